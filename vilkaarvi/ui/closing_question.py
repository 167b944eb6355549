"""One question at closing: its notes to pick from, the lines agreed on, and what of it is saved."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.notes.note import Note
from vilkaarvi.notes.summary import MOST_LINES
from vilkaarvi.text import Text
from vilkaarvi.ui.closing_acts import ClosingActs, ClosingQuestion
from vilkaarvi.ui.closing_lines import AgreedLine
from vilkaarvi.ui.closing_note import NoteChoice
from vilkaarvi.ui.home_bits import Look, Panel, emptied, guarded, press, restyle, words


class QuestionPart(Panel):
    """Notes at the left, stars first; lines at the right. Each change is checked, then stored.

    Signals: settled (true: the lines are on the disk; false: they could not be written); rearranged (notes or lines
    came or went).
    """

    settled = Signal(bool)
    rearranged = Signal()

    def __init__(self, text: Text, acts: ClosingActs, question: ClosingQuestion, number: int) -> None:
        super().__init__()
        self._text, self._acts, self.question = text, acts, question
        self._stored = question.lines
        self._sent: tuple[str, ...] | None = None  # on its way to the disk
        self.lines: list[AgreedLine] = []
        self.said = words("", Look.QUIET)
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
        untouched = self.written == self._stored
        lines_changed = question.lines != self._stored
        if question == self.question and not (untouched and lines_changed):
            return
        self.question = question
        if untouched and lines_changed:
            self._stored = question.lines
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
    def waits(self) -> AgreedLine | None:
        """The first line with something unanswered."""
        return next((line for line in self.lines if line.waits), None)

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
        choice.clicked.connect(lambda: self._pick(note))
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
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order: notes, lines, one line more."""
        return [*self._choices(), *(stop for line in self.lines for stop in line.stops), self.write_own]

    def _add(self, written: str, source: str | None, focus: bool) -> None:
        empty = next((line for line in self.lines if not line.written), None)
        if empty is None and len(self.lines) >= MOST_LINES:
            self._say(self._text.tr("Three lines are enough for one question. Remove one first."), Look.AMBER)
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

    def keep(self) -> None:
        """Store the lines as they stand, unless one of them waits for an answer: then that is asked first."""
        waiting = self.waits
        if waiting is not None:
            if not waiting.flag_ask.isVisibleTo(waiting):
                waiting.judge()
            self._say(self._text.tr("Answer the question above, and the line is saved."), Look.AMBER)
            return
        lines = self.written
        if lines in (self._stored, self._sent):
            return
        self._sent = lines
        allowed = frozenset[str]().union(*(line.allowed for line in self.lines))
        self._say(self._text.tr("Saving …"), Look.QUIET)
        self._acts.keep_lines(self.question.id, lines, allowed, guarded(self, lambda fault: self._kept(lines, fault)))

    def _kept(self, lines: tuple[str, ...], fault: Fault | None) -> None:
        if self._sent == lines:
            self._sent = None
        if fault is not None:
            self._say(str(self._text.fault(fault)), Look.ERROR)
            self.settled.emit(False)
            return
        self._stored = lines
        if self.written == lines:
            self._say("✓ " + self._text.tr("Saved"), Look.QUIET)
        self.settled.emit(True)

    @property
    def stored(self) -> tuple[str, ...]:
        """The lines that are on the disk."""
        return self._stored

    def turn(self, narrow: bool) -> None:
        """Notes over lines where the window is narrow."""
        self.halves.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _say(self, sentence: str, look: Look) -> None:
        self.said.setText(sentence)
        restyle(self.said, look)
