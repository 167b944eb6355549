"""Home behind its page: what the store holds, which group is chosen, and which run is taken up."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from functools import cached_property
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtWidgets import QWidget

from vilkaarvi.app import lull
from vilkaarvi.app.beside import Beside
from vilkaarvi.app.editions import Editions
from vilkaarvi.app.homeview import Kept, home_view, read_kept, saved_harm
from vilkaarvi.app.papers import Papers
from vilkaarvi.app.parts import Parts
from vilkaarvi.app.readiness import Readiness, phrase_row, sheet_row
from vilkaarvi.app.reminders import others, reminder
from vilkaarvi.app.sought import Sought
from vilkaarvi.app.sound import RoomsSound
from vilkaarvi.app.starting import Starting
from vilkaarvi.app.taken_up import TakenUp
from vilkaarvi.errors import Code, Fault
from vilkaarvi.store.groups import Group
from vilkaarvi.store.months import Rules
from vilkaarvi.text import Said
from vilkaarvi.ui.home import HomePage
from vilkaarvi.ui.home_acts import Done, GroupWords, HomeView, ReadyIs, ReadyRow, SavedAs
from vilkaarvi.ui.screens import Seen

if TYPE_CHECKING:  # read when it is used, so that home is there sooner
    from vilkaarvi.app.handing_in import HandingIn
    from vilkaarvi.app.letting_go import LettingGo
    from vilkaarvi.app.own_words import OwnWords
    from vilkaarvi.app.phrase import Keys
    from vilkaarvi.app.planned import PlannedFile
    from vilkaarvi.app.review_window import FromHome
    from vilkaarvi.app.transfer import Transfers
    from vilkaarvi.hour.judge import Heard
    from vilkaarvi.programme.model import Programme

MOST_AGREED = 3  # lines at home


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
        self._beside, self.editions = beside, Editions(parts)
        self._parts, self._owner, self._seen = parts, owner, seen
        self._starting = Starting(parts, lead, self.tell)
        self.papers = Papers(parts, owner, self.tell, beside.open)
        self.page = HomePage(parts.text, self)
        self.room_sound = RoomsSound(parts, self.papers, lambda: projector().projector, plays)
        self.readiness = Readiness(parts, self.room_sound.level, projector, self._ready)
        self._rows = self.readiness.rows
        self.view = HomeView("", ready=self._rows)
        self._kept: Kept | None = None
        self._sought = Sought(parts, self._show, self.tell)
        self._chosen: str | None = None
        self._looks = False  # home has been drawn: from now on the rest is asked for
        self._troubles: tuple[Said, ...] = tuple(map(parts.text.fault, parts.repaired))

    @cached_property
    def transfers(self) -> "Transfers":
        """Groups that are handed over or taken in."""
        from vilkaarvi.app.transfer import Transfers

        return Transfers(self._parts, self._owner, self._group_changed, self.tell)

    @cached_property
    def keys(self) -> "Keys":
        """The notes' passphrase, and what helps when it is forgotten."""
        from vilkaarvi.app.phrase import Keys

        return Keys(self._parts, self.papers, self._owner, self.tell)

    @cached_property
    def letting_go(self) -> "LettingGo":
        """What is kept until when, and the backup."""
        from vilkaarvi.app.letting_go import LettingGo

        return LettingGo(self._parts, lambda: self.papers.settings, self.refresh)

    @cached_property
    def own_words(self) -> "OwnWords":
        """What the municipality says in its own way."""
        from vilkaarvi.app.own_words import OwnWords

        return OwnWords(self._parts, lambda: self.papers.settings, self._said_otherwise)

    @cached_property
    def reviewing(self) -> "FromHome":
        """What a manager sees, in a window of its own."""
        from vilkaarvi.app.review_window import FromHome

        return FromHome(self._parts, self._owner)

    @cached_property
    def handing_in(self) -> "HandingIn":
        """The report to whoever keeps the overview."""
        from vilkaarvi.app.handing_in import HandingIn

        return HandingIn(self._parts, self._owner, self.refresh, self.tell)

    @cached_property
    def planned_file(self) -> "PlannedFile":
        """Planned days for the leader's own calendar."""
        from vilkaarvi.app.planned import PlannedFile

        return PlannedFile(self._parts, self._owner)

    @property
    def _programme(self) -> "Programme":
        """The one that the chosen group goes by."""
        return self.editions.of_group(self._kept.runs if self._kept else (), self.view.chosen)

    def newest_words(self, group: str) -> None:
        self.editions.change(group)
        self._show()

    def _said_otherwise(self, programme: "Programme") -> None:
        self._parts.programme = programme
        self.refresh()
        self._sought.sweep(self.editions, self._beside.in_hand)

    # --- what is seen

    def refresh(self) -> None:
        """Home anew, from the store."""
        parts = self._parts
        work = lambda: read_kept(parts.store(), parts.programme, parts.text.language, self.editions)  # noqa: E731
        parts.writer.do(work, self._read)

    def _read(self, kept: Kept | None, fault: Fault | None) -> None:
        if fault is not None and not self._parts.store.is_open:
            if fault.code is Code.DATA_LOCKED and fault.facts.get("yours"):
                self.keys.ask_to_take_over(fault, self.refresh)
            else:
                self._parts.quit()
            return
        if fault is not None:
            self._troubles = (self._parts.text.fault(fault),)
        self._kept = kept or self._kept or Kept([], [])
        self._show()
        self._seen()
        if self._looks:
            self._ask()

    def look_around(self) -> None:
        """Once, when home has been drawn and takes presses: all that it can be drawn without."""
        lull.end()
        self._looks = True
        self.room_sound.enter()
        self._ask()
        self.look_again()
        self._sought.sweep(self.editions, self._beside.in_hand)

    def _ask(self) -> None:
        if self._kept is not None:
            self._sought.erase_overdue(self._rules, self._kept, self.refresh)
            self._sought.seek(self._kept, self.view)

    @property
    def _rules(self) -> Rules:
        settings = self.papers.settings
        return Rules(settings.notes_months, settings.summary_months)

    def _show(self) -> None:
        if self._kept is None:
            return
        parts = self._parts
        wall, rules = parts.clock.wall(), self._rules
        view = home_view(self._kept, parts.programme, self._chosen, parts.text, wall, parts.fast, rules, self.editions)
        finished = tuple(replace(row, uncounted=row.run in self._sought.uncounted) for row in view.finished)
        harm = saved_harm(self._kept, parts.programme, parts.places.data / "runs", parts.text)
        agreed = self._sought.agreed.get(view.chosen or "", ())[:MOST_AGREED]
        view = replace(view, finished=finished, agreed=agreed, to_read=self._sought.to_read)
        view = self._reminding(view, self._kept)
        wanted = self._kept.phrase_wanted and parts.passphrase is None
        told = wanted or self._kept.phrase_chosen
        extra = [phrase_row(parts.text, not wanted)] if told else []
        if self._kept.sheet_wanted and not self.papers.settings.sheet_declined and parts.passphrase is None:
            extra.append(sheet_row(parts.text))
        self.view = replace(
            view, ready=(*self._rows, *extra), troubles=self._troubles + harm, notices=self._sought.notices
        )
        self.page.show_view(self.view)

    def _reminding(self, view: HomeView, kept: Kept) -> HomeView:
        text, today, unreported = self._parts.text, self.today(), self._sought.unreported
        group = self._group(view.chosen) if view.chosen else None
        said = reminder(group, kept, unreported, today, text) if group else ""
        waits, rest = view.chosen in unreported, others(kept, view.chosen, unreported, today, text)
        return replace(view, reminder=said, report_waits=waits, reminders=rest)

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
        if self._kept is not None:
            self._sought.seek(self._kept, self.view)

    def keep_group(self, group: str | None, words: GroupWords, done: Done) -> None:
        parts, today = self._parts, self.today()
        known = self._group(group) if group else None

        def keep() -> str:
            """Judging a name for the first time reads long lists of words."""
            if known is not None:
                kept = known.changed(words.name, words.unit, words.headcount, words.planned, words.at, words.pool)
            else:
                kept = Group.new(words.name, words.unit, words.headcount, today, words.planned, words.at, words.pool)
            parts.store().add_group(kept)
            return kept.id

        def written(kept: str | None, fault: Fault | None) -> None:
            self._chosen = kept or self._chosen
            done(fault)
            self.refresh()

        parts.writer.do(keep, written)

    def save_days(self, group: str, days: tuple[date, ...], at: time | None, done: SavedAs) -> None:
        self.planned_file.save(group, days, at, self.view.sessions, self._programme, done)

    def judge(self, asker: object, text: str, heard: "Heard") -> None:
        self._parts.judge.ask(asker, text, heard)

    def no_name(self, characters: str) -> None:
        self._parts.no_name(characters)

    def _group(self, group: str) -> Group | None:
        return next((each for each in self._kept.groups if each.id == group), None) if self._kept else None

    # --- runs

    def start(self, session: str) -> None:
        row = self.view.group
        group = self._group(row.id) if row else None
        if group is not None:
            self._starting.begin(group, self._programme, session)

    def rehearse(self, session: str) -> None:
        row = self.view.group
        if row is not None:
            self._starting.rehearse(row, self._programme, session, self._sought.agreed.get(row.id, ()))

    def go_on(self, run: str, minutes_left: int | None) -> None:
        self._starting.take_up(run, self._group, self.editions.of, minutes_left, end=False)

    def end_instead(self, run: str) -> None:
        self._starting.take_up(run, self._group, self.editions.of)

    def open_again(self, run: str) -> None:
        self._starting.take_up(run, self._group, self.editions.of)

    @property
    def busy(self) -> bool:
        return self._starting.busy

    @busy.setter
    def busy(self, busy: bool) -> None:
        self._starting.busy = busy

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
            self._beside.read_through(session, row.headcount, self._programme)

    def print_slips(self, session: str) -> None:
        row, programme = self.view.group, self._programme
        ahead = programme.session(session)
        if row is not None and ahead is not None:
            self.papers.save_slips(programme, ahead, row.headcount, row.unit, self.page.next.tell_saved)

    def printouts(self) -> None:
        self._beside.printouts(self.view, self._programme, self.papers.settings, self.editions.of)

    def more(self) -> None:
        group = self.view.group
        self._beside.more(group.name if group else "", self.start if group else None, self.read_through)

    def review(self) -> None:
        self.reviewing.open(self.papers.settings)

    def hand_in(self) -> None:
        self.handing_in.open(self.papers.settings)

    def films(self) -> None:
        self._beside.films(self.papers.settings, self._said_otherwise)

    def test_picture(self) -> None:
        def chosen(identity: str) -> None:
            self.papers.remember_projector(identity)
            self.look_again()

        self._beside.test_picture(self.papers.settings, chosen)

    def heavy(self) -> None:
        self._beside.heavy(self.papers.settings)

    def save_finished(self, run: str) -> None:
        self.papers.save_finished(run, self.editions.of)

    def settings(self) -> None:
        go, keys = self.letting_go, self.keys
        opens = {
            "retention": go.retention,
            "back_up": go.back_up,
            "restore": go.restore,
            "change_phrase": lambda over: keys.change_phrase(self.refresh, over),
            "sheet": lambda over: keys.sheet(self.refresh, over),
            "own_words": self.own_words.open,
        }
        self.papers.ask_settings(opens)
        self._show()  # how long things are kept may be otherwise now
        self.room_sound.enter()
        self.look_again()

    def sound(self) -> None:
        self.room_sound.open(self._owner, self.look_again)

    def choose_phrase(self) -> None:
        self.keys.choose(self.refresh)

    def recovery_sheet(self) -> None:
        self.keys.sheet(self.refresh)

    def computer(self) -> None:
        from vilkaarvi.app.computer import show_computer  # asks much of the system, and seldom

        show_computer(self._parts.text, self._parts.places, self._parts.bridge.post, self._owner)
