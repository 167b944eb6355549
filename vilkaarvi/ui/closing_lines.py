"""The lines that a group agrees on for one question: at most three, each asked about before it is stored."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from vilkaarvi.notes.note import Flag
from vilkaarvi.text import Text
from vilkaarvi.ui.closing_acts import ClosingActs
from vilkaarvi.ui.home_bits import Look, Panel, named, press, words


class LineField(QPlainTextEdit):
    """One line of the summary: wraps and grows as it is written; Enter or leaving the field means it is ready.

    Signals: ready. No undo history: what was taken away is gone.
    """

    ready = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self, name)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        rows = max(1, round(self.document().size().height()))
        around = 2 * (self.frameWidth() + round(self.document().documentMargin())) + 2
        self.setFixedHeight(rows * self.fontMetrics().lineSpacing() + around)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()  # the words wrap anew

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ready.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.ready.emit()


class FlagAsk(Panel):
    """ "”070-123 45 67” ser ut som ett telefonnummer." with its two answers.

    Signals: replaced (the placeholder goes in), allowed (it points nobody out).
    """

    replaced = Signal()
    allowed = Signal()

    def __init__(self, text: Text, acts: ClosingActs, parent: QWidget | None = None) -> None:
        super().__init__(parent, look=Look.INSET)
        self._text, self._acts = text, acts
        self.sentence = words("", Look.BODY)
        self.swap = press("", Look.SMALL)
        self.keep = press(text.tr("It points to nobody"), Look.SMALL)
        self.swap.clicked.connect(self.replaced)
        self.keep.clicked.connect(self.allowed)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.swap)
        row.addWidget(self.keep)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.addWidget(self.sentence)
        column.addLayout(row)
        self.hide()

    def ask(self, written: str, flag: Flag) -> None:
        characters = written[flag.start : flag.end]
        self.sentence.setText(self._text.tr("“{characters}” could point to a person.", characters=characters))
        self.swap.setText(self._text.tr("Change to {placeholder}", placeholder=self._acts.placeholder(flag)))
        self.swap.setAccessibleName(self.swap.text())
        self.show()


class AgreedLine(QWidget):
    """A field, its take-away button, and the question asked before it may be stored. `name` and `away_name` are what a
    screen reader says; without an `away_name` there is no button.

    Signals: ready (nothing in it is unanswered), gone (the leader took it away).
    """

    ready = Signal()
    gone = Signal()

    def __init__(
        self, text: Text, acts: ClosingActs, name: str, away_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._acts = acts
        self._flag: Flag | None = None
        self.allowed: frozenset[str] = frozenset()
        self.source: str | None = None  # the note it came from
        self.field = LineField(name)
        self.away = press(text.tr("Remove"), Look.SMALL)
        self.away.setAccessibleName(away_name)
        self.away.setVisible(bool(away_name))
        self.flag_ask = FlagAsk(text, acts)
        self.field.ready.connect(self.judge)
        self.away.clicked.connect(self.gone)
        self.flag_ask.replaced.connect(self._replace)
        self.flag_ask.allowed.connect(self._allow)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        if away_name:
            row.addWidget(self.away, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.flag_ask)

    @property
    def written(self) -> str:
        return " ".join(self.field.toPlainText().split())

    @property
    def waits(self) -> bool:
        """Something in it is unanswered, so it is not stored."""
        return bool(self._acts.flags(self.written, self.allowed))

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        away = (self.away,) if self.away.accessibleName() else ()
        return (self.field, *away, self.flag_ask.swap, self.flag_ask.keep)

    def write(self, words_: str) -> None:
        self.field.setPlainText(words_)

    def judge(self) -> None:
        flags = self._acts.flags(self.written, self.allowed)
        self._flag = flags[0] if flags else None
        if self._flag is None:
            self.flag_ask.hide()
            self.ready.emit()
        else:
            self.flag_ask.ask(self.written, self._flag)

    def _replace(self) -> None:
        flags = self._acts.flags(self.written, self.allowed)
        if flags:
            start, end = flags[0].start, flags[0].end
            self.write(self.written[:start] + self._acts.placeholder(flags[0]) + self.written[end:])
        self.judge()

    def _allow(self) -> None:
        flags = self._acts.flags(self.written, self.allowed)
        if flags:
            self.allowed |= {self.written[flags[0].start : flags[0].end]}
        self.judge()
