"""The notes' passphrase: chosen before the hour or beside it, asked for when the notes are locked."""

from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import Done, NotesAre
from vilkaarvi.ui.fitted_window import FittedWindow
from vilkaarvi.ui.home_bits import Look, guarded, press, restyle, words
from vilkaarvi.ui.recovery import phrase_field, show_letters

WIDE = 480


class Keeper(Protocol):
    """Who opens the notes."""

    def state(self) -> NotesAre: ...

    def unlock(self, passphrase: str, done: Done) -> None:
        """Open the notes, or choose the passphrase that will."""
        ...


class NotesLock(QWidget):
    """Hidden when the notes are open. Signals: opened (the passphrase was right, or has been chosen), forgotten.

    `by_sheet`: notes without a passphrase that a recovery sheet opens, because the computer has lost its key.
    """

    opened = Signal()
    forgotten = Signal()

    def __init__(self, text: Text, desk: Keeper, by_sheet: bool = False) -> None:
        super().__init__()
        self._text, self._desk, self._by_sheet = text, desk, by_sheet
        self.heading = words(text.tr("Choose a passphrase"), Look.STRONG)
        self.asks = words("", Look.BODY)
        self.phrase = phrase_field(text.tr("Passphrase"))
        self.again = phrase_field(text.tr("The same once more"))
        self.shown = QCheckBox(text.tr("Show what I write"))
        self.unlock = press("", Look.SMALL)
        self.forgot = press(text.tr("Forgotten the passphrase?"), Look.LINK)
        self.fault = words("", Look.ERROR)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.heading, self.asks, self.phrase, self.again, self.shown, self.unlock):
            column.addWidget(widget)
        column.addWidget(self.fault)
        column.addWidget(self.forgot)
        for pressed in (self.unlock, self.forgot):
            column.setAlignment(pressed, Qt.AlignmentFlag.AlignLeft)
        self.forgot.clicked.connect(self.forgotten)
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
        self.forgot.setVisible(not choosing or self._by_sheet)
        if choosing:
            self.forgot.setText(tr("Use the recovery sheet"))
        said = tr("Save the passphrase") if choosing else tr("Unlock")
        self.unlock.setText(said)
        self.unlock.setAccessibleName(said)
        self.asks.setText(
            tr(
                "At least ten characters; a few ordinary words are fine. If you forget it and there is no recovery "
                "sheet, the notes are lost. What is agreed and finished is not."
            )
            if choosing
            else tr("The notes are locked. The session goes on meanwhile.")
        )

    def _show_letters(self, shown: bool) -> None:
        show_letters((self.phrase, self.again), shown)

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


class PhraseWindow(FittedWindow):
    """The passphrase is chosen before the hour. Closes itself when it has been."""

    def __init__(self, text: Text, keeper: Keeper, parent: QWidget | None = None, by_sheet: bool = False) -> None:
        super().__init__(WIDE, parent)
        choosing = keeper.state() is NotesAre.CHOOSE
        self.setWindowTitle(text.tr("Choose a passphrase") if choosing else text.tr("The notes' passphrase"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.lock = NotesLock(text, keeper, by_sheet)
        self.lock.show_state(keeper.state())
        if not choosing:
            self.lock.asks.setText(text.tr("The notes are locked."))
        self.lock.opened.connect(self.accept)
        self.lock.forgotten.connect(self.reject)
        self.leave = press(text.tr("Not now"), Look.LINK)
        self.leave.clicked.connect(self.reject)
        self.column.addWidget(self.lock)
        self.column.addStretch(1)
        restyle(self.lock.heading, Look.HEADING)
        restyle(self.lock.unlock, Look.PRIMARY)
        self.foot.addWidget(self.lock.unlock)
        self.foot.addWidget(self.leave)
        self.foot.addStretch(1)
        self.fit()
        self.lock.phrase.setFocus()
