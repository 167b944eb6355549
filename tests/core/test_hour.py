"""A whole hour of session 1 for nine people, without windows, film or disk."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.fakes import START, FakeClock, FakePlayer, MemoryRecorder
from vilkaarvi.errors import Code, Fault
from vilkaarvi.hour.conductor import Hour
from vilkaarvi.hour.gap import gap, lost_ms_for
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.model import Programme
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.engine import Engine
from vilkaarvi.session.events import (
    CameBack,
    Checked,
    CueReached,
    FilmEnded,
    FilmFailed,
    HourEnded,
    HourStarted,
    Paused,
    PeopleChanged,
    Resumed,
    StageEntered,
    StepDropped,
    TimeAdded,
    WentBlack,
    from_plain,
    to_plain,
)
from vilkaarvi.session.view import FactsRoom, FilmIs, FilmRoom, PromptRoom, RulesRoom, TextRoom
from vilkaarvi.text import Text


@pytest.fixture(scope="module")
def programme() -> Programme:
    return read_programme(Places(shipped_programmes(), shipped_programmes()), "vilka-ar-vi", date(2026, 11, 24))


class Led:
    """An hour and everything around it."""

    def __init__(self, programme: Programme, language: str = "sv") -> None:
        self.clock, self.player, self.recorder = FakeClock(), FakePlayer(), MemoryRecorder()
        self.programme, self.text = programme, Text(language)
        self.hour = self.again()

    def again(self) -> Hour:
        session = self.programme.sessions[0]
        return Hour(self.programme, session, "Hemtjänst Norr", self.player, self.recorder, self.clock, self.text)

    def minutes(self, minutes: float) -> None:
        for _ in range(round(minutes * 60)):
            self.clock.advance(1)
            self.hour.tick()

    def film(self, ms: int, then: Callable[[int], None]) -> None:
        while self.player.at_ms < ms:
            self.clock.advance(1)
            self.player.at_ms += 1000
            self.hour.tick()
        then(ms)

    @property
    def events(self) -> list[object]:
        return [event for event in self.recorder.events if not isinstance(event, Checked)]


@pytest.fixture
def led(programme: Programme) -> Led:
    return Led(programme)


def lead_the_hour(led: Led) -> None:
    hour = led.hour
    hour.start(9)
    led.minutes(3)
    hour.next()
    led.minutes(6)
    hour.next()
    led.film(70_000, led.player.reaches)
    led.minutes(1)
    hour.next()
    led.film(120_000, led.player.ends)
    hour.next()
    for minutes in (1, 3, 9):
        led.minutes(minutes)
        hour.next()
    led.film(180_000, led.player.ends)
    hour.next()
    for minutes in (1, 3, 7, 4, 5, 7, 3, 2):
        led.minutes(minutes)
        hour.next()


def test_a_whole_hour_of_session_one_makes_exactly_these_events(led: Led) -> None:
    lead_the_hour(led)
    minute = 60_000
    assert led.events == [
        HourStarted(0, 9),
        StageEntered(0, "valkomna", 0),
        StageEntered(3 * minute, "forsta-rundan", 0),
        StageEntered(9 * minute, "film-1", 0),
        CueReached(9 * minute + 70_000, "film-1", 70_000),
        StageEntered(9 * minute + 70_000, "film-1", 1),
        StageEntered(10 * minute + 70_000, "film-1", 2),
        FilmEnded(12 * minute, "film-1"),
        StageEntered(12 * minute, "fraga-1", 0),
        StageEntered(13 * minute, "fraga-1", 1),
        StageEntered(16 * minute, "fraga-1", 2),
        StageEntered(25 * minute, "film-2", 0),
        FilmEnded(28 * minute, "film-2"),
        StageEntered(28 * minute, "fraga-2", 0),
        StageEntered(29 * minute, "fraga-2", 1),
        StageEntered(32 * minute, "fraga-2", 2),
        StageEntered(39 * minute, "fordjupning", 0),
        StageEntered(43 * minute, "sista-rundan", 0),
        StageEntered(48 * minute, "enas", 0),
        StageEntered(55 * minute, "lappar", 0),
        StageEntered(58 * minute, "avsluta", 0),
        HourEnded(60 * minute),
    ]
    assert led.hour.view().ended


def test_the_hour_asks_of_the_player_just_what_it_needs(led: Led) -> None:
    lead_the_hour(led)
    asked = [call for call in led.player.calls if call[0] != "stop"]
    assert asked == [
        ("load", "traff1-del1.mp4", 120_000, (70_000,)),
        ("play",),
        ("play",),
        ("load", "traff1-del2.mp4", 180_000, ()),
        ("play",),
    ]


def test_every_two_seconds_the_place_is_written_down(led: Led) -> None:
    led.hour.start(9)
    led.minutes(0.5)
    checks = [event.at_ms for event in led.recorder.events if isinstance(event, Checked)]
    assert checks == list(range(2000, 31_000, 2000))


def test_every_event_survives_being_written_and_read(led: Led) -> None:
    lead_the_hour(led)
    assert [from_plain(to_plain(event)) for event in led.recorder.events] == led.recorder.events


def test_the_room_sees_rules_then_a_round_then_film_then_the_question(led: Led) -> None:
    led.hour.start(9)
    assert isinstance(led.hour.view().room, RulesRoom)
    led.hour.next()
    led.hour.next()
    view = led.hour.view()
    assert isinstance(view.room, FilmRoom)
    assert view.film is FilmIs.PLAYING
    led.player.reaches(70_000)
    room = led.hour.view().room
    assert isinstance(room, PromptRoom)
    assert room.text == "Tänk tyst: Vad minns du från hösten 2015? Det kan vara något litet."
    assert room.clock is not None
    assert room.clock.total_s == 60


def test_an_hour_that_was_cut_goes_on_at_the_same_step_with_what_it_had_left(led: Led) -> None:
    hour = led.hour
    hour.start(9)
    for _ in range(4):
        hour.next()
    led.player.ends(120_000)
    hour.next()
    led.minutes(2)
    before = hour.view()
    led.clock.advance(600)
    lain = gap(START, hour.engine.state.at_ms, led.clock.wall())
    assert lain is not None
    assert lain == timedelta(seconds=600)
    again = led.again()
    again.go_on(list(led.recorder.events), round(lain.total_seconds() * 1000))
    after = again.view()
    assert after.now_title == before.now_title
    assert after.countdown is not None
    assert before.countdown is not None
    assert after.countdown.left_s == before.countdown.left_s
    assert after.minutes_left == before.minutes_left - 10


def test_a_film_that_was_cut_goes_on_at_most_two_seconds_earlier(led: Led) -> None:
    led.hour.start(9)
    led.hour.next()
    led.hour.next()
    led.film(31_000, lambda _ms: None)
    led.player.calls.clear()
    led.again().go_on(list(led.recorder.events), 5000)
    (load, seek, play) = led.player.calls
    assert load[1] == "traff1-del1.mp4"
    assert seek[0] == "seek"
    assert 29_000 <= int(str(seek[1])) <= 31_000
    assert play == ("play",)


@pytest.mark.parametrize("minutes", [-5, 31, 600])
def test_a_gap_that_cannot_be_trusted_is_asked_about(minutes: int) -> None:
    assert gap(START, 60_000, START + timedelta(minutes=1 + minutes)) is None


def test_the_leader_can_say_how_much_is_left() -> None:
    assert lost_ms_for(25, 60, 20 * 60_000) == 15 * 60_000


def test_black_takes_the_sound_along_and_gives_it_back(led: Led) -> None:
    led.hour.start(9)
    led.hour.next()
    led.hour.next()
    led.player.calls.clear()
    led.hour.black()
    led.hour.black()
    assert led.player.calls == [("pause",), ("play",)]
    assert led.events[-2:] == [WentBlack(0), CameBack(0)]


def test_a_broken_film_becomes_cards_and_the_hour_goes_on(led: Led) -> None:
    led.hour.start(9)
    led.hour.next()
    led.hour.next()
    led.player.fails(Fault(Code.FILM_MISSING, name="traff1-del1.mp4", folder="media"))
    view = led.hour.view()
    assert isinstance(view.room, FactsRoom)
    assert next(card.number for card in view.room.facts) == "162\u00a0877"
    assert view.trouble is not None
    assert "traff1-del1.mp4" in view.trouble
    assert led.events[-1] == FilmFailed(0, "film-1", "film-missing")
    led.hour.next()
    assert isinstance(led.hour.view().room, PromptRoom)  # the cue's own question is still asked
    led.hour.next()
    assert led.hour.view().question == "fraga-1"


def test_a_late_hour_has_one_proposal_and_taking_it_brings_it_back(led: Led) -> None:
    led.hour.start(9)
    led.minutes(7)
    view = led.hour.view()
    assert view.late_minutes == 4
    assert view.pace == "4 minuter sena"
    assert view.proposal is not None
    assert "Fördjupning" in view.proposal.sentence
    led.hour.take_proposal()
    assert led.events[-1] == StepDropped(7 * 60_000, "fordjupning")
    assert led.hour.view().proposal is None


def test_a_latecomer_changes_the_plan(led: Led) -> None:
    led.hour.start(9)
    led.hour.people(12)
    assert led.events[-1] == PeopleChanged(0, 12)
    plan = {row.step: row.minutes for row in led.hour.view().plan}
    assert plan["forsta-rundan"] > 6
    assert sum(plan.values()) == pytest.approx(60, abs=0.1)


def test_pausing_stops_the_mode_s_clock_and_not_the_hour_s(led: Led) -> None:
    led.hour.start(9)
    led.minutes(1)
    led.hour.toggle_pause()
    led.minutes(2)
    led.hour.toggle_pause()
    view = led.hour.view()
    assert view.countdown is not None
    assert view.countdown.left_s == 120
    assert view.minutes_left == 57
    assert led.events[-2:] == [Paused(60_000), Resumed(180_000)]


def test_two_more_minutes_are_two_more_minutes(led: Led) -> None:
    led.hour.start(9)
    led.hour.add_minutes(2)
    countdown = led.hour.view().countdown
    assert countdown is not None
    assert countdown.total_s == 300
    assert led.events[-1] == TimeAdded(0, "valkomna", 120)


def test_an_illegal_move_raises(programme: Programme) -> None:
    engine = Engine(programme.sessions[0])
    with pytest.raises(Fault) as caught:
        engine.film_ended(0)
    assert caught.value.code is Code.ILLEGAL_MOVE


def test_a_note_with_a_phone_number_is_not_stored_before_it_is_answered(led: Led) -> None:
    heard: list[Fault | None] = []
    led.hour.start(9)
    led.hour.notebook.keep("fraga-1", "ring 070-174 06 05", frozenset(), heard.append)
    assert led.recorder.notes == {}
    assert heard[0] is not None
    assert heard[0].code is Code.NAME_IDENTIFIES


def test_a_full_disk_is_told_and_the_hour_goes_on(led: Led) -> None:
    led.hour.start(9)
    led.recorder.fault = Fault(Code.DISK_FULL)
    led.hour.next()
    assert led.hour.unsaved is led.recorder.fault
    led.recorder.fault = None
    led.hour.next()
    assert led.hour.unsaved is None


def test_an_hour_that_is_ended_early_thanks_the_room(led: Led) -> None:
    led.hour.start(9)
    led.hour.end()
    room = led.hour.view().room
    assert isinstance(room, TextRoom)
    assert room.title == "Tack för i dag"
