"""A sound card that a test can listen to: VLC's own memory output, which keeps its own volume as a desktop's does.

VLC hands over blocks of samples well before they are to be heard, each with its moment, and orders volume, pause and
going on. What is heard at a moment is the sample whose turn it is, times the volume then; nothing while it stands.
"""

import ctypes
import threading
import time
from typing import Any

import numpy as np

from vilkaarvi.vlc_player import VlcPlayer

RATE = 48_000
_UINT = ctypes.POINTER(ctypes.c_uint)
_SETUP = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_void_p), ctypes.c_void_p, _UINT, _UINT)
Samples = np.ndarray[Any, np.dtype[np.float64]]


class SoundCard:
    """Plugged into a player that has a film loaded and does not play yet; takes `opens_s` to open.

    Moments are µs of VLC's clock.
    """

    def __init__(self, player: VlcPlayer, opens_s: float = 0.0) -> None:
        import vlc

        self._opens_s = opens_s
        self.now = vlc.libvlc_clock
        self._blocks: list[tuple[int, Samples]] = []
        self._volumes: list[tuple[int, float]] = []
        self._stands: list[tuple[int, bool]] = []
        self._mutex = threading.Lock()
        calls = vlc.CallbackDecorators
        self._kept = (  # a collected ctypes callback crashes the process
            calls.AudioPlayCb(self._play),
            calls.AudioPauseCb(lambda _card, _moment: self._note(self._stands, True)),
            calls.AudioResumeCb(lambda _card, _moment: self._note(self._stands, False)),
            calls.AudioFlushCb(lambda _card, _moment: self._flush()),
            calls.AudioDrainCb(lambda _card: None),
            calls.AudioSetVolumeCb(lambda _card, share, mute: self._note(self._volumes, 0.0 if mute else share)),
            _SETUP(self._open),
        )
        player._player.audio_set_callbacks(*self._kept[:5], None)
        player._player.audio_set_volume_callback(self._kept[5])
        opens = ctypes.cast(self._kept[6], calls.AudioSetupCb)
        player._player.audio_set_format_callbacks(opens, ctypes.cast(0, calls.AudioCleanupCb))

    def loudest(self, begin: int, end: int) -> float:
        """The loudest that was heard between two moments, 0–1."""
        with self._mutex:
            blocks, volumes, stands = list(self._blocks), list(self._volumes), list(self._stands)
        heard = 0.0
        for moment, samples in _delayed(blocks, stands):
            if not begin - 1_000_000 < moment < end:
                continue
            at = moment + np.arange(len(samples)) * 1e6 / RATE
            level = np.abs(samples) * _then(volumes, at, 1.0) * (1.0 - _then(stands, at, 0.0))
            inside = level[(at >= begin) & (at < end)]
            heard = max(heard, float(inside.max(initial=0.0)))
        return heard

    # --- in VLC's threads

    def _open(self, _card: Any, kind: int, rate: Any, channels: Any) -> int:
        time.sleep(self._opens_s)
        ctypes.memmove(kind, b"S16N", 4)
        rate[0], channels[0] = RATE, 1
        return 0

    def _play(self, _card: Any, samples: int, count: int, moment: int) -> None:
        block = np.frombuffer(ctypes.string_at(samples, count * 2), dtype="<i2") / 32768
        with self._mutex:
            self._blocks.append((moment, block))

    def _note(self, rows: list[Any], value: float) -> None:
        with self._mutex:
            rows.append((self.now(), value))

    def _flush(self) -> None:
        with self._mutex:
            self._blocks = [each for each in self._blocks if each[0] <= self.now()]


def _delayed(blocks: list[tuple[int, Samples]], stands: list[tuple[int, bool]]) -> list[tuple[float, Samples]]:
    """The blocks at the moments when they were heard: what was waiting at a pause is heard when it goes on.

    VLC's moments after a pause reckon with it already, so only blocks that were handed over before move.
    """
    moved: list[tuple[float, Samples]] = list(blocks)
    begun = None
    for moment, standing in stands:
        if standing:
            begun = moment
        elif begun is not None:
            known = [k for k, (at, _) in enumerate(moved) if begun <= at < moment]
            for k in known:
                moved[k] = (moved[k][0] + moment - begun, moved[k][1])
            begun = None
    return moved


def _then(rows: list[Any], at: Samples, first: float) -> Samples:
    """The value of the row that was the newest at each moment."""
    values = np.array([first, *(float(value) for _, value in rows)])
    return values[np.searchsorted(np.array([moment for moment, _ in rows]), at, side="right")]
