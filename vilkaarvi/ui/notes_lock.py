"""The notes' passphrase: chosen before the hour or beside it, asked for when the notes are locked."""

from typing import Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import Done, NotesAre
from vilkaarvi.ui.home_bits import Look, guarded, named, press, words

WIDE = 480


class Keeper(Protocol):
    """Who opens the notes."""

    def state(self) -> NotesAre: ...

    def unlock(self, passphrase: str, done: Done) -> None:
        """Open the notes, or choose the passphrase that will."""
        ...


class NotesLock(QWidget):
    """Hidden when the notes are open. Signals: opened (the passphrase was right, or has been chosen)."""

    opened = Signal()

    def __init__(self, text: Text, desk: Keeper) -> None:
        super().__init__()
        self._text, self._desk = text, desk
        self.heading = words(text.tr("Choose a passphrase"), Look.STRONG)
        self.asks = words("", Look.BODY)
        self.phrase = _field(text.tr("Passphrase"))
        self.again = _field(text.tr("The same once more"))
        self.shown = QCheckBox(text.tr("Show what I write"))
        self.unlock = press("", Look.SMALL)
        self.fault = words("", Look.ERROR)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.heading, self.asks, self.phrase, self.again, self.shown, self.unlock, self.fault):
            column.addWidget(widget)
        column.setAlignment(self.unlock, Qt.AlignmentFlag.AlignLeft)
        self.fault.hide()
        self.unlock.clicked.connect(self._unlock)
        self.phrase.returnPressed.connect(self._entered)
        self.again.returnPressed.connect(self._unlock)
        self.shown.toggled.connect(self._show_letters)

    def show_state(self, state: NotesAre) -> None:
        self.setVisible(state is not NotesAre.READY)
        tr, choosing = self._text.tr, state is NotesAre.CHOOSE
        self.heading.setVisible(choosing)
        self.again.setVisible(choosing)
        said = tr("Save the passphrase") if choosing else tr("Unlock")
        self.unlock.setText(said)
        self.unlock.setAccessibleName(said)
        self.asks.setText(
            tr(
                "At least ten characters; a few ordinary words are fine. If you forget it, the notes are lost. What is "
                "agreed and finished is not."
            )
            if choosing
            else tr("The notes are locked. The session goes on meanwhile.")
        )

    def _show_letters(self, shown: bool) -> None:
        for field in (self.phrase, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _entered(self) -> None:
        if self.again.isVisible() and not self.again.text():
            self.again.setFocus()
        else:
            self._unlock()

    def _unlock(self) -> None:
        if self._desk.state() is NotesAre.CHOOSE and self.phrase.text() != self.again.text():
            self._say(self._text.tr("The two are not the same. Write it once more."))
            self.again.setFocus()
            self.again.selectAll()
            return
        self.unlock.setEnabled(False)
        self._desk.unlock(self.phrase.text(), guarded(self, self._unlocked))

    def _say(self, said: str) -> None:
        self.fault.setText(said)
        self.fault.setVisible(bool(said))

    def _unlocked(self, fault: Fault | None) -> None:
        self.unlock.setEnabled(True)
        self._say(str(self._text.fault(fault)) if fault is not None else "")
        if fault is not None:
            return
        self.phrase.clear()
        self.again.clear()
        self.shown.setChecked(False)
        self.show_state(self._desk.state())
        self.opened.emit()


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setPlaceholderText(name)
    named(field, name)
    return field


class PhraseWindow(QDialog):
    """The passphrase is chosen before the hour. Closes itself when it has been."""

    def __init__(self, text: Text, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(text.tr("Choose a passphrase"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.lock = NotesLock(text, keeper)
        self.lock.show_state(keeper.state())
        self.lock.opened.connect(self.accept)
        self.leave = press(text.tr("Not now"), Look.LINK)
        self.leave.clicked.connect(self.reject)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(34, 28, 34, 24)
        column.setSpacing(12)
        column.addWidget(self.lock)
        column.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignLeft)
        self.setMinimumWidth(min(WIDE, parent.width() - 40) if parent is not None else WIDE)
        self.lock.phrase.setFocus()

    def event(self, event: QEvent) -> bool:
        """Grows with its words: a message that comes squeezes no other."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):  # not the one that deletes it
            needed = self._column.totalHeightForWidth(self.width())
            if needed > self.height():
                self.resize(self.width(), needed)
        return done
