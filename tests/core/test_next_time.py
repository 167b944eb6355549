"""How an hour ends: what comes next, from the programme; nothing is promised that cannot be led."""

import itertools
import re
from dataclasses import replace
from datetime import date

import pytest

from tests.core.test_hour import Led
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.model import Close, Programme, Words
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.agenda import plan
from vilkaarvi.session.reading import reading
from vilkaarvi.session.view import TextRoom
from vilkaarvi.text import Text

NOT_READY = "Nästa träff, ”Vilka är vi?”, är inte klar än. Det var fint att ni var med."
LAST = "Det här var den sista träffen. Tack för allt ni har delat med er av."


@pytest.fixture(scope="module")
def shipped() -> Programme:
    return read_programme(Places(shipped_programmes(), shipped_programmes()), "vilka-ar-vi", date(2026, 11, 24))


def with_steps_in(programme: Programme, *numbers: int) -> Programme:
    """The programme as if, after the first session, these alone were made."""
    sessions = tuple(each if each.number in (1, *numbers) else replace(each, steps=()) for each in programme.sessions)
    return replace(programme, sessions=sessions)


def said_at_the_end(programme: Programme) -> tuple[str, ...]:
    """What the room reads, in the last step and when the hour is over; and what is read ahead."""
    led = Led(programme)
    led.hour.start(9)
    led.hour.go_to("avsluta")
    at_close = led.hour.view().room
    ahead = led.hour.read_ahead("avsluta").parts[0].lines
    led.hour.end()
    over = led.hour.view().room
    through = reading(programme, programme.sessions[0], 9, Text("sv")).steps[-1].parts[0].lines
    assert isinstance(at_close, TextRoom)
    assert isinstance(over, TextRoom)
    assert at_close.lines == over.lines == ahead == through
    return over.lines


def test_a_next_session_that_can_be_led_is_told_in_the_programme_s_own_words(shipped: Programme) -> None:
    assert said_at_the_end(shipped) == ("Nästa gång: Vilka är vi?",)


def test_each_session_tells_the_title_of_the_next(shipped: Programme) -> None:
    for session, after in itertools.pairwise(shipped.sessions):
        close = session.steps[-1]
        assert isinstance(close, Close)
        for language, words in (("sv", "Nästa gång"), ("en", "Next time")):
            assert close.next_time(language) == f"{words}: {after.title(language)}"


def test_a_next_session_that_is_not_made_yet_is_not_promised(shipped: Programme) -> None:
    alone = with_steps_in(shipped)
    assert alone.sessions[1].coming
    assert said_at_the_end(alone) == (NOT_READY,)


def test_a_session_that_is_passed_over_is_not_told_as_the_next(shipped: Programme) -> None:
    assert said_at_the_end(with_steps_in(shipped, 3)) == ("Nästa gång: Att komma hit",)


def test_after_the_last_session_the_group_is_thanked(shipped: Programme) -> None:
    alone = replace(shipped, sessions=shipped.sessions[:1])
    assert said_at_the_end(alone) == (LAST,)


def test_a_programme_without_words_of_its_own_tells_the_next_title(shipped: Programme) -> None:
    first = shipped.sessions[0]
    silent = tuple(replace(step, next_time=Words({})) if isinstance(step, Close) else step for step in first.steps)
    programme = replace(shipped, sessions=(replace(first, steps=silent), *shipped.sessions[1:]))
    assert said_at_the_end(programme) == ("Nästa gång: Vilka är vi?",)


def test_nothing_that_the_leader_says_at_the_end_speaks_of_a_next_time(shipped: Programme) -> None:
    for session in shipped.sessions:
        close = plan(session, 9)[-1].step
        for language, words in (("sv", "nästa (gång|träff)"), ("en", "next (time|session)")):
            assert not [line for line in close.guidance.say if re.search(words, line(language).lower())]
