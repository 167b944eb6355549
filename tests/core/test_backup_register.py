"""The manager's register in a backup: all of it comes back, what is here wins, and nothing that was undone returns."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.core.keyrings import MemoryKeyring
from tests.core.registers import COURSE, SESSIONS, TODAY, answered, card, group_id, record, taken_in, written
from vilkaarvi.app.copies import RegisterBeside
from vilkaarvi.cli import main
from vilkaarvi.errors import Code, Fault
from vilkaarvi.review.answers import answers, let_out
from vilkaarvi.review.bring_in import Trust
from vilkaarvi.review.copied import copy_of, look_at
from vilkaarvi.review.groups import merge, unmerge
from vilkaarvi.review.overview import overview
from vilkaarvi.review.register.protocol import Expected
from vilkaarvi.review.register.tiny import TinyRegister
from vilkaarvi.seal.keyfile import packed, unpacked
from vilkaarvi.store.backup import back_up, restore
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text

BESIDE = RegisterBeside(Text())
NOV = date(2026, 11, 3)
LIST = [Expected(group_id(1), "Grupp 1", "Vård", 9), Expected("ee" * 8, "Nattpatrullen", "Vård", 11)]
Does = Callable[[TinyRegister], object]


class Folder:
    """A data folder with its keys in files, so that it can be opened again."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def on(self, does: Does) -> Any:
        with Store.open(self.data) as store:
            register = TinyRegister.open(store.data, store.vault, store.disk)
            try:
                return does(register)
            finally:
                register.close()

    def copied(self, to: Path) -> Path:
        with Store.open(self.data, writer=False) as store:
            assert back_up(store, to, TODAY, BESIDE) == {}
        return to

    def takes(self, file: Path) -> tuple[str, ...]:
        with Store.open(self.data) as store:
            return restore(store, file, BESIDE).beside


def filled(register: TinyRegister, folder: Path) -> None:
    """Four groups with answers of one laptop, two merged; another laptop that nobody believes; a list; blocks."""
    folder.mkdir(exist_ok=True)
    contents = [card(number) for number in range(1, 5)]
    held = [record(number, SESSIONS[0], NOV, answers=answered((8, 7))) for number in range(1, 5)]
    taken_in(register, written(folder, [*contents, *held]))
    taken_in(register, written(folder, [card(5)], laptop=1), trust=Trust())
    register.expect(LIST)
    merge(register, group_id(4), group_id(3))
    let_out(register, COURSE.programme)
    assert len(register.blocks()) == 1


@pytest.fixture
def manager(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "chef")
    made.on(lambda register: filled(register, tmp_path / "rapporter"))
    return made


def shown(register: TinyRegister) -> tuple[object, object]:
    return overview(register, COURSE, TODAY), answers(register, COURSE.programme)


def test_a_new_computer_shows_the_same_overview(manager: Folder, tmp_path: Path) -> None:
    new = Folder(tmp_path / "ny")
    assert new.takes(manager.copied(tmp_path / "kopia")) == ("8 rader har kommit tillbaka till överblicken.",)
    assert new.on(shown) == manager.on(shown)
    assert new.on(copy_of) == manager.on(copy_of)
    new.on(lambda register: let_out(register, COURSE.programme))
    assert new.on(copy_of) == manager.on(copy_of)


def test_taking_it_in_again_and_where_it_came_from_changes_nothing(manager: Folder, tmp_path: Path) -> None:
    file, before = manager.copied(tmp_path / "kopia"), manager.on(copy_of)
    assert manager.takes(file) == ("0 rader har kommit tillbaka till överblicken.",)
    assert manager.on(copy_of) == before


def test_an_older_copy_takes_nothing_away(manager: Folder, tmp_path: Path) -> None:
    file = manager.copied(tmp_path / "kopia")

    def more(register: TinyRegister) -> None:
        taken_in(register, written(tmp_path, [card(6), record(6, SESSIONS[1], NOV)], laptop=2))
        register.expect([*LIST, Expected("dd" * 8, "Köket", "Kost", 7)])
        merge(register, group_id(6), group_id(1))

    manager.on(more)
    before = manager.on(copy_of)
    manager.takes(file)
    assert manager.on(copy_of) == before


def test_who_is_doubted_stays_doubted(manager: Folder, tmp_path: Path) -> None:
    file = manager.copied(tmp_path / "kopia")
    believed = manager.on(lambda register: next(each.key for each in register.installations() if each.trusted))
    manager.on(lambda register: register.trust(believed, False))
    manager.takes(file)
    assert not manager.on(lambda register: any(each.trusted for each in register.installations()))
    assert manager.on(lambda register: register.told().records) == ()


def test_what_was_taken_apart_stays_so_and_that_is_said(manager: Folder, tmp_path: Path) -> None:
    file = manager.copied(tmp_path / "kopia")
    manager.on(lambda register: unmerge(register, group_id(4)))
    said = manager.takes(file)
    assert said[1] == "1 grupp som var sammanslagen finns redan här. Slå ihop den igen om den fortfarande är samma."
    assert manager.on(lambda register: dict(register.merges())) == {}


def test_a_group_that_was_struck_off_the_list_does_not_come_back(manager: Folder, tmp_path: Path) -> None:
    file = manager.copied(tmp_path / "kopia")
    manager.on(lambda register: register.expect(LIST[:1]))
    manager.takes(file)
    assert manager.on(lambda register: register.expected()) == tuple(LIST[:1])


