"""The sheet that every paper is drawn on: fonts, colours, A4 with its top bar, running head and foot.

ReportLab is loaded by the functions here, the first time that something is printed.
"""

import io
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Any
from xml.sax.saxutils import escape

from vilkaarvi.paper.glyphs import Glyphs, writable
from vilkaarvi.paper.look import BOLD, COLUMN, FACES, HEIGHT, LINE, MARGIN, MUTE, PETROL, REGULAR, SEMIBOLD, TEAL, WIDTH
from vilkaarvi.paper.plain import text_of
from vilkaarvi.paths import FONTS

_FOOT, _HEAD, _LATER_HEAD = 62.0, 50.0, 62.0
_FOOT_SIZE = 8.8
_LOGO_HIGH, _LOGO_WIDE = 40.0, 150.0
QUARTER_MARGIN = 30.0  # points of air in a quarter, where no printer loses anything
_QUARTER_LOGO = (74.0, 22.0)
_QUARTER_SIZE = 8.0
_MARK = 22.0  # points of a cutting mark at each edge, and of the cross in the middle


@dataclass(frozen=True)
class Frame:
    """What stands around the content: the document's name and language, running head and foot.

    `page` is "… {n} … {m}". `made`: the content's own day, as the file says it; None: it says none. `logo`: a PNG, at
    the top of the first page. `cut`: the whole sheet is content, to be cut into four; there are so many quarters, each
    with `sender` and `logo` at its edges.
    """

    name: str
    language: str
    author: str
    header: str
    day: str
    sender: str
    page: str
    made: date | None = None
    logo: bytes = b""
    cut: int = 0


@dataclass(frozen=True)
class Drawn:
    """A finished document; `filled` is how much of the last page's height is used, 0 to 1. `text`: its words alone."""

    content: bytes
    pages: int
    filled: float
    text: str = ""


def register_fonts() -> None:
    """Source Sans 3 under the names of FACES, once a process."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    known = pdfmetrics.getRegisteredFontNames()
    for name, face in FACES.items():
        if name not in known:
            pdfmetrics.registerFont(TTFont(name, str(FONTS / f"SourceSans3-{face}.ttf"), shapable=False))


@cache
def _writable() -> frozenset[int]:
    """The code points that all faces can write."""
    from reportlab.pdfbase import pdfmetrics

    register_fonts()
    faces = (set(pdfmetrics.getFont(name).face.charToGlyph) for name in FACES)
    return frozenset(filter(writable, set.intersection(*faces)))


def glyphs(named: bool = True) -> Glyphs:
    """What all faces can write. `named`: the rest is named where it stands; else the paper has a line for it."""
    return Glyphs(_writable(), named)


def _guarded(words: str) -> str:
    """The last word before the ink: whatever comes here can be printed."""
    return words if _writable().issuperset(map(ord, words)) else glyphs().printable(words)


def paragraph(
    words: str, face: str, size: float, colour: str, bullet: str = "", tag: str = "", address: str = "", **more: Any
) -> Any:
    """A flowable of `words`, escaped; long words break. `more` are ParagraphStyle's own (spaceAfter, leftIndent …).

    What looks like a heading (bold petrol) is one, and with a `bullet` it is an item of a list. `tag`: another
    structure type; see `tagged.flow.paragraph`, for `address` too.
    """
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.pdfmetrics import stringWidth

    from vilkaarvi.paper.tagged import flow

    words = _guarded(words)
    style = ParagraphStyle(
        "", fontName=face, fontSize=size, textColor=HexColor(colour), bulletFontName=BOLD, bulletFontSize=size,
        bulletColor=HexColor(TEAL), splitLongWords=1, allowWidows=0, allowOrphans=0,
        **{"leading": size * 1.36, **more},
    )  # fmt: skip
    if bullet:  # all lines of an item begin at the same place, however wide its bullet is
        wide = style.bulletIndent + stringWidth(bullet, BOLD, size) + size * 0.6
        style.leftIndent = max(style.leftIndent, wide)
    tag = tag or ("H" if (face, colour) == (BOLD, PETROL) and not bullet else "P")
    return flow.paragraph(escape(words), style, tag, bullet, address)


def table(cells: Sequence[Sequence[Any]], row_headers: bool = False, **more: Any) -> Any:
    """A table of data whose first row heads the columns, on every page. `cells`: paragraphs, or lists of them.
    `more` are the Table's own (colWidths, style …)."""
    from vilkaarvi.paper.tagged import flow

    made = flow.data_table(cells, row_headers=row_headers, **more)
    made.setStyle([("FONTNAME", (0, 0), (-1, -1), REGULAR)])  # else the file names a font that it does not hold
    return made


def figure(drawing: Any, alternative: str) -> Any:
    """A flowable that is a picture; `alternative` is read in its place. Decoration is drawn as it is, and not read."""
    from vilkaarvi.paper.tagged import flow

    return flow.Figure(drawing, alternative)


def group(content: Sequence[Any]) -> list[Any]:
    """`content`, read as a whole of its own: one card of four on a page."""
    from vilkaarvi.paper.tagged import flow

    return flow.group(content)


def head(kicker: str, title: str, lead: str, after: float) -> list[Any]:
    """What a paper of one page begins with; `after` is the room under it, in points."""
    return [
        paragraph(kicker.upper(), SEMIBOLD, 9.4, TEAL, spaceAfter=6),
        paragraph(title, BOLD, 27, PETROL, leading=31, spaceAfter=7),
        paragraph(lead, REGULAR, 12.5, MUTE, spaceAfter=after),
    ]


