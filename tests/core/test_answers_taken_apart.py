"""A manager who takes groups apart, or believes and disbelieves laptops, does not get at one group's answers."""

from datetime import timedelta

import pytest

from tests.core.registers import SESSIONS, TODAY, card, group_id
from tests.core.solver import combinations_that_tell
from tests.core.test_answers import KEY, PROGRAMME, Town, all_told, held
from vilkaarvi.review.answers import let_out
from vilkaarvi.review.groups import merge, unmerge
from vilkaarvi.review.register.protocol import Expected
from vilkaarvi.seal.signing import key_name


def one_group_of_three_ids(town: Town) -> None:
    """It was made anew twice, and is spelt the same; two more are in the unit and have not met."""
    town.hears(*(card(number, "Norr", "Vård") for number in (1, 2, 3)), card(4), card(5), card(6))
    town.register.expect([Expected(group_id(99), "norr", "VÅRD", 9)])


@pytest.mark.parametrize("by_hand", [True, False])
def test_a_group_that_is_taken_apart_is_still_one(by_hand: bool) -> None:
    town = Town()
    one_group_of_three_ids(town)
    for number in (1, 2, 3) if by_hand else ():
        unmerge(town.register, group_id(number))
    assert town.hears(*(held(number, 8, 3) for number in (1, 2, 3))) == ()
    assert town.hears(held(4, 8, 3)) == ()
    for number in (5, 6):
        town.hears(*(held(number, 8, 3, session) for session in SESSIONS[:2]))
    (block,) = town.register.blocks()
    assert len(block.groups) >= 3


def test_a_group_that_is_shared_out_over_the_list_is_still_one() -> None:
    """The list says three groups, and each id is said to be another of them."""
    town = Town()
    one_group_of_three_ids(town)
    town.register.expect([Expected(group_id(90 + at), f"Lista {at}", "Vård", 9) for at in (1, 2, 3)])
    for at in (1, 2, 3):
        merge(town.register, group_id(at), group_id(90 + at))
    assert town.hears(*(held(number, 8, 3) for number in (1, 2, 3))) == ()


def test_groups_of_two_spellings_in_a_chain_are_one() -> None:
    """3 is merged into 1, and 2 is spelt as 3: all of them are one, whichever is looked at first."""
    town = Town()
    town.hears(card(1, "Norr"), card(2, "Söder"), card(3, "Söder"), card(4))
    merge(town.register, group_id(3), group_id(1))
    unmerge(town.register, group_id(2))
    assert town.hears(*(held(number, 8, 3) for number in (1, 2, 3, 4))) == ()


def test_believing_and_disbelieving_a_laptop_lets_nothing_out_twice() -> None:
    town, key = Town(), key_name(KEY)
    town.groups("Vård", 1, 2, 3, 4)
    for at, session in enumerate(SESSIONS):
        town.hears(*(held(number, 8, number, session, TODAY - timedelta(at)) for number in range(1, 5)))
        for trusted in (False, True):
            town.register.trust(key, trusted)
            let_out(town.register, PROGRAMME)
    let = [each for block in town.register.blocks() for each in block.records]
    assert len(let) == len(set(let)) == 20
    assert combinations_that_tell(all_told(town), together=2) == []
