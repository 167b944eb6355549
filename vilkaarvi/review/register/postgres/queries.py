"""What is shown, asked of the server: sums and the rows that fit, never all groups at once."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from vilkaarvi.completion.model import GroupCard
from vilkaarvi.completion.wire import kept
from vilkaarvi.review.answers import Answers
from vilkaarvi.review.course import Course
from vilkaarvi.review.groups import Group
from vilkaarvi.review.overview import Overview, Sums, overview_of
from vilkaarvi.review.register.postgres import let_out as answered
from vilkaarvi.review.register.postgres.link import Link
from vilkaarvi.review.register.postgres.standings import (
    AT_ONCE,
    COLUMNS,
    groups,
    is_settled,
    known,
    settle,
    settle_members,
    standing_from,
    steps_of,
)
from vilkaarvi.review.register.postgres.told import of_term
from vilkaarvi.review.register.protocol import Block
from vilkaarvi.review.spellings import Spelling
from vilkaarvi.review.standing import GRACE, Row, Stage, row_of
from vilkaarvi.review.terms import Month

if TYPE_CHECKING:
    from vilkaarvi.review.register.postgres.link import Cursor

MOST_ROWS = 2000  # that a window shows; what is typed finds the others
_OF_ALL = "from stands where programme = %(programme)s and not apart and not pool"
_STAGE = f"""case when whole then '{Stage.ALL}' when awaited < %(due)s then '{Stage.REPORT_MISSING}'
    when last is not null then '{Stage.UNDER_WAY}' else '{Stage.NOT_BEGUN}' end"""


class PostgresQueries:
    """Keeps the promise `Queries`."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def overview(self, course: Course, today: date, whole: bool = False) -> Overview:
        self.settle(course)
        with self._link.read() as cursor:
            rows, left_out = _rows(cursor, course, today, "", None if whole else MOST_ROWS)
            cursor.execute("select 1 from about where name = 'made up'")
            made_up = cursor.fetchone() is not None
            return overview_of(rows, sums(cursor, course, today), course, today, made_up, left_out)

    def sought(
        self, course: Course, today: date, typed: str, stage: Stage | None = None
    ) -> tuple[tuple[Row, ...], int]:
        with self._link.read() as cursor:
            return _rows(cursor, course, today, typed, MOST_ROWS, stage)

    def settle(self, course: Course) -> None:
        """Works out anew what has changed since. It may take a while after an import."""
        with self._link.read() as cursor:
            settled = is_settled(cursor, course)
        if not settled:
            with self._link.write() as cursor:
                settle(cursor, course)

    def groups(self, programme: str) -> Iterator[Group]:
        self._members()
        with self._link.read() as cursor:
            at = ""
            while True:
                cursor.execute(
                    "select distinct root from members where root > %s order by root limit %s", (at, AT_ONCE)
                )
                roots = [root for (root,) in cursor]
                if not roots:
                    return
                yield from sorted(groups(cursor, roots, programme), key=lambda group: group.id)
                at = roots[-1]

    def _members(self) -> None:
        with self._link.read() as cursor:
            settled = is_settled(cursor)
        if not settled:
            with self._link.write() as cursor:
                settle_members(cursor)

    def spellings(self, programme: str) -> tuple[Spelling, ...]:
        self._members()
        with self._link.read() as cursor:
            cursor.execute(
                "select members.group_id, coalesce(expected.name, ''), coalesce(expected.unit, ''), root, lines.line"
                " from members left join expected on expected.id = members.group_id"
                " left join cards on cards.group_id = members.group_id left join lines on lines.id = cards.line"
                " where root <> members.group_id order by root, members.group_id limit %s",
                (MOST_ROWS,),
            )
            return tuple(_spelling(*row) for row in cursor)

    def groups_on(self, keys: Sequence[str]) -> Mapping[str, Collection[str]]:
        with self._link.read() as cursor:
            cursor.execute(
                "select distinct other.key, card.line from lines other join installations using (key)"
                " join cards using (group_id) join lines card on card.id = cards.line"
                " where trusted and other.key = any(%s)",
                (list(keys),),
            )
            found: dict[str, set[str]] = defaultdict(set)
            for key, line in cursor:
                card = kept(line).content
                if isinstance(card, GroupCard):
                    found[key].add(card.name)
            return found

    def known(self, group: str) -> bool:
        with self._link.read() as cursor:
            return group in known(cursor, [group])

    def joined(self, group: str) -> str | None:
        with self._link.read() as cursor:
            return steps_of(cursor, [group]).get(group)

    def answers(self, programme: str) -> Answers:
        with self._link.read() as cursor:
            if answered.is_summed(cursor, programme):
                return answered.answers(cursor, programme)
        with self._link.write() as cursor:
            settle_members(cursor)
            answered.sum_up(cursor, programme)
            return answered.answers(cursor, programme)

    def let_out(self, programme: str) -> tuple[Block, ...]:
        with self._link.write() as cursor:
            settle_members(cursor)
            return answered.let_out(cursor, programme)


