"""A programme as it is read: the model holds what the files say."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.model import (
    Agree,
    CardAction,
    Checked,
    Close,
    Evaluate,
    Film,
    Mode,
    ModeKind,
    Programme,
    Question,
    Round,
    Welcome,
    Words,
)
from vilkaarvi.programme.read import programmes, read_programme

PLACES = Places(Path("unused"), shipped_programmes())
HOSTS = (  # who answers for a figure, and where it can be read first hand
    ("Migrationsverket", "migrationsverket.se"),
    ("Migrationsverket", "mynewsdesk.com"),  # its own press releases
    ("SCB", "scb.se"),
    ("SKR", "skr.se"),
    ("SKR", "rka.nu"),  # SKR's pages are kept there too
    ("Isof", "isof.se"),
    ("Språktidningen", "spraktidningen.se"),
    ("Svenska ESF-rådet", "esf.se"),
    ("Avesta kommun", "avesta.se"),
)


@pytest.fixture(scope="module")
def programme() -> Programme:
    return read_programme(PLACES, "vilka-ar-vi", date(2026, 11, 24))


def test_the_shipped_programme_is_listed() -> None:
    assert programmes(PLACES) == ["vilka-ar-vi"]


def test_five_sessions_are_listed_and_all_can_be_led(programme: Programme) -> None:
    assert [session.number for session in programme.sessions] == [1, 2, 3, 4, 5]
    assert not [session.id for session in programme.sessions if session.coming]
    assert [session.title("sv") for session in programme.sessions] == [
        "Vad är det som har hänt?",
        "Vilka är vi?",
        "Att komma hit",
        "Arbete och kunnande",
        "Hur vill vi ha det här?",
    ]


def test_the_programme_says_whose_it_is_and_that_nobody_has_reviewed_it(programme: Programme) -> None:
    assert "egna" in programme.about("sv")
    assert programme.reviewed_by == ""


def test_the_steps_of_session_one_come_in_order(programme: Programme) -> None:
    kinds = [type(step) for step in programme.sessions[0].steps]
    assert kinds == [Welcome, Round, Film, Question, Film, Question, Question, Round, Agree, Evaluate, Close]


def test_a_film_has_its_cue_its_captions_and_its_facts(programme: Programme) -> None:
    first = programme.sessions[0].steps[2]
    assert isinstance(first, Film)
    assert (first.segment.file, first.segment.length_ms) == ("traff1-del1.mp4", 120_000)
    assert [cue.at_ms for cue in first.segment.cues] == [70_000]
    assert replace(first.segment.cues[0].mode, say=()) == Mode(ModeKind.SILENT, 1)
    assert first.segment.captions == {"sv": "traff1-del1.sv.vtt", "en": "traff1-del1.en.vtt"}
    assert set(first.segment.facts) <= set(programme.facts)


def test_a_question_has_its_modes(programme: Programme) -> None:
    question = programme.sessions[0].questions[0]
    modes = tuple(replace(mode, say=()) for mode in question.modes)
    assert modes == (Mode(ModeKind.SILENT, 1), Mode(ModeKind.PAIRS, 3), Mode(ModeKind.ALL, 9))
    assert all(mode.say for mode in question.modes)


def test_each_card_has_one_action_with_its_words(programme: Programme) -> None:
    assert len(programme.cards) == 13
    for card in programme.cards.values():
        assert card.action is not CardAction.NONE
        assert card.action_label is not None


def test_a_fact_read_second_hand_says_so(programme: Programme) -> None:
    assert len(programme.facts) == 41
    assert programme.facts["emigration"].checked is Checked.SECONDARY
    for fact in programme.facts.values():
        host = re.sub(r"https?://(www\.)?", "", fact.address).split("/")[0]
        own = any(host.endswith(end) for owner, end in HOSTS if fact.source("sv").startswith(owner))
        assert own or fact.checked is not Checked.PRIMARY, fact.id
    assert programme.facts["october-2015"].checked is Checked.PRIMARY


def test_a_text_missing_in_english_is_said_in_swedish() -> None:
    assert Words({"sv": "Hej"})("en") == "Hej"
    assert Words({"sv": "Hej", "en": "Hello"})("en") == "Hello"
