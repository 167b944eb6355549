"""What a programme's files may hold: every table, its keys, and the values that fit. `check.py` walks it."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

MOST_LETTERS = 2000  # of one text; a projector or a card holds far less
MOST_ROWS = 500  # of one list
MOST_SESSIONS = 40
MOST_MINUTES = 240
LANGUAGE = re.compile(r"[a-z]{2,3}")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True)
class Value:
    """A sort of value: whether one fits, and an example as it is written in a file."""

    example: str
    fits: Callable[[object], bool]


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= MOST_LETTERS


def _whole(least: int, most: int) -> Callable[[object], bool]:
    return lambda value: type(value) is int and least <= value <= most


def _minutes(value: object) -> bool:
    return type(value) in (int, float) and math.isfinite(value) and 0 < value <= MOST_MINUTES  # type: ignore[operator,arg-type]


def _list_of(fits: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list) and len(value) <= MOST_ROWS and all(map(fits, value))


def _by_language(fits: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, dict) and all(LANGUAGE.fullmatch(key) for key in value) and all(
        map(fits, value.values())
    )  # fmt: skip


def _short_or_empty(value: object) -> bool:
    return isinstance(value, str) and len(value) <= MOST_LETTERS


TEXT = Value('"…"', _text)
MAYBE_TEXT = Value('"…"', _short_or_empty)
ID = Value('"fraga-1"', lambda value: isinstance(value, str) and bool(_ID.fullmatch(value)))
FORMAT = Value("1", _whole(1, 1_000_000))
WHOLE = Value("1", _whole(1, 10_000))
SECONDS = Value("40", _whole(5, 600))
MILLISECONDS = Value("70000", _whole(1, 4 * 3_600_000))
MINUTES = Value("3", _minutes)
FLAG = Value("true", lambda value: isinstance(value, bool))
DAY = Value("2026-11-24", lambda value: isinstance(value, date) and not isinstance(value, datetime))
CHOICE = Value('"silent"', lambda value: isinstance(value, str))
NAMES = Value('["…", "…"]', _list_of(lambda value: isinstance(value, str)))
ROWS = Value("[[…]]", lambda value: _list_of(lambda row: isinstance(row, dict))(value) and bool(value))
SESSIONS = Value("[[…]]", lambda value: ROWS.fits(value) and isinstance(value, list) and len(value) <= MOST_SESSIONS)
MODES = Value('[{ kind = "all", minutes = 10 }]', ROWS.fits)
MAYBE_ROWS = Value("[[…]]", _list_of(lambda row: isinstance(row, dict)))
TABLE = Value("[…]", lambda value: isinstance(value, dict))
WORDS = Value('.sv = "…"', _by_language(_short_or_empty))
LINES = Value('.sv = ["…", "…"]', _by_language(_list_of(_text)))
TEXT_OR_WORDS = Value('"…"', lambda value: WORDS.fits(value) if isinstance(value, dict) else _text(value))
FILES = Value('.sv = "….vtt"', _by_language(_text))

Shape = Mapping[str, Value]  # a leading "!" marks a key that must be there

_FILE: Shape = {"!format": FORMAT}
SHAPES: Mapping[str, Shape] = {
    "programme.toml": {**_FILE,
        "!version": WHOLE, "language": TEXT, "!title": WORDS, "about": WORDS, "reviewed_by": MAYBE_TEXT,
        "reviewed_on": DAY, "!sessions": SESSIONS, "evaluation": MAYBE_ROWS, "films": MAYBE_ROWS,
        "extras": MAYBE_ROWS, "values": MAYBE_ROWS,
    },
    "facts.toml": {**_FILE, "!facts": ROWS},
    "cards.toml": {**_FILE, "!cards": ROWS},
    "session": {**_FILE, "!minutes": MINUTES, "!steps": ROWS},
    "sessions": {"!id": ID, "!number": WHOLE, "file": TEXT, "!title": WORDS, "!about": WORDS},
    "extras": {"!id": ID, "!kind": CHOICE, "!file": TEXT, "!title": WORDS, "!about": WORDS},
    "films": {"!id": ID, "!title": WORDS, "!about": WORDS, "!segment": TABLE},
    "values": {"!id": ID, "!title": WORDS, "example": TEXT, "!otherwise": WORDS},
    "evaluation": {"!id": ID, "!statement": WORDS},
    "facts": {
        "!id": ID, "!number": TEXT_OR_WORDS, "!year": TEXT_OR_WORDS, "!wording": WORDS, "!source": TEXT_OR_WORDS,
        "!address": TEXT, "!read_on": DAY, "!review_by": DAY, "contested": FLAG, "checked": CHOICE,
        "readings": LINES, "unsure": WORDS,
    },
    "cards": {"!id": ID, "!title": WORDS, "!short": WORDS, "!text": LINES, "action": CHOICE, "action_label": WORDS},
    "segment": {
        "!file": TEXT, "!length_ms": MILLISECONDS, "poster": TEXT, "captions": FILES, "cues": MAYBE_ROWS,
        "facts": NAMES,
    },
    "cues": {"!at_ms": MILLISECONDS, "!prompt": WORDS, "mode": CHOICE, "minutes": MINUTES, "say": LINES},
    "modes": {"!kind": CHOICE, "!minutes": MINUTES, "say": LINES},
}  # fmt: skip

STEP: Shape = {
    "!id": ID, "!kind": CHOICE, "!title": WORDS, "minutes": MINUTES, "seconds_per_person": SECONDS,
    "min_minutes": MINUTES, "droppable": FLAG, "say": LINES, "think": LINES, "follow_ups": LINES, "cards": NAMES,
}  # fmt: skip
STEP_KINDS: Mapping[str, Shape] = {
    "welcome": {"!rules": LINES},
    "round": {"!prompt": WORDS},
    "film": {"!segment": TABLE},
    "question": {"!prompt": WORDS, "!modes": MODES},
    "agree": {},
    "evaluate": {},
    "close": {"next_time": WORDS},
}
