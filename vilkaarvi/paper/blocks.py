"""What papers are built of, over the sheet's paragraph: headings, lists, tables, boxes, quarters to cut apart."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from vilkaarvi.paper.look import BOLD, COLUMN, HEIGHT, INK, LINE, MUTE, PETROL, REGULAR, SAND, SEMIBOLD, TEAL, WIDTH
from vilkaarvi.paper.sheet import QUARTER_MARGIN, Drawn, Frame, draw, group, paragraph, table

A_SHEET = 4  # quarters
CLOSER = (1.0, 0.97, 0.94, 0.91, 0.88)  # scales of letters and spaces
ONE_PAGE = 2.0
_SMALLER = tuple(1 - step / 40 for step in range(13))  # scales of quarters: down to 0.7
Shown = Any  # a flowable of ReportLab's


def heading(words: str, size: float = 15.5, **more: Any) -> Shown:
    """`more` are the paragraph's own (spaceBefore …)."""
    return paragraph(words, BOLD, size, PETROL, **{"leading": size * 1.3, "spaceBefore": 20, "spaceAfter": 8, **more})


def listed(lines: Iterable[str], size: float = 12.2, numbered: bool = False, **more: Any) -> list[Shown]:
    """A line a paragraph, with a bullet or its number."""
    look = {"leading": size * 1.4, "leftIndent": size * 1.5, "bulletIndent": 2, "spaceAfter": size * 0.5, **more}
    return [
        paragraph(line, REGULAR, size, INK, f"{number}." if numbered else "•", **look)
        for number, line in enumerate(lines, 1)
    ]


def rows_under(
    header: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float], size: float = 11.2, high: float = 0
) -> Shown:
    """Rows of words under `header`, which stands on every page. `shares` of the column's width; `high`: a row's height
    in points at the least."""
    from reportlab.lib.colors import HexColor

    top = [paragraph(words, SEMIBOLD, size * 0.86, MUTE) for words in header]
    cells = [[paragraph(words, REGULAR, size, INK) for words in row] for row in rows]
    look = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE" if high else "TOP"),
        ("LINEBELOW", (0, 0), (-1, 0), 1.2, HexColor(TEAL)),
        ("LINEBELOW", (0, 1), (-1, -1), 0.6, HexColor(LINE)),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 7),
    ]
    heights = [None, *([high or None] * len(rows))]
    return table(
        [top, *cells],
        colWidths=[COLUMN * share for share in shares],
        rowHeights=heights,
        style=look,
        splitInRow=0 if high else 1,
    )


def boxed(content: Sequence[Shown], ground: str = SAND, edge: str = "", width: float = COLUMN) -> Shown:
    """`content` on a ground of its own; `edge` is the colour of a strong line at its left. Splits over pages."""
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Table

    look = [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("BACKGROUND", (0, 0), (-1, -1), HexColor(ground)),
        ("LEFTPADDING", (0, 0), (-1, -1), 14),
        ("RIGHTPADDING", (0, 0), (-1, -1), 12),
        ("TOPPADDING", (0, 0), (-1, 0), 8),
        ("TOPPADDING", (0, 1), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        *([("LINEBEFORE", (0, 0), (0, -1), 3, HexColor(edge))] if edge else []),
    ]
    return Table([[each] for each in content], colWidths=[width], style=look, splitInRow=1)


def well_filled(
    story: Callable[[float], Sequence[Shown]],
    frame: Frame,
    scales: Sequence[float] = CLOSER,
    least: float = 0.25,
    pages: int = 0,
) -> Drawn:
    """On as many pages as it takes; drawn closer where that keeps the last one from being nearly empty.

    `story` is handed the scale of its letters and spaces. `least`: how much of the last page is enough; ONE_PAGE asks
    for one page, if any of `scales` can have it. `pages`: no more than these, where that is known to be possible.
    """
    tried: list[Drawn] = []
    for scale in scales:
        tried.append(draw(story(scale), frame))
        if pages and tried[-1].pages > pages:
            tried.pop()
        elif tried[-1].pages == 1 or tried[-1].filled >= least:
            return tried[-1]
    return max(tried, key=lambda sheet: sheet.filled) if least <= 1 else tried[-1]


def quarters(content: Callable[[int, float], Sequence[Shown]], count: int, frame: Frame) -> Drawn:
    """`count` quarters of A4 (A6), with marks where to cut. `content` is handed a quarter's number and the scale of its
    letters: the same for all, as large as the longest allows. What is longer still is drawn smaller by itself.
    """
    from reportlab.platypus import KeepInFrame, PageBreak, Table

    wide, high = WIDTH / 2, HEIGHT / 2 - 0.01  # else rounding would send a row to the next page
    room = (wide - 2 * QUARTER_MARGIN, high - 2 * QUARTER_MARGIN)
    scale = next(
        (each for each in _SMALLER if all(_fits(content(number, each), *room) for number in range(count))), _SMALLER[-1]
    )
    story: list[Shown] = []
    for first in range(0, count, A_SHEET):
        four = [
            KeepInFrame(*room, group(content(number, scale)), mode="shrink")
            for number in range(first, min(first + A_SHEET, count))
        ]
        four += [""] * (A_SHEET - len(four))
        look = [
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            *((f"{side}PADDING", (0, 0), (-1, -1), QUARTER_MARGIN) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
        ]
        page = Table([four[:2], four[2:]], colWidths=[wide] * 2, rowHeights=[high] * 2, style=look)
        story += [PageBreak(), page] if story else [page]
    return draw(story, replace(frame, cut=count))


def _fits(content: Sequence[Shown], wide: float, high: float) -> bool:
    from reportlab.platypus import KeepInFrame
    from reportlab.platypus.doctemplate import LayoutError

    try:
        KeepInFrame(wide, high, list(content), mode="error").wrapOn(None, wide, high)
    except LayoutError:
        return False
    return True
