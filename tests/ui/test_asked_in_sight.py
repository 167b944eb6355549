"""With the real desk: what asks about a text is wholly in sight where it asks, also at 200 %."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desks import drawn, room
from tests.ui.test_asked_while_writing import Reads
from tests.ui.test_texts_that_wait import NUMBER, Hour, Made
from vilkaarvi.text import Text
from vilkaarvi.ui.closing_lines import LineField
from vilkaarvi.ui.flag_ask import FlagAsk
from vilkaarvi.ui.style import SAND
from vilkaarvi.ui.whole_lines import WholeLines

__all__ = ["room"]  # a fixture
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SIZES = [(1366, 740), (1920, 1050), (683, 372)]  # the last is 1366×768 where all is twice as large


@pytest.fixture(params=SIZES)
def hour(qtbot: QtBot, tmp_path: Path, room: Made, request: pytest.FixtureRequest) -> Hour:
    hour = Hour(qtbot, tmp_path, room)
    hour.desk.setFixedSize(*request.param)
    drawn(hour.desk)
    return hour


def seen(widget: QWidget) -> bool:
    """All of it, with nothing over it."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def test_a_note_s_question_is_in_sight_while_the_caret_stays_in_the_field(hour: Hour) -> None:
    hour.panel.field.setFocus()
    QTest.keyClicks(hour.panel.field, NUMBER + " ")
    hour.qtbot.waitUntil(lambda: seen(hour.panel.writer.flag_ask))
    assert hour.desk.focusWidget() is hour.panel.field
    hour.desk.leave()


def test_a_line_s_question_is_in_sight_among_many_notes(hour: Hour) -> None:
    for number in range(4):
        hour.panel.field.setPlainText(f"anteckning {number} om schemat")
        hour.panel.save.click()
        hour.qtbot.waitUntil(lambda: not hour.panel.field.toPlainText())
    hour.on_to("enas")
    part = hour.part(1)
    part.write_own.click()
    part.lines[0].write(NUMBER)
    asked = part.lines[0].flag_ask
    hour.qtbot.waitUntil(lambda: seen(asked))
    assert hour.desk.closing is not None
    reading = hour.desk.closing.reading
    bar, high = reading.verticalScrollBar(), reading.viewport().height()
    for place in range(0, bar.maximum() + 1, 7):  # wherever it lies, nothing is laid over it
        bar.setValue(place)
        top = asked.mapTo(reading.viewport(), QPoint(0, 0)).y()
        assert seen(asked) or top < 0 or top + asked.height() > high, place
    hour.desk.leave()


def test_a_planned_step_s_question_is_in_sight(hour: Hour) -> None:
    hour.on_to("enas")
    assert hour.desk.closing is not None
    hour.desk.closing.to_plan.click()
    plan = hour.desk.closing.plan
    hour.qtbot.waitUntil(plan.isVisible)
    for field in (*plan.steps[0].parts, plan.upward):
        field.field.setFocus()
        QTest.keyClicks(field.field, NUMBER + " ")
        hour.qtbot.waitUntil(partial(seen, field.flag_ask))
        assert hour.desk.focusWidget() is field.field
    hour.desk.leave()


def test_no_veil_lies_over_a_question_though_the_rows_beside_it_are_cut(qtbot: QtBot) -> None:
    area, content, field = WholeLines(SAND), QWidget(), LineField("Rad")
    content.setFixedSize(900, 900)
    for number in range(12):
        row = QPushButton("anteckning", content)
        row.setGeometry(0, 28 + 42 * number, 400, 36)
    ask = FlagAsk(Text("sv"), Reads(), field, lambda _flag: ("[namn]",))
    ask.setParent(content)
    field.setParent(content)
    area.setWidget(content)
    qtbot.addWidget(area)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.resize(920, 511)
    area.show()
    field.setPlainText("Anna")
    ask.judge()
    ask.setGeometry(480, 424, 400, 80)
    area.cover_what_is_cut()
    assert seen(ask)
    assert area.under.geometry().top() == 504
