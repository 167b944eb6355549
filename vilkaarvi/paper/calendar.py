"""Planned days as a file that every calendar takes in (iCalendar, RFC 5545): the sessions, and time to prepare.

No name, and nothing of what is said. Days are whole, or times float, so that it is the same hour wherever the calendar
is. An event is named by group and session: taken in again, a later file moves what an earlier one has brought.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from vilkaarvi.text import Text

if TYPE_CHECKING:
    from icalendar import Event

ENDING = ".ics"
MINUTES = 30  # to prepare
PREPARE = timedelta(minutes=MINUTES)
_SATURDAY = 5


@dataclass(frozen=True)
class Meeting:
    """A day on which a group means to meet. key: what tells it from the group's others, for ever, such as its session.
    title: "Samtalsträff 2: …"."""

    key: str
    title: str
    day: date
    minutes: int


def calendar(group: str, meetings: Sequence[Meeting], stamp: datetime, text: Text, at: time | None = None) -> bytes:
    """`group`: its random id. `stamp`: when the file is made, in UTC; of two files the later counts. `at`: when they
    meet; None: on that day."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", f"-//vilkaarvi//{text.language}")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for meeting in meetings:
        for event in _events(group, meeting, at, text):
            event.add("dtstamp", stamp)
            event.add("sequence", int(stamp.timestamp()) // 60)
            made.add_component(event)
    return bytes(made.to_ical())


def _events(group: str, meeting: Meeting, at: time | None, text: Text) -> "list[Event]":
    length = timedelta(minutes=meeting.minutes)
    prepare = text.tr("Prepare: {session}", session=meeting.title)
    needs = text.tr("About {minutes} minutes: read through, try film and sound, put the chairs out.", minutes=MINUTES)
    takes = text.tr("Takes {minutes} minutes.", minutes=meeting.minutes)
    if at is None:
        return [
            _whole_day(_uid(group, meeting.key), meeting.title, takes, meeting.day),
            _whole_day(_uid(group, f"{meeting.key} before"), prepare, needs, workday_before(meeting.day)),
        ]
    begins = datetime.combine(meeting.day, at)
    return [
        _timed(_uid(group, meeting.key), meeting.title, takes, begins, length),
        _timed(_uid(group, f"{meeting.key} before"), prepare, needs, begins - PREPARE, PREPARE),
    ]


def workday_before(day: date) -> date:
    """Friday before a Monday."""
    before = day - timedelta(days=1)
    while before.weekday() >= _SATURDAY:
        before -= timedelta(days=1)
    return before


def _whole_day(uid: str, title: str, about: str, day: date) -> "Event":
    """It does not make the day look taken."""
    event = _event(uid, title, about)
    event.add("dtstart", day)
    event.add("transp", "TRANSPARENT")
    return event


def _timed(uid: str, title: str, about: str, begins: datetime, length: timedelta) -> "Event":
    event = _event(uid, title, about)
    event.add("dtstart", begins)
    event.add("dtend", begins + length)
    return event


def _event(uid: str, title: str, about: str) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("summary", title)
    event.add("description", about)
    return event


def _uid(group: str, key: str) -> str:
    """The group's id itself stays here."""
    return hashlib.sha256(f"vilkaarvi calendar 1\n{group}\n{key}".encode()).hexdigest()[:32] + "@vilkaarvi"
