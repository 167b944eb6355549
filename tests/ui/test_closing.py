"""Closing: lines are picked, asked about, stored, read aloud; then finished and saved."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from vilkaarvi.errors import Code, Fault
from vilkaarvi.hour.judge import Heard
from vilkaarvi.notes.note import Flag, FlagKind, Note
from vilkaarvi.notes.summary import Attendance, Plan
from vilkaarvi.session.tally import Counting, Tally
from vilkaarvi.text import Text
from vilkaarvi.ui.closing import ClosingPage
from vilkaarvi.ui.closing_acts import At, ClosingQuestion, ClosingView
from vilkaarvi.ui.closing_note import NoteChoice
from vilkaarvi.ui.closing_pages import FinishedPage
from vilkaarvi.ui.home_acts import Done
from vilkaarvi.ui.home_bits import Look

# the offscreen platform says so
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NOTES = (
    Note("n1", "q1", "första", 1),
    Note("n2", "q1", "andra", 2),
    Note("n3", "q1", "tredje", 3, starred=True),
    Note("n4", "q1", "fjärde", 4),
)
VIEW = ClosingView(
    "Träff 1",
    "Norr",
    (ClosingQuestion("q1", "Vad har hänt?", NOTES), ClosingQuestion("q2", "Vad behövs?")),
    people=9,
    attendance=Attendance(9),
    statements=("Jag kunde säga det jag tänkte.", "Vi har nytta av det här."),
    counting=Counting(Tally.empty(("a", "b"))),
)


class Presses:
    """Remembers presses. Flags the word "NUMMER"; answers with `answer`, at once unless `slow`."""

    def __init__(self) -> None:
        self.made: list[tuple[object, ...]] = []
        self.answer: Fault | None = None
        self.slow = self.small = False
        self.waiting: list[Done] = []

    def _tell(self, done: Done) -> None:
        if self.slow:
            self.waiting.append(done)
        else:
            done(self.answer)

    def judge(self, _asker: object, text: str, heard: Heard) -> None:
        at = text.find("NUMMER")
        heard((Flag(at, at + 6, FlagKind.PHONE),) if at >= 0 else ())

    def no_name(self, characters: str) -> None: ...

    def is_no_name(self, _word: str) -> bool:
        return False

    def few(self) -> bool:
        return self.small

    def placeholder(self, flag: Flag) -> str:
        return "[telefon]"

    def keep(self, question: str, text: str, allowed: frozenset[str], done: Done) -> None:
        self.made.append(("note", question, text, allowed))
        self._tell(done)

    def park(self, text: str, allowed: frozenset[str], done: Done) -> None:
        self.made.append(("park", text, allowed))
        self._tell(done)

    def keep_lines(self, question: str, lines: tuple[str, ...], allowed: frozenset[str], done: Done) -> None:
        self.made.append(("lines", question, lines, allowed))
        self._tell(done)

    def keep_plan(self, plan: Plan, allowed: frozenset[str], done: Done) -> None:
        self.made.append(("plan", plan, allowed))
        self._tell(done)

    def confirm(self, attendance: Attendance, done: Done) -> None:
        self.made.append(("present", attendance))
        self._tell(done)

    def press_grade(self, grade: int, done: Done) -> None:
        self.made.append(("grade", grade))
        self._tell(done)

    def undo_grade(self, done: Done) -> None:
        self.made.append(("undo",))
        self._tell(done)

    def count_anew(self, done: Done) -> None:
        self.made.append(("anew",))
        self._tell(done)

    def show_lines(self, shown: bool) -> None:
        self.made.append(("show", shown))

    def unlock(self, passphrase: str, done: Done) -> None:
        self.made.append(("unlock", passphrase))
        self._tell(done)

    def finish(self, done: Done) -> None:
        self.made.append(("finish",))
        self._tell(done)

    def suggested_name(self) -> str:
        return "Träff 1.pdf"

    def save_pdf(self, path: Path, done: Done) -> None:
        self.made.append(("pdf", path))
        self._tell(done)

    def print_paper(self, page: FinishedPage) -> None:
        self.made.append(("print",))
        page.went.emit()

    def show_paper(self, page: FinishedPage) -> None:
        self.made.append(("paper",))

    def copy_paper(self, page: FinishedPage) -> None:
        self.made.append(("copy",))

    def heavy(self) -> None:
        self.made.append(("heavy",))

    def leave(self) -> None:
        self.made.append(("leave",))


@pytest.fixture
def acts() -> Presses:
    return Presses()


def closing(qtbot: QtBot, acts: Presses, view: ClosingView = VIEW) -> ClosingPage:
    page = ClosingPage(Text("sv"), acts, lambda _parent, _text, name: Path("mapp") / name)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show_view(view)
    page.show()
    return page


def choices(page: ClosingPage) -> list[NoteChoice]:
    found = [each for each in page.parts[0].findChildren(NoteChoice) if each.isVisibleTo(page)]
    return sorted(found, key=lambda each: each.y())


def pick(page: ClosingPage, note: str) -> None:
    next(each for each in choices(page) if each.property("note") == note).click()


def to_finish(page: ClosingPage) -> None:
    """On the way to the last question: nothing on the paper points anybody out."""
    page.to_confirm.click()
    if page.names.isVisible():
        page.no_names.click()


def names(page: QWidget) -> list[str]:
    return [child.accessibleName() for child in page.findChildren(QWidget) if child.isVisible()]


def test_starred_notes_stand_first(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    qtbot.waitUntil(lambda: len({each.y() for each in choices(page)}) == 4)
    assert [each.property("note") for each in choices(page)] == ["n3", "n1", "n2", "n4"]
    assert choices(page)[0].accessibleName() == "Välj: tredje, stjärnmärkt"


def test_a_picked_note_becomes_a_line_and_is_stored(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    pick(page, "n3")
    assert acts.made == [("lines", "q1", ("tredje",), frozenset())]
    assert page.parts[0].said.text() == "✓ Sparat"
    pick(page, "n3")
    assert acts.made[-1] == ("lines", "q1", (), frozenset())


def test_a_fourth_line_is_refused_in_words(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    for note in ("n1", "n2", "n3", "n4"):
        pick(page, note)
    assert page.parts[0].written == ("första", "andra", "tredje")
    assert page.parts[0].said.text() == "Tre rader räcker för en fråga. Ta bort en först."
    assert not next(each for each in choices(page) if each.property("note") == "n4").isChecked()


def test_an_edited_line_is_asked_about_before_it_is_stored(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    pick(page, "n1")
    line = page.parts[0].lines[0]
    line.field.setPlainText("ring NUMMER")
    QTest.keyClick(line.field, Qt.Key.Key_Return)
    assert line.flag_ask.isVisible()
    assert len(acts.made) == 1
    line.flag_ask.swap.click()
    assert acts.made[-1] == ("lines", "q1", ("ring [telefon]",), frozenset())
    assert not line.flag_ask.isVisible()


def test_what_points_nobody_out_is_stored_as_it_is(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    page.parts[1].write_own.click()
    line = page.parts[1].lines[0]
    line.field.setPlainText("NUMMER ett")
    line.judge()
    line.flag_ask.keep.click()
    assert acts.made == [("lines", "q2", ("NUMMER ett",), frozenset({"NUMMER"}))]


def test_an_unanswered_line_is_asked_about_before_the_page_is_left(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    page.parts[0].write_own.click()
    page.parts[0].lines[0].write("NUMMER")
    page.to_confirm.click()
    assert page.confirm.isVisible() is False
    assert page.parts[0].lines[0].flag_ask.isVisible()
    assert acts.made == []


def test_the_page_turns_when_the_lines_are_on_the_disk_and_not_before(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    acts.slow = True
    pick(page, "n1")
    page.read_aloud.click()
    assert not page.aloud.isVisible()
    acts.waiting.pop()(None)
    assert page.aloud.isVisible()
    assert len(acts.made) == 1


def test_a_full_disk_leaves_the_line_in_its_field(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    acts.answer = Fault(Code.DISK_FULL)
    pick(page, "n1")
    page.to_confirm.click()
    assert not page.confirm.isVisible()
    assert "full" in page.parts[0].said.text()
    assert page.parts[0].written == ("första",)
    acts.answer = None
    page.to_confirm.click()
    assert page.names.isVisible()


def test_pressing_finish_twice_finishes_and_the_pdf_is_saved(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    pick(page, "n1")
    for button in (page.to_confirm, page.finish):
        assert [name for name in names(page) if name.startswith("Färdigställ")] == [button.text()]
        button.click()
        if page.names.isVisible():
            page.no_names.click()
    assert len([name for name in names(page) if name.startswith("Spara PDF")]) == 1
    page.save.click()
    assert "Träff 1.pdf" in page.finished.said.text()
    page.done.click()
    assert acts.made[1:] == [("finish",), ("pdf", Path("mapp/Träff 1.pdf")), ("leave",)]


def test_the_group_is_told_of_the_public_document_before_it_agrees(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    assert page.public.isVisible()
    assert "allmän handling" in page.public.text()


def test_finishing_that_fails_can_be_tried_again(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    page.to_confirm.click()
    acts.answer = Fault(Code.DISK_FULL)
    page.finish.click()
    assert page.confirm.isVisible()
    assert "full" in page.confirm.said.text()
    acts.answer = None
    page.finish.click()
    assert page.finished.isVisible()


def test_lines_are_read_aloud_as_they_were_stored(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts, replace(VIEW, questions=(replace(VIEW.questions[0], lines=("en rad",)),)))
    page.read_aloud.click()
    labels = [label.text() for label in page.aloud.findChildren(type(page.public)) if label.isVisible()]
    assert "en rad" in labels
    page.change.click()
    assert page.parts[0].isVisible()


def test_locked_notes_ask_for_the_passphrase_and_nothing_else(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts, replace(VIEW, locked=True))
    assert not page.parts[0].isVisible()
    assert not page.to_confirm.isVisible()
    assert "Lösenfras" in names(page)
    assert "Lås upp" in names(page)
    acts.answer = Fault(Code.WRONG_PASSPHRASE)
    page.unlock.field.setText("fel")
    page.unlock.button.click()
    assert page.unlock.error.isVisible()
    page.show_view(VIEW)
    assert page.parts[0].isVisible()
    assert not page.unlock.isVisible()


def test_what_is_being_written_stays_when_the_notes_change(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    page.parts[0].write_own.click()
    page.parts[0].lines[0].write("halvskriven")
    fewer = replace(VIEW, questions=(replace(VIEW.questions[0], notes=NOTES[:2]), VIEW.questions[1]))
    page.show_view(fewer)
    assert page.parts[0].written == ("halvskriven",)
    assert len(choices(page)) == 2


def test_an_answer_after_the_page_is_gone_hurts_nobody(qtbot: QtBot, acts: Presses) -> None:
    acts.slow = True
    page = ClosingPage(Text("sv"), acts)
    page.show_view(VIEW)
    page.to_confirm.click()
    page.finish.click()
    page.deleteLater()
    qtbot.wait(1)
    del page
    acts.waiting.pop()(None)


def test_a_finished_summary_opens_where_it_can_be_saved(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts, replace(VIEW, finished=True))
    assert page.save.isVisible()
    assert page._at is At.FINISHED
    assert not page.picking.isVisible()


def test_when_it_is_saved_or_printed_one_press_is_left_to_do(qtbot: QtBot, acts: Presses) -> None:
    for put_on_paper in ("saves", "prints"):
        page = closing(qtbot, acts, replace(VIEW, finished=True))
        assert page.focusWidget() is page.finished.prints
        getattr(page.finished, put_on_paper).click()
        assert page.focusWidget() is page.done
        assert page.done.property("look") == Look.PRIMARY.value
        assert page.finished.prints.property("look") == Look.PLAIN.value


def test_tab_goes_from_notes_to_lines_to_the_next_question_and_then_the_presses(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts)
    pick(page, "n1")
    page.parts[0].stops[0].setFocus()
    gone: list[QWidget | None] = []
    for _ in range(11):
        gone.append(page.focusWidget())
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    line = page.parts[0].lines[0]
    assert gone[:5] == page.parts[0].stops[:5]
    first, second = page.parts
    assert gone[4:8] == [first.write_note, line.field, line.away, first.write_own]
    assert gone[8:] == [second.write_note, second.write_own, page.later]
