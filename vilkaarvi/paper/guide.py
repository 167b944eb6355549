"""The leader's guide of a session on paper, in letters that are read at arm's length: for a room without power, too."""

from dataclasses import dataclass, replace
from typing import Any

from vilkaarvi.paper.blocks import boxed, heading, listed, rows_under, well_filled
from vilkaarvi.paper.look import BOLD, INK, MIST, MUTE, PETROL, REGULAR, SEMIBOLD, TEAL
from vilkaarvi.paper.sender import Sender
from vilkaarvi.paper.sheet import Drawn, Frame, glyphs, head, paragraph
from vilkaarvi.programme.model import Evaluate, Fact, Film, Programme, Session
from vilkaarvi.session.agenda import plan
from vilkaarvi.session.reading import ReadCard, ReadPart, ReadStep, reading
from vilkaarvi.text import Text

_LARGER = (1.0, 1.03, 1.06)  # what is read at arm's length is never drawn smaller
_READ = 14.0  # points of what is read at arm's length
_SAID = 15.5
_ROOM = 170.0  # points under a step's title, else it begins on the next page


@dataclass(frozen=True)
class PlanLine:
    """`until`: the minute of the hour at which the step ends."""

    until: str
    title: str
    minutes: str


@dataclass(frozen=True)
class GuidePaper:
    """All words, in the order in which they are read."""

    language: str
    kicker: str
    title: str
    lead: str
    reviewed: str
    plan_heading: str
    plan_header: tuple[str, ...]
    plan: tuple[PlanLine, ...]
    bring_heading: str
    bring: tuple[str, ...]
    steps: tuple[ReadStep, ...]
    minutes: tuple[str, ...]  # of each step
    at_hand: tuple[str, ...]  # of each step: the cards that fit
    cards_heading: str
    cards: tuple[ReadCard, ...]
    quote: str  # "”{said}”"
    sender: str
    page: str


def guide_paper(text: Text, programme: Programme, session: Session, people: int, sender: Sender) -> GuidePaper:
    """`people`: the minutes are for so many."""
    tr, read = text.tr, reading(programme, session, people, text)
    steps = tuple(_without_power(each, session, place, programme, text) for place, each in enumerate(read.steps))
    shown = [tr("{minutes} min", minutes=step.minutes) if step.minutes else "–" for step in steps]
    return GuidePaper(
        language=text.language,
        kicker=tr("Leader's guide · {programme}", programme=programme.title(text.language)),
        title=read.session,
        lead=text.plural(
            "The minutes are for {count} person and a {minutes}-minute session.",
            "The minutes are for {count} people and a {minutes}-minute session.",
            people,
            minutes=read.minutes,
        ),
        reviewed=read.reviewed,
        plan_heading=tr("The plan"),
        plan_header=(tr("Done by"), tr("Step"), tr("Time")),
        plan=tuple(_plan_lines(session, people, text)),
        bring_heading=tr("Bring"),
        bring=_bring(session, text),
        steps=steps,
        minutes=tuple(shown),
        at_hand=tuple(
            tr("Cards at hand: {cards}", cards=" · ".join(step.cards)) if step.cards else "" for step in steps
        ),
        cards_heading=tr("Support cards"),
        cards=read.cards,
        quote=tr("“{said}”"),
        sender=sender.line,
        page=tr("Page {n} of {m}"),
    )


def _plan_lines(session: Session, people: int, text: Text) -> list[PlanLine]:
    lines, ends = [], 0.0
    for each in plan(session, people):
        ends += 0 if each.dropped else each.minutes
        minutes = "–" if each.dropped else text.tr("{minutes} min", minutes=max(1, round(each.minutes)))
        until = "–" if each.dropped else text.tr("minute {minute}", minute=round(ends))
        lines.append(PlanLine(until, each.step.title(text.language), minutes))
    return lines


def _bring(session: Session, text: Text) -> tuple[str, ...]:
    tr = text.tr
    slips = any(isinstance(step, Evaluate) for step in session.steps)
    return (
        tr("This guide, and the support cards."),
        tr("A clock that everyone can see."),
        *((tr("A slip and a pen each, and an envelope."),) if slips else ()),
        tr("A sheet of paper for what you agree on. No names on it."),
    )


