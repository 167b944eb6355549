"""What is written at closing and kept as soon as a field is left: one way of saving, for lines and for the plan."""

from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.text import Text
from vilkaarvi.ui.closing_lines import AgreedLine
from vilkaarvi.ui.home_acts import Done
from vilkaarvi.ui.home_bits import Look, Panel, guarded, restyle, words

What = TypeVar("What")


class KeptPanel(Panel, Generic[What]):
    """Each change is checked, then stored. What is made of it says what is `written`, in which `fields`, and how to
    `send` it to the disk.

    Attributes: stored (what is on the disk). Signals: settled (true: it is on the disk; false: it could not be
    written); asks (something in it must be answered before it is stored); rearranged (fields came or went).
    """

    settled = Signal(bool)
    asks = Signal()
    rearranged = Signal()

    def __init__(self, text: Text, stored: What, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.stored = stored
        self._sent: What | None = None  # on its way to the disk
        self.said = words("", Look.QUIET)

    @property
    def written(self) -> What:
        raise NotImplementedError

    @property
    def fields(self) -> list[AgreedLine]:
        raise NotImplementedError

    def send(self, written: What, allowed: frozenset[str], done: Done) -> None:
        raise NotImplementedError

    @property
    def waits(self) -> AgreedLine | None:
        """The first field with something unanswered."""
        return next((field for field in self.fields if field.waits), None)

    def keep(self) -> None:
        """Store all as it stands, unless something waits for an answer: then that is asked first."""
        unread = next((field for field in self.fields if not field.flag_ask.known), None)
        if unread is not None:
            unread.flag_ask.know(self.keep)
            return
        waiting = self.waits
        if waiting is not None:
            if not waiting.flag_ask.isVisibleTo(waiting):
                waiting.flag_ask.judge()
            self.asks.emit()
            tr = self._text.tr
            long = tr("Not saved yet. Shorten the line above.")
            self.say(long if waiting.too_long else tr("Answer the question above; then it is saved."), Look.AMBER)
            return
        written = self.written
        if written in (self.stored, self._sent):
            return
        self._sent = written
        allowed = frozenset[str]().union(*(field.flag_ask.allowed for field in self.fields))
        self.say(self._text.tr("Saving …"), Look.QUIET)
        self.send(written, allowed, guarded(self, lambda fault: self._kept(written, fault)))

    def _kept(self, written: What, fault: Fault | None) -> None:
        if self._sent == written:
            self._sent = None
        if fault is not None:
            self.say(str(self._text.fault(fault)), Look.ERROR)
            self.settled.emit(False)
            return
        self.stored = written
        if self.written == written:
            self.say(self._text.tr("✓ Saved"), Look.QUIET)
        self.settled.emit(True)

    def say(self, sentence: str, look: Look) -> None:
        self.said.setText(sentence)
        restyle(self.said, look)
