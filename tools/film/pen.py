"""What all scenes share: colours, type, and the column of words."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from tools.film.storyboard import Scene

WIDTH, HEIGHT = 1280, 720
CREAM, DEEP = QColor("#F8F4EB"), QColor("#0F2E33")
INK, PETROL, TEAL, MUTE, LINE = (QColor(c) for c in ("#17262E", "#0B4F5C", "#17807E", "#56656D", "#DDD6CA"))
MIST, FOAM, AMBER = QColor("#9FCBC5"), QColor("#7FB8B2"), QColor("#DFA45A")
LEFT = 72

Draw = Callable[[QPainter, Scene, float], None]


def ease(t: float) -> float:
    """0–1, gently at both ends."""
    t = min(1.0, max(0.0, t))
    return t * t * (3 - 2 * t)


def font(px: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    made = QFont("Source Sans 3")
    made.setPixelSize(px)
    made.setWeight(weight)
    return made


WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


def even(p: QPainter, text: str, box: QRectF) -> QRectF:
    """As narrow a box as holds the text on no more lines: no word is left alone on the last one."""
    height = p.boundingRect(box, WRAPPED, text).height()
    tried = QRectF(box)
    while tried.width() > box.width() / 2:
        tried.setWidth(tried.width() - 10)
        used = p.boundingRect(tried, WRAPPED, text)
        if used.height() > height or used.width() > tried.width():
            break
        box = QRectF(tried)
    return box


def words(p: QPainter, text: str, box: QRectF, px: int, colour: QColor, bold: bool = False) -> float:
    """Draws wrapped text from the top of `box`; answers its height."""
    p.setFont(font(px, QFont.Weight.DemiBold if bold else QFont.Weight.Normal))
    p.setPen(colour)
    box = even(p, text, box)
    p.drawText(box, WRAPPED, text)
    return p.boundingRect(box, WRAPPED, text).height()


def ink(scene: Scene) -> tuple[QColor, QColor, QColor]:
    """Text, strong and quiet colour on this scene's ground."""
    return (QColor("#F8F4EB"), QColor("#F8F4EB"), MIST) if scene.dark else (INK, PETROL, MUTE)


def source_lines(scene: Scene) -> list[str]:
    """Each source on a line of its own: captions stand beside them."""
    return scene.source.replace("; ", ";\n").splitlines()


def source(p: QPainter, scene: Scene) -> None:
    lines = source_lines(scene)
    for index, line in enumerate(lines):
        words(p, line, QRectF(LEFT, 642 - 16 * (len(lines) - 1) + 34 * index, 1136, 40), 28, ink(scene)[2])


def column(p: QPainter, scene: Scene, t: float, top: float, width: float) -> None:
    """Title, number, text and note under each other; they come in one after the other."""
    plain, strong, quiet = ink(scene)
    at = 0.0
    for text, px, colour, bold, gap in (
        (scene.title, 40, plain, False, 2),
        (scene.number, 104, strong, True, 4),
        (scene.text, 40, plain, False, 26),
        (scene.note, 30, quiet, False, 0),
    ):
        if text:
            p.setOpacity(ease((t - at) / 0.8))
            top += words(p, text, QRectF(LEFT, top, width, 500), px, colour, bold) + gap
            at += 0.9
    p.setOpacity(1.0)


def filled(p: QPainter, colour: QColor) -> None:
    """What is drawn next is a surface of this colour, without an edge."""
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(colour)


def stroke(p: QPainter, colour: QColor, width: float, dotted: bool = False) -> None:
    """What is drawn next is a line of this colour, without a surface."""
    style = Qt.PenStyle.DashLine if dotted else Qt.PenStyle.SolidLine
    p.setPen(QPen(colour, width, style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    p.setBrush(Qt.BrushStyle.NoBrush)


def beside(p: QPainter, scene: Scene, t: float, width: float, top: float = 190) -> None:
    """Title, text and note in a column at the left of a drawing, one after the other."""
    plain, _strong, quiet = ink(scene)
    at = 0.6
    for text, px, colour, bold, gap in (
        (scene.title, 52, plain, True, 22),
        (scene.text, 36, quiet if scene.dark else plain, False, 24),
        (scene.note, 28, quiet, False, 0),
    ):
        if text:
            p.setOpacity(ease((t - at) / 0.9))
            top += words(p, text, QRectF(LEFT, top, width, 460), px, colour, bold) + gap
            at += 1.4
    p.setOpacity(1.0)
