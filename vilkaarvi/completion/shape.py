"""What may stand in a payload: closed keys, whole numbers in range, and no free text but a card's name and unit.

The same table is asked before something is signed and after it was read. A fault tells a field's name, never what an
unknown field was called or held: it could be a note.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from vilkaarvi.completion.model import FEWEST_ANSWERS, LONGEST_NAME, MOST_MINUTES, MOST_PEOPLE, Identifies
from vilkaarvi.errors import Code, Fault

Plain = dict[str, Any]
Check = Callable[[object], bool]

MOST_STEPS, MOST_QUESTIONS, MOST_DAYS = 60, 20, 20
_FIRST_DAY, _LAST_DAY = "2020-01-01", "2099-12-31"


def whole(least: int, most: int) -> Check:
    """A true whole number: neither true nor 7.0 is one."""
    return lambda value: type(value) is int and least <= value <= most


def like(pattern: str) -> Check:
    form = re.compile(pattern, re.ASCII)
    return lambda value: isinstance(value, str) and form.fullmatch(value) is not None


def or_none(check: Check) -> Check:
    return lambda value: value is None or check(value)


def rising(check: Check, most: int) -> Check:
    """A list without repeats, in order."""

    def is_so(value: object) -> bool:
        if not isinstance(value, list) or len(value) > most or not all(map(check, value)):
            return False
        return all(one < other for one, other in pairwise(value))

    return is_so


def is_day(value: object) -> bool:
    if not isinstance(value, str) or not _FIRST_DAY <= value <= _LAST_DAY:
        return False
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def is_yes_or_no(value: object) -> bool:
    return isinstance(value, bool)


def is_text(value: object) -> bool:
    return isinstance(value, str)


GROUP = like("[0-9a-f]{16}")
RECORD_ID = like("[0-9a-f]{32}")
WORD_ID = like("[a-z0-9][a-z0-9-]{0,39}")  # as in programme files

NUMBERED: Mapping[str, Check] = {"kind": is_text, "number": whole(1, 10**5)}
CARD: Mapping[str, Check] = {
    "group": GROUP,
    "name": is_text,  # `check_name` looks closer
    "unit": is_text,
    "headcount": whole(1, MOST_PEOPLE),
    "planned": rising(is_day, MOST_DAYS),
    "revision": whole(1, 10**6),
}
CARD_2: Mapping[str, Check] = {**CARD, "pool": is_yes_or_no}  # from format 2
ANSWER: Mapping[str, Check] = {
    "question": whole(1, MOST_QUESTIONS),
    "answered": whole(FEWEST_ANSWERS, 2 * MOST_PEOPLE),
    "high": whole(0, 2 * MOST_PEOPLE),
}
RECORD: Mapping[str, Check] = {
    "id": RECORD_ID,
    "group": GROUP,
    "programme": WORD_ID,
    "version": whole(1, 10**6),
    "session": or_none(WORD_ID),
    "day": is_day,
    "minutes": whole(0, MOST_MINUTES),
    "headcount": whole(1, MOST_PEOPLE),
    "present": whole(0, MOST_PEOPLE),
    "guests": whole(0, MOST_PEOPLE),
    "manager_took_part": or_none(is_yes_or_no),
    "manager_prepared": or_none(is_yes_or_no),
    "steps_done": rising(whole(1, MOST_STEPS), MOST_STEPS),
    "answers": lambda value: isinstance(value, list) and len(value) <= MOST_QUESTIONS,  # `check_record` looks closer
    "supersedes": or_none(RECORD_ID),
}


def check_fields(plain: object, shape: Mapping[str, Check], inside: str = "") -> None:
    """Raises Fault R_FIELDS or R_VALUE."""
    if not isinstance(plain, dict):
        raise Fault(Code.R_VALUE, field=inside)
    if plain.keys() != shape.keys():
        lacking = ", ".join(sorted(shape.keys() - plain.keys())) or "0"
        raise Fault(Code.R_FIELDS, lacking=lacking, foreign=len(plain.keys() - shape.keys()))
    for field, check in shape.items():
        if not check(plain[field]):
            raise Fault(Code.R_VALUE, field=inside or field)


def check_card(plain: Plain, identifies: Identifies, shape: Mapping[str, Check] = CARD) -> None:
    """Raises Fault R_FIELDS, R_VALUE, NAME_EMPTY, NAME_TOO_LONG or NAME_IDENTIFIES."""
    check_fields(plain, shape)
    check_name(plain["name"], identifies)
    if plain["unit"]:
        check_name(plain["unit"], identifies, "unit")


def check_name(name: str, identifies: Identifies, field: str = "name") -> None:
    """One line of at most 40 characters, without needless spaces, that points nobody out."""
    if not name:
        raise Fault(Code.NAME_EMPTY)
    if len(name) > LONGEST_NAME:
        raise Fault(Code.NAME_TOO_LONG, most=LONGEST_NAME)
    if name != " ".join(name.split()) or not name.isprintable():
        raise Fault(Code.R_VALUE, field=field)
    if identifies(name):
        raise Fault(Code.NAME_IDENTIFIES)


def check_record(plain: Plain) -> None:
    """Raises Fault R_FIELDS or R_VALUE, also when two counts do not fit each other."""
    check_fields(plain, RECORD)
    for answer in plain["answers"]:
        check_fields(answer, ANSWER, "answers")
    questions = [answer["question"] for answer in plain["answers"]]
    most = plain["headcount"] + plain["guests"]
    together = {
        "present": plain["present"] <= plain["headcount"],
        "supersedes": plain["supersedes"] != plain["id"],
        "answers": questions == sorted(set(questions))
        and all(answer["high"] <= answer["answered"] <= most for answer in plain["answers"]),
    }
    for field, is_so in together.items():
        if not is_so:
            raise Fault(Code.R_VALUE, field=field)
