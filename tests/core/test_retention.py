"""Letting go in time: notes that were never agreed on, summaries, "Stoppa gallring", and crashes in between."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.core.fault_layer import FULL, NOT_SYNCED, SHORT, FaultyDisk, PowerCut
from tests.core.keyrings import MemoryKeyring
from tests.core.stores import DAY, NOTE, PHRASE, SUMMARY, begun
from vilkaarvi.errors import Code, Fault
from vilkaarvi.journal.journal import Journal
from vilkaarvi.notes.summary import Attendance
from vilkaarvi.paper.content import summary_paper
from vilkaarvi.seal.disk import RealDisk
from vilkaarvi.seal.keyfile import NAMES
from vilkaarvi.session.events import HourEnded, HourStarted
from vilkaarvi.store.head import RunState
from vilkaarvi.store.letting_go import NAME
from vilkaarvi.store.months import Rules, goes_on, months_after
from vilkaarvi.store.retention import Part, erase, erase_overdue, held, stop
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text

RULES = Rules()
BOTH = Rules(notes=3, summaries=24)
DUE = date(2027, 2, 24)
LATE = date(2030, 1, 1)


def an_hour(store: Store, finished: bool = False, over: bool = True) -> str:
    """Its run's id."""
    run = begun(store)
    run.record((HourStarted(0, 9),))
    run.keep_note(NOTE)
    run.keep_lines("f1", ("en rad",))
    if over:
        run.record((HourEnded(9),))
        run.keep_attendance(Attendance(8, 1))
    if finished:
        run.finish(SUMMARY)
    run.release()
    return run.head.id


@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [
        (date(2026, 11, 24), 3, date(2027, 2, 24)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
    ],
)
def test_months_are_counted_as_people_count_them(day: date, months: int, wanted: date) -> None:
    assert months_after(day, months) == wanted


def test_notes_go_after_three_months_and_summaries_never_until_somebody_has_said_so(tmp_path: Path) -> None:
    with Store.open(tmp_path, MemoryKeyring()) as store:
        an_hour(store)
        an_hour(store, finished=True)
        assert {(each.part, each.goes) for each in held(store, RULES)} == {(Part.NOTES, DUE), (Part.SUMMARY, None)}
        assert {goes_on(head, BOTH) for head in store.runs()} == {DUE, date(2028, 11, 24)}
        assert erase_overdue(store, RULES, DUE - timedelta(1)) == []
        (gone,) = erase_overdue(store, RULES, LATE)
        assert gone.part is Part.NOTES


@pytest.mark.parametrize("over", [True, False])
def test_overdue_notes_are_gone_with_both_key_slots_and_the_run_stays_closed(tmp_path: Path, over: bool) -> None:
    with Store.open(tmp_path) as store:
        store.vault.choose(PHRASE)
        run_id = an_hour(store, over=over)
    with Store.open(tmp_path) as store:  # nobody has given the passphrase: letting go needs none
        assert [each.head.id for each in erase_overdue(store, RULES, DUE)] == [run_id]
        assert held(store, RULES) == []
        the_notes_are_gone(tmp_path, store, run_id)
        store.vault.unlock(PHRASE)
        for work in (store.open_run(run_id).notes, lambda: store.open_run(run_id).keep_note(NOTE)):
            with pytest.raises(Fault) as caught:
                work()
            assert caught.value.code is Code.KEY_MISSING
    assert (tmp_path / NAME).read_text() == f"{DUE} erased-notes {run_id}\n"


def the_notes_are_gone(data: Path, store: Store, run_id: str) -> None:
    assert not list(data.rglob("*.notes"))
    for name in NAMES:
        assert '"notes": {}' in (data / name).read_text()
    (head,) = [head for head in store.runs() if head.id == run_id]
    assert head.state is RunState.CLOSED
    assert store.open_run(run_id).events()[0] == HourStarted(0, 9)


def the_summary_is_gone(store: Store, run_id: str, copy: bytes) -> None:
    """Nor is it in an older copy of the file, with any key of today."""
    (head,) = [head for head in store.runs() if head.id == run_id]
    assert head.state is RunState.CLOSED
    run = store.open_run(run_id)
    assert run.summary() is None
    assert (run.events(), run.attendance()) == ([HourStarted(0, 9), HourEnded(9)], Attendance(8, 1))
    path = store.runs_folder / f"{run_id}.run"
    now = path.read_bytes()
    for raw in (now, copy):
        path.write_bytes(raw)
        shown = b""
        with suppress(Fault):  # no key opens it
            shown = b"".join(Journal(path, store.vault.run_keys(run_id), RealDisk(), writer=False).payloads)
        assert b"Vi h" not in shown
        assert bool(shown) is (raw == now)
    path.write_bytes(now)


