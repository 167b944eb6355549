"""Every register does the same, whatever it stands on."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.completions import identifies
from tests.core.registers import (
    KINDS,
    SEEDS,
    TODAY,
    card,
    group_id,
    in_memory,
    record,
    register_of,
    signed_lines,
    taken_in,
    written,
)
from tests.postgres import postgres, server
from vilkaarvi.completion.wire import HandedOver, unpacked
from vilkaarvi.errors import Code, Fault
from vilkaarvi.review.register.postgres.register import PostgresRegister
from vilkaarvi.review.register.protocol import Block, Expected, Question, Register
from vilkaarvi.review.register.tiny import TinyRegister
from vilkaarvi.seal.signing import key_name, public_of
from vilkaarvi.seal.vault import Vault

__all__ = ["postgres", "server"]  # fixtures
MINE = public_of(SEEDS[0])
BLOCK = Block("Vård", Question("vilka-ar-vi", 1, 2), TODAY, ("a" * 32, "b" * 32), (group_id(1), group_id(2)), 20, 17)
GROUPS = (Expected(group_id(1), "Norr", "Vård", 9), Expected(group_id(2), "Söder", "", 12))


@pytest.fixture(params=[*KINDS, "on a server"])
def register(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Register]:
    if request.param == "on a server":
        with closing(PostgresRegister.at(request.getfixturevalue("postgres"))) as opened:
            yield opened
    else:
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


def test_a_damaged_register_says_so_and_takes_in_again_what_it_lost(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    path = written(tmp_path / "in", [card(1), record(1, "traff-1", TODAY)])
    more = written(tmp_path / "in", [card(2)], laptop=1)
    with register_of("on disk", tmp_path) as first:
        taken_in(first, path)
        size = next(tmp_path.glob("register-*.journal")).stat().st_size
        taken_in(first, more)
        whole = first.told()
    (journal,) = tmp_path.glob("register-*.journal")
    content = bytearray(journal.read_bytes())
    content[size - 9] ^= 1  # in the frame that holds the first laptop's lines
    journal.write_bytes(content)
    again = TinyRegister.open(tmp_path, Vault.open(tmp_path))
    assert again.troubles[journal.name].code is Code.JOURNAL_DAMAGED
    assert again.told() != whole
    taken_in(again, path, more)
    assert again.told() == whole
    again.close()


acts = st.lists(
    st.one_of(
        st.tuples(st.just("merge"), st.integers(1, 4), st.none() | st.integers(1, 4)),
        st.tuples(st.just("expect"), st.sets(st.integers(1, 4)), st.none()),
        st.tuples(st.just("trust"), st.integers(0, 3), st.booleans()),
        st.tuples(st.just("add"), st.integers(0, 3), st.integers(1, 4)),
        st.tuples(st.just("let out"), st.integers(1, 4), st.none()),
        st.tuples(st.just("open again"), st.none(), st.none()),
    ),
    max_size=12,
)


def act(register: Register, what: str, one: Any, other: Any) -> None:
    match what:
        case "merge":
            register.merge(group_id(one), None if other is None else group_id(other))
        case "expect":
            register.expect([Expected(group_id(each), f"Grupp {each}", "", each) for each in sorted(one)])
        case "trust":
            register.introduce([public_of(SEEDS[one])], TODAY)
            register.trust(key_name(public_of(SEEDS[one])), other)
        case "add":
            public = public_of(SEEDS[one])
            register.introduce([public], TODAY)
            lines = signed_lines([card(at) for at in range(1, other + 1)], one)
            register.add([unpacked(line, {key_name(public): public}, identifies) for line in lines])
        case "let out":
            register.let_out([replace(BLOCK, answered=20 + one)])


def said_by(register: Register) -> tuple[object, ...]:
    return register.told(), register.installations(), register.expected(), dict(register.merges()), register.blocks()


@settings(max_examples=40, deadline=None)
@given(acts)
def test_on_the_disk_and_in_memory_the_same_acts_leave_the_same(done: list[tuple[str, Any, Any]]) -> None:
    with TemporaryDirectory() as folder:
        data, memory = Path(folder), in_memory()
        vault = Vault.open(data)
        disk = TinyRegister.open(data, vault)
        for what, one, other in done:
            if what == "open again":
                disk.close()
                disk = TinyRegister.open(data, vault)
            act(disk, what, one, other)
            act(memory, what, one, other)
            assert said_by(disk) == said_by(memory)
        disk.close()
        disk = TinyRegister.open(data, vault)
        assert (said_by(disk), disk.troubles) == (said_by(memory), {})
        disk.close()
