"""The question that is asked before a text is stored: may this point to a person? One part, for every field."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from vilkaarvi.notes.note import Flag
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import Check
from vilkaarvi.ui.foot_bar import Flow
from vilkaarvi.ui.home_bits import Look, Panel, press, words
from vilkaarvi.ui.pages import bring_soon


class WrittenField(QPlainTextEdit):
    """A field whose `written` text is what is checked and stored: here all of it on one line."""

    @property
    def written(self) -> str:
        return " ".join(self.toPlainText().split())


class FlagAsk(Panel):
    """ "”070-123 45 67” could point to a person." with its two answers, under the field that it asks about.

    Attributes: allowed (the exact characters that the leader has said point nobody out).
    Signals: answered (the newest question is answered, and nothing else in the text is unanswered).
    """

    answered = Signal()

    def __init__(self, text: Text, check: Check, field: WrittenField, parent: QWidget | None = None) -> None:
        super().__init__(parent, look=Look.INSET)
        self._text, self._check, self._field = text, check, field
        self.allowed: frozenset[str] = frozenset()
        self.sentence = words("", Look.BODY)
        self.swap = press("", Look.SMALL)
        self.keep = press(text.tr("It points to nobody"), Look.SMALL)
        self.swap.clicked.connect(self._replace)
        self.keep.clicked.connect(self._allow)
        row = Flow(gap=8)
        row.addWidget(self.swap)
        row.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.addWidget(self.sentence)
        column.addLayout(row)
        self.hide()

    @property
    def waits(self) -> bool:
        """Something in the field is unanswered, so it may not be stored."""
        return bool(self._flags())

    def judge(self) -> bool:
        """True: nothing is unanswered. Else the first doubt is asked about; the focus stays where it is."""
        flag = next(iter(self._flags()), None)
        if flag is None:
            self.hide()
            return True
        characters = self._field.written[flag.start : flag.end]
        self.sentence.setText(self._text.tr("“{characters}” could point to a person.", characters=characters))
        self.swap.setText(self._text.tr("Change to {placeholder}", placeholder=self._check.placeholder(flag)))
        self.swap.setAccessibleName(self.swap.text())
        self.show()
        bring_soon(self)  # what asks is seen, and not only the answer that has the focus
        return False

    def forget(self) -> None:
        """The text is gone, and what was said about it."""
        self.allowed = frozenset()
        self.hide()

    def _flags(self) -> tuple[Flag, ...]:
        return self._check.flags(self._field.written, self.allowed)

    def _replace(self) -> None:
        written = self._field.written
        for flag in self._flags()[:1]:
            self._field.setPlainText(written[: flag.start] + self._check.placeholder(flag) + written[flag.end :])
        self._go_on()

    def _allow(self) -> None:
        written = self._field.written
        self.allowed |= {written[flag.start : flag.end] for flag in self._flags()[:1]}
        self._go_on()

    def _go_on(self) -> None:
        if self.judge():
            self.answered.emit()
