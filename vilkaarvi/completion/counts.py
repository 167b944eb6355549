"""The record of a finished run, from counts alone. Nothing here sees a note or a name."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce

from vilkaarvi.completion.model import FEWEST_ANSWERS, MOST_MINUTES, Answer, CompletionRecord
from vilkaarvi.completion.wire import check
from vilkaarvi.errors import Code, Fault
from vilkaarvi.programme.model import Programme, Session
from vilkaarvi.session.engine import State, apply
from vilkaarvi.session.events import Event, HourStarted, PeopleChanged

MINUTE_MS = 60_000
SHORTEST_STEP_MS = 10_000  # a step that was only passed by was not done
NOBODY = (0, 0, 0, 0, 0)
HIGH = 4  # of the answers 1–5, this and more

Tally = Mapping[str, Sequence[int]]  # evaluation id → how many answered 1, 2, 3, 4, 5


@dataclass(frozen=True)
class Attendance:
    """What the leader says at the close. headcount: the group's that day. present: of the group, guests apart."""

    headcount: int
    present: int
    guests: int = 0
    manager_took_part: bool | None = None  # None: not known
    manager_prepared: bool | None = None


def record_from(
    programme: Programme,
    session: Session,
    events: Sequence[Event],
    group: str,
    day: date,
    attendance: Attendance,
    tally: Tally | None = None,
    follow_up: bool = False,
) -> CompletionRecord:
    """With a fresh id. `events` are the whole run's. Raises Fault COUNT_IMPOSSIBLE when the counts do not fit."""
    state = reduce(lambda state, event: apply(session, state, event), events, State())
    record = CompletionRecord(
        id=secrets.token_hex(16),
        group=group,
        programme=programme.id,
        version=programme.version,
        session=None if follow_up else session.id,
        day=day,
        minutes=min(round(state.at_ms / MINUTE_MS), MOST_MINUTES),
        headcount=attendance.headcount,
        present=attendance.present,
        guests=attendance.guests,
        manager_took_part=attendance.manager_took_part,
        manager_prepared=attendance.manager_prepared,
        steps_done=steps_done(session, state),
        answers=answers_from(programme, tally or {}),
    )
    check(record, identifies=lambda _text: False)  # there is no text in a record
    return record


def steps_done(session: Session, state: State) -> tuple[int, ...]:
    """The positions, from 1, of the steps in which the room has been for ten seconds or more."""
    spent = [state.spent_ms.get(step.id, 0) for step in session.steps]
    return tuple(at for at, ms in enumerate(spent, 1) if ms >= SHORTEST_STEP_MS)


def answers_from(programme: Programme, tally: Tally) -> tuple[Answer, ...]:
    """Of each question that six or more answered, how many did and how many of them said 4 or 5. Of others nothing.

    Raises Fault COUNT_IMPOSSIBLE on what is no tally.
    """
    found = []
    for question, statement in enumerate(programme.evaluation, 1):
        counts = tally.get(statement.id, NOBODY)
        if len(counts) != len(NOBODY) or min(counts) < 0:
            raise Fault(Code.COUNT_IMPOSSIBLE, field="answers")
        if sum(counts) >= FEWEST_ANSWERS:
            found.append(Answer(question, sum(counts), sum(counts[HIGH - 1 :])))
    return tuple(found)


def present_by(events: Sequence[Event]) -> int:
    """What to propose to the leader: the most people who were there at the same time for at least half the hour."""
    times: dict[int, int] = {}  # how many → for how many ms
    people = since = 0
    for event in events:
        if event.at_ms > since:
            times[people] = times.get(people, 0) + event.at_ms - since
            since = event.at_ms
        if isinstance(event, HourStarted | PeopleChanged):
            people = event.people
    with_at_least = {count: sum(ms for many, ms in times.items() if many >= count) for count in times}
    return max((count for count, ms in with_at_least.items() if 2 * ms >= since), default=people)