def test_an_overdue_summary_can_be_read_with_no_key_of_today_and_the_counts_stay(tmp_path: Path) -> None:
    with Store.open(tmp_path, MemoryKeyring()) as store:
        run_id = an_hour(store, finished=True)
        copy = (store.runs_folder / f"{run_id}.run").read_bytes()
        assert [each.part for each in erase_overdue(store, BOTH, LATE)] == [Part.SUMMARY]
        the_summary_is_gone(store, run_id, copy)
        assert held(store, BOTH) == []


def test_what_is_stopped_is_not_erased_until_it_is_allowed_and_both_are_noted_by_date(tmp_path: Path) -> None:
    with Store.open(tmp_path, MemoryKeyring()) as store:
        run_id = an_hour(store)
        stop(store, run_id, DAY)
        stop(store, run_id, DAY)
        assert [each.stopped for each in held(store, RULES)] == [DAY]
        assert erase_overdue(store, RULES, LATE) == []
        assert erase(store, held(store, RULES), LATE) == []  # not by hand either
        stop(store, run_id, LATE, stopped=False)
        assert len(erase_overdue(store, RULES, LATE)) == 1
    lines = [f"{DAY} stopped", f"{LATE} allowed", f"{LATE} erased-notes"]
    assert (tmp_path / NAME).read_text() == "".join(f"{line} {run_id}\n" for line in lines)


@pytest.mark.parametrize("words", ["nonsense\n", "2026-11-24 stopped\n", "2026-02-30 stopped " + "0" * 32 + "\n"])
def test_with_a_log_that_cannot_be_read_nothing_is_erased_and_that_is_told(tmp_path: Path, words: str) -> None:
    keyring = MemoryKeyring()
    with Store.open(tmp_path, keyring) as store:
        an_hour(store)
    (tmp_path / NAME).write_text(words)
    with Store.open(tmp_path, keyring) as store:
        with pytest.raises(Fault) as caught:
            erase_overdue(store, RULES, LATE)
        assert caught.value.code is Code.RETENTION_UNREADABLE
        assert store.open_run(store.runs()[0].id).notes() == [NOTE]


# --- crashes and faults


def letting_go(store: Store) -> None:
    erase_overdue(store, BOTH, LATE)


def two_hours(data: Path, keyring: MemoryKeyring) -> tuple[str, str, bytes]:
    """One that was never agreed on, a finished one, and the latter's file."""
    with Store.open(data, keyring) as store:
        one, other = an_hour(store), an_hour(store, finished=True)
        return one, other, (store.runs_folder / f"{other}.run").read_bytes()


def calls_of(data: Path, work: Callable[[Store], None]) -> range:
    """The numbers of the disk's calls that `work` makes."""
    keyring, disk = MemoryKeyring(), FaultyDisk()
    two_hours(data, keyring)
    with Store.open(data, keyring, disk=disk) as store:
        first = disk.calls
        work(store)
        return range(first, disk.calls)


def all_or_nothing(data: Path, keyring: MemoryKeyring, one: str, other: str, copy: bytes) -> bool:
    """What was noted is gone, all of it; what was not is there, all of it. True when anything was."""
    with Store.open(data, keyring) as store:
        assert not list(data.rglob("*.new"))
        noted = store.let_go.erased()
        if one in noted:
            the_notes_are_gone(data, store, one)
        else:
            assert store.open_run(one).notes() == [NOTE]
        if other in noted:
            the_summary_is_gone(store, other, copy)
        else:
            assert store.open_run(other).summary() == SUMMARY
        assert store.troubles == {}
        return bool(noted)


