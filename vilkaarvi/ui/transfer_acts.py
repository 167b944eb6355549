"""What the windows for handing a group over and taking one in show, as plain data, and the presses they pass on."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from vilkaarvi.errors import Fault
from vilkaarvi.ui.home_acts import Done


@dataclass(frozen=True)
class HeldRow:
    """A session that the group has had: "Träff 1: Vad är det som har hänt?", "24 november 2026", "8 deltog, 3 rader".

    told: what is new, or differs; empty when there is nothing to say.
    """

    title: str
    day: str
    what: str
    told: str = ""


@dataclass(frozen=True)
class Giving:
    """What goes along of a group, and the titles of sessions whose lines stay behind."""

    group: str
    sessions: int
    lines: int
    unfinished: tuple[str, ...] = ()


@dataclass(frozen=True)
class Arriving:
    """What is in a file. told: what the leader should know before it is taken in.

    other_words: what the group is called in the file, where it is called something else here. adds: there is anything
    to take in.
    """

    group: str
    about: str
    rows: tuple[HeldRow, ...] = ()
    told: tuple[str, ...] = ()
    other_words: str = ""
    known: bool = False
    adds: bool = True


class GiveActs(Protocol):
    """What the window for handing over asks for. None of it may wait."""

    def where(self) -> Path | None:
        """Ask where the file is to be."""
        ...

    def make_file(self, path: Path, done: Callable[[str | None, Fault | None], None]) -> None:
        """Write the file; `done` hears its code, which nobody keeps."""
        ...


class TakeActs(Protocol):
    """What the window for taking in asks for. None of it may wait."""

    def which(self) -> Path | None:
        """Ask which file."""
        ...

    def look_into(self, path: Path, typed: str, done: Callable[[Arriving | None, Fault | None], None]) -> None:
        """Open the file with the code that was typed; nothing is taken in."""
        ...

    def take_in(self, use_words: bool, done: Done) -> None:
        """Take in what was looked into last. `use_words`: the group's words become those of the file."""
        ...
