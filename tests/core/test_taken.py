"""Taking a group in: without doubles, nothing lost, nothing overwritten in silence, nothing counted twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from tests.core.fault_layer import FaultyDisk, PowerCut
from tests.core.keyrings import MemoryKeyring
from tests.core.stores import fingerprint
from tests.core.transfers import DAY, LATER, LINES, SUMMARY, hour, norr, opened, two_sessions
from vilkaarvi.app.handover import hand_over
from vilkaarvi.app.homeview import home_view, last_lines, open_run, read_kept
from vilkaarvi.cli import main
from vilkaarvi.errors import Code, Fault
from vilkaarvi.notes.note import Note
from vilkaarvi.notes.summary import Attendance, Plan
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.model import Programme
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.events import HourEnded
from vilkaarvi.session.tally import Tally
from vilkaarvi.store.groups import Group
from vilkaarvi.store.head import RunState
from vilkaarvi.store.runs import Run
from vilkaarvi.store.store import Store
from vilkaarvi.store.taken import RunIs, coming, leaving, take_in
from vilkaarvi.store.transfer import Transfer, packed, unpacked
from vilkaarvi.text import Text
from vilkaarvi.ui.home_acts import SessionIs

TODAY = date(2026, 12, 3)


@pytest.fixture(scope="module")
def programme() -> Programme:
    return read_programme(Places(Path("unused"), shipped_programmes()), "vilka-ar-vi", date(2026, 11, 24))


@pytest.fixture
def gone(tmp_path: Path) -> Transfer:
    """What the first laptop hands over."""
    with opened(tmp_path / "a") as store:
        return unpacked(packed(two_sessions(store)))


def states(store: Store, transfer: Transfer) -> list[RunIs]:
    return [each for _run, each in coming(store, transfer).runs]


def test_what_is_looked_at_changes_nothing(tmp_path: Path, gone: Transfer) -> None:
    with opened(tmp_path / "b") as store:
        before = fingerprint(tmp_path / "b")
        seen = coming(store, gone)
        assert (seen.known, seen.adds, seen.namesake, seen.twice, seen.only_here) == (None, True, False, (), ())
        assert states(store, gone) == [RunIs.NEW, RunIs.NEW]
        assert fingerprint(tmp_path / "b") == before


def test_the_group_its_sessions_and_what_was_agreed_are_here_afterwards(tmp_path: Path, gone: Transfer) -> None:
    keyring = MemoryKeyring()
    with Store.open(tmp_path / "b", keyring) as store:
        take_in(store, gone, TODAY)
    with Store.open(tmp_path / "b", keyring) as store:
        group = store.group(gone.card.id)
        assert (group.name, group.unit, group.headcount, group.created) == ("Norr", "Vård", 9, TODAY)
        later, first = store.runs()
        assert (first.day, first.state, first.taken_in) == (DAY.date(), RunState.FINISHED, True)
        assert (later.day, later.state, later.taken_in) == (LATER.date(), RunState.CLOSED, True)
        run = store.open_run(first.id)
        assert run.summary() == SUMMARY
        assert run.attendance() == Attendance(8, 1)
        assert run.tally() is None
        assert last_lines(store, group.id)[:2] == LINES
        assert leaving(store, group.id).transfer == gone
        assert not store.troubles


def test_the_same_file_twice_changes_nothing_more(tmp_path: Path, gone: Transfer) -> None:
    with opened(tmp_path / "b") as store:
        take_in(store, gone, TODAY)
        before = fingerprint(tmp_path / "b")
        seen = coming(store, gone)
        assert (seen.adds, seen.card_differs) == (False, False)
        assert states(store, gone) == [RunIs.HERE, RunIs.HERE]
        take_in(store, gone, TODAY)
        assert fingerprint(tmp_path / "b") == before
        assert len(store.runs()) == 2


def test_a_newer_file_adds_a_session_and_the_lines_that_were_finished_meanwhile(tmp_path: Path) -> None:
    with opened(tmp_path / "a") as a, opened(tmp_path / "b") as b:
        group = norr(a)
        run = hour(a, group, "traff-1", finished=False)
        older = leaving(a, group.id).transfer
        take_in(b, older, TODAY)
        run.finish(SUMMARY)
        hour(a, group, "traff-2", LATER)
        newer = leaving(a, group.id).transfer
        assert states(b, newer) == [RunIs.MORE, RunIs.NEW]
        take_in(b, newer, TODAY)
        assert [head.state for head in b.runs()] == [RunState.FINISHED] * 2
        assert leaving(b, group.id).transfer == newer
        assert states(b, older) == [RunIs.HERE]
        take_in(b, older, TODAY)
        assert leaving(b, group.id).transfer == newer


def test_a_group_handed_back_brings_the_new_session_and_leaves_ones_own_alone(tmp_path: Path) -> None:
    with opened(tmp_path / "a") as a, opened(tmp_path / "b") as b:
        group = norr(a)
        run = hour(a, group, "traff-1")
        take_in(b, leaving(a, group.id).transfer, TODAY)
        a.mark_handed(group.id, TODAY)
        hour(b, b.group(group.id), "traff-2", LATER)
        back = leaving(b, group.id).transfer
        assert states(a, back) == [RunIs.HERE, RunIs.NEW]
        take_in(a, back, TODAY)
        assert [head.taken_in for head in a.runs()] == [True, False]
        assert a.open_run(run.head.id).tally() is not None
        assert a.handed() == {}


def test_a_group_that_was_changed_in_both_places_becomes_the_union_and_all_is_told(tmp_path: Path) -> None:
    with opened(tmp_path / "a") as a, opened(tmp_path / "b") as b:
        group = replace(norr(a), planned=(date(2026, 12, 8),))
        a.add_group(group)
        hour(a, group, "traff-1")
        take_in(b, leaving(a, group.id).transfer, TODAY)
        b.add_group(replace(b.group(group.id), at=time(13, 30)))
        a.add_group(replace(group, name="Norr och Söder", headcount=12, planned=(date(2026, 12, 15),)))
        hour(a, group, "traff-2", LATER)
        mine = hour(b, b.group(group.id), "traff-2", LATER)
        there = leaving(a, group.id).transfer
        seen = coming(b, there)
        assert (seen.card_differs, seen.twice, seen.adds) == (True, ("traff-2",), True)
        assert [head.id for head in seen.only_here] == [mine.head.id]
        take_in(b, there, TODAY)
        here = b.group(group.id)
        assert (here.name, here.headcount) == ("Norr", 9)
        assert here.planned == (date(2026, 12, 8), date(2026, 12, 15))
        assert here.at == time(13, 30)  # the hour is this leader's own
        assert sorted(head.session for head in b.runs()) == ["traff-1", "traff-2", "traff-2"]
        take_in(b, there, TODAY, use_card=True)
        assert (b.group(group.id).name, b.group(group.id).headcount) == ("Norr och Söder", 12)
        assert b.group(group.id).created == here.created


def test_a_session_that_says_something_else_here_stays_and_is_told(tmp_path: Path, gone: Transfer) -> None:
    with opened(tmp_path / "b") as store:
        take_in(store, gone, TODAY)
        other = replace(gone, runs=(replace(gone.runs[0], present=3), replace(gone.runs[1], people=4)))
        assert states(store, other) == [RunIs.DIFFERS, RunIs.DIFFERS]
        before = fingerprint(tmp_path / "b")
        take_in(store, other, TODAY)
        assert fingerprint(tmp_path / "b") == before


def test_a_session_that_nobody_can_read_now_is_not_overwritten(tmp_path: Path, gone: Transfer) -> None:
    keyring = MemoryKeyring()
    with Store.open(tmp_path / "b", keyring) as store:
        take_in(store, gone, TODAY)
    path = tmp_path / "b" / "runs" / f"{gone.runs[0].id}.run"
    path.write_bytes(bytes(100))
    with Store.open(tmp_path / "b", keyring) as store:
        assert states(store, gone) == [RunIs.DIFFERS, RunIs.HERE]
        take_in(store, gone, TODAY)
    assert path.read_bytes() == bytes(100)


def test_groups_that_cannot_be_read_now_are_told_before_anything_is_taken_in(tmp_path: Path, gone: Transfer) -> None:
    disk = FaultyDisk()
    with Store.open(tmp_path / "b", MemoryKeyring(), disk=disk) as store:
        take_in(store, gone, TODAY)
        disk.fails = {"read": 5}
        with pytest.raises(Fault, match="data-unreadable"):
            coming(store, gone)


def test_a_session_of_another_group_or_one_that_goes_on_is_left_alone(tmp_path: Path, gone: Transfer) -> None:
    with opened(tmp_path / "b") as store:
        other = norr(store)
        run = store.begin_run(other, "vilka-ar-vi", 1, "traff-1", 9, DAY)
        theirs = replace(gone, runs=(replace(gone.runs[0], id=run.head.id),))
        seen = coming(store, theirs)
        assert ([each for _run, each in seen.runs], seen.namesake) == ([RunIs.DIFFERS], True)
        take_in(store, theirs, TODAY)
        assert (store.runs()[0].group, store.runs()[0].taken_in) == (other.id, False)


WRITES: list[Callable[[Run], object]] = [
    lambda run: run.record((HourEnded(1),)),
    lambda run: run.keep_attendance(Attendance(9)),
    lambda run: run.keep_tally(Tally((("understand", (0, 0, 0, 0, 9)),))),
    lambda run: run.keep_note(Note("n", "fraga-1", "x", 1)),
    lambda run: run.keep_lines("fraga-1", ("x",)),
    lambda run: run.keep_plan(Plan()),
    lambda run: run.finish(SUMMARY),
    lambda run: run.events(),
]


@pytest.mark.parametrize("write", WRITES)
def test_a_session_that_was_taken_in_is_only_read(
    tmp_path: Path, gone: Transfer, write: Callable[[Run], object]
) -> None:
    with opened(tmp_path / "b") as store:
        take_in(store, gone, TODAY)
        before = fingerprint(tmp_path / "b")
        for head in store.runs():
            with pytest.raises(Fault) as caught:
                write(store.open_run(head.id))
            assert caught.value.code is Code.RUN_TAKEN_IN
        assert fingerprint(tmp_path / "b") == before


def test_a_session_that_was_taken_in_is_never_counted_again(
    tmp_path: Path, gone: Transfer, programme: Programme
) -> None:
    with opened(tmp_path / "b") as store:
        take_in(store, gone, TODAY)
        for head in store.runs():
            hand_over(store, tmp_path / "b", programme, store.open_run(head.id))
    assert not list((tmp_path / "b").glob("outbox-*"))


def test_home_shows_it_as_held_and_nobody_is_asked_to_go_on_with_it(
    tmp_path: Path, gone: Transfer, programme: Programme
) -> None:
    first = programme.sessions[0]
    three = replace(programme, sessions=tuple(replace(first, id=f"traff-{at}", number=at) for at in (1, 2, 3)))
    with opened(tmp_path / "b") as store:
        take_in(store, gone, TODAY)
        kept = read_kept(store, three, "sv")
        assert open_run(kept) is None
        view = home_view(kept, three, None, Text(), LATER, fast=False)
    assert [row.state for row in view.sessions] == [SessionIs.DONE, SessionIs.DONE, SessionIs.NEXT]
    assert view.sessions[0].note == "Genomförd 24 november 2026"
    assert (view.unfinished, [row.day for row in view.finished]) == (None, ["24 november 2026"])


def test_whatever_call_of_the_disk_fails_it_can_be_done_again_without_doubles(tmp_path: Path, gone: Transfer) -> None:
    broken = 0
    for at in range(200):
        disk = FaultyDisk()
        with Store.open(tmp_path / str(at), MemoryKeyring(), disk=disk) as store:
            disk.breaks_at = disk.calls + at
            try:
                take_in(store, gone, TODAY)
            except Fault:
                broken += 1
                take_in(store, gone, TODAY)
            reached, disk.breaks_at = disk.calls > disk.breaks_at, None
            assert leaving(store, gone.card.id).transfer == gone
            assert len(store.groups()) == 1
            assert not store.troubles
            if not reached:
                break
    assert broken > 20


def test_a_power_cut_in_the_middle_leaves_what_can_be_done_again(tmp_path: Path, gone: Transfer) -> None:
    cuts = 0
    for at in range(0, 200, 2):
        data, disk, keyring = tmp_path / str(at), FaultyDisk(at), MemoryKeyring()
        with Store.open(data, keyring, disk=disk) as store:
            disk.dies_after = disk.calls + at
            try:
                take_in(store, gone, TODAY)
            except PowerCut:
                cuts += 1
                disk.dies_after = None
                disk.power_cut()
            else:
                break
        with Store.open(data, keyring) as store:
            take_in(store, gone, TODAY)
            assert leaving(store, gone.card.id).transfer == gone
            assert len(store.groups()) == 1
    assert cuts > 10


def test_a_group_that_was_handed_over_says_so_until_it_is_taken_back(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    with Store.open(tmp_path, keyring) as store:
        group, other = norr(store), Group.new("Syd", "", 8, TODAY)
        store.add_group(other)
        store.mark_handed(group.id, TODAY)
        store.mark_handed("f" * 16, TODAY)
    with Store.open(tmp_path, keyring) as store:
        assert store.handed() == {group.id: TODAY}
        store.mark_handed(group.id, None)
        assert store.handed() == {}
        assert len(store.groups()) == 2


def test_the_list_of_sessions_marks_those_from_a_colleague(
    tmp_path: Path, gone: Transfer, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(tmp_path / "b") as store:
        take_in(store, gone, TODAY)
    assert main(["--data", str(tmp_path / "b"), "runs"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert all(line.endswith("  övertagen från en kollega") for line in lines)
