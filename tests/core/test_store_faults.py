"""The whole store over a disk that loses its power at every single call, or fails at every single call."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.core.fault_layer import FULL, NOT_SYNCED, SHORT, FaultyDisk, PowerCut
from tests.core.keyrings import MemoryKeyring
from tests.core.stores import DAY, STARTED, SUMMARY
from vilkaarvi.errors import Code, Fault
from vilkaarvi.notes.note import Note
from vilkaarvi.seal.keyfile import NAMES
from vilkaarvi.session.events import HourEnded, HourStarted
from vilkaarvi.store.groups import Group
from vilkaarvi.store.head import RunState
from vilkaarvi.store.runs import Run
from vilkaarvi.store.store import Store

GROUPS = [Group("g1", "Norr", "", 9, DAY), Group("g2", "Syd", "", 9, DAY)]
NOTES = [Note("n1", "f1", "Kaffet " * 100, 1), Note("n2", "f1", "Tystnad", 2), Note("n3", "f1", "Efteråt", 3)]
CHANGED = Note("n1", "f1", "Te", 1, starred=True)


@dataclass
class Hour:
    """A short hour, act by act. `done` holds those that were acknowledged."""

    data: Path
    disk: FaultyDisk
    keyring: MemoryKeyring = field(default_factory=MemoryKeyring)
    done: list[str] = field(default_factory=list)
    store: Store | None = None
    run: Run | None = None

    def lead(self) -> None:
        self.store = Store.open(self.data, self.keyring, disk=self.disk)
        for name, act in self.acts().items():
            act()
            self.done.append(name)

    def acts(self) -> dict[str, Callable[[], object]]:
        return {
            "group 1": lambda: self._store.add_group(GROUPS[0]),
            "group 2": lambda: self._store.add_group(GROUPS[1]),
            "begin": self._begin,
            "start": lambda: self._run.record((HourStarted(0, 9),)),
            "note 1": lambda: self._run.keep_note(NOTES[0]),
            "note 2": lambda: self._run.keep_note(NOTES[1]),
            "change": lambda: self._run.keep_note(CHANGED),
            "lines": lambda: self._run.keep_lines("f1", ("en", "två")),
            "end": lambda: self._run.record((HourEnded(9),)),
            "compact": lambda: self._run.compact(),
            "note 3": lambda: self._run.keep_note(NOTES[2]),
            "finish": lambda: self._run.finish(SUMMARY),
        }

    @property
    def _store(self) -> Store:
        assert self.store is not None
        return self.store

    @property
    def _run(self) -> Run:
        assert self.run is not None
        return self.run

    def _begin(self) -> None:
        self.run = self._store.begin_run(GROUPS[0], "p", 1, "traff-1", 9, STARTED)

    def leave(self) -> None:
        if self.store is not None:
            self.store.close()


def nothing_acknowledged_is_lost(data: Path, keyring: MemoryKeyring, done: list[str]) -> None:
    with Store.open(data, keyring) as store:
        heads, groups = store.runs(), store.groups()
        assert {fault.code for fault in store.troubles.values()} <= {Code.LAST_WRITE_CUT}
        assert groups == GROUPS[: len(groups)]
        assert len(groups) >= sum(name.startswith("group") for name in done)
        assert not list(data.rglob("*.new"))
        if "begin" not in done:
            return
        run = store.open_run(heads[0].id)
        assert run.damage is None
        assert run.events() == [HourStarted(0, 9), HourEnded(9)][: len(run.events())]
        assert len(run.events()) >= ("start" in done) + ("end" in done)
        if heads[0].state is RunState.FINISHED:
            everything_of_the_notes_is_gone(data, run, store)
        else:
            assert "finish" not in done
            the_notes_are_there(run, done)
            if heads[0].state is RunState.CLOSED:
                assert run._opened().is_compact  # looks inside on purpose
                assert len(store.vault.notes_keys(run.head.id)) == 1
            run.keep_note(Note("n9", "f1", "går vidare", 9))


def everything_of_the_notes_is_gone(data: Path, run: Run, store: Store) -> None:
    assert run.summary() == SUMMARY
    assert not store.vault.has_notes_key(run.head.id)
    assert not list(data.rglob("*.notes"))
    for name in NAMES:
        assert '"notes": {}' in (data / name).read_text()


def the_notes_are_there(run: Run, done: list[str]) -> None:
    notes = {note.id: note for note in run.notes()}
    assert "note 1" not in done or notes["n1"] in (NOTES[0], CHANGED)
    assert "change" not in done or notes["n1"] == CHANGED
    assert "note 2" not in done or notes["n2"] == NOTES[1]
    assert "note 3" not in done or notes["n3"] == NOTES[2]
    assert "lines" not in done or run.lines() == {"f1": ("en", "två")}


def calls_of_a_whole_hour(folder: Path) -> int:
    hour = Hour(folder, FaultyDisk())
    hour.lead()
    hour.leave()
    nothing_acknowledged_is_lost(folder, hour.keyring, hour.done)
    return hour.disk.calls


def power_cuts(folder: Path, seeds: int) -> int:
    """Cuts the power before every call, `seeds` times, each time with another part of what was not synced kept."""
    calls = calls_of_a_whole_hour(folder / "whole")
    for at in range(calls):
        for seed in range(seeds):
            data = folder / f"{at}-{seed}"
            hour = Hour(data, FaultyDisk(seed, dies_after=at))
            with pytest.raises(PowerCut):
                hour.lead()
            hour.leave()
            hour.disk.power_cut()
            nothing_acknowledged_is_lost(data, hour.keyring, hour.done)
    return calls


def test_the_power_may_go_before_any_call_and_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    assert power_cuts(tmp_path, seeds=2) > 100


@pytest.mark.long
def test_the_power_may_go_before_any_call_and_any_part_may_be_lost(tmp_path: Path) -> None:
    assert power_cuts(tmp_path, seeds=40) > 100


@pytest.mark.parametrize(
    ("fails", "code"), [(FULL, Code.DISK_FULL), (SHORT, Code.DISK_FULL), (NOT_SYNCED, Code.WRITE_FAILED)]
)
def test_every_act_that_fails_is_told_and_can_be_done_again(tmp_path: Path, fails: dict[str, int], code: Code) -> None:
    hour = Hour(tmp_path, FaultyDisk())
    hour.store = Store.open(tmp_path, hour.keyring, disk=hour.disk)
    for name, act in hour.acts().items():
        hour.disk.fails = fails
        with pytest.raises(Fault) as caught:
            act()
        assert caught.value.code is code, name
        hour.disk.fails = {}
        act()
        hour.done.append(name)
    hour.leave()
    nothing_acknowledged_is_lost(tmp_path, hour.keyring, hour.done)


@pytest.mark.parametrize(("fails", "code"), [(FULL, Code.DISK_FULL), ({"open": 13}, Code.DATA_UNREADABLE)])
def test_a_folder_that_cannot_be_used_is_told_when_it_is_opened(
    tmp_path: Path, fails: dict[str, int], code: Code
) -> None:
    with pytest.raises(Fault) as caught:
        Store.open(tmp_path, MemoryKeyring(), disk=FaultyDisk(fails=fails))
    assert caught.value.code is code
    Store.open(tmp_path, MemoryKeyring()).close()  # the lock was let go


def test_a_finish_that_could_not_destroy_the_notes_is_finished_at_the_next_start(tmp_path: Path) -> None:
    hour = Hour(tmp_path, FaultyDisk())
    hour.store = Store.open(tmp_path, hour.keyring, disk=hour.disk)
    for name, act in hour.acts().items():
        hour.disk.fails = {"rename": 5} if name == "finish" else {}  # the key file cannot be replaced
        if name == "finish":
            with pytest.raises(Fault):
                act()
        else:
            act()
    assert list(tmp_path.rglob("*.notes"))
    hour.leave()
    nothing_acknowledged_is_lost(tmp_path, hour.keyring, [*hour.acts()])
