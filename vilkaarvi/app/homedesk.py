"""Home behind its page: what the store holds, which group is chosen, and which run is taken up."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtWidgets import QWidget

from vilkaarvi.app.beside import Beside
from vilkaarvi.app.homeview import Kept, erased_told, home_view, last_lines, read_kept, saved_harm, to_read, uncounted
from vilkaarvi.app.papers import Papers
from vilkaarvi.app.parts import Parts
from vilkaarvi.app.ready import Readiness, phrase_row
from vilkaarvi.app.sound import RoomsSound
from vilkaarvi.errors import Fault
from vilkaarvi.hour.recorder import Done
from vilkaarvi.session.events import Event
from vilkaarvi.store.groups import Group
from vilkaarvi.store.head import RunHead
from vilkaarvi.store.months import Rules
from vilkaarvi.store.runs import Run
from vilkaarvi.text import Said
from vilkaarvi.ui.home import HomePage
from vilkaarvi.ui.home_acts import GroupWords, HomeView, ReadyIs, ReadyRow
from vilkaarvi.ui.screens import Seen

if TYPE_CHECKING:  # read when it is used, so that home is there sooner
    from vilkaarvi.app.letting_go import LettingGo
    from vilkaarvi.app.transfer import Transfers
    from vilkaarvi.store.retention import Held

MOST_AGREED = 3  # lines at home


@dataclass(frozen=True)
class TakenUp:
    """A run that is led from now on. `events`: none in a new one. `minutes_left`: only where the leader was asked.

    `run`: None in a rehearsal, of which nothing is kept. `end`: its hour is over, go to its closing.
    """

    run: Run | None
    head: RunHead
    group: str
    unit: str
    events: tuple[Event, ...] = ()
    minutes_left: int | None = None
    end: bool = False
    last_time: tuple[str, ...] = ()  # in a rehearsal: what the group agreed on last


class HomeDesk:
    """Keeps the promise `HomeActs`. `lead` is handed a run to lead; `ready` is called when home can be seen.

    `projector` tells of the screens; `plays`: a film is heard now.
    Attributes: page, view (what home shows), busy (an hour is being led), room_sound.
    """

    def __init__(
        self,
        parts: Parts,
        owner: QWidget,
        lead: Callable[[TakenUp], None],
        seen: Callable[[], None],
        projector: Callable[[], Seen],
        beside: Beside,
        plays: Callable[[], bool],
    ) -> None:
        self._beside = beside
        self._parts, self._owner, self._lead, self._seen = parts, owner, lead, seen
        self.papers = Papers(parts, owner, self.tell)
        self.page = HomePage(parts.text, self)
        self.room_sound = RoomsSound(parts, self.papers, lambda: projector().projector, plays)
        self.readiness = Readiness(parts, self.room_sound.level, projector, self._ready)
        self._rows = self.readiness.rows
        self.view = HomeView("", ready=self._rows)
        self.busy = False
        self._kept: Kept | None = None
        self._uncounted: frozenset[str] = frozenset()
        self._agreed: dict[str, tuple[str, ...]] = {}  # by group
        self._to_read = 0  # minutes
        self._chosen: str | None = None
        self._let_go: tuple[Said, ...] | None = None  # what was erased at the start; None: not looked at yet
        self._troubles: tuple[Said, ...] = tuple(map(parts.text.fault, parts.repaired))

    @cached_property
    def transfers(self) -> "Transfers":
        """Groups that are handed over or taken in."""
        from vilkaarvi.app.transfer import Transfers

        return Transfers(self._parts, self._owner, self._group_changed, self.tell)

    @cached_property
    def letting_go(self) -> "LettingGo":
        """What is kept until when, and the backup."""
        from vilkaarvi.app.letting_go import LettingGo

        return LettingGo(self._parts, lambda: self.papers.settings, self.refresh)

    # --- what is seen

    def refresh(self) -> None:
        """Home anew, from the store."""
        parts = self._parts
        work = lambda: read_kept(parts.store(), parts.programme, parts.text.language)  # noqa: E731
        parts.writer.do(work, self._read)

    def _read(self, kept: Kept | None, fault: Fault | None) -> None:
        if fault is not None and not self._parts.store.is_open:
            self._parts.quit()
            return
        if fault is not None:
            self._troubles = (self._parts.text.fault(fault),)
        self._kept = kept or self._kept or Kept([], [])
        self._show()
        self._seen()
        self._erase_overdue()
        self._ask_for_slips()
        self._ask_for_lines()
        self._ask_for_minutes()

    def _erase_overdue(self) -> None:
        """Once a start, when home can be seen: what went is told, and nothing of what it said."""
        if self._let_go is not None:
            return
        self._let_go = ()
        parts, rules = self._parts, self._rules

        def work() -> "list[Held]":
            from vilkaarvi.store.retention import erase_overdue

            return erase_overdue(parts.store(), rules, parts.clock.today())

        def erased(gone: "list[Held] | None", fault: Fault | None) -> None:
            if fault is not None:
                self.tell(fault)
            if gone and self._kept is not None:
                self._let_go = (erased_told(gone, self._kept, parts.programme, parts.text),)
                self.refresh()

        parts.writer.do(work, erased)

    @property
    def _rules(self) -> Rules:
        settings = self.papers.settings
        return Rules(settings.notes_months, settings.summary_months)

    def _ask_for_minutes(self) -> None:
        """How long reading the next session takes."""
        parts, sessions = self._parts, self.view.sessions

        def found(minutes: int | None, _fault: Fault | None) -> None:
            if minutes is not None and minutes != self._to_read:
                self._to_read = minutes
                self._show()

        parts.writer.do(lambda: to_read(sessions, parts.programme, parts.text), found)

    def _ask_for_slips(self) -> None:
        """Which of the chosen group's slips nobody has counted; found after home is seen, since each run is opened."""
        parts, kept, chosen = self._parts, self._kept, self.view.chosen
        if kept is None or chosen is None:
            return

        def found(runs: frozenset[str] | None, _fault: Fault | None) -> None:
            if runs is not None and runs != self._uncounted:
                self._uncounted = runs
                self._show()

        parts.writer.do(lambda: uncounted(parts.store(), kept, chosen), found)

    def _ask_for_lines(self) -> None:
        """What the chosen group agreed on last; found after home is seen, since a run is opened."""
        parts, chosen = self._parts, self.view.chosen
        if chosen is None:
            return

        def found(lines: tuple[str, ...] | None, _fault: Fault | None) -> None:
            if lines is not None and lines != self._agreed.get(chosen, ()):
                self._agreed[chosen] = lines
                self._show()

        parts.writer.do(lambda: last_lines(parts.store(), chosen), found)

    def _show(self) -> None:
        if self._kept is None:
            return
        parts = self._parts
        wall, rules = parts.clock.wall(), self._rules
        view = home_view(self._kept, parts.programme, self._chosen, parts.text, wall, parts.fast, rules)
        finished = tuple(replace(row, uncounted=row.run in self._uncounted) for row in view.finished)
        harm = saved_harm(self._kept, parts.programme, parts.places.data / "runs", parts.text)
        agreed = self._agreed.get(view.chosen or "", ())[:MOST_AGREED]
        view = replace(view, finished=finished, agreed=agreed, to_read=self._to_read)
        wanted = self._kept.phrase_wanted and parts.passphrase is None
        told = wanted or self._kept.phrase_chosen
        ready = (*self._rows, phrase_row(parts.text, not wanted)) if told else self._rows
        self.view = replace(view, ready=ready, troubles=self._troubles + harm + (self._let_go or ()))
        self.page.show_view(self.view)

    def look_again(self) -> None:
        """Is everything ready? Looked at beside the room's thread."""
        self.readiness.look()

    @property
    def looked_at(self) -> bool:
        """Whether it is known by now if everything is ready."""
        return all(row.state is not ReadyIs.WAIT for row in self.view.ready)

    def _ready(self, rows: tuple[ReadyRow, ...]) -> None:
        if not shiboken6.isValid(self._owner):  # closed while the computer was looked at
            return
        self._rows = rows
        self.view = replace(self.view, ready=rows)
        self._show()
        self._seen()

    def tell(self, fault: Fault | None) -> None:
        """What went wrong stands over home until something has gone well."""
        self._troubles = (self._parts.text.fault(fault),) if fault else ()
        self._show()

    # --- groups

    def today(self) -> date:
        return self._parts.clock.today()

    def choose_group(self, group: str) -> None:
        self._chosen = group
        self._show()
        self._ask_for_slips()
        self._ask_for_lines()
        self._ask_for_minutes()

    def keep_group(self, group: str | None, words: GroupWords, done: Done) -> None:
        try:
            kept = self._worded(group, words)
        except Fault as fault:
            done(fault)
            return

        def written(_none: None, fault: Fault | None) -> None:
            if fault is None:
                self._chosen = kept.id
            done(fault)
            self.refresh()

        self._parts.writer.do(lambda: self._parts.store().add_group(kept), written)

    def _worded(self, group: str | None, words: GroupWords) -> Group:
        """A new group, or the one there is with new words. Raises the Faults of a group's name."""
        known = self._group(group) if group else None
        if known is not None:
            return known.changed(words.name, words.unit, words.headcount, words.planned)
        return Group.new(words.name, words.unit, words.headcount, self._parts.clock.today(), words.planned)

    def _group(self, group: str) -> Group | None:
        return next((each for each in self._kept.groups if each.id == group), None) if self._kept else None

    # --- runs

    def start(self, session: str) -> None:
        row = self.view.group
        group = self._group(row.id) if row else None
        if group is None or self.busy:
            return
        self.busy = True  # a second press at once begins no second run
        parts = self._parts
        started = parts.clock.wall()
        begin = lambda: parts.store().begin_run(  # noqa: E731
            group, parts.programme.id, parts.programme.version, session, group.headcount, started
        )

        def begun(run: Run | None, fault: Fault | None) -> None:
            if run is None:
                self.busy = False
                self.tell(fault)
            else:
                self._lead(TakenUp(run, run.head, group.name, group.unit))

        parts.writer.do(begin, begun)

    def rehearse(self, session: str) -> None:
        row, parts = self.view.group, self._parts
        if row is None or self.busy:
            return
        programme, wall = parts.programme, parts.clock.wall()
        head = RunHead("", row.id, programme.id, programme.version, session, row.headcount, wall)
        self._lead(TakenUp(None, head, row.name, row.unit, last_time=self._agreed.get(row.id, ())))

    def go_on(self, run: str, minutes_left: int | None) -> None:
        self._take_up(run, minutes_left, end=False)

    def end_instead(self, run: str) -> None:
        self._take_up(run, None, end=True)

    def open_again(self, run: str) -> None:
        self._take_up(run, None, end=True)

    def _take_up(self, run_id: str, minutes_left: int | None, end: bool) -> None:
        if self.busy:
            return
        self.busy = True
        parts = self._parts

        def read() -> tuple[Run, RunHead, tuple[Event, ...]]:
            run = parts.store().open_run(run_id)
            return run, run.head, tuple(run.events())

        def taken(answer: tuple[Run, RunHead, tuple[Event, ...]] | None, fault: Fault | None) -> None:
            if answer is None:
                self.busy = False
                self.tell(fault)
            else:
                run, head, events = answer
                group = self._group(head.group)
                name, unit = (group.name, group.unit) if group else ("–", "")
                self._lead(TakenUp(run, head, name, unit, events, minutes_left, end))

        parts.writer.do(read, taken)

    # --- between laptops

    def hand_over(self, group: str) -> None:
        self.transfers.hand_over(group)

    def receive(self) -> None:
        self.transfers.receive()

    def take_back(self, group: str) -> None:
        self.transfers.take_back(group)

    def _group_changed(self, group: str) -> None:
        self._chosen = group
        self.refresh()

    # --- the rest

    def read_through(self, session: str) -> None:
        row = self.view.group
        if row is not None:
            self._beside.read_through(session, row.headcount)

    def print_slips(self, session: str) -> None:
        row, ahead = self.view.group, self._parts.programme.session(session)
        if row is not None and ahead is not None:
            self.papers.save_slips(ahead, row.headcount, self.page.next.tell_saved)

    def films(self) -> None:
        self._beside.films(self.papers.settings)

    def test_picture(self) -> None:
        def chosen(identity: str) -> None:
            self.papers.remember_projector(identity)
            self.look_again()

        self._beside.test_picture(self.papers.settings, chosen)

    def heavy(self) -> None:
        self._beside.heavy(self.papers.settings)

    def save_finished(self, run: str) -> None:
        self.papers.save_finished(run)

    def settings(self) -> None:
        go = self.letting_go
        self.papers.ask_settings({"retention": go.retention, "back_up": go.back_up, "restore": go.restore})
        self._show()  # how long things are kept may be otherwise now
        self.room_sound.enter()
        self.look_again()

    def sound(self) -> None:
        self.room_sound.open(self._owner, self.look_again)

    def choose_phrase(self) -> None:
        from vilkaarvi.app.phrase import ask_phrase

        ask_phrase(self._parts, self._owner, self.refresh)

    def computer(self) -> None:
        from vilkaarvi.app.computer import show_computer  # asks much of the system, and seldom

        show_computer(self._parts.text, self._parts.places.data, self._parts.bridge.post, self._owner)
