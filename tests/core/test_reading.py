"""The session to read through: everything that helps the leader, with the minutes of this group."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.model import Programme, Question
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.agenda import plan
from vilkaarvi.session.reading import WORDS_A_MINUTE, ReadCard, Reading, ReadPart, ReadStep, length_in_words, reading
from vilkaarvi.session.telling import fact_cards
from vilkaarvi.text import Text


@pytest.fixture(scope="module")
def programme() -> Programme:
    return read_programme(Places(Path("unused"), shipped_programmes()), "vilka-ar-vi", date(2026, 11, 24))


def read(programme: Programme, people: int, language: str = "sv") -> Reading:
    return reading(programme, programme.sessions[0], people, Text(language))


def lines_of(step: ReadStep) -> set[str]:
    return {line for part in step.parts for line in part.lines}


@pytest.mark.parametrize("people", [6, 9, 12])
def test_each_step_has_the_minutes_that_the_plan_gives_a_group_of_this_size(programme: Programme, people: int) -> None:
    planned = plan(programme.sessions[0], people)
    assert [step.minutes for step in read(programme, people).steps] == [round(each.minutes) for each in planned]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_all_that_the_leader_says_thinks_of_and_asks_stands_there(programme: Programme, language: str) -> None:
    read_steps = read(programme, 9, language).steps
    assert len(read_steps) == len(programme.sessions[0].steps)
    for step, shown in zip(programme.sessions[0].steps, read_steps, strict=True):
        guidance = step.guidance
        said = {each(language) for each in (*guidance.say, *guidance.think, *guidance.follow_ups)}
        if isinstance(step, Question):
            said |= {each(language) for mode in step.modes for each in mode.say}
        assert said <= lines_of(shown)
        assert shown.title == step.title(language)
        assert list(shown.cards) == [programme.cards[card].title(language) for card in step.cards]


def test_questions_and_the_question_inside_the_film_stand_there(programme: Programme) -> None:
    steps = {step.title: step for step in read(programme, 9).steps}
    assert "Vad minns du från 2015 och åren efter? Vad märktes här hos oss?" in lines_of(steps["Fråga 1: Då"])
    assert steps["Fråga 1: Då"].note == "Tyst 1 min · Två och två 3 min · Alla 9 min"
    assert any(line.startswith("Tänk tyst: Vad minns du") for line in lines_of(steps["Film, del 1"]))
    assert steps["Film, del 1"].note == "Filmen är 2 minuter. Den stannar 1 gång."


def test_a_card_stands_once_with_all_its_words(programme: Programme) -> None:
    cards = read(programme, 9).cards
    used = {card for step in programme.sessions[0].steps for card in step.cards}
    assert len({card.title for card in cards}) == len(cards) == len(used) >= 5
    assert cards[0].text == tuple(words("sv") for words in next(iter(programme.cards.values())).text)


def test_a_step_that_there_is_no_time_for_is_told(programme: Programme) -> None:
    short = replace(programme.sessions[0], minutes=40)
    dropped = [step for step in reading(programme, short, 9, Text()).steps if not step.minutes]
    assert [step.note for step in dropped] == ["Tiden räcker inte till det här när ni är så många."]


def test_reading_takes_as_long_as_its_words_do() -> None:
    line = "ett " * 45
    step = ReadStep("steg", 3, "", (ReadPart("Säg", (line, line, line)),), ())
    short = Reading("Träff", 9, 60, (step,), ())
    assert short.to_read == 1  # 136 words
    longer = Reading("Träff", 9, 60, (step,) * 10, (ReadCard("kort", "", (line,), ""),))
    assert longer.to_read == -(-(10 * 136 + 46) // WORDS_A_MINUTE)


def test_the_shipped_session_is_read_in_the_time_of_its_words(programme: Programme) -> None:
    whole = read(programme, 9)
    shown = [line for step in whole.steps for line in (step.title, step.note, *step.cards, *lines_of(step))]
    shown += [line for card in whole.cards for line in (card.title, *card.text)]
    words = sum(len(re.findall(r"\w+", line)) for line in shown)
    assert abs(whole.to_read - words / WORDS_A_MINUTE) <= 1
    assert 5 <= whole.to_read <= 15


@pytest.mark.parametrize(
    ("ms", "said"),
    [(120_000, "2 minuter"), (90_000, "1 minut 30 sekunder"), (45_000, "45 sekunder"), (0, "0 sekunder")],
)
def test_lengths_are_said_in_words(ms: int, said: str) -> None:
    assert length_in_words(ms, Text()) == said


def test_a_contested_figure_comes_with_both_readings_and_what_nobody_knows(programme: Programme) -> None:
    session = programme.session("traff-4")
    assert session is not None
    objections = [
        part
        for step in reading(programme, session, 9, Text("sv")).steps
        for part in step.parts
        if part.heading.startswith("Om någon säger emot")
    ]
    assert objections
    for part in objections:
        assert len(part.lines) >= 3
        assert part.lines[-1].endswith("vet vi inte säkert.")


def test_every_contested_fact_has_both_readings_in_both_languages_and_says_so_to_the_room(
    programme: Programme,
) -> None:
    contested = [fact for fact in programme.facts.values() if fact.contested]
    assert len(contested) >= 10
    for fact in contested:
        assert len(fact.readings) >= 2, fact.id
        assert fact.unsure is not None
        for language, said in (("sv", "inte säkert"), ("en", "don't know for sure")):
            assert said in fact.unsure(language), fact.id
            assert all(each(language) != each("en" if language == "sv" else "sv") for each in fact.readings)
    film = next(s for s in programme.segments if "welfare-recruits" in s.facts)
    assert all("Läses på olika sätt." in card.source for card in fact_cards(programme, film, Text("sv")))


def test_two_groups_are_advised_to_whoever_reads_for_more_than_ten(programme: Programme) -> None:
    assert read(programme, 11).advice == "Fler än tio? Då är två grupper bättre: alla hinner prata."
    assert read(programme, 10).advice == ""
