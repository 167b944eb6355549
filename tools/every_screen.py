"""A picture of every screen, to be looked at: at three sizes, with one contact sheet a size.

    python -m tools.every_screen FOLDER [SIZE…]

SIZE is one of 1366x768, 1920x1080 and 1366x768@2 (all text and presses twice as large); all three when none is named.
FOLDER gets a folder a size and `sheet-SIZE.png`; it is not for the repository. Each size is led in a process and on a
display of its own: session 1 in fast motion, all that is opened beside it, a rehearsal and a group that is handed over.
What such an hour never comes to (an hour broken off, troubles) is drawn by `tools.ui_pictures` and stands last.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image, ImageDraw
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from tools.pictures import OneDay
from vilkaarvi import demo
from vilkaarvi.app.desk import Desk
from vilkaarvi.app.homedesk import HomeDesk
from vilkaarvi.app.led import Led
from vilkaarvi.app.selfled import SelfLed, Wait
from vilkaarvi.app.window import run_windows
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.text import Text
from vilkaarvi.ui.side_page import SidePage
from vilkaarvi.ui.sight_page import SightPage
from vilkaarvi.ui.watch import FilmPage

SIZES = ("1366x768", "1920x1080", "1366x768@2")
SESSION = "traff-1"
ACROSS, THUMB = 4, 480  # of a contact sheet: columns, and pixels of a picture's width
LABEL = 22


class EveryScreen(SelfLed):
    """Opens all that can be opened on its way through the hour."""

    def __init__(self, desk: Desk, pictures: Path, pdf: Path) -> None:
        super().__init__(desk, pictures, pdf)
        self._been_beside = self._been_through = self._at_question = False

    @property
    def _home(self) -> HomeDesk:
        return self.desk.home_desk

    def _hour(self) -> Iterator[Wait]:
        for wait in super()._hour():
            if self._at_question:
                self._at_question = False
                yield from self._through()
            yield wait
            if not self._been_beside and self.desk.led is None and self.desk.home.next.isVisible():
                self._been_beside = True
                yield from self._beside_home()
        self._home.rehearse(SESSION)
        yield lambda: self.desk.led is not None
        yield self._pause(10)
        self._picture("rehearsal")
        self.desk.leave()
        yield self._pause(10)
        yield from self._opened("transfer-out", lambda: self._home.hand_over(self._home.view.chosen or ""))

    def _beside_home(self) -> Iterator[Wait]:
        home, page = self._home, self.desk.home
        self._press(page.change_group)
        yield self._pause(3)
        self._whole("home-change-group")
        self._press(page.form.leave_button)
        opens: dict[str, Callable[[], object]] = {
            "settings": home.settings,
            "sound": home.sound,
            "computer": home.computer,
            "transfer-in": home.receive,
            "read-through": lambda: home.read_through(SESSION),
            "after": home.heavy,
            "test-picture": home.test_picture,
        }
        for name, act in opens.items():
            yield from self._opened(name, act)
        home.films()
        yield self._pause(6)
        self._whole("films")
        films = self.desk.currentWidget()
        assert films is not None
        presses = films.findChildren(QPushButton)
        self._press(next(each for each in presses if each.text() != self.desk.parts.text.tr("Back")))
        yield self._pause(50)
        self._whole("watch")
        yield from self._left_behind()
        yield from self._left_behind()

    def _opened(self, name: str, opens: Callable[[], object]) -> Iterator[Wait]:
        """A dialog or a page over home; some hold the loop while they are open."""
        QTimer.singleShot(0, self.desk, opens)
        yield self._pause(25)
        self._whole(name)
        yield from self._left_behind()

    def _left_behind(self) -> Iterator[Wait]:
        """Whatever lies over home is closed."""
        for each in QApplication.topLevelWidgets():
            if isinstance(each, QDialog) and each.isVisible():
                each.reject()
        page = self.desk.currentWidget()
        if isinstance(page, SidePage | FilmPage | SightPage):
            page.left.emit()
        yield self._pause(6)

    def _picture(self, name: str) -> None:
        super()._picture(name)
        if name == "notes-written" and not self._been_through:
            self._been_through = self._at_question = True

    def _through(self) -> Iterator[Wait]:
        """What the console can show at a question, each there and back."""
        console = self.desk.console
        assert console is not None
        there_and_back: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
            "cards": (console.toggle_cards, console.toggle_cards),
            "keys": (console.toggle_keys, console.toggle_keys),
            "notes-hidden": (console.toggle_notes, console.toggle_notes),
            "steps": (console.toggle_steps, console.toggle_steps),
            "read-ahead": (lambda: console.plan.rows[-1].click(), console.guide.close),
            "end-asked": (console.ask_end, console.end_question.close_question),
            "parking": (console.notes.open_parking, lambda: None),
        }
        for name, (act, undo) in there_and_back.items():
            act()
            yield self._pause(3)
            self._whole(name)
            undo()
        console.seats_wanted = True
        for name, act in (("seats", lambda: None), ("black", self._led.black), ("card-used", self._use_card)):
            act()
            yield self._pause(5)
            self._whole(name)
        self._led.end_card()
        console.seats_wanted = False

    @property
    def _led(self) -> Led:
        assert self.desk.led is not None
        return self.desk.led

    def _use_card(self) -> None:
        self._led.black()
        self._led.card_action("dominant")

    def _whole(self, name: str) -> None:
        """The whole screen, with whatever lies over the leader's window."""
        self._number += 1
        QApplication.processEvents()
        self._keep(self.desk.screen().grabWindow(0), name)


