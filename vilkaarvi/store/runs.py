"""One run on the disk: `<id>.run` with events and summary, `<id>.notes` with working notes and draft lines."""

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from vilkaarvi.errors import Code, Fault
from vilkaarvi.journal.disk import Disk
from vilkaarvi.notes.note import Note
from vilkaarvi.notes.summary import Agreed, Summary
from vilkaarvi.seal import Vault
from vilkaarvi.session.events import Event, HourEnded, from_plain, to_plain
from vilkaarvi.store.documents import Documents


class RunState(StrEnum):
    ONGOING = "ongoing"
    CLOSED = "closed"  # the hour has ended; the summary is Arbetsmaterial
    FINISHED = "finished"  # Färdigställd; the notes are gone


@dataclass(frozen=True)
class RunHead:
    """What a run says of itself without its events. `started` is the one wall-clock time there is."""

    id: str
    group: str
    programme: str
    version: int
    session: str
    people: int
    started: datetime
    state: RunState = RunState.ONGOING


class Run:
    """An open run. Methods return when what they wrote is on the disk, and raise Faults of the journal."""

    def __init__(self, folder: Path, run_id: str, vault: Vault, disk: Disk, writer: bool) -> None:
        self._folder, self._id, self._vault, self._disk, self._writer = folder, run_id, vault, disk, writer
        self._run = Documents.at(folder / f"{run_id}.run", vault.run_key(run_id), disk, writer=writer)
        self._notes: Documents | None = None

    @property
    def lost(self) -> int:
        """Frames that damage has cost."""
        return self._run.journal.lost + (self._notes.journal.lost if self._notes else 0)

    @property
    def head(self) -> RunHead:
        plain = dict(self._run.journal.header)
        if "run" not in plain:
            raise Fault(Code.JOURNAL_DAMAGED, lost=self._run.journal.lost)
        head = RunHead(
            self._id, plain["group"], plain["programme"], plain["version"], plain["session"], plain["people"],
            datetime.fromisoformat(plain["started"]),
        )  # fmt: skip
        return replace(head, state=self._state())

    def _state(self) -> RunState:
        if self._run.all("summary"):
            return RunState.FINISHED
        ended = any(plain["did"] == HourEnded.__name__ for plain in self._run.all("events"))
        return RunState.CLOSED if ended else RunState.ONGOING

    def record(self, events: tuple[Event, ...]) -> None:
        self._run.add("events", [to_plain(event) for event in events])

    def events(self) -> list[Event]:
        return [from_plain(plain) for plain in self._run.all("events")]

    # --- notes

    def open_notes(self) -> None:
        """Raises Fault NOTES_LOCKED until the vault is unlocked."""
        path = self._folder / f"{self._id}.notes"
        if self._notes is not None:
            return
        exists = path.exists()
        if not exists and not self._writer:
            return
        key = self._vault.notes_key(self._id, make=not exists)
        self._notes = Documents.at(path, key, self._disk, None if exists else {"notes": self._id}, self._writer)

    def _open(self) -> Documents:
        self.open_notes()
        if self._notes is None:
            raise Fault(Code.NOTES_LOCKED)
        return self._notes

    def keep_note(self, note: Note) -> None:
        self._open().put("notes", "id", asdict(note))

    def drop_note(self, note_id: str) -> None:
        self._open().remove("notes", "id", note_id)

    def notes(self) -> list[Note]:
        return sorted((Note(**plain) for plain in self._open().all("notes")), key=lambda note: note.order)

    def keep_lines(self, question: str, lines: tuple[str, ...]) -> None:
        self._open().put("lines", "question", {"question": question, "lines": list(lines)})

    def lines(self) -> dict[str, tuple[str, ...]]:
        return {plain["question"]: tuple(plain["lines"]) for plain in self._open().all("lines")}

    # --- the end

    def finish(self, summary: Summary) -> None:
        """The summary first; then the notes' key and the notes. A crash in between is finished by `sweep`."""
        self._run.add("summary", [summary_to_plain(summary)])
        self.sweep()

    def sweep(self) -> None:
        """Destroys the notes of a finished run, if a crash left them."""
        if self._run.all("summary"):
            self._vault.drop_notes_key(self._id)
            self._notes = None
            (self._folder / f"{self._id}.notes").unlink(missing_ok=True)

    def summary(self) -> Summary | None:
        kept = self._run.all("summary")
        return summary_from_plain(kept[-1]) if kept else None


def summary_to_plain(summary: Summary) -> dict[str, Any]:
    return {**asdict(summary), "day": summary.day.isoformat()}


def summary_from_plain(plain: dict[str, Any]) -> Summary:
    agreed = tuple(Agreed(row["question"], row["prompt"], tuple(row["lines"])) for row in plain["agreed"])
    return Summary(**{**plain, "day": date.fromisoformat(plain["day"]), "agreed": agreed})
