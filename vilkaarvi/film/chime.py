"""Our own short sound, to try a loudspeaker with: two soft tones, a fifth apart, that die away."""

import array
import math
import sys
import wave
from pathlib import Path

RATE = 44_100
LASTS_S = 1.4
TONES = ((0.0, 440.0), (0.35, 660.0))  # begins at (s), Hz
LOUD = 0.25  # of full, each
DIES_S, RISES_S = 0.3, 0.01


def draw_chime(path: Path) -> None:
    """A WAV file: one channel, 16 bits. Raises OSError."""
    samples = array.array("h", (round(32_767 * _level(at / RATE)) for at in range(round(LASTS_S * RATE))))
    if sys.byteorder == "big":
        samples.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())


def _level(now: float) -> float:
    """−1 to 1, at `now` seconds."""
    level = 0.0
    for begins, hertz in TONES:
        since = now - begins
        if since > 0:
            level += LOUD * min(1.0, since / RISES_S) * math.exp(-since / DIES_S) * math.sin(math.tau * hertz * since)
    return level
