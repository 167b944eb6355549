"""How far the picture that stays is from the cue's own: `python -m bench.cues [CUES]`. Numbered films, real VLC."""

import os
import statistics
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.films import Kind, numbered
from tests.hour.test_real_film import errors_at
from tests.rooms import Room
from vilkaarvi.ui.bridge import Bridge


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    _app = QApplication([])
    print("| film | cues | least | median | most | exact |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, rate in (("23.976", "24000/1001"), ("25", "25"), ("29.97", "30000/1001"), ("uneven", "uneven")):
            film = numbered(Path(folder) / f"{name}.mp4", 40 * count, Kind(rate=rate))
            room = Room(Bridge())
            errors = errors_at(room, film, [1200 + 1280 * n for n in range(count)])
            room.player.close()
            exact = sum(error == 0 for error in errors)
            print(
                f"| {name} | {count} | {min(errors)} | {statistics.median(errors)} | {max(errors)} | {exact} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