def test_answers_that_were_let_out_otherwise_here_stay_as_they_are(manager: Folder, tmp_path: Path) -> None:
    """Two blocks that share a record could be subtracted from each other."""
    file, other = manager.copied(tmp_path / "kopia"), Folder(tmp_path / "annan")

    def fewer(register: TinyRegister) -> None:
        held = [record(number, SESSIONS[0], NOV, answers=answered((8, 7))) for number in range(2, 5)]
        taken_in(register, written(tmp_path, [*(card(number) for number in range(2, 5)), *held], laptop=3))
        let_out(register, COURSE.programme)

    other.on(fewer)
    before = other.on(lambda register: register.blocks())
    assert len(before) == 1
    assert other.takes(file)[-1] == "1 siffra om svaren står kvar som den är här."
    assert other.on(lambda register: register.blocks()) == before


def test_a_record_that_took_another_s_place_counts_as_the_same_session(manager: Folder, tmp_path: Path) -> None:
    file, other = manager.copied(tmp_path / "kopia"), Folder(tmp_path / "annan")

    def corrected(register: TinyRegister) -> None:
        old = [record(number, SESSIONS[0], NOV, answers=answered((8, 7))) for number in range(1, 4)]
        new = [replace(each, id=each.id[::-1], supersedes=each.id, answers=answered((9, 7))) for each in old]
        cards = [card(number) for number in range(1, 4)]
        taken_in(register, written(tmp_path, [*cards, *old, *new], laptop=3))
        let_out(register, COURSE.programme)

    other.on(corrected)
    assert len(other.on(lambda register: register.blocks())) == 1
    other.takes(file)
    assert len(other.on(lambda register: register.blocks())) == 1


def test_what_is_made_up_never_mixes_with_what_has_happened(manager: Folder, tmp_path: Path) -> None:
    made_up = Folder(tmp_path / "påhittad")
    made_up.on(lambda register: register.mark_made_up())
    made_up.on(lambda register: register.expect(LIST))
    for folder, file in ((made_up, manager.copied(tmp_path / "a")), (manager, made_up.copied(tmp_path / "b"))):
        before = folder.on(copy_of)
        with pytest.raises(Fault) as told:
            folder.takes(file)
        assert told.value.code is Code.BACKUP_MADE_UP
        assert folder.on(copy_of) == before


def test_a_register_that_cannot_be_read_now_gets_no_second_one_beside_it(manager: Folder, tmp_path: Path) -> None:
    file, newer = manager.copied(tmp_path / "kopia"), Folder(tmp_path / "nyare")
    newer.on(lambda register: register.expect(LIST))
    (path,) = newer.data.glob("register-*.journal")
    path.write_bytes(b"\xd5VJ9 what a later version writes")
    with pytest.raises(Fault) as told:
        newer.takes(file)
    assert told.value.code is Code.NEWER_FORMAT
    assert list(newer.data.glob("register-*.journal")) == [path]


def test_a_folder_without_a_register_has_none_afterwards_either(tmp_path: Path) -> None:
    plain, new = Folder(tmp_path / "ledare"), Folder(tmp_path / "ny")
    with Store.open(plain.data):
        pass
    assert new.takes(plain.copied(tmp_path / "kopia")) == ()
    assert not list(new.data.glob("register-*"))


def spoilt(plain: dict[str, Any]) -> list[dict[str, Any]]:
    """Copies of a register with one thing wrong in each."""
    block, (public, day, _trusted) = plain["blocks"][0], plain["installations"][0]
    line = plain["lines"][0]
    return [
        plain | {"notes": []},
        plain | {"made_up": 1},
        plain | {"installations": []},
        plain | {"installations": [[public, "2026-13-01", True]]},
        plain | {"installations": [[public, day, "ja"]]},
        plain | {"lines": [line[:-9] + "AAAAAA" + line[-3:]]},
        plain | {"lines": [7]},
        plain | {"expected": [{"id": "aa" * 8, "name": "x" * 41, "unit": "", "headcount": 9}]},
        plain | {"expected": [{"id": "../x", "name": "x", "unit": "", "headcount": 9}]},
        plain | {"merges": {"aa" * 8: "x"}},
        plain | {"blocks": [block | {"answered": 19, "high": 3}]},
        plain | {"blocks": [block | {"groups": block["groups"][:2]}]},
        plain | {"blocks": [block | {"high": block["answered"] + 1}]},
        plain | {"blocks": [block, block]},
    ]


def test_a_copy_with_anything_else_in_it_is_refused_whole(manager: Folder, tmp_path: Path) -> None:
    file, new = manager.copied(tmp_path / "kopia"), Folder(tmp_path / "ny")
    whole = unpacked(file.read_bytes())
    assert whole is not None
    look_at(whole["register"])
    for wrong in spoilt(whole["register"]):
        file.write_bytes(packed({**whole, "register": wrong}))
        with pytest.raises(Fault) as told:
            new.takes(file)
        assert told.value.code is Code.BACKUP_UNREADABLE
    assert not list(new.data.glob("register-*"))


def test_the_commands_take_the_register_along(
    manager: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vilkaarvi.seal.keyring.SystemKeyring", MemoryKeyring)
    file, new = tmp_path / "kopia", tmp_path / "ny"
    assert main(["--data", str(manager.data), "backup", str(file)]) == 0
    assert main(["--data", str(new), "restore", str(file)]) == 0
    assert "8 rader har kommit tillbaka till överblicken." in capsys.readouterr().out
