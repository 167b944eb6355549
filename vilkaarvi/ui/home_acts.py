"""What home shows, as plain data, and the presses it passes on. `app.py` makes the one and keeps the other."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from vilkaarvi.errors import Fault
from vilkaarvi.text import Said
from vilkaarvi.ui.reads import Reads

Done = Callable[[Fault | None], None]  # None: it is on the disk
SavedAs = Callable[[Path | None, Fault | None], None]  # the file that it is in, or why it is in none


@dataclass(frozen=True)
class GroupRow:
    """`handed`: the day on which it was handed over to a colleague, written out; empty when it was not. `at`: the hour
    at which it meets. pool: a pool group."""

    id: str
    name: str
    unit: str
    headcount: int
    planned: tuple[date, ...] = ()
    handed: str = ""
    at: time | None = None
    pool: bool = False


@dataclass(frozen=True)
class GroupWords:
    """What the leader writes of a group. `planned`: the days on which it means to meet; `at`: the hour. pool: a pool
    group."""

    name: str
    unit: str
    headcount: int
    planned: tuple[date, ...] = ()
    at: time | None = None
    pool: bool = False


class SessionIs(StrEnum):
    DONE = "done"  # this group has had it
    NEXT = "next"  # the one to start now
    LATER = "later"  # can be started when it is its turn
    COMING = "coming"  # not in the programme yet


@dataclass(frozen=True)
class SessionRow:
    """One session's card. `note` is a short line, such as "Genomförd 5 november"; empty: the state's own word."""

    id: str
    number: int
    title: str
    about: str
    state: SessionIs
    note: str = ""


class ReadyIs(StrEnum):
    OK = "ok"
    WARN = "warn"
    WAIT = "wait"  # still looking


class Helps(StrEnum):
    """What the button of a line does."""

    AGAIN = "again"  # looks again
    STEPS = "steps"  # shows short steps, and looks again from there
    SOUND = "sound"  # opens what can be chosen of the sound
    PHRASE = "phrase"  # opens where the notes' passphrase is chosen
    SHEET = "sheet"  # opens where a recovery sheet for the notes is made
    PICTURE = "picture"  # shows the test picture; no trouble is needed for that


@dataclass(frozen=True)
class Remedy:
    """What helps, one press away. `steps` are whole sentences, in the order they are to be done.

    `picture`: the test picture can be shown from there.
    """

    helps: Helps
    steps: tuple[str, ...] = ()
    picture: bool = False


@dataclass(frozen=True)
class ReadyRow:
    """One line of "Är allt klart?", in the leader's words: `words` what it is about, `detail` how it is."""

    state: ReadyIs
    words: str
    detail: str = ""
    remedy: Remedy | None = None


@dataclass(frozen=True)
class Unfinished:
    """A run that was interrupted, or whose hour is over while its summary is not finished (`closing`).

    `minutes_left` is None where nobody can know it (the clock was set back, or the break was longer than 30 minutes):
    then the leader is asked, between 1 and `hour_minutes`. `clock_back` tells which of the two it was.
    """

    run: str
    session: str
    group: str
    step: str
    minutes_left: int | None
    hour_minutes: int = 60
    clock_back: bool = False
    closing: bool = False


@dataclass(frozen=True)
class FinishedRow:
    """A session that has been. `day` is written out: "12 november 2026".

    `working`: its lines are still working material, to be finished. `uncounted`: nobody has counted its slips.
    `elsewhere`: held on another computer, whose slips it has; it is only read here. `keeps`: until when what it holds
    is kept, or when that was erased (`erased`: nothing can be pressed then).
    """

    run: str
    title: str
    day: str
    group: str
    working: bool = False
    uncounted: bool = False
    elsewhere: bool = False
    keeps: str = ""
    erased: bool = False


