"""A form of the municipality's own: fields with a line of help each, what is wrong, and its presses."""

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.text import Text
from vilkaarvi.ui.fitted_window import FittedWindow
from vilkaarvi.ui.home_bits import Look, named, press, words

WIDE = 720


class OwnForm(FittedWindow):
    """`title` and what it is for stand first; then what is added to `column`; `end` closes it.

    Attributes: save, leave (its presses), trouble (what is wrong).
    """

    def __init__(self, text: Text, title: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(WIDE, parent)
        self.column.setSpacing(6)
        self._text = text
        self.setWindowTitle(title)
        self.column.addWidget(words(title, Look.HEADING))
        self.column.addWidget(words(about, Look.BODY))
        self.save, self.leave = press(text.tr("Save"), Look.PRIMARY), press(text.tr("Cancel"), Look.LINK)
        self.trouble = words("", Look.ERROR)
        self.trouble.hide()

    def field(self, title: str, helps: str, most: int, written: str = "") -> QLineEdit:
        """`most`: characters."""
        field, label = QLineEdit(written), words(title, Look.STRONG)
        field.setMaxLength(most)
        named(field, title, label)
        field.setAccessibleDescription(helps)
        self.column.addWidget(label)
        self.column.addWidget(field)
        self.column.addWidget(words(helps, Look.QUIET))
        self.column.addSpacing(6)
        return field

    def end(self, *more: QPushButton) -> None:
        """Under all of it: what is wrong, and the presses."""
        self.column.addWidget(self.trouble)
        for button in (self.save, self.leave, *more):
            self.foot.addWidget(button)
        self.foot.addStretch(1)
        self.leave.clicked.connect(self.reject)

    def kept(self, fault: Fault | None) -> None:
        """The answer to Save."""
        if fault is None:
            self.accept()
        else:
            self.tell_wrong(str(self._text.fault(fault)))

    def tell_wrong(self, said: str) -> None:
        self.trouble.setText(said)
        self.trouble.show()
        self.tell(self.trouble)
