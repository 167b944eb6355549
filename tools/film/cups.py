"""Cups on a table, seen from above: what is told is done by them. A cup is somebody; how it moves is the meaning."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from tools.film.pen import AMBER, FOAM, LEFT, LINE, MUTE, TEAL, ease, filled, ink, source, stroke, words
from tools.film.places import SLATE, WALL
from tools.film.storyboard import Scene
from tools.film.things import HANDS, arm, paper, thumb

MIDDLE = QPointF(890, 372)
TABLE = QRectF(MIDDLE.x() - 330, MIDDLE.y() - 268, 660, 536)
ALL = range(10)
TONES = (TEAL, FOAM, SLATE, FOAM, TEAL, SLATE, FOAM, TEAL, SLATE, FOAM)
MOVE_S = 2.0  # from where the cups stood to where they are to stand


@dataclass(frozen=True)
class Cup:
    """Where a cup stands, from the table's middle, and how it looks: everything that can change on its way."""

    x: float
    y: float
    tone: QColor
    size: float = 1.0
    coffee: float = 1.0  # 0–1 of the cup, from the left: a share can be read
    shown: float = 1.0
    glow: float = 0.0  # whoever speaks, or is meant


Cups = list[Cup]
Places = Callable[[int], tuple[float, float]]  # where the first, the second … of some cups stand


def around(index: float, across: float, down: float, of: int = 10) -> tuple[float, float]:
    """A place on an oval, the first at its top, clockwise."""
    angle = -math.pi / 2 + index * 2 * math.pi / of
    return across * math.cos(angle), down * math.sin(angle)


def ring(across: float = 236, down: float = 182, of: int = 10) -> Cups:
    return [Cup(*around(index, across, down, of), TONES[index], shown=float(index < of)) for index in ALL]


def sided(we: set[int], ours: Places, theirs: Places) -> Cups:
    """Five and five: the same cups are "we" in one division and "they" in the next."""
    counts = {True: 0, False: 0}
    made = []
    for index in ALL:
        own = index in we
        place = (ours if own else theirs)(counts[own])
        counts[own] += 1
        made.append(Cup(*place, TEAL if own else AMBER))
    return made


def cluster(x: float, y: float) -> Places:
    def place(k: int) -> tuple[float, float]:
        across, down = around(k, 84, 84, 5)
        return x + across, y + down

    return place


def apart(_s: float) -> Cups:
    """Each on their own."""
    return ring(262, 206)


