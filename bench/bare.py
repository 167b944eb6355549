"""A film through python-vlc into memory and nothing else: no window, no Qt, no gate. The baseline of film figures."""

import ctypes
import sys
import threading
import time
from pathlib import Path
from typing import Any

from bench.table import say
from vilkaarvi.vlc_player.library import open_library


class BareSink:
    """Counts pictures and knows when the first one after `play` came."""

    def __init__(self, size: tuple[int, int]) -> None:
        import vlc

        self.pictures, self.first, self.came = 0, 0.0, threading.Event()
        self._instance = open_library(silent=True)
        self._player = self._instance.media_player_new()
        self._memory = (ctypes.c_ubyte * (size[0] * (size[1] + 32) * 4 + 64))()
        self._at = ctypes.addressof(self._memory) + -ctypes.addressof(self._memory) % 32
        pointer = ctypes.POINTER(ctypes.c_void_p)
        lock = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, pointer)
        unlock = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, pointer)
        show = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)
        self._kept = (lock(self._lock), unlock(lambda *_all: None), show(self._show))
        call = vlc.dll.libvlc_video_set_callbacks
        call.restype, call.argtypes = None, [ctypes.c_void_p, *map(type, self._kept), ctypes.c_void_p]
        call(self._player._as_parameter_, *self._kept, None)
        self._player.video_set_format("RV32", size[0], size[1], size[0] * 4)

    def _lock(self, _opaque: Any, planes: Any) -> None:
        planes[0] = self._at

    def _show(self, _opaque: Any, _picture: Any) -> None:
        self.pictures += 1
        if not self.came.is_set():
            self.first = time.perf_counter()
            self.came.set()

    def play(self, film: Path) -> float:
        """Milliseconds from the order to the first picture, the film's opening with it."""
        self.came.clear()
        began = time.perf_counter()
        self._player.set_media(self._instance.media_new_path(str(film)))
        self._player.play()
        assert self.came.wait(20), f"no picture of {film}"
        return (self.first - began) * 1000

    def stop(self) -> None:
        self._player.stop()

    def close(self) -> None:
        self.stop()
        self._player.release()
        self._instance.release()


def main(film: Path, width: int, height: int, seconds: float) -> None:
    """CPU of decoding alone."""
    sink = BareSink((width, height))
    sink.play(film)
    time.sleep(3)
    cpu, pictures, began = time.process_time(), sink.pictures, time.perf_counter()
    time.sleep(seconds)
    passed = time.perf_counter() - began
    say({"cpu": (time.process_time() - cpu) / passed * 100, "pictures": (sink.pictures - pictures) / passed})
    sink.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))
