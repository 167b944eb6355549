"""An hour that is practised. Nothing of it is kept: no run is begun, and neither writer nor store is within reach."""

from collections.abc import Callable

from vilkaarvi.app.saved import Answer, Opened
from vilkaarvi.errors import Fault
from vilkaarvi.hour.recorder import Done
from vilkaarvi.notes.note import Note, Parked
from vilkaarvi.notes.summary import Attendance, Plan, Summary
from vilkaarvi.session.events import Event
from vilkaarvi.session.tally import Tally
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import NotesAre

Post = Callable[[Callable[[], None]], None]  # runs a call soon, on the room's thread


class RehearsalRecorder:
    """Keeps the hour's promise `Recorder` by forgetting at once. It answers later, as one that writes would."""

    aside: Fault | None = None

    def __init__(self, post: Post) -> None:
        self._post = post

    def _forget(self, done: Done) -> None:
        self._post(lambda: done(None))

    def record(self, events: tuple[Event, ...], done: Done) -> None:
        self._forget(done)

    def keep_note(self, note: Note, done: Done) -> None:
        self._forget(done)

    def drop_note(self, note_id: str, done: Done) -> None:
        self._forget(done)

    def keep_parked(self, parked: Parked, done: Done) -> None:
        self._forget(done)

    def keep_lines(self, question: str, lines: tuple[str, ...], done: Done) -> None:
        self._forget(done)

    def keep_plan(self, plan: Plan, done: Done) -> None:
        self._forget(done)

    def keep_attendance(self, attendance: Attendance, done: Done) -> None:
        self._forget(done)

    def keep_tally(self, tally: Tally, done: Done) -> None:
        self._forget(done)

    def finish(self, summary: Summary, done: Done) -> None:
        self._forget(done)

    def leave(self, done: Done) -> None:
        self._forget(done)


class NothingSaved:
    """Keeps the promise `Saved`: the notes are open, empty, and only in memory."""

    def __init__(self, post: Post) -> None:
        self._post = post

    def look(self, answer: Answer) -> None:
        self._post(lambda: answer(Opened(NotesAre.READY), None))

    def unlock(self, passphrase: str, answer: Answer) -> None:
        self.look(answer)


class RehearsalText(Text):
    """The words of a rehearsal's windows: nowhere do they say that something is saved."""

    def tr(self, message: str, /, **facts: object) -> str:
        if message == "Saved":
            return super().tr("Kept while you rehearse")
        if message == "✓ Saved":
            return super().tr("✓ Kept while you rehearse")
        return super().tr(message, **facts)
