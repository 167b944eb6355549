"""What could point somebody out is underlined and asked about while it is written: on whole words, never in the way."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.test_announced import Ears
from vilkaarvi.errors import Fault
from vilkaarvi.hour.judge import Heard
from vilkaarvi.notes.note import Flag, FlagKind
from vilkaarvi.text import Text
from vilkaarvi.ui import announce as announce_module
from vilkaarvi.ui.note_writer import NoteWriter, Waiting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NAME, QUASI = FlagKind.NAME, FlagKind.QUASI
Line = QTextCharFormat.UnderlineStyle
PAUSE_MS = 300


class Reads:
    """Finds Anna and Berg (names) and "chefen på förrådet" (soft). `slow`: answers wait until they are let go."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.slow = self.small = False
        self.no_names: list[str] = []
        self.waiting: list[Callable[[], None]] = []

    def judge(self, _asker: object, text: str, heard: Heard) -> None:
        self.read.append(text)
        flags = [Flag(at, at + 4, NAME) for name in ("Anna", "Berg") if (at := text.find(name)) >= 0]
        at = text.find("chefen på förrådet")
        flags += [Flag(at, at + 18, QUASI, hard=False)] if at >= 0 else []
        found = tuple(sorted(flags, key=lambda flag: flag.start))
        if self.slow:
            self.waiting.append(lambda: heard(found))
        else:
            heard(found)

    def no_name(self, characters: str) -> None:
        self.no_names.append(characters)

    def is_no_name(self, _word: str) -> bool:
        return False

    def few(self) -> bool:
        return self.small

    def placeholder(self, _flag: Flag) -> str:
        return "[namn]"


class Desk(QWidget):
    """A field for notes, and what was kept."""

    def __init__(self, reads: Reads) -> None:
        super().__init__()
        self.reads, self.kept = reads, list[tuple[str, frozenset[str]]]()
        self.writer = NoteWriter(Text("sv"), reads, self._keep, "Anteckning", "Spara anteckning", 90)
        self.field, self.ask = self.writer.field, self.writer.flag_ask
        QVBoxLayout(self).addWidget(self.writer)

    def _keep(self, text: str, allowed: frozenset[str], done: Callable[[Fault | None], None]) -> None:
        self.kept.append((text, allowed))
        done(None)

    def types(self, text: str) -> None:
        for sign in text:
            if sign.isascii():
                QTest.keyClicks(self.field, sign)
            else:  # Qt's hand has no å, ä and ö
                self.field.insertPlainText(sign)

    def enter(self) -> None:
        QTest.keyClick(self.focusWidget(), Qt.Key.Key_Return)

    @property
    def lines(self) -> list[tuple[str, Line]]:
        return [(each.cursor.selectedText(), each.format.underlineStyle()) for each in self.field.extraSelections()]


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk(Reads())
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    made.field.setFocus()
    return made


# --- when


