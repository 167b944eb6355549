"""Lines in, and what they say together. The server finds which lines have to do with each other; union.py judges.

Whether a line counts hangs only on lines that share its number, its record, what it replaces, or its group. So after
new lines have come, those are read that hang together with them; everything else stays as it was worked out.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from vilkaarvi.completion.model import CompletionRecord, GroupCard
from vilkaarvi.completion.union import Union, conflict, union
from vilkaarvi.completion.wire import HandedOver, kept
from vilkaarvi.review.expected import spelt
from vilkaarvi.review.terms import Term

if TYPE_CHECKING:
    from vilkaarvi.review.register.postgres.link import Cursor

_NEIGHBOURS = """
    insert into touched
    select distinct other.id from fresh join lines one on one.id = fresh.id join lines other on {same}
    join installations on installations.key = other.key and installations.trusted
    on conflict do nothing returning id
"""
_SAME = (
    "other.key = one.key and other.number = one.number",
    "other.group_id = one.group_id",
    "other.record = one.record and one.record is not null",
    "other.record = one.supersedes and one.supersedes is not null",
    "other.supersedes = one.record and one.record is not null",
    "other.supersedes = one.supersedes and one.supersedes is not null",
)


def as_term(term: Term) -> int:
    return term.year * 2 + term.autumn


def of_term(number: int) -> Term:
    return Term(number // 2, bool(number % 2))


def spelt_as_one(name: str, unit: str) -> str:
    return "\n".join(spelt(name, unit))


def add(cursor: "Cursor", handed: Sequence[HandedOver]) -> int:
    """How many were new."""
    cursor.execute(
        "create temporary table stage (key text, digest bytea, number integer, group_id text, record uuid,"
        " supersedes uuid, line text) on commit drop"
    )
    columns = "key, digest, number, group_id, record, supersedes, line"
    with cursor.copy(f"copy stage ({columns}) from stdin") as copy:
        for each in handed:
            record = each.content if isinstance(each.content, CompletionRecord) else None
            digest = hashlib.sha256(each.payload).digest()
            ids = (record.id, record.supersedes) if record else (None, None)
            copy.write_row((each.key, digest, each.number, each.content.group, *ids, each.line))
    cursor.execute("create temporary table fresh (id bigint primary key) on commit drop")
    cursor.execute(
        f"with new as (insert into lines ({columns}) select {columns} from stage on conflict do nothing returning id)"
        " insert into fresh select id from new"
    )
    new = cursor.rowcount
    cursor.execute("drop table stage")
    if new:
        work_out(cursor)
    return new


def work_out_of(cursor: "Cursor", key: str) -> None:
    """An installation's lines count from now on, or no longer."""
    cursor.execute("create temporary table fresh (id bigint primary key) on commit drop")
    cursor.execute("insert into fresh select id from lines where key = %s", (key,))
    if cursor.rowcount:
        work_out(cursor)
    else:
        cursor.execute("drop table fresh")


def work_out(cursor: "Cursor") -> None:
    """What hangs together with the lines in `fresh`, anew."""
    cursor.execute("create temporary table touched (id bigint primary key) on commit drop")
    cursor.execute("create temporary table concerned (group_id text primary key) on commit drop")
    cursor.execute("insert into concerned select distinct group_id from lines join fresh using (id)")
    cursor.execute(
        "insert into touched select id from fresh join lines using (id) join installations using (key) where trusted"
    )
    cursor.execute("delete from conflicts where lines && (select coalesce(array_agg(id), '{}') from fresh)")
    while _go_on(cursor):
        pass
    cursor.execute(
        "insert into concerned select distinct group_id from lines join touched using (id) on conflict do nothing"
    )
    cursor.execute("delete from conflicts where lines && (select coalesce(array_agg(id), '{}') from touched)")
    cursor.execute("delete from cards using concerned where cards.group_id = concerned.group_id")
    cursor.execute("delete from records using concerned where records.group_id = concerned.group_id")
    cursor.execute("select lines.id, line from touched join lines using (id)")
    lines = {kept(line): at for at, line in cursor}
    _write(cursor, union(lines), lines)
    cursor.execute("insert into dirty select '', group_id from concerned on conflict do nothing")
    cursor.execute("delete from shown")
    cursor.execute("drop table touched; drop table concerned; drop table fresh")


def _go_on(cursor: "Cursor") -> bool:
    """One step further from the lines that came last; False when there was nothing more."""
    cursor.execute("analyze fresh")
    found: list[tuple[int]] = []
    for same in _SAME:
        cursor.execute(_NEIGHBOURS.format(same=same))
        found += cursor.fetchall()
    cursor.execute("truncate fresh")
    with cursor.copy("copy fresh (id) from stdin") as copy:
        for row in found:
            copy.write_row(row)
    return bool(found)


def _write(cursor: "Cursor", said: Union, lines: dict[HandedOver, int]) -> None:
    standing, cards = set(said.records), set(said.cards)
    replaced = {
        each.content.id: each.content.supersedes
        for each in said.everything
        if isinstance(each.content, CompletionRecord)
    }
    at_line = {each.content: at for each, at in sorted(lines.items(), key=lambda pair: -pair[1])}
    with cursor.copy("copy cards from stdin") as copy:
        for card in cards:
            copy.write_row((card.group, at_line[card], spelt_as_one(card.name, card.unit)))
    with cursor.copy("copy records from stdin") as copy:
        for record in standing:
            copy.write_row(_row(record, at_line[record], earlier(record, replaced)))
    rows = [(*_told(some), [lines[each] for each in some]) for some in said.conflicts]
    if rows:
        cursor.executemany("insert into conflicts (key, what, lines) values (%s, %s, %s)", rows)


def earlier(record: CompletionRecord, replaced: dict[str, str | None]) -> list[str]:
    """What it has taken the place of, and what that had, as far as they came."""
    found: list[str] = []
    at = record.supersedes
    while at is not None and at not in found and at != record.id:
        found.append(at)
        at = replaced.get(at)
    return found


def _row(record: CompletionRecord, line: int, before: list[str]) -> tuple[object, ...]:
    day, has = record.day, bool(record.answers)
    return (
        record.id, line, record.group, record.programme, record.version, record.session, day,
        day.year * 12 + day.month - 1, as_term(Term.of(day)), record.present + record.guests, has, has, before,
    )  # fmt: skip


def _told(some: Iterable[HandedOver]) -> tuple[str, str]:
    fault = conflict(frozenset(some))
    return str(fault.facts["key"]), str(fault.facts["what"])


def contents(cursor: "Cursor", table: str, groups: Sequence[str]) -> "list[GroupCard | CompletionRecord]":
    """What counts of these groups, from `cards` or `records`."""
    cursor.execute(
        f"select lines.line from {table} join lines on lines.id = {table}.line where {table}.group_id = any(%s)",
        (list(groups),),
    )
    return [kept(line).content for (line,) in cursor]
