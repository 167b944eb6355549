"""Group cards and completion records as frozen data. Their form on the wire stands in `wire.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

FEWEST_ANSWERS = 6  # fewer never leave the laptop
MOST_PEOPLE = 40
LONGEST_NAME = 40  # characters
MOST_MINUTES = 600

Identifies = Callable[[str], bool]  # the detector, handed in: True when a text could point somebody out


@dataclass(frozen=True)
class GroupCard:
    """A group and its plan. `group` is its random id; the highest `revision` holds.

    pool: put together for the purpose, of people without a group of their own (night staff, hourly staff): its members
    vary, and `headcount` is how many usually come.
    """

    group: str
    name: str
    unit: str
    headcount: int
    planned: tuple[date, ...]
    revision: int = 1
    pool: bool = False


@dataclass(frozen=True)
class Answer:
    """How many answered the evaluation's question number `question` (from 1), and how many of them 4 or 5."""

    question: int
    answered: int
    high: int


@dataclass(frozen=True)
class CompletionRecord:
    """That a group has gone through a session. It has an id of its own: the run is not named.

    session: its id, None for a follow-up. headcount: the group's, that day. present: those of the group who were there
    for at least half the hour; guests apart. The manager: None where nobody has said. steps_done: their positions in
    the session, from 1. answers: only of questions that six or more answered. supersedes: the id of an earlier record
    of the same run, which this one takes the place of.
    """

    id: str
    group: str
    programme: str
    version: int
    session: str | None
    day: date
    minutes: int
    headcount: int
    present: int
    guests: int
    manager_took_part: bool | None
    manager_prepared: bool | None
    steps_done: tuple[int, ...]
    answers: tuple[Answer, ...]
    supersedes: str | None = None


Content = GroupCard | CompletionRecord
