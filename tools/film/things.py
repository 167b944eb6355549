"""Things seen close: what lies on a table, two pairs of hands, a letter, a clock. People are told by what they hold."""

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF

from tools.film.pen import (
    AMBER,
    DEEP,
    FOAM,
    INK,
    LINE,
    MIST,
    MUTE,
    PETROL,
    TEAL,
    WRAPPED,
    beside,
    ease,
    filled,
    font,
    source,
    stroke,
    words,
)
from tools.film.places import SAND, SLATE
from tools.film.storyboard import Scene

MIDDLE = QPointF(930, 370)


def cup(p: QPainter, t: float) -> None:
    """A cup that steams for a while, and then has cooled."""
    for index in range(3):
        steam = QPainterPath(QPointF(870 + index * 56, 240))
        sway = 14 * math.sin(min(t, 12.0) * 1.1 + index)
        steam.cubicTo(
            QPointF(840 + index * 56 + sway, 200), QPointF(900 + index * 56 - sway, 170), QPointF(868 + index * 56, 120)
        )
        p.setOpacity(0.6 * ease(t / 2) * ease((13.0 - t) / 3))
        stroke(p, MIST, 9)
        p.drawPath(steam)
    p.setOpacity(1.0)
    stroke(p, TEAL, 24)
    p.drawArc(QRectF(1010, 300, 120, 130), -90 * 16, 180 * 16)
    filled(p, TEAL)
    p.drawRoundedRect(QRectF(800, 260, 270, 240), 40, 40)
    filled(p, QColor("#8A6A4A"))
    p.drawEllipse(QRectF(812, 246, 246, 56))
    filled(p, SAND)
    p.drawEllipse(QRectF(730, 490, 410, 60))


def keys(p: QPainter, t: float) -> None:
    """Three keys on a ring, swinging to rest."""
    stroke(p, MIST, 14)
    p.drawEllipse(QPointF(930, 190), 66, 66)
    for index, colour in enumerate((TEAL, AMBER, FOAM)):
        swing = (index - 1) * 20 + 16 * math.exp(-t / 3) * ease((10.0 - t) / 4) * math.sin(t * 3 + index)
        p.save()
        p.translate(930, 250)
        p.rotate(swing)
        filled(p, colour)
        p.drawEllipse(QPointF(0, 60), 52, 52)
        p.drawRoundedRect(QRectF(-14, 96, 28, 200), 8, 8)
        for tooth in (196, 236, 270):
            p.drawRoundedRect(QRectF(8, tooth, 38, 18), 4, 4)
        filled(p, DEEP)
        p.drawEllipse(QPointF(0, 42), 15, 15)
        p.restore()


def hung(p: QPainter, x: float, y: float, colour: QColor) -> None:
    """A jacket on its hook: sleeves, body, collar, buttons."""
    for side in (-1, 1):
        p.save()
        p.translate(x + side * 44, y + 40)
        p.rotate(side * -9)
        filled(p, colour.darker(118))
        p.drawRoundedRect(QRectF(-19, 0, 38, 236), 18, 18)
        p.restore()
    body = QPainterPath(QPointF(x - 22, y))
    body.lineTo(x + 22, y)
    body.quadTo(QPointF(x + 60, y + 14), QPointF(x + 56, y + 110))
    body.lineTo(x + 54, y + 290)
    body.lineTo(x - 54, y + 290)
    body.lineTo(x - 56, y + 110)
    body.quadTo(QPointF(x - 60, y + 14), QPointF(x - 22, y))
    filled(p, colour)
    p.drawPath(body)
    filled(p, DEEP)
    p.drawPolygon(QPolygonF([QPointF(x - 20, y), QPointF(x + 20, y), QPointF(x, y + 44)]))
    stroke(p, DEEP, 2)
    p.drawLine(QPointF(x, y + 44), QPointF(x, y + 286))
    filled(p, SAND)
    for button in range(4):
        p.drawEllipse(QPointF(x + 10, y + 84 + button * 48), 4, 4)


def jacket(p: QPainter, t: float) -> None:
    """Hooks with jackets; one hook is free until a jacket is hung there."""
    filled(p, SAND)
    p.drawRoundedRect(QRectF(640, 150, 580, 34), 8, 8)
    come = ease((t - 2.5) / 2.0)
    for index, colour in enumerate((TEAL, SLATE, None, FOAM)):
        x = 700 + index * 146
        stroke(p, MUTE, 8)
        p.drawLine(QPointF(x, 168), QPointF(x, 214))
        p.setOpacity(come if colour is None else 1.0)
        drop = 60 * (1 - come) if colour is None else 0.0
        hung(p, x, 214 + drop, colour or AMBER)
        p.setOpacity(1.0)


