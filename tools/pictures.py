"""The pictures in README and docs, made anew from the hour that leads itself.

    python -m tools.pictures [FOLDER]

It brings a laptop's screen and a projector of its own (Xvfb, xrandr), leads session 1 in Swedish and puts five of its
pictures into docs/, and the first page of each paper of the programme.
One that shows a viewer nothing new is left as it is: clocks and the computer's own figures do not count. All
pictures of the hour are kept in FOLDER, if one is named.
"""

import os
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageDraw
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from tests.hour.screens import two_screens
from tests.papers import every_paper
from tools.fast_hour import lead_by
from vilkaarvi.app.desk import Desk
from vilkaarvi.app.selfled import SelfLed

DOCS = Path(__file__).parents[1] / "docs"
SIZE = 1366, 768
PAGE_HIGH = 1000  # pixels of a sheet of paper
COLOURS = 128
LARGEST = 150_000  # bytes
DIFFERS = 48  # of 255; less is the palette's doing
CHANGED = 0.0005  # of all pixels; a word on a press is more
SHOWN = {"home": "home", "console": "notes-written", "audience": "notes-written-room", "agreed": "agreed"}
PDF = "summary"
PAPERS = ("guide", "cards", "slips", "label", "attendance", "briefing", "facts", "time", "support", "together")
Box = tuple[float, float, float, float]  # left, top, right, bottom as parts of the picture
WHERE_THE_ROOM_S_CLOCK_IS = (0.8, 0.7, 1.0, 1.0)


class Album(SelfLed):
    """Remembers where in each picture something stands that is never twice the same.

    Attributes: moving (a picture's name → those places).
    """

    def __init__(self, desk: Desk, pictures: Path, pdf: Path) -> None:
        super().__init__(desk, pictures, pdf)
        self.moving: dict[str, list[Box]] = {}

    def _keep(self, seen: QPixmap, name: str) -> None:
        super()._keep(seen, name)
        if self.desk.console is not None and self.desk.console.head.proposal.isVisible():
            self._stop("this computer is too busy now: the hour is late and shows that it is; try again")
        self.moving.setdefault(name, [WHERE_THE_ROOM_S_CLOCK_IS] if name.endswith("-room") else self._in_the_desk())

    def _in_the_desk(self) -> list[Box]:
        console = self.desk.console
        if console is None:
            return [self._box(self.desk.home.ready)]
        mirror = self._box(console.now.mirror)
        clocks = [
            self._box(each) for each in (console.head.left, console.head.pace, console.head.bar, console.now.clock)
        ]
        return [*clocks, part(mirror, WHERE_THE_ROOM_S_CLOCK_IS)]

    def _box(self, widget: QWidget) -> Box:
        place = QRect(widget.mapTo(self.desk, QPoint(0, 0)), widget.size())
        wide, high = self.desk.width(), self.desk.height()
        right, bottom = place.x() + place.width(), place.y() + place.height()
        return place.x() / wide, place.y() / high, right / wide, bottom / high


def part(outer: Box, inner: Box) -> Box:
    """A place within a place."""
    left, top, right, bottom = outer
    wide, high = right - left, bottom - top
    return left + inner[0] * wide, top + inner[1] * high, left + inner[2] * wide, top + inner[3] * high


def same_to_the_eye(one: Image.Image, other: Image.Image, moving: list[Box]) -> bool:
    """Nothing differs outside of `moving` but for what a palette does."""
    if one.size != other.size:
        return False
    pair = [each.convert("RGB") for each in (one, other)]
    wide, high = one.size
    for picture in pair:
        for left, top, right, bottom in moving:
            box = (round(left * wide), round(top * high), round(right * wide), round(bottom * high))
            ImageDraw.Draw(picture).rectangle(box, "black")
    differs = ImageChops.difference(*pair).convert("L").histogram()[DIFFERS:]
    return sum(differs) <= CHANGED * wide * high


def keep(picture: Image.Image, path: Path, moving: list[Box]) -> str:
    """Writes it, small, unless what lies there looks the same. Says which."""
    small = picture.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    if path.exists():
        with Image.open(path) as before:
            if same_to_the_eye(small, before, moving):
                return f"{path.name}: as before"
    small.save(path, optimize=True)
    bytes_now = path.stat().st_size
    if bytes_now > LARGEST:
        raise SystemExit(f"{path}: {bytes_now} bytes, and {LARGEST} is the most")
    return f"{path.name}: written, {bytes_now} bytes"


def page(pdf: Path) -> Image.Image:
    """The first page of a PDF."""
    document = pypdfium2.PdfDocument(str(pdf))
    try:
        first = document[0]
        drawn: Image.Image = first.render(scale=PAGE_HIGH / first.get_height()).to_pil()
        return drawn
    finally:
        document.close()


def lead(folder: Path) -> Album:
    """The whole hour; its pictures and PDF land in `folder`. Raises SystemExit when it does not come to its end."""
    pdf = folder / f"{PDF}.pdf"
    pdf.unlink(missing_ok=True)
    with two_screens() as display:
        os.environ |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        return lead_by(Album, folder, pdf)


def papers(folder: Path) -> None:
    """The first page of every paper but the summary, in Swedish, into docs/."""
    drawn = every_paper("sv")
    for name in PAPERS:
        pdf = folder / f"paper-{name}.pdf"
        pdf.write_bytes(drawn[name])
        print(keep(page(pdf), DOCS / f"paper-{name}.png", []))


def main() -> int:
    with tempfile.TemporaryDirectory() as spare:
        folder = Path(sys.argv[1]) if sys.argv[1:] else Path(spare)
        folder.mkdir(parents=True, exist_ok=True)
        album = lead(folder)
        for shown, name in SHOWN.items():
            with Image.open(min(folder.glob(f"??-{name}.png"))) as picture:
                fitting = picture.convert("RGB").resize(SIZE, Image.Resampling.LANCZOS)
            print(keep(fitting, DOCS / f"{shown}.png", album.moving[name]))
        print(keep(page(folder / f"{PDF}.pdf"), DOCS / f"{PDF}.png", []))
        papers(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