def pairs(_s: float) -> Cups:
    made = []
    for index in ALL:
        x, y = around(index // 2 + 0.5, 212, 158, 5)
        made.append(Cup(x + (38 if index % 2 else -38), y, TONES[index]))
    return made


def together(_s: float) -> Cups:
    return ring(164, 140)


def at_film(_s: float) -> Cups:
    """In two rows before a screen."""
    return [Cup((k % 5 - 2) * 104, 70 + 92 * (k // 5), TONES[k]) for k in ALL]


def round_with_a_pass(s: float) -> Cups:
    """One after the other speaks. One does not, and that is all right."""
    return [replace(cup, glow=0.0 if k == 3 else ease((s - 1.6 - 0.42 * k) / 0.6)) for k, cup in enumerate(ring())]


def hours(s: float) -> Cups:
    """Five hours: a row of five that are filled one by one."""
    row = [Cup((k - 2) * 122, 0, TEAL, 1.3, ease((s - 0.5 - 0.55 * k) / 0.6)) for k in range(5)]
    return row + [Cup(*around(k, 250, 190), TONES[k], shown=0.0) for k in range(5, 10)]


def nine(_s: float) -> Cups:
    return ring(of=9)


def counted(s: float) -> Cups:
    """How many there are is what is seen."""
    return [replace(cup, glow=ease((s - 1.0 - 0.3 * k) / 0.5)) for k, cup in enumerate(nine(s))]


def leads(s: float) -> Cups:
    first, *others = ring(of=9)
    return [replace(first, tone=AMBER, size=1.25, glow=ease((s - 1.6) / 1.0)), *others]


def handed(_s: float) -> Cups:
    """Two step aside: the group's paper goes out between them."""
    made = nine(0.0)
    made[2], made[3] = replace(made[2], y=made[2].y - 62), replace(made[3], x=made[3].x - 18, y=made[3].y + 48)
    return made


def unknown(_s: float) -> Cups:
    """All have changed places and look the same: nobody can tell who was who."""
    return [replace(cup, tone=MUTE) for cup in (ring(of=9)[(k * 4 + 2) % 9] for k in range(9))] + [ring(of=9)[9]]


def day_and_night(_s: float) -> Cups:
    return sided({0, 2, 4, 6, 8}, cluster(-158, 0), cluster(158, 0))


def up_and_down(_s: float) -> Cups:
    return sided({0, 1, 2, 8, 9}, cluster(0, 122), cluster(0, -122))


def out_and_in(_s: float) -> Cups:
    return sided({0, 3, 4, 7, 8}, lambda k: around(k, 262, 204, 5), lambda k: around(k + 0.5, 92, 88, 5))


def shown_how(s: float) -> Cups:
    """A hand moves one cup to the middle; the others look on."""
    first, *others = ring(250, 196)
    return [replace(first, y=-150 * (1 - ease((s - 1.6) / 1.6)), tone=AMBER, size=1.2), *others]


def one_at_a_time(_s: float) -> Cups:
    first, *others = ring(262, 206)
    return [replace(first, x=0.0, y=0.0, tone=AMBER, size=1.7), *(replace(cup, shown=0.28) for cup in others)]


def asked(s: float) -> Cups:
    """Two speak in turn: first the one who asks, then the one who has listened."""
    first, second, *others = ring(262, 206)
    turn = ease((s - 3.2) / 0.8)
    return [
        replace(first, x=84.0, y=0.0, tone=AMBER, size=1.5, glow=turn),
        replace(second, x=-84.0, y=0.0, tone=TEAL, size=1.5, glow=ease((s - 1.6) / 0.8) * (1 - turn)),
        *(replace(cup, shown=0.28) for cup in others),
    ]


def stopped(s: float) -> Cups:
    """One was on its way at another. A hand comes between."""
    made = ring(250, 196)
    near = -190 + 116 * ease(s / 1.6) - 80 * ease((s - 2.4) / 1.0)
    return [replace(made[0], x=near, y=0.0, tone=SLATE), replace(made[1], x=150.0, y=0.0, tone=AMBER), *made[2:]]


def aside(_s: float) -> Cups:
    """Whoever was hurt and the leader, by themselves; the others have gone."""
    made = [replace(cup, shown=0.22) for cup in ring(262, 206)]
    made[1] = Cup(-42, 0, AMBER, 1.3, glow=1.0)
    made[5] = Cup(52, 0, TEAL, 1.3)
    return made


def further(_s: float) -> Cups:
    """Together they go on to somebody who can do something."""
    made = [replace(cup, shown=0.22) for cup in ring(262, 206)]
    made[1] = Cup(-8, 48, AMBER, 1.3)
    made[5] = Cup(-8, -48, TEAL, 1.3)
    made[3] = Cup(140, 0, SLATE, 2.0, glow=1.0)
    return made


def begun(s: float) -> Cups:
    """One more comes to the table."""
    made = ring()
    come = ease((s - 1.6) / 2.0)
    made[3] = replace(made[3], x=made[3].x + 90 * (1 - come), tone=AMBER, size=1.25, shown=come)
    return made


def kept(s: float) -> Cups:
    """What is there is filled up again."""
    made = ring()
    made[3] = replace(made[3], tone=AMBER, size=1.25)
    return [replace(cup, coffee=0.35 + 0.65 * ease((s - 0.6 - 0.1 * k) / 0.8)) for k, cup in enumerate(made)]


def ended(s: float) -> Cups:
    """What nobody drinks is carried away, and the others move closer together."""
    made = kept(99.0)
    made[7] = replace(made[7], coffee=0.0, x=made[7].x - 110 * ease((s - 1.0) / 2.0), shown=1 - ease((s - 1.6) / 1.6))
    return made


def tens(_s: float) -> Cups:
    """Ten cups in two rows; how many are full is said by the scene (`full`)."""
    return [Cup((k % 5 - 2) * 124, -70 + 140 * (k // 5), FOAM, 1.35, 0.0) for k in ALL]


MOVES: dict[str, Callable[[float], Cups]] = {
    "apart": apart, "pairs": pairs, "together": together, "film": at_film, "pass": round_with_a_pass,
    "hours": hours, "nine": nine, "leads": leads, "count": counted, "handed": handed, "unknown": unknown,
    "day-night": day_and_night, "up-down": up_and_down, "out-in": out_and_in, "show": shown_how,
    "one": one_at_a_time, "ask": asked, "stop": stopped, "aside": aside, "further": further,
    "begin": begun, "keep": kept, "end": ended, "tens": tens,
}  # fmt: skip


def stand(scene: Scene, stage: int, s: float) -> Cups:
    """The cups `s` seconds into a stage, where none has stood before it."""
    made = MOVES[scene.data["moves"][stage]](s)
    if "full" in scene.data:
        poured = scene.data["full"][stage] * ease((s - 0.4) / 2.4)
        return [replace(cup, coffee=min(1.0, max(0.0, poured - k))) for k, cup in enumerate(made)]
    return made


def between(before: Cup, after: Cup, share: float) -> Cup:
    """A cup that is on its way."""

    def mixed(a: float, b: float) -> float:
        return a + (b - a) * share

    old, new = before.tone, after.tone
    tone = QColor.fromRgbF(
        mixed(old.redF(), new.redF()), mixed(old.greenF(), new.greenF()), mixed(old.blueF(), new.blueF())
    )
    fields = ("x", "y", "size", "coffee", "shown", "glow")
    return Cup(tone=tone, **{each: mixed(getattr(before, each), getattr(after, each)) for each in fields})


def seen(p: QPainter, cup: Cup) -> None:
    """A cup on its saucer, from above."""
    p.save()
    p.translate(MIDDLE.x() + cup.x, MIDDLE.y() + cup.y)
    p.scale(cup.size, cup.size)
    if cup.glow > 0:
        p.setOpacity(cup.shown * cup.glow)
        stroke(p, AMBER, 7)
        p.drawEllipse(QPointF(0, 0), 45, 45)
    p.setOpacity(cup.shown)
    filled(p, cup.tone)
    p.drawEllipse(QPointF(0, 0), 36, 36)
    filled(p, Qt.GlobalColor.white)  # type: ignore[arg-type]
    p.drawRoundedRect(QRectF(16, -4, 15, 8), 4, 4)
    p.drawEllipse(QPointF(0, 0), 23, 23)
    filled(p, LINE)
    p.drawEllipse(QPointF(0, 0), 17, 17)
    p.setClipRect(QRectF(-17, -17, 34 * cup.coffee, 34))
    filled(p, QColor("#8A6A4A"))
    p.drawEllipse(QPointF(0, 0), 17, 17)
    p.restore()


def helped(p: QPainter, move: str, s: float) -> None:
    """What is on the table besides the cups: a screen, a hand, a sheet of paper."""
    if move == "film":
        p.setOpacity(ease((s - 0.4) / 1.2))
        filled(p, QColor("#FFFDF8"))
        p.drawRoundedRect(QRectF(MIDDLE.x() - 150, 142, 300, 168), 10, 10)
        filled(p, TEAL)
        for bar in range(4):
            tall = 96 * ease((s - 1.6 - 0.5 * bar) / 0.9) * (0.35 + 0.2 * bar)
            p.drawRoundedRect(QRectF(MIDDLE.x() - 108 + bar * 58, 284 - tall, 38, tall), 4, 4)
        p.setOpacity(1.0)
    if move == "handed":
        p.save()
        p.setOpacity(ease((s - 1.2) / 0.8))
        p.translate(MIDDLE.x() + 216 * ease((s - 2.0) / 2.2), MIDDLE.y() + 26)
        p.scale(0.72, 0.72)
        p.translate(-100, -370)  # a sheet's middle, as it is drawn for two hands
        paper(p, 0)
        p.restore()
    if move in ("stop", "show"):
        reached = ease((s - 0.4) / 1.2) - (ease((s - 3.2) / 0.6) if move == "show" else 0.0)
        goal = -118 if move == "stop" else -150 * (1 - ease((s - 1.6) / 1.6)) - 150
        p.save()
        p.translate(MIDDLE.x() + (30 if move == "stop" else 0), MIDDLE.y() + goal - 320 * (1 - reached))
        p.rotate(90)
        arm(p, HANDS[0])
        thumb(p, HANDS[0])
        p.restore()


def cups(p: QPainter, scene: Scene, t: float) -> None:
    """Cups on a table do what is told, one thing after the other.

    `stages`: [heading, text] of each. `moves`: what the cups do in it. `at`: the second each begins.
    `full`: how many of ten cups are full in it.
    """
    plain, strong, _quiet = ink(scene)
    stages, begins = scene.data["stages"], scene.data["at"]
    stage = max((k for k, begin in enumerate(begins) if t >= begin), default=0)
    s = t - begins[stage]
    after = stand(scene, stage, s)
    before = stand(scene, stage - 1, 99.0) if stage else after
    moved = ease(s / MOVE_S)
    filled(p, QColor("#173C42") if scene.dark else WALL)
    table = QPainterPath()
    table.addEllipse(TABLE)
    p.drawPath(table)
    p.save()
    p.setClipPath(table)
    helped(p, scene.data["moves"][stage], s)
    p.restore()
    for old, new in zip(before, after, strict=True):
        seen(p, between(old, new, moved))
    top = 170 + words(p, scene.title, QRectF(LEFT, 170, 460, 240), 40, plain) + 36
    heading, text = stages[stage]
    p.setOpacity(ease(s / 0.9) if t > begins[0] else 0.0)
    top += words(p, heading, QRectF(LEFT, top, 460, 200), 60, strong, bold=True) + 14
    words(p, text, QRectF(LEFT, top, 450, 300), 38, plain)
    p.setOpacity(1.0)
    source(p, scene)


COFFEE = QPointF(968, 362)


def question(p: QPainter, scene: Scene, t: float) -> None:
    """A question in large type, and beside it a cup in which something has fallen: rings go out and come to rest."""
    filled(p, SLATE)
    p.drawEllipse(COFFEE, 262, 262)
    filled(p, QColor("#E3EFED"))
    p.drawRoundedRect(QRectF(COFFEE.x() + 150, COFFEE.y() - 34, 128, 68), 30, 30)
    p.drawEllipse(COFFEE, 196, 196)
    filled(p, QColor("#6E523A"))
    p.drawEllipse(COFFEE, 170, 170)
    stroke(p, QColor("#8A6A4A"), 10)
    p.drawArc(QRectF(COFFEE.x() - 148, COFFEE.y() - 148, 296, 296), 110 * 16, 50 * 16)  # the light of a window
    for drop in range(4):
        age = (t - 0.8 - 1.3 * drop) / 4.2
        if 0 < age < 1:
            p.setOpacity(0.75 * ease(age * 6) * (1 - ease(age)))
            stroke(p, QColor("#E9D3B4"), 6)
            p.drawEllipse(COFFEE, 8 + 156 * age, 8 + 156 * age)
    p.setOpacity(1.0)
    plain, _strong, quiet = ink(scene)
    p.setOpacity(ease((t - 0.4) / 1.0))
    top = 190 + words(p, scene.title, QRectF(LEFT, 190, 600, 420), 60, plain, bold=True) + 30
    p.setOpacity(ease((t - 2.4) / 1.0))
    words(p, scene.text, QRectF(LEFT, top, 560, 220), 38, quiet)
    p.setOpacity(1.0)


CUPS = {"cups": cups, "question": question}
