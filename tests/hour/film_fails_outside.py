"""A film that fails while the room sees it: `python -m tests.hour.film_fails_outside STORY PROGRAMMES SIGNS DATA`.

The real program in its real windows, at the clock's own pace, with a projector where the display has one. Prints, as
JSON, what the leader and the room saw.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage, QPixmap

from tests.hour.led_outside import Begins
from vilkaarvi.app.desk import Desk
from vilkaarvi.app.selfled import SelfLed, Wait
from vilkaarvi.app.window import run_windows
from vilkaarvi.paths import Places
from vilkaarvi.session.view import FilmIs
from vilkaarvi.text import Text
from vilkaarvi.ui.room import RoomView

BEAT_MS = 5
SMOOTHING = 64  # of 255


class Fails(Begins):
    """Leads to the film, makes it fail in its third second, and looks."""

    story: str
    programmes: Path
    signs: Path

    def _hour(self) -> Iterator[Wait]:
        yield from self._started()
        while self._view().step_kind != "film":
            assert self.desk.led is not None
            self.desk.led.next()
            yield self._pause(10)
        yield lambda: self.desk.parts.player.position_ms() > 3_000
        self._watch_the_thread()
        self._break()
        begun = time.monotonic()
        yield lambda: self._view().film is not FilmIs.PLAYING or time.monotonic() - begun > 30
        after_s = time.monotonic() - begun
        yield self._pause(8)
        self._tell_what_is_seen(after_s)
        assert self.desk.led is not None
        self.desk.led.next()
        yield self._pause(8)
        print(json.dumps({"then": self._view().now_title}), flush=True)
        (self.signs / "hangs").unlink(missing_ok=True)

    def _break(self) -> None:
        film = self.programmes / "media" / "vilka-ar-vi" / "traff1-del1.mp4"
        if self.story == "cut":
            os.truncate(film, film.stat().st_size // 50)
        else:
            (self.signs / self.story).touch()

    def _watch_the_thread(self) -> None:
        self.held_s, self._beat_at = 0.0, time.perf_counter()

        def beat() -> None:
            now = time.perf_counter()
            self.held_s, self._beat_at = max(self.held_s, now - self._beat_at), now

        self._heart = QTimer(self.desk)
        self._heart.timeout.connect(beat)
        self._heart.start(BEAT_MS)

    def _tell_what_is_seen(self, after_s: float) -> None:
        view, console = self._view(), self.desk.console
        assert console is not None
        seen = self._on_the_projector()
        self.pictures.mkdir()
        self._keep(seen, self.story)
        told = {
            "film": view.film.value,
            "after_s": after_s,
            "held_s": self.held_s,
            "leader": console.now.trouble.text(),
            "leader_sees_it": console.now.trouble.isVisible(),
            "loudspeakers": console.now.sound.isVisible(),
            "room": self.desk.audience.view.accessibleName(),
            "unlike": unlike(seen, self._cards()),
        }
        print(json.dumps(told, ensure_ascii=False), flush=True)

    def _cards(self) -> QPixmap:
        """The projector's screen, were it to show the film's facts and nothing else."""
        view = RoomView()
        view.resize(self.desk.audience.view.size())
        view.show_room(self._view().room)
        return view.grab()


def unlike(one: QPixmap, other: QPixmap) -> float:
    """The share of points that differ by more than the smoothing of letters does; 1 for another size."""
    if one.size() != other.size():
        return 1.0
    images = [each.toImage().convertToFormat(QImage.Format.Format_RGB32) for each in (one, other)]
    points = [np.frombuffer(image.constBits(), np.uint8).astype(np.int16) for image in images]
    differ = np.abs(points[0] - points[1]).reshape(-1, 4)[:, :3].max(axis=1)
    return float((differ > SMOOTHING).mean())


def main() -> int:
    story, programmes, signs, data = sys.argv[1], *map(Path, sys.argv[2:5])
    Fails.story, Fails.programmes, Fails.signs = story, programmes, signs
    led: list[SelfLed] = []

    def take(desk: Desk) -> None:
        led.append(Fails(desk, data.parent / "pictures", data.parent / "s.pdf"))

    run_windows(Places(data, programmes), Text(), silent=True, keyring=False, led_by=take)
    print(led[0].failed, file=sys.stderr)
    return 1 if led[0].failed else 0


if __name__ == "__main__":
    sys.exit(main())
