"""Planned days in a calendar's own file: what stands in it, what never does, and that a later file counts."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from vilkaarvi.app.meetings import meetings
from vilkaarvi.paper.calendar import Meeting, calendar, workday_before
from vilkaarvi.text import Text
from vilkaarvi.ui.home_acts import SessionIs, SessionRow

GROUP = "0123456789abcdef"
STAMP = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SV = Text()
SECOND = Meeting("traff-2", "Samtalsträff 2: Vilka är vi?", date(2026, 12, 7), 60)


def events(raw: bytes) -> list[dict[str, Any]]:
    """By their names in small letters."""
    found = Calendar.from_ical(raw).walk("VEVENT")
    return [{name.lower(): value for name, value in each.property_items(recursive=False)} for each in found]


def made(*given_meetings: Meeting, at: time | None = None, stamp: datetime = STAMP) -> bytes:
    return calendar(GROUP, given_meetings or (SECOND,), stamp, SV, at)


def test_a_session_and_its_preparation_stand_on_whole_days_where_no_hour_is_known() -> None:
    session, before = events(made())
    assert session["summary"] == "Samtalsträff 2: Vilka är vi?"
    assert session["dtstart"].dt == date(2026, 12, 7)
    assert "60 minuter" in session["description"]
    assert before["summary"] == "Förbered: Samtalsträff 2: Vilka är vi?"
    assert before["dtstart"].dt == date(2026, 12, 4)  # Friday, before a Monday
    assert session["transp"] == before["transp"] == "TRANSPARENT"


def test_at_an_hour_the_session_is_as_long_as_it_is_and_the_half_hour_before_is_for_preparing() -> None:
    session, before = events(made(at=time(13, 30)))
    assert session["dtstart"].dt == datetime(2026, 12, 7, 13, 30)  # floats: no zone
    assert session["dtend"].dt - session["dtstart"].dt == timedelta(minutes=60)
    assert before["dtstart"].dt == datetime(2026, 12, 7, 13, 0)
    assert before["dtend"].dt == session["dtstart"].dt
    assert b"TZID" not in made(at=time(13, 30))


def test_a_day_that_is_moved_is_the_same_event_and_the_later_file_counts() -> None:
    moved = Meeting("traff-2", SECOND.title, date(2026, 12, 14), 60)
    first = events(made())
    then = events(made(moved, stamp=STAMP + timedelta(days=1)))
    assert [each["uid"] for each in first] == [each["uid"] for each in then]
    assert all(late["sequence"] > early["sequence"] for early, late in zip(first, then, strict=True))
    assert len({each["uid"] for each in first}) == 2


def test_two_groups_have_events_of_their_own_and_the_id_stays_here() -> None:
    other = calendar("f" * 16, (SECOND,), STAMP, SV)
    assert not {each["uid"] for each in events(made())} & {each["uid"] for each in events(other)}
    assert GROUP.encode() not in made()


@given(title=st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=200))
def test_lines_are_folded_and_end_as_the_standard_says_whatever_a_title_holds(title: str) -> None:
    raw = made(Meeting("a", title, date(2026, 12, 7), 60))
    assert raw.endswith(b"\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    assert events(raw)[0]["summary"] == title


@pytest.mark.parametrize(
    ("day", "before"), [(date(2026, 12, 7), date(2026, 12, 4)), (date(2026, 12, 8), date(2026, 12, 7))]
)
def test_the_day_before_is_a_working_day(day: date, before: date) -> None:
    assert workday_before(day) == before


# --- which session on which day

TODAY = date(2026, 11, 24)
ROWS = (
    SessionRow("traff-1", 1, "Nu", "", SessionIs.DONE),
    SessionRow("traff-2", 2, "Vilka är vi?", "", SessionIs.NEXT),
    SessionRow("traff-3", 3, "Att komma hit", "", SessionIs.LATER),
)


def test_the_days_ahead_are_the_sessions_that_the_group_has_not_had() -> None:
    days = (date(2026, 11, 3), date(2026, 11, 26), date(2026, 12, 10), date(2027, 1, 14), date(2027, 2, 1))
    found = meetings(days, ROWS, lambda _session: 60, TODAY, SV)
    assert [(each.title, each.day.isoformat()) for each in found] == [
        ("Samtalsträff 2: Vilka är vi?", "2026-11-26"),
        ("Samtalsträff 3: Att komma hit", "2026-12-10"),
        ("Samtalsträff", "2027-01-14"),
        ("Samtalsträff", "2027-02-01"),
    ]
    assert len({each.key for each in found}) == 4


def test_days_that_are_behind_are_in_no_file() -> None:
    assert meetings((date(2026, 11, 3),), ROWS, lambda _session: 60, TODAY, SV) == ()
