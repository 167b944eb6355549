"""The overview as plain data: what windows, tables and papers show of the groups. Counts and days, nothing else."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from vilkaarvi.completion.model import CompletionRecord
from vilkaarvi.review.course import Course
from vilkaarvi.review.groups import Group, groups_of
from vilkaarvi.review.register.protocol import Register
from vilkaarvi.review.sorting import as_sorted
from vilkaarvi.review.terms import Month, Term, months_between

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
class FollowedUp:
    """due: groups that had had all sessions before the term began, or were followed up in it; done: those that were."""

    term: Term
    due: int
    done: int


@dataclass(frozen=True)
class Totals:
    """All groups together. groups, stages: without pool groups, whose people may have had less.

    present: people at the sessions, in all. seated, headcount: summed over the sessions of groups that have a size of
    their own; their share is the attendance. pools: how many pool groups; at_pools: people at their sessions.

    trained: people present at each training of leaders, by the session's id; somebody who went to two is in both.
    """

    groups: int
    stages: tuple[tuple[Stage, int], ...]
    sessions: int
    present: int
    seated: int
    headcount: int
    pools: int
    at_pools: int
    guests: int
    with_manager: int
    manager_known: int
    trained: tuple[tuple[str, int], ...]

    def at(self, stage: Stage) -> int:
        return dict(self.stages)[stage]


@dataclass(frozen=True)
class Overview:
    """Everything of a day. months: without gaps between them.

    stands: how many groups, pool groups apart, have had 0, 1, 2 … sessions.
    """

    day: date
    rows: tuple[Row, ...]
    totals: Totals
    follow_ups: tuple[FollowedUp, ...]
    months: tuple[tuple[Month, int], ...]
    stands: tuple[int, ...]
    made_up: bool

    def this_term(self) -> FollowedUp:
        return next(each for each in self.follow_ups if each.term == Term.of(self.day))


def overview(register: Register, course: Course, today: date) -> Overview:
    groups = [each for each in groups_of(register, course.programme) if not _apart(each, course)]
    rows = sorted((_row(each, course, today) for each in groups), key=lambda row: (as_sorted(row.name), row.id))
    months = Counter(Month.of(record.day) for each in groups for record in _of_course(each, course))
    stands = Counter(row.done for row in rows if not row.pool)
    return Overview(
        day=today,
        rows=tuple(rows),
        totals=_totals(register, groups, rows, course),
        follow_ups=_followed_up([each for each in groups if not each.pool], course, today),
        months=tuple((month, months[month]) for month in months_between(months)),
        stands=tuple(stands[count] for count in range(len(course.sessions) + 1)),
        made_up=register.made_up,
    )


def matching(rows: Sequence[Row], typed: str) -> tuple[Row, ...]:
    """Those whose name or unit holds every word that was typed."""
    words = typed.casefold().split()
    return tuple(row for row in rows if all(word in f"{row.name} {row.unit}".casefold() for word in words))


def _apart(group: Group, course: Course) -> bool:
    """Leaders in training, and managers, are no workplace group."""
    if group.expected or not group.records:
        return False
    return all(record.session in course.apart for record in group.records)


def _of_course(group: Group, course: Course) -> list[CompletionRecord]:
    return [record for record in group.records if record.session in course.sessions]


def _row(group: Group, course: Course, today: date) -> Row:
    held = _of_course(group, course)
    met = [record for record in group.records if record.session not in course.apart]
    last = met[-1] if met else None
    coming = [day for day in group.planned if day >= today]
    had = {record.session for record in held}
    whole = had >= set(course.sessions)
    what, day, term = _next(group, [record.day for record in met], coming, _whole_since(group, course), today, course)
    return Row(
        id=group.id,
        name=group.name,
        unit=group.unit,
        headcount=group.headcount,
        expected=group.expected,
        marks=_marks(course, had, len(coming)),
        present=last.present if last else None,
        of=last.headcount if last and not group.pool else None,
        last=last.day if last else None,
        next=what,
        day=day,
        term=term,
        stage=_stage(whole, bool(met), what),
        held=len(held),
        with_manager=sum(record.manager_took_part is True for record in held),
        manager_known=sum(record.manager_took_part is not None for record in held),
        follow_ups=tuple(sorted(_terms_followed_up(group, course))),
        guests=sum(record.guests for record in held),
        pool=group.pool,
    )


def _marks(course: Course, had: set[str | None], coming: int) -> tuple[Mark, ...]:
    marks = []
    for session in course.sessions:
        if session in had:
            marks.append(Mark.DONE)
        else:
            marks.append(Mark.PLANNED if coming > 0 else Mark.OPEN)
            coming -= 1
    return tuple(marks)


def _stage(whole: bool, met: bool, what: Next) -> Stage:
    if whole:
        return Stage.ALL
    if what is Next.REPORT_MISSING:
        return Stage.REPORT_MISSING
    return Stage.UNDER_WAY if met else Stage.NOT_BEGUN


def _next(
    group: Group, days: list[date], coming: list[date], whole_since: date | None, today: date, course: Course
) -> tuple[Next, date | None, Term | None]:
    last = max(days, default=None)
    unheard = [day for day in group.planned if day + GRACE < today and (last is None or day > last + MOVED)]
    if unheard:
        return Next.REPORT_MISSING, unheard[0], None
    if coming:
        return Next.DAY, coming[0], None
    if group.pool:  # others come each time: no follow-up is due, and who has not met cannot be known
        return Next.NO_DAY, None, None
    if whole_since is not None:
        now = Term.of(today)
        done = now in _terms_followed_up(group, course) or Term.of(whole_since) == now
        return Next.FOLLOW_UP, None, now.after() if done else now
    return (Next.NO_DAY if days else Next.NOT_MET), None, None


# --- all of them together


def _whole_since(group: Group, course: Course) -> date | None:
    """The day on which a group had had all sessions."""
    first: dict[str | None, date] = {}
    for record in _of_course(group, course):
        first.setdefault(record.session, record.day)
    return max(first.values()) if first and first.keys() >= set(course.sessions) else None


def _terms_followed_up(group: Group, course: Course) -> set[Term]:
    return {Term.of(record.day) for record in group.records if course.is_follow_up(record.session)}


def _followed_up(groups: Sequence[Group], course: Course, today: date) -> tuple[FollowedUp, ...]:
    """The terms since the first group had had all sessions, this one always among them."""
    since = [(_whole_since(each, course), _terms_followed_up(each, course)) for each in groups]
    now = Term.of(today)
    begun = [Term.of(day) for day, _terms in since if day is not None]
    begun += [term for _day, terms in since for term in terms]
    found = []
    term = min([*begun, now])
    while term <= now:
        done = sum(term in terms for _day, terms in since)
        due = sum((day is not None and Term.of(day) < term) or term in terms for day, terms in since)
        found.append(FollowedUp(term, due, done))
        term = term.after()
    return tuple(found)


def _totals(register: Register, groups: Sequence[Group], rows: Sequence[Row], course: Course) -> Totals:
    held = [record for each in groups for record in _of_course(each, course)]
    whole = [record for each in groups if not each.pool for record in _of_course(each, course)]
    people, seated = (sum(record.present for record in some) for some in (held, whole))
    workplaces = [row for row in rows if not row.pool]
    stages = Counter(row.stage for row in workplaces)
    trained: Counter[str | None] = Counter()
    for record in register.told().records:
        if record.programme == course.programme:
            trained[record.session] += record.present + record.guests
    return Totals(
        groups=len(workplaces),
        stages=tuple((stage, stages[stage]) for stage in Stage),
        sessions=len(held),
        present=people,
        seated=seated,
        headcount=sum(record.headcount for record in whole),
        pools=len(rows) - len(workplaces),
        at_pools=people - seated,
        guests=sum(record.guests for record in held),
        with_manager=sum(row.with_manager for row in rows),
        manager_known=sum(row.manager_known for row in rows),
        trained=tuple((session, trained[session]) for session in course.training),
    )
