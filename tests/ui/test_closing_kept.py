"""Nothing that is written at closing is lost: not when it is left, nor entered again, nor when the window closes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.desks import Room, drawn, room
from tests.ui.test_closing import VIEW, Presses, closing, pick, to_finish
from tests.ui.test_texts_that_wait import NUMBER, Hour
from vilkaarvi.errors import Code, Fault
from vilkaarvi.notes.summary import MOST_LINE, NextStep, Plan
from vilkaarvi.ui.closing_acts import At

__all__ = ["room"]  # a fixture
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LINE = "Vi säger till i tid"


@pytest.fixture
def acts() -> Presses:
    return Presses()


@pytest.fixture
def hour(qtbot: QtBot, tmp_path: Path, room: Callable[..., Room]) -> Hour:
    return Hour(qtbot, tmp_path, room)


# --- leaving


def test_a_line_with_an_open_question_is_answered_before_closing_is_left(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    page.parts[0].write_own.click()
    page.parts[0].lines[0].write("ring NUMMER")
    page.later.click()
    assert acts.made == []
    assert page.focusWidget() is page.parts[0].lines[0].flag_ask.swap
    page.parts[0].lines[0].flag_ask.swap.click()
    page.later.click()
    assert acts.made == [("lines", "q1", ("ring [telefon]",), frozenset()), ("leave",)]


def test_closing_is_left_when_the_last_line_is_on_the_disk_and_not_before(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    acts.slow = True
    page.parts[0].write_own.click()
    page.parts[0].lines[0].write(LINE)
    page.later.click()
    assert ("leave",) not in acts.made
    acts.waiting.pop()(None)
    assert acts.made[-1] == ("leave",)


def test_a_line_that_could_not_be_written_keeps_closing_open_with_its_fault(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    acts.slow = True
    page.parts[0].write_own.click()
    page.parts[0].lines[0].write(LINE)
    page.later.click()
    acts.waiting.pop()(Fault(Code.DISK_FULL))
    assert ("leave",) not in acts.made
    assert "full" in page.parts[0].said.text()
    page.parts[0].lines[0].away.click()
    page.later.click()
    assert acts.made[-1] == ("leave",)


def test_what_happens_next_is_not_left_out_because_it_stands_on_another_page(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    page.plan.steps[0].write(NextStep("Ring NUMMER"))
    page.to_confirm.click()
    assert page.plan.isVisible()
    assert page.plan.steps[0].what.flag_ask.isVisible()


# --- the hour goes on, and closing is entered again


def test_lines_and_plan_stand_there_when_closing_is_entered_a_second_time(hour: Hour) -> None:
    hour.on_to("enas")
    page = hour.desk.closing
    assert page is not None
    hour.part(0).write_own.click()
    hour.part(0).lines[0].write(NUMBER)
    hour.part(1).write_own.click()
    hour.part(1).lines[0].write(LINE)
    page.plan.upward.write("En tolktelefon")
    hour.on_to("lappar")
    assert hour.desk.led is not None
    hour.desk.led.back()
    drawn(hour.desk)
    assert (hour.part(0).written, hour.part(1).written) == ((NUMBER,), (LINE,))
    assert page.plan.upward.written == "En tolktelefon"
    hour.on_to("avsluta")
    hour.desk.led.end()
    drawn(hour.desk)
    assert (hour.part(0).written, hour.part(1).written) == ((NUMBER,), (LINE,))
    hour.part(0).lines[0].write("Vi ringer")
    page.later.click()
    hour.qtbot.waitUntil(lambda: hour.desk.currentWidget() is hour.desk.home)
    run = hour.room.store().open_run(hour.id)
    assert sorted(run.lines().values()) == [("Vi ringer",), (LINE,)]
    assert run.plan() == Plan((), "En tolktelefon")


def test_closing_begins_at_its_beginning_when_it_is_entered_again(hour: Hour) -> None:
    hour.on_to("enas")
    page = hour.desk.closing
    assert page is not None
    hour.part(1).write_own.click()
    hour.part(1).lines[0].write(LINE)
    page.to_confirm.click()
    hour.qtbot.waitUntil(page.names.isVisible)
    page.no_names.click()
    assert page.confirm.isVisible()
    assert hour.desk.console is not None
    hour.desk.console.next.setFocus()
    hour.on_to("lappar")
    assert hour.desk.led is not None
    hour.desk.led.back()
    drawn(hour.desk)
    assert page.picking.isVisible()
    assert hour.desk.console.focusWidget() is hour.desk.console.next
    hour.desk.leave()


def test_the_question_about_counting_anew_is_gone_when_the_slips_come_back(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts, replace(VIEW, counted=True))
    page.open_alone(At.TALLY)
    page.slips.anew.click()
    page.open_alone(None)
    page.open_alone(At.TALLY)
    assert "en gång till" not in page.slips.said.text()
    page.slips.anew.click()
    assert acts.made == []


def test_a_line_s_question_is_gone_when_its_words_are_changed_and_stored(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    page.parts[0].write_own.click()
    line = page.parts[0].lines[0]
    line.write("ring NUMMER")
    line.judge()
    line.write("ring växeln")
    page.read_aloud.click()
    page.change.click()
    assert not line.flag_ask.isVisible()


def test_the_window_that_closes_asks_about_a_line_and_stores_the_others(hour: Hour) -> None:
    hour.on_to("enas")
    hour.part(0).write_own.click()
    hour.part(0).lines[0].write(NUMBER)
    hour.part(1).write_own.click()
    hour.part(1).lines[0].write(LINE)
    event = QCloseEvent()
    hour.desk.closeEvent(event)
    assert not event.isAccepted()
    hour.qtbot.waitUntil(hour.part(0).lines[0].flag_ask.isVisible)
    hour.qtbot.waitUntil(lambda: hour.part(1).stored == (LINE,))
    hour.desk.leave()


# --- how long a line may be


def test_how_long_a_line_may_be_is_told_at_its_field_and_nothing_is_cut(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    page.parts[1].write_own.click()
    line = page.parts[1].lines[0]
    line.write("x" * (MOST_LINE - 50))
    assert not line.length.isVisible()
    line.write("x" * (MOST_LINE - 2))
    assert line.length.text() == "Det får plats 2 tecken till."
    line.write("x" * (MOST_LINE + 3))
    assert line.length.text() == "Raden är 3 tecken för lång för papperet."
    assert line.field.accessibleDescription() == line.length.text()
    page.to_confirm.click()
    assert page.picking.isVisible()
    assert page.focusWidget() is line.field
    assert page.parts[1].said.text() == "Inte sparad än. Korta raden ovanför."
    assert line.written == "x" * (MOST_LINE + 3)
    assert acts.made == []
    line.write("x" * MOST_LINE)
    page.to_confirm.click()
    assert acts.made == [("lines", "q2", ("x" * MOST_LINE,), frozenset())]


def test_a_long_note_becomes_a_line_that_has_to_be_shortened(qtbot: QtBot, acts: Presses) -> None:
    long = replace(VIEW.questions[0].notes[0], text="ord " * 80)
    page = closing(qtbot, acts, replace(VIEW, questions=(replace(VIEW.questions[0], notes=(long,)),)))
    pick(page, "n1")
    assert page.parts[0].lines[0].length.isVisible()
    assert acts.made == []


# --- once and for all


def test_a_summary_is_finished_once_however_often_it_is_pressed(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    acts.slow = True
    to_finish(page)
    for _ in range(3):
        page.finish.click()
    assert acts.made == [("finish",)]
    acts.waiting.pop()(None)
    assert page.finished.isVisible()
    page.finish.click()
    assert acts.made == [("finish",)]


def test_a_finished_summary_has_no_way_back_to_its_lines_or_to_finishing(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts, replace(VIEW, finished=True))
    seen = {button for button in page.findChildren(QPushButton) if button.isVisible()}
    assert seen == {*page.finished.presses, page.done, page.to_slips, page.heavy}
    page.to_slips.click()
    page.back.click()
    assert page.finished.isVisible()
