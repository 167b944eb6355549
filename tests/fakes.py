"""Small honest stand-ins, shared by the tests."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from vilkaarvi.errors import Code, Fault
from vilkaarvi.film.player import CueReached, FilmEnded, FilmFailed, FirstPicture, News
from vilkaarvi.hour.backlog import Backlog
from vilkaarvi.hour.recorder import Done
from vilkaarvi.notes.note import Note, Parked
from vilkaarvi.notes.summary import Attendance, Plan, Summary
from vilkaarvi.session.events import Event
from vilkaarvi.session.tally import Tally

START = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class FakeClock:
    """Time that moves when told."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def now(self) -> float:
        return self.seconds

    def advance(self, seconds: float) -> None:
        self.seconds += seconds

    def today(self) -> date:
        return START.date()

    def wall(self) -> datetime:
        return START + timedelta(seconds=self.seconds - 100)


class FakeAwake:
    """Keeps nothing awake; remembers what was asked of it. The test says through `told` how it went."""

    def __init__(self) -> None:
        self.asked: list[str | None] = []
        self.told: Done = lambda fault: None

    def hold(self, reason: str, told: Done) -> None:
        self.asked.append(reason)
        self.told = told

    def release(self) -> None:
        self.asked.append(None)


class FakePlayer:
    """A film player without film: keeps its promise as to order, and tells what the test says.

    Attributes: calls (what was asked of it, in order).
    """

    def __init__(self) -> None:
        self.calls: list[tuple[object, ...]] = []
        self.at_ms = 0
        self._listener: Callable[[News], None] = lambda news: None

    def listen(self, listener: Callable[[News], None]) -> None:
        self._listener = listener

    def load(self, film: Path, length_ms: int, cues: Sequence[int]) -> None:
        self.at_ms = 0
        self.calls.append(("load", film.name, length_ms, tuple(cues)))

    def play(self) -> None:
        self.calls.append(("play",))

    def pause(self) -> None:
        self.calls.append(("pause",))

    def seek(self, ms: int) -> None:
        self.at_ms = ms
        self.calls.append(("seek", ms))

    def stop(self) -> None:
        self.calls.append(("stop",))

    def position_ms(self) -> int:
        return self.at_ms

    def set_volume(self, percent: int) -> None:
        self.calls.append(("volume", percent))

    def set_read_aloud(self, wanted: bool) -> None:
        self.calls.append(("read aloud", wanted))

    def can_read_aloud(self) -> bool | None:
        return True

    # what the test makes happen

    def starts(self) -> None:
        self._listener(FirstPicture())

    def reaches(self, ms: int) -> None:
        self.at_ms = ms
        self._listener(CueReached(ms))

    def ends(self, ms: int) -> None:
        self.at_ms = ms
        self._listener(FilmEnded())

    def fails(self, fault: Fault) -> None:
        self._listener(FilmFailed(fault))

    def tells(self, news: News) -> None:
        self._listener(news)


class MemoryRecorder:
    """Writes in memory, and fails when told to."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.notes: dict[str, Note] = {}
        self.lines: dict[str, tuple[str, ...]] = {}
        self.parked: dict[str, Parked] = {}
        self.plan = Plan()
        self.attendance: Attendance | None = None
        self.tally: Tally | None = None
        self.finished: Summary | None = None
        self.fault: Fault | None = None
        self._backlog = Backlog(self._write)

    def record(self, events: tuple[Event, ...], done: Done) -> None:
        with suppress(Fault):
            self._backlog.record(events)
        done(self.fault)

    def _write(self, events: tuple[Event, ...]) -> None:
        if self.fault is not None:
            raise self.fault
        self.events.extend(events)

    def keep_note(self, note: Note, done: Done) -> None:
        if self.fault is None:
            self.notes[note.id] = note
        done(self.fault)

    def drop_note(self, note_id: str, done: Done) -> None:
        self.notes.pop(note_id, None)
        done(self.fault)

    def keep_parked(self, parked: Parked, done: Done) -> None:
        if self.fault is None:
            self.parked[parked.id] = parked
        done(self.fault)

    def keep_lines(self, question: str, lines: tuple[str, ...], done: Done) -> None:
        self.lines[question] = lines
        done(self.fault)

    def keep_plan(self, plan: Plan, done: Done) -> None:
        if self.fault is None:
            self.plan = plan
        done(self.fault)

    def keep_attendance(self, attendance: Attendance, done: Done) -> None:
        if self.fault is None:
            self.attendance = attendance
        done(self.fault)

    def keep_tally(self, tally: Tally, done: Done) -> None:
        if self.fault is None:
            self.tally = tally
        done(self.fault)

    def finish(self, summary: Summary, done: Done) -> None:
        self.finished = summary
        done(self.fault)


class Answers(list[Fault | None]):
    """What was answered; called as a `Done`."""

    def __call__(self, fault: Fault | None) -> None:
        self.append(fault)

    @property
    def code(self) -> Code | None:
        return self[-1].code if self[-1] else None
