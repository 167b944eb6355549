"""Letters on the room's canvas, which is 1080 high: how words break into even lines, and how large they can be."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from vilkaarvi.ui.room_look import Theme
from vilkaarvi.ui.style import FAMILY

WIDTH, HEIGHT, LEFT = 1920.0, 1080.0, 130.0
LARGEST, SMALLEST = 112, 68  # pixels of a question's type; 1/16 of the height is 67.5
LONGER = 22  # of a text that is longer than `vilkaarvi check` allows: all of it is to be seen
LEADING = 1.22  # from line to line, of the type's size
LAID_OUT = 64  # texts whose lines are remembered: the mirror has those of the room, and so has the next painting


@dataclass(frozen=True)
class Canvas:
    """Where words are put. `width`: of a canvas that is 1080 high."""

    painter: QPainter
    width: float
    theme: Theme

    @property
    def wide(self) -> float:
        """Between the margins."""
        return self.width - 2 * LEFT


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

    @cache  # the same beginnings are measured many times
    def wide(words: str) -> float:  # a method of Qt's own would be asked for its help text, once: 13 ms
        return metrics.horizontalAdvance(words)

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
        if fits(sentences, pixels, width, height):
            return pixels, tuple(row for sentence in sentences for row in balanced(sentence, pixels, True, width))
    pixels = next((size for size in range(SMALLEST, LONGER, -2) if fits([text], size, width, height)), LONGER)
    return pixels, balanced(text, pixels, True, width)


def fits(parts: list[str], pixels: int, width: float, height: float) -> bool:
    """Each part on lines of its own. Balancing makes no more of them."""
    wide = QFontMetricsF(font(pixels, strong=True)).horizontalAdvance
    lines = [row for part in parts for row in wrapped(part, wide, width)]
    return len(lines) * pixels * LEADING <= height and all(wide(line) <= width for line in lines)


def line(canvas: Canvas, words: str, made: QFont, left: float, base: float, colour: str) -> None:
    canvas.painter.setFont(made)
    canvas.painter.setPen(QColor(colour))
    canvas.painter.drawText(QPointF(left, base), words)


def column(canvas: Canvas, lines: tuple[str, ...], made: QFont, top: float, colour: str, left: float = LEFT) -> float:
    """Lines under each other; answers where they end."""
    for words in lines:
        top += made.pixelSize() * LEADING
        line(canvas, words, made, left, top - made.pixelSize() * 0.27, colour)
    return top
