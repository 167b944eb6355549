"""The papers of a programme and its sessions: which there are, what each is called, and each made."""

from dataclasses import dataclass
from enum import StrEnum

from vilkaarvi.paper.attendance import attendance_paper, attendance_pdf
from vilkaarvi.paper.cards import cards_paper, cards_pdf
from vilkaarvi.paper.facts import facts_paper, facts_pdf
from vilkaarvi.paper.guide import guide_paper, guide_pdf
from vilkaarvi.paper.label import label_paper, label_pdf
from vilkaarvi.paper.page import briefing_page, page_pdf, time_page
from vilkaarvi.paper.sender import NOBODY, Sender
from vilkaarvi.paper.sheet import Drawn
from vilkaarvi.paper.slips import slips_paper, slips_pdf
from vilkaarvi.programme.model import Evaluate, Programme, Session
from vilkaarvi.text import Text


class Kind(StrEnum):
    """The values are those of the command line."""

    GUIDE = "guide"
    CARDS = "cards"
    SLIPS = "slips"
    FACTS = "facts"
    LABEL = "label"
    ATTENDANCE = "attendance"
    BRIEFING = "briefing"
    TIME = "time"


OF_SESSION = (Kind.GUIDE, Kind.CARDS, Kind.SLIPS, Kind.FACTS)
OF_PROGRAMME = (Kind.LABEL, Kind.ATTENDANCE, Kind.BRIEFING, Kind.TIME)


@dataclass(frozen=True)
class Wanted:
    """For whom a paper is made. `attendance`: who keeps that list. `session` is not asked of those of a programme."""

    programme: Programme
    session: Session
    people: int
    sender: Sender = NOBODY
    attendance: str = ""


def title_of(kind: Kind, text: Text) -> str:
    """What the leader calls it."""
    tr = text.tr
    return {
        Kind.GUIDE: tr("Leader's guide"),
        Kind.CARDS: tr("Support cards"),
        Kind.SLIPS: tr("Slips"),
        Kind.FACTS: tr("Facts sheet"),
        Kind.LABEL: tr("Labels for the envelopes"),
        Kind.ATTENDANCE: tr("Attendance list"),
        Kind.BRIEFING: tr("For the manager"),
        Kind.TIME: tr("How much time a conversation leader needs"),
    }[kind]


def has(kind: Kind, session: Session) -> bool:
    """Slips only where a session ends with them, cards where a step names one."""
    if kind is Kind.SLIPS:
        return any(isinstance(step, Evaluate) for step in session.steps)
    return kind is not Kind.CARDS or any(step.cards for step in session.steps)


def made(kind: Kind, text: Text, wanted: Wanted) -> Drawn:
    programme, session, sender = wanted.programme, wanted.session, wanted.sender
    match kind:
        case Kind.GUIDE:
            return guide_pdf(guide_paper(text, programme, session, wanted.people, sender), sender.logo)
        case Kind.CARDS:
            return cards_pdf(cards_paper(text, programme, session, sender), sender.logo)
        case Kind.SLIPS:
            return slips_pdf(slips_paper(text, programme, session, sender), wanted.people, sender.logo)
        case Kind.FACTS:
            return facts_pdf(facts_paper(text, programme, session, sender), sender.logo)
        case Kind.LABEL:
            return label_pdf(label_paper(text, programme, sender), sender.logo)
        case Kind.ATTENDANCE:
            paper = attendance_paper(text, programme, wanted.people, sender, wanted.attendance)
            return attendance_pdf(paper, sender.logo)
        case Kind.BRIEFING:
            return page_pdf(briefing_page(text, programme, sender), sender.logo)
        case Kind.TIME:
            return page_pdf(time_page(text, programme, sender), sender.logo)
