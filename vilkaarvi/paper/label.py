"""Labels for the envelopes that the slips go into: one of A6 for each session that ends with slips, to cut apart.

Those left over on the last sheet have a line to write on.
"""

from dataclasses import dataclass
from typing import Any

from vilkaarvi.paper.blocks import A_SHEET, heading, listed, quarters
from vilkaarvi.paper.look import MUTE, REGULAR, SEMIBOLD, TEAL
from vilkaarvi.paper.sender import NOBODY, Sender
from vilkaarvi.paper.sheet import Drawn, Frame, glyphs, paragraph
from vilkaarvi.programme.model import Evaluate, Programme
from vilkaarvi.session.naming import full_name
from vilkaarvi.session.tally import LEAST_ANSWERS
from vilkaarvi.text import Text


@dataclass(frozen=True)
class LabelPaper:
    """All words, in the order in which they are read; `titles`: one for each label."""

    language: str
    name: str
    kicker: str
    titles: tuple[str, ...]
    lead: str
    lines: tuple[str, ...]
    after: str
    sender: str


def label_paper(text: Text, programme: Programme, sender: Sender = NOBODY) -> LabelPaper:
    """No group and no day: a full envelope that lies about tells nothing."""
    tr = text.tr
    with_slips = [each for each in programme.sessions if any(isinstance(step, Evaluate) for step in each.steps)]
    left_over = -len(with_slips) % A_SHEET or (0 if with_slips else A_SHEET)
    titles = [full_name(each, text) for each in with_slips]
    return LabelPaper(
        language=text.language,
        name=tr("Labels for the envelopes: {programme}", programme=programme.title(text.language)),
        kicker=tr("Slips · {programme}", programme=programme.title(text.language)),
        titles=(*titles, *([tr("Session: {line}", line="_" * 12)] * left_over)),
        lead=tr("Put your slip in here."),
        lines=(
            tr("No name, and nothing that shows who you are."),
            tr("An empty slip is an answer too."),
            tr("Nobody looks while you write."),
        ),
        after=tr("For the leader: close it in the room. Count later, alone, and tear the slips up. With fewer than "
                 "{least} answers no figures leave the computer.", least=LEAST_ANSWERS),
        sender=sender.line,
    )  # fmt: skip


def label_pdf(paper: LabelPaper, logo: bytes = b"") -> Drawn:
    """Four labels on a sheet of A4."""
    printable = glyphs().printable_content(paper)
    frame = Frame(printable.name, paper.language, printable.sender, "", "", printable.sender, "", logo=logo)
    return quarters(lambda number, d: _drawn(printable.titles[number], printable, d), len(paper.titles), frame)


def _drawn(title: str, paper: LabelPaper, d: float) -> list[Any]:
    return [
        paragraph(paper.kicker.upper(), SEMIBOLD, 9, TEAL, spaceAfter=6 * d),
        heading(title, 20 * d, spaceBefore=0, spaceAfter=10 * d),
        heading(paper.lead, 26 * d, spaceBefore=10 * d, spaceAfter=14 * d),
        *listed(paper.lines, 14 * d),
        paragraph(paper.after, REGULAR, 10.4 * d, MUTE, spaceBefore=22 * d, spaceAfter=8 * d),
    ]
