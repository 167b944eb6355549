"""Planned days on their way to the leader's own calendar."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

from PySide6.QtWidgets import QWidget

from vilkaarvi.app.meetings import meetings
from vilkaarvi.app.parts import Parts
from vilkaarvi.errors import Fault
from vilkaarvi.programme.model import Programme
from vilkaarvi.ui.ask_file import ask_file
from vilkaarvi.ui.home_acts import SavedAs, SessionRow


class PlannedFile:
    """Attributes: ask (where the file is to be)."""

    def __init__(self, parts: Parts, owner: QWidget) -> None:
        self._parts, self._owner = parts, owner
        self.ask: Callable[[str], Path | None] = self._ask

    def save(
        self,
        group: str,
        days: tuple[date, ...],
        at: time | None,
        rows: tuple[SessionRow, ...],
        programme: Programme,
        done: SavedAs,
    ) -> None:
        """`rows`: the group's sessions. `done` hears nothing when the leader changes their mind."""
        parts = self._parts
        path = self.ask(parts.text.tr("Our sessions") + ".ics")
        if path is None:
            return

        def minutes(session: str) -> int:
            known = programme.session(session)
            return known.minutes if known else 0

        found, stamp = meetings(days, rows, minutes, parts.clock.today(), parts.text), parts.clock.wall()

        def work() -> None:
            from vilkaarvi.paper.calendar import calendar
            from vilkaarvi.paper.file import save

            save(path, calendar(group, found, stamp, parts.text, at))

        def saved(_none: None, fault: Fault | None) -> None:
            done(None if fault else path, fault)

        parts.worker.do(work, saved)

    def _ask(self, suggested: str) -> Path | None:
        text = self._parts.text
        kind = text.tr("Calendar (*{ending})", ending=".ics")
        return ask_file(self._owner, text.tr("Save for your calendar"), suggested, kind, ".ics")
