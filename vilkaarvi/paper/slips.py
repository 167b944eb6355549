"""Slips for the end of the hour, four on a sheet to cut apart. Nothing on them tells of a day, a group or anybody."""

from dataclasses import dataclass
from typing import Any

from vilkaarvi.paper.blocks import A_SHEET, quarters
from vilkaarvi.paper.look import BOLD, INK, MUTE, PETROL, REGULAR, SEMIBOLD
from vilkaarvi.paper.sender import NOBODY, Sender
from vilkaarvi.paper.sheet import Drawn, Frame, glyphs, paragraph
from vilkaarvi.programme.model import Programme, Session
from vilkaarvi.session.naming import full_name
from vilkaarvi.text import Text

_GRADES = "\u00a0\u00a0\u00a0\u00a0\u00a0 ".join("12345")  # wide enough to circle one; plain spaces would fall together


@dataclass(frozen=True)
class SlipsPaper:
    """All words of a slip, in the order in which they are read. `name`: of the file, for whoever opens it."""

    language: str
    name: str
    title: str
    lead: str
    statements: tuple[str, ...]
    no_name: str
    sender: str


def slips_paper(text: Text, programme: Programme, session: Session, sender: Sender = NOBODY) -> SlipsPaper:
    """The slip that `session` ends with."""
    title = full_name(session, text)
    return SlipsPaper(
        language=text.language,
        name=text.tr("Slips: {session}", session=title),
        title=title,
        lead=text.tr("Circle one number on each line. 1 is not at all, 5 is completely."),
        statements=tuple(each.statement(text.language) for each in programme.evaluation),
        no_name=text.tr("Don't write your name. Put the slip in the envelope."),
        sender=sender.line,
    )


def slips_pdf(paper: SlipsPaper, people: int, logo: bytes = b"") -> Drawn:
    """As many sheets of A4 as `people` need; all are filled."""
    printable = glyphs().printable_content(paper)
    count = -(-people // A_SHEET) * A_SHEET
    frame = Frame(printable.name, paper.language, printable.sender, "", "", printable.sender, "", logo=logo)
    return quarters(lambda _number, d: _slip(printable, d), count, frame)


def _slip(paper: SlipsPaper, d: float) -> list[Any]:
    content = [
        paragraph(paper.title, BOLD, 15.5 * d, PETROL, spaceAfter=7 * d),
        paragraph(paper.lead, REGULAR, 11.5 * d, MUTE, spaceAfter=14 * d),
    ]
    for said in paper.statements:
        content.append(paragraph(said, SEMIBOLD, 13.2 * d, INK, spaceAfter=5 * d))
        content.append(paragraph(_GRADES, REGULAR, 19 * d, INK, spaceAfter=16 * d))
    return [*content, paragraph(paper.no_name, REGULAR, 11.5 * d, MUTE, spaceBefore=2 * d)]
