"""One question at closing: its notes to pick from, the lines agreed on, and what of it is saved."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from vilkaarvi.notes.note import Note
from vilkaarvi.notes.summary import MOST_LINES
from vilkaarvi.text import Text
from vilkaarvi.ui.closing_acts import ClosingActs, ClosingQuestion
from vilkaarvi.ui.closing_kept import KeptPanel
from vilkaarvi.ui.closing_lines import AgreedLine
from vilkaarvi.ui.closing_note import NoteChoice
from vilkaarvi.ui.home_acts import Done
from vilkaarvi.ui.home_bits import Look, emptied, press, words
from vilkaarvi.ui.note_writer import NoteWriter, Waiting

FIELD = 74  # pixels high


class QuestionPart(KeptPanel[tuple[str, ...]]):
    """Notes at the left, stars first, and one more can be written; lines at the right."""

    def __init__(self, text: Text, acts: ClosingActs, question: ClosingQuestion, number: int) -> None:
        super().__init__(text, question.lines)
        self._acts, self.question = acts, question
        self.lines: list[AgreedLine] = []
        self.write_note = press(text.tr("Write afterwards"), Look.LINK)
        self.note = NoteWriter(text, acts, self._keep_note, text.tr("Note"), text.tr("Save note"), FIELD)
        self.note.hide()
        self.write_note.clicked.connect(self.open_note)
        self.note.kept.connect(self._note_is_done_with)
        self.note.thrown.connect(self._note_is_done_with)
        self.write_own = press(text.tr("Write a line"), Look.SMALL)
        self.write_own.clicked.connect(lambda: self._add("", None, True))
        self._notes, self._fields = QVBoxLayout(), QVBoxLayout()
        self.halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out(number)
        for line in question.lines:
            self._add(line, next((note.id for note in question.notes if note.text == line), None), False)
        self._show_notes()

    def _lay_out(self, number: int) -> None:
        self._notes.setSpacing(6)
        self._fields.setSpacing(8)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(8)
        right.setSpacing(8)
        left.addWidget(words(self._text.tr("Notes"), Look.KICKER, wrap=False))
        left.addLayout(self._notes)
        left.addWidget(self.write_note, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self.note)
        left.addStretch(1)
        right.addWidget(words(self._text.tr("What we agreed on"), Look.KICKER, wrap=False))
        right.addLayout(self._fields)
        right.addWidget(self.write_own, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.said)
        right.addStretch(1)
        self.halves.setSpacing(28)
        self.halves.addLayout(left, 1)
        self.halves.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 22)
        column.setSpacing(8)
        column.addWidget(words(self._text.tr("Question {number}", number=number), Look.KICKER))
        column.addWidget(words(self.question.prompt, Look.SUBTITLE))
        column.addSpacing(6)
        column.addLayout(self.halves)

    def renew(self, question: ClosingQuestion) -> None:
        """The notes have changed (or were unlocked); what is being written stays."""
        untouched = self.written == self.stored
        lines_changed = question.lines != self.stored
        if question == self.question and not (untouched and lines_changed):
            return
        self.question = question
        if untouched and lines_changed:
            self.stored = question.lines
            for line in self.lines:
                line.deleteLater()
            self.lines = []
            for text in question.lines:
                self._add(text, next((note.id for note in question.notes if note.text == text), None), False)
        self._show_notes()

    @property
    def written(self) -> tuple[str, ...]:
        return tuple(line.written for line in self.lines if line.written)

    @property
    def fields(self) -> list[AgreedLine]:
        return self.lines

    def send(self, written: tuple[str, ...], allowed: frozenset[str], done: Done) -> None:
        self._acts.keep_lines(self.question.id, written, allowed, done)

    # --- one note more

    def open_note(self) -> None:
        self.write_note.hide()
        self.note.show()
        self.note.field.setFocus()

    def take_note(self, waiting: Waiting) -> None:
        """A text that was not saved during the hour is asked about here."""
        self.write_note.hide()
        self.note.show()
        self.note.take(waiting)

    def hand_over_note(self) -> Waiting | None:
        """The text that waits here; then it is here no longer."""
        waiting = self.note.hand_over(self.question.id)
        if waiting is not None:
            self._note_is_done_with()
        return waiting

    def _keep_note(self, written: str, allowed: frozenset[str], done: Done) -> None:
        self._acts.keep(self.question.id, written, allowed, done)

    def _note_is_done_with(self) -> None:
        focus = QApplication.focusWidget()
        held = focus is not None and self.note.isAncestorOf(focus)
        self.note.hide()
        self.write_note.show()
        if held:
            self.write_note.setFocus()

    # --- notes and lines

    def _show_notes(self) -> None:
        emptied(self._notes)
        picked = {line.source for line in self.lines}
        for note in sorted(self.question.notes, key=lambda note: (not note.starred, note.order)):
            choice = self._note(note, note.id in picked)
            self._notes.addWidget(choice)
            choice.show()  # at once, so that it can take the focus
        self.rearranged.emit()
        if not self.question.notes:
            self._notes.addWidget(
                words(self._text.tr("No notes on this question. That's fine. Write a line together."), Look.QUIET)
            )

    def _note(self, note: Note, picked: bool) -> QWidget:
        """A note as a button that wraps: picking it makes a line of it, picking it again takes the line away."""
        choice = NoteChoice(self._text, note, picked)
        choice.toggled.connect(lambda: self._pick(note))  # a screen reader toggles it, and does not click
        return choice

    def _pick(self, note: Note) -> None:
        line = next((line for line in self.lines if line.source == note.id), None)
        if line is not None:
            self._take_away(line)
        else:
            self._add(note.text, note.id, False)
            self.keep()
        self._show_notes()
        self._focus_note(note)

    def _choices(self) -> list[NoteChoice]:
        items = [self._notes.itemAt(place) for place in range(self._notes.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, NoteChoice)]

    def _focus_note(self, note: Note) -> None:
        for choice in self._choices():
            if choice.property("note") == note.id:
                choice.setFocus()

    @property
    def first(self) -> QWidget:
        """Where picking begins: the first note, or a line of one's own."""
        return next(iter(self._choices()), self.write_own)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order: notes, one note more, lines, one line more."""
        notes = [*self._choices(), self.write_note, *self.note.stops]
        return [*notes, *(stop for line in self.lines for stop in line.stops), self.write_own]

    def _add(self, written: str, source: str | None, focus: bool) -> None:
        empty = next((line for line in self.lines if not line.written), None)
        if empty is None and len(self.lines) >= MOST_LINES:
            self.say(self._text.tr("Three lines are enough for one question. Remove one first."), Look.AMBER)
            return
        line = empty or self._new_line()
        line.source = source
        line.write(written)
        if focus:
            line.field.setFocus()

    def _new_line(self) -> AgreedLine:
        tr, place = self._text.tr, len(self.lines) + 1
        name, away = tr("Line {number}", number=place), tr("Remove line {number}", number=place)
        line = AgreedLine(self._text, self._acts, name, away)
        line.ready.connect(self.keep)
        line.gone.connect(lambda: self._take_away(line))
        self.lines.append(line)
        self._fields.addWidget(line)
        line.show()  # at once, so that it can take the focus
        self.rearranged.emit()
        return line

    def _take_away(self, line: AgreedLine) -> None:
        self.lines.remove(line)
        self._fields.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.write_own.setFocus()
        self._show_notes()
        self.keep()

    def turn(self, narrow: bool) -> None:
        """Notes over lines where the window is narrow."""
        self.halves.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
