"""Closing's other pages: what happens next, who was here, the slips, and the room that sees the lines."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.test_closing import VIEW, Presses, closing
from tests.ui.whole_hours import settled
from vilkaarvi.errors import Code, Fault
from vilkaarvi.notes.summary import Attendance, NextStep, Plan
from vilkaarvi.session.tally import Counting, Tally
from vilkaarvi.ui.closing_acts import At
from vilkaarvi.ui.home_bits import Look

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
EMPTY = Tally.empty(("a", "b"))


@pytest.fixture
def acts() -> Presses:
    return Presses()


# --- what happens next


def test_what_happens_next_is_written_with_a_role_and_a_time_and_kept(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    page.to_plan.click()
    row = page.plan.steps[0]
    row.write(NextStep("Vi tar upp schemat", "schemaläggaren", "före jul"))
    page.plan.upward.write("En tolktelefon")
    page.read_aloud.click()
    wanted = Plan((NextStep("Vi tar upp schemat", "schemaläggaren", "före jul"),), "En tolktelefon")
    assert ("plan", wanted, frozenset()) in acts.made
    assert page.aloud.isVisible()


def test_what_could_point_somebody_out_is_asked_about_before_the_page_is_left(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    page.to_plan.click()
    page.plan.steps[0].write(NextStep("Ring NUMMER"))
    page.to_confirm.click()
    assert page.plan.isVisible()
    assert page.plan.steps[0].what.flag_ask.isVisible()
    assert not [made for made in acts.made if made[0] == "plan"]
    page.plan.steps[0].what.flag_ask.swap.click()
    page.to_confirm.click()
    assert ("plan", Plan((NextStep("Ring [telefon]"),)), frozenset()) in acts.made


def test_a_plan_that_could_not_be_written_stays_with_its_fault(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    page.to_plan.click()
    page.plan.upward.write("En tolktelefon")
    acts.answer = Fault(Code.DISK_FULL)
    page.to_confirm.click()
    assert page.plan.isVisible()
    assert "Disken är full" in page.plan.said.text()
    assert page.plan.upward.written == "En tolktelefon"


def test_five_things_to_do_are_enough(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    page.to_plan.click()
    for _ in range(4):
        page.plan.one_more.click()
    assert len(page.plan.steps) == 5
    assert not page.plan.one_more.isVisible()
    page.plan.steps[0].by.away.click()
    assert page.plan.one_more.isVisible()


def test_a_stored_plan_is_shown_and_what_is_being_written_stays(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    plan = Plan((NextStep("Vi tar upp schemat"),), "")
    page.show_view(replace(VIEW, plan=plan))
    assert page.plan.written == plan
    page.plan.upward.write("På väg")
    page.show_view(replace(VIEW, plan=plan))
    assert page.plan.upward.written == "På väg"


# --- who was here


def test_who_was_here_is_asked_where_the_summary_is_finished_and_kept_first(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts, replace(VIEW, attendance=None))
    page.to_confirm.click()
    assert page.present.isVisible()
    assert page.present.present.value() == 9
    page.present.guests.setValue(1)
    page.present.took_part.setCurrentIndex(1)
    page.finish.click()
    assert acts.made[-2:] == [("present", Attendance(9, 1, True, None)), ("finish",)]
    assert page.finished.isVisible()


def test_a_number_that_was_said_already_is_not_asked_for_again(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    page.to_confirm.click()
    assert not page.present.isVisible()


def test_a_number_that_could_not_be_written_keeps_the_summary_unfinished(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts, replace(VIEW, attendance=None))
    page.to_confirm.click()
    acts.answer = Fault(Code.DISK_FULL)
    page.finish.click()
    assert "Disken är full" in page.confirm.said.text()
    assert ("finish",) not in acts.made
    acts.answer = None
    page.finish.click()
    assert page.finished.isVisible()


def test_a_page_of_its_own_asks_in_the_last_step(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts, replace(VIEW, attendance=None))
    page.open_alone(At.PRESENT)
    with qtbot.waitSignal(page.left):
        page.present.confirm.click()
    assert acts.made == [("present", Attendance(9))]


# --- slips


def test_slips_are_counted_with_the_keys_one_to_five(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    page.open_alone(At.TALLY)
    for key in (Qt.Key.Key_5, Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_7):
        QTest.keyClick(page.slips.grades[0], key)
    assert acts.made == [("grade", 5), ("grade", 1), ("grade", 0)]


def test_the_last_press_can_be_undone_with_backspace(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts, replace(VIEW, counting=Counting(EMPTY, (5,)), counted=True))
    page.open_alone(At.TALLY)
    QTest.keyClick(page.slips.grades[0], Qt.Key.Key_Backspace)
    assert acts.made == [("undo",)]


def test_the_sentence_that_is_next_is_in_sight_with_the_number_of_the_slip(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts, replace(VIEW, counting=Counting(EMPTY, (5, 4, 3)), counted=True))
    page.open_alone(At.TALLY)
    assert page.slips.slip.text() == "Lapp 2, mening 2"
    assert page.slips.now.text() == "Vi har nytta av det här."
    assert "stannar" in page.slips.said.text()


def test_counting_anew_is_asked_about_once(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts, replace(VIEW, counting=Counting(EMPTY, (5,)), counted=True))
    page.open_alone(At.TALLY)
    page.slips.anew.click()
    assert acts.made == []
    page.slips.anew.click()
    assert acts.made == [("anew",)]


def test_slips_can_wait_and_are_offered_when_all_is_finished(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts, replace(VIEW, finished=True))
    assert page.to_slips.isVisible()
    page.to_slips.click()
    assert page.slips.isVisible()
    assert page.back.text() == "Räkna senare"
    page.back.click()
    assert page.finished.isVisible()


def test_slips_that_were_counted_can_be_seen_and_counted_on(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts, replace(VIEW, finished=True, counted=True))
    assert page.to_slips.isVisible()
    assert page.to_slips.text() == page.to_slips.accessibleName() == "Lapparna"
    page.to_slips.click()
    assert page.slips.isVisible()


def test_the_numbers_of_the_slips_stand_near_their_sentences(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    page.resize(1366, 650)
    page.open_alone(At.TALLY)
    settled()
    numbers = [each for each in page.slips.findChildren(QLabel) if each.text() == "0" and each.isVisible()]
    assert numbers
    assert max(each.mapTo(page.slips, QPoint(0, 0)).x() for each in numbers) < 800


def test_a_page_that_was_opened_by_itself_says_when_it_is_done_with(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    page.open_alone(At.TALLY)
    with qtbot.waitSignal(page.left):
        page.back.click()


# --- the room, and next time


def test_the_room_sees_the_lines_on_an_explicit_press_and_they_can_be_taken_back(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    page.read_aloud.click()
    page.show_room.click()
    assert acts.made[-1] == ("show", True)
    page.show_view(replace(VIEW, showing=True))
    assert page.show_room.text() == "Dölj för rummet"
    page.show_room.click()
    assert acts.made[-1] == ("show", False)


def test_a_group_may_approve_next_time(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    page.to_confirm.click()
    page.next_time.click()
    assert acts.made[-1] == ("leave",)
    assert ("finish",) not in acts.made


# --- the second half of a double press


@pytest.mark.parametrize("first", ["to_confirm", "read_aloud"])
def test_a_double_press_turns_one_page_and_neither_finishes_nor_shows_the_room(
    qtbot: QtBot, acts: Presses, first: str
) -> None:
    page = closing(qtbot, acts)
    button = getattr(page, first)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    for other in (page.finish, page.show_room, page.to_confirm):
        if other.isVisible():
            QTest.mouseClick(other, Qt.MouseButton.LeftButton)
            QTest.mouseDClick(other, Qt.MouseButton.LeftButton)
            QTest.keyClick(other, Qt.Key.Key_Return)
    assert not [made for made in acts.made if made[0] in ("finish", "show")]


def test_a_press_after_a_moment_counts(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    QTest.mouseClick(page.to_confirm, Qt.MouseButton.LeftButton)
    qtbot.wait(450)
    QTest.mouseClick(page.finish, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.finished.isVisible)


# --- one thing to do


def test_inside_the_hour_no_press_of_a_page_shouts_beside_next(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts, replace(VIEW, attendance=None, can_leave=False))
    page.open_alone(At.PRESENT)
    assert page.present.confirm.property("look") == Look.PLAIN.value
    page.open_alone(None)
    page.show_view(replace(VIEW, attendance=None, can_leave=True))
    page.open_alone(At.PRESENT)
    assert page.present.confirm.property("look") == Look.PRIMARY.value


@pytest.mark.parametrize("size", [(1366, 650), (1920, 960), (683, 290), (960, 430)])
def test_the_one_thing_to_do_is_wholly_in_sight_and_under_its_words_where_there_is_room(
    qtbot: QtBot, acts: Presses, size: tuple[int, int]
) -> None:
    page = closing(qtbot, acts, replace(VIEW, attendance=None))
    page.resize(*size)
    page._turn_to(At.CONFIRM)
    settled()
    assert page.finish.visibleRegion().boundingRect() == page.finish.rect()
    page.finish.click()
    settled()
    prints, heading = page.finished.prints, page.finished.heading
    assert prints.visibleRegion().boundingRect() == prints.rect()
    under = prints.mapTo(page, QPoint(0, 0)).y() - heading.mapTo(page, QPoint(0, heading.height())).y()
    assert 0 < under < 60


def test_what_is_finished_shows_the_lines_that_are_kept(qtbot: QtBot, acts: Presses) -> None:
    kept = ["Vi hälsar på nya kollegor vid namn", "Schemat sätts upp en vecka tidigare"]
    asked = replace(VIEW.questions[0], lines=tuple(kept))
    page = closing(qtbot, acts, replace(VIEW, questions=(asked, *VIEW.questions[1:])))
    page.to_confirm.click()
    page.finish.click()
    drawn = [each for each in page.finished.findChildren(QLabel) if each.isVisible()]
    assert [line for line in kept if line not in [each.text() for each in drawn]] == []
    page.show_view(replace(page._view, people=8))
    assert [each for each in drawn if not each.isVisible()] == []  # what is in sight stays there