@pytest.mark.parametrize(("seeds", "step"), [(1, 2), pytest.param(10, 1, marks=pytest.mark.long)])
def test_the_power_may_go_before_any_call_of_erasing_and_the_next_start_does_the_rest(
    tmp_path: Path, seeds: int, step: int
) -> None:
    done = []
    for at in calls_of(tmp_path / "whole", letting_go)[::step]:
        for seed in range(seeds):
            data, keyring = tmp_path / f"{at}-{seed}", MemoryKeyring()
            hours = two_hours(data, keyring)
            disk = FaultyDisk(seed, dies_after=at)
            store = Store.open(data, keyring, disk=disk)
            with pytest.raises(PowerCut):
                letting_go(store)
            store.close()
            disk.power_cut()
            done.append(all_or_nothing(data, keyring, *hours))
    assert len(done) > 30
    assert {True, False} == set(done)


@pytest.mark.parametrize("step", [3, pytest.param(1, marks=pytest.mark.long)])
def test_the_power_may_go_again_while_the_next_start_does_the_rest(tmp_path: Path, step: int) -> None:
    cuts = 0
    for at in list(calls_of(tmp_path / "whole", letting_go))[:: 8 * step]:
        for again in range(2, 50, 6):
            data, keyring = tmp_path / f"{at}-{again}", MemoryKeyring()
            hours = two_hours(data, keyring)
            for count, work in ((at, letting_go), (again, lambda _store: None)):
                disk = FaultyDisk(again, dies_after=count)
                store = None
                try:
                    store = Store.open(data, keyring, disk=disk)
                    work(store)
                except PowerCut:
                    cuts += 1
                if store is not None:
                    store.close()
                disk.power_cut()
            all_or_nothing(data, keyring, *hours)
    assert cuts > 10


@pytest.mark.parametrize("kind", [FULL, SHORT, NOT_SYNCED, {"rename": 5}, {"open": 5}])
def test_erasing_on_a_disk_that_fails_is_told_or_done_and_the_next_start_does_the_rest(
    tmp_path: Path, kind: dict[str, int]
) -> None:
    keyring, disk = MemoryKeyring(), FaultyDisk()
    hours = two_hours(tmp_path, keyring)
    with Store.open(tmp_path, keyring, disk=disk) as store:
        disk.fails = kind
        with pytest.raises(Fault):
            letting_go(store)
        disk.fails = {}
        assert store.let_go.erased() == {}  # it could not even be noted: nothing is gone
    assert not all_or_nothing(tmp_path, keyring, *hours)


@pytest.mark.parametrize("step", [4, pytest.param(1, marks=pytest.mark.long)])
def test_any_one_call_may_fail_while_something_is_erased(tmp_path: Path, step: int) -> None:
    noted = 0
    for at in calls_of(tmp_path / "whole", letting_go)[::step]:
        data, keyring, disk = tmp_path / str(at), MemoryKeyring(), FaultyDisk(breaks_at=at)
        hours = two_hours(data, keyring)
        with Store.open(data, keyring, disk=disk) as store, suppress(Fault):  # told, or left for another time
            letting_go(store)
        noted += all_or_nothing(data, keyring, *hours)
    assert noted > 10


# --- copies (what evidence about keys and copies says)


def test_a_copy_of_the_notes_is_dead_and_swept_without_an_old_copy_of_the_keys(tmp_path: Path) -> None:
    """With an old copy of the key files it reads again: those must never be in a backup."""
    data, keyring = tmp_path / "data", MemoryKeyring()
    one, _other, _copy = two_hours(data, keyring)
    path = data / "runs" / f"{one}.notes"
    copy, keys = path.read_bytes(), [(data / name).read_bytes() for name in NAMES]
    with Store.open(data, keyring) as store:
        erase_overdue(store, RULES, LATE)
    path.write_bytes(copy)
    with Store.open(data, keyring) as store:
        assert not path.exists()
        assert not store.vault.has_notes_key(one)
    path.write_bytes(copy)
    (data / NAME).unlink()
    for name, raw in zip(NAMES, keys, strict=True):
        (data / name).write_bytes(raw)
    with Store.open(data, keyring, writer=False) as reader:
        assert reader.open_run(one).notes() == [NOTE]


@pytest.mark.parametrize(
    ("draft", "day", "said"),
    [
        (False, None, "Programmet gallrar den inte. Kommunen bestämmer hur länge den sparas."),
        (False, DUE, "Den gallras i programmet 24 februari 2027."),
        (True, DUE, "Om den inte godkänns gallras den i programmet 24 februari 2027."),
        (True, None, ""),
    ],
)
def test_the_paper_says_until_when_it_is_kept(draft: bool, day: date | None, said: str) -> None:
    assert summary_paper(SUMMARY, Text(), draft=draft, erased=day).keeps == said
