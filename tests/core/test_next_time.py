"""How an hour ends: what comes next, from the programme; nothing is promised that cannot be led."""

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
    """The programme as if these sessions were made."""
    steps = programme.sessions[0].steps
    some = tuple(steps[:2] if each.number in numbers else each.steps for each in programme.sessions)
    sessions = tuple(
        each if each.number == 1 else replace(each, steps=made)
        for each, made in zip(programme.sessions, some, strict=True)
    )
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
    assert said_at_the_end(with_steps_in(shipped, 2)) == ("Nästa gång: Vilka är vi?",)


def test_a_next_session_that_is_not_made_yet_is_not_promised(shipped: Programme) -> None:
    assert shipped.sessions[1].coming
    assert said_at_the_end(shipped) == (NOT_READY,)


def test_a_session_that_is_passed_over_is_not_told_as_the_next(shipped: Programme) -> None:
    assert said_at_the_end(with_steps_in(shipped, 3)) == ("Nästa gång: Att komma hit",)


def test_after_the_last_session_the_group_is_thanked(shipped: Programme) -> None:
    alone = replace(shipped, sessions=shipped.sessions[:1])
    assert said_at_the_end(alone) == (LAST,)


def test_a_programme_without_words_of_its_own_tells_the_next_title(shipped: Programme) -> None:
    programme = with_steps_in(shipped, 2)
    first = programme.sessions[0]
    silent = tuple(replace(step, next_time=Words({})) if isinstance(step, Close) else step for step in first.steps)
    programme = replace(programme, sessions=(replace(first, steps=silent), *programme.sessions[1:]))
    assert said_at_the_end(programme) == ("Nästa gång: Vilka är vi?",)


def test_nothing_that_the_leader_says_at_the_end_speaks_of_a_next_time(shipped: Programme) -> None:
    close = plan(shipped.sessions[0], 9)[-1].step
    for language, word in (("sv", "nästa"), ("en", "next time")):
        assert not [line for line in close.guidance.say if word in line(language).lower()]
