"""The support cards of a session on A6, four on a sheet to cut apart: for the table, and for a room without power."""

from dataclasses import dataclass
from typing import Any

from vilkaarvi.paper.blocks import heading, quarters
from vilkaarvi.paper.look import INK, MUTE, REGULAR, SEMIBOLD, TEAL
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


def cards_paper(text: Text, programme: Programme, session: Session) -> CardsPaper:
    """Those that the steps of `session` name, in the programme's own order."""
    used = {card for step in session.steps for card in step.cards}
    return CardsPaper(
        language=text.language,
        name=text.tr("Support cards: {session}", session=full_name(session, text)),
        kicker=text.tr("Support card · {programme}", programme=programme.title(text.language)),
        cards=tuple(read_card(card, text) for card in programme.cards.values() if card.id in used),
        nothing=text.tr("This session has no support cards."),
    )


def cards_pdf(paper: CardsPaper) -> Drawn:
    """Four cards on a sheet of A4."""
    printable = glyphs().printable_content(paper)
    frame = Frame(printable.name, paper.language, "", "", "", "", "", cut=True)
    drawn = [_drawn(card, printable.kicker) for card in printable.cards]
    return quarters(drawn or [[paragraph(printable.nothing, REGULAR, 14, INK)]], frame)


def _drawn(card: ReadCard, kicker: str) -> list[Any]:
    return [
        paragraph(kicker.upper(), SEMIBOLD, 8, TEAL, spaceAfter=4),
        heading(card.title, 21, spaceBefore=0, spaceAfter=4),
        paragraph(card.short, SEMIBOLD, 14.4, INK, spaceAfter=9),
        *(paragraph(said, REGULAR, 13.8, INK, spaceAfter=7) for said in card.text),
        *([paragraph(card.do, SEMIBOLD, 13, MUTE, spaceBefore=4)] if card.do else []),
    ]
