"""The report that a leader hands in: every group's card, every record, the same bytes again."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.core.completions import identifies
from tests.core.fault_layer import FaultyDisk, PowerCut
from tests.core.keyrings import MemoryKeyring
from tests.core.transfers import DAY, LATER, hour, norr
from vilkaarvi.app.handin import Gathered, Written, gather, report_name, write
from vilkaarvi.app.handover import hand_over
from vilkaarvi.completion.model import CompletionRecord, GroupCard
from vilkaarvi.completion.outbox import Outbox
from vilkaarvi.completion.report import ENDING
from vilkaarvi.errors import Code, Fault
from vilkaarvi.notes.summary import Attendance
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.model import Programme
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.tally import Tally
from vilkaarvi.store.groups import Group
from vilkaarvi.store.head import RunHead
from vilkaarvi.store.store import Store

TODAY = date(2026, 11, 26)
JANUARY = (date(2027, 1, 12), date(2027, 1, 26))


def programme(_head: RunHead | None = None) -> Programme:
    return read_programme(Places(Path("unused"), shipped_programmes()), "vilka-ar-vi", date(2026, 11, 24))


def gathered(store: Store) -> Gathered:
    return gather(store, programme)


def cards(found: Gathered) -> dict[str, GroupCard]:
    return {card.name: card for each in found.handed if isinstance(card := each.content, GroupCard)}


def records(found: Gathered) -> list[CompletionRecord]:
    return [each.content for each in found.handed if isinstance(each.content, CompletionRecord)]


def journals(data: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in data.glob("outbox-*.journal")}


def test_a_group_that_has_not_met_is_in_the_report_with_the_days_it_plans(tmp_path: Path) -> None:
    with Store.open(tmp_path, MemoryKeyring()) as store:
        store.add_group(Group.new("Söder", "", 7, TODAY, JANUARY))
        found = gathered(store)
        (card,) = cards(found).values()
        assert (card.name, card.planned, card.headcount, card.revision) == ("Söder", JANUARY, 7, 1)
        assert [(row.name, row.held, row.new, row.planned) for row in found.groups] == [("Söder", 0, 0, 2)]


def test_gathering_again_writes_nothing_and_gives_the_same_bytes(tmp_path: Path) -> None:
    with Store.open(tmp_path, MemoryKeyring()) as store:
        hand_over(store, tmp_path, programme(), hour(store, norr(store), "traff-1"))
        first = gathered(store)
        before = journals(tmp_path)
        again = gathered(store)
        assert again.content == first.content
        assert journals(tmp_path) == before


def test_days_that_are_planned_later_are_the_card_s_next_revision(tmp_path: Path) -> None:
    with Store.open(tmp_path, MemoryKeyring()) as store:
        group = norr(store)
        gathered(store)
        store.add_group(group.changed(group.name, group.unit, 9, JANUARY))
        card = cards(gathered(store))["Norr"]
        assert (card.planned, card.revision) == (JANUARY, 2)


def test_a_group_that_a_colleague_leads_now_gets_no_new_card_here(tmp_path: Path) -> None:
    with Store.open(tmp_path, MemoryKeyring()) as store:
        group = norr(store)
        run = hour(store, group, "traff-1")
        hand_over(store, tmp_path, programme(), run)
        store.add_group(group.changed(group.name, group.unit, 9, JANUARY))
        store.mark_handed(group.id, TODAY)
        found = gathered(store)
        assert cards(found)["Norr"].planned == ()
        assert len(records(found)) == 1  # it was held here
        assert [(row.name, row.held) for row in found.groups] == [("Norr", 1)]


def test_an_hour_whose_record_was_never_kept_is_in_the_report(tmp_path: Path) -> None:
    """The program ended between the last press and the outbox."""
    with Store.open(tmp_path, MemoryKeyring()) as store:
        group = norr(store)
        hour(store, group, "traff-1")
        finished_again = gathered(store)
        assert [(each.session, each.present) for each in records(finished_again)] == [("traff-1", 8)]
        assert gathered(store).content == finished_again.content


def test_slips_and_heads_that_were_counted_just_before_the_end_are_in_the_report(tmp_path: Path) -> None:
    with Store.open(tmp_path, MemoryKeyring()) as store:
        run = hour(store, norr(store), "traff-1")
        hand_over(store, tmp_path, programme(), run)
        run.keep_attendance(Attendance(7, 1, True, False))
        run.keep_tally(Tally((("understand", (0, 0, 0, 0, 7)),)))
        newest = records(gathered(store))[-1]
        assert newest.present == 7
        assert [each.answered for each in newest.answers] == [7]
        assert newest.supersedes is not None


def test_an_hour_that_nobody_has_counted_is_not_in_it(tmp_path: Path) -> None:
    with Store.open(tmp_path, MemoryKeyring()) as store:
        store.begin_run(norr(store), "vilka-ar-vi", 1, "traff-1", 9, DAY)
        assert records(gathered(store)) == []


def test_a_record_of_an_older_version_of_the_programme_keeps_its_version(tmp_path: Path) -> None:
    newer = replace(programme(), version=2)
    with Store.open(tmp_path, MemoryKeyring()) as store:
        hour(store, norr(store), "traff-1")
        found = gather(store, lambda _head: newer)
        assert [each.version for each in records(found)] == [1]


def test_a_run_that_cannot_be_read_is_told_and_the_rest_is_in_the_report(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    with Store.open(tmp_path, keyring) as store:
        group = norr(store)
        broken = hour(store, group, "traff-1")
        hour(store, group, "traff-2", LATER)
        broken.release()
        path = tmp_path / "runs" / f"{broken.head.id}.run"
        path.write_bytes(b"rubbish")
    with Store.open(tmp_path, keyring) as store:
        found = gathered(store)
        assert list(cards(found)) == ["Norr"]
        assert [each.session for each in records(found)] == ["traff-2"]
        assert [name for name, _fault in found.left_out] == [path.name]


def test_a_name_that_may_not_leave_stops_only_its_own_group(tmp_path: Path) -> None:
    with Store.open(tmp_path, MemoryKeyring()) as store:
        norr(store)
        store.add_group(Group.new("Söder", "", 7, TODAY))
        found = gather(store, programme, lambda name: name == "Söder")
        assert list(cards(found)) == ["Norr"]
        assert [(name, fault.code) for name, fault in found.left_out] == [("Söder", Code.NAME_IDENTIFIES)]


def test_a_crash_at_any_call_of_the_disk_leaves_no_record_out_of_the_next_report(tmp_path: Path) -> None:
    cuts, at, ended = 0, 0, False
    while not ended:
        data, keyring = tmp_path / str(at), MemoryKeyring()
        with Store.open(data, keyring) as store:
            run = hour(store, norr(store), "traff-1")
            store.disk = disk = FaultyDisk(at, dies_after=at)
            try:
                hand_over(store, data, programme(), run)
                ended = True
            except PowerCut:
                cuts += 1
            disk.power_cut()
        with Store.open(data, keyring) as after:
            found = gathered(after)
            assert [each.present for each in records(found)] == [8]
            assert list(cards(found)) == ["Norr"]
            assert [row.new for row in found.groups] == [1]
        at += 1
    assert cuts > 10


# --- what has been handed in


def handed_in(store: Store, folder: Path) -> tuple[Gathered, Written]:
    found = gathered(store)
    written = write(folder / found.name, found.content)
    found.remember(store, TODAY)
    return found, written


def test_what_the_last_report_held_is_remembered(tmp_path: Path) -> None:
    folder = tmp_path / "share"
    folder.mkdir()
    with Store.open(tmp_path / "data", MemoryKeyring()) as store:
        group = norr(store)
        hour(store, group, "traff-1")
        found, _written = handed_in(store, folder)
        assert ([row.new for row in found.groups], found.last) == ([1], None)
        again = gathered(store)
        assert ([row.new for row in again.groups], again.last) == ([0], TODAY)
        hour(store, group, "traff-2", LATER)
        assert [(row.held, row.new) for row in gathered(store).groups] == [(2, 1)]


def test_it_is_remembered_after_a_restart_and_remembering_twice_writes_nothing(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    with Store.open(tmp_path / "data", keyring) as store:
        hour(store, norr(store), "traff-1")
        handed_in(store, tmp_path)
        before = journals(tmp_path / "data")
        handed_in(store, tmp_path)
        assert journals(tmp_path / "data") == before
    with Store.open(tmp_path / "data", keyring) as store:
        assert ([row.new for row in gathered(store).groups], gathered(store).last) == ([0], TODAY)


def test_which_groups_have_something_that_no_report_holds_is_known_without_gathering(tmp_path: Path) -> None:
    with Store.open(tmp_path / "data", MemoryKeyring()) as store:
        group = norr(store)
        hand_over(store, store.data, programme(), hour(store, group, "traff-1"))
        outbox = Outbox.open(store.data, store.vault, identifies, writer=False)
        assert [record.group for record in outbox.unreported()] == [group.id]
        outbox.close()
        handed_in(store, tmp_path)
        outbox = Outbox.open(store.data, store.vault, identifies, writer=False)
        assert outbox.unreported() == []
        outbox.close()


# --- the file


def test_the_file_s_name_is_always_the_same_and_tells_neither_group_nor_code(tmp_path: Path) -> None:
    with Store.open(tmp_path, MemoryKeyring()) as store:
        norr(store)
        found = gathered(store)
        assert found.name == gathered(store).name
        assert found.name.endswith(ENDING)
        assert "Norr" not in found.name
        (code,) = found.codes
        assert code.split("-")[0] not in found.name.split(".")[0].split("-")
        assert report_name(b"x" * 32) != report_name(b"y" * 32)


def test_writing_the_same_again_leaves_the_file_alone_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / f"rapport{ENDING}"
    assert write(path, b"one\n") is Written.NEW
    before = path.stat()
    assert write(path, b"one\n") is Written.SAME
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert write(path, b"two\n") is Written.NEW
    assert path.read_bytes() == b"two\n"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Code.PAPER_NO_ROOM, Code.HANDIN_NO_ROOM),
        (Code.PAPER_NO_FOLDER, Code.HANDIN_NO_FOLDER),
        (Code.PAPER_NO_RIGHT, Code.HANDIN_NO_RIGHT),
        (Code.PAPER_PROTECTED, Code.HANDIN_PROTECTED),
        (Code.PAPER_NOT_WRITTEN, Code.HANDIN_NOT_WRITTEN),
    ],
)
def test_each_cause_has_words_of_its_own(tmp_path: Path, fault: Code, code: Code) -> None:
    def refuses(path: Path, _content: bytes) -> None:
        raise Fault(fault, path=path, folder=path.parent, why="x")

    with pytest.raises(Fault) as caught:
        write(tmp_path / "a", b"", refuses)
    assert caught.value.code is code
    assert caught.value.facts["folder"] == tmp_path


def test_a_folder_that_is_away_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        write(tmp_path / "share" / "a", b"x")
    assert caught.value.code is Code.HANDIN_NO_FOLDER
    assert list(tmp_path.iterdir()) == []


def test_a_protected_report_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(Fault) as caught:
        write(path, b"new")
    assert caught.value.code is Code.HANDIN_PROTECTED
    assert path.read_bytes() == b"old"


def test_the_day_of_a_run_is_not_today(tmp_path: Path) -> None:
    """A group that has grown since has not been larger then."""
    with Store.open(tmp_path, MemoryKeyring()) as store:
        group = norr(store)
        hour(store, group, "traff-1", datetime(2026, 10, 1, 9, tzinfo=UTC))
        store.add_group(group.changed(group.name, group.unit, 14, ()))
        found = gathered(store)
        assert [each.headcount for each in records(found)] == [9]
        assert cards(found)["Norr"].headcount == 14
