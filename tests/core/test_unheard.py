"""A film that is not heard: what the leader can do about it, and what happens by itself."""

from datetime import date

import pytest

from tests.core.test_hour import Led
from vilkaarvi.errors import Code, Fault
from vilkaarvi.film.player import FilmHeard, FilmSilent
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.events import FilmFailed, FilmReplayed, Resumed
from vilkaarvi.session.view import FactsRoom, FilmIs, FilmRoom, PromptRoom

NONE = Fault(Code.NO_SOUND_DEVICE)
GONE = Fault(Code.SOUND_GONE, name="Projektorn (HDMI)")
SILENT = Fault(Code.FILM_SILENT, name="traff1-del1.mp4")
FIRST = ("load", "traff1-del1.mp4", 120_000, (70_000,))


@pytest.fixture
def led() -> Led:
    """In the fortieth second of the first film, with captions off."""
    made = Led(read_programme(Places(shipped_programmes(), shipped_programmes()), "vilka-ar-vi", date(2026, 11, 24)))
    made.hour.captions = False
    made.hour.start(9)
    while made.hour.view().film is FilmIs.NONE:
        made.hour.next()
    made.player.at_ms = 40_000
    return made


@pytest.mark.parametrize("fault", [NONE, SILENT])
def test_where_nothing_is_heard_captions_come_on_by_themselves(led: Led, fault: Fault) -> None:
    led.player.tells(FilmSilent(fault))
    assert led.hour.captions
    assert led.hour.view().film is FilmIs.PLAYING


def test_where_the_computer_plays_it_meanwhile_captions_stay_as_they_were(led: Led) -> None:
    led.player.tells(FilmSilent(GONE))
    assert not led.hour.captions
    led.hour.show_captions()
    assert led.hour.captions


def test_captions_that_the_leader_turns_off_stay_off_though_nothing_is_heard(led: Led) -> None:
    led.player.tells(FilmSilent(NONE))
    led.hour.toggle_captions()
    led.minutes(1)
    assert not led.hour.captions


@pytest.mark.parametrize("fault", [NONE, GONE])
def test_the_facts_stand_there_instead_when_the_leader_wants_them(led: Led, fault: Fault) -> None:
    led.player.tells(FilmSilent(fault))
    led.hour.show_facts()
    view = led.hour.view()
    assert isinstance(view.room, FactsRoom)
    assert len(view.room.facts) == 4
    assert view.film is FilmIs.FAILED
    assert view.trouble is not None
    assert led.player.calls[-1] == ("stop",)
    assert led.recorder.events[-1] == FilmFailed(led.hour.elapsed_ms(), "film-1", fault.code.value)
    led.hour.next()
    assert isinstance(led.hour.view().room, PromptRoom)


def test_from_a_pause_too_and_then_the_next_clock_runs(led: Led) -> None:
    led.player.tells(FilmSilent(NONE))
    led.hour.toggle_pause()
    led.hour.show_facts()
    assert isinstance(led.recorder.events[-2], Resumed)
    led.hour.next()
    clock = led.hour.view().countdown
    assert clock is not None
    assert not clock.paused


def test_a_film_that_is_heard_is_not_taken_away(led: Led) -> None:
    led.hour.show_facts()
    assert led.hour.view().film is FilmIs.PLAYING
    led.player.tells(FilmSilent(NONE))
    led.player.tells(FilmHeard())
    assert led.hour.view().trouble is None
    led.hour.show_facts()
    assert led.hour.view().film is FilmIs.PLAYING


def test_the_part_is_played_again_from_its_beginning(led: Led) -> None:
    led.player.tells(FilmSilent(GONE))
    led.hour.replay_part()
    assert led.player.calls[-2:] == [("seek", 0), ("play",)]
    led.film(70_000, led.player.reaches)
    led.hour.next()
    led.player.at_ms = 90_000
    led.hour.replay_part()
    assert led.player.calls[-2:] == [("seek", 70_000), ("play",)]


def test_from_its_facts_the_film_comes_back_when_a_loudspeaker_has_been_found(led: Led) -> None:
    led.film(70_000, led.player.reaches)
    led.hour.next()
    led.player.at_ms = 90_000
    led.player.tells(FilmSilent(NONE))
    led.hour.show_facts()
    led.hour.replay_part()
    view = led.hour.view()
    assert (view.film, view.trouble) == (FilmIs.PLAYING, None)
    assert isinstance(view.room, FilmRoom)
    assert led.player.calls[-3:] == [FIRST, ("seek", 70_000), ("play",)]
    assert led.recorder.events[-1] == FilmReplayed(led.hour.elapsed_ms(), "film-1", 70_000)
    led.player.tells(FilmSilent(NONE))
    assert led.hour.view().trouble is not None


def test_a_film_that_failed_is_not_played_again(led: Led) -> None:
    led.player.fails(Fault(Code.FILM_GONE, name="traff1-del1.mp4", folder="media"))
    before = list(led.player.calls)
    led.hour.replay_part()
    assert led.player.calls == before
    assert led.hour.view().film is FilmIs.FAILED


def test_an_hour_that_broke_off_at_the_facts_goes_on_with_them(led: Led) -> None:
    led.player.tells(FilmSilent(NONE))
    led.hour.show_facts()
    led.hour = led.again()
    led.hour.go_on(led.recorder.events, 0)
    assert isinstance(led.hour.view().room, FactsRoom)
