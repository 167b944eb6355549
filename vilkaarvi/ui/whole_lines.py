"""What scrolls and never shows half a line: what would be cut at an edge waits until it is scrolled into sight."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QLabel, QScrollArea, QWidget

from vilkaarvi.ui.style import WHITE

MOST = 2  # a veil is never more than a half of what is in sight: then something cut is better than nothing
CHANGES = (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show)


class Veil(QWidget):
    """Lies over a line that would be cut, white as all that scrolls here."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what lies under it is then told to be out of sight
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(WHITE))

    def cover(self, wide: int, top: int, bottom: int) -> None:
        self.setVisible(bottom > top)
        if bottom > top:
            self.setGeometry(0, top, wide, bottom - top)
            self.raise_()


class WholeLines(QScrollArea):
    """A scroll area without a frame, as wide as its content. Attributes: over, under (the veils at its edges)."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.over, self.under = Veil(self.viewport()), Veil(self.viewport())
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.cover_what_is_cut)
        self.verticalScrollBar().valueChanged.connect(self.cover_what_is_cut)

    def setWidget(self, widget: QWidget) -> None:
        super().setWidget(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in CHANGES:
            self._soon.start()  # when all of it has its place
        return super().eventFilter(watched, event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in CHANGES:
            self._soon.start()
        return super().viewportEvent(event)

    def cover_what_is_cut(self) -> None:
        """Lay the veils where they belong now."""
        wide, high = self.viewport().width(), self.viewport().height()
        lines = [box for box in self._boxes() if box.bottom() >= 0 and box.top() < high]
        above, below = self._edge(0, lines, -1), self._edge(high, lines, 1)
        focus, content = QApplication.focusWidget(), self.widget()
        if focus is not None and content is not None and content.isAncestorOf(focus):
            held = QRect(focus.mapTo(self.viewport(), QPoint(0, 0)), focus.size())  # never under a veil
            above, below = min(above, max(0, held.top())), max(below, min(high, held.bottom() + 1))
        self.over.cover(wide, 0, above)
        self.under.cover(wide, below, high)

    def _edge(self, edge: int, lines: list[QRect], way: int) -> int:
        """Where the last whole line ends: what lies across `edge` is outside it. `way`: 1 at the bottom, -1 at the
        top."""
        at, most = edge, self.viewport().height() // MOST
        while True:
            across = [box for box in lines if box.top() < at <= box.bottom()]
            if not across:
                return at
            at = min(box.top() for box in across) if way > 0 else max(box.bottom() + 1 for box in across)
            if abs(at - edge) > most:
                return edge

    def _boxes(self) -> Iterator[QRect]:
        """Each line of words, and each press, as it lies in the viewport."""
        content = self.widget()
        for widget in content.findChildren(QWidget) if content is not None else ():
            if not widget.isVisible():
                continue
            corner = widget.mapTo(self.viewport(), QPoint(0, 0))
            if isinstance(widget, QLabel):
                yield from lines_of(widget, corner)
            elif isinstance(widget, QAbstractButton):
                yield QRect(corner, widget.size())


def lines_of(label: QLabel, corner: QPoint) -> Iterator[QRect]:
    """The boxes of a label's lines, when its upper left corner lies at `corner`."""
    high = label.fontMetrics().lineSpacing()
    words = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    count = max(1, round(words / high))
    top = corner.y() + (label.height() - count * high) // 2
    for number in range(count if label.text() else 0):
        yield QRect(corner.x(), top + number * high, label.width(), high)
