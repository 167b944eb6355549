"""The embedded register in a backup, and back again (docs/backup-format.md).

Taking in is a union, and what is here wins:

- Lines join. A laptop that is known here stays believed or doubted as it is here: doubt is never undone by an old copy.
- The list of groups comes only where there is none: a group that was struck off does not come back.
- What was merged by hand comes only for groups that were unknown here: two that were taken apart stay so.
- Answers that were let out come only where none of them has been let out here: else two blocks that share a record
  could be subtracted from each other. What does not come is counted, and told.

What is made up never mixes with what has happened: that is refused before anything has changed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from vilkaarvi.completion.model import FEWEST_ANSWERS as LEAVE_A_LAPTOP
from vilkaarvi.completion.model import LONGEST_NAME, MOST_PEOPLE, CompletionRecord
from vilkaarvi.completion.shape import GROUP, check_name, is_day, like, whole
from vilkaarvi.completion.wire import HandedOver, unpacked
from vilkaarvi.errors import Code, Fault
from vilkaarvi.review.answers import FEWEST_ANSWERS, FEWEST_GROUPS
from vilkaarvi.review.register.protocol import Block, Expected, Installation, Question
from vilkaarvi.review.register.tiny import TinyRegister

Plain = dict[str, Any]
_RECORD, _PROGRAMME = like("[0-9a-f]{32}"), like("[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True)
class Taken:
    """lines: that are new here. merges, blocks: that were left out, as said above."""

    lines: int = 0
    merges: int = 0
    blocks: int = 0


def copy_of(register: TinyRegister) -> Plain:
    """JSON-ready: all of it, also what laptops have handed over that nobody believes."""
    return {
        "made_up": register.made_up,
        "installations": [
            [each.public.hex(), each.first.isoformat(), each.trusted] for each in register.installations()
        ],
        "lines": sorted(each.line for each in register.lines()),
        "expected": [asdict(each) for each in register.expected()],
        "merges": dict(register.merges()),
        "blocks": [{**asdict(each), "day": each.day.isoformat()} for each in register.blocks()],
    }


def look_at(plain: Plain) -> None:
    """Raises ValueError, KeyError, TypeError, AttributeError or Fault on whatever does not belong there."""
    _need(plain.keys() == {"made_up", "installations", "lines", "expected", "merges", "blocks"})
    _need(type(plain["made_up"]) is bool)
    for _public, day, trusted in plain["installations"]:
        _need(is_day(day) and type(trusted) is bool)
    _lines(plain)
    for each in plain["expected"]:
        _need(each.keys() == {"id", "name", "unit", "headcount"} and GROUP(each["id"]))
        _need(whole(1, MOST_PEOPLE)(each["headcount"]))
        for name in (each["name"], *([each["unit"]] if each["unit"] else [])):
            check_name(name, _names_nobody)
    for group, into in plain["merges"].items():
        _need(GROUP(group) and GROUP(into))
    told: set[tuple[Question, str]] = set()
    for block in map(_block, plain["blocks"]):
        some = {(block.question, record) for record in block.records}
        _need(len(some) == len(block.records) and not told & some)
        told |= some


def must_fit(register: TinyRegister, plain: Plain) -> None:
    """Raises Fault BACKUP_MADE_UP where what is made up and what has happened would mix."""
    holds = (register.installations(), register.expected(), register.blocks())
    if any(holds) and register.made_up is not plain["made_up"]:
        raise Fault(Code.BACKUP_MADE_UP)


def take(register: TinyRegister, plain: Plain) -> Taken:
    """`plain` was looked at, and fits. Broken off, it may be done again."""
    if plain["made_up"]:
        register.mark_made_up()
    before = _groups_here(register)
    _introduce(register, plain)
    new = register.add(_lines(plain))
    if not register.expected():
        register.expect([Expected(**each) for each in plain["expected"]])
    merges = _merge(register, plain["merges"], before)
    return Taken(new, merges, _let_out(register, [_block(each) for each in plain["blocks"]]))


def _groups_here(register: TinyRegister) -> set[str]:
    said = {each.content.group for each in register.lines()} | {each.id for each in register.expected()}
    return said | set(register.merges())


def _introduce(register: TinyRegister, plain: Plain) -> None:
    known = {each.key for each in register.installations()}
    new = [(bytes.fromhex(public), day, trusted) for public, day, trusted in plain["installations"]]
    for public, day, trusted in new:
        one = Installation(public, date.fromisoformat(day))
        if one.key not in known:
            register.introduce([public], one.first)
            register.trust(one.key, trusted)


def _merge(register: TinyRegister, merges: Mapping[str, str], before: set[str]) -> int:
    """How many were left out."""
    here = register.merges()
    for group, into in merges.items():
        if group not in before:
            register.merge(group, into)
    return sum(group in before and here.get(group) != into for group, into in merges.items())


def _let_out(register: TinyRegister, blocks: Iterable[Block]) -> int:
    """How many were left out."""
    first, here = _first_of(register.lines()), register.blocks()
    spent = {(each.question, first.get(record, record)) for each in here for record in each.records}
    others = [each for each in blocks if each not in here]
    free = [each for each in others if not spent & {(each.question, first.get(one, one)) for one in each.records}]
    register.let_out(free)
    return len(others) - len(free)


def _first_of(lines: Iterable[HandedOver]) -> dict[str, str]:
    """Record id → the id of the one that it took the place of, back to the first: they are of one session."""
    before: dict[str, str | None] = defaultdict(lambda: None)
    before |= {each.content.id: each.content.supersedes for each in lines if isinstance(each.content, CompletionRecord)}
    found = {}
    for record in list(before):
        at, seen = record, {record}
        while (earlier := before[at]) is not None and earlier not in seen:
            seen.add(earlier)
            at = earlier
        found[record] = at
    return found


def _lines(plain: Plain) -> list[HandedOver]:
    """Each with its signature checked. Raises Fault where one is not whole."""
    publics = [bytes.fromhex(public) for public, _day, _trusted in plain["installations"]]
    keys = {Installation(public, date.min).key: public for public in publics}
    return [unpacked(line, keys, _names_nobody) for line in plain["lines"]]


def _block(plain: Plain) -> Block:
    """Raises ValueError where it could tell of fewer than blocks may."""
    asked, records, groups = plain["question"], tuple(plain["records"]), tuple(plain["groups"])
    _need(plain.keys() == {"unit", "question", "day", "records", "groups", "answered", "high"})
    _need(asked.keys() == {"programme", "version", "number"} and bool(_PROGRAMME(asked["programme"])))
    _need(whole(1, 1 << 31)(asked["version"]) and whole(1, 99)(asked["number"]) and is_day(plain["day"]))
    _need(isinstance(plain["unit"], str) and len(plain["unit"]) <= LONGEST_NAME)
    _need(all(map(_RECORD, records)) and all(map(GROUP, groups)) and len(set(groups)) >= FEWEST_GROUPS)
    _need(whole(max(FEWEST_ANSWERS, LEAVE_A_LAPTOP), 1 << 31)(plain["answered"]))
    _need(whole(0, plain["answered"])(plain["high"]))
    day = date.fromisoformat(plain["day"])
    return Block(plain["unit"], Question(**asked), day, records, groups, plain["answered"], plain["high"])


def _names_nobody(_name: str) -> bool:
    """Names were checked when they came; a detector that has learnt more must not lose a group."""
    return False


def _need(true: bool) -> None:
    if not true:
        raise ValueError
