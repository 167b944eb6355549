"""Before lines are picked, and before they are finished: what is looked at once more, and one question always asked."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.test_announced import Ears
from tests.ui.test_closing import VIEW, Presses, closing
from vilkaarvi.notes.detect import load
from vilkaarvi.notes.note import Note
from vilkaarvi.notes.summary import NextStep, Plan
from vilkaarvi.ui import announce as announce_module
from vilkaarvi.ui.closing_note import NoteChoice

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ONE, OTHER = VIEW.questions
QUESTION = "Kan någon på arbetsplatsen känna igen personen?"
SMALL = "Ni är färre än sex. Den som läser gissar lätt vem som har sagt vad: skriv allmänt."
NOTES = (
    Note("n1", "q1", "[namn] berättade om kocken från Somalia på natten", 1),
    Note("n2", "q1", "Vi var på Soltorp", 2),
    Note("n3", "q1", "ingen hittar till Soltorp", 3),
)
NOTED = replace(VIEW, questions=(replace(ONE, notes=NOTES), OTHER))
AGREED = replace(
    VIEW,
    questions=(replace(ONE, notes=(), lines=("Vi & [namn] hjälps åt <nu>",)), replace(OTHER, lines=("Mer tid",))),
    plan=Plan((NextStep("Fråga Karin om schemat"),), "En tolktelefon"),
)


@pytest.fixture
def acts() -> Presses:
    return Presses()


def read(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_notes_are_looked_over_together_before_lines_are_picked(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts, NOTED)
    assert read(page.look) == [
        QUESTION,
        "Är något av det här ett namn? Somalia, Soltorp",
        "Tillsammans kan det här peka ut någon: ”från Somalia”, ”kocken”, ”natten”",
        "”Soltorp” står på flera ställen: pekar de ut någon tillsammans?",
    ]
    assert page.look.y() < page.parts[0].y()


def test_the_question_is_asked_also_of_notes_where_nothing_was_found(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    assert read(page.look) == [QUESTION]
    page.show_view(replace(VIEW, questions=(replace(ONE, notes=()), OTHER)))
    assert not page.look.isVisible()


def test_locked_notes_are_not_looked_over(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts, replace(NOTED, locked=True))
    assert not page.look.isVisible()


def test_the_same_question_is_asked_of_all_that_goes_on_paper_on_one_page(qtbot: QtBot, acts: Presses) -> None:
    load()  # from then on it is known which words that begin a line are nobody's name
    page = closing(qtbot, acts, AGREED)
    page.to_confirm.click()
    assert page.names.isVisible()
    assert read(page.last_look) == [QUESTION, "Är något av det här ett namn? Karin"]
    assert not page.finish.isVisible()
    page.no_names.click()
    assert page.finish.isVisible()


def test_what_is_to_be_looked_at_is_said_to_a_screen_reader_when_its_page_comes(
    qtbot: QtBot, acts: Presses, monkeypatch: pytest.MonkeyPatch
) -> None:
    load()
    page = closing(qtbot, acts, AGREED)
    ears = Ears()
    monkeypatch.setattr(announce_module, "QAccessible", ears)
    page.to_confirm.click()
    assert [said for said, _how in ears.heard if said.startswith(QUESTION)] == [
        f"{QUESTION} Är något av det här ett namn? Karin"
    ]


def test_placeholders_are_marked_and_read_aloud_as_words_alone(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts, AGREED)
    page.to_confirm.click()
    (line,) = [each for each in page.names.findChildren(QLabel) if "[namn]" in each.text()]
    assert line.textFormat() is Qt.TextFormat.RichText
    assert line.text().startswith("Vi &amp; <span")
    assert line.text().endswith("</span> hjälps åt &lt;nu&gt;")
    assert line.accessibleName() == "Vi & [namn] hjälps åt <nu>"
    page = closing(qtbot, acts, NOTED)
    bodies = [each._body for each in page.parts[0].findChildren(NoteChoice)]
    assert [body.textFormat() is Qt.TextFormat.RichText for body in bodies] == [True, False, False]


def test_a_small_group_is_warned_before_it_picks_and_before_it_finishes(qtbot: QtBot, acts: Presses) -> None:
    acts.small = True
    page = closing(qtbot, acts, AGREED)
    page.to_confirm.click()
    assert SMALL in read(page.last_look)
    assert SMALL in read(closing(qtbot, acts, NOTED).look)
