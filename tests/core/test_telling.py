"""What the leader is told: each mode's own words, a step read ahead, somebody who comes late, the film's places."""

from datetime import date

import pytest

from tests.core.test_hour import Led
from vilkaarvi.errors import Code, Fault
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.events import FilmReplayed, HourStarted, StageEntered


@pytest.fixture
def led() -> Led:
    places = Places(shipped_programmes(), shipped_programmes())
    return Led(read_programme(places, "vilka-ar-vi", date(2026, 11, 24)))


def test_each_mode_has_its_own_words(led: Led) -> None:
    led.hour.start(9)
    led.hour.go_to("fraga-1")
    said = [led.hour.view().say]
    for _ in range(2):
        led.hour.next()
        said.append(led.hour.view().say)
    assert all(said)
    assert [lines[0].split(".")[0] for lines in said] == [
        "Tänk tyst en minut",
        "Prata nu med den bredvid dig",
        "Nu hör vi några",
    ]


def test_the_minute_at_a_cue_has_its_own_words(led: Led) -> None:
    led.hour.start(9)
    led.hour.go_to("film-1")
    before = led.hour.view().say
    led.film(70_000, led.player.reaches)
    assert led.hour.view().say != before
    assert led.hour.view().say[0].startswith("Nu är det tyst en minut.")


def test_the_cards_that_fit_a_step_stand_first(led: Led) -> None:
    """In its own order; all the others come after them."""
    led.hour.start(9)
    for step in led.hour.engine.session.steps:
        led.hour.go_to(step.id)
        shown = [card.id for card in led.hour.view().cards]
        assert tuple(shown[: len(step.cards)]) == tuple(step.cards)
        assert sorted(shown) == sorted(led.programme.cards)


def test_reading_ahead_changes_nothing_in_the_room(led: Led) -> None:
    led.hour.start(9)
    before, room = list(led.events), led.hour.view().room
    ahead = led.hour.read_ahead("fraga-2")
    assert (ahead.title, ahead.minutes) == ("Fråga 2: Hos oss i dag", 11)
    assert ahead.note == "Tyst 1 min · Två och två 3 min · Alla 7 min"
    headings = [part.heading for part in ahead.parts if part.aloud]
    assert headings == ["Säg så här · Tyst", "Säg så här · Två och två", "Säg så här · Alla"]
    assert ahead.parts[0].lines[0].startswith("Vad har förändrats i vårt arbete de senaste åren?")
    assert led.events == before
    assert led.hour.view().room == room


def test_going_to_a_step_is_one_event_and_another_step_is_none(led: Led) -> None:
    led.hour.start(9)
    led.minutes(1)
    led.hour.go_to("sista-rundan")
    assert led.events == [HourStarted(0, 9), StageEntered(0, "valkomna", 0), StageEntered(60_000, "sista-rundan", 0)]
    with pytest.raises(Fault) as told:
        led.hour.go_to("nowhere")
    assert told.value.code is Code.ILLEGAL_MOVE


def test_going_to_a_film_loads_it_from_its_beginning(led: Led) -> None:
    led.hour.start(9)
    led.hour.go_to("film-2")
    assert [call[:2] for call in led.player.calls[-2:]] == [("load", "traff1-del2.mp4"), ("play",)]


def test_whoever_comes_late_is_given_a_sentence_until_the_hour_goes_on(led: Led) -> None:
    led.hour.start(9)
    led.hour.people(10)
    assert led.hour.view().newcomer == ()  # everybody is still coming
    led.hour.next()
    led.hour.people(9)
    assert led.hour.view().newcomer == ()
    led.hour.people(10)
    told = led.hour.view().newcomer
    assert len(told) == 2
    assert told[0] == "”Bra att du kom. Vi är vid första rundan. Du får alltid passa.”"
    assert "halva träffen" in told[1]
    led.hour.next()
    assert led.hour.view().newcomer == ()


def test_the_film_is_shown_again_from_its_beginning_or_from_its_cue(led: Led) -> None:
    led.hour.start(9)
    led.hour.go_to("film-1")
    assert [place.at_ms for place in led.hour.view().film_places] == [0]
    led.film(70_000, led.player.reaches)
    led.hour.next()
    led.film(90_000, lambda _ms: None)
    assert [(place.label, place.at_ms) for place in led.hour.view().film_places] == [
        ("Från början", 0),
        ("Från frågan", 70_000),
    ]
    led.hour.replay_from(70_000)
    assert isinstance(led.events[-1], FilmReplayed)
    led.hour.replay_from(0)
    assert [type(event).__name__ for event in led.events[-2:]] == ["StageEntered", "FilmReplayed"]


def test_the_film_tells_the_leader_and_never_the_room_how_much_is_left(led: Led) -> None:
    led.hour.start(9)
    led.hour.go_to("film-1")
    led.film(30_000, lambda _ms: None)
    assert led.hour.view().now_note == "1:30 kvar av filmen"
    assert "1:30" not in str(led.hour.view().room)
