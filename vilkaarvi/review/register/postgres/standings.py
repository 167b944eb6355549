"""Where each group stands, kept on the server and worked out anew for those of which something has changed.

Which ids are one group, and what a group looks like, is decided by groups.py and standing.py; here is only brought
together what they ask for.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from vilkaarvi.completion.model import CompletionRecord, GroupCard
from vilkaarvi.review.course import Course
from vilkaarvi.review.expected import spelt
from vilkaarvi.review.groups import Group, group_of, root_of
from vilkaarvi.review.register.postgres.told import as_term, contents, of_term
from vilkaarvi.review.register.protocol import Expected
from vilkaarvi.review.sorting import as_text
from vilkaarvi.review.standing import Standing, standing_of
from vilkaarvi.review.terms import Term

if TYPE_CHECKING:
    from vilkaarvi.review.register.postgres.link import Cursor

AT_ONCE = 4000  # groups
COLUMNS = (
    "root, name, unit, headcount, expected, had, present, of_people, last, planned, awaited, held, sum_present,"
    " sum_headcount, sum_guests, with_manager, manager_known, whole_since, apart, pool, follow_ups"
)
_MORE = "programme, sorted, folded, done, whole, whole_term"


def settle(cursor: "Cursor", course: Course) -> None:
    """Brings `stands` up to date for the programme; nothing where nothing has changed."""
    settle_members(cursor)
    if not _is_known(cursor, course):
        cursor.execute(
            "insert into courses values (%s, %s) on conflict (programme) do update set course = excluded.course",
            (course.programme, _said(course)),
        )
        cursor.execute("delete from stands where programme = %s", (course.programme,))
        cursor.execute("insert into dirty select %s, root from named on conflict do nothing", (course.programme,))
    while some := _taken(cursor, course.programme):
        _work_out(cursor, course, some)


def settle_members(cursor: "Cursor") -> None:
    """Brings `members` and `named` up to date: which ids are one group, and in which unit."""
    while some := _taken(cursor, ""):
        roots = _rooted(cursor, some)
        cursor.execute("delete from named where root = any(%s)", (roots,))
        named = list(groups(cursor, roots, None))
        with cursor.copy("copy named from stdin") as copy:
            for group in named:
                copy.write_row((group.id, group.unit, spelt("", group.unit)[1]))
        cursor.execute(
            "insert into dirty select programme, root from courses, unnest(%s::text[]) root on conflict do nothing",
            (roots,),
        )


def is_settled(cursor: "Cursor", course: Course | None = None) -> bool:
    """So that whoever only reads need not wait for whoever writes. None: as far as the members go."""
    programmes = ["", *([course.programme] if course else [])]
    cursor.execute("select 1 from dirty where programme = any(%s) limit 1", (programmes,))
    return cursor.fetchone() is None and (course is None or _is_known(cursor, course))


def _is_known(cursor: "Cursor", course: Course) -> bool:
    cursor.execute("select course from courses where programme = %s", (course.programme,))
    return cursor.fetchone() == (_said(course),)


def _said(course: Course) -> str:
    return json.dumps(asdict(course), default=sorted, sort_keys=True)


def _taken(cursor: "Cursor", programme: str) -> list[str]:
    cursor.execute(
        "delete from dirty where programme = %s and group_id in"
        " (select group_id from dirty where programme = %s order by group_id limit %s) returning group_id",
        (programme, programme, AT_ONCE),
    )
    return [group for (group,) in cursor]


def _work_out(cursor: "Cursor", course: Course, roots: Sequence[str]) -> None:
    cursor.execute("delete from stands where programme = %s and root = any(%s)", (course.programme, list(roots)))
    standings = [standing_of(group, course) for group in groups(cursor, roots, course.programme)]
    with cursor.copy(f"copy stands ({COLUMNS}, {_MORE}) from stdin") as copy:
        for each in standings:
            copy.write_row((*_plain(each), *_sought(each, course)))


def _rooted(cursor: "Cursor", some: Sequence[str]) -> list[str]:
    """Which ids are one group, anew for `some` and all that were one with them; the roots before and after."""
    cursor.execute("select distinct root from members where group_id = any(%s)", (list(some),))
    before = sorted({*some, *(root for (root,) in cursor)})  # an id that nobody knows may still be a root
    cursor.execute("select group_id from members where root = any(%s)", (before,))
    ids = sorted({*some, *(group for (group,) in cursor)})
    steps = steps_of(cursor, ids)
    now = {each: root_of(each, steps.get) for each in ids}
    there = known(cursor, ids)
    cursor.execute("delete from members where group_id = any(%s)", (ids,))
    with cursor.copy("copy members from stdin") as copy:
        for each in sorted(there):
            copy.write_row((each, now[each]))
    return sorted({*before, *now.values()})


def known(cursor: "Cursor", ids: Sequence[str]) -> set[str]:
    cursor.execute(
        "select id from expected where id = any(%(ids)s) union select group_id from cards where group_id = any(%(ids)s)"
        " union select group_id from records where group_id = any(%(ids)s)",
        {"ids": list(ids)},
    )
    return {each for (each,) in cursor}


def steps_of(cursor: "Cursor", ids: Iterable[str]) -> dict[str, str]:
    """Id → the id that it counts as, for `ids` and all that these lead to."""
    cursor.execute("select group_id, into_id from merges")
    by_hand: dict[str, str] = dict(cursor.fetchall())
    steps: dict[str, str] = {}
    ahead = set(ids)
    while ahead:
        cursor.execute(
            "select cards.group_id, min(expected.id) from cards join expected on expected.spelt = cards.spelt"
            " where cards.group_id = any(%s) and not exists (select from expected own where own.id = cards.group_id)"
            " group by cards.group_id",
            (sorted(ahead),),
        )
        found: dict[str, str] = dict(cursor.fetchall())
        found |= {each: by_hand[each] for each in ahead if each in by_hand}
        steps |= found
        ahead = set(found.values()) - steps.keys()
    return steps


def groups(cursor: "Cursor", roots: Sequence[str], programme: str | None) -> Iterator[Group]:
    """Those that stand under these ids, with their records of `programme`; None: without records."""
    cursor.execute("select root, group_id from members where root = any(%s) order by 1, 2", (list(roots),))
    members: dict[str, list[str]] = defaultdict(list)
    for root, each in cursor:
        members[root].append(each)
    ids = [each for some in members.values() for each in some]
    cards = {each.group: each for each in contents(cursor, "cards", ids) if isinstance(each, GroupCard)}
    records: dict[str, list[CompletionRecord]] = defaultdict(list)
    for record in contents(cursor, "records", ids if programme is not None else ()):
        if isinstance(record, CompletionRecord):
            records[record.group].append(record)
    cursor.execute("select id, name, unit, headcount from expected where id = any(%s)", (ids,))
    expected = {row[0]: Expected(*row) for row in cursor}
    for root, some in members.items():
        yield group_of(root, some, cards, expected, records, programme or "")


def _plain(each: Standing) -> tuple[Any, ...]:
    return (
        each.id, each.name, each.unit, each.headcount, each.expected, list(each.had), each.present, each.of, each.last,
        list(each.planned), each.awaited, each.held, each.sum_present, each.sum_headcount, each.sum_guests,
        each.with_manager, each.manager_known, each.whole_since, each.apart, each.pool,
        [as_term(term) for term in each.follow_ups],
    )  # fmt: skip


def _sought(each: Standing, course: Course) -> tuple[Any, ...]:
    whole_term = as_term(Term.of(each.whole_since)) if each.whole_since else None
    folded = f"{each.name} {each.unit}".casefold()
    return course.programme, as_text(each.name), folded, sum(each.had), each.whole, whole_term


def standing_from(row: tuple[Any, ...]) -> Standing:
    """Of a row of COLUMNS."""
    plain = list(row)
    plain[5], plain[9], plain[-1] = tuple(plain[5]), tuple(plain[9]), tuple(map(of_term, plain[-1]))
    return Standing(*plain)
