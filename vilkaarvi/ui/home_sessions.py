"""The programme's sessions as a row of cards, and the finished summaries; both wrap when the window is narrow."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.home_acts import FinishedRow, HomeActs, SessionIs, SessionRow
from vilkaarvi.ui.home_bits import Look, Panel, emptied, press, rule, words

CARD_AT_LEAST = 196  # pixels; below it fewer cards stand side by side


class SessionCards(QWidget):
    """`show_rows` draws one card a session."""

    def __init__(self, text: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._shown: tuple[SessionRow, ...] | None = None
        self._cards: list[Panel] = []
        self._columns = 0
        self._about: list[QLabel] = []
        self._more = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(14)

    def show_rows(self, rows: tuple[SessionRow, ...]) -> None:
        if rows == self._shown:
            return
        self._shown = rows
        emptied(self._grid)
        self._about = []
        self._cards = [self._card(row) for row in rows]
        self._columns = 0
        self._arrange(self.width())

    def tell_more(self, more: bool) -> None:
        """Each card says what its session is about: where there is room for it."""
        self._more = more
        for about in self._about:
            about.setVisible(more and bool(about.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _arrange(self, width: int) -> None:
        most = max(len(self._cards), 1)
        columns = max(1, min(most, width // CARD_AT_LEAST))
        if columns == self._columns:
            return
        self._columns = columns
        for column in range(most):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, *divmod(place, columns))

    def _card(self, row: SessionRow) -> Panel:
        card = Panel(look=Look.CHOSEN if row.state is SessionIs.NEXT else Look.CARD)
        states = {
            SessionIs.DONE: self._text.tr("Completed"),
            SessionIs.NEXT: self._text.tr("Up next"),
            SessionIs.LATER: self._text.tr("Not due yet"),
            SessionIs.COMING: self._text.tr("Coming later"),
        }
        note = row.note or states[row.state]
        done = row.state is SessionIs.DONE
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(5)
        column.addWidget(words(self._text.tr("Session {number}", number=row.number), Look.KICKER))
        column.addWidget(words(row.title, Look.STRONG))
        column.addWidget(words(f"✓ {note}" if done else note, Look.GOOD if done else Look.QUIET))
        about = words(row.about, Look.QUIET)
        about.setVisible(self._more and bool(row.about))
        self._about.append(about)
        column.addWidget(about)
        column.addStretch(1)
        card.setMinimumHeight(112)
        return card


class PastCard(Panel):
    """Sessions that have been: presses go to `acts` with the run's id.

    "Var det tungt?" stands once for all of them: which one it was is nobody's business.
    Attributes: to_do (the press of the first row that waits for something; None: nothing does).
    """

    def __init__(self, text: Text, acts: HomeActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._save, self._open = text, acts.save_finished, acts.open_again
        self.heavy = press(text.tr("Was it a hard session?"), Look.LINK)
        self.heavy.clicked.connect(acts.heavy)
        self._shown: tuple[FinishedRow, ...] | None = None
        self._waiting: list[QPushButton] = []  # presses of the rows that wait for something
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 10)
        column.addWidget(words(text.tr("Sessions that have been"), Look.KICKER))
        column.addLayout(self._rows)
        column.addWidget(self.heavy, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def to_do(self) -> QPushButton | None:
        return next(iter(self._waiting), None)

    def show_rows(self, rows: tuple[FinishedRow, ...]) -> None:
        self.setVisible(bool(rows))
        if rows == self._shown:
            return
        self._shown = rows
        self._waiting.clear()
        emptied(self._rows)
        for row in rows:
            self._rows.addWidget(rule())
            self._rows.addLayout(self._line(row))
        for button in self._waiting:
            button.show()  # at once, so that it can take the focus

    def _line(self, row: FinishedRow) -> QHBoxLayout:
        tr = self._text.tr
        line = QHBoxLayout()
        line.setContentsMargins(0, 7, 0, 7)
        line.setSpacing(10)
        line.addWidget(words(row.title, Look.BODY), 3)
        about = (f"{row.group} · {row.day}", row.keeps)
        line.addWidget(words("\n".join(each for each in about if each), Look.QUIET), 2)
        if row.erased:
            return line
        if row.working:
            line.addWidget(words(tr("Working material"), Look.AMBER, wrap=False))
            line.addWidget(self._button(tr("Finish it"), row, self._open))
            return line
        if not row.elsewhere:
            slips = tr("Count the slips") if row.uncounted else tr("The slips")
            line.addWidget(self._button(slips, row, self._open))
        line.addWidget(self._button(tr("Save PDF"), row, self._save))
        return line

    def _button(self, said: str, row: FinishedRow, act: Callable[[str], None]) -> QPushButton:
        button = press(said, Look.SMALL)
        button.setAccessibleName(f"{said}: {row.title}, {row.day}")
        button.clicked.connect(lambda: act(row.run))
        if row.working or row.uncounted:
            self._waiting.append(button)
        return button
