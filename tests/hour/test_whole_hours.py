"""Hours that do not go as planned, from start to closed: the exact events that lie on the disk afterwards."""

import functools
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hour.hours_on_disk import FILM_1_MS, OnDisk
from tests.rooms import Room
from vilkaarvi.film.skim import SkimmingPlayer
from vilkaarvi.session.view import ParkedOffer, PromptRoom, RowState
from vilkaarvi.ui.bridge import Bridge

PARKED = "Vem gör schemat?"
BEGINNING = [
    "0:00 HourStarted 9",
    "0:00 StageEntered valkomna 0",
    "3:00 StageEntered forsta-rundan 0",
    "9:00 StageEntered film-1 0",
    "10:10 CueReached film-1 70000",
    "10:10 StageEntered film-1 1",
    "11:10 StageEntered film-1 2",
    "12:00 FilmEnded film-1",
    "12:00 StageEntered fraga-1 0",
    "13:00 StageEntered fraga-1 1",
    "16:00 StageEntered fraga-1 2",
]
REST = [
    "25:00 StageEntered film-2 0",
    "28:00 FilmEnded film-2",
    "28:00 StageEntered fraga-2 0",
    "29:00 StageEntered fraga-2 1",
    "32:00 StageEntered fraga-2 2",
    "39:00 StageEntered fordjupning 0",
    "43:00 StageEntered sista-rundan 0",
    "48:00 StageEntered enas 0",
    "55:00 StageEntered lappar 0",
    "58:00 StageEntered avsluta 0",
    "60:00 HourEnded",
]


@pytest.fixture
def led(tmp_path: Path) -> Iterator[OnDisk]:
    made = OnDisk(tmp_path)
    yield made
    made.close()


def to_the_first_question(led: OnDisk) -> None:
    led.talk(3, 6)
    led.first_film()


def from_the_second_film(led: OnDisk) -> None:
    led.second_film()
    led.talk(1, 3, 7, 4)
    led.ending()


def test_an_hour_that_goes_as_planned(led: OnDisk) -> None:
    to_the_first_question(led)
    led.talk(1, 3, 9)
    from_the_second_film(led)
    assert led.closed() == BEGINNING + REST


def test_an_hour_with_an_overrun_of_four_minutes_ends_in_time(led: OnDisk) -> None:
    led.minutes(7)
    proposal = led.view.proposal
    assert proposal is not None
    assert (led.view.pace, proposal.sentence) == ("4 minuter sena", "Hoppa över ”Fördjupning: Det som är sig likt”?")
    led.hour.take_proposal()
    assert (led.view.pace, led.view.proposal) == ("I tid", None)
    led.hour.next()
    led.talk(6)
    led.first_film()
    led.talk(1, 3, 9)
    led.second_film()
    led.talk(1, 3, 7)
    led.ending()
    assert led.closed() == [
        "0:00 HourStarted 9",
        "0:00 StageEntered valkomna 0",
        "7:00 StepDropped fordjupning",
        "7:00 StageEntered forsta-rundan 0",
        "13:00 StageEntered film-1 0",
        "14:10 CueReached film-1 70000",
        "14:10 StageEntered film-1 1",
        "15:10 StageEntered film-1 2",
        "16:00 FilmEnded film-1",
        "16:00 StageEntered fraga-1 0",
        "17:00 StageEntered fraga-1 1",
        "20:00 StageEntered fraga-1 2",
        "29:00 StageEntered film-2 0",
        "32:00 FilmEnded film-2",
        "32:00 StageEntered fraga-2 0",
        "33:00 StageEntered fraga-2 1",
        "36:00 StageEntered fraga-2 2",
        *REST[6:],
    ]


def test_an_hour_with_a_pause_gives_the_step_its_time_and_loses_its_own(led: OnDisk) -> None:
    led.talk(3)
    led.minutes(2)
    led.hour.toggle_pause()
    led.minutes(3)
    led.hour.toggle_pause()
    countdown = led.view.countdown
    assert countdown is not None
    assert (countdown.left_s, countdown.paused, led.view.minutes_left) == (4 * 60, False, 52)
    led.talk(4)
    led.first_film()
    led.talk(1, 3, 6)
    from_the_second_film(led)
    assert led.closed() == [
        "0:00 HourStarted 9",
        "0:00 StageEntered valkomna 0",
        "3:00 StageEntered forsta-rundan 0",
        "5:00 Paused",
        "8:00 Resumed",
        "12:00 StageEntered film-1 0",
        "13:10 CueReached film-1 70000",
        "13:10 StageEntered film-1 1",
        "14:10 StageEntered film-1 2",
        "15:00 FilmEnded film-1",
        "15:00 StageEntered fraga-1 0",
        "16:00 StageEntered fraga-1 1",
        "19:00 StageEntered fraga-1 2",
        *REST,
    ]


