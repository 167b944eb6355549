"""The passphrase beside the hour: chosen or asked for while the session goes on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import NotesAre, NotesDesk
from vilkaarvi.ui.home_bits import Look, guarded, named, press, words


class NotesLock(QWidget):
    """Hidden when the notes are open. Signals: opened (the passphrase was right, or has been chosen)."""

    opened = Signal()

    def __init__(self, text: Text, desk: NotesDesk) -> None:
        super().__init__()
        self._text, self._desk = text, desk
        self.asks = words("", Look.BODY)
        self.phrase = QLineEdit()
        self.phrase.setEchoMode(QLineEdit.EchoMode.Password)
        named(self.phrase, text.tr("Passphrase"))
        self.phrase.setPlaceholderText(text.tr("Passphrase"))
        self.unlock = press(text.tr("Unlock"), Look.SMALL)
        self.fault = words("", Look.ERROR)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.asks, self.phrase, self.unlock, self.fault):
            column.addWidget(widget)
        column.setAlignment(self.unlock, Qt.AlignmentFlag.AlignLeft)
        self.fault.hide()
        self.unlock.clicked.connect(self._unlock)
        self.phrase.returnPressed.connect(self._unlock)

    def show_state(self, state: NotesAre) -> None:
        self.setVisible(state is not NotesAre.READY)
        tr = self._text.tr
        self.asks.setText(
            tr("Choose a passphrase for the notes. At least ten characters; a few ordinary words are fine.")
            if state is NotesAre.CHOOSE
            else tr("The notes are locked. The session goes on meanwhile.")
        )

    def _unlock(self) -> None:
        self.unlock.setEnabled(False)
        self._desk.unlock(self.phrase.text(), guarded(self, self._unlocked))

    def _unlocked(self, fault: Fault | None) -> None:
        self.unlock.setEnabled(True)
        self.fault.setVisible(fault is not None)
        if fault is not None:
            self.fault.setText(str(self._text.fault(fault)))
            return
        self.phrase.clear()
        self.show_state(self._desk.state())
        self.opened.emit()
