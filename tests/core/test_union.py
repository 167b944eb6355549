"""Merging: order, grouping and repetition never matter; contradictions and gaps are told."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.completions import CARD, DAY, GROUP, ME, OTHER, OTHER_SEED, RECORD, handed
from vilkaarvi.completion.model import CompletionRecord, Content, GroupCard
from vilkaarvi.completion.union import Union, union
from vilkaarvi.completion.wire import HandedOver
from vilkaarvi.errors import Code

ORDERS = 30


def record(name: str, **fields: Any) -> CompletionRecord:
    """A record whose id is made of one hex digit."""
    return replace(RECORD, id=name * 32, **fields)


FIRST, SECOND, THIRD = record("1"), record("2", supersedes="1" * 32, present=7), record("3", supersedes="2" * 32)


def term() -> list[HandedOver]:
    """Two laptops' files: cards, records, corrections, a gap and each kind of contradiction."""
    mine: list[Content] = [
        CARD,
        FIRST,
        SECOND,
        record("4"),
        replace(CARD, headcount=10, revision=2),
        record("5", guests=3),
        THIRD,
    ]
    yours: list[Content] = [
        record("6", group="f" * 16),
        replace(CARD, group="f" * 16),
        record("7", supersedes="6" * 32, group="f" * 16),
    ]
    lines = [handed(content, number) for number, content in enumerate(mine, 1)]
    lines += [handed(content, number, OTHER_SEED) for number, content in enumerate(yours, 1)]
    return [
        *lines,
        handed(record("8"), 9),  # 8 is missing
        handed(record("9"), 9),  # the same number
        handed(record("5", guests=4), 10),  # the same id
        handed(record("a", supersedes="4" * 32), 4, OTHER_SEED),  # another's record
        handed(replace(CARD, headcount=12), 11),  # the same revision
    ]


def test_a_later_record_takes_the_place_of_an_earlier_one() -> None:
    told = union([handed(FIRST, 1), handed(THIRD, 3), handed(SECOND, 2)])
    assert told.records == (THIRD,)
    assert told.faults == ()


def test_the_earlier_record_drops_out_though_what_came_between_is_missing() -> None:
    told = union([handed(THIRD, 3), handed(SECOND, 2)])
    assert told.records == (THIRD,)
    assert told.missing == {ME: (1,)}


def test_the_highest_revision_of_a_card_holds() -> None:
    newer = replace(CARD, revision=2, headcount=10)
    assert union([handed(newer, 2), handed(CARD, 1)]).cards == (newer,)


def test_of_a_group_that_was_handed_over_the_card_of_whoever_met_it_last_holds() -> None:
    first, next_leader = replace(CARD, revision=3), replace(CARD, revision=1, headcount=12)
    later = record("2", session="traff-2", day=DAY + timedelta(days=7))
    lines = [
        handed(first, 1),
        handed(record("1"), 2),
        handed(next_leader, 1, OTHER_SEED),
        handed(later, 2, OTHER_SEED),
    ]
    told = union(lines)
    assert (told.cards, told.conflicts) == ((next_leader,), ())
    assert union(lines[:3]).cards == (first,)
    assert union([handed(first, 1), handed(next_leader, 1, OTHER_SEED)]).cards == (first,)


def test_a_replayed_line_counts_once() -> None:
    once, twice = union([handed(FIRST, 1)]), union([handed(FIRST, 1), handed(FIRST, 1)])
    assert once == twice
    assert twice.records == (FIRST,)


def test_thirty_orders_with_duplicates_give_the_same() -> None:
    lines, whole = term(), union(term())
    for seed in range(ORDERS):
        dice = random.Random(seed)
        shuffled = [*lines, *dice.choices(lines, k=len(lines))]
        dice.shuffle(shuffled)
        assert union(shuffled) == whole
        assert list(map(str, union(shuffled).faults)) == list(map(str, whole.faults))


def merged(one: Union, other: Union) -> Union:
    return union(one.everything | other.everything)


parts = st.lists(st.sampled_from(term()), max_size=20).map(union)


