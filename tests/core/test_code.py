"""The code that is said on the phone: random enough, easy to type, and a slip is told where it is."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vilkaarvi.errors import Code, Fault
from vilkaarvi.seal import code as codes
from vilkaarvi.seal.code import DIGITS, GROUPS, LENGTH, groups_of, new_code, right_so_far, understood

CODE = "356763756496392370769715123364"


def fault_of(typed: str) -> tuple[Code, object]:
    with pytest.raises(Fault) as caught:
        understood(typed)
    return caught.value.code, caught.value.facts.get("group")


def test_a_code_has_eighty_random_bits_and_never_comes_twice() -> None:
    assert GROUPS * (DIGITS - 1) * math.log2(10) >= 80
    made = [new_code() for _ in range(200)]
    assert len(set(made)) == 200
    assert all(understood(each) == each and len(each) == LENGTH for each in made)


def test_every_random_digit_takes_every_value() -> None:
    made = [new_code() for _ in range(600)]
    assert all({each[place] for each in made} == set("0123456789") for place in range(LENGTH))


def test_a_code_is_said_three_digits_at_a_time() -> None:
    assert groups_of(CODE) == ("356 763", "756 496", "392 370", "769 715", "123 364")


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        "356 763 756 496 392 370 769 715 123 364",
        " 356763-756496–392370 — 769715/123364\n",
        "356.763 756.496 392.370 769.715 123.364",
        "356763 756496 39237O 7697l5 I23364",
        "３５６７６３ 756496 392370 769715 123364",
        "356\u00a0763\u00a0756\u00a0496 392370 769715 123364",
    ],
)
def test_a_code_is_understood_however_it_is_typed(typed: str) -> None:
    assert understood(typed) == CODE


@given(place=st.integers(0, LENGTH - 1), other=st.integers(1, 9))
def test_a_wrong_digit_is_told_with_its_group(place: int, other: int) -> None:
    wrong = CODE[:place] + str((int(CODE[place]) + other) % 10) + CODE[place + 1 :]
    assert fault_of(wrong) == (Code.CODE_GROUP, place // DIGITS + 1)


@given(st.integers(0, LENGTH - 2))
def test_two_digits_that_changed_places_are_told(place: int) -> None:
    swapped = CODE[:place] + CODE[place + 1] + CODE[place] + CODE[place + 2 :]
    if swapped != CODE:
        assert fault_of(swapped)[0] is Code.CODE_GROUP


@given(st.permutations(range(GROUPS)))
def test_whole_groups_that_changed_places_are_told(order: list[int]) -> None:
    parts = [CODE[at : at + DIGITS] for at in range(0, LENGTH, DIGITS)]
    first = next((at for at, place in enumerate(order) if at != place), None)
    if first is not None:
        assert fault_of("".join(parts[place] for place in order)) == (Code.CODE_GROUP, first + 1)


def test_a_lost_digit_harms_only_its_own_group_when_groups_are_parted() -> None:
    assert fault_of("356763 756496 39237 769715 123364") == (Code.CODE_GROUP, 3)
    assert fault_of("356 763 756 496 392 370 769 71 123 364") == (Code.CODE_GROUP, 4)


def test_too_few_too_many_and_strange_signs_are_told() -> None:
    assert fault_of("") == (Code.CODE_LENGTH, None)
    assert fault_of(CODE[:24]) == (Code.CODE_LENGTH, None)
    assert fault_of(CODE[:27]) == (Code.CODE_LENGTH, None)
    assert fault_of(CODE + "1") == (Code.CODE_LENGTH, None)
    assert fault_of("36 apor") == (Code.CODE_SIGNS, None)


def test_while_somebody_types_whole_groups_are_told_as_they_come() -> None:
    told = [right_so_far(CODE[:count]) for count in (0, 5, 6, 11, 12, 29, 30)]
    assert told == [0, 0, 1, 1, 2, 4, 5]
    assert right_so_far("356 763 7") == 1
    with pytest.raises(Fault) as caught:
        right_so_far("356764")
    assert caught.value.facts["group"] == 1


@given(st.text(max_size=80))
def test_whatever_is_typed_gives_a_code_or_a_fault(typed: str) -> None:
    for reader in (understood, right_so_far):
        told = None
        try:
            reader(typed)
        except Fault as fault:
            told = fault.code
        assert told in {None, Code.CODE_SIGNS, Code.CODE_LENGTH, Code.CODE_GROUP}


def test_the_table_sees_every_slip_of_its_kind() -> None:
    """Rows and columns hold each digit once, the diagonal is 0, and no two digits can change places unseen."""
    table = [[int(each) for each in row] for row in codes._TABLE]
    assert all(sorted(row) == list(range(10)) for row in (*table, *map(list, zip(*table, strict=True))))
    assert all(table[digit][digit] == 0 for digit in range(10))
    for begun in range(10):
        for one in range(10):
            for other in range(one):
                assert table[table[begun][one]][other] != table[table[begun][other]][one]
