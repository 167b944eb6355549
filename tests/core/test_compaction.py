"""When the hour is over, what was changed or removed in the notes is gone: no key that there is opens it."""

from pathlib import Path

import pytest

from tests.core.fault_layer import FaultyDisk, PowerCut
from tests.core.keyrings import MemoryKeyring
from tests.core.stores import PHRASE, begun
from vilkaarvi.errors import Code, Fault
from vilkaarvi.journal.journal import Journal
from vilkaarvi.notes.note import Note
from vilkaarvi.seal.disk import RealDisk
from vilkaarvi.session.events import HourStarted
from vilkaarvi.store.runs import Run
from vilkaarvi.store.store import Store

NOTES = [Note("n1", "f1", "ny text", 1, starred=True), Note("n3", "f1", "står kvar", 3)]
LATER = Note("n9", "f1", "efteråt", 9)


def written(store: Store) -> Run:
    """An hour with a note that was changed, one that was dropped, and lines that were changed."""
    run = begun(store)
    run.record((HourStarted(0, 9),))
    run.keep_note(Note("n1", "f1", "gammal text", 1))
    run.keep_note(Note("n2", "f1", "bort", 2))
    run.keep_note(NOTES[1])
    run.keep_note(NOTES[0])
    run.drop_note("n2")
    run.keep_lines("f1", ("gammal rad",))
    run.keep_lines("f1", ("rad",))
    return run


def readable(store: Store, run: Run, copy: bytes) -> bytes:
    """All that the keys of today open in `copy` of the notes' file."""
    path = notes_file(store)
    now = path.read_bytes()
    path.write_bytes(copy)
    try:
        journal = Journal(path, store.vault.notes_keys(run.head.id), RealDisk(), writer=False)
        return b"".join(journal.payloads)
    except Fault:
        return b""
    finally:
        path.write_bytes(now)


def notes_file(store: Store) -> Path:
    return next(store.runs_folder.glob("*.notes"))  # looks inside on purpose


def only_what_stands_is_left(store: Store, run: Run, copies: list[bytes]) -> None:
    assert run.notes() == NOTES
    assert run.lines() == {"f1": ("rad",)}
    assert len(store.vault.notes_keys(run.head.id)) == 1
    now = notes_file(store).read_bytes()
    shown = readable(store, run, now)
    assert b"ny text" in shown
    for copy in [*copies, now]:
        for gone in (b"gammal", b"bort"):
            assert gone not in readable(store, run, copy)


def test_closing_leaves_nothing_of_what_was_changed_or_dropped(tmp_path: Path) -> None:
    with Store.open(tmp_path, MemoryKeyring()) as store:
        run = written(store)
        copy = notes_file(store).read_bytes()
        assert b"bort" in readable(store, run, copy)
        run.close()
        only_what_stands_is_left(store, run, [copy])
        before = notes_file(store).read_bytes()
        run.compact()
        assert notes_file(store).read_bytes() == before  # nothing to do


