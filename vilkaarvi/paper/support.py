"""After a heavy hour: three questions to take to supervision, and whom to call. On the screen and on paper alike.

There is no room for answers, and no day and no group: a paper that lies about tells nothing of anybody.
"""

from dataclasses import dataclass
from typing import Any

from vilkaarvi.paper.look import BOLD, INK, MUTE, PETROL, REGULAR, SEMIBOLD
from vilkaarvi.paper.sheet import Drawn, Frame, draw, glyphs, head, paragraph
from vilkaarvi.text import Text


@dataclass(frozen=True)
class SupportPaper:
    """All words, in the order in which they are read. `call` holds who stands in the settings first."""

    language: str
    kicker: str
    title: str
    lead: str
    ask: str
    questions: tuple[str, ...]
    care: str
    whom: str
    call: tuple[str, ...]
    nothing: str
    sender: str
    page: str


def support_paper(text: Text, municipality: str = "", contact: str = "", support: str = "") -> SupportPaper:
    """`municipality`, `contact` and `support` are those of the settings; `contact` is named where `support` is not."""
    tr = text.tr
    own = support or contact
    missing = tr("Nobody has been written in yet. Ask your manager who it should be, and write it under Settings.")
    return SupportPaper(
        language=text.language,
        kicker=tr("For you who lead conversations"),
        title=tr("Was it a hard session?"),
        lead=tr("You have listened to a lot. If it stays with you, that does not mean you did anything wrong."),
        ask=tr("Three questions to take to supervision"),
        questions=(
            tr("What was hardest for you, and where did you notice it: in the room, in your body, on the way home?"),
            tr("What did you do then, and what would you have needed right there?"),
            tr("What is yours to carry on with, and what does someone else need to take over?"),
        ),
        care=tr("Talk about how it was for you, not about who said what."),
        whom=tr("Who you can call"),
        call=(
            own or missing,
            tr("Your manager or the occupational health service."),
            tr("Is it about your manager? HR, the safety representative or your union."),
            tr("Was someone threatened or harassed? Tell the employer today. The employer must act."),
            tr("Is someone in danger? Call 112."),
        ),
        nothing=tr("There is nothing to fill in here. The answers belong in the conversation."),
        sender=municipality,
        page=tr("Page {n} of {m}"),
    )


def support_pdf(paper: SupportPaper, logo: bytes = b"") -> bytes:
    """The file alone."""
    return support_drawn(paper, logo).content


def support_drawn(paper: SupportPaper, logo: bytes = b"") -> Drawn:
    """One page of A4."""
    printable = glyphs().printable_content(paper)
    title, whose = printable.title, printable.sender
    frame = Frame(title, paper.language, whose, title, "", whose, paper.page, logo=logo)
    return draw(_story(printable), frame)


def _story(paper: SupportPaper) -> list[Any]:
    heading: dict[str, Any] = {"leading": 20, "spaceBefore": 24, "spaceAfter": 10}
    line: dict[str, Any] = {"leading": 18, "leftIndent": 18, "bulletIndent": 2, "spaceAfter": 8}
    return [
        *head(paper.kicker, paper.title, paper.lead, 6),
        paragraph(paper.ask, BOLD, 15.5, PETROL, **heading),
        *(
            paragraph(said, REGULAR, 13.5, INK, f"{number}.", **line | {"spaceAfter": 14, "leading": 19})
            for number, said in enumerate(paper.questions, 1)
        ),
        paragraph(paper.care, REGULAR, 12.2, MUTE),
        paragraph(paper.whom, BOLD, 15.5, PETROL, **heading),
        paragraph(paper.call[0], SEMIBOLD, 13.5, INK, "•", **line),
        *(paragraph(said, REGULAR, 12.2, INK, "•", **line) for said in paper.call[1:]),
        paragraph(paper.nothing, REGULAR, 9.6, MUTE, spaceBefore=18),
    ]
