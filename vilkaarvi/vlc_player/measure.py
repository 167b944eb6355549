"""How long a film is, and whether pictures and sound come out of it, to its end: asked of VLC, by a worker."""

import time
from dataclasses import dataclass
from pathlib import Path

from vilkaarvi.errors import Code, Fault
from vilkaarvi.programme.media import film_kind, head_of
from vilkaarvi.vlc_player.library import bounded, open_library, tracks
from vilkaarvi.vlc_player.probe import decode

LONGEST_S = 15.0
END_S = 3.0  # of the film: a file that was cut off has no pictures there
_LOOK_S = 0.02


@dataclass(frozen=True)
class Measured:
    """`heard`: sound comes out of it. `size`: its picture as it is shown, wide and high, in pixels; 0 where that is not
    known."""

    length_ms: int
    heard: bool
    size: tuple[int, int] = (0, 0)


def measure(film: Path) -> Measured:
    """Takes some seconds. Raises Fault NO_VLC, VLC_NO_PLUGINS, FILM_NOT_FILM (no picture, or no length), FILM_HALF (its
    end is not there). Read as what its first bytes say, by that reader alone, as when it is played."""
    kind = film_kind(head_of(film))
    if kind is None:
        raise Fault(Code.FILM_NOT_FILM, name=film.name)
    length_ms, sounds, size = _parsed(film, kind)
    first = decode(film, *bounded(kind), heard=sounds > 0)
    if first.colour is None or length_ms <= 0:
        raise Fault(Code.FILM_NOT_FILM, name=film.name)
    start = f":start-time={max(0.0, length_ms / 1000 - END_S):.1f}"
    if decode(film, *bounded(kind), start, heard=False).colour is None:
        raise Fault(Code.FILM_HALF, name=film.name)
    return Measured(length_ms, first.samples > 0, size or (0, 0))


def _parsed(film: Path, kind: str) -> tuple[int, int, tuple[int, int] | None]:
    """Milliseconds, how many sound tracks, and the picture's size."""
    instance = open_library(silent=True)
    import vlc

    media = instance.media_new_path(str(film))
    for option in bounded(kind):
        media.add_option(option)
    try:
        media.parse_with_options(vlc.MediaParseFlag.local, int(LONGEST_S * 1000))
        until = time.monotonic() + LONGEST_S
        while media.get_parsed_status() == 0 and time.monotonic() < until:
            time.sleep(_LOOK_S)
        size, _rate, sounds = tracks(media)
        return int(media.get_duration()), sounds, size
    finally:
        media.release()
        instance.release()
