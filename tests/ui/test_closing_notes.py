"""After the hour: one note more on a question, a text that waits, and the parked questions that are left."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.test_closing import VIEW, Presses, closing
from vilkaarvi.notes.summary import Plan

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_a_note_is_written_after_the_hour_with_the_same_check(qtbot: QtBot) -> None:
    acts = Presses()
    page = closing(qtbot, acts)
    part = page.parts[1]
    part.write_note.click()
    assert page.focusWidget() is part.note.field
    part.note.field.setPlainText("NUMMER ett")
    part.note.save.click()
    assert acts.made == []
    assert part.note.flag_ask.isVisible()
    part.note.flag_ask.keep.click()
    assert acts.made == [("note", "q2", "NUMMER ett", frozenset({"NUMMER"}))]
    assert not part.note.isVisible()
    assert part.write_note.isVisible()


def test_a_note_that_is_not_saved_is_asked_about_before_the_lines_are_read(qtbot: QtBot) -> None:
    acts = Presses()
    page = closing(qtbot, acts)
    part = page.parts[0]
    part.write_note.click()
    part.note.field.setPlainText("halvskriven")
    page.read_aloud.click()
    assert page.picking.isVisible()
    assert part.note.status.text() == "Inte sparad än. Spara den eller kasta den."
    assert page.focusWidget() is part.note.save
    part.note.save.click()
    page.read_aloud.click()
    assert page.aloud.isVisible()
    assert acts.made == [("note", "q1", "halvskriven", frozenset())]


@pytest.mark.parametrize("answer", ["save", "throw"])
def test_leaving_asks_once_and_goes_when_it_is_answered(qtbot: QtBot, answer: str) -> None:
    acts = Presses()
    page = closing(qtbot, acts)
    part = page.parts[0]
    part.write_note.click()
    part.note.field.setPlainText("halvskriven")
    page.later.click()
    assert acts.made == []
    getattr(part.note, answer).click()
    kept: list[tuple[object, ...]] = [("note", "q1", "halvskriven", frozenset())] if answer == "save" else []
    assert acts.made == [*kept, ("leave",)]


def test_parked_questions_that_were_not_taken_up_stand_where_what_happens_next_is_written(qtbot: QtBot) -> None:
    page = closing(qtbot, Presses(), replace(VIEW, parked=("Vem bestämmer?",)))
    page.to_plan.click()
    assert page.plan.parked.isVisible()
    assert "Vem bestämmer?" in [label.text() for label in page.plan.parked.findChildren(QLabel)]
    page.show_view(VIEW)
    assert not page.plan.parked.isVisible()


def test_a_parked_question_stands_on_the_paper_when_it_is_ticked(qtbot: QtBot) -> None:
    acts, two = Presses(), ("Vem bestämmer?", "Hur långt räcker tiden?" * 20)
    page = closing(qtbot, acts, replace(VIEW, parked=two))
    page.to_plan.click()
    first, long = page.plan.parked.boxes
    assert (first.accessibleName(), long.isEnabled()) == ("Vem bestämmer?", False)
    first.click()
    kept = Plan((), "", ("Vem bestämmer?",))
    assert acts.made == [("plan", kept, frozenset())]
    page.show_view(replace(VIEW, parked=two, plan=kept))
    assert page.plan.parked.ticked == ("Vem bestämmer?",)
    first.click()
    assert acts.made[-1] == ("plan", Plan(), frozenset())


def test_what_was_ticked_before_the_page_was_opened_is_ticked(qtbot: QtBot) -> None:
    kept = Plan((), "", ("Vem bestämmer?",))
    acts = Presses()
    page = closing(qtbot, acts, replace(VIEW, parked=kept.parked, plan=kept))
    assert page.plan.parked.ticked == kept.parked
    assert page.plan.written == kept
    page.plan.keep()
    assert acts.made == []
