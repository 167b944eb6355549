"""The next film is opened while the step before it goes on, and nothing of it is told before its step comes."""

from datetime import date

import pytest

from tests.core.test_hour import Led
from vilkaarvi.errors import Code, Fault
from vilkaarvi.film.player import FilmSilent
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.view import FactsRoom, FilmIs, PromptRoom

FIRST = ("load", "traff1-del1.mp4", 120_000, (70_000,))
SECOND = ("load", "traff1-del2.mp4", 180_000, ())


@pytest.fixture
def led() -> Led:
    made = Led(read_programme(Places(shipped_programmes(), shipped_programmes()), "vilka-ar-vi", date(2026, 11, 24)))
    made.hour.start(9)
    made.minutes(1)
    return made


def to_the_round(led: Led) -> None:
    led.hour.next()
    led.minutes(1)


def to_the_cue(led: Led) -> None:
    to_the_round(led)
    led.hour.next()
    led.film(70_000, led.player.reaches)


def test_the_film_is_opened_during_the_round_and_the_press_only_lets_it_go(led: Led) -> None:
    to_the_round(led)
    assert led.player.calls == [("stop",), ("stop",), FIRST]
    led.hour.next()
    assert led.player.calls == [("stop",), ("stop",), FIRST, ("play",)]


def test_a_film_is_opened_only_when_the_leader_has_stayed_for_half_a_second(led: Led) -> None:
    led.hour.next()
    led.hour.tick()
    led.clock.advance(0.4)
    led.hour.tick()
    assert led.player.calls == [("stop",), ("stop",)]
    led.clock.advance(0.1)
    led.hour.tick()
    assert led.player.calls == [("stop",), ("stop",), FIRST]


def test_a_press_that_comes_sooner_opens_the_film_itself(led: Led) -> None:
    led.hour.next()
    led.hour.next()
    assert led.player.calls == [("stop",), ("stop",), FIRST, ("play",)]


def test_at_a_cue_s_question_the_player_keeps_the_film_that_stands_there(led: Led) -> None:
    to_the_cue(led)
    before = list(led.player.calls)
    led.minutes(2)
    assert led.player.calls == before
    led.hour.next()
    assert led.player.calls == [*before, ("play",)]


def test_while_the_question_s_first_modes_go_on_no_film_is_held_and_in_the_last_the_next_is_opened(led: Led) -> None:
    to_the_cue(led)
    led.hour.next()
    led.film(120_000, led.player.ends)
    del led.player.calls[:]
    for _mode in range(3):
        led.hour.next()
        led.minutes(1)
    assert led.player.calls == [("stop",), ("stop",), ("stop",), SECOND]


def test_going_back_to_a_step_before_lets_the_film_go_and_opens_the_right_one_again(led: Led) -> None:
    to_the_round(led)
    led.hour.next()
    del led.player.calls[:]
    led.hour.back()
    led.minutes(1)
    led.hour.next()
    assert led.player.calls == [("stop",), FIRST, ("play",)]


def test_what_is_wrong_with_the_next_film_is_told_when_its_step_comes(led: Led) -> None:
    to_the_round(led)
    events = list(led.events)
    led.player.fails(Fault(Code.FILM_MISSING, name="traff1-del1.mp4", folder="media"))
    led.minutes(1)
    view = led.hour.view()
    assert led.events == events
    assert view.trouble is None
    assert isinstance(view.room, PromptRoom)
    led.hour.next()
    view = led.hour.view()
    assert view.film is FilmIs.FAILED
    assert isinstance(view.room, FactsRoom)
    assert view.trouble is not None
    assert led.player.calls == [("stop",), ("stop",), FIRST]  # what has failed is not played


def test_a_silent_film_is_told_of_when_its_step_comes_and_plays(led: Led) -> None:
    to_the_round(led)
    silent = Fault(Code.FILM_SILENT, name="traff1-del1.mp4")
    led.player.tells(FilmSilent(silent))
    assert led.hour.view().trouble is None
    led.hour.next()
    assert led.hour.trouble is silent
    assert led.player.calls[-1] == ("play",)


def test_a_film_that_failed_early_is_tried_again_when_the_leader_goes_back_and_on(led: Led) -> None:
    to_the_round(led)
    led.player.fails(Fault(Code.FILM_MISSING, name="traff1-del1.mp4", folder="media"))
    led.hour.next()
    led.hour.back()
    del led.player.calls[:]
    led.minutes(1)
    led.hour.next()
    assert led.player.calls == [FIRST, ("play",)]
    assert led.hour.view().film is FilmIs.PLAYING


def test_an_hour_that_broke_off_at_a_cue_goes_on_with_the_film_after_it(led: Led) -> None:
    to_the_cue(led)
    del led.player.calls[:]
    led.hour = led.again()
    led.player.at_ms = 0
    led.hour.go_on(led.recorder.events, 0)
    led.minutes(1)
    led.hour.next()
    assert led.player.calls == [FIRST, ("seek", 70_000), ("play",)]


def test_an_hour_that_broke_off_before_a_film_opens_it_again(led: Led) -> None:
    to_the_round(led)
    del led.player.calls[:]
    led.hour = led.again()
    led.hour.go_on(led.recorder.events, 0)
    led.minutes(1)
    led.hour.next()
    assert led.player.calls == [FIRST, ("play",)]
