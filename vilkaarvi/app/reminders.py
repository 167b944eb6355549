"""What home reminds of, quietly: the next day that a group means to meet, and a report that is not handed in."""

from collections.abc import Collection
from datetime import date, timedelta

from vilkaarvi.app.homeview import Kept
from vilkaarvi.store.groups import Group
from vilkaarvi.store.head import RunState
from vilkaarvi.text import Text

SOON = timedelta(days=6)  # so far a day of the week names one day


def reminder(group: Group, kept: Kept, unreported: Collection[str], today: date, text: Text) -> str:
    """One line, or nothing. `unreported`: groups of which something was held that no report holds."""
    day = next_day(group, kept, today)
    said = [_when(day, today, text)] if day is not None else []
    if group.id in unreported:
        said.append(text.tr("The report is not handed in"))
    return " · ".join(said)


def others(kept: Kept, chosen: str | None, unreported: Collection[str], today: date, text: Text) -> tuple[str, ...]:
    """The same of the groups that are not chosen, a line each: only where it is soon, or something is to be done."""
    told = []
    for group in kept.groups:
        day = next_day(group, kept, today)
        soon = day is not None and day - today <= SOON
        if group.id != chosen and (soon or group.id in unreported):
            told.append(f"{group.name} · {reminder(group, kept, unreported, today, text)}")
    return tuple(told)


def next_day(group: Group, kept: Kept, today: date) -> date | None:
    """The next planned day; not of a group that a colleague leads now, and not today's when it has met."""
    if group.id in kept.handed:
        return None
    met = any(head.group == group.id and head.day == today and head.state is not RunState.ONGOING for head in kept.runs)
    return next((day for day in group.planned if day > today or (day == today and not met)), None)


def _when(day: date, today: date, text: Text) -> str:
    ahead = day - today
    if not ahead:
        return text.tr("Next session today")
    if ahead == timedelta(days=1):
        return text.tr("Next session tomorrow")
    if ahead <= SOON:
        return text.tr("Next session on {weekday}", weekday=text.weekday(day))
    return text.tr("Next session {day}", day=text.day(day))
