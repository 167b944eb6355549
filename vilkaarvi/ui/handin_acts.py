"""What the window for handing in a report shows, as plain data, and the presses it passes on."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from vilkaarvi.errors import Fault
from vilkaarvi.text import Said


@dataclass(frozen=True)
class Handing:
    """A report before it is written. groups: a line each; always: what every report holds, and what none does.

    new: how many sessions no earlier report held. folder: where it goes; empty: the leader saves it and mails it.
    codes: this computer's. left_out: what could not be put in. last: when the last one was handed in, written out.
    """

    groups: tuple[str, ...]
    always: tuple[str, ...]
    new: int
    folder: str
    codes: tuple[str, ...]
    left_out: tuple[Said, ...] = ()
    last: str = ""


@dataclass(frozen=True)
class HandedIn:
    """It lies at `path`. same: as it did already; mailed: the leader has saved it, and mails it now."""

    path: Path
    same: bool = False
    mailed: bool = False


Answer = Callable[[HandedIn | None, Fault | None], None]


class HandInActs(Protocol):
    """What the window asks for. None of it may wait."""

    def where(self) -> Path | None:
        """Ask where the file is to be saved."""
        ...

    def hand_in(self, done: Answer) -> None:
        """Write the report in the folder."""
        ...

    def save(self, path: Path, done: Answer) -> None:
        """Write it where the leader said."""
        ...
