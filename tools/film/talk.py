"""Scenes of talk and of time: voices, a fact with both its readings, years on a line, weeks in a ring."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from tools.film.pen import (
    AMBER,
    CREAM,
    DEEP,
    FOAM,
    INK,
    LEFT,
    LINE,
    MUTE,
    PETROL,
    TEAL,
    WRAPPED,
    beside,
    ease,
    filled,
    font,
    ink,
    source,
    stroke,
    words,
)
from tools.film.places import SLATE
from tools.film.storyboard import Scene


def bubble(p: QPainter, box: QRectF, colour: QColor, tail: float) -> None:
    shape = QPainterPath()
    shape.addRoundedRect(box, 34, 34)
    point = QPainterPath(QPointF(tail - 26, box.bottom() - 2))
    point.lineTo(QPointF(tail, box.bottom() + 46))
    point.lineTo(QPointF(tail + 26, box.bottom() - 2))
    filled(p, colour)
    p.drawPath(shape.united(point))


def voices(p: QPainter, scene: Scene, t: float) -> None:
    """Two voices that answer each other (`left`, `right`); under each a cup, since nobody is shown."""
    foot = 480.0
    words(p, scene.title, QRectF(LEFT, 64, 1136, 80), 46, ink(scene)[0], bold=True)
    for index, (key, x, colour, tone) in enumerate(
        (("left", LEFT, PETROL, TEAL), ("right", 660, QColor("#FFFDF8"), AMBER))
    ):
        come = ease((t - 0.8 - 3.2 * index) / 0.9)
        p.setOpacity(come)
        p.setFont(font(38))
        tall = p.boundingRect(QRectF(0, 0, 476, 900), WRAPPED, scene.data[key]).height()
        box = QRectF(x, foot - tall - 64, 548, tall + 64)
        bubble(p, box, colour, x + (110 if index == 0 else 440))
        words(p, scene.data[key], box.adjusted(36, 28, -36, 0), 38, QColor("#F8F4EB") if index == 0 else INK)
        cup = QPointF(x + (84 if index == 0 else 414), foot + 62)
        filled(p, tone)
        p.drawRoundedRect(QRectF(cup.x(), cup.y(), 56, 62), 10, 10)
        stroke(p, tone, 8)
        p.drawEllipse(QRectF(cup.x() + 44, cup.y() + 12, 30, 34))
    p.setOpacity(ease((t - 6.0) / 0.9))
    words(p, scene.note, QRectF(LEFT, 650, 1136, 50), 28, ink(scene)[2])
    p.setOpacity(1.0)


def fact(p: QPainter, scene: Scene, t: float) -> None:
    """A number with its source; when it is argued over, its two readings (`left`, `right`) side by side under it."""
    plain, strong, _quiet = ink(scene)
    top = 84.0
    for index, (text, px, colour, bold) in enumerate(
        ((scene.number, 104, strong, True), (scene.title, 40 if scene.number else 52, plain, not scene.number))
    ):
        if text:
            p.setOpacity(ease((t - 0.9 * index) / 0.9))
            top += words(p, text, QRectF(LEFT, top, 1136, 300), px, colour, bold) + 6
    top += 34
    for index, key in enumerate(("left", "right")):
        if key in scene.data:
            p.setOpacity(ease((t - 3.0 - 2.5 * index) / 0.9))
            x = LEFT + index * 588
            filled(p, TEAL if index == 0 else AMBER)
            p.drawRoundedRect(QRectF(x, top, 8, 170), 4, 4)
            words(p, scene.data[key], QRectF(x + 30, top - 6, 500, 240), 34, plain)
    p.setOpacity(ease((t - 8.0) / 0.9))
    words(p, scene.note, QRectF(LEFT, 580, 1136, 50), 34, plain, bold=True)
    p.setOpacity(1.0)
    source(p, scene)


def timeline(p: QPainter, scene: Scene, t: float) -> None:
    """Years on a line, left to right (`points`: [year, text]); a dot walks along and stops at each.

    `gaps`: words where the line is broken, since it leaps over more years there than it shows.
    """
    plain, strong, _quiet = ink(scene)
    words(p, scene.title, QRectF(LEFT, 64, 1136, 120), 46, plain, bold=True)
    points = scene.data["points"]
    left, right, y = 150.0, 1130.0, 412.0
    stroke(p, MUTE if scene.dark else LINE, 6)
    p.drawLine(QPointF(LEFT, y), QPointF(1208, y))
    gap = (right - left) / max(1, len(points) - 1)
    walked = ease((t - 1.0) / (2.6 * len(points))) * (right - left)
    stroke(p, TEAL, 9)
    p.drawLine(QPointF(LEFT, y), QPointF(left + walked, y))
    for index, leap in enumerate(scene.data.get("gaps", [])):
        if leap:
            broken(p, scene, leap, QPointF(left + (index + 0.5) * gap, y))
    for index, (year, text) in enumerate(points):
        x = left + index * gap
        p.setOpacity(ease((walked - index * gap + 60) / 60) if index else ease(t / 1.0))
        filled(p, strong)
        p.drawEllipse(QPointF(x, y), 14, 14)
        above = index % 2 == 0
        width = min(400.0, gap * 1.5)
        start = min(max(LEFT, x - width / 2), 1208 - width)
        words(p, str(year), QRectF(start, y - 84 if above else y + 26, width, 60), 42, strong, bold=True)
        p.setFont(font(30))
        tall = p.boundingRect(QRectF(0, 0, width, 300), WRAPPED, text).height()
        words(p, text, QRectF(start, y - 92 - tall if above else y + 84, width, 300), 30, plain)
    p.setOpacity(1.0)
    source(p, scene)


def broken(p: QPainter, scene: Scene, leap: str, at: QPointF) -> None:
    """The line is cut, with two strokes across, and says how long it leaps."""
    plain, _strong, quiet = ink(scene)
    p.fillRect(QRectF(at.x() - 14, at.y() - 12, 28, 24), DEEP if scene.dark else CREAM)
    stroke(p, plain, 5)
    for side in (-14, 14):
        p.drawLine(QPointF(at.x() + side - 9, at.y() + 22), QPointF(at.x() + side + 9, at.y() - 22))
    words(p, leap, QRectF(at.x() - 270, at.y() + 30, 300, 50), 28, quiet)


def weeks(p: QPainter, scene: Scene, t: float) -> None:
    """Fifty-two weeks in a ring; what was done once a week becomes a habit (`done` of them take on colour)."""
    centre = QPointF(930, 360)
    for week in range(52):
        angle = -math.pi / 2 + week * 2 * math.pi / 52
        at = QPointF(centre.x() + 236 * math.cos(angle), centre.y() + 236 * math.sin(angle))
        filled(p, SLATE if scene.dark else LINE)
        p.drawEllipse(at, 11, 11)
        if week < int(scene.data["done"]):
            p.setOpacity(ease((t - 1.5 - 0.2 * week) / 0.6))
            filled(p, AMBER if week == 0 else FOAM if scene.dark else TEAL)
            p.drawEllipse(at, 11, 11)
            p.setOpacity(1.0)
    beside(p, scene, t, 480)
    source(p, scene)


TALK = {"voices": voices, "fact": fact, "timeline": timeline, "weeks": weeks}
