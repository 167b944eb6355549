"""Starts an hour in another process and prints where its windows lie: `python -m tests.hour.where_outside DATA WORD…`.

Words: sight (the test picture first), f5 (is pressed twice), film (all that follows happens in a film that plays),
xorg (the cable is pulled from a real X server), slip (something of the leader's lies on the projector for 30 ms), stay
(no cable is pulled).
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from tests.hour.screens import ROOT, XORG_CABLE, XVFB_CABLE
from vilkaarvi.app.desk import Desk
from vilkaarvi.app.selfled import SelfLed, Wait
from vilkaarvi.app.window import run_windows
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.model import Film
from vilkaarvi.session.view import FilmIs
from vilkaarvi.settings import load
from vilkaarvi.text import Text
from vilkaarvi.ui.bridge import image_of
from vilkaarvi.ui.screens import screen_of
from vilkaarvi.ui.sight_page import SightPage
from vilkaarvi.vlc_player import VlcPlayer
from vilkaarvi.vlc_player.state import State

FAR_IN_MS = 1500  # of the film
SOON_S = 5  # a second on a machine that has nothing else to do
PAINTED_MS = 150  # after a press; then it is on the screen


def chip(desk: Desk) -> str:
    """How it is with the projector, as the console's head says it."""
    return desk.console.head.chips.text().replace("\u00a0", " ").split("   ")[0] if desk.console else "-"


class Looks(SelfLed):
    _stands = 0  # where the film was when the cable was pulled, in ms
    _stood = QImage()  # and its picture

    def _hour(self) -> Iterator[Wait]:
        desk, home = self.desk, self.desk.home
        yield lambda: home.form.isVisible()
        self._tell("home", desk)
        home.form.name.setText("Hemtjänst Norr")
        self._press(home.form.create_button)
        yield lambda: home.next.isVisible()
        if "sight" in sys.argv:
            yield from self._sight()
        self._press(home.next.start)
        yield lambda: desk.console is not None and desk.console.isVisible()
        yield self._pause(3)
        self._tell("console", desk)
        self._tell("room", desk.audience)
        native = [each for each in desk.audience.findChildren(QWidget) if each.internalWinId()]
        print(f"windows in the room's: {len(native)}", flush=True)
        print(f"chip: {chip(desk)}", flush=True)
        desk.audience._place()  # as when a screen comes or goes
        self._tell("room again", desk.audience)
        if "film" in sys.argv:
            yield from self._into_the_film()
        if "slip" in sys.argv:
            yield from self._slip()
        if "f5" in sys.argv:
            yield from self._press_f5()
        if os.environ.get("DISPLAY") and "stay" not in sys.argv:
            yield from self._pulled(os.environ["DISPLAY"])
        desk.leave()
        yield lambda: desk.currentWidget() is home
        self._tell("room after", desk.audience)

    def _sight(self) -> Iterator[Wait]:
        """The test picture, on each screen in turn."""
        desk = self.desk
        desk.home_desk.test_picture()
        page = desk.currentWidget()
        assert isinstance(page, SightPage)
        self._tell("picture", desk.audience)
        if not page.switch.isHidden():
            self._press(page.switch)
            self._tell("picture on another", desk.audience)
        page.left.emit()
        self._tell("picture after", desk.audience)
        yield lambda: desk.currentWidget() is desk.home

    def _into_the_film(self) -> Iterator[Wait]:
        led, player = self.desk.led, self.desk.parts.player
        assert led is not None
        began = time.monotonic()
        led.go_to(next(step.id for step in led.hour.engine.session.steps if isinstance(step, Film)))
        yield lambda: led.hour.view().film is FilmIs.PLAYING and player.position_ms() > FAR_IN_MS
        print(f"film begins: {began} {time.monotonic()}", flush=True)

    def _slip(self) -> Iterator[Wait]:
        """What must never happen."""
        wrong = QMainWindow()
        wrong.setGeometry(screen_of(self.desk.audience).geometry())
        wrong.show()
        QTest.qWait(30)
        wrong.close()
        yield self._pause(3)

    def _press_f5(self) -> Iterator[Wait]:
        """To the room's view and back; where there is a projector nothing happens."""
        for name in ("f5", "f5 again"):
            self._key(Qt.Key.Key_F5)
            QTest.qWait(PAINTED_MS)
            began = time.monotonic()
            yield self._pause(8)
            print(f"{name}: {began} {time.monotonic()}", flush=True)

    def _pulled(self, display: str) -> Iterator[Wait]:
        """The projector's cable is pulled out, and put in again."""
        desk, cable = self.desk, XORG_CABLE if "xorg" in sys.argv else XVFB_CABLE
        cable.pull_out(display)
        pulled = time.monotonic()
        yield lambda: desk.console is not None and "borta" in desk.console.head.chips.text()
        print(f"said soon: {time.monotonic() - pulled < SOON_S}", flush=True)
        self._tell("console, pulled", desk)
        switch = desk.console.foot.switch if desk.console else None
        print(f"chip, pulled: {chip(desk)}", flush=True)
        print(f"on one screen: {switch.text() if switch and switch.isVisible() else '-'}", flush=True)
        if "film" in sys.argv:
            yield from self._film_waits()
        if "f5" in sys.argv:
            yield from self._press_f5()
        cable.plug_in(display)
        yield lambda: desk.audience.isVisible() and self._covers()
        self._tell("room, put in", desk.audience)
        self._tell("console, put in", desk)
        if "film" in sys.argv:
            yield from self._film_is_back()

    def _covers(self) -> bool:
        """The room's window has been placed on the projector."""
        return self.desk.audience.geometry() == screen_of(self.desk.audience).geometry()

    def _film_waits(self) -> Iterator[Wait]:
        led, player = self.desk.led, self.desk.parts.player
        assert led is not None
        assert isinstance(player, VlcPlayer)
        yield lambda: player._state is State.STANDING  # VLC takes its time to pause, on a busy machine above all
        self._stands, hour_ms = player.position_ms(), led.hour.elapsed_ms()
        yield self._pause(12)
        still = player.position_ms() == self._stands
        print(f"film, pulled: {led.hour.view().film.value}, stands still: {still}", flush=True)
        self._stood = self._newest()
        print(f"the hour went on: {led.hour.elapsed_ms() - hour_ms > 500}", flush=True)

    def _newest(self) -> QImage:
        """The film's picture, apart from the memory that it lies in."""
        assert self.desk._frame is not None
        return image_of(self.desk._frame).copy()

    def _film_is_back(self) -> Iterator[Wait]:
        """The same picture, on the screen itself; then the leader lets the film go on."""
        desk, led, player = self.desk, self.desk.led, self.desk.parts.player
        assert led is not None
        yield self._pause(5)
        there = screen_of(desk.audience).grabWindow(0).toImage().convertToFormat(QImage.Format.Format_RGB32)
        meant = desk.audience.view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        same = self._newest() == self._stood and player.position_ms() == self._stands
        print(
            f"film, put in: {led.hour.view().film.value}, the same picture: {same}, seen: {there == meant}", flush=True
        )
        led.toggle_pause()
        yield lambda: player.position_ms() > self._stands + 500
        print(f"film, after: {led.hour.view().film.value}", flush=True)

    def _tell(self, name: str, window: QWidget) -> None:
        QApplication.processEvents()
        if not window.isVisible():
            print(f"{name}: not shown", flush=True)
            return
        screen = screen_of(window)
        full = window.isFullScreen() and window.geometry() == screen.geometry()
        others = [each for each in QApplication.screens() if each is not screen]
        reaches = any(each.geometry().intersects(window.geometry()) for each in others)
        print(
            f"{name}: {screen.name()}{', full' if full else ''}{', and over its edge' if reaches else ''}", flush=True
        )


