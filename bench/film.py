"""CPU and memory of a film in two views (the room's at 1080p, the leader's mirror) beside decoding alone, turn by turn.

The film is the programme's first, at its own 720p and enlarged to 1080p. Whole process, user and system.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench import stage
from bench.machine import memory_mib
from bench.table import Row, Size, ask, say
from vilkaarvi.app.desk import Desk
from vilkaarvi.paths import shipped_programmes
from vilkaarvi.session.engine import Situation
from vilkaarvi.ui.room import RoomView

FILM = shipped_programmes() / "media" / "vilka-ar-vi" / "traff1-del1.mp4"
TURNS = 2
BARS = {720: 2.0, 1080: 1.4}
MOST_MIB = 320


def rows(size: Size) -> list[Row]:
    found: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        large = enlarged(Path(folder))
        for high, film in ((720, FILM), (1080, large)):
            wide = high * 16 // 9
            programmes = stage.programme_with(film, Path(folder) / str(high))
            ours, bare = [], []
            for _turn in range(size.turns or (3 if size.long else TURNS)):
                bare.append(ask("bench.bare", str(film), str(wide), str(high), str(size.film_s)))
                ours.append(ask("bench.film", str(programmes), str(size.film_s)))
            found.append(cpu_row(high, size.film_s, ours, bare))
    rss = statistics.median(each["memory"]["rss"] for each in ours)
    pss = statistics.median(each["memory"]["pss"] for each in ours)
    detail = f"RSS after {size.film_s} s; PSS {pss:.0f} MiB"
    return [*found, Row("memory, 1080p in two views", f"{rss:.0f} MiB", f"≤ {MOST_MIB} MiB", rss <= MOST_MIB, detail)]


def cpu_row(high: int, seconds: int, ours: list[dict[str, float]], bare: list[dict[str, float]]) -> Row:
    mine, alone = ([each["cpu"] for each in turns] for turns in (ours, bare))
    ratio = statistics.median(mine) / statistics.median(alone)
    painted = statistics.median(each["pictures"] for each in ours)
    decoded = statistics.median(each["pictures"] for each in bare)
    turns = " ".join(f"{a:.1f}/{b:.1f}" for a, b in zip(mine, alone, strict=True))
    detail = f"{seconds} s turns, % of a core {turns}; {painted:.1f} pictures/s painted, {decoded:.1f} decoded"
    bar = BARS[high]
    return Row(f"CPU, film in two views, {high}p", f"{ratio:.2f} × decoding alone", f"≤ {bar} ×", ratio <= bar, detail)


def enlarged(folder: Path) -> Path:
    """30 s of the film at 1080p, four times over: as long as the film."""
    part, whole = folder / "part.mp4", folder / "1080.mp4"
    quiet = ["nice", "ffmpeg", "-y", "-v", "error"]
    small = ["-t", "30", "-i", str(FILM), "-vf", "scale=1920:1080", "-preset", "veryfast", "-crf", "21", "-bf", "3"]
    subprocess.run([*quiet, *small, "-c:a", "copy", str(part)], check=True)
    loop = ["-stream_loop", "3", "-i", str(part), "-t", "120", "-c", "copy", "-movflags", "+faststart", str(whole)]
    subprocess.run([*quiet, *loop], check=True)
    return whole


# --- the process that is measured


class Measure:
    def __init__(self, seconds: float) -> None:
        self._seconds, self._painted = seconds, 0
        self._view: RoomView | None = None
        self.found: dict[str, object] = {}
        stage.on_paint(self._count)

    def _count(self, view: RoomView) -> None:
        self._painted += view is self._view

    def story(self, desk: Desk) -> Iterator[stage.Wait]:
        yield from stage.begin(desk)
        assert desk.led is not None
        while stage.situation(desk) is not Situation.PLAYING:
            stage.press_next(desk)
            yield stage.pause(0.2)
        yield lambda: desk.audience.view._frame is not None
        yield stage.pause(3)
        self._view = desk.audience.view
        cpu, began = time.process_time(), time.perf_counter()
        yield stage.pause(self._seconds)
        passed, painted = time.perf_counter() - began, self._painted
        self.found = {
            "cpu": (time.process_time() - cpu) / passed * 100,
            "pictures": painted / passed,
            "memory": memory_mib(),
        }


if __name__ == "__main__":
    measure = Measure(float(sys.argv[2]))
    stage.run(measure.story, Path(sys.argv[1]), look_ms=100)
    say(measure.found)
