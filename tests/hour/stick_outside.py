"""A real film on a stick that is pulled, hangs or is cut: `python -m tests.hour.stick_outside STORY SIGNS FILM`.

Prints what the player told, and how long the room's thread was ever held.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from vilkaarvi.film.player import FilmFailed, FirstPicture, News
from vilkaarvi.ui.bridge import Bridge
from vilkaarvi.vlc_player import VlcPlayer

LENGTH_MS = 120_000


class Stick:
    def __init__(self, film: Path) -> None:
        self.news: list[News] = []
        self.held_s = 0.0
        bridge = Bridge()
        self.player = VlcPlayer(bridge.post, bridge.later, bridge.new_picture, silent=True)
        self.player.listen(self.news.append)
        bridge.picture.connect(self.player.take_frame)
        self.player.load(film, LENGTH_MS, [])
        self.player.play()
        self.wait(lambda: FirstPicture() in self.news)
        self.wait(lambda: self.player.position_ms() > 1_000)
        self.held_s = 0.0

    def wait(self, done: Callable[[], bool], seconds: float = 40) -> None:
        end = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < end, f"waited {seconds} s; news {self.news}"
            begun = time.perf_counter()
            QCoreApplication.processEvents()
            self.held_s = max(self.held_s, time.perf_counter() - begun)
            time.sleep(0.005)


def main(story: str, signs: Path, film: Path) -> None:
    app = QCoreApplication([])
    stick = Stick(film)
    if story == "cut":
        os.truncate(film, film.stat().st_size // 50)
    elif story == "removed":
        film.unlink()
        film.parent.rmdir()
    else:
        (signs / story.removeprefix("left ")).touch()
    begun, at = time.perf_counter(), stick.player.position_ms()
    if story == "left hangs":  # the leader goes on before the player has said anything
        stick.wait(lambda: time.perf_counter() - begun > 3)
        pressed = time.perf_counter()
        stick.player.stop()
        stick.held_s = max(stick.held_s, time.perf_counter() - pressed)
        print(len(stick.news), "news")
    elif story == "removed":  # whoever has it open reads on: nothing is to be told
        stick.wait(lambda: stick.player.position_ms() > at + 5_000)
        print("plays on")
    else:
        stick.wait(lambda: any(isinstance(each, FilmFailed) for each in stick.news))
        print(*(each.fault.code.value for each in stick.news if isinstance(each, FilmFailed)))
        print(f"after {time.perf_counter() - begun:.1f} s", file=sys.stderr)
    print(f"held: {stick.held_s > 1}")
    print(f"held for {stick.held_s * 1000:.0f} ms", file=sys.stderr)
    (signs / "hangs").unlink(missing_ok=True)
    stick.player.close()
    app.processEvents()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
