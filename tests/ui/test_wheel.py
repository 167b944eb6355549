"""The wheel scrolls and changes no value."""

import ast
from pathlib import Path

from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from vilkaarvi.app.window import application
from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import Chooser
from vilkaarvi.ui.wheel import Day, Number, Slider


def test_the_wheel_over_a_value_scrolls_the_page_and_leaves_the_value(qtbot: QtBot) -> None:
    area, page = QScrollArea(), QWidget()
    spin, combo, slider, day = Number(), Chooser(), Slider(Qt.Orientation.Horizontal), Day()
    combo.addItems(["Svenska", "English"])
    spin.setValue(9)
    slider.setValue(80)
    day.setDate(QDate(2026, 11, 24))
    fields = (spin, combo, slider, day)
    column = QVBoxLayout(page)
    for field in fields:
        column.addWidget(field)
    column.addSpacing(2000)
    area.setWidget(page)
    area.setWidgetResizable(True)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    for field in fields:
        before = area.verticalScrollBar().value()
        QTest.wheelEvent(area.windowHandle(), QPointF(field.mapTo(area, field.rect().center())), QPoint(0, -120))
        QApplication.processEvents()
        assert area.verticalScrollBar().value() > before
        area.verticalScrollBar().setValue(0)
    assert (spin.value(), combo.currentText(), slider.value()) == (9, "Svenska", 80)
    assert day.date() == QDate(2026, 11, 24)


def test_no_window_has_a_field_that_the_wheel_turns() -> None:
    turned = {"QSpinBox", "QDoubleSpinBox", "QDateEdit", "QTimeEdit", "QDateTimeEdit", "QSlider", "QDial", "QComboBox"}
    for path in (Path(__file__).parents[2] / "vilkaarvi").rglob("*.py"):
        calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
        made = {each.id for each in calls if isinstance(each, ast.Name)} & turned
        assert not made, f"{path.name} makes {made}"


def test_no_filter_in_python_stands_before_the_whole_program(qapp: QApplication) -> None:
    """It would be asked about every event while windows are built."""
    application(Text("sv"))
    assert not [child for child in qapp.children() if type(child).__module__.startswith("vilkaarvi")]