def test_an_hour_with_a_dropped_step_goes_past_it(led: OnDisk) -> None:
    to_the_first_question(led)
    led.minutes(1, 3, 13)
    proposal = led.view.proposal
    assert proposal is not None
    assert (led.view.pace, proposal.sentence) == ("4 minuter sena", "Hoppa över ”Fördjupning: Det som är sig likt”?")
    led.hour.take_proposal()
    assert {row.step: row.state for row in led.view.plan}["fordjupning"] is RowState.DROPPED
    led.hour.next()
    led.second_film()
    led.talk(1, 3, 7)
    led.ending()
    assert led.closed() == [
        *BEGINNING,
        "29:00 StepDropped fordjupning",
        "29:00 StageEntered film-2 0",
        "32:00 FilmEnded film-2",
        "32:00 StageEntered fraga-2 0",
        "33:00 StageEntered fraga-2 1",
        "36:00 StageEntered fraga-2 2",
        *REST[6:],
    ]


def test_a_dropped_step_can_still_be_gone_to(led: OnDisk) -> None:
    to_the_first_question(led)
    led.minutes(1, 3, 13)
    led.hour.take_proposal()
    led.hour.go_to("fordjupning")
    assert {row.step: row.state for row in led.view.plan}["fordjupning"] is RowState.NOW
    led.talk(4)
    led.ending()
    assert led.closed() == [
        *BEGINNING,
        "29:00 StepDropped fordjupning",
        "29:00 StageEntered fordjupning 0",
        "33:00 StageEntered sista-rundan 0",
        "38:00 StageEntered enas 0",
        "45:00 StageEntered lappar 0",
        "48:00 StageEntered avsluta 0",
        "50:00 HourEnded",
    ]


def test_an_hour_with_a_parked_question_takes_it_up_where_there_is_time_over(led: OnDisk) -> None:
    """Parking is no event: what was parked lies with the notes, and goes with them."""
    to_the_first_question(led)
    led.minutes(1, 3)
    led.kept(lambda done: led.hour.notebook.park(PARKED, frozenset(), done))
    led.hour.next()
    led.talk(6)
    led.second_film()
    offers = [led.view.parked]
    led.talk(1, 3)
    offers.append(led.view.parked)
    led.kept(led.hour.take_up)
    offers.append(led.view.parked)
    led.talk(10)
    offers.append(led.view.parked)
    led.talk(4)
    assert offers == [None, ParkedOffer(PARKED), ParkedOffer(PARKED, taken=True), None]
    assert [(each.text, each.taken) for each in led.run.parked()] == [(PARKED, True)]
    led.ending()
    assert led.closed() == [
        *BEGINNING,
        "22:00 StageEntered film-2 0",
        "25:00 FilmEnded film-2",
        "25:00 StageEntered fraga-2 0",
        "26:00 StageEntered fraga-2 1",
        "29:00 StageEntered fraga-2 2",
        *REST[5:],
    ]


def test_an_hour_with_a_jump_back_shows_the_film_again_and_comes_forward_the_same_way(led: OnDisk) -> None:
    to_the_first_question(led)
    led.minutes(0.5)
    led.hour.back()
    led.first_film()
    led.talk(1, 3, 5.5)
    from_the_second_film(led)
    assert led.closed() == [
        *BEGINNING[:9],
        "12:30 StageEntered film-1 0",
        "13:40 CueReached film-1 70000",
        "13:40 StageEntered film-1 1",
        "14:40 StageEntered film-1 2",
        "15:30 FilmEnded film-1",
        "15:30 StageEntered fraga-1 0",
        "16:30 StageEntered fraga-1 1",
        "19:30 StageEntered fraga-1 2",
        *REST,
    ]


def test_an_hour_with_two_latecomers_gives_the_rounds_their_time_and_keeps_the_ending(led: OnDisk) -> None:
    led.talk(3)
    before = led.minutes_of
    led.minutes(2)
    led.hour.people(11)
    assert led.view.newcomer
    assert led.minutes_of["forsta-rundan"] > before["forsta-rundan"]
    assert led.minutes_of["fraga-2"] < before["fraga-2"]
    assert led.minutes_of["enas"] == before["enas"]
    assert sum(led.minutes_of.values()) == pytest.approx(60, abs=0.1)
    led.talk(6)
    led.first_film()
    led.talk(1, 3, 9)
    led.second_film()
    led.talk(1, 3, 4, 4)
    led.talk(6)
    led.close_the_session(7, 3, 2)
    assert led.closed() == [
        "0:00 HourStarted 9",
        "0:00 StageEntered valkomna 0",
        "3:00 StageEntered forsta-rundan 0",
        "5:00 PeopleChanged 11",
        "11:00 StageEntered film-1 0",
        "12:10 CueReached film-1 70000",
        "12:10 StageEntered film-1 1",
        "13:10 StageEntered film-1 2",
        "14:00 FilmEnded film-1",
        "14:00 StageEntered fraga-1 0",
        "15:00 StageEntered fraga-1 1",
        "18:00 StageEntered fraga-1 2",
        "27:00 StageEntered film-2 0",
        "30:00 FilmEnded film-2",
        "30:00 StageEntered fraga-2 0",
        "31:00 StageEntered fraga-2 1",
        "34:00 StageEntered fraga-2 2",
        "38:00 StageEntered fordjupning 0",
        "42:00 StageEntered sista-rundan 0",
        *REST[7:],
    ]


