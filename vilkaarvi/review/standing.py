"""Where a group stands, whatever day it is: what a register may keep beside its lines, and what it looks like today."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from vilkaarvi.completion.model import CompletionRecord
from vilkaarvi.review.course import Course
from vilkaarvi.review.groups import Group
from vilkaarvi.review.terms import Term

GRACE = timedelta(days=7)  # a leader hands over within the week
MOVED = timedelta(days=3)  # a session so near to its planned day is that one


class Mark(StrEnum):
    """How it is with one of the programme's sessions."""

    DONE = "done"
    PLANNED = "planned"
    OPEN = "open"


class Stage(StrEnum):
    """Where a group stands; each is in one of these."""

    ALL = "all"  # it has had all sessions
    UNDER_WAY = "under-way"
    NOT_BEGUN = "not-begun"
    REPORT_MISSING = "report-missing"


class Next(StrEnum):
    """What comes for a group, or does not."""

    DAY = "day"  # `day`
    FOLLOW_UP = "follow-up"  # in `term`
    NOT_MET = "not-met"
    REPORT_MISSING = "report-missing"  # since `day`: it was planned, and nothing came
    NO_DAY = "no-day"  # none is planned


@dataclass(frozen=True)
class Row:
    """One group. marks: one a session. present, of: at the last session, of so many; None before the first,
    and `of` is None of a pool group, whose members vary.

    guests: at the programme's sessions, in all; never among those present.

    held, with_manager, manager_known: of the programme's sessions, how many came in, at how many of them a manager took
    part, and of how many that is known. day and term belong to `next`.
    """

    id: str
    name: str
    unit: str
    headcount: int | None
    expected: bool
    marks: tuple[Mark, ...]
    present: int | None
    of: int | None
    last: date | None
    next: Next
    day: date | None
    term: Term | None
    stage: Stage
    held: int
    with_manager: int
    manager_known: int
    follow_ups: tuple[Term, ...]
    guests: int = 0
    pool: bool = False

    @property
    def done(self) -> int:
        return self.marks.count(Mark.DONE)


@dataclass(frozen=True)
class Standing:
    """A group and all that its records and cards say of it, of one programme.

    had: for each of the programme's sessions, whether it came in. present, of, last: at the last session. awaited: the
    first planned day after it of which nothing has come. held, sum_present, sum_headcount, sum_guests, with_manager,
    manager_known: over the programme's sessions. whole_since: the day on which it had had all of them.
    apart: it is no workplace group, but leaders in training, or managers.
    """

    id: str
    name: str
    unit: str
    headcount: int | None
    expected: bool
    had: tuple[bool, ...]
    present: int | None
    of: int | None
    last: date | None
    planned: tuple[date, ...]
    awaited: date | None
    held: int
    sum_present: int
    sum_headcount: int
    sum_guests: int
    with_manager: int
    manager_known: int
    whole_since: date | None
    apart: bool
    pool: bool
    follow_ups: tuple[Term, ...]

    @property
    def whole(self) -> bool:
        return all(self.had)


def standing_of(group: Group, course: Course) -> Standing:
    held = [record for record in group.records if record.session in course.sessions]
    met = [record for record in group.records if record.session not in course.apart]
    last = met[-1] if met else None
    had = {record.session for record in held}
    since = _whole_since(held, course)
    unheard = [day for day in group.planned if last is None or day > last.day + MOVED]
    if since is not None:  # what is left over of the same term was a session that came earlier than planned
        unheard = [day for day in unheard if Term.of(day) > Term.of(since)]
    return Standing(
        id=group.id,
        name=group.name,
        unit=group.unit,
        headcount=group.headcount,
        expected=group.expected,
        had=tuple(session in had for session in course.sessions),
        present=last.present if last else None,
        of=last.headcount if last and not group.pool else None,
        last=last.day if last else None,
        planned=group.planned,
        awaited=min(unheard, default=None),
        held=len(held),
        sum_present=sum(record.present for record in held),
        sum_headcount=sum(record.headcount for record in held),
        sum_guests=sum(record.guests for record in held),
        with_manager=sum(record.manager_took_part is True for record in held),
        manager_known=sum(record.manager_took_part is not None for record in held),
        whole_since=since,
        pool=group.pool,
        apart=not group.expected and bool(group.records) and not met,
        follow_ups=tuple(sorted({Term.of(each.day) for each in group.records if course.is_follow_up(each.session)})),
    )


def row_of(standing: Standing, today: date) -> Row:
    """The group as it looks today."""
    coming = [day for day in standing.planned if day >= today]
    what, day, term = _next(standing, coming, today)
    return Row(
        id=standing.id,
        name=standing.name,
        unit=standing.unit,
        headcount=standing.headcount,
        expected=standing.expected,
        marks=_marks(standing, len(coming)),
        present=standing.present,
        of=standing.of,
        last=standing.last,
        next=what,
        day=day,
        term=term,
        stage=_stage(standing, what),
        held=standing.held,
        with_manager=standing.with_manager,
        manager_known=standing.manager_known,
        follow_ups=standing.follow_ups,
        guests=standing.sum_guests,
        pool=standing.pool,
    )


def _whole_since(held: list[CompletionRecord], course: Course) -> date | None:
    first: dict[str | None, date] = {}
    for record in held:
        first.setdefault(record.session, record.day)
    return max(first.values()) if first and first.keys() >= set(course.sessions) else None


def _marks(standing: Standing, coming: int) -> tuple[Mark, ...]:
    marks = []
    for had in standing.had:
        if had:
            marks.append(Mark.DONE)
        else:
            marks.append(Mark.PLANNED if coming > 0 else Mark.OPEN)
            coming -= 1
    return tuple(marks)


def _stage(standing: Standing, what: Next) -> Stage:
    if standing.whole:
        return Stage.ALL
    if what is Next.REPORT_MISSING:
        return Stage.REPORT_MISSING
    return Stage.UNDER_WAY if standing.last else Stage.NOT_BEGUN


def _next(standing: Standing, coming: list[date], today: date) -> tuple[Next, date | None, Term | None]:
    if standing.awaited is not None and standing.awaited + GRACE < today:
        return Next.REPORT_MISSING, standing.awaited, None
    if coming:
        return Next.DAY, coming[0], None
    if standing.pool:  # others come each time: no follow-up is due, and who has not met cannot be known
        return Next.NO_DAY, None, None
    if standing.whole_since is not None:
        now = Term.of(today)
        done = now in standing.follow_ups or Term.of(standing.whole_since) == now
        return Next.FOLLOW_UP, None, now.after() if done else now
    return (Next.NO_DAY if standing.last else Next.NOT_MET), None, None
