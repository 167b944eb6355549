"""Whoever leads has both readings of a contested figure at hand: at its film, and at the questions after it."""

from dataclasses import replace

import pytest

from tests.core.programmes import NAME, SHIPPED, TODAY
from vilkaarvi.programme.model import Film, Question, Session
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.contested import read_facts
from vilkaarvi.text import Text

PROGRAMME = read_programme(SHIPPED, NAME, TODAY)
FIVE = PROGRAMME.sessions


def numbers(session: Session) -> dict[str, list[str]]:
    """Step → the figures that it has readings of."""
    return {step.id: [fact.number for fact in read_facts(PROGRAMME, session, step, Text())] for step in session.steps}


def test_a_film_and_the_questions_after_it_have_the_readings_of_its_figures() -> None:
    at = {step: [each.replace("\N{NO-BREAK SPACE}", " ") for each in found] for step, found in numbers(FIVE[3]).items()}
    assert at["film-1"] == ["Ungefär 410 000", "Nästan 50 %", "166 000", "145 000"]
    assert at["fraga-1"] == at["film-1"]
    assert at["film-2"] == ["Sex av tio", "Hälften", "Nästan var tredje"]
    assert at["fraga-2"] == at["fordjupning"] == at["film-2"]
    assert not any(at[step] for step in ("valkomna", "forsta-rundan", "sista-rundan", "enas", "lappar", "avsluta"))


@pytest.mark.parametrize("session", FIVE, ids=lambda session: session.id)
def test_no_contested_figure_of_a_film_is_without_them(session: Session) -> None:
    for step in session.steps:
        if isinstance(step, Film):
            argued = [PROGRAMME.facts[each] for each in step.segment.facts if PROGRAMME.facts[each].contested]
            told = read_facts(PROGRAMME, session, step, Text())
            assert [fact.readings for fact in told] == [tuple(r("sv") for r in fact.readings) for fact in argued]
            assert all(fact.unsure.endswith("vet vi inte säkert.") for fact in told)


def test_they_are_in_the_language_of_the_leader() -> None:
    told = read_facts(PROGRAMME, FIVE[4], FIVE[4].steps[2], Text("en"))
    assert [fact.number for fact in told] == ["193 of 290"]
    assert told[0].readings[0].startswith("Large parts of the country")
    assert "don't know for sure" in told[0].unsure


def test_a_question_before_any_film_and_a_film_of_the_municipality_s_own_have_none() -> None:
    steps = FIVE[3].steps
    alone = replace(FIVE[3], steps=tuple(step for step in steps if isinstance(step, Question)))
    assert read_facts(PROGRAMME, alone, alone.steps[0], Text()) == ()
    film = next(step for step in steps if isinstance(step, Film))
    own = replace(film, segment=replace(film.segment, facts=()))
    assert read_facts(PROGRAMME, FIVE[3], own, Text()) == ()
