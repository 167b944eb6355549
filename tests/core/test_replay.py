"""R: the film's last ten seconds again, while it plays, from a cue, and near its beginning."""

from datetime import date

import pytest

from tests.core.test_hour import Led
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.events import FilmReplayed, StageEntered
from vilkaarvi.session.view import FilmIs, FilmRoom


@pytest.fixture
def led() -> Led:
    """An hour in its first film."""
    places = Places(shipped_programmes(), shipped_programmes())
    made = Led(read_programme(places, "vilka-ar-vi", date(2026, 11, 24)))
    made.hour.start(9)
    made.hour.go_to("film-1")
    return made


def test_the_last_ten_seconds_are_shown_again(led: Led) -> None:
    led.film(42_000, lambda _ms: None)
    led.hour.replay()
    assert led.player.calls[-2:] == [("seek", 32_000), ("play",)]
    assert led.events[-1] == FilmReplayed(led.hour.elapsed_ms(), "film-1", 32_000)


def test_from_a_cue_the_film_goes_back_into_its_part(led: Led) -> None:
    led.film(70_000, led.player.reaches)
    led.hour.replay()
    assert led.player.calls[-2:] == [("seek", 60_000), ("play",)]
    now = led.hour.elapsed_ms()
    assert led.events[-2:] == [StageEntered(now, "film-1", 0), FilmReplayed(now, "film-1", 60_000)]
    assert led.hour.view().film is FilmIs.PLAYING
    assert isinstance(led.hour.view().room, FilmRoom)


def test_sooner_than_ten_seconds_it_begins_anew_and_where_no_film_is_nothing_happens(led: Led) -> None:
    led.film(4_000, lambda _ms: None)
    led.hour.replay()
    assert led.player.calls[-2:] == [("seek", 0), ("play",)]
    led.hour.go_to("fraga-1")
    before = list(led.events)
    led.hour.replay()
    assert led.events == before
