"""The data folder: groups, runs, notes, keys and the lock."""

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from vilkaarvi.errors import Code, Fault
from vilkaarvi.notes.note import Note
from vilkaarvi.notes.summary import Agreed, Summary
from vilkaarvi.seal import NoKeyStore, NotesState, Vault, seal, unseal
from vilkaarvi.session.events import HourEnded, HourStarted
from vilkaarvi.store.runs import Run, RunState
from vilkaarvi.store.store import Store

DAY = date(2026, 11, 24)
STARTED = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
PASSPHRASE = "tre vanliga ord"
SUMMARY = Summary("sv", "Vilka är vi?", "Träff 1", DAY, "Norr", "Vård", 9, (Agreed("f1", "Vad?", ("Vi hälsar.",)),))


class MemoryKeyStore:
    """A system with a place for secrets."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        return self.kept.get(name)

    def set(self, name: str, secret: bytes) -> bool:
        self.kept[name] = secret
        return True


def begun(store: Store) -> Run:
    group = store.add_group("Hemtjänst Norr", "Vård", 9, DAY)
    return store.begin_run(group.id, "vilka-ar-vi", 1, "traff-1", 9, STARTED)


def fingerprint(folder: Path) -> dict[str, str]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_groups_and_runs_are_there_the_next_time(tmp_path: Path) -> None:
    with Store(tmp_path, NoKeyStore()) as store:
        run = begun(store)
        run.record((HourStarted(0, 9),))
    with Store(tmp_path, NoKeyStore()) as store:
        assert [group.name for group in store.groups()] == ["Hemtjänst Norr"]
        head = store.unfinished()
        assert head is not None
        assert head.started == STARTED
        assert store.open_run(head.id).events() == [HourStarted(0, 9)]


def test_an_hour_goes_on_without_a_passphrase_and_notes_wait_for_it(tmp_path: Path) -> None:
    with Store(tmp_path, NoKeyStore()) as store:
        run = begun(store)
        store.vault.choose(PASSPHRASE)
        run.keep_note(Note("n1", "f1", "Kaffet blev bättre", 1))
    with Store(tmp_path, NoKeyStore()) as store:
        head = store.unfinished()
        assert head is not None
        run = store.open_run(head.id)
        assert run.events() == []
        assert store.vault.notes_state is NotesState.LOCKED
        with pytest.raises(Fault) as caught:
            run.notes()
        assert caught.value.code is Code.NOTES_LOCKED
        store.vault.unlock(PASSPHRASE)
        assert [note.text for note in run.notes()] == ["Kaffet blev bättre"]


def test_a_wrong_or_short_passphrase_is_refused(tmp_path: Path) -> None:
    vault = Vault(tmp_path, NoKeyStore())
    with pytest.raises(Fault) as short:
        vault.choose("kort")
    assert short.value.code is Code.PASSPHRASE_SHORT
    vault.choose(PASSPHRASE)
    with pytest.raises(Fault) as wrong:
        Vault(tmp_path, NoKeyStore()).unlock("en helt annan fras")
    assert wrong.value.code is Code.WRONG_PASSPHRASE


def test_a_system_that_keeps_keys_asks_for_nothing(tmp_path: Path) -> None:
    system = MemoryKeyStore()
    with Store(tmp_path, system) as store:
        assert store.vault.use_system()
        begun(store).keep_note(Note("n1", "f1", "text", 1))
    assert not (tmp_path / "installation.key").exists()
    with Store(tmp_path, system) as store:
        assert store.vault.notes_state is NotesState.READY


def test_a_rare_word_is_found_in_no_file_and_is_gone_when_the_summary_is_finished(tmp_path: Path) -> None:
    with Store(tmp_path, NoKeyStore()) as store:
        run = begun(store)
        store.vault.choose(PASSPHRASE)
        run.keep_note(Note("n1", "f1", "kvastskaftsbyrå", 1))
        run.keep_lines("f1", ("kvastskaftsbyrå",))
        run.record((HourEnded(1),))
        for path in tmp_path.rglob("*"):
            assert not path.is_file() or "kvastskaftsbyrå".encode() not in path.read_bytes()
        run.finish(SUMMARY)
        assert not list(tmp_path.rglob("*.notes"))
        for generation in ("keys.json", "keys.json.1"):
            assert '"notes": {}' in (tmp_path / generation).read_text()
        assert store.runs()[0].state is RunState.FINISHED
        assert run.summary() == SUMMARY


def test_a_crash_between_summary_and_erasure_is_finished_at_the_next_start(tmp_path: Path) -> None:
    with Store(tmp_path, NoKeyStore()) as store:
        run = begun(store)
        store.vault.choose(PASSPHRASE)
        run.keep_note(Note("n1", "f1", "text", 1))
        notes = next(tmp_path.rglob("*.notes"))
        kept, keys = notes.read_bytes(), (tmp_path / "keys.json").read_bytes()
        run.finish(SUMMARY)
        notes.write_bytes(kept)
        (tmp_path / "keys.json").write_bytes(keys)
    with Store(tmp_path, NoKeyStore()) as store:
        assert not list(tmp_path.rglob("*.notes"))
        assert not store.vault.has_notes_key(store.runs()[0].id)


def test_reading_takes_no_lock_and_changes_no_byte(tmp_path: Path) -> None:
    with Store(tmp_path, NoKeyStore()) as store:
        run = begun(store)
        run.record((HourStarted(0, 9),))
        path = next(tmp_path.rglob("*.run"))
        path.write_bytes(path.read_bytes() + b"\xd5VJ1 torn")
        before = fingerprint(tmp_path)
        reader = Store(tmp_path, NoKeyStore(), writer=False)
        assert reader.runs()[0].session == "traff-1"
        assert reader.groups()
        assert fingerprint(tmp_path) == before


def test_a_second_writer_is_refused_and_told_who_has_it(tmp_path: Path) -> None:
    with Store(tmp_path, NoKeyStore()), pytest.raises(Fault) as caught:
        Store(tmp_path, NoKeyStore())
    assert caught.value.code is Code.DATA_LOCKED
    assert caught.value.facts["process"]


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")
    with pytest.raises(Fault) as caught:
        Store(tmp_path / "data", NoKeyStore())
    assert caught.value.code is Code.DATA_UNREADABLE


@pytest.mark.parametrize(
    ("name", "code"),
    [(" ", Code.NAME_EMPTY), ("x" * 41, Code.NAME_TOO_LONG), ("ring 070-174 06 05", Code.NAME_IDENTIFIES)],
)
def test_a_group_s_name_is_checked(tmp_path: Path, name: str, code: Code) -> None:
    with Store(tmp_path, NoKeyStore()) as store, pytest.raises(Fault) as caught:
        store.add_group(name, "", 9, DAY)
    assert caught.value.code is code


def test_a_damaged_run_does_not_hide_the_others(tmp_path: Path) -> None:
    with Store(tmp_path, NoKeyStore()) as store:
        begun(store)
        begun(store)
        path = next(tmp_path.rglob("*.run"))
        path.write_bytes(b"rubbish")
        assert len(store.runs()) == 1


def test_sealed_bytes_open_only_where_they_belong() -> None:
    sealed = seal(bytes(32), b"text", b"here")
    assert unseal(bytes(32), sealed, b"here") == b"text"
    assert unseal(bytes(32), sealed, b"there") is None
    assert unseal(bytes(31) + b"x", sealed, b"here") is None
