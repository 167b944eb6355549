"""The session's steps with their minutes: done, now, next."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from vilkaarvi.session.view import PlanRow, RowState
from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import Look, Panel, emptied, words
from vilkaarvi.ui.whole_lines import WholeLines

SIGNS = {RowState.DONE: "✓", RowState.NOW: "●", RowState.NEXT: "", RowState.DROPPED: "–"}


class PlanRowPress(QPushButton):
    """A step; pressing it lets the leader read it. `now`: the room is there.

    Tab stops once in the plan, at what is now; up and down go from step to step.
    """

    moved = Signal(int)  # 1: down, -1: up

    def __init__(self, name: str, now: bool) -> None:
        super().__init__()
        self.setProperty("look", "now-row" if now else "row")
        self.setAccessibleName(name)
        self.setAutoDefault(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if now else Qt.FocusPolicy.ClickFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)  # as wide as the panel
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in ways:
            self.moved.emit(ways[event.key()])
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        inner = self.layout()
        return inner.sizeHint() if inner is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        inner = self.layout()
        return inner.minimumSize() if inner is not None else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inner = self.layout()
        return inner.heightForWidth(width) if inner is not None else super().heightForWidth(width)


class PlanPanel(Panel):
    """Of its rows only those are made anew that have changed. `read` is called with the step to be read."""

    def __init__(self, text: Text, read: Callable[[str], None]) -> None:
        super().__init__()
        self._text, self._read = text, read
        self._shown: tuple[tuple[object, ...], ...] = ()
        self.rows: list[PlanRowPress] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 14, 8, 10)
        column.addWidget(words("  " + text.tr("THE PLAN"), Look.KICKER))
        self._scroll = scroll = WholeLines()
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = Panel(look=Look.FOOT)
        holder.setStyleSheet("border: 0")
        self._rows = QVBoxLayout(holder)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        scroll.setWidget(holder)
        column.addWidget(scroll, 1)

    def show_plan(self, rows: tuple[PlanRow, ...]) -> None:
        shown = tuple((row.title, round(row.minutes), row.state, row.droppable) for row in rows)
        if shown == self._shown:
            return
        before, self._shown = self._shown, shown
        if len(before) != len(shown):
            emptied(self._rows)
            self._rows.addStretch(1)
            self.rows, before = [], ()
        for place, row in enumerate(rows):
            if before and shown[place] == before[place]:
                continue
            if before:
                self._take(place)
            line = self._row(row)
            line.moved.connect(lambda way, at=place: self._go(at + way))
            self.rows[place : place + 1] = [line]
            self._rows.insertWidget(place, line)
            if row.state is RowState.NOW:
                QTimer.singleShot(0, line, lambda line=line: self._scroll.ensureWidgetVisible(line))

    def _take(self, place: int) -> None:
        item = self._rows.takeAt(place)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()

    def _go(self, place: int) -> None:
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus()
            self._scroll.ensureWidgetVisible(self.rows[place])

    def _row(self, row: PlanRow) -> PlanRowPress:
        now = row.state is RowState.NOW
        state = {
            RowState.DONE: self._text.tr("done"),
            RowState.NOW: self._text.tr("now"),
            RowState.NEXT: self._text.tr("optional") if self._may_go(row) else "",
            RowState.DROPPED: self._text.tr("left out"),
        }[row.state]
        line = PlanRowPress(", ".join(filter(None, (row.title, f"{row.minutes:.0f} min", state))), now)
        line.clicked.connect(lambda: self._read(row.step))
        across = QHBoxLayout(line)
        across.setContentsMargins(10, 5, 10, 5)
        sign = words(SIGNS[row.state], Look.GOOD, wrap=False)
        sign.setFixedWidth(18)
        quiet = Look.QUIET if row.state in (RowState.DONE, RowState.DROPPED) else Look.STRONG if now else Look.BODY
        across.addWidget(sign)
        across.addWidget(words(row.title, quiet), 1)
        across.addWidget(words(self._minutes(row), Look.QUIET, wrap=False))
        for label in line.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return line

    def _may_go(self, row: PlanRow) -> bool:
        return row.droppable and row.state is RowState.NEXT  # what is done or under way cannot be left out any more

    def _minutes(self, row: PlanRow) -> str:
        if row.state is RowState.DROPPED:
            return self._text.tr("left out")
        minutes = f"{row.minutes:.0f}"
        return self._text.tr("{minutes} · optional", minutes=minutes) if self._may_go(row) else minutes
