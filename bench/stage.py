"""The real program with its real windows, driven from inside: the leader's window, and the room's beside it."""

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from vilkaarvi.app import lull
from vilkaarvi.app.desk import Desk
from vilkaarvi.app.window import run_windows
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.session.engine import Situation
from vilkaarvi.text import Text
from vilkaarvi.ui.room import RoomView

LEADER, ROOM, UNDER = (0, 0, 1366, 768), (1920, 0, 1920, 1080), (0, 1080, 1920, 1080)
Wait = Callable[[], bool]
Story = Callable[[Desk], Iterator[Wait]]


class Driver:
    """Goes on with the story whenever what it waits for has come true. `failed` is the fault that ended it."""

    def __init__(self, desk: Desk, story: Story, look_ms: int = 10, patience_s: float = 90) -> None:
        self.failed: BaseException | None = None
        self._story = story(desk)
        self._waits: Wait = lambda: True
        self._patience = self._left = int(patience_s * 1000 / look_ms)
        self._timer = QTimer(desk)
        self._timer.setInterval(look_ms)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        try:
            if self._waits():
                self._left = self._patience
                self._waits = next(self._story)
            self._left -= 1
            if not self._left:
                raise TimeoutError(str(self._waits))
        except StopIteration:
            self._end()
        except BaseException as fault:
            self.failed = fault
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        QApplication.quit()


def run(story: Story, programmes: Path | None = None, look_ms: int = 10) -> None:
    """The story, from an empty data folder. Raises what went wrong in it."""
    driver: list[Driver] = []
    lull.begin()  # as the command line does
    with tempfile.TemporaryDirectory() as data:
        places = Places(Path(data), programmes or shipped_programmes())
        hook = lambda desk: driver.append(Driver(desk, story, look_ms))  # noqa: E731
        run_windows(places, Text("sv"), silent=True, keyring=False, led_by=hook)
    if driver[0].failed is not None:
        raise driver[0].failed


def begin(desk: Desk) -> Iterator[Wait]:
    """A group is made and its session begins; the room's window stands where a projector would be."""
    desk.showNormal()
    desk.setGeometry(*LEADER)
    home = desk.home
    yield lambda: home.form.isVisible()
    home.form.name.setText("Hemtjänst Norr")
    home.form.create_button.click()
    yield lambda: home.next.isVisible() and bool(desk.home_desk.view.ready)
    home.next.start.click()
    yield lambda: desk.led is not None and desk.led.hour.engine.state.situation is not Situation.READY
    desk.audience.setGeometry(*ROOM)
    desk.audience.show()
    yield pause(0.5)


def press_next(desk: Desk) -> None:
    """As a leader's presser does it; the guard against double presses is not waited for."""
    assert desk.console is not None
    desk.console._pressed = 0.0
    QTest.keyClick(desk.console, Qt.Key.Key_PageDown)


def situation(desk: Desk) -> Situation:
    assert desk.led is not None
    return desk.led.hour.engine.state.situation


def pause(seconds: float) -> Wait:
    end = datetime.now(UTC).timestamp() + seconds
    return lambda: datetime.now(UTC).timestamp() >= end


def on_paint(heard: Callable[[RoomView], None]) -> None:
    """`heard` is called each time a RoomView has been painted. Before any is made."""
    original = RoomView.paintEvent

    def painted(self: RoomView, event: object) -> None:
        original(self, event)  # type: ignore[arg-type]
        heard(self)

    RoomView.paintEvent = painted  # type: ignore[method-assign]


def programme_with(film: Path, into: Path) -> Path:
    """A copy of the programme that ships, with `film` (of the same length) as the first one."""
    shipped = shipped_programmes()
    for part in ("sessions", "media"):
        shutil.copytree(shipped / part, into / part)
    target = into / "media" / "vilka-ar-vi" / "traff1-del1.mp4"
    target.unlink()
    shutil.copy(film, target)
    manifest = target.parent / "manifest.toml"
    words = manifest.read_text("utf-8")
    manifest.write_text(re.sub(r'(traff1-del1\.mp4"\nsha256 = ")[0-9a-f]+', r"\g<1>" + "0" * 64, words), "utf-8")
    return into
