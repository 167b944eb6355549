"""How far the picture that stays is from the cue's own: `python -m bench.cues [CUES]`. Numbered films, real VLC."""

import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.table import Row, Size, ask, say

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.films import Kind, numbered
from tests.hour.test_real_film import errors_at
from tests.rooms import Room
from vilkaarvi.ui.bridge import Bridge

RATES = (("23.976", "24000/1001"), ("25", "25"), ("29.97", "30000/1001"), ("uneven", "uneven"))


def rows(size: Size) -> list[Row]:
    found = ask("bench.cues", str(size.turns or (60 if size.long else 12)), "json")
    errors = [error for row in found.values() for error in row]
    wrong = sum(error != 0 for error in errors)
    detail = ", ".join(f"{name}: {len(row)} cues, {min(row)} to {max(row)}" for name, row in found.items())
    return [
        Row("cue: the picture that stays", f"{wrong} of {len(errors)} wrong", "0 frames of error", not wrong, detail)
    ]


def measured(count: int, seen: Callable[[str, list[int]], None]) -> None:
    """Pictures of error at `count` cues for each rate."""
    _app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        for name, rate in RATES:
            film = numbered(Path(folder) / f"{name}.mp4", 40 * count, Kind(rate=rate))
            room = Room(Bridge())
            seen(name, errors_at(room, film, [1200 + 1280 * n for n in range(count)]))
            room.player.close()


def tell(name: str, errors: list[int]) -> None:
    exact = sum(error == 0 for error in errors)
    spread = f"{min(errors)} | {statistics.median(errors)} | {max(errors)}"
    print(f"| {name} | {len(errors)} | {spread} | {exact} |", flush=True)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    if sys.argv[2:] == ["json"]:
        found: dict[str, list[int]] = {}
        measured(count, found.__setitem__)
        say(found)
        return
    print("| film | cues | least | median | most | exact |\n|---|---|---|---|---|---|")
    measured(count, tell)


if __name__ == "__main__":
    main()
