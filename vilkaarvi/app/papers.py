"""Papers, and the settings that stand on them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vilkaarvi.app.parts import Parts
from vilkaarvi.errors import Fault
from vilkaarvi.programme.model import Programme, Session
from vilkaarvi.session.naming import short_name
from vilkaarvi.settings import Settings
from vilkaarvi.settings import save as save_settings
from vilkaarvi.ui.home_acts import Done

if TYPE_CHECKING:  # read when a paper is made
    from vilkaarvi.app.summary_out import SummaryOut
    from vilkaarvi.notes.summary import Summary
    from vilkaarvi.paper.content import Around
    from vilkaarvi.store.head import RunHead
    from vilkaarvi.ui.side_page import SidePage

Opens = Callable[[QWidget], None]


class Papers:
    """`told` hears how it went; `opens` lays a page over what is in sight. Attributes: settings (as they are now)."""

    def __init__(
        self,
        parts: Parts,
        owner: QWidget,
        told: Callable[[Fault | None], None],
        opens: "Callable[[SidePage], object]",
    ) -> None:
        self._parts, self._owner, self._told, self._opens = parts, owner, told, opens
        self.settings = parts.settings

    def save_finished(self, run_id: str, programme_of: "Callable[[RunHead], Programme]") -> None:
        """A finished summary once more, where the leader says. `programme_of`: the one that a run was led in."""
        parts = self._parts

        def asked() -> "tuple[Summary, Around] | None":
            from vilkaarvi.paper.around import around
            from vilkaarvi.paper.content import in_its_own

            run = parts.store().open_run(run_id)
            summary = run.summary()
            if summary is None:
                return None
            return summary, around(run, programme_of(run.head), in_its_own(summary, parts.text))

        def read(answer: "tuple[Summary, Around] | None", fault: Fault | None) -> None:
            if answer is None:
                self._told(fault)
                return
            from vilkaarvi.paper.file import suggested_name

            summary, beside = answer
            path = parts.where(self._owner, parts.text, suggested_name(summary, parts.text))
            if path is not None:
                self.summary_out().save(summary, path, False, self._told, lambda: beside)

        parts.writer.do(asked, read)

    def summary_out(self) -> "SummaryOut":
        """Where a summary goes: saved, shown, printed, copied."""
        from vilkaarvi.app.preview import Preview
        from vilkaarvi.app.summary_out import SummaryOut

        return SummaryOut(self._parts, lambda: self.settings, Preview(self._parts, self._opens), self._told)

    def save_slips(
        self, programme: Programme, session: Session, people: int, unit: str, kept: Callable[[Path], None]
    ) -> None:
        """The slips that `session` ends with, enough for `people`, where the leader says. `kept` hears that it went."""
        from vilkaarvi.paper.file import file_name

        parts = self._parts
        name = file_name(parts.clock.today(), short_name(session, parts.text), parts.text.tr("Slips"))
        path = parts.where(self._owner, parts.text, name)
        if path is None:
            return

        def make() -> bytes:
            from vilkaarvi.app.logo import sender
            from vilkaarvi.paper.slips import slips_paper, slips_pdf

            of, _refused = sender(self.settings, unit)
            return slips_pdf(slips_paper(parts.text, programme, session, of), people, of.logo).content

        def told(fault: Fault | None) -> None:
            self._told(fault)
            if fault is None:
                kept(path)

        self._save(make, path, told)

    def _save(self, make: Callable[[], bytes], path: Path, done: Done) -> None:
        """Made and written on the worker; then opened with the computer's own program."""
        parts = self._parts

        def written() -> None:
            from vilkaarvi.paper.file import save

            save(path, make())

        def saved(_none: None, fault: Fault | None) -> None:
            done(fault)
            if fault is None and not parts.fast:
                parts.show_file(path)

        parts.worker.do(written, saved)

    def ask_settings(self, opens: Mapping[str, Callable[[QWidget], None]]) -> None:
        from vilkaarvi.ui.settings_form import SettingsForm

        languages = {language for segment in self._parts.programme.segments for language in segment.captions}
        SettingsForm(self._parts.text, self.settings, self._keep_form, self._owner, languages, opens).exec()

    def remember_projector(self, identity: str) -> None:
        """The screen that the room sees, for the next time; unless the IT department has decided it."""
        if identity != self.settings.projector and "projector" not in self.settings.fixed:
            self.keep_settings(replace(self.settings, projector=identity), lambda _fault: None)

    def _keep_form(self, settings: Settings, done: Done) -> None:
        """A film's volume that was changed there counts in every room from now on. A logo must be a picture."""
        if settings.logo and settings.logo != self.settings.logo:
            from vilkaarvi.app.picture import logo_of

            try:
                logo_of(Path(settings.logo))
            except Fault as fault:
                done(fault)
                return
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
