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


ORDERED = (State.OPENING, State.JUMPING, State.STARTING, State.PAUSING)  # an answer is to come


def leave_behind(player: Any, sink: object) -> None:
    """Stop a player that may not answer, beside everything else; its sink lives until it has."""

    def stop() -> None:
        player.stop()
        player.release()
        kept.clear()

    kept = [sink]
    threading.Thread(target=stop, name="left behind", daemon=True).start()