def test_a_half_typed_word_is_never_read(desk: Desk, qtbot: QtBot) -> None:
    for letter in "Anna":
        desk.types(letter)
        qtbot.wait(PAUSE_MS // 4)
    assert desk.reads.read == []
    assert not desk.ask.isVisible()
    desk.types(" ")
    assert desk.reads.read == ["Anna"]
    assert desk.ask.isVisible()


def test_a_pause_finishes_a_word(desk: Desk, qtbot: QtBot) -> None:
    desk.types("Anna")
    qtbot.wait(PAUSE_MS - 150)
    assert desk.reads.read == []
    qtbot.waitUntil(lambda: desk.reads.read == ["Anna"])
    assert desk.lines == [("Anna", Line.SingleUnderline)]


@pytest.mark.parametrize("sign", [",", "!", "?", ")", ";"])
def test_a_sign_finishes_a_word(desk: Desk, sign: str) -> None:
    desk.types(f"Anna{sign}")
    assert desk.reads.read == [f"Anna{sign}"]


def test_the_last_word_is_read_before_it_is_saved(desk: Desk) -> None:
    desk.types("det sa Anna")
    assert desk.reads.read == ["det", "det sa"]
    desk.enter()
    assert desk.reads.read[-1] == "det sa Anna"
    assert desk.kept == []
    assert desk.ask.isVisible()


def test_the_newest_text_wins_over_an_answer_that_comes_late(desk: Desk) -> None:
    desk.reads.slow = True
    desk.types("Anna ")
    desk.field.selectAll()
    desk.types("alla var med ")
    late, *_between, newest = desk.reads.waiting
    newest()
    late()
    assert not desk.ask.isVisible()
    assert desk.lines == []
    desk.enter()
    assert desk.kept == [("alla var med", frozenset())]


def test_a_save_waits_for_the_worker_and_nothing_is_written_meanwhile(desk: Desk) -> None:
    desk.reads.slow = True
    desk.types("alla var med")
    desk.enter()
    desk.types("x")
    assert desk.kept == []
    desk.reads.waiting[-1]()
    assert desk.kept == [("alla var med", frozenset())]


# --- a hard doubt


def test_enter_takes_the_proposal_and_the_next_enter_saves(desk: Desk) -> None:
    desk.types("Anna sa det ")
    assert desk.ask.sentence.text() == "”Anna” kan vara ett namn."
    assert desk.ask.swap.text() == "Byt till [namn] (Enter)"
    assert desk.ask.swap.accessibleName() == "Byt till [namn]"
    assert not any(button.isVisible() for button in desk.ask.others)
    desk.enter()
    assert desk.field.toPlainText() == "[namn] sa det "
    assert desk.kept == []
    assert not desk.ask.isVisible()
    desk.enter()
    assert desk.kept == [("[namn] sa det", frozenset())]
    assert desk.reads.no_names == []


def test_enter_takes_the_proposal_in_sight_also_while_the_next_word_is_being_written(desk: Desk) -> None:
    desk.types("Anna sa det så")
    assert desk.reads.read[-1] != desk.field.written
    desk.enter()
    assert desk.field.toPlainText() == "[namn] sa det så"
    assert desk.kept == []


def test_enter_takes_nothing_when_another_doubt_has_come_meanwhile(desk: Desk) -> None:
    desk.types("x Berg")
    desk.enter()
    for _ in range(4):
        QTest.keyClick(desk.field, Qt.Key.Key_Backspace)
    desk.types("Anna")
    desk.enter()
    assert desk.field.toPlainText() == "x Anna"
    assert "Anna" in desk.ask.sentence.text()


def test_what_was_asked_at_saving_is_saved_with_the_answer(desk: Desk) -> None:
    desk.types("Anna sa det")
    desk.enter()
    desk.enter()
    assert desk.kept == [("[namn] sa det", frozenset())]


def test_the_caret_is_never_moved(desk: Desk) -> None:
    desk.types("först Anna kom")
    for _ in range(3):
        QTest.keyClick(desk.field, Qt.Key.Key_Left)
    desk.types(", ")
    assert desk.ask.isVisible()
    assert desk.focusWidget() is desk.field
    assert desk.field.textCursor().position() == len("först Anna , ")
    desk.enter()
    assert desk.focusWidget() is desk.field
    desk.types("nu ")
    assert desk.field.toPlainText() == "först [namn] , nu kom"


def test_what_was_taken_away_does_not_come_back_by_undo(desk: Desk) -> None:
    desk.types("Anna ")
    desk.enter()
    assert not desk.field.document().isUndoAvailable()
    desk.field.undo()
    assert desk.field.toPlainText() == "[namn] "


def test_it_is_no_name_by_keys_alone_and_the_caret_is_back_in_the_field(desk: Desk) -> None:
    desk.types("Berg ")
    QTest.keyClick(desk.field, Qt.Key.Key_Tab)
    assert desk.focusWidget() is desk.ask.swap
    QTest.keyClick(desk.ask.swap, Qt.Key.Key_Tab)
    assert desk.focusWidget() is desk.ask.keep
    assert desk.ask.keep.text() == "Det är inget namn"
    desk.enter()
    assert desk.focusWidget() is desk.field
    assert desk.lines == []
    assert desk.kept == []
    desk.enter()
    assert desk.kept == [("Berg", frozenset({"Berg"}))]
    assert desk.reads.no_names == ["Berg"]


def test_each_name_is_asked_about_in_turn(desk: Desk) -> None:
    desk.types("Anna Berg ")
    assert desk.lines == [("Anna", Line.SingleUnderline), ("Berg", Line.SingleUnderline)]
    desk.enter()
    assert desk.ask.sentence.text() == "”Berg” kan vara ett namn."
    desk.enter()
    assert desk.field.toPlainText() == "[namn] [namn] "


def test_a_name_after_a_blank_line_and_an_emoji_is_found_where_it_stands(desk: Desk) -> None:
    desk.field.setPlainText("\n  🙂🙂 hej Anna hej ")
    desk.writer.remind()
    assert desk.lines == [("Anna", Line.SingleUnderline)]
    desk.ask.swap.click()
    assert desk.kept == [("🙂🙂 hej [namn] hej", frozenset())]


def test_a_name_that_is_rubbed_out_is_asked_about_no_more(desk: Desk, qtbot: QtBot) -> None:
    desk.types("Anna ")
    for _ in range(3):
        QTest.keyClick(desk.field, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: not desk.ask.isVisible())
    assert desk.lines == []


# --- a soft doubt


def test_a_soft_doubt_has_dots_and_three_proposals(desk: Desk) -> None:
    desk.types("chefen på förrådet ")
    assert desk.lines == [("chefen på förrådet", Line.DotLine)]
    assert desk.ask.sentence.text() == "Kan någon kännas igen på ”chefen på förrådet”? Skriv hellre:"
    buttons = (desk.ask.swap, *desk.ask.others, desk.ask.keep)
    assert [button.text() for button in buttons] == ["en kollega", "en chef", "en medarbetare", "Låt stå"]
    desk.ask.others[0].click()
    assert desk.field.toPlainText() == "en chef "
    assert desk.focusWidget() is desk.field


def test_a_soft_doubt_that_has_been_seen_may_be_left_and_enter_saves(desk: Desk) -> None:
    desk.types("chefen på förrådet ")
    desk.enter()
    assert desk.kept == [("chefen på förrådet", frozenset())]


def test_a_soft_doubt_that_comes_at_saving_is_asked_about_once(desk: Desk) -> None:
    desk.types("hej chefen på förrådet")
    desk.enter()
    assert desk.kept == []
    assert desk.ask.isVisible()
    desk.enter()
    assert desk.kept == [("hej chefen på förrådet", frozenset())]


def test_names_are_asked_about_before_soft_doubts(desk: Desk) -> None:
    desk.types("chefen på förrådet heter Anna ")
    assert "Anna" in desk.ask.sentence.text()
    desk.enter()
    assert "chefen på förrådet" in desk.ask.sentence.text()


# --- aloud


def test_each_question_is_said_once_to_a_screen_reader(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ears = Ears()
    monkeypatch.setattr(announce_module, "QAccessible", ears)
    desk.types("Anna sa det till oss ")
    assert [said for said, _how in ears.heard] == ["”Anna” kan vara ett namn. Byt till [namn] (Enter)"]
    assert desk.field.accessibleDescription() == "”Anna” kan vara ett namn."
    desk.enter()
    assert desk.field.accessibleDescription() == ""


def test_a_text_that_comes_from_elsewhere_keeps_its_answers(desk: Desk) -> None:
    desk.writer.take(Waiting("q", "Berg ", frozenset({"Berg"})))
    desk.writer.remind()
    assert not desk.ask.isVisible()


def test_in_a_small_group_the_proposals_are_coarser(desk: Desk) -> None:
    desk.reads.small = True
    desk.types("chefen på förrådet ")
    buttons = (desk.ask.swap, *desk.ask.others)
    assert [button.text() for button in buttons] == ["någon", "några av oss", "någon på jobbet"]
