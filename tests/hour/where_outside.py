"""Starts an hour in another process and prints where its windows lie: `python -m tests.hour.where_outside DATA`."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.hour.screens import plug_in, pull_out
from vilkaarvi.app.selfled import SelfLed, Wait
from vilkaarvi.app.window import run_windows
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.settings import load
from vilkaarvi.text import Text
from vilkaarvi.ui.sight_page import SightPage


class Looks(SelfLed):
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
        print(f"chip: {desk.console.head.chips.text().split('   ')[0] if desk.console else '-'}", flush=True)
        desk.audience._place()  # as when a screen comes or goes
        self._tell("room again", desk.audience)
        if "f5" in sys.argv:
            yield from self._press_f5()
        if os.environ.get("DISPLAY"):
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

    def _press_f5(self) -> Iterator[Wait]:
        """To the room's view and back; where there is a projector nothing happens."""
        for _ in range(2):
            self._key(Qt.Key.Key_F5)
            yield self._pause(5)

    def _pulled(self, display: str) -> Iterator[Wait]:
        """The projector's cable is pulled out, and put in again."""
        desk = self.desk
        pulled = time.monotonic()
        pull_out(display)
        yield lambda: desk.console is not None and "borta" in desk.console.head.chips.text()
        print(f"said within a second: {time.monotonic() - pulled < 1}", flush=True)
        self._tell("console, pulled", desk)
        switch = desk.console.foot.switch if desk.console else None
        print(f"chip, pulled: {desk.console.head.chips.text().split('   ')[0] if desk.console else '-'}", flush=True)
        print(f"on one screen: {switch.text() if switch and switch.isVisible() else '-'}", flush=True)
        if "f5" in sys.argv:
            yield from self._press_f5()
        plug_in(display)
        yield lambda: desk.audience.isVisible()
        self._tell("room, put in", desk.audience)
        self._tell("console, put in", desk)

    def _tell(self, name: str, window: QWidget) -> None:
        QApplication.processEvents()
        if not window.isVisible():
            print(f"{name}: not shown", flush=True)
            return
        screen = window.screen()
        full = window.isFullScreen() and window.geometry() == screen.geometry()
        others = [each for each in QApplication.screens() if each is not screen]
        reaches = any(each.geometry().intersects(window.geometry()) for each in others)
        print(
            f"{name}: {screen.name()}{', full' if full else ''}{', and over its edge' if reaches else ''}", flush=True
        )


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
