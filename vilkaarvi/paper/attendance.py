"""A list of who was there, for the employer's own records. Paper only: the program has no field for a name."""

from dataclasses import dataclass
from typing import Any

from vilkaarvi.paper.blocks import boxed, rows_under
from vilkaarvi.paper.look import INK, MUTE, REGULAR, SEMIBOLD
from vilkaarvi.paper.sender import Sender
from vilkaarvi.paper.sheet import Drawn, Frame, draw, glyphs, head, paragraph
from vilkaarvi.programme.model import Programme
from vilkaarvi.session.naming import short_name
from vilkaarvi.text import Text

_NAME = 0.34  # of the width at least, however many sessions
_ROW = 27.0  # points: room for a hand
_SPARE = 2  # rows more than the group has people: guests, and whoever is new
BOX = "☐"


@dataclass(frozen=True)
class AttendancePaper:
    """All words, in the order in which they are read. `rows`: so many empty ones."""

    language: str
    kicker: str
    title: str
    lead: str
    where: tuple[str, ...]
    blanks: tuple[str, ...]
    header: tuple[str, ...]
    day: str
    rows: int
    half: str
    sender: str
    page: str


def attendance_paper(
    text: Text, programme: Programme, people: int, sender: Sender, goes_to: str = ""
) -> AttendancePaper:
    """`goes_to`: who keeps it, as the settings say; else there is a line to write it on."""
    tr, line = text.tr, "_" * 34
    return AttendancePaper(
        language=text.language,
        kicker=tr("For the employer · {programme}", programme=programme.title(text.language)),
        title=tr("Attendance"),
        lead=tr("For the employer's own records. It never goes into the program."),
        where=(
            tr("This list goes to: {who}", who=goes_to or line),
            tr("It is kept there, apart from the summaries. No copy stays with the conversation leader."),
        ),
        blanks=(tr("Group: {line}", line=line), tr("Conversation leader: {line}", line=line)),
        header=("", tr("Name"), *(short_name(each, text) for each in programme.sessions)),
        day=tr("Day"),
        rows=people + _SPARE,
        half=tr("Tick whoever was there for at least half the session. Write the day under the session's name."),
        sender=sender.line,
        page=tr("Page {n} of {m}"),
    )


def attendance_pdf(paper: AttendancePaper, logo: bytes = b"") -> Drawn:
    """A4; the head of the list stands on every page."""
    printable = glyphs().printable_content(paper)
    name = f"{printable.title} · {printable.kicker}"
    frame = Frame(name, paper.language, printable.sender, printable.title, "", printable.sender, paper.page, logo=logo)
    return draw(_story(printable), frame)


def _story(paper: AttendancePaper) -> list[Any]:
    sessions = len(paper.header) - 2
    box = min(0.12, (0.94 - _NAME) / sessions) if sessions else 0.0
    shares = (0.06, 0.94 - box * sessions, *([box] * sessions))
    rows = [("", paper.day, *([""] * sessions)), *((f"{n}", "", *([BOX] * sessions)) for n in range(1, paper.rows + 1))]
    return [
        *head(paper.kicker, paper.title, paper.lead, 8),
        boxed(
            [
                paragraph(paper.where[0], SEMIBOLD, 12.2, INK, spaceAfter=3),
                *(paragraph(said, REGULAR, 11, INK, spaceAfter=4) for said in paper.where[1:]),
            ]
        ),
        *(paragraph(said, REGULAR, 11.6, INK, spaceBefore=11) for said in paper.blanks),
        paragraph(paper.half, REGULAR, 10.4, MUTE, spaceBefore=9, spaceAfter=6),
        rows_under(paper.header, rows, shares, 13, high=_ROW),
    ]