def _without_power(step: ReadStep, session: Session, place: int, programme: Programme, text: Text) -> ReadStep:
    """What the film says can be read aloud; no sentence of it needs a screen."""
    film = session.steps[place]
    facts = [programme.facts[each] for each in film.segment.facts] if isinstance(film, Film) else []
    if not facts:
        return step
    heading_ = text.tr("If the film cannot be shown, read this aloud")
    part = ReadPart(heading_, tuple(_aloud(fact, text) for fact in facts), aloud=True)
    said = max((at for at, each in enumerate(step.parts, 1) if each.aloud), default=0)
    return replace(step, parts=(*step.parts[:said], part, *step.parts[said:]))


def _aloud(fact: Fact, text: Text) -> str:
    number, wording = fact.number(text.language), fact.wording(text.language)
    return f"{number} {wording} " + text.tr("Source: {source}", source=fact.source(text.language)) + "."


def guide_pdf(paper: GuidePaper, logo: bytes = b"") -> Drawn:
    """As many pages of A4 as it takes."""
    printable = glyphs().printable_content(paper)
    name = f"{printable.title} · {printable.kicker}"
    frame = Frame(name, paper.language, printable.sender, printable.title, "", printable.sender, paper.page, logo=logo)
    return well_filled(lambda d: _story(printable, d), frame, _LARGER)


def _story(paper: GuidePaper, d: float) -> list[Any]:
    from reportlab.platypus import CondPageBreak, PageBreak

    rows = [(line.until, line.title, line.minutes) for line in paper.plan]
    story = [
        *head(paper.kicker, paper.title, paper.lead, 4),
        paragraph(paper.reviewed, SEMIBOLD, 12.5, INK, spaceAfter=4),
        heading(paper.plan_heading, 18),
        rows_under(paper.plan_header, rows, (0.22, 0.6, 0.18), _READ),
        heading(paper.bring_heading, 18),
        *listed(paper.bring, _READ),
        PageBreak(),
    ]
    for step, minutes, cards in zip(paper.steps, paper.minutes, paper.at_hand, strict=True):
        story += _step(step, minutes, cards, paper.quote, d)
    if paper.cards:
        story += [CondPageBreak(2 * _ROOM), heading(paper.cards_heading, 22 * d, spaceBefore=30 * d)]
    for card in paper.cards:
        said = [paragraph(line, REGULAR, _READ * d, INK, spaceAfter=6 * d) for line in card.text]
        short = paragraph(card.short, SEMIBOLD, _READ * d, INK, spaceAfter=6 * d)
        do = [paragraph(card.do, SEMIBOLD, 13 * d, MUTE)] if card.do else []
        story += _together(heading(card.title, 17 * d, spaceBefore=18 * d), short, *said, *do)
    return story


def _step(step: ReadStep, minutes: str, cards: str, quote: str, d: float) -> list[Any]:
    from reportlab.platypus import CondPageBreak

    title = heading(f"{step.title} · {minutes}", 20 * d, spaceBefore=24 * d, spaceAfter=4)
    story = [CondPageBreak(_ROOM), title]
    if step.note:
        story.append(paragraph(step.note, REGULAR, 12.5 * d, MUTE))
    for part in step.parts:
        story += _part(part, quote, d)
    if cards:
        story.append(paragraph(cards, SEMIBOLD, 12.5 * d, TEAL, spaceBefore=6 * d))
    return story


def _part(part: ReadPart, quote: str, d: float) -> list[Any]:
    from reportlab.platypus import CondPageBreak

    above = paragraph(part.heading, BOLD, 12.5 * d, PETROL, spaceBefore=11 * d, spaceAfter=4 * d)
    if not part.aloud:
        first, *others = listed(part.lines, _READ * d)
        return [*_together(above, first), *others]
    said = [paragraph(quote.format(said=line), REGULAR, _SAID * d, INK, spaceAfter=5 * d) for line in part.lines]
    return [CondPageBreak(_ROOM / 2), above, boxed(said, MIST, TEAL)]


def _together(*parts: Any) -> list[Any]:
    from reportlab.platypus import KeepTogether

    return [KeepTogether(list(parts))]
