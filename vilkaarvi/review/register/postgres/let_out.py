"""Answers: let out a unit at a time, and their sums, which are kept until something changes. answers.py decides."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any
from uuid import UUID

from vilkaarvi.completion.model import CompletionRecord
from vilkaarvi.completion.wire import kept
from vilkaarvi.review.answers import (
    FEWEST_GROUPS,
    TOGETHER,
    Answers,
    Given,
    Let,
    Shown,
    answers_of,
    as_spelt,
    blocks_of,
    in_order,
    shown_of,
)
from vilkaarvi.review.register.postgres.told import as_term, of_term
from vilkaarvi.review.register.protocol import Block, Question
from vilkaarvi.review.terms import Term

if TYPE_CHECKING:
    from vilkaarvi.review.register.postgres.link import Cursor

# The unit that a group's answers are let out in (answers.units_of): its own where it is large enough.
_UNITS = f"""
    create temporary table units on commit drop as
    select root, case when unit_spelt <> '' and many >= {FEWEST_GROUPS} then large.unit else '{TOGETHER}' end unit
    from named join (select unit_spelt, count(*) many, min(unit collate "C") unit from named group by 1) large
    using (unit_spelt)
"""
_WAITS = """not exists (select from spent where spent.record = held.record) and not
    (earlier <> '{}' and exists (select from spent where spent.record = any(held.earlier)))"""
_PART = "case when grouping(unit) = 0 then 'unit' when grouping(term) = 0 then 'term' else 'whole' end"
_PARTS = "grouping sets (({by}), (unit, {by}), (term, {by}))"


def let_out(cursor: "Cursor", programme: str) -> tuple[Block, ...]:
    _units(cursor)
    new: list[Block] = []
    done: list[str] = []
    one = _as_spelt(cursor)
    for unit, some in _pending(cursor, programme):
        made = list(_blocks(unit, some, one))
        new += made
        gone = {(record, each.question.number) for each in made for record in each.records}
        done += [each.record.id for each in some if all((each.record.id, number) in gone for number in each.left)]
    new.sort(key=lambda each: (each.unit, in_order(each.question), each.day))
    keep(cursor, new)
    cursor.execute("update records set pending = false where record = any(%s::uuid[])", (done,))
    return tuple(new)


def keep(cursor: "Cursor", blocks: Sequence[Block]) -> None:
    """Blocks never change and never go away."""
    if not blocks:
        return
    columns = "programme, version, number, unit, day, term, records, groups, answered, high"
    with cursor.copy(f"copy blocks ({columns}) from stdin") as copy:
        for each in blocks:
            asked = each.question
            copy.write_row(
                (
                    asked.programme,
                    asked.version,
                    asked.number,
                    each.unit,
                    each.day,
                    as_term(Term.of(each.day)),
                    list(each.records),
                    list(each.groups),
                    each.answered,
                    each.high,
                )
            )
    cursor.execute("create temporary table going (record uuid, version integer, number integer) on commit drop")
    with cursor.copy("copy going from stdin") as copy:
        for each in blocks:
            for record in each.records:
                copy.write_row((record, each.question.version, each.question.number))
    cursor.execute("insert into spent select * from going on conflict do nothing")
    cursor.execute("drop table going; delete from shown; analyze spent")


def blocks(cursor: "Cursor") -> tuple[Block, ...]:
    cursor.execute(
        "select programme, version, number, unit, day, records, groups, answered, high from blocks order by id"
    )
    return tuple(_block(row) for row in cursor)


def _block(row: tuple[Any, ...]) -> Block:
    programme, version, number, unit, day, records, groups, answered, high = row
    question, ids = Question(programme, version, number), tuple(each.hex for each in records)
    return Block(unit, question, day, ids, tuple(groups), answered, high)


def _units(cursor: "Cursor") -> None:
    """The temporary table `units`: root, unit."""
    cursor.execute("drop table if exists units")
    cursor.execute(_UNITS)
    cursor.execute("create unique index on units (root)")


@dataclass(frozen=True)
class _Pending:
    """A record, the group that it is of, and the numbers of its questions that are in no block."""

    group: str
    record: CompletionRecord
    left: tuple[int, ...]


def _pending(cursor: "Cursor", programme: str) -> Iterator[tuple[str, list[_Pending]]]:
    """A unit at a time, its records that may have answers in no block."""
    cursor.execute(
        "create temporary table pending on commit drop as select unit, root, line, record, earlier"
        " from records join members using (group_id) join units using (root) where programme = %s and pending",
        (programme,),
    )
    spent: dict[UUID, set[tuple[int, int]]] = defaultdict(set)
    cursor.execute(
        "select record, spent.version, spent.number from pending join spent using (record) union all"
        " select pending.record, spent.version, spent.number from pending, unnest(earlier) one"
        " join spent on spent.record = one"
    )
    for record, version, number in cursor:
        spent[record].add((version, number))
    with cursor.connection.cursor(name="pending") as rows:
        rows.itersize = 5000
        rows.execute(
            "select unit, root, lines.line, pending.record from pending join lines on lines.id = pending.line"
            " order by unit, pending.record"
        )
        for unit, some in groupby(rows, key=itemgetter(0)):
            yield unit, [_read(root, line, spent[record]) for _unit, root, line, record in some]
    cursor.execute("drop table pending")


def _read(group: str, line: str, spent: set[tuple[int, int]]) -> _Pending:
    record = kept(line).content
    assert isinstance(record, CompletionRecord)  # noqa: S101  `records` holds nothing else
    numbers = (answer.question for answer in record.answers)
    return _Pending(group, record, tuple(number for number in numbers if (record.version, number) not in spent))


def _as_spelt(cursor: "Cursor") -> dict[str, str]:
    """Of roots that share a spelling: what each of them counts as (answers.as_spelt)."""
    cursor.execute(
        "select cards.spelt, array_agg(distinct root) from cards join members using (group_id)"
        " group by 1 having count(distinct root) > 1"
    )
    spellings: dict[str, set[str]] = defaultdict(set)
    for spelt, roots in cursor:
        for root in roots:
            spellings[root].add(spelt)
    return as_spelt(spellings)


def _blocks(unit: str, some: Sequence[_Pending], one: Mapping[str, str]) -> Iterator[Block]:
    by_question: dict[Question, list[Given]] = defaultdict(list)
    for each in some:
        record = each.record
        for answer in record.answers:
            if answer.question in each.left:
                given = Given(one.get(each.group, each.group), record.id, record.day, answer.answered, answer.high)
                by_question[Question(record.programme, record.version, answer.question)].append(given)
    for question, given_answers in by_question.items():
        yield from blocks_of(unit, question, given_answers)


# --- what is shown


def is_summed(cursor: "Cursor", programme: str) -> bool:
    cursor.execute("select 1 from shown where programme = %s", (programme,))
    return cursor.fetchone() is not None


def answers(cursor: "Cursor", programme: str) -> Answers:
    """From the sums that `sum_up` has made."""
    cursor.execute("select waiting from shown where programme = %s", (programme,))
    (waiting,) = cursor.fetchone() or (0,)
    let: dict[tuple[str, Any], list[Let]] = defaultdict(list)
    there: dict[tuple[str, Any], dict[int, int]] = defaultdict(dict)
    cursor.execute(
        "select part, unit, term, version, number, answered, high, sessions, groups from let where programme = %s",
        (programme,),
    )
    for part, unit, term, version, number, *counts in cursor:
        let[part, unit if part == "unit" else term].append(Let(Question(programme, version, number), *counts))
    cursor.execute("select part, unit, term, version, people from there where programme = %s", (programme,))
    for part, unit, term, version, people in cursor:
        there[part, unit if part == "unit" else term][version] = people

    def of(part: str) -> dict[Any, tuple[Shown, ...]]:
        return {key[1]: shown_of(some, there[key]) for key, some in let.items() if key[0] == part}

    by_term = {of_term(term): some for term, some in of("term").items()}
    return answers_of(of("whole").get(None, ()), of("unit"), by_term, waiting)


def sum_up(cursor: "Cursor", programme: str) -> None:
    """All sums anew."""
    _units(cursor)
    named = {"programme": programme}
    cursor.execute("delete from shown where programme = %(programme)s", named)
    cursor.execute(
        "create temporary table held on commit drop as select unit, term, version, people, record, earlier"
        " from records join members using (group_id) join units using (root) where programme = %(programme)s and exists"
        " (select from (select distinct session from records where programme = %(programme)s and answered) slips"
        "  where slips.session is not distinct from records.session)",
        named,
    )
    cursor.execute(f"insert into shown select %(programme)s, count(*) from held where {_WAITS}", named)
    cursor.execute(
        f"insert into there select %(programme)s, {_PART}, unit, term, version, sum(people) from held"
        f" group by {_PARTS.format(by='version')}",
        named,
    )
    by = _PARTS.format(by="version, number")
    cursor.execute(
        f"insert into let select %(programme)s, {_PART}, unit, term, version, number, sum(answered), sum(high),"
        f" sum(cardinality(records)), 0 from blocks where programme = %(programme)s group by {by}",
        named,
    )
    cursor.execute(
        f"""with counted as (select {_PART} part, unit, term, version, number, count(distinct root) many
            from (select distinct unit, term, version, number, unnest(groups) root from blocks
                  where programme = %(programme)s) each group by {by})
        update let set groups = many from counted where let.programme = %(programme)s and let.part = counted.part
            and let.unit is not distinct from counted.unit and let.term is not distinct from counted.term
            and let.version = counted.version and let.number = counted.number""",
        named,
    )
    cursor.execute("drop table held; drop table units")
