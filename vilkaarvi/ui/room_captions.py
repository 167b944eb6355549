"""Captions on the room's screen: drawn by us, so that they are sharp and as large as the room needs them.

They never become the room's name for a screen reader: a leader who listens would hear a line every other second, over
the film's own sound. The words are in the film's picture, and in what the leader reads before the session.
"""

import re
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainterPath, QPen

from vilkaarvi.ui.lettering import HEIGHT, WIDTH, Canvas, balanced, font
from vilkaarvi.ui.room_look import CAPTION_GROUND, CAPTION_INK, RoomLook

SOURCE_WIDE = 888.0  # at the lower left, a film that fills the canvas says where its figures come from
SOURCE_ENDS = 1030.0  # its lower edge there
EDGE, FROM_EDGE = 40.0, 20.0  # to the sides, and to the bottom
LINE = 1.21  # from line to line, of the type's size
SECOND = 0.82  # the second language's size beside the first one's
SMALLEST = 20  # pixels
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
    """Where a caption lies: beside the film's source at the lower left, or under it, where a narrower canvas leaves a
    strip under the film that is high enough. The source is never covered. What is too long for the picture in the
    chosen size is written smaller."""
    for pixels in range(look.caption_pixels, SMALLEST, -2):
        laid, fits = _laid(words, second, replace(look, caption_pixels=pixels), width)
        if fits:
            break
    return laid


def _laid(words: str, second: str, look: RoomLook, width: float) -> tuple[CaptionBox, bool]:
    """In exactly the size of `look`, and whether it stays in the picture and beside the source."""
    film = width / WIDTH
    source_ends = (HEIGHT - film * HEIGHT) / 2 + film * SOURCE_ENDS
    wide = width - 2 * EDGE - look.caption_pixels
    rows = _rows(words, second, look, wide)
    under = width < WIDTH and _high(rows) <= HEIGHT - FROM_EDGE - source_ends
    if not under:
        wide = width - film * SOURCE_WIDE - EDGE - look.caption_pixels
        rows = _rows(words, second, look, wide)
    widest = max(QFontMetricsF(_font(row, look.caption_ground)).horizontalAdvance(row.words) for row in rows)
    box = QRectF(0, 0, widest + look.caption_pixels, _high(rows))
    box.moveBottom(HEIGHT - FROM_EDGE)
    if under:
        box.moveLeft((width - box.width()) / 2)
    else:
        box.moveRight(width - EDGE)
    return CaptionBox(box, rows, look.caption_ground), widest <= wide and box.top() >= FROM_EDGE


def _rows(words: str, second: str, look: RoomLook, wide: float) -> tuple[CaptionRow, ...]:
    sizes = ((words, look.caption_pixels), (second, round(look.caption_pixels * SECOND)))
    return tuple(
        CaptionRow(line, pixels)
        for part, pixels in sizes
        if part
        for line in balanced(_whole_numbers(part), pixels, not look.caption_ground, wide)
    )


def _whole_numbers(words: str) -> str:
    """One paragraph; 163 000 is never broken in two."""
    return re.sub(r"(?<=\d) (?=\d{3})", "\N{NO-BREAK SPACE}", words.replace("\n", " "))


def _high(rows: tuple[CaptionRow, ...]) -> float:
    return sum(row.pixels for row in rows) * LINE + 22


def _font(row: CaptionRow, ground: bool) -> QFont:
    """Stronger where the picture itself is the ground."""
    return font(row.pixels, strong=not ground)


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
        base += row.pixels * LINE
        made = _font(row, caption.ground)
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
