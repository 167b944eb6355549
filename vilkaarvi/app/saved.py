"""What lies saved of the hour that is led, and who writes it: on the writer thread, in one run."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from vilkaarvi.errors import Fault
from vilkaarvi.hour.backlog import Backlog
from vilkaarvi.hour.recorder import Done, Recorder
from vilkaarvi.hour.writer import Writer
from vilkaarvi.notes.note import Note, Parked
from vilkaarvi.notes.summary import Attendance, Plan, Summary
from vilkaarvi.seal.vault import NotesState
from vilkaarvi.session.events import Event, HourEnded
from vilkaarvi.session.tally import Tally
from vilkaarvi.store.runs import Run
from vilkaarvi.store.store import Store
from vilkaarvi.ui.acts import NotesAre


@dataclass(frozen=True)
class Opened:
    """What the store says when the notes are to be opened; harm: what of the run cannot be read; cut: an unfinished
    write was found at the end of it."""

    state: NotesAre
    harm: Fault | None = None
    notes: list[Note] = field(default_factory=list)
    parked: list[Parked] = field(default_factory=list)
    lines: dict[str, tuple[str, ...]] = field(default_factory=dict)
    plan: Plan = field(default_factory=Plan)
    attendance: Attendance | None = None
    tally: Tally | None = None
    summary: Summary | None = None  # of a finished run
    cut: bool = False


Answer = Callable[[Opened | None, Fault | None], None]


class LeavingRecorder(Recorder, Protocol):
    """A recorder that is told when the hour is left.

    Attributes: aside (FOLDER_GONE while what is saved waits on this computer for its folder).
    """

    aside: Fault | None

    def leave(self, done: Done) -> None:
        """The last try to write what waits."""
        ...


class Saved(Protocol):
    """What lies saved of one hour. Answers come later, on the room's thread."""

    def look(self, answer: Answer) -> None:
        """What can be read without asking anybody."""
        ...

    def unlock(self, passphrase: str, answer: Answer) -> None:
        """The passphrase opens the notes; the very first one becomes the passphrase."""
        ...


class RunRecorder:
    """Writes one run on the writer thread; keeps the hour's promise `Recorder`."""

    def __init__(self, writer: Writer, run: Run, blur_times: Callable[[], None] = lambda: None) -> None:
        """`blur_times`: after the last write, so that no file tells at what hour it was."""
        self._writer, self._run, self._backlog = writer, run, Backlog(run.record)
        self._blur_times = blur_times
        self.aside: Fault | None = None

    def _do(self, work: Callable[[], None], done: Done) -> None:
        def looked() -> Fault | None:
            work()
            self._run.look_again()
            return self._run.aside

        def answered(aside: Fault | None, fault: Fault | None) -> None:
            self.aside = aside if fault is None else self.aside
            done(fault)

        self._writer.do(looked, answered)

    def record(self, events: tuple[Event, ...], done: Done) -> None:
        self._do(lambda: self._backlog.record(events), done)
        if any(isinstance(event, HourEnded) for event in events):
            self._compact()

    def keep_note(self, note: Note, done: Done) -> None:
        self._do(lambda: self._run.keep_note(note), done)

    def drop_note(self, note_id: str, done: Done) -> None:
        self._do(lambda: self._run.drop_note(note_id), done)

    def keep_parked(self, parked: Parked, done: Done) -> None:
        self._do(lambda: self._run.keep_parked(parked), done)

    def keep_lines(self, question: str, lines: tuple[str, ...], done: Done) -> None:
        self._do(lambda: self._run.keep_lines(question, lines), done)

    def keep_plan(self, plan: Plan, done: Done) -> None:
        self._do(lambda: self._run.keep_plan(plan), done)

    def keep_attendance(self, attendance: Attendance, done: Done) -> None:
        self._do(lambda: self._run.keep_attendance(attendance), done)

    def keep_tally(self, tally: Tally, done: Done) -> None:
        self._do(lambda: self._run.keep_tally(tally), done)

    def finish(self, summary: Summary, done: Done) -> None:
        def work() -> None:
            self._backlog.record(())
            self._run.finish(summary)

        self._do(work, done)

    def leave(self, done: Done) -> None:
        """The last try to write what waits; then the notes hold only what stands."""
        self._do(lambda: self._backlog.record(()), done)
        self._compact()
        self._do(self._blur_times, lambda _fault: None)

    def _compact(self) -> None:
        """If it fails, whoever opens the notes next does it."""
        self._do(self._run.compact, lambda _fault: None)


class SavedRun:
    """Keeps the promise `Saved` for a run in the store."""

    def __init__(self, run: Run, store: Callable[[], Store], writer: Writer) -> None:
        self._run, self._store, self._writer = run, store, writer

    def look(self, answer: Answer) -> None:
        def work() -> Opened:
            state = self._store().vault.notes_state
            summary = self._run.summary()
            if summary is not None:
                return self._look_back(summary)
            if state is NotesState.READY:
                return self._read()
            run = self._run
            return Opened(
                NotesAre(state.value), run.damage, attendance=run.attendance(), tally=run.tally(), cut=run.torn
            )

        self._writer.do(work, answer)

    def unlock(self, passphrase: str, answer: Answer) -> None:
        def work() -> Opened:
            vault = self._store().vault
            if vault.notes_state is NotesState.CHOOSE:
                vault.choose(passphrase)
            elif vault.notes_state is NotesState.LOCKED:
                vault.unlock(passphrase)
            return self._read()

        self._writer.do(work, answer)

    def _read(self) -> Opened:
        run = self._run
        notes, parked, lines, plan = run.notes(), run.parked(), run.lines(), run.plan()
        return Opened(
            NotesAre.READY, run.damage, notes, parked, lines, plan, run.attendance(), run.tally(), cut=run.torn
        )

    def _look_back(self, summary: Summary) -> Opened:
        """The notes are gone; what was agreed stands in the summary."""
        run = self._run
        lines = {agreed.question: agreed.lines for agreed in summary.agreed}
        counted = run.attendance(), run.tally()
        return Opened(NotesAre.READY, run.damage, [], [], lines, summary.plan, *counted, summary, cut=run.torn)
