"""A municipality that does not exist, to show and to measure the overview with: reports and a list of groups.

The same number of groups, day and course give the same bytes. It goes through the same doors as what is real.
"""

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from vilkaarvi.completion.model import FEWEST_ANSWERS, Answer, CompletionRecord, Content, GroupCard
from vilkaarvi.completion.report import comparison_code, report
from vilkaarvi.completion.wire import packed
from vilkaarvi.review.cells import as_csv
from vilkaarvi.review.course import Course
from vilkaarvi.seal.signing import public_of

GROUPS_A_LEADER, GROUPS_A_POOL, TOWN = 3, 20, 300
QUESTIONS, STATEMENTS_LIKED = 4, (0.93, 0.86, 0.81, 0.89)
_UNITS = ("Hemtjänsten", "Särskilt boende", "Förskolan", "Grundskolan", "Kost och städ", "Teknik och gata",
          "Funktionsstöd", "Kultur och fritid", "Stadshuset", "Räddningstjänsten")  # fmt: skip
_PLACES = ("Norr", "Söder", "Öster", "Väster", "Älvgården", "Åsen", "Björkbacken", "Centrum", "Sjöviken", "Ängen",
           "Kvarnen", "Hagen", "Berget", "Bruket")  # fmt: skip


@dataclass(frozen=True)
class MadeUp:
    """reports: file names (without ending) and their bytes. expected: a CSV. codes: of all that have signed."""

    reports: dict[str, bytes]
    expected: bytes
    codes: tuple[str, ...]


@dataclass
class _Laptop:
    seed: bytes
    handed: list[Content] = field(default_factory=list)


@dataclass(frozen=True)
class _Group:
    """path: which way it has gone, from 0 to 1. pool: a pool group, of those who work at night."""

    id: str
    name: str
    unit: str
    headcount: int
    path: float
    pool: bool = False


