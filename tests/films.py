"""Films whose pictures carry their number, so that a test can read what is on the screen.

Sixteen blocks of 24 pixels at the top left, brightest bit first: 1010 and twelve bits of the number.
"""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from vilkaarvi.film.frame import Frame

BLOCK = 24
UNEVEN_MS = (40, 40, 20, 80, 33, 40, 140, 40)  # how long pictures stand in a film of uneven rate, over and over


@dataclass(frozen=True)
class Kind:
    """`rate` as ffmpeg reads it ("24000/1001"), or "uneven"; `still` pictures at the end look all the same."""

    rate: str = "25"
    sound: bool = True
    still: int = 0
    width: int = 640
    height: int = 360


def numbered(path: Path, pictures: int, kind: Kind | None = None) -> Path:
    """H.264 with B-frames and AAC in MP4, as a usual encoder makes it. Made once for each path."""
    if path.exists():
        return path
    kind = kind or Kind()
    command = ["nice", "ffmpeg", "-y", "-v", "error", "-f", "rawvideo", "-pix_fmt", "gray"]
    command += ["-s", f"{kind.width}x{kind.height}", "-r", "25" if kind.rate == "uneven" else kind.rate, "-i", "-"]
    if kind.sound:
        command += ["-f", "lavfi", "-i", "sine=frequency=330:sample_rate=48000", "-shortest", "-c:a", "aac"]
    if kind.rate == "uneven":
        command += ["-vf", f"settb=1/1000,setpts='{_uneven()}'", "-fps_mode", "passthrough", "-enc_time_base", "1/1000"]
        command += ["-video_track_timescale", "1000"]
    command += ["-c:v", "libx264", "-preset", "veryfast", "-bf", "3", "-g", "100", "-pix_fmt", "yuv420p"]
    part = path.with_suffix(".part.mp4")
    pipe = subprocess.Popen([*command, "-movflags", "+faststart", str(part)], stdin=subprocess.PIPE)
    assert pipe.stdin is not None
    for picture in _pictures(pictures, kind):
        pipe.stdin.write(picture)
    pipe.stdin.close()
    assert pipe.wait() == 0
    return part.rename(path)


def number_in(frame: Frame) -> int:
    """The number that the picture carries; -1 when it carries none."""
    view = frame.view()
    value = 0
    for k in range(16):
        at = (8 + BLOCK // 2) * frame.pitch + (8 + k * BLOCK + BLOCK // 2) * 4
        value = value << 1 | (view[at] > 120)
    return value & 0xFFF if value >> 12 == 0b1010 else -1


def _uneven() -> str:
    """ffmpeg's expression for the time of picture N in ms."""
    before = [sum(UNEVEN_MS[:k]) for k in range(len(UNEVEN_MS))]
    inside = "+".join(f"eq(mod(N\\,{len(UNEVEN_MS)})\\,{k})*{ms}" for k, ms in enumerate(before))
    return f"floor(N/{len(UNEVEN_MS)})*{sum(UNEVEN_MS)}+{inside}"


def _pictures(count: int, kind: Kind) -> Iterator[bytes]:
    ground = (np.indices((kind.height, kind.width)).sum(0) % 256).astype(np.uint8)
    for number in range(count):
        last = min(number, count - 1 - kind.still)
        picture = np.roll(ground, last * 3, axis=1)
        for k in range(16):
            bit = (0b1010 >> (3 - k)) & 1 if k < 4 else (last >> (15 - k)) & 1
            picture[8 : 8 + BLOCK, 8 + k * BLOCK : 8 + (k + 1) * BLOCK] = 235 if bit else 16
        yield picture.tobytes()
