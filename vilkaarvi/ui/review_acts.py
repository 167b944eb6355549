"""What the overview shows, as plain data, and the presses it passes on. `app/reviewing.py` keeps the one and makes the
other."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from vilkaarvi.errors import Fault
from vilkaarvi.review.answers import Answers
from vilkaarvi.review.overview import Overview, Stage
from vilkaarvi.review.register.protocol import Installation, Question
from vilkaarvi.review.spellings import Spelling
from vilkaarvi.text import Said
from vilkaarvi.ui.home_acts import Done


class Table(StrEnum):
    """What can be saved for a spreadsheet."""

    GROUPS = "groups"
    ANSWERS = "answers"


@dataclass(frozen=True)
class ReviewView:
    """All of the overview at one moment.

    programme: its title. sessions: how many every group goes through. statements: each question that is shown, in
    words. trainings: session id → title. spellings: names that count as another group's. expected: how many groups
    the list of those that ought to meet has. listed: the IT department's list alone says whom to believe. keeper: who
    keeps the list of attendance. municipality: as settings say. troubles: what is wrong, or missing, or contradicts
    itself. waits: reports wait for the register.
    held_by: DATA_LOCKED while somebody else writes in the folder: then it can only be read.
    """

    programme: str
    sessions: int
    overview: Overview
    answers: Answers
    statements: Mapping[Question, str]
    trainings: Mapping[str, str]
    installations: tuple[Installation, ...] = ()
    spellings: tuple[Spelling, ...] = ()
    expected: int = 0
    listed: bool = False
    keeper: str = ""
    municipality: str = ""
    troubles: tuple[Said, ...] = ()
    waits: bool = False
    held_by: Fault | None = None

    @property
    def empty(self) -> bool:
        return not self.overview.rows and not self.installations

    @property
    def unbelieved(self) -> tuple[Installation, ...]:
        """Those that nobody has compared codes with yet."""
        return tuple(each for each in self.installations if not each.trusted)


class ReviewActs(Protocol):
    """Presses in the overview. None of them may wait; it is shown anew through `ReviewPage.show_view`."""

    def seek(self, typed: str, stage: Stage | None) -> None:
        """Of very many groups, show those that fit what was typed and chosen (`ReviewPage.show_found`)."""
        ...

    def take_in(self, folder: bool) -> None:
        """Ask which reports, or which folder of them, and take them in."""
        ...

    def believe(self, code: str) -> None:
        """The comparison code was the same: what was taken in last is taken in once more with that computer's lines."""
        ...

    def doubt(self, key: str) -> None:
        """What that computer hands over no longer counts."""
        ...

    def computers(self) -> None:
        """Show which computers have handed over."""
        ...

    def expected(self) -> None:
        """Show how the list of groups that ought to meet is written, and let it be chosen."""
        ...

    def choose_list(self) -> None:
        """Ask for the list of groups that ought to meet, and read it."""
        ...

    def group(self, group: str) -> None:
        """Show one group, and which names count as it."""
        ...

    def merge(self, group: str, into: str, done: Done) -> None: ...

    def take_apart(self, group: str, done: Done) -> None: ...

    def save_table(self, table: Table) -> None:
        """Ask where, and save it for a spreadsheet."""
        ...

    def save_statements(self) -> None:
        """Ask for the municipality's address, and save sessions as xAPI statements of groups."""
        ...

    def print_overview(self) -> None:
        """The overview as paper."""
        ...

    def prepare(self) -> None:
        """Show the page that a manager reads before the groups begin."""
        ...

    def briefing(self) -> None:
        """The same page as paper."""
        ...

    def try_again(self) -> None:
        """Open the folder once more, to be written in if nobody else does now."""
        ...

    def take_over(self) -> None:
        """Ask whether the other program is really closed, and write in the folder from now on."""
        ...

    def leave(self) -> None:
        """Close the window."""
        ...
