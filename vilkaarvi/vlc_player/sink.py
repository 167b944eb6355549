"""Where VLC puts its pictures: four buffers that go round. One decode serves any number of views.

The callbacks run in VLC's own threads. They fill buffers, ask the gate, and queue calls; they never call libvlc.
Buffers live as long as a `Frame` that shows them, and the sink lives as long as its player.
"""

import ctypes
import threading
import time
from collections.abc import Callable
from typing import Any

import vlc

from vilkaarvi.film.frame import Frame
from vilkaarvi.film.gate import Gate

SLOTS = 4
BYTES = 4
_P = ctypes.POINTER
# python-vlc hands the chroma over as immutable bytes, and the format callback must write in it: own prototypes
_FORMAT = ctypes.CFUNCTYPE(
    ctypes.c_uint, _P(ctypes.c_void_p), _P(ctypes.c_char), _P(ctypes.c_uint), _P(ctypes.c_uint), _P(ctypes.c_uint),
    _P(ctypes.c_uint),
)  # fmt: skip
_CLEANUP = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
_LOCK = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, _P(ctypes.c_void_p))
_UNLOCK = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, _P(ctypes.c_void_p))
_DISPLAY = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)


class Sink:
    """Pictures of one media player.

    Attributes: gate (None lets everything through), size (visible pixels, set before playing), shut (while true no
    picture is let through), pictures (how many VLC has handed over), newest (moment of the last).
    """

    def __init__(self, player: Any, on_picture: Callable[[], None], on_gate: Callable[[bool], None]) -> None:
        self.gate: Gate | None = None
        self.size = (0, 0)
        self.shut = False
        self.pictures = 0
        self.newest = time.monotonic()
        self._on_picture, self._on_gate = on_picture, on_gate
        self._lock = threading.Lock()
        self._buffers: list[ctypes.Array[ctypes.c_ubyte]] = []
        self._pitch = 0
        self._writing = -1
        self._pending: Frame | None = None
        self._taken: Frame | None = None
        # a collected ctypes callback crashes the process: kept as long as the sink
        self._kept = (
            _FORMAT(self._format), _CLEANUP(self._cleanup), _LOCK(self._claim), _UNLOCK(self._unclaim),
            _DISPLAY(self._display),
        )  # fmt: skip
        _set(vlc.dll.libvlc_video_set_callbacks, player, self._kept[2], self._kept[3], self._kept[4], None)
        _set(vlc.dll.libvlc_video_set_format_callbacks, player, self._kept[0], self._kept[1])

    def take(self) -> Frame | None:
        """For the room's thread: the newest picture, or None when it has been taken already."""
        with self._lock:
            if self._pending is None:
                return None
            self._taken, self._pending = self._pending, None
            return self._taken

    def forget(self) -> None:
        """No picture of the film before may be taken any more."""
        with self._lock:
            self._pending = None

    # --- in VLC's threads

    def _format(self, _opaque: Any, chroma: Any, width: Any, height: Any, pitches: Any, lines: Any) -> int:
        # VLC hands over the padded size and would stretch into it: the visible size is set from the parsed track
        wide, high = self.size if self.size[0] else (width[0], height[0])
        ctypes.memmove(chroma, b"RV32", 4)
        width[0], height[0] = wide, high
        pitch = (wide * BYTES + 31) & ~31
        pitches[0], lines[0] = pitch, high
        with self._lock:
            self.size, self._pitch = (wide, high), pitch
            self._buffers = [(ctypes.c_ubyte * (pitch * (high + 1) + 64))() for _ in range(SLOTS)]
            self._pending = None
        return SLOTS

    def _cleanup(self, _opaque: Any) -> None:
        """The last picture stays on the screen."""

    def _claim(self, _opaque: Any, planes: Any) -> int:
        with self._lock:
            used = {
                frame.slot
                for frame in (self._pending, self._taken)
                if frame and any(frame.memory is b for b in self._buffers)
            }
            used.add(self._writing)
            slot = next(i for i in range(SLOTS) if i not in used)
            self._writing = slot
            planes[0] = ctypes.addressof(self._buffers[slot]) + _offset(self._buffers[slot])
        return slot + 1

    def _unclaim(self, _opaque: Any, _picture: Any, _planes: Any) -> None:
        """The picture is written; it is shown by `_display`."""

    def _display(self, _opaque: Any, picture: Any) -> None:
        now = time.monotonic()
        slot = (picture or 1) - 1
        self.pictures += 1
        self.newest = now
        with self._lock:
            self._writing = -1
            gate = self.gate
            if self.shut:
                return
            was_held = gate.held if gate else None
            show, fade = gate.picture(now) if gate else (True, False)
            if show:
                number = gate.number if gate else -1
                memory = self._buffers[slot]
                self._pending = Frame(*self.size, self._pitch, memory, _offset(memory), slot, number)
            reached = gate is not None and gate.held is not None and was_held is None
        if show:
            self._on_picture()
        if reached or (fade and was_held is None):
            self._on_gate(reached)


def _offset(buffer: "ctypes.Array[ctypes.c_ubyte]") -> int:
    """VLC writes fastest on 32-byte borders."""
    return -ctypes.addressof(buffer) % 32


def _set(function: Any, player: Any, *arguments: Any) -> None:
    function.restype = None
    function.argtypes = [ctypes.c_void_p, *(type(each) if each is not None else ctypes.c_void_p for each in arguments)]
    function(player._as_parameter_, *arguments)
