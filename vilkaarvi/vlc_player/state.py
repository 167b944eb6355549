"""What VLC does with a film, as the player knows it."""

import threading
from enum import Enum, auto
from typing import Any


class State(Enum):
    """What VLC does with the film, or is busy with."""

    NOTHING = auto()  # no film, or still being looked at
    READY = auto()
    OPENING = auto()
    STANDING = auto()
    JUMPING = auto()
    STARTING = auto()
    PLAYING = auto()
    PAUSING = auto()
    OVER = auto()


GONE_S = 2.0
ORDERED = (State.OPENING, State.JUMPING, State.STARTING, State.PAUSING)  # an answer is to come


class LeftBehind:
    """Players that may not answer, stopped beside everything else; a sink lives until its player has."""

    def __init__(self) -> None:
        self._threads: list[threading.Thread] = []

    def add(self, player: Any, sink: object) -> None:
        def stop() -> None:
            player.stop()
            player.release()
            kept.clear()

        kept = [sink]
        thread = threading.Thread(target=stop, name="left behind", daemon=True)
        thread.start()
        self._threads.append(thread)

    def gone(self) -> bool:
        """Whether all have stopped, after at most `GONE_S` for each. VLC must not call us when Python is gone."""
        for each in self._threads:
            each.join(GONE_S)
        return not any(each.is_alive() for each in self._threads)
