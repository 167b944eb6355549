"""The wheel scrolls and changes no value."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QScrollArea,
    QScrollBar,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.desks import Opens, Room, led_hour, room
from vilkaarvi.settings import Settings
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import Chooser
from vilkaarvi.ui.settings_form import SettingsForm
from vilkaarvi.ui.wheel import WheelScrolls, passes_wheel

__all__ = ["room"]  # a fixture


def test_the_wheel_over_a_value_scrolls_the_page_and_leaves_the_value(qtbot: QtBot) -> None:
    area, page = QScrollArea(), QWidget()
    spin, combo = passes_wheel(QSpinBox()), Chooser()
    slider = passes_wheel(QSlider(Qt.Orientation.Horizontal))
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


def test_no_field_of_home_the_hour_or_the_settings_takes_the_wheel(
    qtbot: QtBot, tmp_path: Path, room: Callable[[Opens], Room]
) -> None:
    desk = led_hour(qtbot, room(lambda: Store.open(tmp_path, None)))
    form = SettingsForm(Text(), Settings(), lambda _settings, _done: None)
    qtbot.addWidget(form)
    fields = [
        field
        for window in (desk, form)
        for kind in (QComboBox, QAbstractSpinBox, QAbstractSlider)
        for field in window.findChildren(kind)
        if not isinstance(field, QScrollBar) and not isinstance(field.parent(), QCalendarWidget)
    ]
    assert len(fields) > 10
    assert [type(field).__name__ for field in fields if field.findChild(WheelScrolls) is None] == []