def test_notes_written_after_closing_are_compact_the_next_time(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    with Store.open(tmp_path, keyring) as store:
        run = written(store)
        run.close()
        run.keep_note(Note("n4", "f1", "bort igen", 4))
        run.drop_note("n4")
        copy = notes_file(store).read_bytes()
    with Store.open(tmp_path, keyring) as store:
        only_what_stands_is_left(store, store.open_run(store.runs()[0].id), [copy])


def test_locked_notes_wait_for_the_passphrase(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.vault.choose(PHRASE)
        run = written(store)
        copy = notes_file(store).read_bytes()
    with Store.open(tmp_path) as store:
        run = store.open_run(store.runs()[0].id)
        run.close()
        assert notes_file(store).read_bytes() == copy
        store.vault.unlock(PHRASE)
        only_what_stands_is_left(store, run, [copy])


def test_a_run_without_notes_closes(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        run = begun(store)
        store.vault.choose(PHRASE)
        run.close()
        assert not list(tmp_path.rglob("*.notes"))


def spoil(store: Store, run: Run) -> None:
    """The last frame of the notes is damaged on the disk."""
    raw = notes_file(store).read_bytes()
    run.release()
    notes_file(store).write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))


def test_damage_is_told_after_compaction_too_and_costs_one_note(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    with Store.open(tmp_path, keyring) as store:
        run = written(store)
        spoil(store, run)
        run = store.open_run(run.head.id)
        run.close()
        assert run.lines() == {"f1": ("gammal rad",)}
    with Store.open(tmp_path, keyring) as store:
        run = store.open_run(store.runs()[0].id)
        assert run.notes() == NOTES
        assert run.damage is not None
        assert run.damage.facts == {"lost": 1}
        spoil(store, run)
        assert len(store.open_run(run.head.id).notes()) == 1


def calls_of_closing(data: Path) -> range:
    """The numbers of the disk's calls from the hour's end until all is compact."""
    disk = FaultyDisk()
    with Store.open(data, MemoryKeyring(), disk=disk) as store:
        run = written(store)
        first = disk.calls
        run.close()
        return range(first, disk.calls)


def cut_while_closing(data: Path, keyring: MemoryKeyring, disk: FaultyDisk) -> list[bytes]:
    """The power of `disk` goes while an hour is closed. The notes' file as it was before, and as it is then."""
    store = Store.open(data, keyring, disk=disk)
    run = written(store)
    copies = [notes_file(store).read_bytes()]
    with pytest.raises(PowerCut):
        run.close()
    store.close()
    disk.power_cut()
    return [*copies, notes_file(store).read_bytes()]


@pytest.mark.parametrize("seeds", [2, pytest.param(20, marks=pytest.mark.long)])
def test_the_power_may_go_between_any_two_steps_and_the_next_writer_does_the_rest(tmp_path: Path, seeds: int) -> None:
    calls = calls_of_closing(tmp_path / "whole")
    assert len(calls) > 25
    for at in calls:
        for seed in range(seeds):
            data, disk, keyring = tmp_path / f"{at}-{seed}", FaultyDisk(seed, dies_after=at), MemoryKeyring()
            copies = cut_while_closing(data, keyring, disk)
            with Store.open(data, keyring) as store:
                run = store.open_run(store.runs()[0].id)
                run.close()
                only_what_stands_is_left(store, run, copies)
                run.keep_note(LATER)
            with Store.open(data, keyring) as store:
                assert store.open_run(run.head.id).notes() == [*NOTES, LATER]


@pytest.mark.parametrize("seeds", [2, pytest.param(20, marks=pytest.mark.long)])
def test_any_call_may_fail_and_notes_are_kept_and_compact_at_the_next_try(tmp_path: Path, seeds: int) -> None:
    """A note that is written after the failure is there even if the power goes then."""
    for at in calls_of_closing(tmp_path / "whole"):
        for seed in range(seeds):
            data, disk, keyring = tmp_path / f"{at}-{seed}", FaultyDisk(seed, breaks_at=at), MemoryKeyring()
            store = Store.open(data, keyring, disk=disk)
            run = written(store)
            copy = notes_file(store).read_bytes()
            told = None
            try:
                run.close()
            except Fault as fault:
                told = fault.code
            assert told in (None, Code.WRITE_FAILED, Code.DATA_UNREADABLE)
            run.keep_note(LATER)
            run.drop_note(LATER.id)
            if seed % 2:
                store.close()
                disk.power_cut()
                store = Store.open(data, keyring)
                run = store.open_run(run.head.id)
            run.close()
            only_what_stands_is_left(store, run, [copy])
            store.close()


@pytest.mark.parametrize("step", [12, pytest.param(3, marks=pytest.mark.long)])
def test_the_power_may_go_again_while_the_next_writer_does_the_rest(tmp_path: Path, step: int) -> None:
    cuts = 0
    for at in list(calls_of_closing(tmp_path / "whole"))[:: max(1, step // 2)]:
        for again in range(0, 60, step):
            data, disk, keyring = tmp_path / f"{at}-{again}", FaultyDisk(at, dies_after=at), MemoryKeyring()
            copies = cut_while_closing(data, keyring, disk)
            cuts += not closes(data, keyring, FaultyDisk(again, dies_after=again))
            with Store.open(data, keyring) as store:
                run = store.open_run(store.runs()[0].id)
                run.close()
                only_what_stands_is_left(store, run, copies)
    assert cuts > 10


def closes(data: Path, keyring: MemoryKeyring, disk: FaultyDisk) -> bool:
    """A writer that ends the hour, if its power lasts."""
    store = None
    try:
        store = Store.open(data, keyring, disk=disk)
        store.open_run(store.runs()[0].id).close()
    except PowerCut:
        return False
    else:
        return True
    finally:
        if store is not None:
            store.close()
        disk.power_cut()
