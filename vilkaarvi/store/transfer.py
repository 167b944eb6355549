"""A group that is handed over to a colleague, as plain data and as bytes (docs/transfer-format.md).

Here stands all that may go along: the group's card, and of each session that was held its day, how many were there and,
once it is Färdigställd, its summary. There is no field for a note, a draft, a slip or a clock time.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from vilkaarvi.errors import Code, Fault
from vilkaarvi.notes.summary import (
    MOST_LINES,
    MOST_PARKED,
    MOST_SIGNS,
    MOST_STEPS,
    MOST_WENT,
    Agreed,
    How,
    NextStep,
    Plan,
    Summary,
    Went,
)
from vilkaarvi.store.groups import checked_name

Plain = dict[str, Any]
Check = Callable[[object], bool]

MOST_RUNS, MOST_QUESTIONS, MOST_DAYS, MOST_PEOPLE, MOST_LETTERS = 40, 20, 60, 99, 2000


@dataclass(frozen=True)
class Card:
    """A group as it is handed over; `id` is random, `planned` are the days on which it means to meet, in order."""

    id: str
    name: str
    unit: str
    headcount: int
    planned: tuple[date, ...] = ()
    pool: bool = False  # a pool group; files before format 3 do not know of any


@dataclass(frozen=True)
class HeldRun:
    """A session that the group has had. present, guests: None until somebody has said. summary: once it is finished."""

    id: str
    programme: str
    version: int
    session: str
    day: date
    people: int
    present: int | None = None
    guests: int | None = None
    summary: Summary | None = None
    edition: str = ""  # of the programme, that it was led in; older files and older runs have none

    @property
    def lines(self) -> int:
        """How many lines the group has agreed on."""
        return sum(len(agreed.lines) for agreed in self.summary.agreed) if self.summary else 0


@dataclass(frozen=True)
class Transfer:
    """All that is handed over. `runs` are in order of day and id, each id once."""

    card: Card
    runs: tuple[HeldRun, ...] = ()


# --- what may stand where


def _whole(least: int, most: int) -> Check:
    """A true whole number: neither true nor 7.0 is one."""
    return lambda value: type(value) is int and least <= value <= most


def _like(pattern: str) -> Check:
    form = re.compile(pattern, re.ASCII)
    return lambda value: isinstance(value, str) and form.fullmatch(value) is not None


def _words(most: int) -> Check:
    """Any text that can be written on a screen; no control characters but those between lines."""
    strange = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")
    return lambda value: isinstance(value, str) and len(value) <= most and strange.search(value) is None


def _many(most: int, check: Check) -> Check:
    return lambda value: isinstance(value, list) and len(value) <= most and all(map(check, value))


def _or_none(check: Check) -> Check:
    return lambda value: value is None or check(value)


def _is_day(value: object) -> bool:
    if not isinstance(value, str) or not "2020-01-01" <= value <= "2099-12-31":
        return False
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _rising_days(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= MOST_DAYS
        and all(map(_is_day, value))
        and all(one < other for one, other in pairwise(value))
    )


def _any(_value: object) -> bool:
    """Looked at more closely by a shape of its own."""
    return True


_LINE, _TITLE = _words(MOST_SIGNS), _words(MOST_LETTERS)
_ID = _like("[a-z0-9][a-z0-9-]{0,39}")  # as in programme files
_COUNT = _whole(0, MOST_PEOPLE)

_WHOLE: Mapping[str, Check] = {"group": _any, "runs": lambda value: isinstance(value, list) and len(value) <= MOST_RUNS}
_CARD: Mapping[str, Check] = {
    "id": _like("[0-9a-f]{16}"),
    "name": _TITLE,  # the detector looks closer
    "unit": _TITLE,
    "headcount": _whole(1, MOST_PEOPLE),
    "planned": _rising_days,
}
_POOL_CARD: Mapping[str, Check] = {**_CARD, "pool": lambda value: value is True}  # from format 3, where it is one
_RUN: Mapping[str, Check] = {
    "id": _like("[0-9a-f]{32}"),
    "programme": _ID,
    "version": _whole(1, 10**6),
    "session": _ID,
    "day": _is_day,
    "people": _COUNT,
    "present": _or_none(_COUNT),
    "guests": _or_none(_COUNT),
    "summary": _any,
}
_RUN_LED_IN: Mapping[str, Check] = {**_RUN, "edition": _like("[0-9a-f]{16}")}  # from format 2, where it is known
_SUMMARY: Mapping[str, Check] = {
    "language": _like("[a-z]{2}"),
    "programme": _TITLE,
    "session": _TITLE,
    "day": _is_day,
    "group": _TITLE,
    "unit": _TITLE,
    "people": _COUNT,
    "agreed": lambda value: isinstance(value, list) and len(value) <= MOST_QUESTIONS,
    "plan": _any,
}
_AGREED: Mapping[str, Check] = {"question": _ID, "prompt": _TITLE, "lines": _many(MOST_LINES, _TITLE)}
_PLAN: Mapping[str, Check] = {
    "steps": lambda value: isinstance(value, list) and len(value) <= MOST_STEPS,
    "upward": _LINE,
}
_PLAN_MORE: Mapping[str, Check] = {  # where there are any
    "parked": _many(MOST_PARKED, _LINE),
    "went": lambda value: isinstance(value, list) and 0 < len(value) <= MOST_WENT,
}
_WENT: Mapping[str, Check] = {"line": _LINE, "how": lambda value: value in list(How)}
_STEP: Mapping[str, Check] = {"what": _LINE, "role": _LINE, "by": _LINE}


# --- to bytes and back


def packed(transfer: Transfer) -> bytes:
    """JSON. Raises Fault PARCEL_REFUSED (field) or NAME_… when it may not be handed over."""
    plain = {"group": _card_to_plain(transfer.card), "runs": [_run_to_plain(run) for run in transfer.runs]}
    try:
        _transfer_from(plain)
    except Fault as fault:
        raise Fault(Code.PARCEL_REFUSED, **fault.facts) if fault.code is Code.PARCEL_CONTENT else fault from fault
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8")


def unpacked(content: bytes) -> Transfer:
    """Raises Fault PARCEL_CONTENT (field: never what an unknown field was called or held), NAME_…; nothing else."""
    try:
        plain = json.loads(content.decode("utf-8"), object_pairs_hook=_once)
    except (ValueError, RecursionError) as fault:
        raise Fault(Code.PARCEL_CONTENT, field="JSON") from fault
    return _transfer_from(plain)


def _transfer_from(plain: object) -> Transfer:
    whole = _shaped(plain, _WHOLE, "group")
    group = whole["group"]
    card = _shaped(group, _POOL_CARD if isinstance(group, dict) and "pool" in group else _CARD, "group")
    if checked_name(card["name"]) != card["name"] or checked_name(card["unit"], may_be_empty=True) != card["unit"]:
        raise Fault(Code.PARCEL_CONTENT, field="name")
    runs = tuple(map(_run_from, whole["runs"]))
    if not all((one.day, one.id) < (other.day, other.id) for one, other in pairwise(runs)):
        raise Fault(Code.PARCEL_CONTENT, field="runs")
    if len({run.id for run in runs}) != len(runs):
        raise Fault(Code.PARCEL_CONTENT, field="id")
    return Transfer(Card(**{**card, "planned": tuple(map(date.fromisoformat, card["planned"]))}), runs)


def _run_from(plain: object) -> HeldRun:
    run = _shaped(plain, _RUN_LED_IN if isinstance(plain, dict) and "edition" in plain else _RUN, "runs")
    if (run["present"] is None) != (run["guests"] is None):
        raise Fault(Code.PARCEL_CONTENT, field="guests")
    summary = None if run["summary"] is None else _summary_from(run["summary"])
    return HeldRun(**{**run, "day": date.fromisoformat(run["day"]), "summary": summary})


def _summary_from(plain: object) -> Summary:
    summary = _shaped(plain, _SUMMARY, "summary")
    agreed = [_shaped(each, _AGREED, "agreed") for each in summary["agreed"]]
    told = summary["plan"]
    more = {key: check for key, check in _PLAN_MORE.items() if isinstance(told, dict) and key in told}
    plan = _shaped(told, {**_PLAN, **more}, "plan")
    rows = [_shaped(row, _WENT, "went") for row in plan.get("went", ())]
    went = tuple(Went(row["line"], How(row["how"])) for row in rows)
    steps = tuple(NextStep(**_shaped(each, _STEP, "steps")) for each in plan["steps"])
    return Summary(
        **{
            **summary,
            "day": date.fromisoformat(summary["day"]),
            "agreed": tuple(Agreed(each["question"], each["prompt"], tuple(each["lines"])) for each in agreed),
            "plan": Plan(steps, plan["upward"], tuple(plan.get("parked", ())), went),
        }
    )


def _card_to_plain(card: Card) -> Plain:
    plain = {**asdict(card), "planned": [day.isoformat() for day in card.planned]}
    if not card.pool:
        del plain["pool"]
    return plain


def _run_to_plain(run: HeldRun) -> Plain:
    plain = {**asdict(run), "day": run.day.isoformat()}
    if not run.edition:
        del plain["edition"]
    if run.summary is not None:
        summary = asdict(run.summary)
        summary["agreed"] = [{**each, "lines": list(each["lines"])} for each in summary["agreed"]]
        summary["plan"]["steps"] = list(summary["plan"]["steps"])
        summary["plan"]["parked"] = list(summary["plan"]["parked"])
        summary["plan"]["went"] = list(summary["plan"]["went"])
        for key in _PLAN_MORE:
            if not summary["plan"][key]:
                del summary["plan"][key]  # earlier versions take in no other keys than they know
        plain["summary"] = {**summary, "day": run.summary.day.isoformat()}
    return plain


def _shaped(plain: object, shape: Mapping[str, Check], inside: str) -> Plain:
    """`plain` with exactly the keys of `shape`, each as it should be. Raises Fault PARCEL_CONTENT."""
    if not isinstance(plain, dict) or plain.keys() != shape.keys():
        raise Fault(Code.PARCEL_CONTENT, field=inside)
    for field, check in shape.items():
        if not check(plain[field]):
            raise Fault(Code.PARCEL_CONTENT, field=field)
    return plain


def _once(pairs: Iterable[tuple[str, object]]) -> Plain:
    pairs = list(pairs)
    plain = dict(pairs)
    if len(plain) != len(pairs):
        raise ValueError("a key stands twice")
    return plain
