"""What the close of an hour leaves for review, and what it never leaves."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from vilkaarvi.app.handover import hand_over
from vilkaarvi.completion.model import CompletionRecord
from vilkaarvi.completion.outbox import Outbox
from vilkaarvi.notes.note import Note
from vilkaarvi.notes.summary import Agreed, Attendance, Summary
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.model import Programme
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.events import Checked, HourEnded, HourStarted, StageEntered
from vilkaarvi.session.tally import Tally
from vilkaarvi.store.groups import Group
from vilkaarvi.store.runs import Run
from vilkaarvi.store.store import Store

STARTED = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
RARE = "kvicksilverfontän"


@pytest.fixture(scope="module")
def programme() -> Programme:
    return read_programme(Places(Path("unused"), shipped_programmes()), "vilka-ar-vi", date(2026, 11, 24))


def begun(store: Store, programme: Programme) -> Run:
    group = Group.new("Norr", "Vård", 9, STARTED.date())
    store.add_group(group)
    store.vault.choose("kaffe regn cykel")
    run = store.begin_run(group, programme.id, programme.version, "traff-1", 9, STARTED)
    run.record((HourStarted(0, 9), StageEntered(0, "valkomna", 0), Checked(170_000)))
    run.keep_note(Note("n1", "fraga-1", RARE, 1))
    return run


def kept(store: Store, data: Path, run: Run) -> CompletionRecord | None:
    outbox = Outbox.open(data, store.vault, lambda _words: False)
    try:
        return outbox.record_of(run.head.id)
    finally:
        outbox.close()


def tally(programme: Programme, answers: int) -> Tally:
    return Tally(tuple((each.id, (0, 0, 0, 1, answers - 1)) for each in programme.evaluation))


def test_nothing_is_handed_over_before_the_hour_is_over_and_heads_are_counted(
    tmp_path: Path, programme: Programme
) -> None:
    with Store.open(tmp_path) as store:
        run = begun(store, programme)
        hand_over(store, tmp_path, programme, run)
        run.record((HourEnded(180_000),))
        hand_over(store, tmp_path, programme, run)
        assert kept(store, tmp_path, run) is None


def test_a_record_tells_counts_and_stays_when_the_notes_are_gone(tmp_path: Path, programme: Programme) -> None:
    with Store.open(tmp_path) as store:
        run = begun(store, programme)
        run.keep_attendance(Attendance(11, 1, True, None))
        run.record((HourEnded(3_400_000),))
        day, agreed = date(2026, 11, 24), (Agreed("fraga-1", "?", (RARE,)),)
        run.finish(Summary("sv", "Vilka är vi?", "Träff 1: Nu", day, "Norr", "Vård", 11, agreed))
        for _ in range(2):
            hand_over(store, tmp_path, programme, run)
        record = kept(store, tmp_path, run)
        assert record is not None
        assert (record.present, record.headcount, record.guests, record.manager_took_part) == (11, 11, 1, True)
        assert (record.answers, record.supersedes) == ((), None)
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and RARE.encode() in path.read_bytes()]


def test_slips_that_are_counted_later_take_the_place_of_the_earlier_record(
    tmp_path: Path, programme: Programme
) -> None:
    with Store.open(tmp_path) as store:
        run = begun(store, programme)
        run.keep_attendance(Attendance(9))
        run.record((HourEnded(3_400_000),))
        hand_over(store, tmp_path, programme, run)
        first = kept(store, tmp_path, run)
        run.keep_tally(tally(programme, 7))
        hand_over(store, tmp_path, programme, run)
        second = kept(store, tmp_path, run)
        assert first is not None
        assert second is not None
        assert second.supersedes == first.id
        assert {(each.answered, each.high) for each in second.answers} == {(7, 7)}


def test_fewer_than_six_answers_are_not_handed_over(tmp_path: Path, programme: Programme) -> None:
    with Store.open(tmp_path) as store:
        run = begun(store, programme)
        run.keep_attendance(Attendance(9))
        run.keep_tally(tally(programme, 5))
        run.record((HourEnded(3_400_000),))
        hand_over(store, tmp_path, programme, run)
        record = kept(store, tmp_path, run)
        assert record is not None
        assert record.answers == ()
