"""The sound of the room that the computer is in: what was chosen there counts as soon as its projector is known."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtWidgets import QWidget

from vilkaarvi.app.papers import Papers
from vilkaarvi.app.parts import Parts
from vilkaarvi.film.sound import Found, SoundDevice, Tried
from vilkaarvi.settings import RoomSound
from vilkaarvi.ui.home_acts import Done

if TYPE_CHECKING:  # read when it is opened
    from vilkaarvi.ui.sound_panel import SoundIs, SoundPanel


class RoomsSound:
    """Keeps the promise `SoundActs`. `projector` names the room's projector or None; `plays`: a film is heard now.

    Attributes: panel (the window, while it is open).
    """

    def __init__(
        self, parts: Parts, papers: Papers, projector: Callable[[], str | None], plays: Callable[[], bool]
    ) -> None:
        self._parts, self._papers, self._projector, self._plays = parts, papers, projector, plays
        self.panel: SoundPanel | None = None

    @property
    def room(self) -> str:
        return self._projector() or ""

    @property
    def now(self) -> RoomSound:
        return self._papers.settings.sound_in(self.room)

    def level(self) -> int:
        """Per cent."""
        return self.now.level

    def enter(self) -> None:
        """The projector has come or gone, or the settings are others: what was chosen for this room counts."""
        now = self.now
        self._parts.player.set_volume(now.level)
        self._parts.sound.choose(SoundDevice(now.device, now.name))

    def open(self, over: QWidget, closed: Callable[[], None] = lambda: None) -> None:
        """The panel, over `over`; nothing behind it is locked. `closed` is called when it has been left."""
        if self.panel is not None and shiboken6.isValid(self.panel):
            self.panel.activateWindow()
            return
        from vilkaarvi.ui.sound_panel import SoundPanel

        self.panel = SoundPanel(self._parts.text, self, over)
        self.panel.finished.connect(lambda _code: closed())
        self.panel.show()

    # --- presses

    def state(self) -> "SoundIs":
        from vilkaarvi.ui.sound_panel import SoundIs

        now, settings = self.now, self._papers.settings
        can = self._parts.player.can_read_aloud() is not False
        aloud = settings.film_read_aloud if can else None
        return SoundIs(
            self.room, SoundDevice(now.device, now.name), now.level, aloud, settings.fixed, self._plays()
        )  # fmt: skip

    def find(self, found: Found) -> None:
        self._parts.sound.find(found)

    def choose(self, device: SoundDevice) -> None:
        self._change(replace(self.now, device=device.id, name=device.name))
        self._parts.sound.choose(device)

    def set_level(self, percent: int) -> None:
        self._change(replace(self.now, level=percent))
        self._parts.player.set_volume(percent)

    def set_read_aloud(self, wanted: bool) -> None:
        self._papers.settings = replace(self._papers.settings, film_read_aloud=wanted)
        self._parts.player.set_read_aloud(wanted)

    def chime(self, tried: Tried) -> None:
        self._parts.sound.chime(self.now.level, tried)

    def keep(self, done: Done) -> None:
        self._papers.keep_settings(self._papers.settings, done)

    def _change(self, sound: RoomSound) -> None:
        self._papers.settings = self._papers.settings.with_sound(self.room, sound)
