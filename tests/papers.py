"""Every paper that the program makes, with content that is hard on it or with the usual."""

import base64
from dataclasses import replace
from datetime import date

from tests.core.registers import fill, in_memory
from vilkaarvi.clock import SystemClock
from vilkaarvi.notes.summary import Agreed, How, NextStep, Plan, Summary, Went
from vilkaarvi.paper.content import Answers, Around
from vilkaarvi.paper.kinds import Kind, Wanted, made
from vilkaarvi.paper.overview import overview_paper, overview_pdf
from vilkaarvi.paper.recovery import recovery_pdf, recovery_sheet
from vilkaarvi.paper.sender import Sender
from vilkaarvi.paper.summary import summary_pdf
from vilkaarvi.paper.support import support_paper, support_pdf
from vilkaarvi.paper.together import Held, together_paper, together_pdf
from vilkaarvi.paths import Places
from vilkaarvi.programme.read import read_programme
from vilkaarvi.review.answers import answers
from vilkaarvi.review.course import Course
from vilkaarvi.review.made_up import made_up
from vilkaarvi.review.overview import overview
from vilkaarvi.session.naming import full_name
from vilkaarvi.text import Text

LANGUAGES = ("sv", "en")
DAY = date(2026, 11, 24)
LINES = (
    "Vi hälsar på alla som är nya.",
    "Vi frågar innan vi antar, också när det är mycket att göra och ingen hinner med det som var sagt från början.",
    "Schemat sätts upp en vecka tidigare.",
)
LOGO = base64.b64decode(  # one dot
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mPg9o8BAAEfALfzKW7WAAAAAElFTkSuQmCC"
)
PLAN = Plan((NextStep("Vi tar upp schemat", "schemaläggaren", "före jul"), NextStep("Fika")), "En tolktelefon")


def a_summary(lines: tuple[str, ...] = LINES, questions: int = 2, plan: Plan = PLAN, language: str = "sv") -> Summary:
    agreed = tuple(Agreed(f"f{n}", f"Fråga nummer {n}: Hur har det varit?", lines) for n in range(1, questions + 1))
    return Summary(language, "Vilka är vi?", "Träff 1: Vad är det som har hänt?", DAY, "Norr", "Vård", 9, agreed, plan)


def an_overview(text: Text, sender: Sender, groups: int) -> bytes:
    """Of so many made-up groups; of none an empty register's."""
    programme = read_programme(Places.chosen(None, None), "vilka-ar-vi", SystemClock().today())
    course, register = Course.of(programme), in_memory()
    if groups:
        fill(register, made_up(groups, DAY, course))
        register.mark_made_up()
    view, shown = overview(register, course, DAY), answers(register, programme.id)
    paper = overview_paper(text, view, shown, lambda asked: f"{asked.number}", sender, "HR")
    return overview_pdf(paper, sender.logo).content


def every_paper(language: str, called: str = "Exempelkommun") -> dict[str, bytes]:
    """By name. `called`: whose they are."""
    text = Text(language)
    programme = read_programme(Places.chosen(None, None), "vilka-ar-vi", SystemClock().today())
    code = "012345" * 5
    mark = Sender(called, "växeln", LOGO)
    others = {kind.value: made(kind, text, Wanted(programme, programme.sessions[3], 9, mark, "HR")) for kind in Kind}
    said = [
        replace(a_summary((LINES[at % len(LINES)],), 1, language=language), session=full_name(each, text))
        for at, each in enumerate((*programme.sessions, programme.extras[-1]))
    ]
    went = (Went(said[0].agreed[0].lines[0], How.HAPPENED), Went(said[2].agreed[0].lines[0], How.ON_ITS_WAY))
    said[-1] = replace(said[-1], plan=Plan(went=went))
    held = [
        Held(*each)
        for each in zip([each.id for each in (*programme.sessions, programme.extras[-1])], said, strict=True)
    ]
    together = together_pdf(together_paper(text, programme, held, mark, DAY), LOGO)
    answers = tuple(Answers(each.statement(language), 8, high) for high, each in enumerate(programme.evaluation, 2))
    beside = Around(answers, tuple(programme.facts.values())[:4])
    return {
        **{name: drawn.content for name, drawn in others.items()},
        "together": together.content,
        "summary, all of it": summary_pdf(a_summary(language=language), text, mark, around=beside),
        "summary": summary_pdf(a_summary(language=language), text, Sender(called, "växeln"), erased=date(2028, 1, 1)),
        "summary, long": summary_pdf(a_summary(questions=12, language=language), text, Sender(called)),
        "summary, working material": summary_pdf(a_summary(language=language), text, Sender(called), draft=True),
        "summary, nothing": summary_pdf(replace(a_summary(questions=0, language=language), plan=Plan()), text),
        "support": support_pdf(support_paper(text, called, "växeln"), LOGO),
        "recovery": recovery_pdf(recovery_sheet(text, code, called, DAY, mark), LOGO),
        "overview": an_overview(text, mark, 41),
        "overview, nothing": an_overview(text, Sender(called), 0),
    }
