"""How fast the store is: a note from the call to the disk, with 1, 100 and 10 000 earlier runs, and the list of runs.

python -m bench.store [--runs 1,100,10000] [--sessions 20] [--folder DIR]        30 notes in each session

Each note is written beside a bare write and fsync of as many bytes in the same folder, turn by turn, because a disk's
mood changes: the ratio is what counts. A note's time holds TinyDB, sealing, the size check, the write and the fsync;
afterwards the run is opened anew and must hold every note, so that nothing was fast by not being written.
"""

import argparse
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from vilkaarvi.notes.note import Note
from vilkaarvi.notes.summary import Summary
from vilkaarvi.seal.disk import RealDisk
from vilkaarvi.seal.keyfile import KeyFile
from vilkaarvi.seal.vault import Vault
from vilkaarvi.session.events import Checked, HourEnded, HourStarted
from vilkaarvi.session.events import to_plain as event_to_plain
from vilkaarvi.store.documents import Documents
from vilkaarvi.store.groups import Group
from vilkaarvi.store.head import EVENTS, HEAD, SUMMARY, RunHead, to_plain
from vilkaarvi.store.listed import YOUNG_NS
from vilkaarvi.store.runs import Run, summary_to_plain
from vilkaarvi.store.store import Store

STARTED = datetime(2026, 1, 7, 12, 0, tzinfo=UTC)
DONE = Summary("sv", "p", "s", date(2026, 1, 7), "g", "u", 9, ())
NOTES = 30
TEXT = "Vi vill att nya vikarier får en rundtur och en att fråga första veckan. "


class MemoryKeyring:
    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        return self._kept.get(name)

    def keep(self, name: str, secret: bytes) -> bool:
        self._kept[name] = secret
        return True


class QuietDisk(RealDisk):
    """Does not wait: only for making many earlier runs."""

    def sync(self, handle: int) -> None:
        pass

    def sync_folder(self, folder: Path) -> None:
        pass


def ms_of(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return (time.perf_counter() - before) * 1000


def once(name: str, work: Callable[[], object]) -> str:
    """On the wall and of the processor: on a busy machine the first is mostly other people's."""
    busy = time.process_time()
    wall = ms_of(work)
    return f"{name} {wall:.1f} ms (processor {(time.process_time() - busy) * 1000:.1f})"


def percentile(times: list[float], part: float) -> float:
    return sorted(times)[int(len(times) * part)]


def told(name: str, times: list[float]) -> str:
    return f"{name} p50 {statistics.median(times):.2f} p99 {percentile(times, 0.99):.2f} ms"


@dataclass
class Times:
    """Milliseconds."""

    note: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    check: list[float] = field(default_factory=list)
    begin: list[float] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)  # what is done once, told


def make_earlier(data: Path, keyring: MemoryKeyring, count: int) -> None:
    """Finished runs, each with its own key, as the store makes them, the key file written once."""
    (data / "runs").mkdir(parents=True)
    disk = QuietDisk()
    file = KeyFile(data, disk, writer=True)
    save, file.save = file.save, lambda: None  # type: ignore[method-assign]  # ten thousand times a megabyte otherwise
    vault = Vault(data, keyring, file, disk, writer=True)
    for n in range(count):
        run_id = f"{n:032x}"
        plain = to_plain(RunHead(run_id, "g", "vilka-ar-vi", 1, "traff-1", 9, STARTED + timedelta(hours=n)))
        path = data / "runs" / f"{run_id}.run"
        documents = Documents.create(path, vault.new_run_key(run_id), disk, plain, (HEAD, plain))
        documents.add(EVENTS, [event_to_plain(HourStarted(0, 9)), event_to_plain(HourEnded(9))])
        documents.add(SUMMARY, [summary_to_plain(DONE)])
        documents.close()
    save()


def bare(path: Path, count: int) -> Callable[[], None]:
    """A write and fsync of as many bytes as a note's frame has, at the end of an open file."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0))
    content = os.urandom(count)

    def write() -> None:
        os.write(handle, content)
        os.fsync(handle)

    return write


def lead(store: Store, group: Group, notes: list[Note], write: Callable[[], None], times: Times) -> str:
    """One run with its notes, turn by turn with the bare write; its id."""
    found: list[Run] = []
    times.begin.append(ms_of(lambda: found.append(store.begin_run(group, "p", 1, "s", 9, datetime.now(UTC)))))
    run = found[0]
    run.record((HourStarted(0, 9),))
    for n, note in enumerate(notes):
        times.bare.append(ms_of(write))
        times.note.append(ms_of(partial(run.keep_note, note)))
        times.check.append(ms_of(partial(run.record, (Checked(n * 2000, n),))))
    run.release()
    return run.head.id


def measured(data: Path, earlier: int, sessions: int) -> Times:
    keyring, times = MemoryKeyring(), Times()
    make_earlier(data, keyring, earlier)
    group = Group("g", "Norr", "", 9, date(2026, 1, 7))
    notes = [Note(f"n{n}", f"f{n % 2}", TEXT * 2, n) for n in range(NOTES)]
    write = bare(data / "bare", 330)
    with Store.open(data, keyring) as store:
        led = [lead(store, group, notes, write, times) for _ in range(sessions)]
        assert len(store.runs()) == earlier + sessions
    time.sleep(YOUNG_NS / 1e9)  # closing has just blurred the times of all files: as at a start the day after
    opened: list[Store] = []
    times.rest = [
        once("open the store", lambda: opened.append(Store.open(data, keyring))),
        once("list the runs", lambda: opened[0].runs()),
        once("again", lambda: opened[0].runs()),
        once("close", lambda: opened[0].close()),
    ]
    with Store.open(data, keyring, writer=False) as reader:
        assert all(reader.open_run(run_id).notes() == notes for run_id in led)
    return times


def measure(data: Path, earlier: int, sessions: int) -> None:
    times = measured(data, earlier, sessions)
    ratio = statistics.median(times.note) / statistics.median(times.bare)
    tail = percentile(times.note, 0.99) / percentile(times.bare, 0.99)
    note, plain = told("note", times.note), told("bare", times.bare)
    print(f"{earlier:6} earlier | {note} | {plain} | ratio {ratio:.2f} / {tail:.2f}")
    print(f"{'':14} | {told('check', times.check)} | {told('begin a run', times.begin)}")
    print(f"{'':14} | {' | '.join(times.rest)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", default="1,100,10000")
    parser.add_argument("--sessions", type=int, default=20)
    parser.add_argument("--folder", type=Path, help="where to write: the disk that is measured")
    chosen = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.system()}; {chosen.sessions} sessions of {NOTES} notes")
    print("ratio: note to bare, of p50 and of p99")
    for earlier in (int(count) for count in chosen.runs.split(",")):
        with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
            measure(Path(folder) / "data", earlier, chosen.sessions)


if __name__ == "__main__":
    main()
