"""Listing the runs again opens only what has changed, and never tells of what was there before."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.core.stores import DAY, SUMMARY, begun
from vilkaarvi.errors import Code
from vilkaarvi.seal.disk import RealDisk
from vilkaarvi.session.events import HourEnded, HourStarted
from vilkaarvi.store import listed
from vilkaarvi.store.head import RunState
from vilkaarvi.store.months import Rules, months_after
from vilkaarvi.store.retention import erase, held
from vilkaarvi.store.runs import Run
from vilkaarvi.store.store import Store


@dataclass
class CountingDisk(RealDisk):
    opened: int = 0

    def open(self, path: Path, write: bool = False, make: bool = False) -> int:
        self.opened += path.suffix == ".run"
        return super().open(path, write, make)


@pytest.fixture
def old_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if everything had been written long ago."""
    monkeypatch.setattr(listed, "YOUNG_NS", 0)


def started(store: Store) -> Run:
    run = begun(store)
    run.record((HourStarted(0, 9),))
    return run


def opened_by_listing(store: Store, disk: CountingDisk) -> int:
    before = disk.opened
    store.runs()
    return disk.opened - before


def test_a_second_list_opens_only_what_was_written_since(tmp_path: Path, old_files: None) -> None:
    disk = CountingDisk()
    with Store.open(tmp_path, disk=disk) as store:
        runs = [started(store) for _ in range(3)]
        assert [opened_by_listing(store, disk) for _ in range(3)] == [3, 0, 0]
        runs[1].record((HourEnded(9),))
        assert [opened_by_listing(store, disk) for _ in range(2)] == [1, 0]


def test_a_file_that_was_written_just_now_is_opened_every_time(tmp_path: Path) -> None:
    disk = CountingDisk()
    with Store.open(tmp_path, disk=disk) as store:
        started(store)
        assert [opened_by_listing(store, disk) for _ in range(3)] == [1, 1, 1]


def test_a_list_tells_how_it_is_after_every_act(tmp_path: Path, old_files: None) -> None:
    with Store.open(tmp_path) as store:
        run = started(store)
        seen = [store.runs()[0].state]
        run.record((HourEnded(9),))
        seen.append(store.runs()[0].state)
        run.finish(SUMMARY)
        seen.append(store.runs()[0].state)
        assert seen == [RunState.ONGOING, RunState.CLOSED, RunState.FINISHED]
        run.release()
        erase(store, held(store, Rules(1, 1)), months_after(DAY, 2))
        assert store.runs()[0].state is RunState.CLOSED
        (tmp_path / "runs" / f"{run.head.id}.run").unlink()
        assert store.runs() == []


def test_harm_is_told_at_every_list(tmp_path: Path, old_files: None) -> None:
    with Store.open(tmp_path) as store:
        run = started(store)
        run.release()
        store.runs()
        path = tmp_path / "runs" / f"{run.head.id}.run"
        path.write_bytes(path.read_bytes()[:-1])
        for _ in range(2):
            assert [head.id for head in store.runs()] == [run.head.id]
            assert [fault.code for fault in store.troubles.values()] == [Code.LAST_WRITE_CUT]
