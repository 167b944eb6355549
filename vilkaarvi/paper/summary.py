"""The summary as a PDF, drawn with ReportLab. The same input gives the same bytes."""

from dataclasses import replace
from datetime import date
from typing import Any

from vilkaarvi.notes.summary import Summary
from vilkaarvi.paper.blocks import ONE_PAGE, listed, rows_under, well_filled
from vilkaarvi.paper.content import NOTHING_AROUND, Around, Detail, Part, SummaryPaper, in_its_own, summary_paper
from vilkaarvi.paper.look import BOLD, COLUMN, INK, LINE, MUTE, PETROL, REGULAR, SAND, SEMIBOLD, TEAL
from vilkaarvi.paper.sender import NOBODY, Sender
from vilkaarvi.paper.sheet import Drawn, Frame, draw, glyphs, paragraph, table
from vilkaarvi.paper.summary_text import summary_text
from vilkaarvi.text import Text

_LARGE, _USUAL, _CLOSEST = 1.12, 1.0, 0.84  # scale of letters and spaces
_SCALES = (_LARGE, _USUAL, 0.94, 0.88, _CLOSEST)
_FEW_ENOUGH = 60  # lines; a longer paper is drawn at the usual scale only
_STEPS = (0.56, 0.24, 0.2)  # of the column: what, who, when
_WENT = (0.76, 0.24)  # of the column: an earlier line, how it went
_STRIP = (0.25, 0.13, 0.43, 0.19)  # of the column


def summary_drawn(
    summary: Summary,
    text: Text,
    sender: Sender = NOBODY,
    draft: bool = False,
    erased: date | None = None,
    around: Around = NOTHING_AROUND,
) -> Drawn:
    """A4; one page for a usual summary, two for a long one.

    `draft`: the paper says that it is working material. `erased`: when that is, as the paper says; None: never.
    """
    signs, text = glyphs(named=False), in_its_own(summary, text)
    paper = signs.printable_content(summary_paper(summary, text, sender, draft, erased, around))
    unprinted = paper.unprinted.format(names=signs.names) if signs.names else ""
    return replace(drawn(paper, unprinted, sender.logo), text=summary_text(paper))


def summary_pdf(*content: Any, **more: Any) -> bytes:
    """The file alone."""
    return summary_drawn(*content, **more).content


def drawn(paper: SummaryPaper, unprinted: str = "", logo: bytes = b"") -> Drawn:
    """`paper` (printable words only): large if it fits one page, else at a scale without a nearly empty last page."""
    frame = Frame(
        paper.name, paper.language, paper.sender, paper.header, paper.day, paper.sender, paper.page, paper.made, logo
    )

    def at(scale: float) -> list[Any]:
        return _story(paper, scale, unprinted)

    if sum(len(part.lines) for part in paper.parts) > _FEW_ENOUGH:
        return draw(at(_USUAL), frame)
    closest = draw(at(_CLOSEST), frame)
    if closest.pages == 1:
        return well_filled(at, frame, _SCALES, ONE_PAGE)
    return well_filled(at, frame, _SCALES[1:], pages=closest.pages)


def _story(paper: SummaryPaper, density: float, unprinted: str) -> list[Any]:
    from reportlab.platypus import KeepTogether, Spacer

    d = density
    story = [
        paragraph(paper.kicker, SEMIBOLD, 9.4, TEAL, spaceAfter=6 * d),
        paragraph(paper.title, BOLD, 27 * d, PETROL, leading=31 * d, spaceAfter=7 * d),
        paragraph(paper.lead, REGULAR, 12.5 * d, MUTE, spaceAfter=18 * d),
        _strip(paper.strip),
        Spacer(1, 8 * d),
    ]
    blocks = [block for part in paper.parts for block in _part(part, d)]
    blocks = blocks or [[paragraph(paper.nothing, REGULAR, 12.5 * d, INK, spaceBefore=18 * d)]]
    aside = [block for part in paper.aside for block in _aside(part, d)]
    ending = _ending(paper, d, unprinted)
    (aside or blocks)[-1] += ending
    return [*story, *(KeepTogether(each) if len(each) > 1 else each[0] for each in (*blocks, *aside))]


def _part(part: Part, d: float) -> list[list[Any]]:
    """What stays together on a page: the question with its first line, then each line."""
    heading = paragraph(part.heading, BOLD, 15.5 * d, PETROL, leading=20 * d, spaceBefore=20 * d, spaceAfter=8 * d)
    if part.rows:
        shares = _STEPS if len(part.header) == len(_STEPS) else _WENT
        return [[heading, rows_under(part.header, part.rows, shares, 11.4 * d)]]
    first, *others = (
        paragraph(line, REGULAR, 12.2 * d, INK, "•", leading=17 * d, leftIndent=16, bulletIndent=2, spaceAfter=6.5 * d)
        for line in part.lines
    )
    return [[heading, first], *([line] for line in others)]


def _aside(part: Part, d: float) -> list[list[Any]]:
    heading = paragraph(part.heading, SEMIBOLD, 11.4 * d, INK, "", "H", spaceBefore=16 * d, spaceAfter=4 * d)
    first, *others = listed(part.lines, 9.8 * d, leading=13 * d, spaceAfter=2.5 * d)
    return [[heading, first], *([line] for line in others)]


def _ending(paper: SummaryPaper, d: float, unprinted: str) -> list[Any]:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import HRFlowable

    rule = HRFlowable(width="100%", thickness=0.6, color=HexColor(LINE), spaceBefore=20 * d, spaceAfter=10 * d)
    quiet = [words for words in (paper.care, paper.public, paper.keeps, paper.contact, unprinted) if words]
    return [
        rule,
        paragraph(paper.status, SEMIBOLD, 10.5, INK, spaceAfter=3),
        *(paragraph(words, REGULAR, 9.6, MUTE, spaceAfter=2) for words in quiet),
    ]


def _strip(details: tuple[Detail, ...]) -> Any:
    from reportlab.lib.colors import HexColor

    labels = [paragraph(detail.label, SEMIBOLD, 8.8, MUTE) for detail in details]
    values = [
        [
            paragraph(detail.value, SEMIBOLD, 11.4, INK),
            *([paragraph(detail.more, REGULAR, 9.4, MUTE)] if detail.more else []),
        ]
        for detail in details
    ]
    look = [
        ("BACKGROUND", (0, 0), (-1, -1), HexColor(SAND)),
        ("LINEBEFORE", (1, 0), (-1, -1), 0.6, HexColor(LINE)),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, 0), 10),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 1),
        ("TOPPADDING", (0, 1), (-1, 1), 0),
        ("BOTTOMPADDING", (0, 1), (-1, 1), 12),
        ("LEFTPADDING", (0, 0), (-1, -1), 14),
        ("ROUNDEDCORNERS", [5, 5, 5, 5]),
    ]
    return table([labels, values], colWidths=[COLUMN * share for share in _STRIP], style=look)
