"""Nästa to the new content painted on the room's window: 200 presses, each beside a bare widget's of the same size."""

import statistics
import time
from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from bench import stage
from bench.table import Row, Size, ask, percentile, say, told
from vilkaarvi.app.desk import Desk
from vilkaarvi.session.engine import Situation
from vilkaarvi.session.view import Room
from vilkaarvi.ui.audience import AudienceWindow
from vilkaarvi.ui.room import RoomView

PRESSES, LONG_PRESSES = 200, 600


def rows(size: Size) -> list[Row]:
    found = ask("bench.press", str(size.turns or (LONG_PRESSES if size.long else PRESSES)))
    ours, bare = found["ours"], found["bare"]
    tail = percentile(ours, 0.99)
    detail = (
        f"{len(ours)} presses: median {told(ours)} ms; a bare widget: p99 {percentile(bare, 0.99):.0f}, "
        f"median {statistics.median(bare):.1f} ms; slowest: {found['slowest']}; "
        f"{len(found['same'])} more changed nothing in the room {sorted(set(found['same']))}"
    )
    return [Row("Nästa to new content on the room's window", f"p99 {tail:.0f} ms", "≤ 50 ms", tail <= 50, detail)]


class Bare(QWidget):
    """Paints its own size and one line of words, on a press."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint)
        self.count, self.done = 0, 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setGeometry(*stage.UNDER)

    def keyPressEvent(self, _event: QKeyEvent) -> None:  # noqa: N802
        self.count += 1
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#0F2E33"))
        painter.drawText(100, 100, str(self.count))
        QTimer.singleShot(0, lambda: setattr(self, "done", time.perf_counter()))


class Presser:
    """Goes through the whole hour with Nästa, back again, and so on."""

    def __init__(self, presses: int) -> None:
        self.presses = presses
        self.ours: list[tuple[float, str]] = []
        self.bare: list[float] = []
        self.same: list[str] = []
        self.desk: Desk | None = None
        self._before: object = None
        self._done = 0.0
        stage.on_paint(self._painted)
        shown = AudienceWindow.show_room

        def show_room(window: AudienceWindow, room: Room, black: bool) -> None:
            shown(window, room, black)
            if self._done < 0:  # painted at once, and handed to the X server
                self._done = time.perf_counter()

        AudienceWindow.show_room = show_room  # type: ignore[method-assign,assignment]

    def _painted(self, view: RoomView) -> None:
        if self.desk is not None and view is self.desk.audience.view and view._room != self._before and not self._done:
            self._done = -1.0  # painted; after the next turn of the loop it is with the X server
            QTimer.singleShot(0, self._at_the_server)

    def _at_the_server(self) -> None:
        if self._done < 0:
            self._done = time.perf_counter()

    def story(self, desk: Desk) -> Iterator[stage.Wait]:
        yield from stage.begin(desk)
        self.desk, bare = desk, Bare()
        bare.show()
        yield stage.pause(0.3)
        while len(self.ours) < self.presses:
            assert desk.led is not None
            engine = desk.led.hour.engine
            after = engine.after()
            if after is None or after[0] >= len(engine.session.steps) - 1:
                while engine.before() is not None:
                    desk.led.back()
                yield stage.pause(0.5)
            self._before, self._done = desk.audience.view._room, 0.0
            began = time.perf_counter()
            stage.press_next(desk)
            late = stage.pause(1.0)
            yield lambda late=late: self._done > 0 or (late() and desk.audience.view._room == self._before)  # type: ignore[misc]
            at = f"{engine.step.id}/{engine.state.stage}"
            if self._done > 0:
                self.ours.append(((self._done - began) * 1000, at))
            else:
                self.same.append(at)  # the room is to see what it sees already
            yield stage.pause(0.6 if engine.state.situation is Situation.PLAYING else 0.1)
            bare.done, began = 0.0, time.perf_counter()
            QTest.keyClick(bare, Qt.Key.Key_F9)  # no key of the console, and no letter of a word
            yield lambda: bare.done > 0
            self.bare.append((bare.done - began) * 1000)
            yield stage.pause(0.05)
        bare.close()


def main(presses: int) -> None:
    presser = Presser(presses)
    stage.run(presser.story)
    slowest = ", ".join(f"{at} {ms:.0f} ms" for ms, at in sorted(presser.ours)[-5:])
    say({"ours": [ms for ms, _ in presser.ours], "bare": presser.bare, "slowest": slowest, "same": presser.same})


if __name__ == "__main__":
    import sys

    main(int(sys.argv[1]))
