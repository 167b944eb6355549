"""The wheel scrolls and changes no value."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QSlider, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from vilkaarvi.ui.wheel import WheelScrolls


@pytest.fixture(autouse=True)
def scrolls(qapp: QApplication) -> Iterator[None]:
    made = WheelScrolls(qapp)
    yield
    qapp.removeEventFilter(made)
    made.deleteLater()


def test_the_wheel_over_a_value_scrolls_the_page_and_leaves_the_value(qtbot: QtBot) -> None:
    area, page = QScrollArea(), QWidget()
    spin, combo, slider = QSpinBox(), QComboBox(), QSlider(Qt.Orientation.Horizontal)
    combo.addItems(["Svenska", "English"])
    spin.setValue(9)
    slider.setValue(80)
    column = QVBoxLayout(page)
    for field in (spin, combo, slider):
        column.addWidget(field)
    column.addSpacing(2000)
    area.setWidget(page)
    area.setWidgetResizable(True)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    for field in (spin, combo, slider):
        before = area.verticalScrollBar().value()
        QTest.wheelEvent(area.windowHandle(), QPointF(field.mapTo(area, field.rect().center())), QPoint(0, -120))
        QApplication.processEvents()
        assert area.verticalScrollBar().value() > before
        area.verticalScrollBar().setValue(0)
    assert (spin.value(), combo.currentText(), slider.value()) == (9, "Svenska", 80)
