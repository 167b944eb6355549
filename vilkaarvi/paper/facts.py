"""The facts sheet of a session: each number with its year, source, address and the day on which somebody read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from vilkaarvi.paper.blocks import listed, well_filled
from vilkaarvi.paper.look import BOLD, INK, MUTE, PETROL, REGULAR, SEMIBOLD
from vilkaarvi.paper.sender import Sender
from vilkaarvi.paper.sheet import Drawn, Frame, glyphs, head, paragraph
from vilkaarvi.programme.model import Checked, Fact, Film, Programme, Segment, Session
from vilkaarvi.session.naming import full_name
from vilkaarvi.session.reading import reviewed
from vilkaarvi.text import Text


@dataclass(frozen=True)
class SheetFact:
    """`readings` and `unsure`: of a contested one. `warning`: it was not read with those who counted."""

    number: str
    wording: str
    source: str
    address: str
    read: str
    warning: str
    readings: tuple[str, ...]
    unsure: str


@dataclass(frozen=True)
class FactsPaper:
    """All words, in the order in which they are read."""

    language: str
    kicker: str
    title: str
    lead: str
    reviewed: str
    facts: tuple[SheetFact, ...]
    contested: str
    nothing: str  # where the session has none
    ask: str
    sender: str
    page: str


def facts_in(programme: Programme, films: Iterable[Segment]) -> tuple[Fact, ...]:
    """What `films` tell, then the municipality's own figures, each once."""
    segments = tuple(films)
    ids = [each for segment in segments for each in segment.facts]
    own = [name for segment in segments for name in (*(cue.own_fact for cue in segment.cues), segment.own_fact)]
    return tuple(programme.facts[each] for each in dict.fromkeys([*ids, *own]) if each in programme.facts)


def facts_paper(text: Text, programme: Programme, session: Session, sender: Sender) -> FactsPaper:
    tr = text.tr
    films = [step.segment for step in session.steps if isinstance(step, Film)]
    return FactsPaper(
        language=text.language,
        kicker=tr("Facts · {programme}", programme=programme.title(text.language)),
        title=full_name(session, text),
        lead=tr("The figures of the session, where they come from, and when somebody read them there."),
        reviewed=reviewed(programme, text),
        facts=tuple(_fact(fact, text) for fact in facts_in(programme, films)),
        contested=tr("This figure is read in more than one way:"),
        nothing=tr("This session shows no figures."),
        ask=tr("Does a figure look wrong? Say that you do not know, write the question down and look at the source."),
        sender=sender.line,
        page=tr("Page {n} of {m}"),
    )


def _fact(fact: Fact, text: Text) -> SheetFact:
    tr, language = text.tr, text.language
    warnings = {
        Checked.PRIMARY: "",
        Checked.SECONDARY: tr("Read with somebody who cites the source."),
        Checked.UNVERIFIED: tr("Not yet checked at the source."),
    }
    days = {"day": text.day(fact.read_on), "due": text.day(fact.review_by)}
    due = tr("Read on {day}, to be read again by {due}.", **days)
    return SheetFact(
        number=fact.number(language),
        wording=fact.wording(language),
        source=tr("For {year}. Source: {source}.", year=fact.year(language), source=fact.source(language)),
        address=fact.address,
        read=tr("Read on {day}.", day=days["day"]) if fact.read_on == fact.review_by else due,
        warning=warnings[fact.checked],
        readings=tuple(each(language) for each in fact.readings) if fact.contested else (),
        unsure=fact.unsure(language) if fact.contested and fact.unsure is not None else "",
    )


def facts_pdf(paper: FactsPaper, logo: bytes = b"") -> Drawn:
    """As many pages of A4 as it takes."""
    printable = glyphs().printable_content(paper)
    name = f"{printable.title} · {printable.kicker}"
    frame = Frame(name, paper.language, printable.sender, printable.title, "", printable.sender, paper.page, logo=logo)
    return well_filled(lambda d: _story(printable, d), frame)


def _story(paper: FactsPaper, d: float) -> list[Any]:
    from reportlab.platypus import KeepTogether

    return [
        *head(paper.kicker, paper.title, paper.lead, 2),
        paragraph(paper.reviewed, SEMIBOLD, 10.5, INK, spaceAfter=2),
        *(KeepTogether(_drawn(fact, paper.contested, d)) for fact in paper.facts),
        *([] if paper.facts else [paragraph(paper.nothing, REGULAR, 12.2, INK, spaceBefore=14)]),
        paragraph(paper.ask, REGULAR, 10.5, MUTE, spaceBefore=20),
    ]


def _drawn(fact: SheetFact, contested: str, d: float) -> list[Any]:
    quiet = " ".join(filter(None, (fact.read, fact.warning)))
    return [
        paragraph(fact.number, BOLD, 17 * d, PETROL, spaceBefore=13 * d, leading=21 * d),
        paragraph(fact.wording, REGULAR, 12 * d, INK, spaceAfter=2),
        *(
            [paragraph(contested, SEMIBOLD, 11 * d, INK, spaceAfter=2), *listed(fact.readings, 11 * d, spaceAfter=2)]
            if fact.readings
            else []
        ),
        *([paragraph(fact.unsure, REGULAR, 11 * d, INK, spaceAfter=2)] if fact.unsure else []),
        paragraph(fact.source, REGULAR, 9.8 * d, MUTE),
        *([paragraph(fact.address, REGULAR, 9.2 * d, MUTE, address=_link(fact.address))] if fact.address else []),
        paragraph(quiet, REGULAR, 9.8 * d, MUTE),
    ]


def _link(address: str) -> str:
    """Where it leads; nowhere where it is no address of a page."""
    return address if address.startswith(("https://", "http://")) else ""