@settings(max_examples=200, deadline=None)
@given(parts, parts, parts)
def test_merging_is_commutative_associative_and_idempotent(one: Union, two: Union, three: Union) -> None:
    assert merged(one, two) == merged(two, one)
    assert merged(merged(one, two), three) == merged(one, merged(two, three))
    assert merged(one, one) == one


def test_the_same_content_under_two_numbers_counts_once() -> None:
    told = union([handed(CARD, 1), handed(CARD, 2), handed(FIRST, 3), handed(FIRST, 4), handed(FIRST, 1, OTHER_SEED)])
    assert (told.records, told.cards, told.faults) == ((FIRST,), (CARD,), ())


def test_a_copy_from_another_laptop_does_not_stop_a_correction() -> None:
    told = union([handed(FIRST, 1), handed(FIRST, 1, OTHER_SEED), handed(SECOND, 2)])
    assert (told.records, told.faults) == ((SECOND,), ())


# --- contradictions and gaps

CONTRADICTIONS: dict[str, Callable[[], list[HandedOver]]] = {
    "the same number": lambda: [handed(record("8"), 1), handed(record("9"), 1)],
    "the same number, a card and a record": lambda: [handed(CARD, 1), handed(record("9"), 1)],
    "the same id": lambda: [handed(record("8"), 1), handed(record("8", present=7), 2)],
    "the same id from two laptops": lambda: [handed(record("8"), 1), handed(record("8", present=7), 1, OTHER_SEED)],
    "the same revision": lambda: [handed(CARD, 1), handed(replace(CARD, headcount=10), 2)],
    "two that supersede one": lambda: [
        handed(record("8", supersedes="1" * 32), 1),
        handed(record("9", supersedes="1" * 32), 2),
    ],
    "another laptop supersedes": lambda: [handed(FIRST, 1), handed(SECOND, 1, OTHER_SEED)],
    "another group supersedes": lambda: [handed(FIRST, 1), handed(replace(SECOND, group="f" * 16), 2)],
    "another session supersedes": lambda: [handed(FIRST, 1), handed(replace(SECOND, session="traff-2"), 2)],
    "the earlier supersedes the later": lambda: [handed(FIRST, 2), handed(SECOND, 1)],
    "each supersedes the other": lambda: [handed(replace(FIRST, supersedes="2" * 32), 1), handed(SECOND, 2)],
}


@pytest.mark.parametrize("kind", CONTRADICTIONS)
def test_a_contradiction_is_told_and_none_of_it_counts(kind: str) -> None:
    lines = CONTRADICTIONS[kind]()
    told = union([*lines, handed(record("e", group="e" * 16), 3)])
    assert told.conflicts == (frozenset(lines),)
    assert told.records == (record("e", group="e" * 16),)
    assert Code.R_CONFLICT in [fault.code for fault in told.faults]
    assert told.everything >= set(lines)


def test_a_contradiction_does_not_take_the_place_of_what_was_right() -> None:
    told = union([handed(FIRST, 1), handed(SECOND, 2), handed(record("9"), 2)])
    assert told.records == (FIRST,)


def test_missing_numbers_are_told_for_each_laptop() -> None:
    told = union([handed(FIRST, 3), handed(record("8", group="f" * 16), 2, OTHER_SEED)])
    assert told.missing == {ME: (1, 2), OTHER: (1,)}
    assert {(fault.code, fault.facts["key"], fault.facts["missing"]) for fault in told.faults} == {
        (Code.R_GAP, ME, "1, 2"),
        (Code.R_GAP, OTHER, "1"),
    }


def test_a_long_gap_is_told_shortly() -> None:
    (fault,) = union([handed(FIRST, 100_000)]).faults
    assert fault.facts["count"] == 99_999
    assert len(str(fault.facts["missing"])) < 50


def test_nothing_is_a_union_too() -> None:
    assert union([]) == Union(frozenset(), (), (), (), {})


def test_the_term_holds_every_kind_of_thing() -> None:
    told = union(term())
    assert len(told.conflicts) == 4
    assert told.missing == {ME: (8,)}
    assert [each.group for each in told.cards] == [GROUP, "f" * 16]
    assert {type(each.content) for each in told.everything} == {GroupCard, CompletionRecord}
