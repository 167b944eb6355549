"""What the group puts on paper: at most three lines a question, and what stands around them."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MOST_LINES = 3
MOST_STEPS = 5  # of what happens next
MOST_PARKED = 10  # questions on the paper
MOST_WENT = 30  # earlier lines: of six questions, and five things to do, and room to spare
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


class How(StrEnum):
    """How it went with a line. The values are those of the file."""

    HAPPENED = "happened"
    ON_ITS_WAY = "on-its-way"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Went:
    """A line that the group had agreed on before, as its paper says it, and how that went."""

    line: str
    how: How


@dataclass(frozen=True)
class Plan:
    """What the group wants to happen after the hour; `upward` is the one line that the manager is asked to take on.

    `parked`: questions for another time, of those that were put off, which the group wants on the paper. `went`: what
    was said of the lines before; those that nothing was said of are not there.
    """

    steps: tuple[NextStep, ...] = ()
    upward: str = ""
    parked: tuple[str, ...] = ()
    went: tuple[Went, ...] = ()


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
