"""Start to usable home, and memory there, against an empty QMainWindow with our fonts: `python -m bench.start`.

Usable: 20 groups from a data folder are listed and drawn, and a press (a new group) has been taken and drawn.
"""

import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from bench.table import Row, Size, ask, say, told

GROUPS = 20
TURNS, LONG_TURNS = 9, 25
SETTLED_MS = 2500


def rows(size: Size) -> list[Row]:
    starts: dict[str, list[float]] = {"home": [], "empty": []}
    memory: dict[str, list[dict[str, float]]] = {"home": [], "empty": []}
    with tempfile.TemporaryDirectory() as folder:
        ask("bench.start", "make", folder)
        for turn in range((size.turns or (LONG_TURNS if size.long else TURNS)) + 1):
            for kind in ("home", "empty"):
                before = time.monotonic()
                seen = ask("bench.start", kind, folder)
                if turn:  # the first one fills the disk's cache
                    starts[kind].append((seen["at"] - before) * 1000)
                    memory[kind].append(seen["memory"])
    ratio = statistics.median(starts["home"]) / statistics.median(starts["empty"])
    home, empty = (
        {unit: statistics.median(each[unit] for each in memory[kind]) for unit in ("rss", "pss")}
        for kind in ("home", "empty")
    )
    detail = f"median (least–most) of {len(starts['home'])}: {told(starts['home'])} ms to {told(starts['empty'])} ms"
    shares = f"RSS {home['rss']:.0f} to {empty['rss']:.0f} MiB; PSS {home['pss']:.0f} to {empty['pss']:.0f} MiB"
    share = home["rss"] / empty["rss"]
    return [
        Row("start to usable home, 20 groups", f"{ratio:.2f} × an empty window", "≤ 1.6 ×", ratio <= 1.6, detail),
        Row("memory at home, VLC tried", f"{share:.2f} × that window", "≤ 2 ×", share <= 2, shares),
    ]


# --- the processes that are measured


def make(folder: Path) -> None:
    from vilkaarvi.store.groups import Group
    from vilkaarvi.store.store import Store

    with Store.open(folder, None) as store:
        for number in range(GROUPS):
            store.add_group(Group.new(f"Enhet {number + 1}", "Vård och omsorg", 9, date(2026, 1, 7)))
    say({})


def finish(at: float) -> None:
    """A while later, when all is quiet, memory is read."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from bench.machine import memory_mib

    def tell() -> None:
        say({"at": at, "memory": memory_mib()})
        QApplication.quit()

    QTimer.singleShot(SETTLED_MS, tell)


def home(folder: Path) -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer

    from vilkaarvi import cli
    from vilkaarvi.app import lull

    lull.begin()  # as the command line does
    from vilkaarvi.app.desk import Desk
    from vilkaarvi.app.window import run_windows
    from vilkaarvi.paths import Places
    from vilkaarvi.text import Text

    options = cli.parser(Text()).parse_args(["--data", str(folder), "--no-sound"])
    found: list[Any] = []

    class Painted(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Paint and len(found) == 1:
                found.append(True)
                QTimer.singleShot(0, lambda: finish(time.monotonic()))
            return False

    def watch(desk: Desk) -> None:
        watcher = Painted(desk)
        desk.home.form.installEventFilter(watcher)

        def look() -> None:
            if desk.home.groups.count() >= GROUPS and desk.home.next.isVisible():
                found.append(watcher)
                desk.home.new_group.click()
                look_again.stop()

        look_again = QTimer(desk)
        look_again.timeout.connect(look)
        look_again.start(1)

    run_windows(Places.chosen(options.data), Text(options.lang), silent=True, keyring=False, led_by=watch)


def empty(_folder: Path) -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton

    from vilkaarvi.ui import style

    app = QApplication([])
    style.apply(app)
    window = QMainWindow()
    pressed: list[bool] = []
    button = QPushButton()
    button.clicked.connect(lambda: pressed.append(True))

    class Painted(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Paint and not pressed:
                button.click()
                QTimer.singleShot(0, lambda: finish(time.monotonic()))
            return False

    watcher = Painted(window)
    window.installEventFilter(watcher)
    window.showMaximized()
    app.exec()


if __name__ == "__main__":
    {"make": make, "home": home, "empty": empty}[sys.argv[1]](Path(sys.argv[2]))
