"""Where a note or a parked question is written: checked before it is stored; the text stays until it is."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import Check, Done
from vilkaarvi.ui.flag_ask import FlagAsk, WrittenField
from vilkaarvi.ui.foot_bar import Flow
from vilkaarvi.ui.home_bits import Look, guarded, named, press, restyle, words

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
    """Enter saves, Shift+Enter makes a new line. PgUp and PgDn belong to the hour. `high` in pixels."""

    saved = Signal()

    def __init__(self, name: str, high: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(True)
        self.setFixedHeight(high)
        named(self, name)

    @property
    def written(self) -> str:
        return self.toPlainText().strip()

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

    def __init__(self, text: Text, check: Check, keep: Keep, name: str, save: str, high: int) -> None:
        super().__init__()
        self._text, self._keep = text, keep
        self.marked = False
        self.field = NoteField(name, high)
        self.flag_ask = FlagAsk(text, check, self.field)
        self.save = press(save, Look.SMALL)
        self.throw = press(text.tr("Throw away"), Look.LINK)
        self.throw.setAccessibleName(text.tr("Throw away: {what}", what=name))
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
        self.field.saved.connect(self._save)
        self.field.textChanged.connect(self._written_on)
        self.flag_ask.answered.connect(self._save)
        self.throw.clicked.connect(self._throw)

    @property
    def unsaved(self) -> bool:
        return bool(self.field.written)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.field, self.flag_ask.swap, self.flag_ask.keep, self.save, self.throw]

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
        if not (self.flag_ask.swap.hasFocus() or self.flag_ask.keep.hasFocus()):
            self.flag_ask.hide()

    def remind(self, where: str = "") -> None:
        """A quiet moment: the text is asked for. Neither focus nor caret moves."""
        if self.unsaved:
            answers = self._text.tr("Save it, or throw it away.")
            self.mark(f"{where} {answers}".strip())
            restyle(self.field, Look.REMINDED)
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
        self.field.setPlainText(waiting.text)
        self.flag_ask.allowed = waiting.allowed
        self.mark(where)

    # --- presses

    def _save(self) -> None:
        if not self.unsaved or self.field.isReadOnly():
            return
        if not self.flag_ask.judge():
            self.flag_ask.swap.setFocus()
            return
        self.say(self._text.tr("Saving …"))
        self.field.setReadOnly(True)
        self._keep(self.field.written, self.flag_ask.allowed, guarded(self, self._kept))

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
        self._unmark()

    def _unmark(self) -> None:
        self.marked = False
        self.throw.hide()
        self.say("")
        restyle(self.field, Look.FIELD)

    def _written_on(self) -> None:
        if not self.unsaved and self.marked:
            self._unmark()
        elif self.unsaved and not self.marked:
            self.say("")
