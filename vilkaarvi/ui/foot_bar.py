"""The console's foot: presses that bear their key, in a row that breaks where the window is narrow."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLayout, QLayoutItem, QPushButton, QWidget

from vilkaarvi.ui.home_bits import Look, look_like
from vilkaarvi.ui.style import INK, LINE, SAND, WHITE

GAP = 8
AROUND = 5


class KeyPress(QPushButton):
    """A press with its key on a small cap at the right. Its name is its words alone."""

    def __init__(self, said: str, key: str = "", look: Look = Look.SMALL) -> None:
        super().__init__(said)
        self._key = self._bears = key
        self.setAutoDefault(True)
        self.setAccessibleName(said)
        look_like(self, look)
        if key:
            self.setStyleSheet("text-align: left;")

    def bare(self, bare: bool) -> None:
        """Without its key on it, where there is little room; "?" tells all keys."""
        self._key = "" if bare else self._bears
        self.updateGeometry()
        self.update()

    def say(self, said: str, name: str = "") -> None:
        """Other words; `name` is what an ear hears, where that is not the same."""
        if said != self.text():
            self.setText(said)
            self.setAccessibleName(name or said)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint + QSize(self._cap().width() + GAP, 0) if self._key else hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _small(self) -> QFont:
        small = QFont(self.font())
        small.setPointSizeF(8.5)
        small.setWeight(QFont.Weight.DemiBold)
        return small

    def _cap(self) -> QSize:
        metrics = QFontMetrics(self._small())
        return QSize(metrics.horizontalAdvance(self._key) + 2 * AROUND, metrics.height() + 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._key:
            return
        primary = self.property("look") == Look.PRIMARY.value
        cap = self._cap()
        box = QRectF(self.width() - cap.width() - (24 if primary else 10), (self.height() - cap.height()) / 2, 0, 0)
        box.setSize(cap.toSizeF())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else 0.6)
        painter.setPen(QPen(QColor(255, 255, 255, 110) if primary else QColor(LINE), 1))
        painter.setBrush(QColor(255, 255, 255, 35) if primary else QColor(SAND))
        painter.drawRoundedRect(box, 3, 3)
        painter.setFont(self._small())
        painter.setPen(QColor(WHITE if primary else INK))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._key)


class Flow(QLayout):
    """Side by side, and on a new row where there is no more room."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._placed(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._placed(rect, move=True)

    def _in_sight(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._in_sight()]
        wide = sum(hint.width() + self._gap for hint in hints) - self._gap
        return QSize(max(wide, 0), max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        hints = [item.minimumSize() for item in self._in_sight()]
        return QSize(
            max((hint.width() for hint in hints), default=0), max((hint.height() for hint in hints), default=0)
        )

    def _placed(self, rect: QRect, move: bool) -> int:
        """The height that the rows take. What is lower stands in the middle of its row."""
        left, top, high = rect.left(), rect.top(), 0
        row: list[tuple[QLayoutItem, QRect]] = []
        for item in self._in_sight():
            hint = item.sizeHint()
            if left > rect.left() and left + hint.width() > rect.left() + rect.width():
                self._lay(row, high, move)
                left, top, high, row = rect.left(), top + high + self._gap, 0, []
            row.append((item, QRect(QPoint(left, top), hint)))
            left += hint.width() + self._gap
            high = max(high, hint.height())
        self._lay(row, high, move)
        return top + high - rect.top()

    @staticmethod
    def _lay(row: list[tuple[QLayoutItem, QRect]], high: int, move: bool) -> None:
        for item, place in row if move else ():
            item.setGeometry(place.translated(0, (high - place.height()) // 2))
