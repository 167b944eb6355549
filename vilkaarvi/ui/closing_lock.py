"""The passphrase for locked notes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.text import Text
from vilkaarvi.ui.closing_acts import ClosingActs
from vilkaarvi.ui.home_bits import Look, Panel, guarded, named, press, words


class UnlockCard(Panel):
    """Asks for the passphrase; `acts.unlock` answers. A wrong one is said beside the field and may be tried again.

    Signals: forgotten.
    """

    forgotten = Signal()

    def __init__(self, text: Text, acts: ClosingActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._acts = text, acts
        label = words(text.tr("Passphrase"), Look.STRONG, wrap=False)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMaximumWidth(360)
        named(self.field, text.tr("Passphrase"), label)
        self.button = press(text.tr("Unlock"), Look.PRIMARY)
        self.forgot = press(text.tr("Forgotten the passphrase?"), Look.LINK)
        self.forgot.clicked.connect(self.forgotten)
        self.error = words("", Look.ERROR)
        self.error.hide()
        self.button.clicked.connect(self._unlock)
        self.field.returnPressed.connect(self._unlock)
        self.field.textEdited.connect(self.error.hide)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        row.addWidget(self.forgot)
        row.addStretch(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 22)
        column.setSpacing(8)
        column.addWidget(words(text.tr("The notes are locked."), Look.SUBTITLE))
        column.addWidget(
            words(text.tr("Unlock them, and you will see them and the lines you have already chosen."), Look.LEAD)
        )
        column.addSpacing(6)
        column.addWidget(label)
        column.addLayout(row)
        column.addWidget(self.error)

    def _unlock(self) -> None:
        if not self.field.text():
            self.field.setFocus()
            return
        self.button.setEnabled(False)
        self._acts.unlock(self.field.text(), guarded(self, self._answered))

    def _answered(self, fault: Fault | None) -> None:
        self.button.setEnabled(True)
        if fault is None:
            self.field.clear()
            return
        self.error.setText(str(self._text.fault(fault)))
        self.error.show()
        self.field.setFocus()
        self.field.selectAll()
