"""The sessions of one group together: what it agreed on, what was to happen, and how it went.

How it went stands beside each line as far as a later session has said so; else there are boxes to tick together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from vilkaarvi.notes.summary import Summary
from vilkaarvi.paper.blocks import heading, listed, rows_under, well_filled
from vilkaarvi.paper.content import numbered, step_in_words, went_in_words
from vilkaarvi.paper.look import INK, MUTE, REGULAR, SEMIBOLD
from vilkaarvi.paper.sender import Sender
from vilkaarvi.paper.sheet import Drawn, Frame, glyphs, head, paragraph
from vilkaarvi.programme.model import Programme, SessionKind
from vilkaarvi.store.head import RunState
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text

_ROOM = 150.0  # points under a session's title, else it begins on the next page
BOX = "☐\u00a0"


@dataclass(frozen=True)
class Held:
    """A finished session of the group: its id in the programme, and what it left."""

    session: str
    summary: Summary


@dataclass(frozen=True)
class TogetherPart:
    """One session. `quiet`: its day, and how many were there."""

    title: str
    quiet: str
    lines: tuple[tuple[str, str], ...]  # each with how it went, in words; empty where nobody has said
    upward: str  # with its heading; empty where there is none


@dataclass(frozen=True)
class TogetherPaper:
    """All words, in the order in which they are read. `later`: what follow-ups have said of how it went."""

    language: str
    name: str
    kicker: str
    title: str
    lead: str
    header: tuple[str, ...]
    boxes: str  # with what each of them means, also for whoever hears the paper
    parts: tuple[TogetherPart, ...]
    nothing: str
    went: str
    later: tuple[TogetherPart, ...]
    not_yet: str
    care: str
    contact: str
    sender: str
    page: str


def held_by(store: Store, group: str) -> tuple[Held, ...]:
    """What the group has finished; of a session that was held twice the later. Raises the Faults of reading a run."""
    newest: dict[str, str] = {}
    for run in store.runs():  # newest first
        if run.group == group and run.state is RunState.FINISHED:
            newest.setdefault(run.session, run.id)
    held = ((session, store.open_run(run_id).summary()) for session, run_id in newest.items())
    return tuple(Held(session, summary) for session, summary in held if summary is not None)


def together_paper(
    text: Text, programme: Programme, held: Sequence[Held], sender: Sender, today: date
) -> TogetherPaper:
    """`held`: at least one, in any order. Follow-ups tell how it went; other sessions of no number have no place."""
    tr = text.tr
    order = {each.id: place for place, each in enumerate(programme.sessions)}
    numbered_ = sorted((each for each in held if each.session in order), key=lambda each: order[each.session])
    follow_ups = {each.id for each in programme.extras if each.kind is SessionKind.FOLLOW_UP}
    went = _went(held, text)
    later = sorted((each for each in held if each.session in follow_ups), key=lambda each: each.summary.day)
    group = held[0].summary
    lead = tr("{done} of {all} sessions are finished. This is what we agreed on.",
              done=text.number(len(numbered_)), all=text.number(len(programme.sessions)))  # fmt: skip
    return TogetherPaper(
        language=text.language,
        name=tr("Our sessions together: {group}", group=group.group),
        kicker=tr("Our sessions together · {programme}", programme=programme.title(text.language)),
        title=group.group,
        lead=lead,
        header=(tr("What we agreed on"), tr("How did it go?")),
        boxes="\u00a0\u00a0 ".join(BOX + word for word in (tr("It happened"), tr("On its way"), tr("Dropped"))),
        parts=tuple(_part(each.summary, text, went) for each in numbered_),
        nothing=tr("The group wrote no lines this time."),
        went=tr("At the follow-ups"),
        later=tuple(_part(each.summary, text, went) for each in later),
        not_yet=tr("No follow-up has been finished yet. Tick together how each line has gone."),
        care=tr("We have tried to take out what points to anybody."),
        contact=tr("Questions? {contact}", contact=sender.contact) if sender.contact else "",
        sender=" · ".join(filter(None, (sender.name, group.unit, tr("Printed on {day}", day=text.day(today))))),
        page=tr("Page {n} of {m}"),
    )


def _went(held: Sequence[Held], text: Text) -> dict[str, str]:
    """Of each line that a later session has said something of: the newest word."""
    by_day = sorted(held, key=lambda each: each.summary.day)
    return {went.line: went_in_words(went.how, text) for each in by_day for went in each.summary.plan.went}


def _part(summary: Summary, text: Text, went: Mapping[str, str]) -> TogetherPart:
    people = text.plural("{count} participant", "{count} participants", summary.people)
    lines = [line for agreed in summary.agreed for line in agreed.lines]
    upward = text.tr("To the manager: {line}", line=summary.plan.upward) if summary.plan.upward else ""
    number, theme = numbered(summary.session)
    title = f"{number}. {theme}" if number else summary.session
    lines += map(step_in_words, summary.plan.steps)
    said = tuple((line, went.get(line, "")) for line in lines)
    return TogetherPart(title, f"{text.day(summary.day)} · {people}", said, upward)


def together_pdf(paper: TogetherPaper, logo: bytes = b"") -> Drawn:
    """As many pages of A4 as it takes."""
    printable = glyphs().printable_content(paper)
    name, sender = printable.name, printable.sender
    frame = Frame(name, paper.language, sender, name, "", sender, paper.page, logo=logo)
    return well_filled(lambda d: _story(printable, d), frame)


def _story(paper: TogetherPaper, d: float) -> list[Any]:
    from reportlab.platypus import CondPageBreak

    story = head(paper.kicker, paper.title, paper.lead, 4)
    for part in paper.parts:
        rows = [(line, how or paper.boxes) for line, how in (*part.lines, (part.upward, "")) if line]
        body = rows_under(paper.header, rows, (0.6, 0.4), 11.2 * d) if rows else _quiet(paper.nothing, d)
        story += [CondPageBreak(_ROOM), *_above(part, d), body]
    story += [CondPageBreak(2 * _ROOM), heading(paper.went, 18 * d, spaceBefore=26 * d)]
    for part in paper.later:
        said = [line for line, _how in (*part.lines, (part.upward, "")) if line]
        lines = listed(said, 11.6 * d) or [_quiet(paper.nothing, d)]
        story += [CondPageBreak(_ROOM), *_above(part, d), *lines]
    if not paper.later:
        story.append(_quiet(paper.not_yet, d))
    ends = filter(None, (paper.care, paper.contact))
    return [*story, *(paragraph(said, REGULAR, 9.6, MUTE, spaceBefore=8) for said in ends)]


def _above(part: TogetherPart, d: float) -> list[Any]:
    return [
        heading(part.title, 14.5 * d, spaceBefore=17 * d, spaceAfter=2),
        paragraph(part.quiet, SEMIBOLD, 9.8 * d, MUTE, spaceAfter=3),
    ]


def _quiet(said: str, d: float) -> Any:
    return paragraph(said, REGULAR, 11.2 * d, INK)
