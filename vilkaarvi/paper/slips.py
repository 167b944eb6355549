"""Slips for the end of the hour, four on a sheet to cut apart. Nothing on them tells of a day, a group or anybody."""

from dataclasses import dataclass
from typing import Any

from vilkaarvi.paper.look import BOLD, COLUMN, INK, LINE, MUTE, PETROL, REGULAR, SEMIBOLD
from vilkaarvi.paper.sheet import Drawn, Frame, draw, glyphs, group, paragraph
from vilkaarvi.programme.model import Programme, Session
from vilkaarvi.session.naming import full_name
from vilkaarvi.text import Text

_ACROSS, _DOWN = 2, 2
A_SHEET = _ACROSS * _DOWN
_HIGH = 354.0  # points of a slip
_GRADES = "\u00a0\u00a0\u00a0\u00a0 ".join("12345")  # wide enough to circle one; plain spaces would fall together


@dataclass(frozen=True)
class SlipsPaper:
    """All words of a slip, in the order in which they are read, and what stands at the sheet's foot."""

    language: str
    title: str
    lead: str
    statements: tuple[str, ...]
    no_name: str
    cut: str
    page: str


def slips_paper(text: Text, programme: Programme, session: Session) -> SlipsPaper:
    """The slip that `session` ends with."""
    title = full_name(session, text)
    return SlipsPaper(
        language=text.language,
        title=title,
        lead=text.tr("Circle one number on each line. 1 is not at all, 5 is completely."),
        statements=tuple(each.statement(text.language) for each in programme.evaluation),
        no_name=text.tr("Write no name. Put the slip in the envelope."),
        cut=text.tr("Cut into four slips"),
        page=text.tr("Page {n} of {m}"),
    )


def slips_pdf(paper: SlipsPaper, people: int) -> Drawn:
    """As many sheets of A4 as `people` need."""
    printable = glyphs().printable_content(paper)
    sheets = -(-people // A_SHEET)
    frame = Frame(printable.title, paper.language, "", "", "", printable.cut, paper.page)
    story = [part for sheet in range(sheets) for part in _sheet(printable, first=sheet == 0)]
    return draw(story, frame)


def _sheet(paper: SlipsPaper, first: bool) -> list[Any]:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import PageBreak, Table

    cells = [[_slip(paper) for _ in range(_ACROSS)] for _ in range(_DOWN)]
    look = [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),  # else the file names a font that it does not hold
        ("INNERGRID", (0, 0), (-1, -1), 0.8, HexColor(LINE), None, (4, 4)),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 14),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
        ("LEFTPADDING", (0, 0), (-1, -1), 14),
        ("RIGHTPADDING", (0, 0), (-1, -1), 14),
    ]
    table = Table(cells, colWidths=[COLUMN / _ACROSS] * _ACROSS, rowHeights=[_HIGH] * _DOWN, style=look)
    return [table] if first else [PageBreak(), table]


def _slip(paper: SlipsPaper) -> Any:
    """One slip; long words are drawn smaller, so that nothing falls off its quarter."""
    from reportlab.platypus import KeepInFrame

    content = [
        paragraph(paper.title, BOLD, 13.5, PETROL, spaceAfter=5),
        paragraph(paper.lead, REGULAR, 10.4, MUTE, spaceAfter=10),
    ]
    for said in paper.statements:
        content.append(paragraph(said, SEMIBOLD, 11.6, INK, spaceAfter=4))
        content.append(paragraph(_GRADES, REGULAR, 15, INK, spaceAfter=11))
    content.append(paragraph(paper.no_name, REGULAR, 10.4, MUTE, spaceBefore=2))
    return KeepInFrame(COLUMN / _ACROSS - 28, _HIGH - 24, group(content), mode="shrink")
