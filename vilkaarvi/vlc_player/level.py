"""How loud the film is: the leader's level, times what a cue leaves of it."""

import time
from collections.abc import Callable
from typing import Any

FIRST_VOLUME = 80
RETRY_MS = 20
OPENS_S = 3.0  # an output that has not opened by then never will

Later = Callable[[int, Callable[[], None]], None]


class Level:
    """`player` may come later. Attributes: percent (the leader's), share (0–1 of it)."""

    def __init__(self, later: Later) -> None:
        self._later = later
        self.player: Any = None
        self.percent, self.share = FIRST_VOLUME, 1.0
        self._opens_until = 0.0
        self._retries = False  # the volume is about to be told again

    def set_percent(self, percent: int) -> None:
        self.percent = percent
        self._tell()

    def set_share(self, share: float) -> None:
        self.share = share
        self._tell()

    def opens(self) -> None:
        """The film begins or goes on: the output may need a moment."""
        self._opens_until = time.perf_counter() + OPENS_S

    def stands(self) -> None:
        self._opens_until = 0.0

    def _tell(self) -> None:
        """An output that has not opened yet takes no volume, and opens at its full one: it is told again."""
        if not self.player:
            return
        deaf = self.player.audio_set_volume(round(self.percent * self.share)) != 0
        if deaf and time.perf_counter() < self._opens_until and not self._retries:
            self._retries = True
            self._later(RETRY_MS, self._retry)

    def _retry(self) -> None:
        self._retries = False
        self._tell()
