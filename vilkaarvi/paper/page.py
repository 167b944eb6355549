"""One page for somebody around the group: the manager's briefing, and how much time a conversation leader needs.

Neither tells of a group or of anybody.
"""

import math
from dataclasses import dataclass
from typing import Any

from vilkaarvi.paper.blocks import CLOSER, ONE_PAGE, heading, listed, rows_under, well_filled
from vilkaarvi.paper.content import Part
from vilkaarvi.paper.look import INK, MUTE, REGULAR, SEMIBOLD
from vilkaarvi.paper.sender import Sender
from vilkaarvi.paper.sheet import Drawn, Frame, glyphs, head, paragraph
from vilkaarvi.programme.model import Programme, Session, SessionKind
from vilkaarvi.session.reading import reading, reviewed
from vilkaarvi.text import Text

_USUAL_GROUP = 9  # people, for whom the reading time is told; it hardly differs
_ROOM_MIN = 15  # to put the room in order before a session: a judgement, and the page says so
_AFTER_MIN = 20  # to count the slips, finish the summary and hand it over: the same


@dataclass(frozen=True)
class Page:
    """All words, in the order in which they are read. `reviewed`: empty where it has no place."""

    language: str
    kicker: str
    title: str
    lead: str
    reviewed: str
    parts: tuple[Part, ...]
    end: tuple[str, ...]
    sender: str
    page: str


def briefing_page(text: Text, programme: Programme, sender: Sender) -> Page:
    """What is expected of a manager, and what a manager will and will not see."""
    tr = text.tr
    ready = [each for each in programme.sessions if not each.coming]
    minutes = max((each.minutes for each in ready), default=60)
    count = text.plural("{count} session", "{count} sessions", len(programme.sessions))
    lead = tr("Your group will talk in {sessions} of {minutes} minutes, led by a trained colleague.",
              sessions=count, minutes=minutes)  # fmt: skip
    return Page(
        language=text.language,
        kicker=tr("For managers · {programme}", programme=programme.title(text.language)),
        title=tr("Before your group begins"),
        lead=lead,
        reviewed=reviewed(programme, text),
        parts=(Part(tr("What is expected of you"), _expected(text)),
               Part(tr("What you will see"), _seen(text)),
               Part(tr("What you will not see"), _unseen(text)),
               Part(tr("If somebody is harassed"), _harassed(text))),
        end=(tr("Questions? {contact}", contact=sender.contact),) if sender.contact else (),
        sender=sender.name,
        page=tr("Page {n} of {m}"),
    )  # fmt: skip


def _expected(text: Text) -> tuple[str, ...]:
    tr = text.tr
    return (
        tr("Put the hours in the schedule for everybody, and see to it that somebody covers."),
        tr("Give the conversation leader more time: training, preparation and supervision."),
        tr("Tell the group that you want its paper. Decide together whether you'll be in the room."),
        tr("If you are there: listen more than you talk, and answer last."),
        tr("Answer the line “This is what we want the manager to take on”, even if the answer is no."),
        tr("Everybody may pass. Coming is work; speaking is voluntary."),
    )


def _seen(text: Text) -> tuple[str, ...]:
    tr = text.tr
    return (
        tr("That the group has met, on which day, and how many were there."),
        tr("The summary, once the group has finished it. It is a public document."),
        tr("Answers on the slips as numbers, when six or more have answered."),
    )


def _unseen(text: Text) -> tuple[str, ...]:
    tr = text.tr
    return (
        tr("Who said what. That is written nowhere."),
        tr("The notes. They are destroyed when the summary is finished."),
        tr("Who was there. If you keep an attendance list, it is a paper of its own."),
        tr("Fewer than six answers."),
    )


def _harassed(text: Text) -> tuple[str, ...]:
    tr = text.tr
    return (
        tr("Nobody passes on who said what. But if you learn of possible harassment, you must act at once."),
        tr("Is it about you? Then the group turns to your manager, HR or the safety representative."),
    )