def hook(p: QPainter, t: float) -> None:
    """Three hooks that hold, and one that has come loose: it hangs by one screw."""
    filled(p, SAND)
    p.drawRoundedRect(QRectF(640, 150, 580, 34), 8, 8)
    for index, colour in enumerate((TEAL, SLATE, None, FOAM)):
        x = 700 + index * 146
        if colour is not None:
            stroke(p, MUTE, 8)
            p.drawLine(QPointF(x, 168), QPointF(x, 214))
            hung(p, x, 214, colour)
            continue
        p.save()
        p.translate(x, 158)
        p.rotate(
            52 * ease((t - 2.0) / 0.8)
            + 9 * math.exp(-max(0.0, t - 2.8)) * ease((8.0 - t) / 3) * math.sin(6 * max(0.0, t - 2.8))
        )
        stroke(p, AMBER, 16)
        bent = QPainterPath(QPointF(0, 0))
        bent.lineTo(0, 74)
        bent.cubicTo(QPointF(0, 130), QPointF(70, 126), QPointF(66, 84))
        p.drawPath(bent)
        filled(p, DEEP)
        p.drawEllipse(QPointF(0, 0), 7, 7)
        p.restore()
        filled(p, DEEP)
        p.drawEllipse(QPointF(x + 30, 167), 6, 6)  # where the other screw was


def lunchbox(p: QPainter, t: float) -> None:
    """A lunch box; its lid comes off."""
    lift = ease((t - 2.0) / 2.5)
    filled(p, TEAL)
    p.drawRoundedRect(QRectF(720, 330, 430, 190), 36, 36)
    filled(p, SAND)
    p.drawRoundedRect(QRectF(744, 350, 382, 80), 24, 24)
    for index, colour in enumerate((AMBER, FOAM, QColor("#B4472E"), AMBER, FOAM)):
        filled(p, colour)
        p.drawEllipse(QPointF(788 + index * 74, 388), 30, 24)
    p.save()
    p.translate(935, 330 - 110 * lift)
    p.rotate(-9 * lift)
    filled(p, SLATE)
    p.drawRoundedRect(QRectF(-226, -20, 452, 44 + 64 * (1 - lift)), 20, 20)
    p.restore()


def badge(p: QPainter, t: float) -> None:
    """A badge on its band, its name not yet written; then it is."""
    stroke(p, TEAL, 18)
    p.drawLine(QPointF(840, 40), QPointF(920, 250))
    p.drawLine(QPointF(1040, 40), QPointF(960, 250))
    filled(p, QColor("#FFFFFF"))
    p.drawRoundedRect(QRectF(760, 250, 360, 320), 26, 26)
    filled(p, MIST)
    p.drawEllipse(QPointF(940, 350), 56, 56)
    p.drawRoundedRect(QRectF(866, 420, 148, 56), 28, 28)
    stroke(p, LINE, 12)
    p.drawLine(QPointF(820, 520), QPointF(1060, 520))
    stroke(p, PETROL, 12)
    p.drawLine(QPointF(820, 520), QPointF(820 + 240 * ease((t - 2.5) / 2.5), 520))


THINGS: dict[str, Callable[[QPainter, float], None]] = {
    "cup": cup,
    "keys": keys,
    "jacket": jacket,
    "hook": hook,
    "lunchbox": lunchbox,
    "badge": badge,
}


def thing(p: QPainter, scene: Scene, t: float) -> None:
    """One thing, close. `thing` names it."""
    THINGS[scene.data["thing"]](p, t)
    beside(p, scene, t, 480)
    source(p, scene)


Hand = tuple[QColor, QColor]  # of a sleeve and of the hand in it: no colour that skin has
HANDS: tuple[Hand, Hand] = ((TEAL, MIST), (AMBER, QColor("#7C9DA5")))
FINGERS = ((-37.5, 58.0), (-12.5, 80.0), (12.5, 74.0), (37.5, 50.0))  # across and along, from the knuckles


def arm(p: QPainter, hand: Hand) -> None:
    """A sleeve and a hand from the left, seen from above; its wrist is at 0, 0. The thumb comes later: it holds."""
    sleeve, skin = hand
    for across, long in FINGERS:
        stroke(p, skin, 26)
        p.drawLine(QPointF(70, across), QPointF(84 + long, across))
    filled(p, skin)
    p.drawRoundedRect(QRectF(-40, -50, 150, 100), 36, 36)
    for between in (-25, 0, 25):
        stroke(p, skin.darker(135), 3)
        p.drawLine(QPointF(96, between), QPointF(140 if between < 25 else 130, between))
    filled(p, sleeve)
    p.drawRoundedRect(QRectF(-420, -66, 424, 132), 26, 26)


