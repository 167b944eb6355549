"""The backup: what it holds, what it never holds, and taking it in."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.core.completions import RECORD
from tests.core.fault_layer import FULL, NOT_SYNCED, SHORT, FaultyDisk, PowerCut
from tests.core.keyrings import MemoryKeyring
from tests.core.stores import DAY, SUMMARY, begun
from vilkaarvi.cli import main
from vilkaarvi.completion.outbox import Outbox
from vilkaarvi.errors import Code, Fault
from vilkaarvi.notes.note import Note
from vilkaarvi.notes.summary import Attendance
from vilkaarvi.seal.disk import Disk
from vilkaarvi.seal.keyfile import packed, unpacked
from vilkaarvi.session.events import HourEnded, HourStarted
from vilkaarvi.session.tally import Tally
from vilkaarvi.store.backup import Restored, back_up, read_backup, restore
from vilkaarvi.store.head import RunState
from vilkaarvi.store.letting_go import Act, Entry
from vilkaarvi.store.months import Rules, months_after
from vilkaarvi.store.retention import erase_overdue, stop
from vilkaarvi.store.store import Store

RARE = "kvastskaftsbyrå"
SETTINGS = 'format = 1\nmunicipality = "Exempelkommun"\n'
TALLY = Tally((("s1", (0, 0, 1, 3, 4)), ("s2", (0, 0, 1, 1, 1))))
LATER = months_after(DAY, 30)


def filled(data: Path, keyring: MemoryKeyring | None = None) -> tuple[str, str]:
    """A finished run and one that is over, with a note and a draft; settings; a record that was handed over."""
    with Store.open(data, keyring or MemoryKeyring()) as store:
        ids = []
        for finished in (True, False):
            run = begun(store)
            run.record((HourStarted(0, 9),))
            run.keep_note(Note("n1", "f1", RARE, 1))
            run.keep_lines("f1", (RARE,))
            run.record((HourEnded(9),))
            run.keep_attendance(Attendance(8, 1))
            run.keep_tally(TALLY)
            if finished:
                run.finish(SUMMARY)
            run.release()
            ids.append(run.head.id)
        outbox = Outbox.open(data, store.vault, lambda _name: False)
        outbox.keep_record(ids[0], RECORD)
        outbox.close()
    (data / "settings.toml").write_text(SETTINGS, "utf-8")
    return ids[0], ids[1]


def copied(data: Path, keyring: MemoryKeyring, to: Path) -> dict[str, Fault]:
    with Store.open(data, keyring, writer=False) as reader:
        return back_up(reader, to, DAY)


def taken_in(data: Path, file: Path, keyring: MemoryKeyring | None = None, disk: Disk | None = None) -> Restored:
    with Store.open(data, keyring or MemoryKeyring(), disk=disk) as store:
        return restore(store, file)


@pytest.fixture
def there(tmp_path: Path) -> tuple[Path, MemoryKeyring, Path, tuple[str, str]]:
    """A filled data folder, its keyring, its backup, and the two runs."""
    data, keyring, file = tmp_path / "data", MemoryKeyring(), tmp_path / "kopia.vilkaarvi"
    runs = filled(data, keyring)
    assert copied(data, keyring, file) == {}
    return data, keyring, file, runs


There = tuple[Path, MemoryKeyring, Path, tuple[str, str]]


def test_a_new_computer_gets_runs_groups_records_and_settings(there: There, tmp_path: Path) -> None:
    _data, _keyring, file, (one, other) = there
    new, keyring = tmp_path / "new", MemoryKeyring()
    assert taken_in(new, file, keyring) == Restored(2, 2, 1, settings=True)
    with Store.open(new, keyring) as store:
        assert {head.id: head.state for head in store.runs()} == {one: RunState.FINISHED, other: RunState.CLOSED}
        assert {group.name for group in store.groups()} == {"Hemtjänst Norr"}
        run = store.open_run(one)
        assert (run.summary(), run.attendance()) == (SUMMARY, Attendance(8, 1))
        assert run.events() == [HourStarted(0, 9), HourEnded(9)]
        assert store.troubles == {}
        outbox = Outbox.open(new, store.vault, lambda _name: False)
        assert outbox.record_of(one) == RECORD
        outbox.close()
    assert (new / "settings.toml").read_text("utf-8") == SETTINGS


def test_a_backup_holds_no_note_no_draft_and_no_key(there: There) -> None:
    data, keyring, file, (_one, other) = there
    raw = file.read_bytes()
    for form in (RARE.encode(), json.dumps(RARE).encode().strip(b'"')):
        assert form not in raw
    plain = unpacked(raw)
    assert plain is not None
    tables = {row[0] for run in plain["runs"] for row in run["rows"]}
    assert tables == {"head", "events", "counted", "summary"}
    slots = unpacked((data / "keys.json").read_bytes())
    assert slots is not None
    for kind in slots["slots"].values():
        for kept in kind.values():
            assert not [sealed for _master, sealed in kept if sealed.encode() in raw]
    with Store.open(data, keyring) as store:
        keys = [*store.vault.notes_keys(other), *store.vault.run_keys(other), *keyring.kept.values()]
    assert not [key for key in keys if key in raw or key.hex().encode() in raw]
    assert file.stat().st_mode & 0o077 == 0


def test_fewer_than_six_answers_are_not_in_a_backup(there: There, tmp_path: Path) -> None:
    new, keyring = tmp_path / "new", MemoryKeyring()
    taken_in(new, there[2], keyring)
    with Store.open(new, keyring) as store:
        assert store.open_run(there[3][0]).tally() == Tally((("s1", (0, 0, 1, 3, 4)),))


def test_taking_in_twice_changes_nothing(there: There, tmp_path: Path) -> None:
    data, keyring, file, _runs = there
    assert taken_in(data, file, keyring) == Restored(kept=2)
    with Store.open(data, keyring) as store:
        assert store.open_run(there[3][1]).notes()[0].text == RARE


def test_an_erased_run_is_never_revived_by_an_older_backup(there: There) -> None:
    data, keyring, file, (one, other) = there
    with Store.open(data, keyring) as store:
        erase_overdue(store, Rules(3, 24), LATER)
    for path in (data / "runs").glob("*.run"):
        path.unlink()  # even if somebody has thrown away what was left of them
    assert taken_in(data, file, keyring) == Restored(erased=2)
    with Store.open(data, keyring) as store:
        assert store.runs() == []
        assert store.erased().keys() == {one, other}


def test_what_the_backup_knows_to_be_erased_is_erased_here_too(tmp_path: Path, there: There) -> None:
    """An old copy of the whole folder comes back, and then the newer backup."""
    data, keyring, old, (one, _other) = there
    new, other_keyring = tmp_path / "new", MemoryKeyring()
    taken_in(new, old, other_keyring)
    with Store.open(data, keyring) as store:
        erase_overdue(store, Rules(3, 24), LATER)
    newer = tmp_path / "newer"
    copied(data, keyring, newer)
    assert b"Vi h\\u00e4lsar" not in newer.read_bytes()
    assert taken_in(new, newer, other_keyring).kept == 2
    with Store.open(new, other_keyring) as store:
        assert store.open_run(one).summary() is None


def test_a_stop_comes_along(there: There, tmp_path: Path) -> None:
    data, keyring, _file, (one, _other) = there
    with Store.open(data, keyring) as store:
        stop(store, one, DAY)
    copied(data, keyring, tmp_path / "two")
    taken_in(tmp_path / "new", tmp_path / "two")
    with Store.open(tmp_path / "new", writer=False) as reader:
        assert reader.let_go.entries() == [Entry(DAY, Act.STOPPED, one)]


def test_after_erasing_neither_backup_nor_file_copy_opens_the_notes(there: There) -> None:
    data, keyring, file, (_one, other) = there
    notes = data / "runs" / f"{other}.notes"
    copy = notes.read_bytes()
    with Store.open(data, keyring) as store:
        erase_overdue(store, Rules(), LATER)
    taken_in(data, file, keyring)
    notes.write_bytes(copy)
    with Store.open(data, keyring, writer=False) as reader:
        assert not reader.vault.has_notes_key(other)
    with Store.open(data, keyring):
        assert not notes.exists()


def test_a_backup_never_lies_among_what_it_is_a_copy_of(there: There) -> None:
    with pytest.raises(Fault) as caught:
        copied(there[0], there[1], there[0] / "runs" / "kopia")
    assert caught.value.code is Code.BACKUP_REFUSED


def test_a_run_that_cannot_be_read_is_told_and_the_others_are_copied(there: There, tmp_path: Path) -> None:
    data, keyring, _file, (one, other) = there
    (data / "runs" / f"{one}.run").write_bytes(b"rubbish")
    told = copied(data, keyring, tmp_path / "two")
    assert told.keys() == {f"{one}.run"}
    assert [run["run"] for run in read_backup(tmp_path / "two")["runs"]] == [other]


# --- files that are not what they seem


Twist = Callable[[dict[str, Any]], object]
TWISTS: list[Twist] = [
    lambda plain: plain["runs"][0]["rows"].append(["notes", "1", {"id": "n", "text": RARE}]),
    lambda plain: plain["runs"][0].update(run="../../x"),
    lambda plain: plain["runs"][0].update(run="0" * 32),
    lambda plain: plain["runs"][0]["rows"].clear(),
    lambda plain: plain["runs"][0].update(lost=-1),
    lambda plain: plain["groups"][0].update(name="ring 070-174 06 05"),
    lambda plain: plain["groups"][0].update(name=7),
    lambda plain: plain["outboxes"][0].update(name="../x"),
    lambda plain: plain["outboxes"][0].update(lines=["[[]]"]),
    lambda plain: plain["outboxes"][0].update(public="zz"),
    lambda plain: plain.update(retention=["nonsense"]),
    lambda plain: plain.update(settings=7),
    lambda plain: plain.pop("handed"),
    lambda plain: plain.update(kind="x"),
]


@pytest.mark.parametrize("twist", TWISTS)
def test_what_does_not_belong_there_is_refused_and_changes_nothing(there: There, tmp_path: Path, twist: Twist) -> None:
    plain = unpacked(there[2].read_bytes())
    assert plain is not None
    twist(plain)
    (tmp_path / "twisted").write_bytes(packed(plain))
    with pytest.raises(Fault) as caught:
        taken_in(tmp_path / "new", tmp_path / "twisted")
    assert caught.value.code is Code.BACKUP_UNREADABLE
    with Store.open(tmp_path / "new", writer=False) as reader:
        assert (reader.runs(), reader.groups()) == ([], [])


def test_every_cut_and_flipped_bit_is_told(there: There, tmp_path: Path) -> None:
    raw, file = there[2].read_bytes(), tmp_path / "harmed"
    for at in range(0, len(raw), 37):
        for harmed in (raw[:at], raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]):
            file.write_bytes(harmed)
            with pytest.raises(Fault):
                read_backup(file)


def test_a_newer_backup_is_refused_and_one_that_is_gone_is_told(there: There, tmp_path: Path) -> None:
    plain = unpacked(there[2].read_bytes())
    assert plain is not None
    (tmp_path / "newer").write_bytes(packed(plain | {"format": 2}))
    for name, code in (("newer", Code.NEWER_FORMAT), ("none", Code.BACKUP_UNREADABLE)):
        with pytest.raises(Fault) as caught:
            read_backup(tmp_path / name)
        assert caught.value.code is code


# --- the disk


@pytest.mark.parametrize("fails", [FULL, SHORT, NOT_SYNCED, {"rename": 5}])
def test_when_copying_fails_the_copy_from_before_is_whole(there: There, fails: dict[str, int]) -> None:
    data, keyring, file, _runs = there
    before = file.read_bytes()
    with Store.open(data, keyring, writer=False, disk=FaultyDisk(fails=fails)) as reader:
        with pytest.raises(Fault) as caught:
            back_up(reader, file, LATER)
        assert caught.value.code in (Code.DISK_FULL, Code.WRITE_FAILED)
    assert file.read_bytes() == before


def test_the_power_may_go_before_any_call_of_copying(there: There, tmp_path: Path) -> None:
    data, keyring, file, runs = there
    whole, at, cut = file.read_bytes(), 0, True
    while cut:
        file.write_bytes(whole)
        disk = FaultyDisk(at, dies_after=at)
        try:
            with Store.open(data, keyring, writer=False, disk=disk) as reader:
                back_up(reader, file, LATER)
            cut = False
        except PowerCut:
            disk.power_cut()
        at += 1
        assert [run["run"] for run in read_backup(file)["runs"]] in ([*runs], [*reversed(runs)])
    assert at > 20


@pytest.mark.parametrize(("seeds", "step"), [(1, 4), pytest.param(4, 1, marks=pytest.mark.long)])
def test_the_power_may_go_before_any_call_of_taking_in_and_it_can_be_done_again(
    there: There, tmp_path: Path, seeds: int, step: int
) -> None:
    counting = FaultyDisk()
    taken_in(tmp_path / "counted", there[2], disk=counting)
    assert counting.calls > 100
    for at in range(0, counting.calls, step):
        for seed in range(seeds):
            new, keyring, disk = tmp_path / f"{at}-{seed}", MemoryKeyring(), FaultyDisk(seed, dies_after=at)
            with pytest.raises(PowerCut):
                taken_in(new, there[2], keyring, disk)
            disk.power_cut()
            taken_in(new, there[2], keyring)
            everything_is_there(new, keyring, there[3])


@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.long)])
def test_any_one_call_may_fail_while_taking_in_and_it_can_be_done_again(
    there: There, tmp_path: Path, step: int
) -> None:
    counting = FaultyDisk()
    taken_in(tmp_path / "counted", there[2], disk=counting)
    for at in range(0, counting.calls, step):
        new, keyring = tmp_path / str(at), MemoryKeyring()
        with suppress(Fault):
            taken_in(new, there[2], keyring, FaultyDisk(breaks_at=at))
        taken_in(new, there[2], keyring)
        everything_is_there(new, keyring, there[3])


def everything_is_there(data: Path, keyring: MemoryKeyring, runs: tuple[str, str]) -> None:
    with Store.open(data, keyring) as store:
        assert {head.id for head in store.runs()} == {*runs}
        assert len(store.groups()) == 2
        assert store.troubles == {}
        assert store.open_run(runs[0]).summary() == SUMMARY
        outbox = Outbox.open(data, store.vault, lambda _name: False)
        assert len(outbox.handed()) == 1
        outbox.close()
    assert not list(data.rglob("*.new"))
    assert (data / "settings.toml").read_text("utf-8") == SETTINGS


# --- by hand


def test_the_command_line_copies_and_takes_in_and_says_what_is_not_brought_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    data, new, file = tmp_path / "data", tmp_path / "new", tmp_path / "kopia"
    with Store.open(data) as store:
        run = begun(store)
        run.record((HourStarted(0, 9), HourEnded(9)))
        run.finish(SUMMARY)
        gone = begun(store)
        gone.record((HourStarted(0, 9), HourEnded(9)))
    assert main(["backup", str(file), "--data", str(data)]) == 0
    assert main(["restore", str(file), "--data", str(new)]) == 0
    assert "2 träffar har lästs in." in capsys.readouterr().out
    assert main(["runs", "--json", "--data", str(new)]) == 0
    assert {row["run"] for row in json.loads(capsys.readouterr().out)} == {run.head.id, gone.head.id}
    with Store.open(new) as store:
        store.let_go.add([Entry(LATER, Act.ERASED_NOTES, gone.head.id)])
        (new / "runs" / f"{gone.head.id}.run").unlink()
    assert main(["restore", str(file), "--data", str(new)]) == 0
    assert "1 gallrad träff förblir gallrad." in capsys.readouterr().out
    (tmp_path / "rubbish").write_bytes(b"x")
    assert main(["restore", str(tmp_path / "rubbish"), "--data", str(tmp_path / "third")]) == 1
    assert not (tmp_path / "third").exists()
