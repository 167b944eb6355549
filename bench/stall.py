"""The longest stall of the room's thread in an hour that leads itself, and of a bare Qt process at the same time.

A timer that is due every 5 ms tells how late it was. The bare one beats beside it: the machine's moods hit both. The
hour has film, the films' checksums at home, and saves to a folder where every sync takes 200 ms.
"""

import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer

from bench.table import Row, Size, answer, say, start

BEAT_MS = 5
BARE_S = 3600
SYNC_S = 0.2  # a network folder, or an old disk


class Heartbeat:
    """Its timer lives with `parent`. `stalls` are the longest gaps over the beat, with what went on."""

    def __init__(self, parent: object) -> None:
        self.gaps: list[tuple[float, str]] = []
        self.now = ""
        self._before = time.perf_counter()
        self._timer = QTimer(parent)  # type: ignore[arg-type]
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def _beat(self) -> None:
        moment = time.perf_counter()
        late = (moment - self._before) * 1000 - BEAT_MS
        self._before = moment
        if late > 10:
            self.gaps.append((late, self.now))

    def told(self) -> list[tuple[float, str]]:
        return sorted(self.gaps, reverse=True)[:8] or [(0.0, "")]


def rows(size: Size) -> list[Row]:
    worst, details = [], []
    for _turn in range(size.turns or (3 if size.long else 1)):
        bare, hour = start("bench.stall", "bare"), start("bench.stall", "hour")
        ours = answer(hour)
        bare.terminate()
        alone = answer(bare)
        longest, calm = ours[0][0], alone[0][0]
        worst.append(longest - calm)
        first = ", ".join(f"{late:.0f} ms {at}" for late, at in ours[:4])
        details.append(f"{longest:.0f} − {calm:.0f} ms (longest: {first})")
    most = max(worst)
    return [
        Row(
            "longest stall in a self-led hour, slow folder", f"{most:.0f} ms", "≤ 50 ms", most <= 50, "; ".join(details)
        )
    ]


# --- the processes that are measured


def bare() -> None:
    import signal

    app = QCoreApplication([])
    heart = Heartbeat(app)
    signal.signal(signal.SIGTERM, lambda *_all: app.quit())
    QTimer.singleShot(BARE_S * 1000, app.quit)
    app.exec()
    say(heart.told())


def slow_disk() -> None:
    """From now on every sync takes its time. The waiting lets go of the interpreter, as the system's call does."""
    from vilkaarvi.seal.disk import RealDisk

    quick = RealDisk.sync

    def sync(self: RealDisk, handle: int) -> None:
        time.sleep(SYNC_S)
        quick(self, handle)

    RealDisk.sync = sync  # type: ignore[method-assign]


def hour() -> None:
    slow_disk()
    from vilkaarvi.app.desk import Desk
    from vilkaarvi.app.selfled import SelfLed
    from vilkaarvi.app.window import run_windows
    from vilkaarvi.paths import Places, shipped_programmes
    from vilkaarvi.text import Text

    class Quiet(SelfLed):
        """Takes no pictures: that would be our stall, not the program's."""

        def __init__(self, desk: Desk, folder: Path, pdf: Path) -> None:
            super().__init__(desk, folder, pdf)
            desk.showNormal()
            desk.setGeometry(0, 0, 1366, 768)
            self.heart = Heartbeat(desk)

        def _picture(self, name: str) -> None:
            self.heart.now = f"after {name}"
            if self.desk.led is not None and not self.desk.audience.isVisible():
                self.desk.audience.setGeometry(1920, 0, 1920, 1080)
                self.desk.audience.show()

    led: list[Quiet] = []
    with tempfile.TemporaryDirectory() as folder:
        data, pdf = Path(folder) / "data", Path(folder) / "summary.pdf"
        run_windows(
            Places(data, shipped_programmes()),
            Text("sv"),
            fast=True,
            silent=True,
            keyring=False,
            led_by=lambda desk: led.append(Quiet(desk, Path(folder), pdf)),
            where=lambda _parent, _text, _name: pdf,
        )
        assert pdf.exists(), led[0].failed
    say(led[0].heart.told())


if __name__ == "__main__":
    {"bare": bare, "hour": hour}[sys.argv[1]]()
