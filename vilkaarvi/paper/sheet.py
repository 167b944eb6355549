"""The sheet that every paper is drawn on: fonts, colours, A4 with its top bar, running head and foot.

ReportLab is loaded by the functions here, the first time that something is printed.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from vilkaarvi.paper.glyphs import Glyphs
from vilkaarvi.paper.look import BOLD, COLUMN, FACES, HEIGHT, LINE, MARGIN, MUTE, PETROL, REGULAR, TEAL, WIDTH
from vilkaarvi.paths import FONTS

_FOOT, _HEAD, _LATER_HEAD = 62.0, 50.0, 62.0
_FOOT_SIZE = 8.8


@dataclass(frozen=True)
class Frame:
    """What stands around the content: the document's name and language, running head and foot.

    `page` is "… {n} … {m}".
    """

    name: str
    language: str
    author: str
    header: str
    day: str
    sender: str
    page: str


@dataclass(frozen=True)
class Drawn:
    """A finished document; `filled` is how much of the last page's height is used, 0 to 1."""

    content: bytes
    pages: int
    filled: float


def register_fonts() -> None:
    """Source Sans 3 under the names of FACES, once a process."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    known = pdfmetrics.getRegisteredFontNames()
    for name, face in FACES.items():
        if name not in known:
            pdfmetrics.registerFont(TTFont(name, str(FONTS / f"SourceSans3-{face}.ttf"), shapable=False))


def glyphs() -> Glyphs:
    """What all faces can write."""
    from reportlab.pdfbase import pdfmetrics

    register_fonts()
    return Glyphs(set.intersection(*(set(pdfmetrics.getFont(name).face.charToGlyph) for name in FACES)))


def paragraph(words: str, face: str, size: float, colour: str, bullet: str = "", **more: Any) -> Any:
    """A flowable of `words`, escaped; long words break. `more` are ParagraphStyle's own (spaceAfter, leftIndent …)."""
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    style = ParagraphStyle(
        "", fontName=face, fontSize=size, textColor=HexColor(colour), bulletFontName=BOLD, bulletFontSize=size,
        bulletColor=HexColor(TEAL), splitLongWords=1, allowWidows=0, allowOrphans=0,
        **{"leading": size * 1.36, **more},
    )  # fmt: skip
    return Paragraph(escape(words), style, bulletText=bullet or None)


def draw(story: Sequence[Any], frame: Frame, of: int) -> Drawn:
    """`story` on as many pages as it takes; `of` is the number of pages that the foot tells."""
    from reportlab.platypus import BaseDocTemplate, PageTemplate
    from reportlab.platypus import Frame as Area

    class Document(BaseDocTemplate):  # type: ignore[misc]
        filled = 0.0

        def afterPage(self) -> None:  # noqa: N802  ReportLab's name
            self.filled = 1 - (self.frame._y - self.frame._y1p) / self.frame._height

    def area(top: float) -> Any:
        return Area(MARGIN, _FOOT, COLUMN, HEIGHT - _FOOT - top, 0, 0, 0, 0)

    def furnish(canvas: Any, _document: Any) -> None:
        _furnish(canvas, frame, of)

    file = io.BytesIO()
    document = Document(
        file, pagesize=(WIDTH, HEIGHT), title=frame.name, author=frame.author, subject="", creator="vilkaarvi",
        keywords="", lang=frame.language, invariant=1, displayDocTitle=True, initialFontName=REGULAR,
    )  # fmt: skip
    document.addPageTemplates(
        [
            PageTemplate("first", [area(_HEAD)], onPage=furnish, autoNextPageTemplate="later"),
            PageTemplate("later", [area(_LATER_HEAD)], onPage=furnish),
        ]
    )
    document.build(list(story))
    return Drawn(file.getvalue(), document.page, document.filled)


def _furnish(canvas: Any, frame: Frame, of: int) -> None:
    from reportlab.lib.colors import HexColor

    number = canvas.getPageNumber()
    canvas.setFillColor(HexColor(PETROL))
    canvas.rect(0, HEIGHT - 9, WIDTH, 9, stroke=0, fill=1)
    canvas.setFillColor(HexColor(TEAL))
    canvas.rect(0, HEIGHT - 9, MARGIN + 96, 9, stroke=0, fill=1)
    canvas.setStrokeColor(HexColor(LINE))
    canvas.setLineWidth(0.6)
    canvas.line(MARGIN, 46, WIDTH - MARGIN, 46)
    canvas.setFillColor(HexColor(MUTE))
    canvas.setFont(REGULAR, _FOOT_SIZE)
    _apart(canvas, 32, frame.sender, frame.page.format(n=number, m=of))
    if number > 1:
        _apart(canvas, HEIGHT - 38, frame.header, frame.day)


def _apart(canvas: Any, height: float, left: str, right: str) -> None:
    """Two texts at the ends of one line; the left one gives way."""
    room = COLUMN - 24 - canvas.stringWidth(right, REGULAR, _FOOT_SIZE)
    canvas.drawString(
        MARGIN, height, shortened(left, room, lambda words: canvas.stringWidth(words, REGULAR, _FOOT_SIZE))
    )
    canvas.drawRightString(WIDTH - MARGIN, height, right)


def shortened(words: str, room: float, width_of: Any) -> str:
    """`words`, or as much of them as fits in `room` points and "…"."""
    if width_of(words) <= room:
        return words
    while words and width_of(words + "…") > room:
        words = words[:-1]
    return words.rstrip() + "…"