def test_an_hour_with_a_mode_from_a_card_gives_the_question_back_also_after_a_cut(led: OnDisk) -> None:
    """The card's clock is its own, and the question's goes on under it."""
    to_the_first_question(led)
    led.minutes(1, 3, 1)
    led.hour.card_action("dominant")
    led.minutes(2)
    led.cut(1)
    view = led.view
    assert (view.now_title, view.card) == ("Runt bordet", "Om någon tar över")
    assert view.countdown is not None
    assert (view.countdown.left_s, view.countdown.total_s) == (9 * 30 - 120, 9 * 30)
    assert isinstance(view.room, PromptRoom)
    assert (view.room.mode, view.room.text[:15]) == ("Runt bordet", "Vad minns du fr")
    led.hour.end_card()
    led.hour.end_card()  # none is up: nothing happens
    countdown = led.view.countdown
    assert (led.view.now_title, led.view.card) == ("Alla", "")
    assert countdown is not None
    assert countdown.left_s == countdown.total_s - 3 * 60
    led.talk(5)
    from_the_second_film(led)
    assert led.closed() == [
        *BEGINNING,
        "17:00 CardUsed dominant round 270",
        "20:00 HourResumed 60000",
        "20:00 CardEnded",
        *REST,
    ]


def test_an_hour_with_a_card_over_the_film_holds_the_film_and_nasta_ends_the_card(led: OnDisk) -> None:
    led.talk(3, 6)
    led.film_to(30_000)
    for end in (led.hour.end_card, led.hour.next):
        led.hour.card_action("quiet")
        assert led.film.calls[-1] == ("pause",)
        led.minutes(1)
        end()
        assert led.view.card == ""
    led.talk(1)  # the cue's question has been asked for before the film came to it
    assert led.film.calls[-1] == ("play",)
    led.film_to(FILM_1_MS)
    led.film.ends(FILM_1_MS)
    led.hour.next()
    led.talk(1, 3, 7 + 40 / 60)
    from_the_second_film(led)
    assert led.closed() == [
        *BEGINNING[:4],
        "9:30 Paused",
        "9:30 CardUsed quiet silent 60",
        "10:30 CardEnded",
        "10:30 Resumed",
        "10:30 Paused",
        "10:30 CardUsed quiet silent 60",
        "11:30 StageEntered film-1 1",
        "12:30 StageEntered film-1 2",
        "13:20 FilmEnded film-1",
        "13:20 StageEntered fraga-1 0",
        "14:20 StageEntered fraga-1 1",
        "17:20 StageEntered fraga-1 2",
        *REST,
    ]


# --- the same with real film


@pytest.mark.vlc
def test_an_hour_with_a_jump_back_and_real_film_stops_at_the_same_cue_twice(room: Room, tmp_path: Path) -> None:
    """The clock of the hour stands still while film runs, and so the events are exact also here."""
    bridge = Bridge()
    with OnDisk(tmp_path, SkimmingPlayer(room.player, bridge.later, lambda _runs: None)) as led:
        happens = functools.partial(wait_for, room, led)
        led.talk(3, 6)
        happens("9:00 CueReached film-1 70000")
        led.talk(1)
        happens("10:00 FilmEnded film-1")
        led.hour.next()
        led.minutes(0.5)
        led.hour.back()
        happens("10:30 CueReached film-1 70000")
        led.talk(1)
        happens("11:30 FilmEnded film-1")
        led.talk(0, 1, 3, 9)
        happens("24:30 FilmEnded film-2")
        led.talk(0, 1, 3, 7, 4)
        led.ending()
        assert led.closed() == [
            "0:00 HourStarted 9",
            "0:00 StageEntered valkomna 0",
            "3:00 StageEntered forsta-rundan 0",
            "9:00 StageEntered film-1 0",
            "9:00 CueReached film-1 70000",
            "9:00 StageEntered film-1 1",
            "10:00 StageEntered film-1 2",
            "10:00 FilmEnded film-1",
            "10:00 StageEntered fraga-1 0",
            "10:30 StageEntered film-1 0",
            "10:30 CueReached film-1 70000",
            "10:30 StageEntered film-1 1",
            "11:30 StageEntered film-1 2",
            "11:30 FilmEnded film-1",
            "11:30 StageEntered fraga-1 0",
            "12:30 StageEntered fraga-1 1",
            "15:30 StageEntered fraga-1 2",
            "24:30 StageEntered film-2 0",
            "24:30 FilmEnded film-2",
            "24:30 StageEntered fraga-2 0",
            "25:30 StageEntered fraga-2 1",
            "28:30 StageEntered fraga-2 2",
            "35:30 StageEntered fordjupning 0",
            "39:30 StageEntered sista-rundan 0",
            "44:30 StageEntered enas 0",
            "51:30 StageEntered lappar 0",
            "54:30 StageEntered avsluta 0",
            "56:30 HourEnded",
        ]


def wait_for(room: Room, led: OnDisk, event: str) -> None:
    room.wait(lambda: event in led.events())
