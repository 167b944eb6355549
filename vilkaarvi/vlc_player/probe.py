"""Does libvlc decode? A clip is played into memory, picture and sound: what VLC says of its state is no proof."""

import array
import ctypes
import threading
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from vilkaarvi.vlc_player.library import open_library
from vilkaarvi.vlc_player.sound import listed, offered

WIDE, HIGH = 64, 36
RATE = 44_100
ENOUGH_SAMPLES = RATE // 2
LONGEST_S = 6.0
_P = ctypes.POINTER
_LOCK = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, _P(ctypes.c_void_p))
_UNLOCK = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, _P(ctypes.c_void_p))
_DISPLAY = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)
_HEARD = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint, ctypes.c_int64)


@dataclass(frozen=True)
class Decoded:
    """What came out of a clip: the colour in the middle of its last picture, and the tone of its sound."""

    version: str
    colour: tuple[int, int, int] | None  # None: no picture came
    samples: int
    tone_hz: float
    outputs: tuple[str, ...]  # sound devices, as VLC names them


def decode(clip: Path, *options: str, heard: bool = True) -> Decoded:
    """Plays a second of `clip` into memory: the first, unless `options` of VLC say otherwise. Takes a second or two.
    Not `heard`: no sound is waited for. Raises Fault NO_VLC, VLC_NO_PLUGINS."""
    instance = open_library(silent=False)
    import vlc

    version = vlc.libvlc_get_version().decode().split()[0]
    player = instance.media_player_new()
    seen = _Memory(vlc, player, heard)
    media = instance.media_new_path(str(clip))
    for option in options:
        media.add_option(option)
    player.set_media(media)
    player.play()
    seen.enough.wait(LONGEST_S)
    player.stop()  # no callback comes after it
    outputs = _outputs(instance)
    media.release()
    player.release()
    instance.release()
    return Decoded(version, seen.colour(), len(seen.sound), seen.tone_hz(), outputs)


def outputs() -> tuple[str, ...]:
    """The sound devices, as VLC names them. Raises Fault NO_VLC, VLC_NO_PLUGINS."""
    instance = open_library(silent=False)
    found = _outputs(instance)
    instance.release()
    return found


class _Memory:
    """Picture and sound of one player. The callbacks run in VLC's threads and are kept until it has stopped."""

    def __init__(self, vlc: Any, player: Any, heard: bool) -> None:
        self.enough = threading.Event()
        self._needed = ENOUGH_SAMPLES if heard else 0
        self.sound = array.array("h")
        self._pictures = 0
        self._picture = (ctypes.c_ubyte * (WIDE * HIGH * 4 + 64))()
        self._kept = (_LOCK(self._claim), _UNLOCK(self._ignore), _DISPLAY(self._seen), _HEARD(self._hear))
        function = vlc.dll.libvlc_video_set_callbacks
        function.restype, function.argtypes = None, [ctypes.c_void_p, _LOCK, _UNLOCK, _DISPLAY, ctypes.c_void_p]
        function(player._as_parameter_, *self._kept[:3], None)
        player.video_set_format("RV32", WIDE, HIGH, WIDE * 4)
        function = vlc.dll.libvlc_audio_set_callbacks
        function.restype, function.argtypes = None, [ctypes.c_void_p, _HEARD, *[ctypes.c_void_p] * 5]
        function(player._as_parameter_, self._kept[3], None, None, None, None, None)
        player.audio_set_format("S16N", RATE, 1)
        kinds = vlc.EventType
        for kind in (kinds.MediaPlayerEndReached, kinds.MediaPlayerEncounteredError):
            player.event_manager().event_attach(kind, lambda _event: self.enough.set())

    def colour(self) -> tuple[int, int, int] | None:
        if not self._pictures:
            return None
        at = (HIGH // 2 * WIDE + WIDE // 2) * 4
        blue, green, red = self._picture[at : at + 3]
        return red, green, blue

    def tone_hz(self) -> float:
        """From how often the sound goes up through zero, its first tenth of a second left out."""
        sound = self.sound[RATE // 10 :]
        ups = sum(before < 0 <= after for before, after in pairwise(sound))
        return ups * RATE / len(sound) if sound else 0.0

    # --- in VLC's threads

    def _claim(self, _opaque: Any, planes: Any) -> int:
        planes[0] = ctypes.addressof(self._picture)
        return 0

    def _ignore(self, _opaque: Any, _picture: Any, _planes: Any) -> None:
        """The picture is written."""

    def _seen(self, _opaque: Any, _picture: Any) -> None:
        self._pictures += 1
        self._look()

    def _hear(self, _opaque: Any, samples: Any, count: int, _when: int) -> None:
        self.sound.frombytes(ctypes.string_at(samples, count * 2))
        self._look()

    def _look(self) -> None:
        if self._pictures and len(self.sound) >= self._needed:
            self.enough.set()


def _outputs(instance: Any) -> tuple[str, ...]:
    """Those that a leader can choose among: ALSA's plug-ins are none."""
    player = instance.media_player_new()
    found = offered(listed(player))
    player.release()
    return tuple(dict.fromkeys(device.name for device in found))
