"""How names are put in order: å, ä and ö last, and "Norr 2" before "Norr 10"."""

import re

_LAST = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})
_NUMBER = re.compile(r"([0-9]+)")


def as_sorted(name: str) -> tuple[tuple[int, int, str], ...]:
    parts = _NUMBER.split(name.casefold().translate(_LAST))
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)


def as_text(name: str) -> str:
    """The same order, code point by code point: for what can sort nothing but text."""
    return "".join(f"\1{part[1]:040}" if part[0] == 0 else f"\2{part[2]}" for part in as_sorted(name))
