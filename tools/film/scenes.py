"""Scenes of numbers, and the table. What moves, moves because it means something."""

import itertools
import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from tools.film.pen import (
    AMBER,
    CREAM,
    FOAM,
    INK,
    LEFT,
    LINE,
    MIST,
    MUTE,
    PETROL,
    TEAL,
    column,
    ease,
    ink,
    source,
    words,
)
from tools.film.storyboard import Scene


def statement(p: QPainter, scene: Scene, t: float) -> None:
    """One thought in large type, and a quieter one under it."""
    plain, _strong, quiet = ink(scene)
    p.setOpacity(ease(t / 0.8))
    down = words(p, scene.title, QRectF(LEFT, 230, 1040, 400), 60, plain, bold=True)
    p.setOpacity(ease((t - 2.0) / 0.8))
    words(p, scene.text, QRectF(LEFT, 230 + down + 24, 1000, 240), 38, quiet)
    p.setOpacity(1.0)


def dots(p: QPainter, scene: Scene, t: float) -> None:
    """A field of dots; `strong` of them are set apart, `ghost` rings show another count that is no part of them."""
    count, strong, ghost = (int(scene.data.get(k, 0)) for k in ("count", "strong", "ghost"))
    column(p, scene, t, 150, 500)
    arrive = float(scene.data.get("arrive_s", 8.0))
    across, step, radius = 16, 38, 13
    for i in range(max(count, ghost)):
        centre = QPointF(632 + (i % across) * step, 96 + (i // across) * step)
        shown = ease((t - 1.2 - arrive * i / max(1, count)) / 0.5)
        if i < ghost and ghost >= count:
            p.setPen(QPen(LINE, 2))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawEllipse(centre, radius - 1, radius - 1)
        if i < count and shown > 0:
            apart = i < strong and t > arrive + 2
            fade = ease((t - arrive - 2) / 1.2)
            colour = PETROL if apart else TEAL
            p.setOpacity(shown * (1 - 0.68 * fade if strong and not apart else 1))
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(colour)
            p.drawEllipse(centre, radius * shown, radius * shown)
            p.setOpacity(1.0)
        if i < ghost < count:  # fewer rings than dots stand by themselves, under them: they are no part of them
            p.setOpacity(ease((t - arrive - 2) / 1.2))
            p.setPen(QPen(MUTE, 4))
            p.setBrush(Qt.BrushStyle.NoBrush)
            under = (math.ceil(count / across) + 1) * step
            p.drawEllipse(QPointF(centre.x(), centre.y() + under), radius - 1, radius - 1)
            p.setOpacity(1.0)
    source(p, scene)


def line(p: QPainter, scene: Scene, t: float) -> None:
    """A line over years, drawn from left to right, on an axis that begins at zero."""
    words(p, scene.title, QRectF(LEFT, 60, 1136, 60), 42, INK, bold=True)
    points = [(float(x), float(y)) for x, y in scene.data["points"]]
    labels = scene.data["labels"]
    left, right, floor, top = 150.0, 1130.0, 560.0, 170.0
    first, last = points[0][0], points[-1][0]
    ceiling = float(scene.data["ceiling"])

    def place(point: tuple[float, float]) -> QPointF:
        x = left + (point[0] - first) / (last - first) * (right - left)
        return QPointF(x, floor - point[1] / ceiling * (floor - top))

    for value in scene.data["grid"]:
        y = floor - value / ceiling * (floor - top)
        p.setPen(QPen(LINE, 2))
        p.drawLine(QPointF(left - 20, y), QPointF(right + 40, y))
        words(p, f"{value} %", QRectF(LEFT - 12, y - 18, 90, 40), 26, MUTE)
    spread = float(scene.data.get("draw_s", 12.0))
    reach = first + (last - first) * ease((t - 1.0) / spread)
    for a, b in itertools.pairwise(points):
        if reach > a[0]:
            share = min(1.0, (reach - a[0]) / (b[0] - a[0]))
            p.setPen(QPen(TEAL, 7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            p.drawLine(place(a), place((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))))
    for point, label in zip(points, labels, strict=True):
        p.setOpacity(ease((reach - point[0] + 0.4) / 0.4))
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(PETROL)
        at = place(point)
        p.drawEllipse(at, 12, 12)
        p.fillRect(QRectF(at.x() - 76, at.y() - 62, 132, 44), CREAM)  # no line of the grid runs through a figure
        words(p, label, QRectF(at.x() - 70, at.y() - 68, 180, 60), 40, PETROL, bold=True)
        words(p, str(int(point[0])), QRectF(at.x() - 34, floor + 14, 100, 40), 30, INK)
    p.setOpacity(1.0)
    source(p, scene)


def chairs(p: QPainter, scene: Scene, t: float) -> None:
    """Ten chairs seen from the front; `filled` of them (a part of one too) take on colour, one by one."""
    top = 76 + words(p, scene.title, QRectF(LEFT, 70, 1120, 200), 50, INK, bold=True)
    filled = float(scene.data["filled"])
    for i in range(10):
        x, y = LEFT + i * 114, top + 50
        part = min(1.0, max(0.0, filled - i)) * ease((t - 1.5 - 0.7 * i) / 0.7)
        for colour, share in ((LINE, 1.0), (TEAL, part)):
            p.save()
            p.setClipRect(QRectF(x, y, 92 * share, 190))
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(colour)
            p.drawRoundedRect(QRectF(x + 10, y, 72, 84), 14, 14)  # back
            p.drawRoundedRect(QRectF(x, y + 94, 92, 26), 10, 10)  # seat
            p.drawRoundedRect(QRectF(x + 8, y + 118, 12, 66), 5, 5)
            p.drawRoundedRect(QRectF(x + 72, y + 118, 12, 66), 5, 5)
            p.restore()
    p.setOpacity(ease((t - 2) / 0.8))
    down = words(p, scene.text, QRectF(LEFT, top + 272, 1120, 60), 38, INK)
    p.setOpacity(ease((t - 3) / 0.8))
    words(p, scene.note, QRectF(LEFT, top + 280 + down, 1120, 110), 32, MUTE)
    p.setOpacity(1.0)
    source(p, scene)


def table(p: QPainter, scene: Scene, t: float) -> None:
    """A staff room's table from above: cups come to it; `free` says that a chair stands free."""
    plain, _strong, quiet = ink(scene)
    centre, seats = QPointF(930, 360), 9
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(QColor("#F1E8D8"))
    p.drawEllipse(centre, 150, 150)
    tones = (TEAL, FOAM, QColor("#376670"), FOAM, TEAL, QColor("#376670"), AMBER, TEAL, FOAM)
    for i in range(seats):
        angle = -math.pi / 2 + i * 2 * math.pi / seats
        out = QPointF(centre.x() + 245 * math.cos(angle), centre.y() + 245 * math.sin(angle))
        if i == 3 and scene.data.get("free"):
            p.setPen(QPen(MIST, 4, Qt.PenStyle.DotLine))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawEllipse(out, 46, 46)
            p.setPen(Qt.PenStyle.NoPen)
            continue
        come = ease((t - 0.3 * i) / 1.2) if scene.data.get("arrive", True) else 1.0
        p.setOpacity(come)
        away = 1 + 0.18 * (1 - come)
        seat = QPointF(centre.x() + (out.x() - centre.x()) * away, centre.y() + (out.y() - centre.y()) * away)
        p.setBrush(tones[i])
        p.drawEllipse(seat, 48, 48)
        p.setBrush(QColor("#E3EFED"))
        p.drawEllipse(seat, 21, 21)
        cup = QPointF(centre.x() + 104 * math.cos(angle), centre.y() + 104 * math.sin(angle))
        p.setBrush(Qt.GlobalColor.white)
        p.drawEllipse(cup, 17, 17)
        p.setBrush(QColor("#8A6A4A"))
        p.drawEllipse(cup, 11, 11)
    p.setOpacity(ease((t - 1) / 0.9))
    down = words(p, scene.title, QRectF(LEFT, 230, 520, 300), 58, plain, bold=True)
    p.setOpacity(ease((t - 2.4) / 0.9))
    words(p, scene.text, QRectF(LEFT, 254 + down, 520, 200), 36, quiet)
    words(p, scene.note, QRectF(LEFT, 650, 1136, 50), 28, quiet)
    p.setOpacity(1.0)
