"""A picture of every screen, to be looked at: at three sizes, with contact sheets.

    python -m tools.every_screen FOLDER [SIZE…]

SIZE is one of 1366x768, 1920x1080 and 1366x768@2 (all text and presses twice as large); all three when none is named.
FOLDER gets a folder a size and `sheet-SIZE-1.png` and so on; it is not for the repository. A size is led in a process
and on a display of its own: session 1 in fast motion, all that is opened beside it, a rehearsal and a group that is
handed over.
What such an hour never comes to (an hour broken off, troubles) is drawn by `tools.ui_pictures` and stands last.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image, ImageDraw
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from tools.fast_hour import lead_by
from vilkaarvi import demo
from vilkaarvi.app.desk import Desk
from vilkaarvi.app.homedesk import HomeDesk
from vilkaarvi.app.led import Led
from vilkaarvi.app.selfled import SelfLed, Wait
from vilkaarvi.errors import Code, Fault
from vilkaarvi.ui.paper_list import PaperList
from vilkaarvi.ui.review_window import ReviewWindow
from vilkaarvi.ui.screens import screen_of
from vilkaarvi.ui.side_page import SidePage
from vilkaarvi.ui.sight_page import SightPage
from vilkaarvi.ui.take_over import TakeOverWindow
from vilkaarvi.ui.watch import FilmList, FilmPage

SIZES = ("1366x768", "1920x1080", "1366x768@2")
SESSION = "traff-1"
ACROSS, DOWN, THUMB = 3, 4, 620  # of a contact sheet: columns, rows, and pixels of a picture's width
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
        keys, nothing = self._home.keys, lambda: None
        yield from self._opened("recovery-sheet", self._home.recovery_sheet)
        yield from self._opened("change-passphrase", lambda: keys.change_phrase(nothing))
        yield from self._opened("forgotten", lambda: keys.forgotten(nothing))

    def _beside_home(self) -> Iterator[Wait]:
        home, page = self._home, self.desk.home
        self._press(page.change_group)
        yield self._pause(3)
        self._whole("home-change-group")
        self._press(page.form.leave_button)
        opens: dict[str, Callable[[], object]] = {
            "settings": home.settings,
            "own-words": lambda: home.own_words.open(self.desk),
            "sound": home.sound,
            "computer": home.computer,
            "erasing": lambda: home.letting_go.retention(self.desk),
            "transfer-in": home.receive,
            "read-through": lambda: home.read_through(SESSION),
            "after": home.heavy,
            "more": home.more,
            "overview": home.review,
            "hand-in": home.hand_in,
            "passphrase": home.choose_phrase,
            "take-over": self._take_over,
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
        yield from self._own_film()
        yield from self._left_behind()
        yield from self._papers()

    def _own_film(self) -> Iterator[Wait]:
        """A film that is put in, with two questions marked, from its head to its foot; then it is left unused."""
        films = self.desk.currentWidget()
        assert isinstance(films, FilmList)
        self._press(films.strategist)
        yield self._pause(3)
        self._whole("films-to-change")
        self._press(films.changes[0])
        changing = self.desk.beside.changing
        assert changing is not None
        yield self._pause(6)
        self._whole("own-film-none")
        changing.ask = lambda *_asked: self.desk.parts.programme.segments[1].path
        self._press(changing.page.choose)
        yield lambda: changing.page.poster.picture.isVisibleTo(changing.page)  # it has been seen for two seconds
        for at_ms in (30_000, 90_000):
            changing.stand(at_ms)
            yield self._pause(15)
            changing.mark()
        bar = changing.page.reading.verticalScrollBar()
        for part in range(6):
            yield self._pause(8)
            bar.setValue(part * bar.pageStep())
            yield self._pause(3)
            self._whole(f"own-film-{part + 1}")
            if bar.value() == bar.maximum():
                break
        yield from self._left_behind()

    def _papers(self) -> Iterator[Wait]:
        self._home.printouts()
        yield self._pause(6)
        self._whole("papers")
        papers = self.desk.currentWidget()
        assert isinstance(papers, PaperList)
        self._press(papers.shows[0])
        yield self._pause(60)
        self._whole("paper")
        yield from self._left_behind()
        yield from self._left_behind()

    def _take_over(self) -> None:
        """As where another computer holds the folder; nothing is taken."""
        fault = Fault(Code.DATA_LOCKED, host="KONTOR-12", process=4711, yours=True)
        TakeOverWindow(self.desk.parts.text, fault, self.desk).open()

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
            elif isinstance(each, ReviewWindow):
                each.close()
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
        self._keep(screen_of(self.desk).grabWindow(0), name)


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
    for old in folder.glob(f"sheet-{size}-*.png"):
        old.unlink()
    pictures = sorted(own.glob("*.png"))
    for number, first in enumerate(range(0, len(pictures), ACROSS * DOWN), 1):
        sheet(pictures[first : first + ACROSS * DOWN]).save(folder / f"sheet-{size}-{number}.png")


def sheet(pictures: list[Path]) -> Image.Image:
    """All of them small, each over its name; few enough that words can be read when the sheet fits a screen."""
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
        own = Path(sys.argv[2])
        lead_by(EveryScreen, own, own / "summary.pdf")
        return 0
    folder = Path(sys.argv[1])
    for size in sys.argv[2:] or SIZES:
        made(folder, size)
        print(f"{folder / size}: {len(list((folder / size).glob('*.png')))} pictures")
    return 0


if __name__ == "__main__":
    sys.exit(main())
