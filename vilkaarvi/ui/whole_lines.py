"""What scrolls and never shows half a line: what would be cut at an edge waits until it is scrolled into sight."""

from collections.abc import Iterable, Iterator
from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from vilkaarvi.ui.home_bits import Look
from vilkaarvi.ui.style import WHITE

MOST = 2  # a veil is never more than a half of what is in sight: then something cut is better than nothing
FEW = 4  # for a card's sake never more than a fourth
PRESSED_OR_WRITTEN = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)  # each in one line
HEADINGS = (Look.SUBTITLE, Look.KICKER)
ASKS = "asks"  # a property of what asks a question
CHANGES = (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show)


class Kind(Enum):
    """What is to be seen whole: a heading with the line after it, and a card where there is room for all of it."""

    LINE = auto()
    HEADING = auto()
    CARD = auto()


class Veil(QWidget):
    """Lies over a line that would be cut, of the colour of what scrolls."""

    def __init__(self, parent: QWidget, ground: str) -> None:
        super().__init__(parent)
        self._ground = QColor(ground)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what lies under it is then told to be out of sight
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._ground)

    def cover(self, wide: int, top: int, bottom: int) -> None:
        self.setVisible(bottom > top)
        if bottom > top:
            self.setGeometry(0, top, wide, bottom - top)
            self.raise_()


class WholeLines(QScrollArea):
    """A scroll area without a frame, as wide as its content; `ground` is the colour that it lies on.

    No heading stands last in sight without a line of what it is about. Attributes: over, under (the veils at its
    edges).
    """

    def __init__(self, ground: str = WHITE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.over, self.under = (Veil(self.viewport(), ground) for _ in range(2))
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
        if not self.verticalScrollBar().maximum():
            self.over.hide()
            self.under.hide()
            return
        lines, together, cards = list[QRect](), list[QRect](), list[QRect]()
        heading: QRect | None = None
        for box, kind in self._boxes():
            if kind is Kind.CARD:
                cards.append(box)
                continue
            if heading is not None:
                together.append(heading.united(box))
            heading = box if kind is Kind.HEADING else None
            lines.append(box)
        above = first_of((self._edge(0, lines + cards, -1, FEW), self._edge(0, lines, -1, MOST))) or 0
        wishes = ((lines + together + cards, FEW), (lines + together, MOST), (lines, MOST))
        below = first_of(self._edge(high, boxes, 1, part) for boxes, part in wishes) or high
        for held in self._held():
            if held.bottom() >= 0 and held.top() < high:
                above, below = min(above, max(0, held.top())), max(below, min(high, held.bottom() + 1))
        self.over.cover(wide, 0, above)
        self.under.cover(wide, below, high)

    def _held(self) -> Iterator[QRect]:
        """What is never under a veil: what has the focus, and what asks beside it."""
        focus, content = QApplication.focusWidget(), self.widget()
        for widget in content.findChildren(QWidget) if content is not None else ():
            if widget is focus or (widget.property(ASKS) and widget.isVisible()):
                held = QRect(widget.mapTo(self.viewport(), QPoint(0, 0)), widget.size())
                if held.intersects(self.viewport().rect()):
                    yield held

    def _edge(self, edge: int, lines: list[QRect], way: int, part: int) -> int | None:
        """Where the last whole line ends: what lies across `edge` is outside it. `way`: 1 at the bottom, -1 at the
        top. None: it is farther away than this part of what is in sight."""
        at, most = edge, self.viewport().height() // part
        while True:
            across = [box for box in lines if box.top() < at <= box.bottom()]
            if not across:
                return at
            at = min(box.top() for box in across) if way > 0 else max(box.bottom() + 1 for box in across)
            if abs(at - edge) > most:
                return None

    def _boxes(self) -> Iterator[tuple[QRect, "Kind"]]:
        """Each line of words, each press or field, and each card, as it lies in the viewport, from above."""
        content, found = self.widget(), list[tuple[QRect, Kind]]()
        for widget in content.findChildren(QWidget) if content is not None else ():
            if not widget.isVisible():
                continue
            corner, look = widget.mapTo(self.viewport(), QPoint(0, 0)), widget.property("look")
            within = self._clip(widget)
            if isinstance(widget, QLabel):
                boxes, kind = list(lines_of(widget, corner)), Kind.HEADING if look in HEADINGS else Kind.LINE
            elif isinstance(widget, PRESSED_OR_WRITTEN):
                boxes, kind = [QRect(corner, widget.size())], Kind.LINE
            elif look == Look.INSET:
                boxes, kind = [QRect(corner, widget.size())], Kind.CARD
            else:
                continue
            found += [(box & within, kind) for box in boxes if box.intersects(within)]
        return iter(sorted(found, key=lambda each: (each[0].top(), each[0].left())))

    def _clip(self, widget: QWidget) -> QRect:
        """Where `widget` could be seen, were the viewport as high as it likes: another area may scroll around it."""
        clip = QRect(widget.mapTo(self.viewport(), QPoint(0, 0)), widget.size())
        around = widget.parentWidget()
        while around is not None and around is not self.widget():
            clip &= QRect(around.mapTo(self.viewport(), QPoint(0, 0)), around.size())
            around = around.parentWidget()
        return clip


def first_of(edges: Iterable[int | None]) -> int | None:
    return next((edge for edge in edges if edge is not None), None)


def lines_of(label: QLabel, corner: QPoint) -> Iterator[QRect]:
    """The boxes of a label's lines, when its upper left corner lies at `corner`."""
    high = label.fontMetrics().lineSpacing()
    words = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    count = max(1, round(words / high))
    top = corner.y() + (label.height() - count * high) // 2
    for number in range(count if label.text() else 0):
        yield QRect(corner.x(), top + number * high, label.width(), high)
