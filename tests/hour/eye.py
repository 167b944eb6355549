"""An eye on a part of an X display, all eight ms, in a process of its own: what nobody else notices it sees.

That process (`python -m tests.hour.eye DISPLAY LEFT TOP WIDTH HEIGHT MS`) writes a line for each look: when (seconds),
how many points were the leader's, how many black, and a sum of the picture; then one for each window that came to lie
there. It and the display's server go before all others where they may.
"""

import os
import signal
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from tests.hour.x11 import Looker, Windows, opened, server
from vilkaarvi.ui.style import SAND

ROOT = Path(__file__).parents[2]
Place = tuple[int, int, int, int]  # left, top, width, height
EVERY_MS = 8
APART_MS = 20  # at most, but for a share when the machine is busy; what lies there between two looks the server tells
LATE = 0.25
ROOM_S = "Rummets skärm — vilkaarvi"  # the room's window, by its title
APART = 8  # of the points that are looked at, every eighth each way
LEADERS = int(SAND.removeprefix("#"), 16)  # the ground of all that is the leader's; neither room nor film has it
EMPTY = 0.5  # of the points are black
FEW = 8  # points of that colour which a film's scaled picture may have by chance


@dataclass(frozen=True)
class Look:
    """`at`: seconds of time.monotonic(), which all processes share; `leaders`: how many points of the leader's ground;
    `black`: the share of points that are; `picture`: its sum."""

    at: float
    leaders: int
    black: float
    picture: int


@dataclass
class Eye:
    """Attributes: looks, windows (the name of each that came to lie there, also between two looks)."""

    looks: list[Look] = field(default_factory=list)
    windows: list[str] = field(default_factory=list)

    @property
    def with_the_leader_s(self) -> list[Look]:
        """The looks in which something of the leader's window is seen."""
        return [look for look in self.looks if look.leaders > FEW]

    @property
    def empty(self) -> list[Look]:
        """The looks in which nothing was shown."""
        return [look for look in self.looks if look.black > EMPTY]

    @property
    def pictures(self) -> int:
        """How many different ones there were."""
        return len({look.picture for look in self.looks})

    @property
    def gaps_ms(self) -> list[float]:
        """From each look to the next, shortest first."""
        return sorted((after.at - before.at) * 1000 for before, after in zip(self.looks, self.looks[1:], strict=False))

    def within(self, began: float, ended: float) -> "Eye":
        return Eye([look for look in self.looks if began <= look.at <= ended])


@contextmanager
def eye(display: str, place: Place, every_ms: int = EVERY_MS) -> Iterator[Eye]:
    """Looks at `place` from the first line of the block until its end; then the looks are there."""
    words = [display, *(str(each) for each in place), str(every_ms)]
    looking = Eye()
    watcher = subprocess.Popen(
        [sys.executable, "-m", "tests.hour.eye", *words], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert watcher.stdout is not None
    try:
        assert watcher.stdout.readline() == "open\n"
        yield looking
    finally:
        watcher.terminate()
        said, _ = watcher.communicate()
    assert watcher.returncode == 0, "the eye was shut before the end"
    for line in said.splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "window":
            looking.windows.append(rest)
        else:
            at, leaders, black, picture = rest.split()
            looking.looks.append(Look(float(at), int(leaders), float(black), int(picture)))


def assert_often_enough(looked: Eye) -> None:
    late, count = sum(gap > APART_MS for gap in looked.gaps_ms), len(looked.looks)
    assert late <= LATE * count, f"{late} of {count} late, the longest {looked.gaps_ms[-1]:.0f} ms"


def assert_only_the_room_s(looked: Eye) -> None:
    """In no look was anything of the leader's there, and no other window came to lie there between two of them."""
    assert_often_enough(looked)
    assert looked.with_the_leader_s == []
    assert set(looked.windows) == {ROOM_S}


def assert_the_poster_stands_until_the_film_s_first_picture(looked: Eye) -> None:
    """From the step before until the film has run for more than a second."""
    assert looked.pictures >= 3
    assert looked.empty == []


def _before_all_others(*processes: int) -> None:
    """Where the system lets it: a look that comes late sees nothing of what was there."""
    with suppress(PermissionError):
        for each in processes:
            os.sched_setscheduler(each, os.SCHED_FIFO, os.sched_param(1))


def main() -> int:
    ended: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _frame: ended.append(number))
    display, *numbers = sys.argv[1:]
    left, top, width, height, every_ms = (int(each) for each in numbers)
    place, lines = (
        (left, top, width, height),
        [],
    )  # written at the end: a pipe that nobody reads would hold the eye shut
    with opened(display) as (x, connection, root):
        _before_all_others(os.getpid(), server(x, connection))
        looker, windows = Looker(x, connection, root, place), Windows(x, connection, root, place)
        print("open", flush=True)
        due = time.monotonic()
        while not ended:
            points = np.ascontiguousarray(looker.look()[::APART, ::APART]).view(np.uint32) & 0xFFFFFF
            seen, lit = int(np.count_nonzero(points == LEADERS)), np.count_nonzero(points) / points.size
            lines.append(f"look {time.monotonic()} {seen} {1 - lit:.3f} {zlib.crc32(points.data)}")
            windows.look()
            due = max(due + every_ms / 1000, time.monotonic() + 0.001)
            time.sleep(max(0.0, due - time.monotonic()))
    lines.extend(f"window {name}" for name in windows.seen)
    print("\n".join(lines), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
