"""The overview as plain data: what windows, tables and papers show of the groups. Counts and days, nothing else."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from vilkaarvi.completion.model import CompletionRecord
from vilkaarvi.review.course import Course
from vilkaarvi.review.groups import groups_of
from vilkaarvi.review.register.protocol import Register
from vilkaarvi.review.sorting import as_sorted
from vilkaarvi.review.standing import Mark, Next, Row, Stage, Standing, row_of, standing_of
from vilkaarvi.review.terms import Month, Term, months_between

__all__ = ["FollowedUp", "Mark", "Next", "Overview", "Row", "Stage", "Sums", "Totals", "matching", "overview"]


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

    left_out: groups that fit what was sought, and are not in `rows` because there are so many of them.
    """

    day: date
    rows: tuple[Row, ...]
    totals: Totals
    follow_ups: tuple[FollowedUp, ...]
    months: tuple[tuple[Month, int], ...]
    stands: tuple[int, ...]
    made_up: bool
    left_out: int = 0

    def this_term(self) -> FollowedUp:
        return next(each for each in self.follow_ups if each.term == Term.of(self.day))


@dataclass
class Sums:
    """What is counted over all groups, by whatever the register stands on. groups and what stands below `stages`, and
    seated and headcount: without pool groups.

    done: how many sessions a group has had → groups. months: month → sessions. trained: session → people present.
    whole: term → groups that had had all sessions in it. followed: (term, whether it had had all before it) → groups.
    """

    groups: int = 0
    pools: int = 0
    sessions: int = 0
    present: int = 0
    seated: int = 0
    headcount: int = 0
    guests: int = 0
    with_manager: int = 0
    manager_known: int = 0
    stages: Counter[Stage] = field(default_factory=Counter)
    done: Counter[int] = field(default_factory=Counter)
    months: Counter[Month] = field(default_factory=Counter)
    trained: Counter[str] = field(default_factory=Counter)
    whole: Counter[Term] = field(default_factory=Counter)
    followed: Counter[tuple[Term, bool]] = field(default_factory=Counter)


def overview(register: Register, course: Course, today: date, whole: bool = False) -> Overview:
    """`whole`: every group, also of very many; for what is saved, printed or read back."""
    if register.queries is not None:
        return register.queries.overview(course, today, whole)
    groups = groups_of(register, course.programme)
    standings = [each for each in (standing_of(group, course) for group in groups) if not each.apart]
    records = [record for record in register.told().records if record.programme == course.programme]
    rows = sorted((row_of(each, today) for each in standings), key=lambda row: (as_sorted(row.name), row.id))
    return overview_of(rows, _sums(standings, rows, records, course), course, today, register.made_up)


def overview_of(
    rows: Sequence[Row], sums: Sums, course: Course, today: date, made_up: bool, left_out: int = 0
) -> Overview:
    """`rows` as they are shown; the rest is worked out from `sums`."""
    return Overview(
        day=today,
        rows=tuple(rows),
        totals=Totals(
            groups=sums.groups,
            stages=tuple((stage, sums.stages[stage]) for stage in Stage),
            sessions=sums.sessions,
            present=sums.present,
            seated=sums.seated,
            headcount=sums.headcount,
            pools=sums.pools,
            at_pools=sums.present - sums.seated,
            guests=sums.guests,
            with_manager=sums.with_manager,
            manager_known=sums.manager_known,
            trained=tuple((session, sums.trained[session]) for session in course.training),
        ),
        follow_ups=_followed_up(sums, today),
        months=tuple((month, sums.months[month]) for month in months_between(sums.months)),
        stands=tuple(sums.done[count] for count in range(len(course.sessions) + 1)),
        made_up=made_up,
        left_out=left_out,
    )


def matching(rows: Sequence[Row], typed: str) -> tuple[Row, ...]:
    """Those whose name or unit holds every word that was typed."""
    words = typed.casefold().split()
    return tuple(row for row in rows if all(word in f"{row.name} {row.unit}".casefold() for word in words))


def _sums(
    standings: Sequence[Standing], rows: Sequence[Row], records: Iterable[CompletionRecord], course: Course
) -> Sums:
    workplaces = [row for row in rows if not row.pool]
    sums = Sums(groups=len(workplaces), pools=len(rows) - len(workplaces))
    sums.stages.update(row.stage for row in workplaces)
    sums.done.update(row.done for row in workplaces)
    for each in standings:
        sums.sessions += each.held
        sums.present += each.sum_present
        sums.guests += each.sum_guests
        sums.with_manager += each.with_manager
        sums.manager_known += each.manager_known
        if each.pool:
            continue
        sums.seated += each.sum_present
        sums.headcount += each.sum_headcount
        whole = Term.of(each.whole_since) if each.whole_since else None
        if whole:
            sums.whole[whole] += 1
        sums.followed.update((term, whole is not None and whole < term) for term in each.follow_ups)
    for record in records:
        if record.session in course.sessions:
            sums.months[Month.of(record.day)] += 1
        elif record.session in course.training:
            sums.trained[record.session] += record.present + record.guests
    return sums


def _followed_up(sums: Sums, today: date) -> tuple[FollowedUp, ...]:
    """The terms since the first group had had all sessions, this one always among them."""
    now = Term.of(today)
    found = []
    term = min([*sums.whole, *(term for term, _before in sums.followed), now])
    while term <= now:
        early = sums.followed[term, False]
        before = sum(count for since, count in sums.whole.items() if since < term)
        found.append(FollowedUp(term, before + early, sums.followed[term, True] + early))
        term = term.after()
    return tuple(found)
