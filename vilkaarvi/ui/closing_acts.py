"""What closing shows, as plain data, and the presses it passes on. `app.py` makes the one and keeps the other."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from vilkaarvi.notes.note import Flag, Note
from vilkaarvi.ui.home_acts import Done


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
    `can_leave`: there is a way out before it is finished (not inside an hour that goes on)."""

    session: str
    group: str
    questions: tuple[ClosingQuestion, ...]
    locked: bool = False
    finished: bool = False
    can_leave: bool = True


class ClosingActs(Protocol):
    """Presses on the closing page. Answers come back on the GUI thread through `done`: a Fault, or None: it is done."""

    def flags(self, text: str, allowed: frozenset[str]) -> tuple[Flag, ...]:
        """What must be answered before `text` may be stored; `allowed` holds the exact characters that the leader has
        said point nobody out."""
        ...

    def placeholder(self, flag: Flag) -> str:
        """What stands instead of a flagged text, for example "[telefon]"."""
        ...

    def keep_lines(self, question: str, lines: tuple[str, ...], allowed: frozenset[str], done: Done) -> None: ...

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
        """Save the summary, and open it with the computer's own program."""
        ...

    def leave(self) -> None:
        """ "Klar": back to home."""
        ...
