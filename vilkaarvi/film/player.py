"""What the hour asks of a film player, and what a player tells. VLC keeps this promise in `vlc_player.py`.

All calls come from one thread (the room's), and all news are told on that thread.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from vilkaarvi.errors import Fault


@dataclass(frozen=True)
class FirstPicture:
    """The first new picture after `play` is up: the poster may go."""


@dataclass(frozen=True)
class CueReached:
    """The picture of the cue at `at_ms` is on the screen and stays; the sound is silent."""

    at_ms: int


@dataclass(frozen=True)
class FilmEnded:
    """The film came to its end as it should; its last picture stays."""


@dataclass(frozen=True)
class FilmFailed:
    """The film cannot be shown (missing, no film, cut off, stalled, no VLC). Nothing more will come of it."""

    fault: Fault


@dataclass(frozen=True)
class FilmSilent:
    """The film goes on, without sound or not where it should be heard: SOUND_GONE, NO_SOUND_DEVICE, FILM_SILENT."""

    fault: Fault


@dataclass(frozen=True)
class FilmHeard:
    """The film is heard again, where it should be."""


News = FirstPicture | CueReached | FilmEnded | FilmFailed | FilmSilent | FilmHeard


class Player(Protocol):
    """Plays one film at a time and stops it on its cues. Never advances by itself past a cue."""

    def listen(self, listener: Callable[[News], None]) -> None:
        """`listener` is told all news from now on; there is one."""
        ...

    def load(self, film: Path, length_ms: int, cues: Sequence[int]) -> None:
        """Make `film` ready; `length_ms` is what its manifest says, `cues` are in ms and ascending.

        Answers at once. What is wrong with the film comes as `FilmFailed`.
        """
        ...

    def play(self) -> None:
        """Begin, or go on. After a cue it goes on with the picture after the cue's."""
        ...

    def pause(self) -> None:
        """Picture and sound stop; the picture stays."""
        ...

    def seek(self, ms: int) -> None:
        """Go to `ms`, playing or paused as before. Cues after `ms` count again."""
        ...

    def stop(self) -> None:
        """Let go of the film."""
        ...

    def position_ms(self) -> int:
        """Where the picture on the screen is in the film."""
        ...

    def set_volume(self, percent: int) -> None:
        """0–100."""
        ...

    def set_read_aloud(self, wanted: bool) -> None:
        """The film's second sound track, where it has one, in place of the first."""
        ...

    def can_read_aloud(self) -> bool | None:
        """Whether the film that is loaded has such a track; None while nobody knows."""
        ...
