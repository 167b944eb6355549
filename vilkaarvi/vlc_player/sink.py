"""Where VLC puts its pictures: a few buffers that go round. One decode serves any number of views.

The callbacks run in VLC's own threads. They fill buffers, ask the gate, and queue calls; they never call libvlc.
Buffers live as long as a `Frame` that shows them, and the sink lives as long as its player.
"""

import ctypes
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any

import vlc

from vilkaarvi.film.frame import Frame
from vilkaarvi.film.gate import Gate, Verdict

SLOTS = 6  # taken, waiting, being written, the one before, and two beyond a cue
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
    """Pictures of one media player, let through by a gate.

    Attributes: gate (of the film that plays), size (visible pixels, set before playing), shut (while true no picture
    is let through), mutex (held by whoever touches the gate).
    """

    def __init__(self, player: Any, on_picture: Callable[[], None], on_verdict: Callable[[Verdict], None]) -> None:
        self.gate = Gate([], [])
        self.size = (0, 0)
        self.shut = True
        self.mutex = threading.Lock()
        self._on_picture, self._on_verdict = on_picture, on_verdict
        self._buffers: list[ctypes.Array[ctypes.c_ubyte]] = []
        self._pitch = 0
        self._writing = self._before = -1  # slots
        self._pending: Frame | None = None
        self._taken: Frame | None = None
        self._ahead: deque[Frame] = deque()
        # a collected ctypes callback crashes the process: kept as long as the sink
        self._kept = (
            _FORMAT(self._format), _CLEANUP(self._cleanup), _LOCK(self._claim), _UNLOCK(self._unclaim),
            _DISPLAY(self._display),
        )  # fmt: skip
        _set(vlc.dll.libvlc_video_set_callbacks, player, self._kept[2], self._kept[3], self._kept[4], None)
        _set(vlc.dll.libvlc_video_set_format_callbacks, player, self._kept[0], self._kept[1])

    def take(self) -> Frame | None:
        """For the room's thread: the newest picture, or None when it has been taken already."""
        with self.mutex:
            if self._pending is None:
                return None
            self._taken, self._pending = self._pending, None
            return self._taken

    def load(self, gate: Gate, size: tuple[int, int]) -> None:
        """A film is to be played: nothing of the one before is shown any more."""
        with self.mutex:
            self.gate, self.size, self.shut, self._pending = gate, size, True, None
            self._ahead.clear()

    def go_on(self) -> int:
        """The room leaves a cue: the first picture after it may be taken. Answers how many more are kept."""
        with self.mutex:
            if self.gate.held is not None:
                self.gate.go_on(len(self._ahead))
        return self.next_ahead()

    def next_ahead(self) -> int:
        """The next picture that VLC handed over beyond the cue may be taken. Answers how many more are kept."""
        with self.mutex:
            if not self._ahead:
                return 0
            self._pending = self._ahead.popleft()
            left = len(self._ahead)
        self._on_picture()
        return left

    def forget_ahead(self) -> None:
        """A jump: what was kept is of no use."""
        with self.mutex:
            self._ahead.clear()

    # --- in VLC's threads

    def _format(self, _opaque: Any, chroma: Any, width: Any, height: Any, pitches: Any, lines: Any) -> int:
        # VLC hands over the padded size and would stretch into it: the visible size is set from the parsed track
        wide, high = self.size if self.size[0] else (width[0], height[0])
        ctypes.memmove(chroma, b"RV32", 4)
        width[0], height[0] = wide, high
        pitch = (wide * BYTES + 31) & ~31
        pitches[0], lines[0] = pitch, high
        with self.mutex:
            needed = pitch * (high + 1) + 64
            if not self._buffers or len(self._buffers[0]) != needed:
                self._buffers = [(ctypes.c_ubyte * needed)() for _ in range(SLOTS)]
            self.size, self._pitch = (wide, high), pitch
            self._writing = self._before = -1
        return SLOTS

    def _cleanup(self, _opaque: Any) -> None:
        """The last picture stays on the screen."""

    def _claim(self, _opaque: Any, planes: Any) -> int:
        with self.mutex:
            slot = self._free()
            self._writing = slot
            planes[0] = ctypes.addressof(self._buffers[slot]) + _offset(self._buffers[slot])
        return slot + 1

    def _free(self) -> int:
        frames = [self._pending, self._taken, *self._ahead]
        used = {each.slot for each in frames if each and any(each.memory is mine for mine in self._buffers)}
        used |= {self._writing, self._before}
        for slot in range(SLOTS):
            if slot not in used:
                return slot
        return self._ahead.pop().slot  # VLC ran far beyond a cue: the room goes on with a small jump

    def _unclaim(self, _opaque: Any, _picture: Any, _planes: Any) -> None:
        """The picture is written; it is shown by `_display`."""

    def _display(self, _opaque: Any, picture: Any) -> None:
        moment = time.perf_counter()
        slot = (picture or 1) - 1
        with self.mutex:
            verdict = self.gate.picture(moment, lambda: self._same(slot))
            memory = self._buffers[slot]
            frame = Frame(*self.size, self._pitch, memory, _offset(memory), slot, self.gate.number)
            self._writing, self._before = -1, slot
            show = verdict.show and not self.shut and (verdict.fresh or not self._ahead)
            if show:
                self._pending = frame
                self._ahead.clear()
            elif verdict.ahead:
                self._ahead.append(frame)
        if show:
            self._on_picture()
        self._on_verdict(verdict)

    def _same(self, slot: int) -> bool:
        """Does the picture in `slot` look like the one before? Every fourth row tells."""
        if self._before < 0:
            return False
        here, before = self._rows(slot), self._rows(self._before)
        pitch, width = self._pitch, self.size[0] * BYTES
        starts = range(0, pitch * self.size[1], 4 * pitch)
        return all(bytes(here[at : at + width]) == bytes(before[at : at + width]) for at in starts)

    def _rows(self, slot: int) -> memoryview:
        memory = self._buffers[slot]
        return memoryview(memory).cast("B")[_offset(memory) :]


def _offset(buffer: "ctypes.Array[ctypes.c_ubyte]") -> int:
    """VLC writes fastest on 32-byte borders."""
    return -ctypes.addressof(buffer) % 32


def _set(function: Any, player: Any, *arguments: Any) -> None:
    function.restype = None
    function.argtypes = [ctypes.c_void_p, *(type(each) if each is not None else ctypes.c_void_p for each in arguments)]
    function(player._as_parameter_, *arguments)
