"""What closing shows, as plain data, and the presses it passes on. `app.py` makes the one and keeps the other."""

from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from vilkaarvi.notes.note import Note
from vilkaarvi.notes.summary import Attendance, Plan
from vilkaarvi.session.tally import Counting, Tally
from vilkaarvi.ui.home_acts import Done
from vilkaarvi.ui.reads import Check

if TYPE_CHECKING:
    from vilkaarvi.ui.closing_pages import FinishedPage


class At(IntEnum):
    """The pages of closing."""

    PICK = 0
    ALOUD = 1
    CONFIRM = 2
    FINISHED = 3
    NEXT = 4  # what happens next
    PRESENT = 5
    TALLY = 6
    NAMES = 7  # does what goes on paper point anybody out? Asked on the way to CONFIRM


@dataclass(frozen=True)
class ClosingQuestion:
    """One question with its notes in the order they were written, and the lines agreed on so far (at most three)."""

    id: str
    prompt: str
    notes: tuple[Note, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClosingView:
    """The closing of one run. `locked`: notes and draft lines wait for the passphrase. `finished`: only saving is left.
    `can_leave`: there is a way out before it is finished (not inside an hour that goes on).

    `people` were counted during the hour; `attendance` is what the leader has confirmed. `statements` are the slips'
    sentences in words, in the order of `counting`; `counted`: somebody has begun to count. `showing`: the room sees the
    lines. `parked`: the questions that were put off and not taken up. `rehearsal`: nothing is saved, and there is no
    paper. `earlier`: what the group agreed on before, to be asked how it went."""

    session: str
    group: str
    questions: tuple[ClosingQuestion, ...]
    locked: bool = False
    finished: bool = False
    can_leave: bool = True
    plan: Plan = field(default_factory=Plan)
    people: int = 1
    attendance: Attendance | None = None
    statements: tuple[str, ...] = ()
    counting: Counting = field(default_factory=lambda: Counting(Tally(())))
    counted: bool = False
    showing: bool = False
    parked: tuple[str, ...] = ()
    rehearsal: bool = False
    earlier: tuple[str, ...] = ()


class ClosingActs(Check, Protocol):
    """Presses on the closing page. Answers come back on the GUI thread through `done`: a Fault, or None: it is done."""

    def keep(self, question: str, text: str, allowed: frozenset[str], done: Done) -> None:
        """One note more on a question, checked as during the hour; then `ClosingPage.show_view` shows it."""
        ...

    def park(self, text: str, allowed: frozenset[str], done: Done) -> None:
        """A question that was to be parked when the hour came to its end."""
        ...

    def keep_lines(self, question: str, lines: tuple[str, ...], allowed: frozenset[str], done: Done) -> None: ...

    def keep_plan(self, plan: Plan, allowed: frozenset[str], done: Done) -> None:
        """What happens next and the line for the manager. Faults TOO_MANY_STEPS, LINE_TOO_LONG, NAME_IDENTIFIES."""
        ...

    def confirm(self, attendance: Attendance, done: Done) -> None:
        """How many were there, as the leader says."""
        ...

    def press_grade(self, grade: int, done: Done) -> None:
        """One answer of the slip that is being read; 0: left blank."""
        ...

    def undo_grade(self, done: Done) -> None: ...

    def count_anew(self, done: Done) -> None: ...

    def show_lines(self, shown: bool) -> None:
        """The room sees the agreed lines, and only those, or no longer."""
        ...

    def unlock(self, passphrase: str, done: Done) -> None:
        """Open the notes; then `ClosingPage.show_view` shows them. Fault WRONG_PASSPHRASE stands beside the field."""
        ...

    def finish(self, done: Done) -> None:
        """The summary is final; the working notes and their key are destroyed."""
        ...

    def suggested_name(self) -> str:
        """A file name without folder for the PDF."""
        ...

    def save_pdf(self, path: Path, done: Done) -> None:
        """Save the summary, before it is finished as working material; open it with the computer's own program."""
        ...

    def print_paper(self, page: "FinishedPage") -> None:
        """The finished summary on the usual printer. `page` says how it went, and tells `went`."""
        ...

    def show_paper(self, page: "FinishedPage") -> None:
        """As it will be printed, over `page`."""
        ...

    def copy_paper(self, page: "FinishedPage") -> None:
        """Its words, for a mail. `page` says so."""
        ...

    def heavy(self) -> None:
        """The hour was heavy: what the leader can ask, and whom to call."""
        ...

    def leave(self) -> None:
        """ "Klar": back to home."""
        ...
