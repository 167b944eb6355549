"""Paints what the room sees: the same words and line breaks on the projector and in the leader's small mirror.

Everything is laid out on a canvas that is 1080 high and scaled, so that size never changes a line. The canvas has the
screen's shape, from 4:3 to 16:9; on any other the picture lies in the middle.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from vilkaarvi.session.view import Countdown, FactsRoom, FilmRoom, PromptRoom, Room, RulesRoom, SightRoom, TextRoom
from vilkaarvi.ui.lettering import HEIGHT, LEFT, WIDTH, Canvas, balanced, column, font, largest, line, wrapped
from vilkaarvi.ui.room_captions import CaptionBox, caption_box, paint_caption
from vilkaarvi.ui.room_look import RoomLook

NARROWEST = HEIGHT * 4 / 3
INK = 30.0  # that a caption may reach beyond its box: its letters' edge, without a ground
MODE, CLOCK, PASS = 60, 60, 46  # pixels; 1/20 of the height is 54


def said(room: Room, black: bool = False) -> str:
    """The words that the room sees, for a screen reader. Of a film nothing: see `room_captions`."""
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
        case SightRoom():
            return "\n".join((room.text, room.small))
        case FilmRoom():
            return ""


class RoomView(QLabel):
    """Draws a room in whatever size it has. Used for the projector, and for the mirror.

    A screen reader finds a text whose name is what the room reads.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room: Room | None = None
        self._black = False
        self._frame: QImage | None = None
        self._look = RoomLook()
        self._shape: float | None = None
        self._caption = ("", "")
        self._caption_box: CaptionBox | None = None
        self._caption_picture: QPixmap | None = None
        self._poster: tuple[str, QPixmap] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(480, 270)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def show_room(self, room: Room, black: bool = False) -> bool:
        """True when that is new."""
        if (room, black) == (self._room, self._black):
            return False
        self._room, self._black = room, black
        self.setAccessibleName(said(room, black))
        self.update()
        return True

    def set_look(self, look: RoomLook) -> None:
        if look != self._look:
            self._look = look
            self._lay_caption()

    def set_shape(self, width_by_height: float | None) -> None:
        """The shape of the screen that this is a mirror of; None: its own."""
        if width_by_height != self._shape:
            self._shape = width_by_height
            self._lay_caption()

    def set_frame(self, frame: QImage | None) -> None:
        """The film's newest picture; None before the first one, when the poster stands there."""
        self._frame = frame
        if isinstance(self._room, FilmRoom) and not self._black:
            self.update()

    def set_caption(self, words: str, second: str = "") -> None:
        """`second`: the same in another language, under the first."""
        if (words, second) != self._caption:
            self._caption = words, second
            self._lay_caption()

    def _lay_caption(self) -> None:
        spoken = any(self._caption)
        self._caption_picture = None
        self._caption_box = caption_box(*self._caption, self._look, self._canvas_width()) if spoken else None
        self.update()

    def _canvas_width(self) -> float:
        shape = self._shape if self._shape is not None else self.width() / max(1, self.height())
        return min(WIDTH, max(NARROWEST, HEIGHT * shape))

    def placed(self) -> tuple[QRectF, float]:
        """Where the canvas lies in the widget, and how much it is scaled."""
        width = self._canvas_width()
        scale = min(self.width() / width, self.height() / HEIGHT)
        target = QRectF(0, 0, width * scale, HEIGHT * scale)
        target.moveCenter(QRectF(self.rect()).center())
        return target, scale

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_caption()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._room is None or self._black:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
            return
        target, scale = self.placed()
        if isinstance(self._room, FilmRoom):  # 25 times a second
            self._paint_film(painter, target, self._room)
            if self._caption_box is not None:
                self._paint_caption(painter, target, scale, self._caption_box)
            return
        painter.fillRect(self.rect(), QColor(self._look.theme.ground))
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.translate(target.topLeft())
        painter.scale(scale, scale)
        paint(Canvas(painter, target.width() / scale if scale else WIDTH, self._look.theme), self._room)

    def _paint_caption(self, painter: QPainter, target: QRectF, scale: float, caption: CaptionBox) -> None:
        """Drawn once: the film's pictures change under it 25 times a second. It lies on whole pixels of the screen."""
        ratio = self.devicePixelRatio()
        ink = caption.box.adjusted(-INK, -INK, INK, INK)
        there = QRectF(target.topLeft() + ink.topLeft() * scale, ink.size() * scale)
        pixels = QRectF(there.topLeft() * ratio, there.size() * ratio).toAlignedRect()
        corner = QPointF(pixels.topLeft()) / ratio
        picture = self._caption_picture
        if picture is None or picture.size() != pixels.size() or picture.devicePixelRatio() != ratio:
            picture = self._caption_picture = QPixmap(pixels.size())
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            ground = QPainter(picture)
            ground.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            ground.translate(target.topLeft() - corner)
            ground.scale(scale, scale)
            paint_caption(Canvas(ground, target.width() / scale if scale else WIDTH, self._look.theme), caption)
            ground.end()
        painter.drawPixmap(corner, picture)

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


def paint(canvas: Canvas, room: Room) -> None:
    """Words of a room on its canvas."""
    match room:
        case PromptRoom():
            kicker(canvas, room.kicker)
            prompt(canvas, room.text)
            foot(canvas, room)
        case RulesRoom():
            kicker(canvas, room.kicker)
            points(canvas, room.rules, heading(canvas, room.title, 200, 160) + 50)
        case TextRoom():
            kicker(canvas, room.kicker)
            points(canvas, room.lines, heading(canvas, room.title, 240, 260) + 60)
        case FactsRoom():
            kicker(canvas, room.kicker)
            facts(canvas, room)
        case SightRoom():
            sight(canvas, room)
        case FilmRoom():
            pass


