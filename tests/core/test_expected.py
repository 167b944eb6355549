"""The employer's list of groups: ids are fixed, bad rows are told with their line, spellings are merged by hand."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.completions import identifies
from tests.core.registers import COURSE, TODAY, card, filled, group_id, in_memory, record
from vilkaarvi.completion.model import Content
from vilkaarvi.errors import Code, Fault
from vilkaarvi.review.expected import Listed, read_expected
from vilkaarvi.review.groups import Group, groups_of, merge, unmerge
from vilkaarvi.review.register.protocol import Expected, Register

HEADING = "namn;enhet;antal\n"


def ids(first: int) -> Callable[[], str]:
    numbers = count(first)
    return lambda: group_id(next(numbers))


def listed(folder: Path, content: str | bytes, before: tuple[Expected, ...] = ()) -> Listed:
    path = folder / "grupper.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_expected(path, before, identifies, ids(100 + len(before)))


def names(found: Listed) -> list[tuple[str, str, int]]:
    return [(each.name, each.unit, each.headcount) for each in found.groups]


TWO = [("Hemtjänst Norr", "Vård och omsorg", 9), ("Åsens förskola", "", 12)]


@pytest.mark.parametrize(
    "content",
    [
        "namn;enhet;antal\nHemtjänst Norr;Vård och omsorg;9\nÅsens förskola;;12\n",
        "\ufeffName,Unit,Headcount\r\nHemtjänst Norr,Vård och omsorg,9\r\n\r\nÅsens förskola,,12",
        "Antal\tGrupp\tAnmärkning\tEnhet\n9\tHemtjänst  Norr \tx\tVård och omsorg\n12\tÅsens förskola\t\t\n",
        'namn;enhet;antal\n"Hemtjänst Norr";"Vård och omsorg";"9"\nÅsens förskola;;12\n;;\n',
    ],
    ids=["semicolons", "as Excel's UTF-8", "tabs and another order", "in quotation marks"],
)
def test_a_list_is_read_as_spreadsheets_write_it(content: str, tmp_path: Path) -> None:
    found = listed(tmp_path, content)
    assert (names(found), found.faults) == (TWO, ())


def test_a_list_in_the_old_windows_alphabet_is_read(tmp_path: Path) -> None:
    assert names(listed(tmp_path, "namn;enhet;antal\nÅsens förskola;;12".encode("cp1252"))) == TWO[1:]


def test_a_group_keeps_its_id_when_the_list_comes_again(tmp_path: Path) -> None:
    first = listed(tmp_path, HEADING + "Norr;Vård;9\nSöder;Vård;8\n")
    again = listed(tmp_path, HEADING + "Öster;Vård;7\nSÖDER;vård;10\nNorr;Vård;9\n", first.groups)
    assert {each.name: each.id for each in again.groups} == {
        "Norr": first.groups[0].id,
        "SÖDER": first.groups[1].id,
        "Öster": group_id(102),
    }


def test_a_group_that_says_its_id_may_change_its_name(tmp_path: Path) -> None:
    before = (Expected(group_id(1), "Norr", "Vård", 9),)
    found = listed(tmp_path, f"id;namn;enhet;antal\n{group_id(1)};Nordan;Omsorg;9\n", before)
    assert found.groups == (Expected(group_id(1), "Nordan", "Omsorg", 9),)


BAD = {
    "no name": (";Vård;9", Code.LIST_ROW),
    "a name of 41 signs": ("x" * 41 + ";Vård;9", Code.LIST_ROW),
    "a name that points somebody out": ("ring 070-174 06 05;Vård;9", Code.LIST_ROW),
    "nobody": ("Söder;Vård;0", Code.LIST_ROW),
    "too many": ("Söder;Vård;41", Code.LIST_ROW),
    "no number": ("Söder;Vård;nio", Code.LIST_ROW),
    "another alphabet's number": ("Söder;Vård;٩", Code.LIST_ROW),
    "too few cells": ("Söder", Code.LIST_ROW),
    "the same group": (" norr ;VÅRD;8", Code.LIST_TWICE),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_row_is_told_with_its_line_and_the_others_go_in(name: str, tmp_path: Path) -> None:
    row, code = BAD[name]
    found = listed(tmp_path, f"{HEADING}Norr;Vård;9\n\n{row}\nÖster;Vård;7\n")
    assert [(fault.code, fault.facts["line"]) for fault in found.faults] == [(code, 4)]
    assert [each.name for each in found.groups] == ["Norr", "Öster"]


def test_a_group_that_is_no_longer_listed_goes_and_stays_where_a_row_was_wrong(tmp_path: Path) -> None:
    before = (Expected(group_id(1), "Norr", "Vård", 9), Expected(group_id(2), "Söder", "Vård", 8))
    assert [each.name for each in listed(tmp_path, HEADING + "Norr;Vård;9\n", before).groups] == ["Norr"]
    doubtful = listed(tmp_path, HEADING + "Norr;Vård;9\nSöder;Vård;många\n", before)
    assert [each.name for each in doubtful.groups] == ["Norr", "Söder"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("namn;antal\nNorr;9\n", Code.LIST_COLUMNS),
        ("", Code.LIST_COLUMNS),
        ("\x00\x01", Code.LIST_UNREADABLE),
        ('namn;enhet;antal\n"Norr;Vård;9\n', Code.LIST_UNREADABLE),
        (HEADING + "Norr;Vård;9\n" * 5001, Code.LIST_LONG),
        (HEADING + "x" * (1 << 20), Code.LIST_LONG),
    ],
)
def test_a_list_that_is_none_changes_nothing_and_is_told(content: str, code: Code, tmp_path: Path) -> None:
    with pytest.raises(Fault) as told:
        listed(tmp_path, content)
    assert told.value.code is code


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=st.lists(st.text(max_size=60), max_size=6), raw=st.none() | st.binary(max_size=200))
def test_no_list_stops_it_and_what_goes_in_is_sound(rows: list[str], raw: bytes | None, tmp_path: Path) -> None:
    content = raw if raw is not None else (HEADING + "\n".join(rows)).encode("utf-8", "replace")
    try:
        found = listed(tmp_path, content)
    except Fault as fault:
        if fault.code in {Code.LIST_UNREADABLE, Code.LIST_COLUMNS, Code.LIST_LONG}:
            return
        raise
    assert all(1 <= len(each.name) <= 40 and 1 <= each.headcount <= 40 for each in found.groups)


# --- which records belong to which group


def groups(register: Register) -> dict[str, Group]:
    return {each.name: each for each in groups_of(register, COURSE.programme)}


def two_spellings(folder: Path) -> Register:
    """Listed as Hemtjänst Norr; one leader writes it so, another one "Hemtj. norr"."""
    contents: list[Content] = [
        card(1, "hemtjänst norr", headcount=8), card(2, "Hemtj. norr"),
        record(1, "traff-1", TODAY), record(2, "traff-2", TODAY),
    ]  # fmt: skip
    register = filled(in_memory(), folder, contents)
    register.expect([Expected(group_id(9), "Hemtjänst Norr", "Vård", 10)])
    return register


def test_a_card_that_is_spelt_alike_belongs_to_the_listed_group(tmp_path: Path) -> None:
    known = groups(two_spellings(tmp_path))
    assert known["Hemtjänst Norr"].members == (group_id(1), group_id(9))
    assert [each.session for each in known["Hemtjänst Norr"].records] == ["traff-1"]
    assert known["Hemtjänst Norr"].headcount == 8
    assert not known["Hemtj. norr"].expected


def test_another_spelling_is_merged_by_hand_and_unmerged(tmp_path: Path) -> None:
    register = two_spellings(tmp_path)
    before = groups(register)
    merge(register, group_id(2), group_id(9))
    (one,) = groups(register).values()
    assert (one.id, one.name) == (group_id(9), "Hemtjänst Norr")
    assert [each.session for each in one.records] == ["traff-1", "traff-2"]
    unmerge(register, group_id(2))
    assert groups(register) == before


def test_what_was_merged_into_a_card_follows_it_to_the_listed_group(tmp_path: Path) -> None:
    register = two_spellings(tmp_path)
    merge(register, group_id(2), group_id(1))
    assert [each.members for each in groups(register).values()] == [(group_id(1), group_id(2), group_id(9))]


def test_what_only_the_spelling_joined_can_be_parted_and_joined_again(tmp_path: Path) -> None:
    register = two_spellings(tmp_path)
    unmerge(register, group_id(1))
    assert set(groups(register)) == {"Hemtjänst Norr", "hemtjänst norr", "Hemtj. norr"}
    unmerge(register, group_id(1))
    assert set(groups(register)) == {"Hemtjänst Norr", "Hemtj. norr"}


@pytest.mark.parametrize(("group", "into"), [(2, 2), (9, 1), (77, 9), (2, 77)])
def test_a_merge_that_makes_no_sense_is_refused(group: int, into: int, tmp_path: Path) -> None:
    register = two_spellings(tmp_path)
    with pytest.raises(Fault) as told:
        merge(register, group_id(group), group_id(into))
    assert told.value.code is Code.MERGE_IMPOSSIBLE
    assert register.merges() == {}


def test_a_ring_of_merges_is_one_group(tmp_path: Path) -> None:
    register = two_spellings(tmp_path)
    for group, into in ((1, 2), (2, 9), (9, 1)):
        register.merge(group_id(group), group_id(into))
    assert len(groups(register)) == 1


def test_a_record_without_a_card_is_a_group_without_a_name(tmp_path: Path) -> None:
    register = filled(in_memory(), tmp_path, [record(5, "traff-1", TODAY)])
    (one,) = groups(register).values()
    assert (one.id, one.name, one.headcount, len(one.records)) == (group_id(5), "", None, 1)
