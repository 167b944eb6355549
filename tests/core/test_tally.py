"""Slips are counted one press after the other, and only counts are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vilkaarvi.session.tally import Counting, Tally, from_plain, to_plain

FOUR = Tally.empty(("a", "b", "c", "d"))


def counted(*grades: int, before: Tally = FOUR) -> Counting:
    counting = Counting(before)
    for grade in grades:
        counting = counting.press(grade)
    return counting


def test_a_slip_is_four_presses_and_then_comes_the_next() -> None:
    counting = counted(5, 4, 3, 1, 5)
    assert (counting.slips, counting.at) == (1, 1)
    assert counting.tally.of("a") == (0, 0, 0, 0, 2)
    assert counting.tally.of("d") == (1, 0, 0, 0, 0)
    assert (counting.tally.answers("b"), counting.tally.high("b")) == (1, 1)


def test_a_blank_moves_on_and_counts_nowhere() -> None:
    counting = counted(5, 0, 0, 5)
    assert counting.slips == 1
    assert [counting.tally.answers(name) for name in "abcd"] == [1, 0, 0, 1]


def test_undo_takes_back_the_last_press_and_not_what_was_counted_before() -> None:
    before = counted(5, 5, 5, 5).tally
    counting = counted(1, before=before)
    assert counting.undo().tally == before
    assert counting.undo().undo().tally == before


def test_a_grade_is_one_to_five() -> None:
    for wrong in (6, -1, 10):
        with pytest.raises(ValueError, match=str(wrong)):
            Counting(FOUR).press(wrong)


@given(st.lists(st.integers(0, 5), max_size=60))
def test_what_is_kept_is_what_was_counted_and_no_order_of_it(grades: list[int]) -> None:
    kept = to_plain(counted(*grades).tally)
    assert from_plain(kept) == counted(*grades).tally
    assert sum(map(sum, kept.values())) == sum(grade > 0 for grade in grades)


@pytest.mark.parametrize("rubbish", [{"a": [1, 2]}, {"a": [0, 0, 0, 0, -1]}, {"a": [0, 0, 0, 0, True]}, {"a": "12345"}])
def test_rubbish_is_no_tally(rubbish: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="a"):
        from_plain(rubbish)
