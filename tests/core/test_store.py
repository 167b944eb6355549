"""The data folder: groups, runs, notes, the lock, and what a finished summary leaves behind."""

import errno
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest

from tests.core.keyrings import MemoryKeyring
from tests.core.stores import DAY, NOTE, PHRASE, STARTED, SUMMARY, begun, fingerprint
from vilkaarvi.errors import Code, Fault
from vilkaarvi.notes.note import Note
from vilkaarvi.seal.keyfile import NAMES
from vilkaarvi.seal.own_key import KEY_FILES
from vilkaarvi.seal.vault import NotesState
from vilkaarvi.session.events import Checked, HourEnded, HourStarted, StageEntered
from vilkaarvi.session.events import to_plain as event_to_plain
from vilkaarvi.store.groups import Group
from vilkaarvi.store.head import HOUR_ENDED, RunState
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text

RARE = "kvastskaftsbyrå"


def test_groups_and_runs_are_there_the_next_time(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        group = Group.new("  Hemtjänst   Norr ", "", 9, DAY)
        store.add_group(group)
        store.begin_run(group, "vilka-ar-vi", 1, "traff-1", 9, STARTED).record((HourStarted(0, 9),))
    with Store.open(tmp_path) as store:
        assert store.groups() == [group]
        assert group.name == "Hemtjänst Norr"
        head = store.unfinished()
        assert head is not None
        assert (head.group, head.session, head.people, head.started) == (group.id, "traff-1", 9, STARTED)
        run = store.open_run(head.id)
        assert run.head == head
        assert (run.started, run.events()) == (STARTED, [HourStarted(0, 9)])


def test_a_group_keeps_its_place_and_may_be_put_again(tmp_path: Path) -> None:
    groups = [Group.new(name, "Vård", 9, DAY) for name in ("Norr", "Syd")]
    with Store.open(tmp_path) as store:
        for group in [*groups, groups[0]]:
            store.add_group(group)
        assert store.groups() == groups


@pytest.mark.parametrize(
    ("name", "code"),
    [(" ", Code.NAME_EMPTY), ("x" * 41, Code.NAME_TOO_LONG), ("ring 070-174 06 05", Code.NAME_IDENTIFIES)],
)
def test_a_groups_name_is_checked_when_it_is_made_and_when_it_is_stored(tmp_path: Path, name: str, code: Code) -> None:
    with Store.open(tmp_path) as store:
        for work in (lambda: Group.new(name, "", 9, DAY), lambda: store.add_group(Group("id", name, "", 9, DAY))):
            with pytest.raises(Fault) as caught:
                work()
            assert caught.value.code is code
        assert store.groups() == []


def test_of_checks_in_a_row_the_newest_stands(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        run = begun(store)
        for event in (HourStarted(0, 9), Checked(2000), Checked(4000), StageEntered(5000, "film", 0)):
            run.record((event,))
        run.record((Checked(6000, 100), Checked(8000)))
        run.record((Checked(9000, 300),))
        run.record((Checked(11000, 2300),))
        expected = [
            HourStarted(0, 9),
            Checked(4000),
            StageEntered(5000, "film", 0),
            Checked(6000, 100),
            Checked(8000),
            Checked(11000, 2300),
        ]
        assert run.events() == expected
    with Store.open(tmp_path) as store:
        run = store.open_run(store.runs()[0].id)
        run.record((Checked(13000, 4300),))
        assert run.events() == [*expected[:-1], Checked(13000, 4300)]


def test_a_run_is_ongoing_then_closed_then_finished(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.vault.choose(PHRASE)
        run = begun(store)
        seen = [store.runs()[0].state]
        run.record((HourStarted(0, 9), Checked(2000)))
        seen.append(store.runs()[0].state)
        run.close()
        run.close()
        assert run.events() == [HourStarted(0, 9), Checked(2000), HourEnded(2000)]
        assert store.unfinished() is None
        seen.append(store.runs()[0].state)
        run.finish(SUMMARY)
        seen.append(store.runs()[0].state)
        assert seen == [RunState.ONGOING, RunState.ONGOING, RunState.CLOSED, RunState.FINISHED]
        assert store.latest_finished() == run.head
        run.release()
        assert store.open_run(run.head.id).summary() == SUMMARY


def test_a_finished_run_cannot_be_finished_again(tmp_path: Path) -> None:
    other = replace(SUMMARY, group="En annan", agreed=())
    with Store.open(tmp_path, MemoryKeyring()) as store:
        run = begun(store)
        run.close()
        run.finish(SUMMARY)
        run.finish(other)
        assert run.summary() == SUMMARY
        run.release()
        again = store.open_run(run.head.id)
        again.finish(other)
        assert again.summary() == SUMMARY
        assert [head.state for head in store.runs()] == [RunState.FINISHED]


def test_the_hour_goes_on_without_a_passphrase_and_the_notes_wait_for_it(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        run = begun(store)
        with pytest.raises(Fault) as caught:
            run.keep_note(NOTE)
        assert caught.value.code is Code.NOTES_LOCKED
        store.vault.choose(PHRASE)
        run.keep_note(NOTE)
    with Store.open(tmp_path) as store:
        assert store.vault.notes_state is NotesState.LOCKED
        run = store.open_run(store.runs()[0].id)
        run.record((HourStarted(0, 9),))
        before = run.notes_open
        for work in (run.notes, run.lines, lambda: run.drop_note("n1"), lambda: run.keep_lines("f", ())):
            with pytest.raises(Fault) as caught:
                work()
            assert caught.value.code is Code.NOTES_LOCKED
        store.vault.unlock(PHRASE)
        assert (before, run.notes_open) == (False, True)
        assert run.notes() == [NOTE]


def test_notes_are_kept_changed_dropped_and_keep_their_order(tmp_path: Path) -> None:
    with Store.open(tmp_path, MemoryKeyring()) as store:
        run = begun(store)
        for n in (3, 1, 2):
            run.keep_note(Note(f"n{n}", "f1", f"text {n}", n))
        run.keep_note(Note("n1", "f1", "ny text", 1, starred=True))
        run.drop_note("n2")
        run.drop_note("n2")
        run.keep_lines("f1", ("en", "två"))
        run.keep_lines("f1", ("tre",))
        assert store.open_run(run.head.id) is run
        run.release()
        again = store.open_run(run.head.id)
        assert again is not run
        assert again.notes() == [Note("n1", "f1", "ny text", 1, starred=True), Note("n3", "f1", "text 3", 3)]
        assert again.lines() == {"f1": ("tre",)}


def test_a_rare_word_is_found_in_no_file_and_after_finishing_its_key_is_gone(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        run = begun(store)
        store.vault.choose(PHRASE)
        run.keep_note(Note("n1", "f1", RARE, 1))
        run.keep_lines("f1", (RARE,))
        everything = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
        for form in (RARE.encode(), json.dumps(RARE).encode(), RARE.encode("utf-16-le"), PHRASE.encode()):
            assert form.strip(b'"') not in everything
        run_id = run.head.id
        run.finish(SUMMARY)
        assert not list(tmp_path.rglob("*.notes"))
        for name in NAMES:
            assert run_id not in json.loads((tmp_path / name).read_text())["slots"]["notes"]
        for work in (run.notes, lambda: run.keep_note(NOTE)):
            with pytest.raises(Fault) as caught:
                work()
            assert caught.value.code is Code.KEY_MISSING


def test_no_clock_time_stands_in_the_notes(tmp_path: Path) -> None:
    with Store.open(tmp_path, MemoryKeyring()) as store:
        run = begun(store)
        run.keep_note(NOTE)
        documents = run._notes_file()  # looks inside on purpose
        assert documents.journal.header == {"format": 1, "holds": "notes"}
        assert b"2026" not in b"".join(documents.journal.payloads)
        documents.close()


def test_reading_takes_no_lock_and_changes_no_byte(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        run = begun(store)
        store.vault.choose(PHRASE)
        run.keep_note(NOTE)
        for path in (*tmp_path.rglob("*.run"), *tmp_path.rglob("*.notes"), *tmp_path.glob("*.journal")):
            path.write_bytes(path.read_bytes() + b"\xd5VJ1 torn")
        (tmp_path / "left.new").write_bytes(b"x")
        (tmp_path / NAMES[1]).write_bytes(b"harm")
        before = fingerprint(tmp_path)
        with Store.open(tmp_path, writer=False) as reader:
            assert reader.groups()
            read = reader.open_run(reader.runs()[0].id)
            reader.vault.unlock(PHRASE)
            assert (read.notes(), read.lines(), read.summary()) == ([NOTE], {}, None)
            with pytest.raises(Fault):
                read.record((HourStarted(0, 9),))
        assert fingerprint(tmp_path) == before


def test_a_reader_of_an_empty_folder_finds_nothing_and_makes_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "none", writer=False) as reader:
        assert (reader.groups(), reader.runs(), reader.unfinished(), reader.latest_finished()) == ([], [], None, None)
    assert not (tmp_path / "none").exists()


def test_a_second_writer_is_refused_and_told_who_has_it(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from vilkaarvi.store.store import Store\n"
    code += "with Store.open(Path(sys.argv[1])): print('open', flush=True); sys.stdin.read()"
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "open\n"
    with pytest.raises(Fault) as caught:
        Store.open(tmp_path)
    assert caught.value.code is Code.DATA_LOCKED
    assert caught.value.facts["process"] == holder.pid
    with Store.open(tmp_path, writer=False) as reader:
        assert reader.runs() == []
    holder.kill()
    holder.communicate()
    Store.open(tmp_path).close()  # the lock died with its holder


def test_a_second_writer_in_the_same_process_is_refused_too(tmp_path: Path) -> None:
    with Store.open(tmp_path), pytest.raises(Fault) as caught:
        Store.open(tmp_path)
    assert caught.value.code is Code.DATA_LOCKED


@pytest.mark.parametrize("name", ["data", "data/runs"])
@pytest.mark.parametrize("writer", [True, False])
def test_a_folder_that_is_a_file_is_told(tmp_path: Path, name: str, writer: bool) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("x")
    with pytest.raises(Fault) as caught:
        Store.open(tmp_path / "data", writer=writer)
    assert caught.value.code is Code.DATA_UNREADABLE


@pytest.mark.parametrize("folder", [".", "new"])
def test_a_folder_that_can_only_be_read_is_told_as_that(
    tmp_path: Path, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(path: str, *_more: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system", path)

    monkeypatch.setattr(os, "mkdir", refuses)
    with pytest.raises(Fault) as caught:
        Store.open(tmp_path / folder)
    assert caught.value.code is Code.DATA_READONLY
    assert "går inte att skriva" in str(Text().fault(caught.value))


def test_a_folder_that_may_not_even_be_looked_into_is_told_as_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(path: Path, *_more: object, **_named: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "stat", refuses)
    with pytest.raises(Fault) as caught:
        Store.open(tmp_path / "data")
    assert caught.value.code is Code.DATA_UNREADABLE


def test_a_run_that_is_not_there_is_told(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        for name in ("nope", "", "../keys", "a.b"):
            with pytest.raises(Fault) as caught:
                store.open_run(name)
            assert caught.value.code is Code.NO_SUCH_RUN


def test_a_flipped_byte_anywhere_in_a_run_never_hides_it(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        run = begun(store)
        run.record((HourStarted(0, 9),))
        run.record((StageEntered(0, "valkomna", 0),))
        path = next(tmp_path.rglob("*.run"))
        raw = path.read_bytes()
        for at in range(0, len(raw), 7):
            path.write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
            heads = store.runs()
            assert [(head.id, head.session) for head in heads] == [(run.head.id, "traff-1")]
            with Store.open(tmp_path, writer=False) as reader:
                damaged = reader.open_run(run.head.id)
                assert damaged.damage or damaged.torn


def test_rubbish_is_told_and_does_not_hide_the_others(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        begun(store)
        path = tmp_path / "runs" / "rubbish.run"
        path.write_bytes(b"rubbish")
        assert len(store.runs()) == 1
        assert list(store.troubles) == ["rubbish.run"]


def test_without_the_installations_key_old_work_is_told_and_new_work_can_begin(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        begun(store)
    for name in KEY_FILES:
        (tmp_path / name).unlink()
    with Store.open(tmp_path) as store:
        assert (store.runs(), store.groups()) == ([], [])
        assert {fault.code for fault in store.troubles.values()} == {Code.KEY_MISSING}
        assert len(store.troubles) == 2
        begun(store).record((HourStarted(0, 9),))
        assert (len(store.runs()), len(store.groups())) == (1, 1)


def clock_times(folder: Path) -> list[str]:
    """The files whose time tells more than the day."""
    stamps = {path: datetime.fromtimestamp(path.stat().st_mtime) for path in (folder, *folder.rglob("*"))}
    return [path.name for path, stamp in stamps.items() if stamp != datetime.combine(stamp.date(), time())]


def test_no_file_tells_at_what_hour_it_was_written(tmp_path: Path) -> None:
    data, keyring = tmp_path / "data", MemoryKeyring()
    with Store.open(data, keyring) as store:
        run = begun(store)
        run.keep_note(NOTE)
        (data / "logs").mkdir()
        (data / "logs" / "report.txt").write_text("x")
        assert len(clock_times(data)) > 5
        store.blur_times()  # the hour is left, and the program stays open
        assert clock_times(data) == []
        run.keep_note(replace(NOTE, text="mer"))
        run.finish(SUMMARY)
    assert clock_times(data) == []
    assert datetime.fromtimestamp((data / "keys.json").stat().st_mtime).date() == date.today()


def test_home_knows_the_end_of_an_hour_by_the_name_that_is_written() -> None:
    assert event_to_plain(HourEnded(1))["did"] == HOUR_ENDED
