"""A real player in a room without windows."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from tests.films import number_in
from vilkaarvi.errors import Code
from vilkaarvi.film.mp4 import picture_times
from vilkaarvi.film.player import CueReached, FilmFailed, News
from vilkaarvi.ui.bridge import Bridge
from vilkaarvi.vlc_player import VlcPlayer


class Room:
    """A player in a room that remembers what it was told and which pictures it saw."""

    def __init__(self, bridge: Bridge) -> None:
        self.news: list[News] = []
        self.shown: list[int] = []
        self.sizes: set[tuple[int, int]] = set()
        self.saw: Callable[[int], object] = lambda number: None
        self.player = VlcPlayer(bridge.post, bridge.later, bridge.new_picture, silent=True)
        self.player.listen(self.news.append)
        bridge.picture.connect(self.look)

    def look(self) -> None:
        frame = self.player.take_frame()
        if frame is not None:
            self.shown.append(number_in(frame))
            self.sizes.add((frame.width, frame.height))
            self.saw(self.shown[-1])

    def wait(self, done: Callable[[], bool], seconds: float = 20) -> None:
        end = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < end, f"waited {seconds} s; news {self.news}, shown {self.shown[-3:]}"
            QCoreApplication.processEvents()
            time.sleep(0.002)

    def rest(self, seconds: float = 0.15) -> None:
        end = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() >= end)

    def begin(self, film: Path, cues: list[int]) -> list[float]:
        times = picture_times(film)
        self.player.load(film, round(times[-1] + 40), cues)
        return times

    def play_to_cue(self) -> int:
        """The number of the picture that stays."""
        told = self.cues()
        self.player.play()
        self.wait(lambda: self.cues() > told)
        self.rest()
        return self.shown[-1]

    def cues(self) -> int:
        return sum(isinstance(each, CueReached) for each in self.news)

    def fault(self) -> Code:
        self.wait(lambda: any(isinstance(each, FilmFailed) for each in self.news))
        return next(each.fault.code for each in self.news if isinstance(each, FilmFailed))


@contextmanager
def busy() -> Iterator[None]:
    """Every core of the computer has something else to do."""
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(os.cpu_count() or 2)]
    try:
        yield
    finally:
        for each in loops:
            each.kill()
            each.wait()