def time_page(text: Text, programme: Programme, sender: Sender) -> Page:
    """ "Så mycket tid behöver en samtalsledare": for the manager who makes the schedule."""
    tr = text.tr
    ready = [each for each in programme.sessions if not each.coming]
    rows = [(what, _times(count, minutes, text), count * minutes) for what, count, minutes in
            _needs(programme, ready, text) if count * minutes]  # fmt: skip
    total = sum(minutes for _what, _times, minutes in rows)
    sum_row = (tr("In total, for one group"), "", hours_in_words(total, text))
    return Page(
        language=text.language,
        kicker=tr("For managers and schedulers · {programme}", programme=programme.title(text.language)),
        title=tr("How much time a conversation leader needs"),
        lead=tr("Leading takes more than the hour itself. Put it in the schedule before the first session."),
        reviewed="",
        parts=(
            Part(
                tr("One leader, one group"),
                header=(tr("What"), tr("How often"), tr("Together")),
                rows=(*((what, often, hours_in_words(minutes, text)) for what, often, minutes in rows), sum_row),
            ),
            Part(tr("Good to know"), (
                tr("You take the training once. It isn't needed again for the next group."),
                tr("Two can share a group: one leads, one takes notes. Then both need the time."),
                tr("The others in the group only need the sessions: {hours}.",
                   hours=hours_in_words(sum(each.minutes for each in ready), text)),
                tr("After a heavy session the leader may need to talk to somebody the same day."),
            )),
        ),
        end=(tr("The minutes of training, sessions and reading are the programme's. Those before and after a session "
                "are an estimate: nobody has measured them yet."),
             *((tr("Questions? {contact}", contact=sender.contact),) if sender.contact else ())),
        sender=sender.name,
        page=tr("Page {n} of {m}"),
    )  # fmt: skip


def _needs(programme: Programme, ready: list[Session], text: Text) -> list[tuple[str, int, int]]:
    """What, how many times, minutes each; of sessions of different lengths the mean, rounded up."""
    tr = text.tr

    def of(kind: SessionKind) -> list[Session]:
        return [each for each in programme.extras if each.kind is kind]

    def mean(minutes: list[int]) -> int:
        return math.ceil(sum(minutes) / len(minutes)) if minutes else 0

    training, supervision = of(SessionKind.TRAINING), of(SessionKind.SUPERVISION)
    read = [reading(programme, each, _USUAL_GROUP, text).to_read for each in ready]
    return [
        (tr("Training"), len(training), mean([each.minutes for each in training])),
        (tr("Reading the session through"), len(ready), mean(read)),
        (tr("Getting the room ready, trying the sound"), len(ready), _ROOM_MIN),
        (tr("Leading the session"), len(ready), mean([each.minutes for each in ready])),
        (tr("Counting slips, finishing the summary"), len(ready), _AFTER_MIN),
        (tr("Supervision, with other leaders"), len(supervision), mean([each.minutes for each in supervision])),
    ]


def _times(count: int, minutes: int, text: Text) -> str:
    return text.tr("{count} × {minutes} min", count=count, minutes=minutes)


def hours_in_words(minutes: int, text: Text) -> str:
    """ "11 h 30 min", "45 min"."""
    hours, left = divmod(minutes, 60)
    parts = [text.tr("{hours} h", hours=hours)] if hours else []
    if left or not hours:
        parts.append(text.tr("{minutes} min", minutes=left))
    return " ".join(parts)


def page_pdf(page: Page, logo: bytes = b"") -> Drawn:
    """One page of A4."""
    printable = glyphs().printable_content(page)
    name = f"{printable.title} · {printable.kicker}"
    frame = Frame(name, page.language, printable.sender, printable.title, "", printable.sender, page.page, logo=logo)
    return well_filled(lambda d: _story(printable, d), frame, (*CLOSER, 0.8), ONE_PAGE)


def _story(page: Page, d: float) -> list[Any]:
    story = head(page.kicker, page.title, page.lead, 2)
    if page.reviewed:
        story.append(paragraph(page.reviewed, SEMIBOLD, 10.5, INK))
    for part in page.parts:
        story.append(heading(part.heading, 15.5 * d, spaceBefore=19 * d, spaceAfter=7 * d))
        story += listed(part.lines, 12.2 * d, leading=16.5 * d, spaceAfter=4.5 * d)
        if part.rows:
            story.append(rows_under(part.header, part.rows, (0.54, 0.24, 0.22), 12.2 * d))
    return [*story, *(paragraph(said, REGULAR, 10 * d, MUTE, spaceBefore=12 * d) for said in page.end)]
