"""Every register does the same, whatever it stands on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.core.completions import identifies
from tests.core.registers import KINDS, SEEDS, TODAY, card, group_id, record, register_of, signed_lines
from vilkaarvi.completion.wire import HandedOver, unpacked
from vilkaarvi.errors import Code, Fault
from vilkaarvi.review.register.protocol import Block, Expected, Question, Register
from vilkaarvi.review.register.tiny import TinyRegister
from vilkaarvi.seal.signing import key_name, public_of
from vilkaarvi.seal.vault import Vault

MINE = public_of(SEEDS[0])
BLOCK = Block(
    "Vård", Question("vilka-ar-vi", 1, 2), TODAY, ("a" * 32, "b" * 32), (group_id(1), group_id(2)), 20, 17, 24
)
GROUPS = (Expected(group_id(1), "Norr", "Vård", 9), Expected(group_id(2), "Söder", "", 12))


@pytest.fixture(params=KINDS)
def register(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Register]:
    with register_of(request.param, tmp_path) as opened:
        yield opened


def handed() -> list[HandedOver]:
    lines = signed_lines([card(1), record(1, "traff-1", TODAY)])
    return [unpacked(line, {key_name(MINE): MINE}, identifies) for line in lines]


def test_a_line_is_kept_once_however_often_it_comes(register: Register) -> None:
    register.introduce([MINE], TODAY)
    register.trust(key_name(MINE))
    assert register.add(handed()) == 2
    assert register.add([*handed(), *handed()]) == 0
    assert [each.session for each in register.told().records] == ["traff-1"]
    assert register.told().cards == (card(1),)


def test_a_laptop_is_introduced_once_and_trusted_by_a_person(register: Register) -> None:
    register.introduce([MINE, MINE], date(2026, 9, 1))
    register.introduce([MINE], TODAY)
    (one,) = register.installations()
    assert (one.public, one.first, one.trusted) == (MINE, date(2026, 9, 1), False)
    register.trust(one.key)
    register.introduce([MINE], TODAY)
    assert register.installations()[0].trusted
    register.trust("0" * 24)
    assert len(register.installations()) == 1


def test_what_a_distrusted_laptop_said_is_kept_and_no_longer_counts(register: Register) -> None:
    register.introduce([MINE], TODAY)
    register.trust(key_name(MINE))
    register.add(handed())
    register.trust(key_name(MINE), trusted=False)
    assert register.told().everything == frozenset()
    register.trust(key_name(MINE))
    assert len(register.told().everything) == 2


def test_a_new_list_of_groups_takes_the_old_one_s_place(register: Register) -> None:
    assert register.expected() == ()
    register.expect(GROUPS)
    assert register.expected() == GROUPS
    register.expect(GROUPS[1:])
    assert register.expected() == GROUPS[1:]
    register.expect([])
    assert register.expected() == ()


def test_a_merge_is_said_changed_and_taken_back(register: Register) -> None:
    register.merge(group_id(1), group_id(2))
    register.merge(group_id(1), group_id(3))
    register.merge(group_id(4), group_id(4))
    assert register.merges() == {group_id(1): group_id(3), group_id(4): group_id(4)}
    register.merge(group_id(1), None)
    register.merge(group_id(1), None)
    assert register.merges() == {group_id(4): group_id(4)}


def test_a_block_comes_back_as_it_was_let_out(register: Register) -> None:
    other = replace(BLOCK, unit="", question=Question("vilka-ar-vi", 2, 1))
    register.let_out([BLOCK])
    register.let_out([other])
    register.let_out([])
    assert register.blocks() == (BLOCK, other)


def test_a_made_up_register_says_so(register: Register) -> None:
    assert not register.made_up
    register.mark_made_up()
    register.mark_made_up()
    assert register.made_up


def test_everything_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    with register_of("on disk", tmp_path) as first:
        first.introduce([MINE], TODAY)
        first.trust(key_name(MINE))
        first.add(handed())
        first.expect(GROUPS)
        first.merge(group_id(1), group_id(2))
        first.let_out([BLOCK])
        first.mark_made_up()
        said = (first.told(), first.installations(), first.expected(), first.merges(), first.blocks())
    with register_of("on disk", tmp_path) as again:
        assert (again.told(), again.installations(), again.expected(), again.merges(), again.blocks()) == said
        assert again.made_up
    assert len(list(tmp_path.glob("register-*.journal"))) == 1


def test_nothing_on_the_disk_says_a_group_s_name(tmp_path: Path) -> None:
    with register_of("on disk", tmp_path) as register:
        register.expect([Expected(group_id(1), "Älvgården", "Vård", 9)])
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"lvg" in path.read_bytes()]


def test_a_reader_makes_no_file_and_changes_nothing(tmp_path: Path) -> None:
    reader = TinyRegister.open(tmp_path, Vault.open(tmp_path, writer=False), writer=False)
    assert (reader.told().records, reader.expected(), reader.installations()) == ((), (), ())
    with pytest.raises(Fault) as told:
        reader.mark_made_up()
    assert told.value.code is Code.WRITE_FAILED
    assert list(tmp_path.iterdir()) == []


def test_a_register_whose_key_is_gone_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    with register_of("on disk", tmp_path) as first:
        first.expect(GROUPS)
    (old,) = tmp_path.glob("register-*.journal")
    content = old.read_bytes()
    other = tmp_path / "other"
    other.mkdir()
    (other / old.name).write_bytes(content)
    opened = TinyRegister.open(other, Vault.open(other))
    assert opened.expected() == ()
    assert opened.troubles[old.name].code in {Code.KEY_MISSING, Code.FILE_UNREADABLE}
    opened.close()
    assert (other / old.name).read_bytes() == content
