"""The manager's overview on paper: how far groups have come, and how the sessions were. Counts alone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from vilkaarvi.paper.blocks import boxed, heading, rows_under, well_filled
from vilkaarvi.paper.look import INK, MUTE, REGULAR, SEMIBOLD
from vilkaarvi.paper.sender import Sender
from vilkaarvi.paper.sheet import Drawn, Frame, glyphs, head, paragraph
from vilkaarvi.review.answers import Answers
from vilkaarvi.review.overview import Overview, Row, Stage
from vilkaarvi.review.register.protocol import Question
from vilkaarvi.review.words import (
    attendance_of,
    group_name,
    headline,
    next_of,
    percent_of,
    pool_mark,
    share_in_words,
    stage_name,
    term_name,
    unknowable,
)
from vilkaarvi.text import Text

Rows = tuple[tuple[str, ...], ...]
_ROOM = 90.0  # points that a heading wants under it, so that it stands over something


@dataclass(frozen=True)
class OverviewPaper:
    """All words, in the order in which they are read. made_up: "" of what is real."""

    language: str
    kicker: str
    title: str
    lead: str
    made_up: str
    figures: Rows
    groups: str
    groups_header: tuple[str, ...]
    groups_rows: Rows
    answers: str
    answers_lead: str
    answers_header: tuple[str, ...]
    answers_rows: Rows
    limits: tuple[str, ...]
    sender: str
    page: str


def overview_paper(
    text: Text, view: Overview, shown: Answers, statement: Callable[[Question], str], sender: Sender, keeper: str = ""
) -> OverviewPaper:
    """`statement`: a question in words. `keeper`: who keeps the list of attendance, as the settings say."""
    tr, sessions = text.tr, len(view.stands) - 1
    return OverviewPaper(
        language=text.language,
        kicker=tr("Overview"),
        title=headline(view, sessions, text),
        lead=tr("As far as reports had come by {day}.", day=text.day(view.day)),
        made_up=tr("Made up to show something: none of it has happened.") if view.made_up else "",
        figures=_figures(view, text),
        groups=tr("The groups"),
        groups_header=(tr("Group"), tr("Sessions"), tr("Present last time"), tr("Last"), tr("Next")),
        groups_rows=tuple(_group(row, text) for row in view.rows),
        answers=tr("How the sessions were"),
        answers_lead=_answers_lead(shown, text),
        answers_header=(tr("Statement"), tr("Answered 4 or 5"), tr("Answers"), tr("Response rate")),
        answers_rows=tuple(
            (statement(one.question), share_in_words(one.high, text), str(one.answered),
             share_in_words(one.response, text))
            for one in shown.whole
        ),
        limits=(
            unknowable(sessions, text, keeper),
            tr("Fewer than six answers never leave the leader's computer. None are shown of fewer than three groups "
               "and twenty answers. There are no notes here."),
        ),
        sender=" · ".join(filter(None, (sender.name, sender.contact))),
        page=tr("Page {n} of {m}"),
    )  # fmt: skip


def _figures(view: Overview, text: Text) -> Rows:
    tr, totals, now = text.tr, view.totals, view.this_term()
    stages = (Stage.UNDER_WAY, Stage.NOT_BEGUN, Stage.REPORT_MISSING)
    manager = percent_of(totals.with_manager, totals.manager_known)
    trained = " + ".join(str(people) for _session, people in totals.trained if people) or "–"
    pools = (
        ((tr("Pool groups, counted apart: {count}", count=totals.pools), str(totals.at_pools)),) if totals.pools else ()
    )
    return (
        *((stage_name(stage, text).capitalize(), str(totals.at(stage))) for stage in stages),
        (tr("Sessions held"), str(totals.sessions)),
        (tr("Attendance on average"), percent_of(totals.seated, totals.headcount)),
        (tr("Sessions with a manager, of those where that is known"), manager),
        (tr("Follow-up {term}", term=term_name(now.term, text)), tr("{done} of {due}", done=now.done, due=now.due)),
        (tr("Present at training of leaders"), trained),
        (tr("People present, in all"), str(totals.present)),
        (tr("Guests, in all"), str(totals.guests)),
        *(pools if totals.pools else ()),
    )  # fmt: skip


def _group(row: Row, text: Text) -> tuple[str, ...]:
    name = group_name(row, text)
    if not name.startswith(row.unit):  # nor where there is none
        name = f"{name} · {row.unit}"
    if row.pool:
        name = f"{name} · {pool_mark(row, text)}"
    return (
        name,
        text.tr("{done} of {due}", done=row.done, due=len(row.marks)),
        attendance_of(row, text),
        text.day(row.last, "medium") if row.last else "–",
        next_of(row, text),
    )


def _answers_lead(shown: Answers, text: Text) -> str:
    if not shown.whole:
        return text.tr("Nothing can be shown yet: there are too few answers.")
    most = max(shown.whole, key=lambda one: one.answered)
    return text.plural(
        "Answers from {count} session of {groups} groups.",
        "Answers from {count} sessions of {groups} groups.",
        most.sessions,
        groups=most.groups,
    )


def overview_pdf(paper: OverviewPaper, logo: bytes = b"") -> Drawn:
    """As many pages of A4 as it takes; the head of the groups' list stands on each."""
    printable = glyphs().printable_content(paper)
    name = f"{printable.kicker}: {printable.title}"
    frame = Frame(name, paper.language, printable.sender, name, "", printable.sender, paper.page, logo=logo)
    return well_filled(lambda d: _story(printable, d), frame)


def _story(paper: OverviewPaper, d: float) -> list[Any]:
    from reportlab.platypus import CondPageBreak

    story = head(paper.kicker, paper.title, paper.lead, 6)
    if paper.made_up:
        story.append(paragraph(paper.made_up, SEMIBOLD, 12, INK, spaceAfter=6))
    story.append(boxed([paragraph(f"{name}: {value}", REGULAR, 11.4 * d, INK) for name, value in paper.figures]))
    story += [CondPageBreak(_ROOM), heading(paper.answers, 15.5 * d)]
    story.append(paragraph(paper.answers_lead, REGULAR, 11 * d, MUTE, spaceAfter=4))
    if paper.answers_rows:
        story.append(rows_under(paper.answers_header, paper.answers_rows, (0.52, 0.18, 0.12, 0.18), 10.8 * d))
    story += [paragraph(said, REGULAR, 10 * d, MUTE, spaceBefore=8) for said in paper.limits]
    if paper.groups_rows:
        story += [CondPageBreak(_ROOM), heading(paper.groups, 15.5 * d)]
        story.append(rows_under(paper.groups_header, paper.groups_rows, (0.36, 0.1, 0.13, 0.16, 0.25), 10.2 * d))
    return story
