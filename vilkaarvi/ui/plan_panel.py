"""The session's steps with their minutes: done, now, next."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from vilkaarvi.session.view import PlanRow, RowState
from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import Look, Panel, emptied, look_like, words

SIGNS = {RowState.DONE: "✓", RowState.NOW: "●", RowState.NEXT: "", RowState.DROPPED: "–"}


class PlanPanel(Panel):
    """Of its rows only those are made anew that have changed."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self._text = text
        self._shown: tuple[tuple[object, ...], ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 14, 8, 10)
        column.addWidget(words("  " + text.tr("THE PLAN"), Look.KICKER))
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
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
            before = ()
        for place, row in enumerate(rows):
            if before and shown[place] == before[place]:
                continue
            if before:
                self._take(place)
            line = self._row(row)
            self._rows.insertWidget(place, line)
            if row.state is RowState.NOW:
                QTimer.singleShot(0, line, lambda line=line: self._scroll.ensureWidgetVisible(line))

    def _take(self, place: int) -> None:
        item = self._rows.takeAt(place)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()

    def _row(self, row: PlanRow) -> QWidget:
        line = QFrame()
        now = row.state is RowState.NOW
        line.setProperty("look", "now-row" if now else "row")
        across = QHBoxLayout(line)
        across.setContentsMargins(10, 5, 10, 5)
        sign = words(SIGNS[row.state], Look.GOOD, wrap=False)
        sign.setFixedWidth(18)
        quiet = Look.QUIET if row.state in (RowState.DONE, RowState.DROPPED) else Look.STRONG if now else Look.BODY
        title = words(row.title, quiet)
        minutes = words(self._minutes(row), Look.QUIET, wrap=False)
        across.addWidget(sign)
        across.addWidget(title, 1)
        across.addWidget(minutes)
        state = {
            RowState.DONE: self._text.tr("done"),
            RowState.NOW: self._text.tr("now"),
            RowState.NEXT: "",
            RowState.DROPPED: self._text.tr("left out"),
        }[row.state]
        line.setAccessibleName(f"{row.title}, {self._minutes(row)} min {state}".strip())
        look_like(sign, Look.GOOD)
        return line

    def _minutes(self, row: PlanRow) -> str:
        if row.state is RowState.DROPPED:
            return self._text.tr("left out")
        minutes = f"{row.minutes:.0f}"
        return self._text.tr("{minutes} · optional", minutes=minutes) if row.droppable else minutes
