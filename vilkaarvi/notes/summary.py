"""What the group puts on paper: at most three lines a question, and what stands around them."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

MOST_LINES = 3
MOST_STEPS = 5  # of what happens next
MOST_PARKED = 10  # questions on the paper
MOST_LINE = 200  # characters that are written in one line: so six full lines and a usual plan fit one page
MOST_SIGNS = 300  # that what is read may have: earlier lines were longer


@dataclass(frozen=True)
class Agreed:
    """One question and the lines that the group agreed on."""

    question: str  # step id
    prompt: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class NextStep:
    """What happens next. `role` is who sees to it ("schemaläggaren", never a name), `by` when, in the group's words."""

    what: str
    role: str = ""
    by: str = ""


@dataclass(frozen=True)
class Plan:
    """What the group wants to happen after the hour; `upward` is the one line that the manager is asked to take on.

    `parked`: questions for another time, of those that were put off, which the group wants on the paper.
    """

    steps: tuple[NextStep, ...] = ()
    upward: str = ""
    parked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Attendance:
    """How many were there for at least half the hour, as the leader confirms it at close; guests apart."""

    present: int
    guests: int = 0
    manager_took_part: bool | None = None  # None: not said
    manager_prepared: bool | None = None


@dataclass(frozen=True)
class Summary:
    """All that a finished summary says. Words are in `language`."""

    language: str
    programme: str  # title
    session: str  # "Träff 1: Vad är det som har hänt?"
    day: date
    group: str
    unit: str
    people: int
    agreed: tuple[Agreed, ...]
    plan: Plan = Plan()


def in_no_order(lines: Iterable[str], salt: bytes) -> tuple[str, ...]:
    """`lines` in an order that tells nothing of when each was said; the same for the same `salt`, kept nowhere."""
    return tuple(sorted(lines, key=lambda line: hashlib.sha256(salt + line.encode("utf-8", "replace")).digest()))
