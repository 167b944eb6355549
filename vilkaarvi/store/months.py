"""How long things are kept, in months from the day of the hour."""

import calendar
from dataclasses import dataclass
from datetime import date

from vilkaarvi.store.head import RunHead, RunState


@dataclass(frozen=True)
class Rules:
    """notes: those that the group never agreed on. summaries: finished ones; 0, never erased by the program."""

    notes: int = 3
    summaries: int = 0


USUAL = Rules()


def goes_on(head: RunHead, rules: Rules) -> date | None:
    """The first day on which what a run holds is overdue; None: never."""
    months = rules.summaries if head.state is RunState.FINISHED else rules.notes
    return months_after(head.day, months) if months else None


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
