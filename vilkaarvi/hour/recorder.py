"""What the hour asks of whoever writes things down. The room never waits: answers come back later, on its thread."""

from collections.abc import Callable
from typing import Protocol

from vilkaarvi.errors import Fault
from vilkaarvi.notes.note import Note, Parked
from vilkaarvi.notes.summary import Attendance, Plan, Summary
from vilkaarvi.session.events import Event
from vilkaarvi.session.tally import Tally

Done = Callable[[Fault | None], None]  # None: it is on the disk


class Recorder(Protocol):
    """Writes one run. `app.py` keeps this promise with the writer thread; tests keep it in memory."""

    def record(self, events: tuple[Event, ...], done: Done) -> None:
        """`done(None)` says that these and all before them are on the disk. No events: what waits is tried again."""
        ...

    def keep_note(self, note: Note, done: Done) -> None:
        """A new note, or a changed one with the same id."""
        ...

    def drop_note(self, note_id: str, done: Done) -> None: ...

    def keep_parked(self, parked: Parked, done: Done) -> None:
        """A question that is parked now, or a changed one with the same id."""
        ...

    def keep_lines(self, question: str, lines: tuple[str, ...], done: Done) -> None: ...

    def keep_plan(self, plan: Plan, done: Done) -> None: ...

    def keep_attendance(self, attendance: Attendance, done: Done) -> None: ...

    def keep_tally(self, tally: Tally, done: Done) -> None: ...

    def finish(self, summary: Summary, done: Done) -> None:
        """The summary is final: it is stored, then the notes and their key are destroyed."""
        ...
