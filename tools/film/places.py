"""Places that come back through the films: a small town from above, a bus stop, a corridor, a staff room."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF

from tools.film.pen import AMBER, DEEP, FOAM, INK, LINE, MIST, PETROL, TEAL, beside, ease, filled, source, stroke
from tools.film.storyboard import Scene

SAND, WALL, SLATE = QColor("#F1E8D8"), QColor("#E7DDCB"), QColor("#376670")
HOUSES = (  # x, y, width: a town beside its river, the same in every film
    (640, 120, 54), (710, 104, 44), (770, 136, 60), (650, 214, 46), (716, 230, 58), (792, 236, 42),
    (900, 120, 46), (960, 96, 58), (1036, 130, 44), (1100, 104, 56), (1170, 138, 46), (1012, 222, 54),
    (1086, 232, 44), (1150, 238, 58), (640, 470, 56), (712, 486, 44), (770, 460, 50), (660, 560, 44),
    (728, 572, 58), (812, 556, 46), (1010, 470, 46), (1070, 456, 60), (1146, 480, 46), (1030, 566, 56), (1110, 572, 44),
)  # fmt: skip


def house(p: QPainter, x: float, y: float, width: float, lit: float) -> None:
    """A house seen from its front; `lit` 0–1 is the light in its window."""
    height = width * 0.62
    filled(p, SLATE)
    p.drawPolygon(QPolygonF([QPointF(x - 5, y), QPointF(x + width / 2, y - width * 0.42), QPointF(x + width + 5, y)]))
    filled(p, WALL)
    p.drawRect(QRectF(x, y, width, height))
    filled(p, QColor("#C9BDA8"))
    pane = QRectF(x + width * 0.36, y + height * 0.26, width * 0.28, height * 0.44)
    p.drawRect(pane)
    p.setOpacity(p.opacity() * lit)
    filled(p, AMBER)
    p.drawRect(pane)
    p.setOpacity(1.0)


def town(p: QPainter, scene: Scene, t: float) -> None:
    """A small town from above. Dots come along its road (`come`), and windows are lit one by one (`lit`)."""
    river = QPainterPath(QPointF(872, 30))
    river.cubicTo(QPointF(800, 240), QPointF(960, 420), QPointF(880, 700))
    stroke(p, MIST, 34)
    p.drawPath(river)
    road = QPainterPath(QPointF(1280, 352))
    road.cubicTo(QPointF(1100, 330), QPointF(900, 380), QPointF(600, 352))
    stroke(p, LINE, 26)
    p.drawPath(road)
    for x in (690, 1088):
        p.drawLine(QPointF(x, 170), QPointF(x, 540))
    lit = int(scene.data.get("lit", 0))
    for index, (x, y, width) in enumerate(HOUSES):
        order = index * 7 % len(HOUSES)  # the lights come on here and there, not street by street
        house(p, x, y, width, ease((t - 2.5 - 0.4 * order) / 0.8) if order < lit else 0.0)
    for index in range(int(scene.data.get("come", 0))):
        along = ease((t - 1.0 - 0.3 * index) / 5.0)
        goal = 0.08 + 0.84 * (index * 0.381966 % 1.0)
        if along > 0:
            filled(p, PETROL)
            p.drawEllipse(road.pointAtPercent(goal * along) + QPointF(0, 7 * math.sin(index * 2.4)), 8, 8)
    beside(p, scene, t, 500)
    source(p, scene)


def bus(p: QPainter, x: float) -> None:
    filled(p, TEAL)
    p.drawRoundedRect(QRectF(x, 330, 400, 176), 26, 26)
    filled(p, QColor("#E3EFED"))
    for pane in range(4):
        p.drawRoundedRect(QRectF(x + 28 + pane * 78, 360, 64, 60), 8, 8)
    p.drawRoundedRect(QRectF(x + 344, 360, 40, 124), 8, 8)
    for wheel in (92, 312):
        filled(p, INK)
        p.drawEllipse(QPointF(x + wheel, 508), 32, 32)
        filled(p, FOAM)
        p.drawEllipse(QPointF(x + wheel, 508), 12, 12)


def busstop(p: QPainter, scene: Scene, t: float) -> None:
    """A bus stop with a bag on its bench. The bus comes (`bus`), or the bag waits."""
    filled(p, QColor("#173C42"))
    p.drawRect(QRectF(0, 540, 1280, 180))
    stroke(p, QColor("#4C6F73"), 5, dotted=True)
    p.drawLine(QPointF(0, 622), QPointF(1280, 622))
    if scene.data.get("bus"):
        bus(p, 1300 - 640 * ease((t - 2.0) / 4.0))
    filled(p, SLATE)
    p.drawRect(QRectF(1128, 210, 10, 330))
    filled(p, MIST)
    p.drawRoundedRect(QRectF(1086, 150, 94, 84), 12, 12)
    filled(p, DEEP)
    p.drawRoundedRect(QRectF(1108, 172, 50, 30), 6, 6)
    p.drawEllipse(QPointF(1120, 208), 6, 6)
    p.drawEllipse(QPointF(1146, 208), 6, 6)
    filled(p, SAND)
    p.drawRect(QRectF(640, 470, 250, 14))
    p.drawRect(QRectF(656, 484, 12, 56))
    p.drawRect(QRectF(862, 484, 12, 56))
    if scene.data.get("bag", True):
        filled(p, AMBER)
        p.drawRoundedRect(QRectF(700, 398, 116, 72), 14, 14)
        stroke(p, AMBER, 8)
        p.drawArc(QRectF(730, 370, 56, 56), 0, 180 * 16)
    snow(p, t) if scene.data.get("snow") else None
    beside(p, scene, t, 520, top=120)
    source(p, scene)


def snow(p: QPainter, t: float) -> None:
    """Slow flakes; each keeps its column, so nothing flickers, and none falls over the words at the left."""
    blown = min(t, 12.0)
    p.setOpacity(0.55)
    filled(p, QColor("#F8F4EB"))
    for flake in range(44):
        y = (math.sin(flake * 12.9898) * 43758.5453 % 1 * 560 + blown * (22 + flake % 5 * 5)) % 560 - 10
        p.drawEllipse(QPointF(612 + flake * 211 % 668 + 8 * math.sin(blown / 2 + flake), y), 2.6, 2.6)
    p.setOpacity(1.0)


def corridor(p: QPainter, scene: Scene, t: float) -> None:
    """A corridor with doors. One of them opens (`opens`), and light falls out on the floor."""
    floor = QPolygonF(
        [QPointF(560, 720), QPointF(1280, 720), QPointF(1280, 640), QPointF(1000, 470), QPointF(840, 470)]
    )
    filled(p, QColor("#173C42"))
    p.drawPolygon(floor)
    filled(p, QColor("#214C52"))
    p.drawRect(QRectF(840, 190, 160, 280))
    opened = ease((t - 2.5) / 2.0) if scene.data.get("opens") else 0.0
    for x, scale in ((600, 1.0), (756, 0.62)):
        filled(p, SLATE)
        p.drawRect(QRectF(x, 470 - 330 * scale + 90 * scale, 130 * scale, 330 * scale))
        filled(p, MIST)
        p.drawEllipse(QPointF(x + 112 * scale, 470 - 60 * scale), 5, 5)
    if opened:
        p.setOpacity(0.5 * opened)
        filled(p, AMBER)
        p.drawPolygon(QPolygonF([QPointF(1040, 560), QPointF(1190, 650), QPointF(820, 700), QPointF(900, 540)]))
        p.setOpacity(1.0)
    filled(p, QColor("#F3D9A8") if opened else SLATE)
    frame = QPolygonF([QPointF(1040, 160), QPointF(1200, 90), QPointF(1200, 655), QPointF(1040, 555)])
    p.drawPolygon(frame)
    leaf = 160 * (1 - 0.8 * opened)
    filled(p, TEAL)
    p.drawPolygon(QPolygonF([QPointF(1200, 90), QPointF(1200 - leaf, 90 + leaf * 0.44),
                             QPointF(1200 - leaf, 655 - leaf * 0.62), QPointF(1200, 655)]))  # fmt: skip
    filled(p, MIST)
    p.drawEllipse(QPointF(1200 - leaf * 0.86, 390), 8, 8)
    beside(p, scene, t, 460)
    source(p, scene)


def mug(p: QPainter, x: float, y: float, colour: QColor) -> None:
    stroke(p, colour, 7)
    p.drawEllipse(QRectF(x + 34, y + 12, 26, 30))
    filled(p, colour)
    p.drawRoundedRect(QRectF(x, y, 46, 56), 9, 9)


def staffroom(p: QPainter, scene: Scene, t: float) -> None:
    """A shelf of mugs over a sofa. A new mug comes (`new`) and gets a hook of its own."""
    filled(p, SAND)
    p.drawRect(QRectF(600, 96, 620, 14))
    tones = (TEAL, FOAM, SLATE, PETROL, FOAM, TEAL)
    for index in range(7):
        x = 632 + index * 84
        stroke(p, SLATE, 4)
        p.drawArc(QRectF(x + 14, 108, 20, 24), 180 * 16, 180 * 16)
        if index < 6:
            mug(p, x, 134, tones[index])
    if scene.data.get("new"):
        come = ease((t - 2.5) / 2.5)
        p.setOpacity(come)
        mug(p, 632 + 6 * 84, 134 + 150 * (1 - come), AMBER)
        p.setOpacity(1.0)
    filled(p, SLATE)
    p.drawRoundedRect(QRectF(640, 330, 540, 150), 34, 34)
    filled(p, TEAL)
    p.drawRoundedRect(QRectF(600, 400, 90, 150), 30, 30)
    p.drawRoundedRect(QRectF(1130, 400, 90, 150), 30, 30)
    p.drawRoundedRect(QRectF(660, 430, 500, 110), 24, 24)
    filled(p, SAND)
    p.drawEllipse(QRectF(780, 560, 260, 56))
    p.drawRect(QRectF(900, 600, 20, 70))
    for index in range(int(scene.data.get("cups", 3))):
        filled(p, QColor("#FFFFFF"))
        p.drawRoundedRect(QRectF(826 + index * 58, 556, 28, 24), 6, 6)
    beside(p, scene, t, 480)
    source(p, scene)


PLACES = {"town": town, "busstop": busstop, "corridor": corridor, "staffroom": staffroom}
__all__ = ["PLACES", "SAND", "SLATE", "WALL"]
