"""The support cards of a session on A6, four on a sheet to cut apart: for the table, and for a room without power."""

from dataclasses import dataclass
from typing import Any

from vilkaarvi.paper.blocks import heading, quarters
from vilkaarvi.paper.look import INK, MUTE, REGULAR, SEMIBOLD, TEAL
from vilkaarvi.paper.sender import NOBODY, Sender
from vilkaarvi.paper.sheet import Drawn, Frame, glyphs, paragraph
from vilkaarvi.programme.model import Programme, Session
from vilkaarvi.session.naming import full_name
from vilkaarvi.session.reading import ReadCard, read_card
from vilkaarvi.text import Text


@dataclass(frozen=True)
class CardsPaper:
    """All words, in the order in which they are read. `kicker` stands on each card."""

    language: str
    name: str
    kicker: str
    cards: tuple[ReadCard, ...]
    nothing: str  # where the session has none
    sender: str


def cards_paper(text: Text, programme: Programme, session: Session, sender: Sender = NOBODY) -> CardsPaper:
    """Those that the steps of `session` name, in the programme's own order."""
    used = {card for step in session.steps for card in step.cards}
    return CardsPaper(
        language=text.language,
        name=text.tr("Support cards: {session}", session=full_name(session, text)),
        kicker=text.tr("Support card · {programme}", programme=programme.title(text.language)),
        cards=tuple(read_card(card, text) for card in programme.cards.values() if card.id in used),
        nothing=text.tr("This session has no support cards."),
        sender=sender.line,
    )


def cards_pdf(paper: CardsPaper, logo: bytes = b"") -> Drawn:
    """Four cards on a sheet of A4."""
    printable = glyphs().printable_content(paper)
    frame = Frame(printable.name, paper.language, printable.sender, "", "", printable.sender, "", logo=logo)
    if not printable.cards:
        return quarters(lambda _number, d: [paragraph(printable.nothing, REGULAR, 14 * d, INK)], 1, frame)
    return quarters(lambda number, d: _drawn(printable.cards[number], printable.kicker, d), len(paper.cards), frame)


def _drawn(card: ReadCard, kicker: str, d: float) -> list[Any]:
    return [
        paragraph(kicker.upper(), SEMIBOLD, 8, TEAL, spaceAfter=4 * d),
        heading(card.title, 21 * d, spaceBefore=0, spaceAfter=4 * d),
        paragraph(card.short, SEMIBOLD, 14.4 * d, INK, spaceAfter=9 * d),
        *(paragraph(said, REGULAR, 13.8 * d, INK, spaceAfter=7 * d) for said in card.text),
        *([paragraph(card.do, SEMIBOLD, 13 * d, MUTE, spaceBefore=4 * d)] if card.do else []),
    ]