def thumb(p: QPainter, hand: Hand) -> None:
    stroke(p, hand[1], 29)
    turn = QPainterPath(QPointF(26, -30))
    turn.quadTo(QPointF(56, -78), QPointF(112, -66))
    p.drawPath(turn)


def hands(p: QPainter, scene: Scene, t: float) -> None:
    """Two hands meet over a table, and something is handed over (`gives`: true), or they rest."""
    filled(p, QColor("#173C42") if scene.dark else SAND)
    table = QPainterPath()
    table.addEllipse(QRectF(600, 150, 660, 440))
    p.drawPath(table)
    p.save()
    p.setClipPath(table)  # the sleeves come from the table's edge, not across the words
    gives = scene.data.get("gives")
    meet = 166 * ease((t - 1.0) / 3.0)
    over = ease((t - 4.5) / 2.0) if gives else 0.0
    apart = 26 if gives else 2
    draws_back = 44 * ease((t - 6.0) / 2.0) if gives else 0.0  # the hand that gave
    at = (590 + meet - apart - draws_back, 1270 - meet + apart)

    def each(part: Callable[[QPainter, Hand], None]) -> None:
        for index, hand in enumerate(HANDS):
            p.save()
            p.translate(at[index], 370)
            p.rotate(180 * index)  # so both are right hands
            part(p, hand)
            p.restore()

    each(arm)
    if gives:
        paper(p, 796 + 52 * over)
    each(thumb)
    p.restore()
    beside(p, scene, t, 480)
    source(p, scene)


def paper(p: QPainter, x: float) -> None:
    """A sheet that lies on the fingers, under the thumbs."""
    filled(p, QColor("#FFFDF8"))
    p.drawRoundedRect(QRectF(x, 278, 200, 184), 8, 8)
    stroke(p, LINE, 7)
    for row in range(3):
        p.drawLine(QPointF(x + 56, 336 + row * 36), QPointF(x + (144 if row < 2 else 112), 336 + row * 36))


def letter(p: QPainter, scene: Scene, t: float) -> None:
    """A sheet of paper that is written line by line (`lines`). The note says that the letter is made up."""
    p.setFont(font(34))
    rows = scene.data["lines"]
    tall = sum(p.boundingRect(QRectF(0, 0, 540, 300), WRAPPED, row).height() + 16 for row in rows)
    sheet = QRectF(576, 0, 620, max(300.0, tall + 90))
    sheet.moveTop((660 - sheet.height()) / 2)
    filled(p, QColor("#0B2429") if scene.dark else LINE)
    p.drawRoundedRect(sheet.translated(12, 12), 8, 8)
    filled(p, QColor("#FFFDF8"))
    p.drawRoundedRect(sheet, 8, 8)
    top = sheet.top() + 42
    for index, row in enumerate(rows):
        p.setOpacity(ease((t - 1.5 - 1.7 * index) / 1.0))
        top += words(p, row, QRectF(620, top, 540, 300), 34, INK) + 16
    p.setOpacity(1.0)
    beside(p, scene, t, 450)
    source(p, scene)


def clock(p: QPainter, scene: Scene, t: float) -> None:
    """A clock whose hands go from one hour to another (`from`, `to`: hours, 7.5 is half past seven)."""
    begin, end = float(scene.data["from"]), float(scene.data["to"])
    hour = begin + (end - begin) * ease((t - 1.5) / 6.0)
    filled(p, QColor("#FFFDF8"))
    p.drawEllipse(MIDDLE, 240, 240)
    stroke(p, TEAL, 16)
    p.drawEllipse(MIDDLE, 240, 240)
    for index in range(12):
        angle = index * math.pi / 6
        out = QPointF(math.sin(angle), -math.cos(angle))
        stroke(p, MUTE, 8 if index % 3 == 0 else 4)
        p.drawLine(MIDDLE + out * 196, MIDDLE + out * (170 if index % 3 == 0 else 184))
    for turn, length, width in ((hour / 12, 120, 16), (hour % 1.0, 176, 9)):
        angle = turn * 2 * math.pi
        stroke(p, PETROL, width)
        p.drawLine(MIDDLE, MIDDLE + QPointF(math.sin(angle), -math.cos(angle)) * length)
    filled(p, AMBER)
    p.drawEllipse(MIDDLE, 14, 14)
    beside(p, scene, t, 500)
    source(p, scene)


CLOSE = {"thing": thing, "hands": hands, "letter": letter, "clock": clock}
