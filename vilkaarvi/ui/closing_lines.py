"""The lines that a group agrees on for one question: at most three, each asked about before it is stored."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vilkaarvi.notes.summary import MOST_LINE
from vilkaarvi.text import Text
from vilkaarvi.ui.closing_acts import ClosingActs
from vilkaarvi.ui.flag_ask import FlagAsk, general_words
from vilkaarvi.ui.home_bits import Look, named, press, restyle, words
from vilkaarvi.ui.written_field import WrittenField

NEARLY_FULL = 40  # characters left: from here on it is told


class LineField(WrittenField):
    """One line of the summary: wraps and grows as it is written; Enter or leaving the field means it is ready.

    Signals: entered, left. No undo history: what was taken away is gone.
    """

    entered = Signal()
    left = Signal()

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
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


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
        self.source: str | None = None  # the note it came from
        self.field = LineField(name)
        self.away = press(text.tr("Remove"), Look.SMALL)
        self.away.setAccessibleName(away_name)
        self.away.setVisible(bool(away_name))
        self.flag_ask = FlagAsk(text, acts, self.field, general_words(text, acts))
        self._text = text
        self.length = words("", Look.QUIET)
        self.length.hide()
        self.field.textChanged.connect(self._measure)
        self.field.entered.connect(self._enter)
        self.field.left.connect(self.judge)
        self.away.clicked.connect(self.gone)
        self.flag_ask.answered.connect(self.ready)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        if away_name:
            row.addWidget(self.away, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.length)
        column.addWidget(self.flag_ask)

    @property
    def written(self) -> str:
        return self.field.written

    @property
    def waits(self) -> bool:
        """Something in it is unanswered, or it is too long, so it is not stored."""
        return self.too_long or self.flag_ask.waits

    @property
    def too_long(self) -> bool:
        """Longer than the paper has room for."""
        return len(self.written) > MOST_LINE

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        away = (self.away,) if self.away.accessibleName() else ()
        return (self.field, *away, *self.flag_ask.stops)

    def write(self, words_: str) -> None:
        self.field.setPlainText(words_)

    def judge(self) -> None:
        """Nothing hard in it is unanswered: it is ready. Else that is asked about."""
        self.flag_ask.know(self._read)

    def _enter(self) -> None:
        if not self.flag_ask.take():
            self.judge()

    def _read(self) -> None:
        self.flag_ask.judge()
        if not self.waits:
            self.ready.emit()

    def ask(self) -> None:
        """The focus goes to what has to be answered or shortened."""
        (self.field if self.flag_ask.isHidden() else self.flag_ask.swap).setFocus()

    def _measure(self) -> None:
        """Nothing is cut: how much room is left is told shortly before the end, and what is too much after it."""
        left = MOST_LINE - len(self.written)
        if left < 0:
            said = self._text.plural(
                "The line is {count} character too long for the paper.",
                "The line is {count} characters too long for the paper.",
                -left,
            )
        else:
            said = self._text.plural("Room for {count} character more.", "Room for {count} characters more.", left)
        self.length.setText(said if left <= NEARLY_FULL else "")
        restyle(self.length, Look.AMBER if left < 0 else Look.QUIET)
        self.length.setVisible(left <= NEARLY_FULL)
        self.field.setAccessibleDescription(self.length.text())
