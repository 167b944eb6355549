"""Hours that do not go as planned, each as the exact events that it leaves."""

from datetime import date

import pytest

from tests.core.test_hour import Led
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.events import (
    CardEnded,
    CardUsed,
    CueReached,
    FilmEnded,
    HourStarted,
    Paused,
    PeopleChanged,
    Resumed,
    StageEntered,
    StepDropped,
    StepShortened,
    from_plain,
    to_plain,
)
from vilkaarvi.session.view import PromptRoom, RowState

MINUTE = 60_000


@pytest.fixture
def led() -> Led:
    places = Places(shipped_programmes(), shipped_programmes())
    made = Led(read_programme(places, "vilka-ar-vi", date(2026, 11, 24)))
    made.hour.start(9)
    return made


def since(led: Led, count: int) -> list[object]:
    return led.events[count:]


def test_an_overrun_of_four_minutes_is_taken_from_what_may_be_shortened(led: Led) -> None:
    led.minutes(7)
    proposal = led.hour.view().proposal
    assert proposal is not None
    assert proposal.sentence == "Korta ”Fråga 2: Hos oss i dag” till 10 min?"
    led.hour.take_proposal()
    led.hour.next()
    assert since(led, 2) == [StepShortened(7 * MINUTE, "fraga-2", 10), StageEntered(7 * MINUTE, "forsta-rundan", 0)]
    assert led.hour.view().pace == "I tid"


def test_a_pause_stops_the_step_and_costs_the_hour(led: Led) -> None:
    led.hour.next()
    led.minutes(2)
    led.hour.toggle_pause()
    led.minutes(3)
    led.hour.toggle_pause()
    assert since(led, 3) == [Paused(2 * MINUTE), Resumed(5 * MINUTE)]
    countdown = led.hour.view().countdown
    assert countdown is not None
    assert (countdown.left_s, countdown.paused) == (4 * 60, False)
    assert led.hour.view().minutes_left == 55


def test_a_dropped_step_is_left_out_and_can_still_be_gone_to(led: Led) -> None:
    led.hour.go_to("fraga-1")
    led.minutes(38)
    led.hour.take_proposal()
    assert isinstance(led.events[-1], StepDropped)
    led.hour.go_to("film-2")
    led.hour.next()
    assert led.hour.engine.step.id == "sista-rundan"  # past the dropped question
    led.hour.go_to("fraga-2")
    assert since(led, 3) == [
        StepDropped(38 * MINUTE, "fraga-2"),
        StageEntered(38 * MINUTE, "film-2", 0),
        StageEntered(38 * MINUTE, "sista-rundan", 0),
        StageEntered(38 * MINUTE, "fraga-2", 0),
    ]
    assert {row.step: row.state for row in led.hour.view().plan}["fraga-2"] is RowState.NOW


def test_a_jump_back_shows_the_film_again_and_comes_forward_the_same_way(led: Led) -> None:
    led.hour.go_to("film-1")
    led.film(70_000, led.player.reaches)
    led.hour.next()
    led.film(120_000, led.player.ends)
    led.hour.next()
    led.hour.back()
    led.film(70_000, led.player.reaches)
    assert since(led, 3) == [
        CueReached(70_000, "film-1", 70_000),
        StageEntered(70_000, "film-1", 1),
        StageEntered(70_000, "film-1", 2),
        FilmEnded(120_000, "film-1"),
        StageEntered(120_000, "fraga-1", 0),
        StageEntered(120_000, "film-1", 0),
        CueReached(190_000, "film-1", 70_000),
        StageEntered(190_000, "film-1", 1),
    ]


def test_a_latecomer_makes_the_rounds_longer_and_the_rest_gives_way(led: Led) -> None:
    before = {row.step: row.minutes for row in led.hour.view().plan}
    led.hour.next()
    led.hour.people(11)
    after = {row.step: row.minutes for row in led.hour.view().plan}
    assert since(led, 3) == [PeopleChanged(0, 11)]
    assert after["forsta-rundan"] > before["forsta-rundan"]
    assert after["fraga-2"] < before["fraga-2"]
    assert after["enas"] == before["enas"]  # the ending is protected
    assert sum(after.values()) == pytest.approx(60, abs=0.1)


def test_a_card_changes_the_mode_for_a_while_and_gives_the_question_back(led: Led) -> None:
    led.hour.go_to("fraga-1")
    led.hour.choose_mode(2)
    led.minutes(1)
    led.hour.card_action("dominant")
    view = led.hour.view()
    assert (view.now_title, view.card) == ("Runt bordet", "Om någon tar över")
    assert view.countdown is not None
    assert view.countdown.total_s == 9 * 30
    assert isinstance(view.room, PromptRoom)
    assert (view.room.mode, view.room.text[:15]) == ("Runt bordet", "Vad minns du fr")
    led.minutes(2)
    led.hour.end_card()
    view = led.hour.view()
    assert (view.now_title, view.card) == ("Alla", "")
    assert view.countdown is not None
    assert view.countdown.left_s == view.countdown.total_s - 3 * 60  # its own clock went on
    assert since(led, 3) == [
        StageEntered(0, "fraga-1", 2),
        CardUsed(MINUTE, "dominant", "round", 270),
        CardEnded(3 * MINUTE),
    ]


def test_a_card_over_a_film_holds_the_film_and_nasta_ends_the_card(led: Led) -> None:
    led.hour.go_to("film-1")
    led.film(30_000, lambda _ms: None)
    led.hour.card_action("quiet")
    assert led.player.calls[-1] == ("pause",)
    led.hour.end_card()
    assert led.player.calls[-1] == ("play",)
    led.hour.card_action("quiet")
    led.hour.next()
    assert led.hour.view().card == ""
    assert since(led, 3) == [
        Paused(30_000),
        CardUsed(30_000, "quiet", "silent", 60),
        CardEnded(30_000),
        Resumed(30_000),
        Paused(30_000),
        CardUsed(30_000, "quiet", "silent", 60),
        StageEntered(30_000, "film-1", 1),
    ]


def test_a_card_is_still_up_when_the_hour_was_cut(led: Led) -> None:
    led.hour.go_to("fraga-1")
    led.hour.card_action("quiet")
    led.minutes(0.5)
    kept = [from_plain(to_plain(event)) for event in led.recorder.events]
    again = led.again()
    again.go_on(kept, 5 * MINUTE)
    view = again.view()
    assert (view.now_title, view.card) == ("Tyst", "Om det blir tyst")
    assert view.countdown is not None
    assert view.countdown.left_s == 30


def test_ending_a_card_that_is_not_up_does_nothing(led: Led) -> None:
    led.hour.end_card()
    assert since(led, 0) == [HourStarted(0, 9), StageEntered(0, "valkomna", 0)]
