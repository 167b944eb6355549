"""What home reminds of: a line a group at most, and nothing where nothing is to be known."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from vilkaarvi.app.homeview import Kept
from vilkaarvi.app.reminders import others, reminder
from vilkaarvi.store.groups import Group
from vilkaarvi.store.head import RunHead, RunState
from vilkaarvi.text import Text

TODAY = date(2026, 11, 24)  # a Tuesday
NORR = Group("0123456789abcdef", "Norr", "", 9, TODAY)
SODER = Group("fedcba9876543210", "Söder", "", 7, TODAY)
SV = Text()


def said(*planned: date, unreported: frozenset[str] = frozenset(), kept: Kept | None = None) -> str:
    return reminder(replace(NORR, planned=planned), kept or Kept([], []), unreported, TODAY, SV)


def held(state: RunState) -> Kept:
    noon = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
    return Kept([NORR], [RunHead("r", NORR.id, "vilka-ar-vi", 1, "traff-1", 9, noon, state)])


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 24), "Nästa träff i dag"),
        (date(2026, 11, 25), "Nästa träff i morgon"),
        (date(2026, 11, 26), "Nästa träff på torsdag"),
        (date(2026, 11, 30), "Nästa träff på måndag"),
        (date(2026, 12, 1), "Nästa träff 1 december 2026"),
    ],
)
def test_the_next_planned_day_is_said_as_people_say_it(day: date, words: str) -> None:
    assert said(date(2026, 11, 3), day, date(2027, 2, 1)) == words


def test_nothing_is_said_where_no_day_is_ahead() -> None:
    assert said() == said(date(2026, 11, 3)) == ""


def test_a_day_on_which_the_group_has_met_is_behind_it() -> None:
    days = (TODAY, date(2026, 11, 26))
    assert said(*days, kept=held(RunState.CLOSED)) == "Nästa träff på torsdag"
    assert said(*days, kept=held(RunState.ONGOING)) == "Nästa träff i dag"


def test_a_report_that_is_not_handed_in_stands_on_the_same_line() -> None:
    line = said(date(2026, 11, 26), unreported=frozenset({NORR.id}))
    assert line == "Nästa träff på torsdag · Rapporten är inte lämnad"
    assert said(unreported=frozenset({SODER.id})) == ""


def test_a_group_that_a_colleague_leads_is_not_reminded_of() -> None:
    assert said(TODAY, kept=Kept([NORR], [], handed={NORR.id: TODAY})) == ""


def test_other_groups_are_named_only_when_it_is_soon_or_something_is_to_be_done() -> None:
    soon, late = replace(SODER, planned=(date(2026, 11, 27),)), replace(SODER, planned=(date(2027, 1, 8),))
    assert others(Kept([NORR, soon], []), NORR.id, (), TODAY, SV) == ("Söder · Nästa träff på fredag",)
    assert others(Kept([NORR, late], []), NORR.id, (), TODAY, SV) == ()
    assert others(Kept([NORR, late], []), NORR.id, {SODER.id}, TODAY, SV) == (
        "Söder · Nästa träff 8 januari 2027 · Rapporten är inte lämnad",
    )
    assert others(Kept([NORR, soon], []), SODER.id, {SODER.id}, TODAY, SV) == ()


def test_english_is_said_in_english() -> None:
    group = replace(NORR, planned=(date(2026, 11, 26),))
    assert reminder(group, Kept([], []), {NORR.id}, TODAY, Text("en")) == (
        "Next session on Thursday · The report is not handed in"
    )
