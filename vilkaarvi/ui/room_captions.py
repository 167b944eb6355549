"""Captions on the room's screen: drawn by us, so that they are sharp and as large as the room needs them.

They never become the room's name for a screen reader: a leader who listens would hear a line every other second, over
the film's own sound. The words are in the film's picture, and in what the leader reads before the session.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainterPath, QPen

from vilkaarvi.ui.lettering import HEIGHT, WIDTH, Canvas, balanced, font
from vilkaarvi.ui.room_look import CAPTION_GROUND, CAPTION_INK, RoomLook

SOURCE_WIDE = 888.0  # at the lower left, a film that fills the canvas says where its figures come from
EDGE = 40.0
SECOND = 0.82  # the second language's size beside the first one's
OPAQUE = 205  # of 255; the picture is felt behind the words


@dataclass(frozen=True)
class CaptionRow:
    words: str
    pixels: int


@dataclass(frozen=True)
class CaptionBox:
    """Laid out once, painted with each picture."""

    box: QRectF
    rows: tuple[CaptionRow, ...]
    ground: bool


def caption_box(words: str, second: str, look: RoomLook, width: float = WIDTH) -> CaptionBox:
    """Where a caption lies: at the lower right, beside the film's source, which is never covered.

    On a narrower canvas the film leaves a strip under it: there is room for the whole width, and the source stands
    higher up.
    """
    beside = SOURCE_WIDE if width >= WIDTH else EDGE
    wide = width - beside - EDGE - look.caption_pixels
    sizes = ((words, look.caption_pixels), (second, round(look.caption_pixels * SECOND)))
    rows = tuple(
        CaptionRow(line, pixels)
        for part, pixels in sizes
        if part
        for line in balanced(part.replace("\n", " "), pixels, False, wide)
    )
    widest = max(QFontMetricsF(font(row.pixels)).horizontalAdvance(row.words) for row in rows)
    high = sum(row.pixels for row in rows) * 1.21 + 22
    box = QRectF(0, 0, widest + look.caption_pixels, high)
    box.moveBottom(HEIGHT - 20)
    if width < WIDTH:
        box.moveLeft((width - box.width()) / 2)
    else:
        box.moveRight(width - EDGE)
    return CaptionBox(box, rows, look.caption_ground)


def paint_caption(canvas: Canvas, caption: CaptionBox) -> None:
    painter, box = canvas.painter, caption.box
    if caption.ground:
        ground = QColor(CAPTION_GROUND)
        ground.setAlpha(OPAQUE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 10, 10)
    base = box.top() + 11
    for row in caption.rows:
        base += row.pixels * 1.21
        made = font(row.pixels)
        left = box.center().x() - QFontMetricsF(made).horizontalAdvance(row.words) / 2
        _write(canvas, row, made, QPointF(left, base - row.pixels * 0.35), caption.ground)


def _write(canvas: Canvas, row: CaptionRow, made: QFont, at: QPointF, ground: bool) -> None:
    painter = canvas.painter
    if not ground:  # a dark edge is read on any picture
        edge = QPainterPath()
        edge.addText(at, made, row.words)
        pen = QPen(QColor(CAPTION_GROUND), row.pixels / 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(edge, pen)
    painter.setFont(made)
    painter.setPen(QColor(CAPTION_INK))
    painter.drawText(at, row.words)
