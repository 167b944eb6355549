"""Paints what the room sees: the same words and line breaks on the projector and in the leader's small mirror.

Everything is laid out on a canvas of 1920×1080 and scaled, so that size never changes a line.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from vilkaarvi.session.view import Countdown, FactsRoom, FilmRoom, PromptRoom, Room, RulesRoom, TextRoom
from vilkaarvi.ui.style import FAMILY, ROOM_DOT, ROOM_GROUND, ROOM_INK, ROOM_QUIET, ROOM_TRACK

WIDTH, HEIGHT, LEFT = 1920.0, 1080.0, 130.0
WIDE = WIDTH - 2 * LEFT
CAPTION_WIDE = 1032  # right of the film's source
LARGEST, SMALLEST = 112, 68  # pixels of a question's type; 1/16 of the height is 67.5
LAID_OUT = 64  # texts whose lines are remembered: the mirror has those of the room, and so has the next painting


def font(pixels: int, strong: bool = False) -> QFont:
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def wrapped(text: str, wide: Callable[[str], float], width: float) -> list[str]:
    """Words in lines no wider than `width`."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and wide(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


@lru_cache(maxsize=LAID_OUT)
def balanced(text: str, pixels: int, strong: bool, width: float) -> tuple[str, ...]:
    """The fewest lines that fit, as even as they can be: no lonely last word. A sentence may begin a line."""
    metrics = QFontMetricsF(font(pixels, strong))
    wide = lru_cache(maxsize=None)(metrics.horizontalAdvance)  # the same beginnings are measured many times
    best = wrapped(text, wide, width)
    narrow = width
    while narrow > width * 0.4:
        narrow -= 20
        tried = wrapped(text, wide, narrow)
        if len(tried) > len(best):
            break
        if max(map(wide, tried)) <= width:
            best = tried
    return tuple(best)


@lru_cache(maxsize=LAID_OUT)
def largest(text: str, width: float, height: float) -> tuple[int, tuple[str, ...]]:
    """The largest type in pixels, and its lines, with which `text` fits."""
    sentences = re.split(r"(?<=[.?!]) ", text)  # each on lines of its own, as a person would read it
    for pixels in range(LARGEST, SMALLEST - 1, -4):
        wide = QFontMetricsF(font(pixels, strong=True)).horizontalAdvance
        lines = [row for sentence in sentences for row in wrapped(sentence, wide, width)]  # balancing makes no more
        if len(lines) * pixels * 1.22 <= height and all(wide(line) <= width for line in lines):
            return pixels, tuple(row for sentence in sentences for row in balanced(sentence, pixels, True, width))
    return SMALLEST, balanced(text, SMALLEST, True, width)


def said(room: Room, black: bool = False) -> str:
    """The words that the room sees, for a screen reader."""
    if black:
        return ""
    match room:
        case RulesRoom():
            return "\n".join((room.title, *room.rules))
        case PromptRoom():
            return "\n".join(part for part in (room.text, room.mode, room.may_pass) if part)
        case FactsRoom():
            return "\n".join(f"{fact.number} {fact.wording} {fact.source}" for fact in room.facts)
        case TextRoom():
            return "\n".join((room.title, *room.lines))
        case FilmRoom():
            return ""


class RoomView(QWidget):
    """Draws a room in whatever size it has. Used for the projector, and for the mirror."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room: Room | None = None
        self._black = False
        self._frame: QImage | None = None
        self._caption = ""
        self._caption_box: tuple[QRectF, QFont, tuple[str, ...]] | None = (
            None  # laid out once, painted with each picture
        )
        self._poster: tuple[str, QPixmap] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(480, 270)

    def show_room(self, room: Room, black: bool = False) -> bool:
        """True when that is new."""
        if (room, black) == (self._room, self._black):
            return False
        self._room, self._black = room, black
        self.setAccessibleName(said(room, black))
        self.update()
        return True

    def set_frame(self, frame: QImage | None) -> None:
        """The film's newest picture; None before the first one, when the poster stands there."""
        self._frame = frame
        if isinstance(self._room, FilmRoom) and not self._black:
            self.update()

    def set_caption(self, words: str) -> None:
        if words != self._caption:
            self._caption = words
            self._caption_box = caption_box(words) if words else None
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._room is None or self._black:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
            return
        scale = min(self.width() / WIDTH, self.height() / HEIGHT)
        target = QRectF(0, 0, WIDTH * scale, HEIGHT * scale)
        target.moveCenter(QRectF(self.rect()).center())
        if isinstance(self._room, FilmRoom):
            self._paint_film(painter, target, self._room)
        else:
            painter.fillRect(self.rect(), QColor(ROOM_GROUND))
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.translate(target.topLeft())
        painter.scale(scale, scale)
        paint(painter, self._room)
        if isinstance(self._room, FilmRoom) and self._caption_box is not None:
            paint_caption(painter, *self._caption_box)

    def _paint_film(self, painter: QPainter, target: QRectF, room: FilmRoom) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self.width() < 700)
        box = fitted(target, self._frame.size()) if self._frame is not None else QRectF()
        if box != QRectF(self.rect()):
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
        if self._frame is not None:
            painter.drawImage(box, self._frame)
        elif room.poster is not None:
            if self._poster is None or self._poster[0] != str(room.poster):
                self._poster = (str(room.poster), QPixmap(str(room.poster)))
            if not self._poster[1].isNull():
                painter.drawPixmap(
                    fitted(target, self._poster[1].size()), self._poster[1], QRectF(self._poster[1].rect())
                )


def fitted(target: QRectF, size: QSize) -> QRectF:
    """The largest box of the picture's shape in the middle of `target`."""
    scale = min(target.width() / size.width(), target.height() / size.height())
    box = QRectF(0, 0, size.width() * scale, size.height() * scale)
    box.moveCenter(target.center())
    return box