def made_up(groups: int, today: date, course: Course, first: int = 0) -> MadeUp:
    """`groups` workplace groups, of which some have had all sessions, some are under way and some have not begun.

    Beside them a pool group to every twenty, of those who work at night. first: how many were made before. After every
    three hundred another municipality begins, with units of its own.
    """
    chance = random.Random(groups + first)  # noqa: S311  nothing secret
    all_groups = [_group(at, chance) for at in range(first, first + groups)]
    laptops: dict[int, _Laptop] = {}
    for at, group in enumerate(all_groups, first):
        leader = at // GROUPS_A_LEADER
        laptop = laptops.setdefault(leader, _Laptop(_hash(f"laptop {leader}")))
        laptop.handed += _life(group, today, course, chance)
    if course.training and not first:
        trainer = laptops.setdefault(0, _Laptop(_hash("laptop 0")))
        trainer.handed += _training(len(laptops), today, course, chance)
    for pool, leader in zip(range(first // GROUPS_A_POOL, (first + groups) // GROUPS_A_POOL), laptops, strict=False):
        laptops[leader].handed += _life(_pool(pool, chance), today, course, chance)
    reports = {f"samtalsledare-{at + 1:03}": _written(laptop) for at, laptop in laptops.items() if laptop.handed}
    listed: list[Sequence[str | int]] = [["namn", "enhet", "antal"]]
    listed += [[each.name, each.unit, each.headcount] for each in all_groups]
    codes = tuple(comparison_code(public_of(laptop.seed)) for laptop in laptops.values())
    return MadeUp(reports, as_csv(listed), codes)


def _written(laptop: _Laptop) -> bytes:
    lines = [packed(laptop.seed, number, each, lambda _name: False) for number, each in enumerate(laptop.handed, 1)]
    return report([public_of(laptop.seed)], lines)


def _group(at: int, chance: random.Random) -> _Group:
    unit, town = _UNITS[at % len(_UNITS)], at // TOWN
    turn, place = divmod(at // len(_UNITS), len(_PLACES))
    name = f"{_PLACES[place]} {turn + 1}" if turn else _PLACES[place]
    named = f"{unit} {town + 1}" if town else unit
    return _Group(_hash(f"group {at}").hex()[:16], f"{unit} {name}"[:40], named, chance.randint(7, 12), chance.random())


def _pool(at: int, chance: random.Random) -> _Group:
    turn, unit = divmod(at, len(_UNITS))
    name = f"Nattpersonal {_PLACES[turn % len(_PLACES)]} {at + 1}"
    return _Group(
        _hash(f"pool {at}").hex()[:16], name, _UNITS[unit], chance.randint(6, 9), chance.uniform(0.5, 0.85), True
    )


def _life(group: _Group, today: date, course: Course, chance: random.Random) -> Iterator[Content]:
    """The group's card and what it has gone through; of a few, nothing came yet."""
    if group.path > 0.95:
        return
    sessions = course.sessions
    all_of_them = group.path < 0.68
    count = len(sessions) if all_of_them else 0 if group.path > 0.92 else chance.randint(1, len(sessions) - 1)
    ended = today - timedelta(days=chance.randint(20, 300) if all_of_them else chance.randint(2, 12))
    held = [_weekday(ended - timedelta(days=14 * back)) for back in range(count - 1, -1, -1)]
    coming = [_weekday(today + timedelta(days=5 + 14 * ahead)) for ahead in range(len(sessions) - count)]
    missing = 0.90 < group.path <= 0.92
    if missing:
        held, coming = held[:1], []
    lost = [_weekday(today - timedelta(days=30))] if missing else []
    held = [day - timedelta(days=60) if missing else day for day in held]
    planned = tuple(sorted({*held, *lost, *coming}))
    yield GroupCard(group.id, group.name, group.unit, group.headcount, planned, pool=group.pool)
    for session, day in zip(sessions, held, strict=False):
        yield _record(group, session, day, 60, course, chance)
    if all_of_them and course.follow_ups and group.path < 0.4:
        day = _weekday(min(ended + timedelta(days=120), today - timedelta(days=1)))
        if day > ended:
            yield _record(group, sorted(course.follow_ups)[0], day, 20, course, chance)


def _training(leaders: int, today: date, course: Course, chance: random.Random) -> Iterator[Content]:
    """Leaders in training, at most a dozen at a time."""
    for at in range(0, leaders, 12):
        people = max(min(12, leaders - at), 1)
        group = _Group(_hash(f"training {at}").hex()[:16], f"Samtalsledare {at // 12 + 1}", "", people, 0)
        yield GroupCard(group.id, group.name, group.unit, people, ())
        for number, session in enumerate(course.training):
            day = _weekday(today - timedelta(days=330 - 14 * number))
            yield _record(group, session, day, 90, course, chance)


def _record(
    group: _Group, session: str, day: date, minutes: int, course: Course, chance: random.Random
) -> CompletionRecord:
    present = group.headcount - chance.choice((0, 0, 1, 1, 2))
    guests = chance.choice((0, 0, 0, 1))
    answered = present + guests - chance.choice((0, 0, 1))
    has_answers = session in course.sessions and answered >= FEWEST_ANSWERS and chance.random() < 0.8
    answers = [
        Answer(question, answered, sum(chance.random() < STATEMENTS_LIKED[question - 1] for _ in range(answered)))
        for question in range(1, QUESTIONS + 1)
    ]
    return CompletionRecord(
        id=_hash(f"{group.id} {session}").hex()[:32],
        group=group.id,
        programme=course.programme,
        version=course.version,
        session=session,
        day=day,
        minutes=minutes,
        headcount=group.headcount,
        present=present,
        guests=guests,
        manager_took_part=chance.choice((True, True, True, False, None)),
        manager_prepared=None,
        steps_done=(),
        answers=tuple(answers) if has_answers else (),
    )


def _weekday(day: date) -> date:
    """Nobody meets on Saturdays and Sundays."""
    return day - timedelta(days=max(day.weekday() - 4, 0))


def _hash(of: str) -> bytes:
    return hashlib.sha256(f"vilkaarvi made up {of}".encode()).digest()
