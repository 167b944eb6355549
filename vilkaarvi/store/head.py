"""What a run says of itself, found without reading the whole of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from vilkaarvi.errors import Code, Fault
from vilkaarvi.journal.journal import glance
from vilkaarvi.seal.disk import Disk
from vilkaarvi.store.documents import Document, Documents, changed_in

HEAD, EVENTS, SUMMARY = "head", "events", "summary"  # tables of a .run file
_EDITION = re.compile("[0-9a-f]{16}", re.ASCII)
HOUR_ENDED = "HourEnded"  # as session/events.py writes it, which home does without


class RunState(StrEnum):
    ONGOING = "ongoing"
    CLOSED = "closed"  # the hour has ended; its lines are Arbetsmaterial
    FINISHED = "finished"  # Färdigställd; the notes are gone


@dataclass(frozen=True)
class RunHead:
    """`group` is a group's id, `session` a session's. `started` is the one clock time that there is.

    taken_in: held on another computer and handed over (taken.py). It is never changed or counted here, and of `started`
    only the day means anything.
    """

    id: str
    group: str
    programme: str
    version: int
    session: str
    people: int
    started: datetime
    state: RunState = RunState.ONGOING
    taken_in: bool = False
    edition: str = ""  # of the programme, as programme/edition.py names it; older runs have none

    @property
    def day(self) -> date:
        """The day it began, on the wall of whoever reads."""
        return self.started.astimezone().date()


def to_plain(head: RunHead) -> Document:
    mark: Document = {"taken_in": True} if head.taken_in else {}
    mark |= {"edition": head.edition} if head.edition else {}
    return {
        "run": head.id,
        "group": head.group,
        "programme": head.programme,
        "version": head.version,
        "session": head.session,
        "people": head.people,
        "started": head.started.isoformat(timespec="milliseconds"),
        **mark,
    }


def from_plain(plain: Document, state: RunState) -> RunHead:
    """Raises Fault NEWER_FORMAT on a head of another shape."""
    try:
        started, taken_in = datetime.fromisoformat(plain["started"]), plain.get("taken_in") is True
        if taken_in and state is RunState.ONGOING:  # it has no events; it was over before it was handed over
            state = RunState.CLOSED
        return RunHead(
            plain["run"],
            plain["group"],
            plain["programme"],
            plain["version"],
            plain["session"],
            plain["people"],
            started,
            state,
            taken_in,
            edition if isinstance(edition := plain.get("edition"), str) and _EDITION.fullmatch(edition) else "",
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise Fault(Code.NEWER_FORMAT, name=f"{plain.get('run', '')}.run") from fault


def head_of(documents: Documents) -> RunHead:
    """From the whole file. The head stands in the header and once more as a document: one damaged frame cannot take it.

    Raises Fault FILE_UNREADABLE when both are gone.
    """
    plain = documents.journal.header if "run" in documents.journal.header else None
    kept = documents.all(HEAD)
    if plain is None and not kept:
        raise Fault(Code.FILE_UNREADABLE, name="head")
    return from_plain(plain or kept[0], state_of(documents))


def state_of(documents: Documents) -> RunState:
    if documents.last(SUMMARY):
        return RunState.FINISHED
    newest = documents.last(EVENTS)
    return _after(newest[1]) if newest else RunState.ONGOING


def quick_head(path: Path, keys: Sequence[bytes], disk: Disk) -> RunHead | None:
    """From the first and the last frame alone; None when they do not say enough. Raises Fault NEWER_FORMAT."""
    seen = glance(path, keys, disk)
    if seen.header is None or seen.last is None or "run" not in seen.header:
        return None
    tables = dict(changed_in(seen.last))
    if SUMMARY in tables:
        return from_plain(seen.header, RunState.FINISHED)
    event = tables.get(EVENTS)
    return from_plain(seen.header, _after(event)) if event else None


def _after(event: Document) -> RunState:
    return RunState.CLOSED if event["did"] == HOUR_ENDED else RunState.ONGOING