def paint(painter: QPainter, room: Room) -> None:
    """Words of a room on the canvas of 1920×1080."""
    match room:
        case PromptRoom():
            kicker(painter, room.kicker)
            pixels, lines = largest(room.text, WIDE, 520)
            column(painter, lines, font(pixels, strong=True), 260, ROOM_INK)
            foot(painter, room)
        case RulesRoom():
            kicker(painter, room.kicker)
            pixels, lines = largest(room.title, WIDE, 160)
            top = column(painter, lines, font(pixels, strong=True), 200, ROOM_INK) + 50
            points(painter, room.rules, top)
        case TextRoom():
            kicker(painter, room.kicker)
            pixels, lines = largest(room.title, WIDE, 260)
            top = column(painter, lines, font(pixels, strong=True), 240, ROOM_INK) + 60
            points(painter, room.lines, top)
        case FactsRoom():
            kicker(painter, room.kicker)
            facts(painter, room)
        case FilmRoom():
            pass


def kicker(painter: QPainter, words: str) -> None:
    line(painter, words, font(40, strong=True), LEFT, 130, ROOM_QUIET)


def line(painter: QPainter, words: str, made: QFont, left: float, base: float, colour: str) -> None:
    painter.setFont(made)
    painter.setPen(QColor(colour))
    painter.drawText(QPointF(left, base), words)


def column(
    painter: QPainter, lines: tuple[str, ...], made: QFont, top: float, colour: str, left: float = LEFT
) -> float:
    """Lines under each other; answers where they end."""
    for words in lines:
        top += made.pixelSize() * 1.22
        line(painter, words, made, left, top - made.pixelSize() * 0.27, colour)
    return top


def points(painter: QPainter, lines: tuple[str, ...], top: float) -> None:
    """Short lines, each with a mark, as large as they fit."""
    for pixels in range(66, 43, -2):
        wide = QFontMetricsF(font(pixels)).horizontalAdvance
        rows_high = sum(len(wrapped(words, wide, WIDE - 60)) * pixels * 1.22 + pixels * 0.4 for words in lines)
        if top + rows_high <= HEIGHT - 70:
            break
    made = font(pixels)
    for rows in (balanced(words, pixels, False, WIDE - 60) for words in lines):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ROOM_DOT))
        painter.drawEllipse(QPointF(LEFT + 10, top + pixels * 0.7), 9, 9)
        top = column(painter, rows, made, top, ROOM_INK, LEFT + 60) + pixels * 0.4


def foot(painter: QPainter, room: PromptRoom) -> None:
    left, base = LEFT, 905.0
    if room.mode:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ROOM_DOT))
        painter.drawEllipse(QPointF(left + 10, base - 18), 10, 10)
        made = font(60)
        line(painter, room.mode, made, left + 40, base, ROOM_INK)
        left += 40 + QFontMetricsF(made).horizontalAdvance(room.mode) + 60
    if room.may_pass:
        line(painter, room.may_pass, font(46), left, base, ROOM_QUIET)
    if room.clock is not None:
        ring(painter, room.clock, QPointF(WIDTH - LEFT - 100, 885))


def ring(painter: QPainter, clock: Countdown, centre: QPointF) -> None:
    """What is left: a ring that empties, and figures. Over time is told by a plus, quietly."""
    radius = 100.0
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(ROOM_TRACK), 16))
    painter.drawEllipse(box)
    share = max(0.0, min(1.0, clock.left_s / clock.total_s)) if clock.total_s else 0.0
    if share > 0:
        painter.setPen(QPen(QColor(ROOM_QUIET), 16, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(box, 90 * 16, round(360 * 16 * share))
    painter.setFont(font(60, strong=True))
    painter.setPen(QColor(ROOM_INK))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), figures(clock.left_s))


def figures(seconds: int) -> str:
    """Minutes and seconds, as 2:10; over time as +0:30."""
    sign = "+" if seconds < 0 else ""
    return f"{sign}{abs(seconds) // 60}:{abs(seconds) % 60:02}"


def facts(painter: QPainter, room: FactsRoom) -> None:
    """Up to four cards, two and two."""
    for index, fact in enumerate(room.facts[:4]):
        left, top = LEFT + index % 2 * (WIDE / 2 + 20), 200 + index // 2 * 410.0
        line(painter, fact.number, font(100, strong=True), left, top + 90, ROOM_INK)
        rows = balanced(fact.wording, 50, False, WIDE / 2 - 40)
        down = column(painter, rows, font(50), top + 120, ROOM_INK, left)
        line(painter, fact.source, font(34), left, down + 46, ROOM_QUIET)


def caption_box(words: str) -> tuple[QRectF, QFont, tuple[str, ...]]:
    """Where a caption lies: at the lower right. A film's source stands at the lower left and is never covered."""
    made = font(48)
    lines = balanced(words.replace("\n", " "), 48, False, CAPTION_WIDE)
    wide = max(QFontMetricsF(made).horizontalAdvance(row) for row in lines) + 48
    high = len(lines) * 58.0 + 22
    return QRectF(WIDTH - 40 - wide, HEIGHT - 20 - high, wide, high), made, lines


def paint_caption(painter: QPainter, box: QRectF, made: QFont, lines: tuple[str, ...]) -> None:
    metrics = QFontMetricsF(made)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 205))
    painter.drawRoundedRect(box, 10, 10)
    for index, row in enumerate(lines):
        left = box.center().x() - metrics.horizontalAdvance(row) / 2
        line(painter, row, made, left, box.top() + 51 + index * 58, "#FFFFFF")
