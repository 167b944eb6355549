"""Nästa to the film's first picture on the room's window, beside a bare sink's play-to-first-picture, turn by turn."""

import statistics
import sys
import time
from collections.abc import Iterator

from PySide6.QtCore import QTimer

from bench import stage
from bench.bare import BareSink
from bench.table import Row, Size, ask, say, told
from vilkaarvi.app.desk import Desk
from vilkaarvi.paths import shipped_programmes
from vilkaarvi.ui.room import RoomView

TURNS, LONG_TURNS = 15, 40
FILM = "traff1-del1.mp4"


def rows(size: Size) -> list[Row]:
    found = ask("bench.first_frame", str(size.turns or (LONG_TURNS if size.long else TURNS)))
    ours, bare = found["ours"], found["bare"]
    ratio = statistics.median(ours) / statistics.median(bare)
    detail = (
        f"median (least–most) of {len(ours)}: {told(ours)} ms to {told(bare)} ms; "
        f"the very first of the program {found['cold']:.0f} ms"
    )
    return [Row("Nästa to the film's first picture", f"{ratio:.2f} × libvlc's own", "≤ 1.3 ×", ratio <= 1.3, detail)]


class Watcher:
    def __init__(self, turns: int) -> None:
        self.turns, self.ours, self.bare = turns, list[float](), list[float]()
        self._desk: Desk | None = None
        self._done = 0.0
        stage.on_paint(self._painted)

    def _painted(self, view: RoomView) -> None:
        if self._desk is None or view is not self._desk.audience.view or view._frame is None or self._done:
            return
        self._done = -1.0
        QTimer.singleShot(0, lambda: setattr(self, "_done", time.perf_counter()))

    def story(self, desk: Desk) -> Iterator[stage.Wait]:
        yield from stage.begin(desk)
        assert desk.led is not None
        hour, sink = desk.led.hour, BareSink((1280, 720))
        film = shipped_programmes() / "media" / "vilka-ar-vi" / FILM
        steps = [step.id for step in hour.engine.session.steps]
        while hour.engine.state.step < steps.index("film-1") - 1:
            stage.press_next(desk)
        for _turn in range(self.turns + 1):
            yield stage.pause(0.7)
            desk.audience.set_frame(None)
            self._desk, self._done = desk, 0.0
            began = time.perf_counter()
            stage.press_next(desk)
            yield lambda: self._done > 0
            self.ours.append((self._done - began) * 1000)
            self._desk = None
            yield stage.pause(0.3)
            desk.led.back()
            yield stage.pause(0.7)
            self.bare.append(sink.play(film))
            sink.stop()
        sink.close()


def main(turns: int) -> None:
    watcher = Watcher(turns)
    stage.run(watcher.story, look_ms=5)
    cold, *ours = watcher.ours
    say({"cold": cold, "ours": ours, "bare": watcher.bare[1:]})


if __name__ == "__main__":
    main(int(sys.argv[1]))
