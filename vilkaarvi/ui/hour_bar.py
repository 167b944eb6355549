"""The hour as one bar: a segment a step, as wide as it is long."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vilkaarvi.session.view import PlanRow, RowState
from vilkaarvi.ui.style import LINE, PALE_TEAL, TEAL

GAP = 3.0


class HourBar(QWidget):
    """Done is full, now is taller and fills, next is empty: told by shape too, not by colour alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PlanRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, 20)

    def show_plan(self, rows: tuple[PlanRow, ...]) -> None:
        self._rows = tuple(row for row in rows if row.state is not RowState.DROPPED)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        whole = sum(row.minutes for row in self._rows)
        if not whole:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        room = self.width() - GAP * (len(self._rows) - 1)
        left = 0.0
        for row in self._rows:
            wide = room * row.minutes / whole
            now = row.state is RowState.NOW
            box = QRectF(left, 0 if now else 3, wide, 18 if now else 9)
            done = 1.0 if row.state is RowState.DONE else row.fraction if now else 0.0
            painter.setBrush(QColor(PALE_TEAL if now else LINE))
            painter.drawRoundedRect(box, 3, 3)
            if done > 0:
                painter.setBrush(QColor(TEAL))
                painter.drawRoundedRect(QRectF(box.left(), box.top(), wide * done, box.height()), 3, 3)
            left += wide + GAP