def told(tmp_path: Path, platform: str, display: str = "", *words: str) -> list[str]:
    """What it printed, from home to home, started on this platform."""
    return told_in({**os.environ, "QT_QPA_PLATFORM": platform, "DISPLAY": display}, tmp_path, *words)


def told_in(world: dict[str, str], tmp_path: Path, *words: str) -> list[str]:
    """The same in this environment."""
    command = [sys.executable, "-m", "tests.hour.where_outside", str(tmp_path / "data"), *words]
    done = subprocess.run(command, check=True, cwd=ROOT, env=world, capture_output=True, text=True, timeout=120)
    return done.stdout.splitlines()


def without_times(lines: list[str]) -> list[str]:
    return [line for line in lines if not line.startswith(("f5", "film begins"))]


def between(lines: list[str], name: str) -> tuple[float, float]:
    """When it began and ended, in seconds of time.monotonic()."""
    words = next(line for line in lines if line.startswith(f"{name}: ")).removeprefix(f"{name}: ")
    began, ended = words.split()
    return float(began), float(ended)


def main() -> int:
    led: list[SelfLed] = []
    data = Path(sys.argv[1])
    places = Places(data, shipped_programmes())
    run_windows(
        places,
        Text(),
        silent=True,
        keyring=False,
        settings=load(places.settings)[0],
        led_by=lambda desk: led.append(Looks(desk, data, data / "s.pdf")),
    )
    return 1 if led[0].failed else 0


if __name__ == "__main__":
    sys.exit(main())
