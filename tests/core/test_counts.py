"""The record of a run, made from counts: what it says, and what never gets into it."""

import base64
import json
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from tests.core.completions import DAY, GROUP, line, read
from vilkaarvi.completion.counts import Attendance, answers_from, present_by, record_from
from vilkaarvi.completion.model import FEWEST_ANSWERS, Answer, CompletionRecord
from vilkaarvi.errors import Code, Fault
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.model import Programme, Session
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.engine import Engine
from vilkaarvi.session.events import Event, HourEnded, HourStarted, PeopleChanged

MINUTE = 60_000
NINE = Attendance(headcount=9, present=8, guests=1, manager_took_part=True)


@pytest.fixture(scope="module")
def programme() -> Programme:
    places = Places(shipped_programmes(), shipped_programmes())
    return read_programme(places, "vilka-ar-vi", date(2026, 11, 24))


def led(session: Session, minutes: float = 3, until: int | None = None) -> list[Event]:
    """The events of an hour that stays `minutes` in each stage, and ends at step `until`."""
    engine, at = Engine(session), 0.0
    events = [*engine.start(0, 9)]
    while engine.after() is not None and engine.state.step != until:
        at += minutes * MINUTE
        events += engine.next(round(at))
    return [*events, *engine.end(round(at + minutes * MINUTE))]


def made(programme: Programme, events: list[Event], **more: object) -> CompletionRecord:
    attendance, tally = more.get("attendance", NINE), more.get("tally")
    assert isinstance(attendance, Attendance)
    assert tally is None or isinstance(tally, dict)
    return record_from(programme, programme.sessions[0], events, GROUP, DAY, attendance, tally)


def payload(record: CompletionRecord) -> bytes:
    return base64.b64decode(json.loads(line(record))["payload"])


# --- what a record says


def test_the_record_of_a_whole_hour(programme: Programme) -> None:
    session = programme.sessions[0]
    events = led(session)
    record = made(programme, events)
    assert record == CompletionRecord(
        id=record.id,
        group=GROUP,
        programme="vilka-ar-vi",
        version=programme.version,
        session="traff-1",
        day=DAY,
        minutes=events[-1].at_ms // MINUTE,
        headcount=9,
        present=8,
        guests=1,
        manager_took_part=True,
        manager_prepared=None,
        steps_done=tuple(range(1, len(session.steps) + 1)),
        answers=(),
    )
    assert read(line(record)).content == record


def test_two_records_of_the_same_hour_have_ids_of_their_own(programme: Programme) -> None:
    events = led(programme.sessions[0])
    assert made(programme, events).id != made(programme, events).id


def test_steps_that_were_only_passed_by_are_not_done(programme: Programme) -> None:
    assert made(programme, led(programme.sessions[0], minutes=0.01)).steps_done == ()
    assert made(programme, led(programme.sessions[0], until=2)).steps_done == (1, 2, 3)


def test_a_follow_up_names_no_session(programme: Programme) -> None:
    session = programme.sessions[0]
    record = record_from(programme, session, led(session), GROUP, DAY, NINE, follow_up=True)
    assert record.session is None


def test_an_hour_that_stood_open_over_night_counts_ten_hours(programme: Programme) -> None:
    assert made(programme, [HourStarted(0, 9), HourEnded(900 * MINUTE)]).minutes == 600


def test_counts_that_cannot_be_are_told_before_anything_is_kept(programme: Programme) -> None:
    for attendance in (replace(NINE, present=10), replace(NINE, guests=-1), replace(NINE, headcount=0)):
        with pytest.raises(Fault) as caught:
            made(programme, led(programme.sessions[0]), attendance=attendance)
        assert caught.value.code is Code.COUNT_IMPOSSIBLE


@pytest.mark.parametrize(
    ("events", "present"),
    [
        ([], 0),
        ([HourStarted(0, 9)], 9),
        ([HourStarted(0, 9), HourEnded(60)], 9),
        ([HourStarted(0, 9), PeopleChanged(29, 8), HourEnded(60)], 8),
        ([HourStarted(0, 9), PeopleChanged(31, 8), HourEnded(60)], 9),
        ([HourStarted(0, 5), PeopleChanged(10, 7), PeopleChanged(50, 4), HourEnded(60)], 7),
        ([HourStarted(0, 3), PeopleChanged(55, 9), HourEnded(60)], 3),
    ],
)
def test_those_who_were_there_for_half_the_hour_are_proposed(events: list[Event], present: int) -> None:
    assert present_by(events) == present


# --- six answers


def test_fewer_than_six_answers_never_leave(programme: Programme) -> None:
    """Over all numbers of answers and of high ones: the bytes below six are the bytes of no answers at all."""
    question = programme.evaluation[0].id
    events = led(programme.sessions[0])
    attendance = Attendance(headcount=40, present=40)
    record = replace(made(programme, events, attendance=attendance), id="a" * 32)
    silent = payload(record)
    for high, low in product(range(41), range(41)):
        if high + low > 40:
            continue
        tally = {question: (low, 0, 0, 0, high)}
        answered = replace(made(programme, events, attendance=attendance, tally=tally), id="a" * 32)
        if high + low < FEWEST_ANSWERS:
            assert payload(answered) == silent
        else:
            assert answered.answers == (Answer(1, high + low, high),)


def test_a_question_with_few_answers_leaves_no_trace_beside_one_with_many(programme: Programme) -> None:
    few, many = programme.evaluation[0].id, programme.evaluation[1].id
    alone = answers_from(programme, {many: (0, 1, 2, 3, 3)})
    assert alone == (Answer(2, 9, 6),)
    for counts in product(range(FEWEST_ANSWERS), repeat=5):
        if sum(counts) < FEWEST_ANSWERS:
            assert answers_from(programme, {few: counts, many: (0, 1, 2, 3, 3)}) == alone


def test_four_and_five_are_high_and_three_is_not(programme: Programme) -> None:
    question = programme.evaluation[2].id
    assert answers_from(programme, {question: (1, 1, 5, 3, 2), "no-such": (9, 9, 9, 9, 9)}) == (Answer(3, 12, 5),)


@pytest.mark.parametrize("counts", [(), (9,), (9, 9, 9, 9, 9, 9), (-3, 0, 0, 0, 9)])
def test_what_is_no_tally_is_told(programme: Programme, counts: tuple[int, ...]) -> None:
    with pytest.raises(Fault) as caught:
        answers_from(programme, {programme.evaluation[0].id: counts})
    assert caught.value.code is Code.COUNT_IMPOSSIBLE


def test_no_program_can_sign_fewer_than_six(programme: Programme) -> None:
    record = made(programme, led(programme.sessions[0]))
    for few in range(FEWEST_ANSWERS):
        with pytest.raises(Fault) as caught:
            line(replace(record, answers=(Answer(1, few, 0),)))
        assert caught.value.code is Code.COUNT_IMPOSSIBLE
