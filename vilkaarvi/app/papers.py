"""Papers, and the settings that stand on them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from vilkaarvi.app.parts import Parts
from vilkaarvi.errors import Fault
from vilkaarvi.hour.recorder import Done
from vilkaarvi.notes.summary import Summary
from vilkaarvi.programme.model import Film, Session
from vilkaarvi.settings import Settings
from vilkaarvi.settings import save as save_settings
from vilkaarvi.store.months import months_after
from vilkaarvi.ui.settings_form import SettingsForm


class Papers:
    """`told` hears how it went. Attributes: settings (as they are now)."""

    def __init__(self, parts: Parts, owner: QWidget, told: Callable[[Fault | None], None]) -> None:
        self._parts, self._owner, self._told = parts, owner, told
        self.settings = parts.settings

    def save_finished(self, run: str) -> None:
        """A finished summary once more, where the leader says."""
        parts = self._parts

        def read(summary: Summary | None, fault: Fault | None) -> None:
            if summary is None:
                self._told(fault)
                return
            from vilkaarvi.paper.summary import suggested_name

            path = parts.where(self._owner, parts.text, suggested_name(summary, parts.text))
            if path is not None:
                self.save_summary(summary, path, False, self._told)

        parts.writer.do(lambda: parts.store().open_run(run).summary(), read)

    def save_summary(self, summary: Summary, path: Path, draft: bool, done: Done) -> None:
        """`draft`: working material."""
        parts, settings = self._parts, self.settings

        def make() -> bytes:
            from vilkaarvi.paper.summary import summary_pdf

            months = settings.notes_months if draft else settings.summary_months
            erased = months_after(summary.day, months) if months else None
            return summary_pdf(summary, parts.text, settings.municipality, settings.contact, draft, erased)

        self._save(make, path, done)

    def save_slips(self, session: Session, people: int, kept: Callable[[Path], None]) -> None:
        """The slips that `session` ends with, enough for `people`, where the leader says. `kept` hears that it went."""
        parts = self._parts
        title = parts.text.tr("Slips for session {number}", number=session.number)
        path = parts.where(self._owner, parts.text, f"{title}.pdf")
        if path is None:
            return

        def make() -> bytes:
            from vilkaarvi.paper.slips import slips_paper, slips_pdf

            return slips_pdf(slips_paper(parts.text, parts.programme, session), people)

        def told(fault: Fault | None) -> None:
            self._told(fault)
            if fault is None:
                kept(path)

        self._save(make, path, told)

    def _save(self, make: Callable[[], bytes], path: Path, done: Done) -> None:
        """Made and written beside the room's thread; then opened with the computer's own program."""
        parts = self._parts

        def written() -> None:
            from vilkaarvi.paper.summary import save

            save(path, make())

        def saved(_none: None, fault: Fault | None) -> None:
            done(fault)
            if fault is None and not parts.fast:
                parts.show_file(path)

        parts.writer.do(written, saved)

    def ask_settings(self, opens: Mapping[str, Callable[[QWidget], None]]) -> None:
        films = [
            step.segment for each in self._parts.programme.sessions for step in each.steps if isinstance(step, Film)
        ]
        languages = {language for segment in films for language in segment.captions}
        SettingsForm(self._parts.text, self.settings, self._keep_form, self._owner, languages, opens).exec()

    def remember_projector(self, identity: str) -> None:
        """The screen that the room sees, for the next time; unless the IT department has decided it."""
        if identity != self.settings.projector and "projector" not in self.settings.fixed:
            self.keep_settings(replace(self.settings, projector=identity), lambda _fault: None)

    def _keep_form(self, settings: Settings, done: Done) -> None:
        """A film's volume that was changed there counts in every room from now on."""
        if settings.film_volume != self.settings.film_volume:
            level = {"level": settings.film_volume}
            rooms = {room: {**kept, **level} for room, kept in settings.sound_rooms.items()}
            settings = replace(settings, sound_rooms=rooms)
        self.keep_settings(settings, done)

    def keep_settings(self, settings: Settings, done: Done) -> None:
        def kept(_none: None, fault: Fault | None) -> None:
            if fault is None:
                self.settings = settings
                self._parts.player.set_read_aloud(settings.film_read_aloud)
            done(fault)

        self._parts.writer.do(lambda: save_settings(self._parts.places.settings, settings), kept)