def draw(story: Sequence[Any], frame: Frame, _of: int = 0) -> Drawn:
    """`story` on as many pages as it takes; the foot tells how many they are."""
    from reportlab.platypus import BaseDocTemplate, PageTemplate
    from reportlab.platypus import Frame as Area

    from vilkaarvi.paper.tagged.canvas import About, TaggedCanvas

    class Document(BaseDocTemplate):  # type: ignore[misc]
        filled = 0.0

        def afterPage(self) -> None:  # noqa: N802  ReportLab's name
            self.filled = 1 - (self.frame._y - self.frame._y1p) / self.frame._height

    def area(top: float) -> Any:
        if frame.cut:
            return Area(0, 0, WIDTH, HEIGHT, 0, 0, 0, 0)
        return Area(MARGIN, _FOOT, COLUMN, HEIGHT - _FOOT - top, 0, 0, 0, 0)

    def furnish(canvas: Any, _document: Any) -> None:
        if frame.cut:
            _mark_cuts(canvas)
            _furnish_quarters(canvas, frame)
        else:
            _furnish(canvas, frame)

    file = io.BytesIO()
    document = Document(file, pagesize=(WIDTH, HEIGHT), initialFontName=REGULAR)
    first = area(_HEAD + (_LOGO_HIGH if frame.logo else 0))
    document.addPageTemplates(
        [
            PageTemplate("first", [first], onPage=furnish, autoNextPageTemplate="later"),
            PageTemplate("later", [area(_LATER_HEAD)], onPage=furnish),
        ]
    )
    about = About(frame.name, frame.language, frame.author, "vilkaarvi", frame.made)
    words = text_of(story)
    document.build(list(story), canvasmaker=partial(TaggedCanvas, about=about))
    return Drawn(file.getvalue(), document.page, document.filled, words)


def _furnish(canvas: Any, frame: Frame) -> None:
    from reportlab.lib.colors import HexColor

    number = canvas.getPageNumber()
    canvas.setFillColor(HexColor(PETROL))
    canvas.rect(0, HEIGHT - 9, WIDTH, 9, stroke=0, fill=1)
    canvas.setFillColor(HexColor(TEAL))
    canvas.rect(0, HEIGHT - 9, MARGIN + 96, 9, stroke=0, fill=1)
    canvas.setStrokeColor(HexColor(LINE))
    canvas.setLineWidth(0.6)
    canvas.line(MARGIN, 46, WIDTH - MARGIN, 46)
    canvas.at_the_end(lambda pages: _apart(canvas, 32, frame.sender, frame.page.format(n=number, m=pages)))
    if number > 1:
        _apart(canvas, HEIGHT - 38, frame.header, frame.day)
    elif frame.logo:
        _draw_logo(canvas, frame.logo, WIDTH - MARGIN, HEIGHT - 28, (_LOGO_WIDE, _LOGO_HIGH))


def _draw_logo(canvas: Any, png: bytes, right: float, top: float, room: tuple[float, float]) -> None:
    """Nothing that is read: whose the paper is stands at the foot."""
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(io.BytesIO(png))
    wide, high = picture.getSize()
    scale = min(room[0] / wide, room[1] / high)
    canvas.drawImage(picture, right - wide * scale, top - high * scale, wide * scale, high * scale)


def _furnish_quarters(canvas: Any, frame: Frame) -> None:
    """Whose they are, in the margin of each quarter of this sheet."""
    from reportlab.lib.colors import HexColor

    wide, high = WIDTH / 2, HEIGHT / 2
    words = _guarded(frame.sender)
    for place in range(min(4, frame.cut - 4 * (canvas.getPageNumber() - 1))):
        left, top = wide * (place % 2), HEIGHT - high * (place // 2)
        if frame.logo:
            _draw_logo(canvas, frame.logo, left + wide - QUARTER_MARGIN, top - 14, _QUARTER_LOGO)
        if words:
            canvas.setFillColor(HexColor(MUTE))
            canvas.setFont(REGULAR, _QUARTER_SIZE)
            room = wide - 2 * QUARTER_MARGIN
            shown = shortened(words, room, lambda said: canvas.stringWidth(said, REGULAR, _QUARTER_SIZE))
            canvas.drawString(left + QUARTER_MARGIN, top - high + 20, shown)


def _mark_cuts(canvas: Any) -> None:
    """Where to cut a sheet into four: from each edge, and where the cuts cross."""
    from reportlab.lib.colors import HexColor

    across, up = WIDTH / 2, HEIGHT / 2
    canvas.setStrokeColor(HexColor(MUTE))
    canvas.setLineWidth(0.5)
    for start in (0.0, up - _MARK / 2, HEIGHT - _MARK):
        canvas.line(across, start, across, start + _MARK)
    for start in (0.0, across - _MARK / 2, WIDTH - _MARK):
        canvas.line(start, up, start + _MARK, up)


def _apart(canvas: Any, height: float, left: str, right: str) -> None:
    """Two texts at the ends of one line; the left one gives way."""
    from reportlab.lib.colors import HexColor

    left, right = _guarded(left), _guarded(right)
    canvas.setFillColor(HexColor(MUTE))
    canvas.setFont(REGULAR, _FOOT_SIZE)
    room = COLUMN - 24 - canvas.stringWidth(right, REGULAR, _FOOT_SIZE)
    canvas.drawString(
        MARGIN, height, shortened(left, room, lambda words: canvas.stringWidth(words, REGULAR, _FOOT_SIZE))
    )
    canvas.drawRightString(WIDTH - MARGIN, height, right)


def shortened(words: str, room: float, width_of: Any) -> str:
    """`words`, or as much of them as fits in `room` points and "…"."""
    if width_of(words) <= room:
        return words
    fits = bisect(range(len(words)), room, key=lambda count: width_of(words[:count] + "…"))
    return words[: max(0, fits - 1)].rstrip() + "…"