def kicker(canvas: Canvas, words: str) -> None:
    line(canvas, words, font(40, strong=True), LEFT, 130, canvas.theme.quiet)


def heading(canvas: Canvas, words: str, top: float, high: float) -> float:
    """As large as it fits in `high`; answers where it ends."""
    pixels, lines = largest(words, canvas.wide, high)
    return column(canvas, lines, font(pixels, strong=True), top, canvas.theme.ink)


def prompt(canvas: Canvas, words: str) -> None:
    heading(canvas, words, 260, 520)


def points(canvas: Canvas, lines: tuple[str, ...], top: float) -> None:
    """Short lines, each with a mark, as large as they fit. A line that stands alone needs none."""
    inside = 60 if len(lines) > 1 else 0
    wide = canvas.wide - inside
    pixels = next((size for size in range(66, 20, -2) if _high(lines, size, wide) <= HEIGHT - 70 - top), 20)
    made = font(pixels)
    for rows in (balanced(words, pixels, False, wide) for words in lines):
        if inside:
            dot(canvas, QPointF(LEFT + 10, top + pixels * 0.7), 9)
        top = column(canvas, rows, made, top, canvas.theme.ink, LEFT + inside) + pixels * 0.4


def _high(lines: tuple[str, ...], pixels: int, wide: float) -> float:
    measure = QFontMetricsF(font(pixels)).horizontalAdvance
    return sum(len(wrapped(words, measure, wide)) * pixels * 1.22 + pixels * 0.4 for words in lines)


def dot(canvas: Canvas, centre: QPointF, radius: float) -> None:
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    canvas.painter.setBrush(QColor(canvas.theme.dot))
    canvas.painter.drawEllipse(centre, radius, radius)


def foot(canvas: Canvas, room: PromptRoom) -> None:
    """How to talk, that one may pass, and the clock. Where the screen is narrow the two stand under each other."""
    left, base = LEFT, 905.0
    until = canvas.width - LEFT - (260 if room.clock is not None else 0)
    passing = font(PASS)
    if room.mode:
        dot(canvas, QPointF(left + 10, base - 18), 10)
        made = font(MODE)
        line(canvas, room.mode, made, left + 40, base, canvas.theme.ink)
        left += 40 + QFontMetricsF(made).horizontalAdvance(room.mode) + 60
    if room.may_pass:
        if left + QFontMetricsF(passing).horizontalAdvance(room.may_pass) > until:
            left, base = LEFT + 40, base + 70
        line(canvas, room.may_pass, passing, left, base, canvas.theme.quiet)
    if room.clock is not None:
        ring(canvas, room.clock, QPointF(canvas.width - LEFT - 100, 885))


def ring(canvas: Canvas, clock: Countdown, centre: QPointF) -> None:
    """What is left: a ring that empties, and figures. Over time is told by a plus, quietly."""
    radius, painter, theme = 100.0, canvas.painter, canvas.theme
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.track), 16))
    painter.drawEllipse(box)
    share = max(0.0, min(1.0, clock.left_s / clock.total_s)) if clock.total_s else 0.0
    if share > 0:
        painter.setPen(QPen(QColor(theme.quiet), 16, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(box, 90 * 16, round(360 * 16 * share))
    made, left = font(CLOCK, strong=True), figures(clock.left_s)
    metrics = QFontMetricsF(made)
    base = centre.y() + (metrics.ascent() - metrics.descent()) / 2
    line(canvas, left, made, centre.x() - metrics.horizontalAdvance(left) / 2, base, theme.ink)


def figures(seconds: int) -> str:
    """Minutes and seconds, as 2:10; over time as +0:30."""
    sign = "+" if seconds < 0 else ""
    return f"{sign}{abs(seconds) // 60}:{abs(seconds) % 60:02}"


def facts(canvas: Canvas, room: FactsRoom) -> None:
    """Up to four cards, two and two."""
    wide, theme = canvas.wide / 2 - 40, canvas.theme
    for index, fact in enumerate(room.facts[:4]):
        left, top = LEFT + index % 2 * (canvas.wide / 2 + 20), 200 + index // 2 * 410.0
        line(canvas, fact.number, font(_on_one_line(fact.number, 100, wide), strong=True), left, top + 90, theme.ink)
        pixels = next((size for size in range(50, 20, -2) if _high((fact.wording,), size, wide) <= 220), 20)
        down = column(canvas, balanced(fact.wording, pixels, False, wide), font(pixels), top + 120, theme.ink, left)
        line(canvas, fact.source, font(_on_one_line(fact.source, 34, wide)), left, down + 46, theme.quiet)


def _on_one_line(words: str, most: int, wide: float) -> int:
    """The type's size in pixels; measured in the stronger letters."""
    sizes = range(most, 14, -2)
    return next((size for size in sizes if QFontMetricsF(font(size, True)).horizontalAdvance(words) <= wide), 14)


def sight(canvas: Canvas, room: SightRoom) -> None:
    """The test picture: a frame along the edge, and words in the sizes of an hour."""
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    canvas.painter.setPen(QPen(QColor(canvas.theme.dot), 12))
    canvas.painter.drawRect(QRectF(6, 6, canvas.width - 12, HEIGHT - 12))
    prompt(canvas, room.text)
    line(canvas, room.small, font(PASS), LEFT, 905, canvas.theme.quiet)
    ring(canvas, room.clock, QPointF(canvas.width - LEFT - 100, 885))