def lead(folder: Path) -> None:
    """On the display that is there. Raises SystemExit when the hour does not come to its end."""
    led: list[EveryScreen] = []
    pdf = folder / "summary.pdf"
    with tempfile.TemporaryDirectory() as data:
        run_windows(
            Places(Path(data), shipped_programmes()),
            Text(),
            fast=True,
            silent=True,
            keyring=False,
            clock=OneDay(),
            led_by=lambda desk: led.append(EveryScreen(desk, folder, pdf)),
            where=lambda *_: pdf,
        )
    if led[0].failed:
        raise SystemExit(f"{folder.name}: the hour did not come to its end: {led[0].failed}")


def made(folder: Path, size: str) -> None:
    """All pictures of one size, and their sheet."""
    screen, _, scale = size.partition("@")
    own = folder / size
    own.mkdir(parents=True, exist_ok=True)
    for old in own.glob("*.png"):
        old.unlink()
    wide, high = (int(each) // int(scale or 1) for each in screen.split("x"))
    around = {**os.environ, "QT_SCALE_FACTOR": scale or "1"}
    with demo.virtual_screen(f"{screen}x24") as display:
        led = around | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        subprocess.run([sys.executable, "-m", "tools.every_screen", "--lead", str(own)], env=led, check=True)
    drawn = around | {"QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-m", "tools.ui_pictures", str(own), f"{wide}x{high}"], env=drawn, check=True)
    sheet(sorted(own.glob("*.png"))).save(folder / f"sheet-{size}.png")


def sheet(pictures: list[Path]) -> Image.Image:
    """All of them small, each over its name."""
    with Image.open(pictures[0]) as first:
        high = round(first.height * THUMB / first.width)
    rows = -(-len(pictures) // ACROSS)
    whole = Image.new("RGB", (ACROSS * THUMB, rows * (high + LABEL)), "white")
    pen = ImageDraw.Draw(whole)
    for place, path in enumerate(pictures):
        left, top = place % ACROSS * THUMB, place // ACROSS * (high + LABEL)
        with Image.open(path) as picture:
            small = picture.convert("RGB")
            small.thumbnail((THUMB - 4, high))
        whole.paste(small, (left, top))
        pen.text((left + 4, top + high + 2), path.stem, "black", font_size=15)
    return whole


def main() -> int:
    if sys.argv[1] == "--lead":
        lead(Path(sys.argv[2]))
        return 0
    folder = Path(sys.argv[1])
    for size in sys.argv[2:] or SIZES:
        made(folder, size)
        print(f"{folder / size}: {len(list((folder / size).glob('*.png')))} pictures")
    return 0


if __name__ == "__main__":
    sys.exit(main())
