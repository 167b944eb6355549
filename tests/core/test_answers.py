"""What people answered is shown of many together, and nobody can work out what one group said."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.completions import identifies
from tests.core.registers import SEEDS, SESSIONS, TODAY, answered, card, group_id, in_memory, record
from tests.core.solver import Cell, Figure, combinations_that_tell, differences, narrowed
from vilkaarvi.completion.model import CompletionRecord, Content
from vilkaarvi.completion.wire import packed, unpacked
from vilkaarvi.review.answers import End, Share, Shown, answers, blurred, let_out, share
from vilkaarvi.review.groups import merge
from vilkaarvi.review.register.protocol import Block
from vilkaarvi.review.register.tiny import TinyRegister
from vilkaarvi.review.terms import Term
from vilkaarvi.seal.signing import key_name, public_of

PROGRAMME = "vilka-ar-vi"
KEY = public_of(SEEDS[0])


class Town:
    """A register that is told things bit by bit, as they would come."""

    def __init__(self) -> None:
        self.register: TinyRegister = in_memory()
        self.register.introduce([KEY], TODAY)
        self.register.trust(key_name(KEY))
        self._number = 0
        self.records: dict[str, CompletionRecord] = {}

    def hears(self, *contents: Content) -> tuple[Block, ...]:
        """What is let out after that."""
        lines = []
        for each in contents:
            self._number += 1
            line = packed(SEEDS[0], self._number, each, identifies)
            lines.append(unpacked(line, {key_name(KEY): KEY}, identifies))
            if isinstance(each, CompletionRecord):
                self.records[each.id] = each
        self.register.add(lines)
        return let_out(self.register, PROGRAMME)

    def groups(self, unit: str, *numbers: int) -> None:
        self.hears(*(card(number, unit=unit) for number in numbers))

    def shown(self) -> dict[str, int]:
        """Unit → how many answers are shown."""
        return {unit: sum(each.answered for each in some) for unit, some in answers(self.register, PROGRAMME).by_unit}

    def told(self) -> list[tuple[str, Shown]]:
        """All that is shown of answers, without how many were there: the overview tells that of each group."""
        seen = answers(self.register, PROGRAMME)
        parts = [("", seen.whole), *seen.by_unit, *((str(term), some) for term, some in seen.by_term)]
        return [(of, replace(one, response=Share(0))) for of, some in parts for one in some]

    def whole(self) -> int:
        return sum(each.answered for each in answers(self.register, PROGRAMME).whole)


def held(group: int, many: int = 8, high: int = 6, session: str = "traff-1", day: date = TODAY) -> CompletionRecord:
    return record(group, session, day, answers=answered((many, high)))


def test_three_groups_and_twenty_answers_are_shown(town: Town) -> None:
    town.groups("Vård", 1, 2, 3)
    assert town.hears(held(1), held(2)) == ()
    assert (town.whole(), town.shown()) == (0, {})
    (block,) = town.hears(held(3))
    assert (block.unit, block.answered, block.high, len(block.groups)) == ("Vård", 24, 18, 3)
    assert town.shown() == {"Vård": 24}
    (one,) = answers(town.register, PROGRAMME).whole
    assert (one.high, one.groups, one.sessions, one.reaches) == (Share(75), 3, 3, None)


@pytest.fixture(name="town")
def a_town() -> Town:
    return Town()


def test_nineteen_answers_are_not_shown_and_twenty_are(town: Town) -> None:
    town.groups("Vård", 1, 2, 3)
    assert town.hears(held(1, 6, 3), held(2, 6, 3), held(3, 7, 3)) == ()
    other = Town()
    other.groups("Vård", 1, 2, 3)
    assert len(other.hears(held(1, 6, 3), held(2, 7, 3), held(3, 7, 3))) == 1


def test_many_answers_of_two_groups_are_not_shown(town: Town) -> None:
    town.groups("Vård", 1, 2, 3)
    assert town.hears(*(held(group, 10, 9, session) for group in (1, 2) for session in SESSIONS)) == ()


def test_a_group_that_has_given_more_than_half_waits_for_the_others(town: Town) -> None:
    town.groups("Vård", 1, 2, 3)
    assert town.hears(*(held(1, 8, 8, session) for session in SESSIONS[:3]), held(2, 6, 0), held(3, 6, 0)) == ()
    assert len(town.hears(held(2, 6, 0, "traff-2"), held(3, 6, 0, "traff-2"))) == 1


def test_what_is_too_little_is_in_no_figure_and_not_in_the_whole_either(town: Town) -> None:
    town.groups("Vård", 1, 2, 3)
    town.groups("Skola", 4, 5, 6)
    town.hears(held(1), held(2), held(3), held(4))
    assert (town.whole(), town.shown()) == (24, {"Vård": 24})
    assert answers(town.register, PROGRAMME).waiting == 1


def test_the_next_group_alone_changes_nothing_that_is_shown(town: Town) -> None:
    """Else the difference between two days would be its answers."""
    town.groups("Vård", 1, 2, 3, 4)
    town.hears(held(1), held(2), held(3))
    before = town.told()
    assert town.hears(held(4, 10, 0)) == ()
    assert town.told() == before
    town.hears(held(1, 8, 8, "traff-2"), held(2, 8, 8, "traff-2"))
    assert town.whole() == 24 + 26


def test_small_units_are_shown_together(town: Town) -> None:
    town.groups("Kök", 1)
    town.groups("Vaktmästeri", 2)
    town.groups("", 3)
    town.hears(held(1), held(2), held(3))
    assert town.shown() == {"": 24}


def test_a_corrected_record_is_not_let_out_twice(town: Town) -> None:
    town.groups("Vård", 1, 2, 3)
    old = held(1)
    town.hears(old, held(2), held(3))
    corrected = replace(held(1, 8, 0, "traff-1"), id="e" * 32, supersedes=old.id)
    again = replace(held(1, 8, 1, "traff-1"), id="f" * 32, supersedes="e" * 32)
    assert town.hears(corrected, again, held(2, session="traff-2"), held(3, session="traff-2")) == ()
    assert town.whole() == 24


def test_two_spellings_of_a_group_that_are_merged_count_as_one(town: Town) -> None:
    town.groups("Vård", 1, 2, 3, 4)
    town.hears(held(1, 7), held(2, 7))
    merge(town.register, group_id(2), group_id(1))
    assert town.hears(held(3, 7)) == ()
    assert len(town.hears(held(4, 7))) == 1


def test_another_version_s_questions_are_other_questions(town: Town) -> None:
    town.groups("Vård", 1, 2, 3)
    newer = replace(held(3), version=2)
    assert town.hears(held(1), held(2), newer) == ()


def test_each_question_is_let_out_by_itself(town: Town) -> None:
    town.groups("Vård", 1, 2, 3)
    some = [record(at, "traff-1", TODAY, answers=answered((8, 6), (8 if at < 3 else 0, 4))) for at in (1, 2, 3)]
    assert [block.question.number for block in town.hears(*some)] == [1]


def test_terms_are_told_apart_and_what_is_too_little_goes_with_the_next(town: Town) -> None:
    spring, autumn = date(2026, 3, 2), date(2026, 10, 5)
    town.groups("Vård", 1, 2, 3)
    town.groups("Skola", 4, 5, 6)
    both = [
        held(at, session=f"traff-{number}", day=day) for at in (1, 2, 3) for number, day in ((1, spring), (2, autumn))
    ]
    carried = [held(4, day=spring), held(5, day=autumn), held(6, day=autumn)]
    town.hears(*both, *carried)
    by_term = {term: sum(each.answered for each in some) for term, some in answers(town.register, PROGRAMME).by_term}
    assert by_term == {Term(2026, False): 24, Term(2026, True): 48}


def test_the_goal_s_line_is_for_larger_wholes_only(town: Town) -> None:
    town.groups("Vård", *range(1, 11))
    town.hears(*(held(at, 10, 9) for at in range(1, 10)), held(10, 9, 9))
    assert [each.reaches for each in answers(town.register, PROGRAMME).whole] == [None]  # 99 answers
    other = Town()
    other.groups("Vård", *range(1, 11))
    other.hears(*(held(at, 10, 9) for at in range(1, 11)))
    assert [each.reaches for each in answers(other.register, PROGRAMME).whole] == [True]
    few = Town()
    few.groups("Vård", *range(1, 10))
    few.hears(*(held(at, 9, 8, session) for at in range(1, 10) for session in SESSIONS))
    assert [each.reaches for each in answers(few.register, PROGRAMME).whole] == [None]  # nine groups


def test_the_response_is_of_those_who_were_there(town: Town) -> None:
    town.groups("Vård", 1, 2, 3)
    town.hears(*(replace(held(at, 7, 7), present=9, guests=1) for at in (1, 2, 3)))
    assert answers(town.register, PROGRAMME).whole[0].response == Share(70)
    town.hears(replace(record(1, "uppf-sprak", TODAY), present=9, guests=1))
    assert answers(town.register, PROGRAMME).whole[0].response == Share(70)  # a follow-up has no slips
    town.hears(replace(record(2, "traff-1", TODAY - timedelta(1)), present=9, guests=1))
    shown = answers(town.register, PROGRAMME)
    assert (shown.whole[0].response, shown.waiting) == (Share(50), 1)  # nobody has counted them, or five answered


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (100, 100, Share(90, End.AT_LEAST)), (90, 100, Share(90, End.AT_LEAST)), (89, 100, Share(90, End.JUST_UNDER)),
        (87, 100, Share(85)), (50, 100, Share(50)), (13, 100, Share(15)), (12, 100, Share(10, End.JUST_OVER)),
        (10, 100, Share(10, End.AT_MOST)), (0, 100, Share(10, End.AT_MOST)), (1, 3, Share(35)),
    ],
)  # fmt: skip
def test_shares_are_rounded_to_five_and_open_at_the_ends(part: int, whole: int, said: Share) -> None:
    assert share(part, whole) == said


@given(st.integers(1, 5000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_a_share_never_says_what_is_not_so(counts: tuple[int, int]) -> None:
    part, whole = counts
    said, true = share(part, whole), 100 * part / whole
    assert said.percent % 5 == 0
    assert 10 <= said.percent <= 90
    fits = {
        End.AT_LEAST: true >= 90, End.AT_MOST: true <= 10, End.JUST_UNDER: 87.5 <= true < 90,
        End.JUST_OVER: 10 < true <= 12.5, End.NONE: abs(true - said.percent) <= 2.5,
    }  # fmt: skip
    assert fits[said.end]


# --- whoever wants to know more than is shown


def all_told(town: Town) -> list[Figure]:
    """What somebody knows at most who writes everything down, day by day: each block as it is kept.

    Every figure at any time is worked out from some of these alone (`answers` reads nothing else).
    """
    figures = []
    for block in town.register.blocks():
        fitting = [high for high in range(block.answered + 1) if blurred(high, block.answered) == block.high]
        cells = frozenset((town.records[each].group, each) for each in block.records)
        figures.append(Figure(cells, min(fitting), max(fitting)))
    return figures


def sums_of(figures: Sequence[Figure], chance: random.Random) -> list[Figure]:
    """Wholes, units and terms: any sets of blocks added up."""
    picked = [[each for each in figures if chance.random() < 0.6] for _ in range(12)]
    return [
        Figure(
            frozenset[Cell]().union(*(each.cells for each in some)),
            sum(e.least for e in some),
            sum(e.most for e in some),
        )
        for some in picked
        if some
    ]


def years(chance: random.Random) -> list[list[CompletionRecord]]:
    """Imports, each a few records, of three units with one to five groups; some all for it, some all against."""
    groups = [(unit, number) for unit in range(3) for number in range(chance.randint(1, 5))]
    leaning = {each: chance.choice((0.0, 0.5, 0.9, 1.0)) for each in groups}
    records = []
    for unit, number in groups:
        for at, session in enumerate(SESSIONS[: chance.randint(1, 5)]):
            many = chance.randint(6, 9)
            high = sum(chance.random() < leaning[unit, number] for _ in range(many))
            day = date(2026, 4, 1) + timedelta(days=40 * at + chance.randint(0, 30))
            records.append(held(10 * unit + number + 1, many, high, session, day))
    chance.shuffle(records)
    parts = []
    while records:
        size = chance.randint(1, 6)
        parts.append(records[:size])
        records = records[size:]
    return parts


def watched(seed: int) -> tuple[Town, list[Figure]]:
    """A town through its years, and what was told of it."""
    chance, town = random.Random(seed), Town()
    for unit in range(3):
        town.groups(f"Enhet {unit}", *range(10 * unit + 1, 10 * unit + 6))
    for some in years(chance):
        town.hears(*some)
    seen = all_told(town)
    return town, seen + sums_of(seen, chance)


def cell_of(each: CompletionRecord) -> Cell:
    return each.group, each.id


@pytest.mark.parametrize("seed", range(40))
def test_no_sum_of_figures_ever_speaks_of_less_than_three_groups(seed: int) -> None:
    _town, seen = watched(seed)
    assert combinations_that_tell(seen, together=2) == []


@pytest.mark.parametrize("seed", range(40))
def test_no_group_s_answers_can_be_narrowed_down_to_a_number(seed: int) -> None:
    town, seen = watched(seed)
    sizes = {cell_of(each): each.answers[0].answered for each in town.records.values()}
    bounds = narrowed(differences(seen), sizes)
    true = {cell_of(each): each.answers[0].high for each in town.records.values()}
    assert all(least <= true[cell] <= most for cell, (least, most) in bounds.items())
    assert [cell for cell, (least, most) in bounds.items() if most - least < 2] == []


def test_a_group_of_one_mind_is_not_told_from_one_that_was_nearly_so(town: Town) -> None:
    town.groups("Vård", 1, 2, 3)
    (block,) = town.hears(held(1, 8, 8), held(2, 8, 8), held(3, 8, 8))
    other = Town()
    other.groups("Vård", 1, 2, 3)
    assert other.hears(held(1, 8, 6), held(2, 8, 8), held(3, 8, 8))[0].high == block.high == 23


@given(st.integers(20, 400).flatmap(lambda many: st.tuples(st.integers(0, many), st.just(many))))
def test_what_a_block_keeps_is_within_five_points_and_on_the_right_side(counts: tuple[int, int]) -> None:
    high, many = counts
    kept = blurred(high, many)
    assert share(kept, many) == share(high, many)
    assert abs(kept - high) <= many * 0.05 + 0.5


def test_all_that_is_shown_is_worked_out_from_blocks_alone(town: Town) -> None:
    """A record that is in no block changes no figure."""
    town.groups("Vård", 1, 2, 3, 4)
    town.hears(held(1, 8, 5), held(2, 8, 5), held(3, 8, 5))
    before = town.told()
    for high in range(9):
        other = Town()
        other.groups("Vård", 1, 2, 3, 4)
        other.hears(held(1, 8, 5), held(2, 8, 5), held(3, 8, 5))
        other.hears(held(4, 8, high))
        assert other.told() == before


def test_years_are_long_enough_to_show_something() -> None:
    """Else the two tests above would watch an empty screen."""
    assert sum(bool(watched(seed)[1]) for seed in range(40)) >= 30


def naive(records: Sequence[CompletionRecord], unit_of: dict[str, str]) -> list[Figure]:
    """What a program without care would show: the whole, and each unit of three groups and twenty answers."""
    units: dict[str, set[Cell]] = {}
    for each in records:
        units.setdefault(unit_of[each.group], set()).add(cell_of(each))
    high = {cell_of(each): each.answers[0].high for each in records}
    large = [cells for cells in units.values() if len({group for group, _record in cells}) >= 3]
    return [
        Figure(frozenset(cells), sum(high[cell] for cell in cells), sum(high[cell] for cell in cells))
        for cells in (set(high), *large)
    ]


def test_the_solver_finds_what_a_careless_table_gives_away() -> None:
    records = [held(number, 8, number) for number in (1, 2, 3, 4)]
    figures = naive(records, {group_id(number): "Vård" if number < 4 else "Kök" for number in (1, 2, 3, 4)})
    assert combinations_that_tell(figures, together=1) == [(group_id(4),)]
    bounds = narrowed(differences(figures), {cell_of(each): 8 for each in records})
    assert bounds[cell_of(records[3])] == (4, 4)


def test_the_solver_finds_what_two_days_give_away() -> None:
    records = [held(number, 8, number) for number in (1, 2, 3, 4)]
    whole = {group_id(number): "Vård" for number in (1, 2, 3, 4)}
    figures = naive(records[:3], whole) + naive(records, whole)
    assert (group_id(4),) in combinations_that_tell(figures, together=2)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 8), st.integers(6, 9), st.integers(0, 6)), min_size=1, max_size=40))
def test_every_block_is_of_three_groups_and_twenty_answers_and_no_answer_is_in_two(
    told: list[tuple[int, int, int]],
) -> None:
    town = Town()
    town.groups("Vård", 1, 2, 3, 4)
    town.groups("Skola", 5, 6, 7)
    for at, (group, many, high) in enumerate(told):
        town.hears(held(group, many, high, f"traff-{at}"))
    blocks = town.register.blocks()
    assert all(len(block.groups) >= 3 and block.answered >= 20 for block in blocks)
    for block in blocks:
        own = [
            sum(town.records[e].answers[0].answered for e in block.records if town.records[e].group == g)
            for g in block.groups
        ]
        assert 2 * max(own) <= block.answered == sum(own)
    let = [each for block in blocks for each in block.records]
    assert len(let) == len(set(let))