@dataclass(frozen=True)
class HomeView:
    """All of home at one moment. `programme` is its title; words are in the language of the window already.

    `troubles` are wrong; `notices` are only told. `agreed` is what the chosen group agreed on last; `to_read` the
    minutes that reading the next session takes.

    Of the next session: `minutes` is how long it is, `slips` whether it ends with slips of paper."""

    programme: str
    groups: tuple[GroupRow, ...] = ()
    chosen: str | None = None
    sessions: tuple[SessionRow, ...] = ()
    ready: tuple[ReadyRow, ...] = ()
    unfinished: Unfinished | None = None
    troubles: tuple[Said, ...] = ()
    notices: tuple[Said, ...] = ()
    finished: tuple[FinishedRow, ...] = ()
    agreed: tuple[str, ...] = ()
    to_read: int = 0
    minutes: int = 0
    slips: bool = False
    reminder: str = ""  # of the chosen group: when it meets next, and whether the report is handed in
    report_waits: bool = False  # the chosen group's
    reminders: tuple[str, ...] = ()  # of other groups, a line each
    older: bool = False  # the group goes by the version of the programme that it began with, and there is a newer

    @property
    def group(self) -> GroupRow | None:
        """The chosen group, else the first."""
        return next((row for row in self.groups if row.id == self.chosen), self.groups[0] if self.groups else None)

    @property
    def next_session(self) -> SessionRow | None:
        return next((row for row in self.sessions if row.state is SessionIs.NEXT), None)

    @property
    def warnings(self) -> int:
        return sum(row.state is ReadyIs.WARN for row in self.ready)


class HomeActs(Reads, Protocol):
    """Presses on home. None of them may wait; home is shown anew through `HomePage.show_view`."""

    def today(self) -> date:
        """The leader's own calendar day."""
        ...

    def choose_group(self, group: str) -> None: ...

    def newest_words(self, group: str) -> None:
        """The group goes by the newest version of the programme from its next session on."""
        ...

    def keep_group(self, group: str | None, words: GroupWords, done: Done) -> None:
        """Store a new group (None), or the words of one that there is, and choose it.

        Faults NAME_EMPTY, NAME_TOO_LONG and NAME_IDENTIFIES are shown beside their field: their fact `field` is "name"
        or "unit"."""
        ...

    def save_days(self, group: str, days: tuple[date, ...], at: time | None, done: SavedAs) -> None:
        """Ask where, and save the days as a file for the leader's own calendar."""
        ...

    def start(self, session: str) -> None:
        """Start this session with the chosen group."""
        ...

    def rehearse(self, session: str) -> None:
        """The same hour, of which nothing is kept."""
        ...

    def read_through(self, session: str) -> None:
        """Show the whole session to read."""
        ...

    def print_slips(self, session: str) -> None:
        """Ask where, and save the slips that this session ends with, enough for the chosen group."""
        ...

    def printouts(self) -> None:
        """Show all papers there are."""
        ...

    def more(self) -> None:
        """Show the sessions of no numbered order: follow-ups, catch-up, training, supervision, for managers."""
        ...

    def review(self) -> None:
        """Show what a manager sees: that groups have met."""
        ...

    def hand_in(self) -> None:
        """Show what is in the report that the leader hands in."""
        ...

    def films(self) -> None:
        """Show the programme's films."""
        ...

    def heavy(self) -> None:
        """A session was heavy: what the leader can ask, and whom to call."""
        ...

    def go_on(self, run: str, minutes_left: int | None) -> None:
        """Go on with the interrupted run; `minutes_left` only where the leader was asked."""
        ...

    def end_instead(self, run: str) -> None:
        """The interrupted hour is over: go to its closing."""
        ...

    def open_again(self, run: str) -> None:
        """The closing of a session that has been: finish it, or count its slips."""
        ...

    def save_finished(self, run: str) -> None:
        """Ask where (`closing_save.ask_where`) and save the finished summary as PDF again."""
        ...

    def hand_over(self, group: str) -> None:
        """Show what of the group goes along to a colleague."""
        ...

    def receive(self) -> None:
        """Take in a group that a colleague hands over."""
        ...

    def take_back(self, group: str) -> None:
        """A group that was handed over is led here again."""
        ...

    def settings(self) -> None:
        """Show the leader's own choices."""
        ...

    def sound(self) -> None:
        """Show what can be chosen of the sound."""
        ...

    def choose_phrase(self) -> None:
        """Choose the notes' passphrase, in peace before the hour."""
        ...

    def recovery_sheet(self) -> None:
        """Make a recovery sheet for the notes, or say that there is to be none."""
        ...

    def computer(self) -> None:
        """Show everything about the computer."""
        ...

    def test_picture(self) -> None:
        """Can everybody in the room read it?"""
        ...

    def look_again(self) -> None:
        """Whether everything is ready now."""
        ...
