"""Letting go in time: which notes and summaries are overdue, and erasing them.

Notes that the group never agreed on live so many months from the day of the hour, finished summaries so many, or, until
the municipality has said so, for ever. What is stopped (letting_go.py) is never erased.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vilkaarvi.errors import Fault
from vilkaarvi.store.head import RunHead, RunState
from vilkaarvi.store.letting_go import Act, Entry
from vilkaarvi.store.months import Rules, goes_on
from vilkaarvi.store.store import Store


class Part(StrEnum):
    NOTES = "notes"
    SUMMARY = "summary"


_ACTS = {Part.NOTES: Act.ERASED_NOTES, Part.SUMMARY: Act.ERASED_SUMMARY}


@dataclass(frozen=True)
class Held:
    """What a run still holds. `goes`: the first day on which it is overdue, None: never. `stopped`: since when."""

    head: RunHead
    part: Part
    goes: date | None
    stopped: date | None = None

    def overdue(self, today: date) -> bool:
        return self.stopped is None and self.goes is not None and self.goes <= today


def held(store: Store, rules: Rules) -> list[Held]:
    """All that may be let go one day, the newest hour first. Raises Fault RETENTION_UNREADABLE."""
    erased, stopped = store.let_go.erased(), store.let_go.stopped()
    found = []
    for head in store.runs():
        part = Part.SUMMARY if head.state is RunState.FINISHED else Part.NOTES
        if head.id not in erased and (part is Part.SUMMARY or store.holds_notes(head.id)):
            found.append(Held(head, part, goes_on(head, rules), stopped.get(head.id)))
    return found


def erase(store: Store, what: Sequence[Held], today: date) -> list[Held]:
    """Noted by date, then erased; what was. What is stopped is left alone.

    Raises Fault RETENTION_UNREADABLE, DISK_FULL or WRITE_FAILED when it could not be noted (nothing is gone then), and
    those of a run that could not be erased, when all have been tried: the next writer does that.
    """
    stopped = store.let_go.stopped()
    chosen = [each for each in what if each.head.id not in stopped]
    store.let_go.add([Entry(today, _ACTS[each.part], each.head.id) for each in chosen])
    first: Fault | None = None
    for each in chosen:
        try:
            store.finish_letting_go(each.head.id)
        except Fault as fault:
            first = first or fault
    if first is not None:
        raise first
    return chosen


def erase_overdue(store: Store, rules: Rules, today: date) -> list[Held]:
    """What was overdue today. Raises the Faults of `erase`."""
    return erase(store, [each for each in held(store, rules) if each.overdue(today)], today)


def stop(store: Store, run: str, today: date, stopped: bool = True) -> None:
    """Nothing of `run` is erased while a request is pending; `stopped` False: it may be again. Noted by date.

    Raises Fault RETENTION_UNREADABLE, DISK_FULL or WRITE_FAILED.
    """
    if (run in store.let_go.stopped()) is not stopped:
        store.let_go.add([Entry(today, Act.STOPPED if stopped else Act.ALLOWED, run)])
