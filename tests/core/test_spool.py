"""A folder that vanishes in the middle of an hour: what is written waits on this computer, and there is one truth."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.fault_layer import FULL, FaultyDisk
from tests.core.keyrings import MemoryKeyring
from tests.core.stores import SUMMARY, begun
from vilkaarvi.errors import Code, Fault
from vilkaarvi.journal import journal as journal_module
from vilkaarvi.journal.journal import Journal
from vilkaarvi.journal.spool import Joined, Spool, left_in, waiting_in
from vilkaarvi.notes.note import Note
from vilkaarvi.seal.disk import RealDisk
from vilkaarvi.session.events import Event, HourEnded, HourStarted
from vilkaarvi.store.head import RunState
from vilkaarvi.store.runs import Run
from vilkaarvi.store.store import Store

KEY = bytes(range(32))
NAME = "a.run"
GONE = {"write": 5, "sync": 5, "cut": 5, "size": 5, "read": 5, "open": 5}
NOTES = [Note(f"n{n}", "f1", f"Kaffet blev bättre {n}", n) for n in range(4)]
EVENTS: list[Event] = [HourStarted(0, 9), HourEnded(9)]


@pytest.fixture(autouse=True)
def _looks_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "AGAIN_S", 0.0)


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    return tmp_path / "spool"


def journal_at(path: Path, spool: Path, disk: FaultyDisk | RealDisk | None = None) -> Journal:
    path.parent.mkdir(exist_ok=True)
    return Journal.create(path, KEY, disk or RealDisk(), {}, [b"ett"], Spool(spool, path.name))


def read(path: Path) -> list[bytes]:
    journal = Journal(path, [KEY], RealDisk(), writer=False)
    assert (journal.lost, journal.torn) == (0, 0)
    return journal.payloads


# --- one journal


def test_what_is_written_while_the_folder_is_gone_waits_here_and_is_joined_when_it_is_back(
    tmp_path: Path, spool: Path
) -> None:
    disk = FaultyDisk()
    path = tmp_path / "data" / NAME
    journal = journal_at(path, spool, disk)
    disk.fails = GONE
    journal.append(b"hemligt")
    journal.append(b"tre")
    assert journal.aside
    assert waiting_in(spool) == [NAME]
    assert all(b"hemligt" not in kept.read_bytes() for kept in spool.iterdir())  # sealed here too
    disk.fails = {}
    journal.append(b"fyra")
    assert waiting_in(spool) == []
    journal.append(b"fem")
    journal.close()
    assert read(path) == [b"ett", b"hemligt", b"tre", b"fyra", b"fem"]


def test_a_full_disk_is_told_and_nothing_waits_for_it(tmp_path: Path, spool: Path) -> None:
    disk = FaultyDisk()
    journal = journal_at(tmp_path / NAME, spool, disk)
    disk.fails = FULL
    with pytest.raises(Fault) as caught:
        journal.append(b"nej")
    assert caught.value.code is Code.DISK_FULL
    assert (journal.aside, waiting_in(spool)) == (False, [])


def test_when_this_computers_disk_fails_too_it_is_told(tmp_path: Path, spool: Path) -> None:
    disk = FaultyDisk()
    journal = journal_at(tmp_path / NAME, spool, disk)
    spool.write_text("a file where the folder should be")
    disk.fails = GONE
    with pytest.raises(Fault) as caught:
        journal.append(b"nej")
    assert caught.value.code is Code.WRITE_FAILED
    disk.fails = {}
    journal.append(b"ja")
    journal.close()
    assert read(tmp_path / NAME) == [b"ett", b"ja"]


def test_a_write_that_got_half_way_before_the_folder_went_is_completed(tmp_path: Path, spool: Path) -> None:
    disk = FaultyDisk()
    journal = journal_at(tmp_path / NAME, spool, disk)
    disk.fails = {"short": 5, "cut": 5}
    journal.append(b"halv" * 100)
    assert (tmp_path / NAME).read_bytes()[-1:] != b""
    disk.fails = {}
    journal.close()
    assert read(tmp_path / NAME) == [b"ett", b"halv" * 100]


def waiting(tmp_path: Path, spool: Path) -> tuple[Path, bytes, bytes]:
    """A journal, as it was and as it is to become, whose two last frames wait."""
    disk = FaultyDisk()
    path = tmp_path / NAME
    journal = journal_at(path, spool, disk)
    before = path.read_bytes()
    disk.fails = GONE
    journal.append(b"tva")
    journal.append(b"tre")
    disk.fails = {}
    kept = next(spool.iterdir()).read_bytes()
    journal.close()
    after = path.read_bytes()
    path.write_bytes(before)
    (spool / f"{NAME}.spool").write_bytes(kept)
    return path, before, after


def test_a_joining_that_was_broken_off_anywhere_is_completed(tmp_path: Path, spool: Path) -> None:
    path, before, after = waiting(tmp_path, spool)
    kept = (spool / f"{NAME}.spool").read_bytes()
    for size in range(len(before), len(after) + 1):
        path.write_bytes(after[:size])
        (spool / f"{NAME}.spool").write_bytes(kept)
        assert Spool(spool, NAME).join(path, RealDisk()) is Joined.ALL
        assert path.read_bytes() == after
        assert waiting_in(spool) == []


def test_a_spool_that_was_cut_off_anywhere_joins_what_is_whole(tmp_path: Path, spool: Path) -> None:
    path, before, after = waiting(tmp_path, spool)
    kept = (spool / f"{NAME}.spool").read_bytes()
    for size in range(len(kept)):
        path.write_bytes(before)
        (spool / f"{NAME}.spool").write_bytes(kept[:size])
        Spool(spool, NAME).join(path, RealDisk())
        assert after.startswith(path.read_bytes())
        assert read(path) == [b"ett", b"tva", b"tre"][: len(read(path))]
        assert waiting_in(spool) == []


@pytest.mark.parametrize("order", ["joined, then gone on", "gone on, then joined"])
def test_there_are_never_two_truths(tmp_path: Path, spool: Path, order: str) -> None:
    """Another computer writes before or after what waits here is joined."""
    path, _before, after = waiting(tmp_path, spool)
    first = order.startswith("joined")
    if first:
        path.write_bytes(after)  # the crash came between joining and forgetting
    other = Journal(path, [KEY], RealDisk(), writer=True)
    other.append(b"annan")
    other.close()
    there = path.read_bytes()
    assert Spool(spool, NAME).join(path, RealDisk()) is (Joined.ALL if first else Joined.WENT_ON)
    assert path.read_bytes() == there
    assert left_in(spool) == ([] if first else [NAME])
    assert read(path) == ([b"ett", b"tva", b"tre", b"annan"] if first else [b"ett", b"annan"])


def test_a_journal_that_was_put_back_as_it_was_earlier_is_not_written_to(tmp_path: Path, spool: Path) -> None:
    path, before, _after = waiting(tmp_path, spool)
    path.write_bytes(before[:-1])
    assert Spool(spool, NAME).join(path, RealDisk()) is Joined.WENT_ON
    assert path.read_bytes() == before[:-1]


def test_whoever_went_on_here_is_told_and_writes_no_more(tmp_path: Path, spool: Path) -> None:
    disk = FaultyDisk()
    path = tmp_path / NAME
    journal = journal_at(path, spool, disk)
    disk.fails = GONE
    journal.append(b"tva")
    disk.fails = {}
    other = Journal(path, [KEY], RealDisk(), writer=True)
    other.append(b"annan")
    other.close()
    for _ in range(2):
        with pytest.raises(Fault) as caught:
            journal.append(b"tre")
        assert caught.value.code is Code.JOURNAL_WENT_ON
    journal.close()
    assert read(path) == [b"ett", b"annan"]
    assert left_in(spool) == [NAME]


# --- a whole store; the folder is moved away, as when a network drive is lost


class Led:
    """A run with notes in a folder that can go and come back."""

    def __init__(self, folder: Path) -> None:
        self.data, self.away, self.spool = folder / "data", folder / "away", folder / "spool"
        self.keyring = MemoryKeyring()
        self.store = self.opened()
        self.run: Run = begun(self.store)
        self.run.record((EVENTS[0],))
        self.run.keep_note(NOTES[0])

    def opened(self) -> Store:
        return Store.open(self.data, self.keyring, spool=self.spool)

    def go(self) -> None:
        self.data.rename(self.away)

    def come_back(self) -> None:
        self.away.rename(self.data)


@pytest.fixture
def led(tmp_path: Path) -> Iterator[Led]:
    made = Led(tmp_path)
    yield made
    made.store.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows moves no folder whose files are open")
def test_the_hour_goes_on_without_its_folder_and_all_is_there_afterwards(led: Led) -> None:
    led.go()
    led.run.keep_note(NOTES[1])
    led.run.record((EVENTS[1],))
    assert led.run.aside is not None
    assert led.run.aside.code is Code.FOLDER_GONE
    assert led.run.notes() == NOTES[:2]  # on the screen
    assert not led.data.exists()  # nothing is made where the folder was
    led.come_back()
    led.run.keep_note(NOTES[2])
    led.run.look_again()
    led.run.compact()
    assert waiting_in(led.spool) == []
    led.store.close()
    with led.opened() as store:
        run = store.open_run(led.run.head.id)
        assert (run.events(), run.notes(), run.damage) == (EVENTS, NOTES[:3], None)
        assert store.troubles == {}


@pytest.mark.skipif(os.name == "nt", reason="Windows moves no folder whose files are open")
def test_an_empty_folder_in_its_place_is_not_written_to(led: Led) -> None:
    """What is left where a network drive was mounted."""
    led.go()
    led.data.mkdir()
    led.run.keep_note(NOTES[1])
    assert led.run.aside is not None
    assert list(led.data.iterdir()) == []
    led.data.rmdir()
    led.come_back()


@pytest.mark.skipif(os.name == "nt", reason="Windows moves no folder whose files are open")
def test_a_program_that_ends_while_the_folder_is_gone_joins_at_the_next_start_without_a_key(led: Led) -> None:
    led.go()
    led.run.keep_note(NOTES[1])
    led.run.record((EVENTS[1],))
    led.store.close()
    assert sorted(name.rpartition(".")[2] for name in waiting_in(led.spool)) == ["notes", "run"]
    led.come_back()
    led.keyring, keyring = MemoryKeyring(), led.keyring
    with led.opened():  # the keys are not there
        assert waiting_in(led.spool) == []
    led.keyring = keyring
    with led.opened() as store:
        run = store.open_run(led.run.head.id)
        assert (run.events(), run.notes(), run.head.state) == (EVENTS, NOTES[:2], RunState.CLOSED)


@pytest.mark.skipif(os.name == "nt", reason="Windows moves no folder whose files are open")
def test_what_was_finished_without_the_folder_is_finished_at_the_next_start(led: Led) -> None:
    led.go()
    led.run.record((EVENTS[1],))
    with pytest.raises(Fault):
        led.run.finish(SUMMARY)  # the notes could not be destroyed yet, and that is told
    led.store.close()
    led.come_back()
    with led.opened() as store:
        assert store.open_run(led.run.head.id).summary() == SUMMARY
        assert store.vault.runs_with_notes() == []
    assert not list(led.data.rglob("*.notes"))
    assert not list(led.spool.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="Windows moves no folder whose files are open")
def test_another_computer_that_went_on_meanwhile_counts_and_it_is_told(led: Led, tmp_path: Path) -> None:
    led.go()
    led.run.keep_note(NOTES[1])
    shutil.copytree(led.away, tmp_path / "copy")  # where the other computer sees it
    (tmp_path / "copy" / "writer.json").unlink()
    with Store.open(tmp_path / "copy", led.keyring, spool=tmp_path / "elsewhere") as other:
        other.open_run(led.run.head.id).keep_note(NOTES[3])
    shutil.rmtree(led.away)
    (tmp_path / "copy").rename(led.away)
    led.store.close()
    led.come_back()
    with led.opened() as store:
        assert store.open_run(led.run.head.id).notes() == [NOTES[0], NOTES[3]]
        assert {fault.code for fault in store.troubles.values()} == {Code.JOURNAL_WENT_ON}


@pytest.mark.skipif(os.name == "nt", reason="Windows moves no folder whose files are open")
def test_what_waits_for_notes_that_were_erased_elsewhere_is_swept(led: Led, tmp_path: Path) -> None:
    led.go()
    led.run.keep_note(NOTES[1])
    led.store.close()
    led.come_back()
    with Store.open(led.data, led.keyring, spool=tmp_path / "elsewhere") as other:
        run = other.open_run(led.run.head.id)
        run.record((EVENTS[1],))
        run.finish(SUMMARY)
    with led.opened():
        assert not list(led.spool.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="Windows moves no folder whose files are open")
def test_an_empty_folder_where_the_drive_should_be_sweeps_nothing(led: Led) -> None:
    led.go()
    led.run.keep_note(NOTES[1])
    led.store.close()
    with led.opened():  # the drive is not there: a new folder is made in its place
        assert waiting_in(led.spool) == [f"{led.run.head.id}.notes"]
    shutil.rmtree(led.data)
    led.come_back()
    with led.opened() as store:
        assert store.open_run(led.run.head.id).notes() == NOTES[:2]
