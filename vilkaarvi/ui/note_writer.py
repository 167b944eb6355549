"""Where a note or a parked question is written: checked before it is stored; the text stays until it is."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vilkaarvi.errors import Code, Fault
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import Done
from vilkaarvi.ui.flag_ask import FlagAsk, general_words
from vilkaarvi.ui.foot_bar import Flow
from vilkaarvi.ui.home_bits import Look, guarded, named, press, restyle, words
from vilkaarvi.ui.reads import Check
from vilkaarvi.ui.written_field import WrittenField

Keep = Callable[[str, frozenset[str], Done], None]  # the text, and what of it the leader has said points nobody out


@dataclass(frozen=True)
class Waiting:
    """A text that is written and not stored: it lives in a field and nowhere else.

    `question` is what it is a note on; None: it is a question to park.
    """

    question: str | None
    text: str
    allowed: frozenset[str]


class NoteField(WrittenField):
    """Enter saves, Shift+Enter makes a new line. PgUp and PgDn belong to the hour. `high` in pixels.

    `one_line`: what is stored of it stands on one line. Signals: saved (Enter was pressed).
    """

    saved = Signal()

    def __init__(self, name: str, high: int, one_line: bool = False) -> None:
        super().__init__()
        self._one_line = one_line
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(True)
        self.setFixedHeight(high)
        named(self, name)

    @property
    def written(self) -> str:
        return super().written if self._one_line else self.toPlainText().strip()

    @property
    def places(self) -> list[int]:
        if self._one_line:
            return super().places
        whole = self.toPlainText()
        before = len(whole) - len(whole.lstrip())
        return list(range(before, before + len(self.written)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.saved.emit()
            return
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            event.ignore()
            return
        super().keyPressEvent(event)


class NoteWriter(QWidget):
    """A field, its press and the question that is asked first.

    Attributes: marked (the text is seen to wait).
    Signals: kept (it is on the disk), thrown (the leader threw the text away).
    """

    kept = Signal()
    thrown = Signal()

    def __init__(
        self, text: Text, check: Check, keep: Keep, name: str, save: str, high: int, one_line: bool = False
    ) -> None:
        super().__init__()
        self._text, self._keep = text, keep
        self.marked = False
        self._wanted = False  # it is to be stored as soon as its question is answered
        self.field = NoteField(name, high, one_line)
        self.flag_ask = FlagAsk(text, check, self.field, general_words(text, check))
        self.save = press(save, Look.SMALL)
        self.throw = press(text.tr("Discard"), Look.LINK)
        self.throw.setAccessibleName(text.tr("Discard: {what}", what=name))
        self.throw.hide()
        self.status = words("", Look.QUIET)
        self.status.hide()
        self.presses = Flow(gap=8)
        self.presses.addWidget(self.save)
        self.presses.addWidget(self.throw)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.field, self.flag_ask):
            column.addWidget(widget)
        column.addLayout(self.presses)
        column.addWidget(self.status)
        self.save.clicked.connect(self._save)
        self.field.saved.connect(self._enter)
        self.field.textChanged.connect(self._written_on)
        self.flag_ask.answered.connect(self._answered)
        self.flag_ask.failed.connect(self._not_read)
        self.throw.clicked.connect(self._throw)

    @property
    def unsaved(self) -> bool:
        return bool(self.field.written)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.field, *self.flag_ask.stops, self.save, self.throw]

    def say(self, sentence: str, look: Look = Look.QUIET) -> None:
        self.status.setText(sentence)
        self.status.setVisible(bool(sentence))
        restyle(self.status, look)

    def forget_what_went_well(self) -> None:
        """The hour has gone on: "✓ Saved" was about something else."""
        if self.status.text().startswith("✓"):
            self.say("")

    # --- a text that waits

    def mark(self, where: str = "") -> None:
        """The hour has gone on: the text is seen to be unsaved. `where` says in a sentence what it belongs to."""
        if not self.unsaved:
            return
        self.marked = True
        restyle(self.field, Look.WAITING)
        self.throw.show()
        unsaved = self._text.tr("Not saved yet.")
        self.say(f"{unsaved} {where}".strip(), Look.AMBER)
        if not self.flag_ask.holds_focus:
            self.flag_ask.hide()

    def remind(self, where: str = "") -> None:
        """A quiet moment: the text is asked for. Neither focus nor caret moves."""
        if self.unsaved:
            answers = self._text.tr("Save it or discard it.")
            self.mark(f"{where} {answers}".strip())
            restyle(self.field, Look.REMINDED)
            self._wanted = True
            self.flag_ask.judge()

    def hand_over(self, question: str | None) -> Waiting | None:
        """The text that waits, which is then here no longer; None when there is none, or it is on its way."""
        if not self.unsaved or self.field.isReadOnly():
            return None
        waiting = Waiting(question, self.field.written, self.flag_ask.allowed)
        self._forget()
        return waiting

    def take(self, waiting: Waiting, where: str = "") -> None:
        """A text that waited elsewhere."""
        self.flag_ask.allowed = waiting.allowed
        self.field.setPlainText(waiting.text)
        self.mark(where)

    # --- presses

    def _enter(self) -> None:
        """Takes what is proposed, where something is; else saves."""
        if not self.flag_ask.take():
            self._save()

    def _save(self) -> None:
        """The last word is read too; then the text is stored, or asked about."""
        if not self.unsaved or self.field.isReadOnly():
            return
        self.field.setReadOnly(True)
        self.flag_ask.know(self._read)

    def _read(self) -> None:
        self.field.setReadOnly(False)
        if not self.flag_ask.may_be_stored():
            self._wanted = True
            if not self.field.hasFocus():  # the caret stays: from the field, Enter answers
                self.flag_ask.swap.setFocus()
            return
        self.say(self._text.tr("Saving …"))
        self.field.setReadOnly(True)
        self._keep(self.field.written, self.flag_ask.allowed, guarded(self, self._kept))

    def _answered(self) -> None:
        if self._wanted:
            self._save()

    def _not_read(self) -> None:
        self.field.setReadOnly(False)
        self.say(str(self._text.fault(Fault(Code.UNHANDLED))), Look.ERROR)

    def _kept(self, fault: Fault | None) -> None:
        self.field.setReadOnly(False)
        if fault is not None:
            self.say(str(self._text.fault(fault)), Look.ERROR)
            return
        self._forget()
        self.say(self._text.tr("✓ Saved"))
        self.kept.emit()

    def _throw(self) -> None:
        self._forget()
        self.thrown.emit()

    def _forget(self) -> None:
        self.field.clear()
        self.field.document().clearUndoRedoStacks()  # what was taken away is gone
        self.flag_ask.forget()
        self._wanted = False
        self._unmark()

    def _unmark(self) -> None:
        self.marked = False
        self.throw.hide()
        self.say("")
        restyle(self.field, Look.FIELD)

    def _written_on(self) -> None:
        self._wanted = self._wanted and self.flag_ask.answering
        if not self.unsaved and self.marked:
            self._unmark()
        elif self.unsaved and not self.marked:
            self.say("")
