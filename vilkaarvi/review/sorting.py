"""How names are put in order: å, ä and ö last, and "Norr 2" before "Norr 10"."""

import re

_LAST = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})
_NUMBER = re.compile(r"([0-9]+)")


def as_sorted(name: str) -> tuple[tuple[int, int, str], ...]:
    parts = _NUMBER.split(name.casefold().translate(_LAST))
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)
