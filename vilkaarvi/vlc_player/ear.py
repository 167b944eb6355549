"""Is the film still heard where it should be? Asked when it starts and now and then; only what changes is told."""

import time
from collections.abc import Callable

from vilkaarvi.errors import Fault
from vilkaarvi.film.player import FilmHeard, FilmSilent, News
from vilkaarvi.vlc_player.sound import VlcSound

EVERY_S = 3.0


class Ear:
    """`sound` None: nobody listens. `tell` is called on the room's thread. Attributes: open (the film has sound)."""

    def __init__(self, sound: VlcSound | None, tell: Callable[[News], None]) -> None:
        self._sound, self._tell = sound, tell
        self.open = False
        self._turn = 0
        self._asked = 0.0
        self._fault: Fault | None = None

    def begin(self) -> None:
        """Another film, or none: what was asked for the one before is not heard."""
        self._turn += 1
        self._fault, self.open = None, False

    def listen(self, again: bool = False) -> None:
        """`again`: only when the last time was a while ago."""
        now = time.perf_counter()
        if self._sound is None or not self.open or (again and now - self._asked < EVERY_S):
            return
        self._asked, turn = now, self._turn
        self._sound.look(lambda fault: self._heard(fault) if turn == self._turn else None)

    def _heard(self, fault: Fault | None) -> None:
        before, self._fault = self._fault, fault
        if fault is not None and (before is None or before.code is not fault.code):
            self._tell(FilmSilent(fault))
        elif fault is None and before is not None:
            self._tell(FilmHeard())