def _rows(
    cursor: "Cursor", course: Course, today: date, typed: str, most: int | None, stage: Stage | None = None
) -> tuple[tuple[Row, ...], int]:
    """The first ones in order of their names, and how many more there are."""
    words = {f"word{at}": word for at, word in enumerate(typed.casefold().split())}
    fits = "programme = %(programme)s and not apart" + "".join(f" and strpos(folded, %({each})s) > 0" for each in words)
    if stage is not None:
        fits += f" and {_STAGE} = %(stage)s"
    asked = {"programme": course.programme, "due": today - GRACE, "stage": stage, "most": most, **words}
    cursor.execute(f"select {COLUMNS} from stands where {fits} order by sorted, root limit %(most)s", asked)
    rows = tuple(row_of(standing_from(row), today) for row in cursor)
    if most is None or len(rows) < most:
        return rows, 0
    cursor.execute(f"select count(*) from stands where {fits}", asked)
    return rows, _one(cursor) - len(rows)


def sums(cursor: "Cursor", course: Course, today: date) -> Sums:
    """Of all groups of the programme."""
    asked = {"programme": course.programme, "due": today - GRACE}
    cursor.execute(
        "select count(*) filter (where not pool), count(*) filter (where pool), coalesce(sum(held), 0),"
        " coalesce(sum(sum_present), 0), coalesce(sum(sum_present) filter (where not pool), 0),"
        " coalesce(sum(sum_headcount) filter (where not pool), 0), coalesce(sum(sum_guests), 0),"
        " coalesce(sum(with_manager), 0), coalesce(sum(manager_known), 0)"
        " from stands where programme = %(programme)s and not apart",
        asked,
    )
    found = Sums(*(cursor.fetchone() or ()))
    cursor.execute(f"select {_STAGE}, count(*) {_OF_ALL} group by 1", asked)
    found.stages.update({Stage(stage): count for stage, count in cursor})
    cursor.execute(f"select done, count(*) {_OF_ALL} group by 1", asked)
    found.done.update(dict(cursor.fetchall()))
    cursor.execute(f"select whole_term, count(*) {_OF_ALL} and whole_term is not null group by 1", asked)
    found.whole.update({of_term(term): count for term, count in cursor})
    cursor.execute(
        "select term, coalesce(whole_term < term, false), count(*) from stands, unnest(follow_ups) term"
        " where programme = %(programme)s and not apart and not pool group by 1, 2",
        asked,
    )
    found.followed.update({(of_term(term), before): count for term, before, count in cursor})
    cursor.execute(
        "select month, count(*) from records where programme = %s and session = any(%s) group by 1",
        (course.programme, list(course.sessions)),
    )
    found.months.update({Month(month // 12, month % 12 + 1): count for month, count in cursor})
    cursor.execute(
        "select session, sum(people) from records where programme = %s and session = any(%s) group by 1",
        (course.programme, list(course.training)),
    )
    found.trained.update(dict(cursor.fetchall()))
    return found


def _spelling(group: str, name: str, unit: str, root: str, line: str | None) -> Spelling:
    """The list's own spelling where it is listed, else the card's."""
    card = kept(line).content if line and not name else None
    if isinstance(card, GroupCard):
        name, unit = card.name, card.unit
    return Spelling(group, name, unit, root)


def _one(cursor: "Cursor") -> int:
    return int((cursor.fetchone() or (0,))[0])
