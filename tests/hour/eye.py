"""An eye on a part of an X display, fifty times a second, in a process of its own: what nobody else notices it sees."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from vilkaarvi.ui.style import SAND, WHITE

WIDE, HIGH = 240, 135  # points that are looked at, evenly over the place
BYTES = WIDE * HIGH * 3
A_SECOND = 50
LEADERS = tuple(bytes.fromhex(colour.removeprefix("#")) for colour in (SAND, WHITE))  # the room has neither


@dataclass
class Eye:
    """Attributes: frames (each WIDE×HIGH×3 bytes, RGB), seconds (how long it looked)."""

    path: Path
    frames: list[bytes] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def with_the_leader_s(self) -> list[int]:
        """The frames in which something of the leader's window is seen, by their number."""
        return [place for place, frame in enumerate(self.frames) if leaders(frame)]

    @property
    def pictures(self) -> int:
        """How many different ones there were."""
        return len(set(self.frames))


def leaders(frame: bytes) -> bool:
    points = (frame[place : place + 3] for place in range(0, len(frame), 3))
    return sum(point in LEADERS for point in points) > 0


@contextmanager
def eye(display: str, place: tuple[int, int, int, int], path: Path, a_second: int = A_SECOND) -> Iterator[Eye]:
    """Looks at `place` (left, top, width, height) until the end of the block; then its frames are there."""
    left, top, width, height = place
    command = ["ffmpeg", "-loglevel", "error", "-nostdin", "-y", "-f", "x11grab", "-draw_mouse", "0"]
    command += ["-framerate", str(a_second), "-video_size", f"{width}x{height}", "-i", f"{display}+{left},{top}"]
    command += ["-vf", f"scale={WIDE}:{HIGH}:flags=neighbor", "-pix_fmt", "rgb24", "-fps_mode", "passthrough"]
    looking = Eye(path)
    watcher = subprocess.Popen([*command, "-f", "rawvideo", str(path)], stderr=subprocess.DEVNULL)
    began = time.monotonic()
    try:
        yield looking
    finally:
        looking.seconds = time.monotonic() - began
        watcher.terminate()
        watcher.wait()
    raw = path.read_bytes()
    looking.frames = [raw[at : at + BYTES] for at in range(0, len(raw) - BYTES + 1, BYTES)]
    path.unlink()
