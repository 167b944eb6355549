"""The content of a summary on paper, in words and in order, before anything is drawn."""

import re
from dataclasses import dataclass
from datetime import date

from vilkaarvi.notes.summary import How, NextStep, Plan, Summary
from vilkaarvi.paper.sender import NOBODY, Sender
from vilkaarvi.programme.model import Fact
from vilkaarvi.session.tally import LEAST_ANSWERS
from vilkaarvi.text import Text

_MOST, _HALF = 0.6, 0.4  # of those who answered: more is "most", this much "about half", less "fewer than half"
_NUMBERED = re.compile(r"(?P<name>[^:]*?(?P<number>\d+)): (?P<theme>.+)", re.DOTALL)  # "Träff 1: Vad är det som …?"


@dataclass(frozen=True)
class Detail:
    """One cell of the strip under the title; `more` is a quiet second line, or nothing."""

    label: str
    value: str
    more: str = ""


@dataclass(frozen=True)
class Part:
    """Lines under a heading, such as a question and what the group agreed on; or `rows` under `header`."""

    heading: str
    lines: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Answers:
    """To one statement on the slips: how many answered it, and how many of them 4 or 5."""

    statement: str
    count: int
    high: int


@dataclass(frozen=True)
class Around:
    """What a summary tells beside the group's own lines (around.py reads it from a run)."""

    answers: tuple[Answers, ...] = ()
    facts: tuple[Fact, ...] = ()  # that the room has seen


NOTHING_AROUND = Around()


@dataclass(frozen=True)
class SummaryPaper:
    """All words of the paper, in the order in which they are read. Nothing is escaped or shortened yet."""

    language: str
    name: str  # the document's own title, as a reader's window shows it
    kicker: str
    title: str
    lead: str
    strip: tuple[Detail, ...]
    parts: tuple[Part, ...]
    aside: tuple[Part, ...]  # drawn smaller: answers on the slips, facts that were shown
    nothing: str  # said when the group agreed on no lines
    status: str
    care: str  # what was done so that nobody is pointed out; nothing where there is nothing to read
    public: str
    keeps: str  # when it is erased
    contact: str
    header: str  # on the second page and on
    day: str
    sender: str
    page: str  # "Sida {n} av {m}", filled in when the pages are known
    unprinted: str  # "□ står för …: {names}.", for signs that the font lacks
    made: date | None = None  # the session's day, which the file says of itself


def in_its_own(summary: Summary, text: Text) -> Text:
    """The words for its paper: in the language that its lines are in, whatever the program speaks now."""
    return text if text.language == summary.language else Text(summary.language)


def summary_paper(
    summary: Summary,
    text: Text,
    sender: Sender = NOBODY,
    draft: bool = False,
    erased: date | None = None,
    around: Around = NOTHING_AROUND,
) -> SummaryPaper:
    """No clock time, no name of a person, no signature.

    `draft`: the group has not approved it yet, and the paper says so. `erased`: the day on which what it was printed
    from is erased; None: never by the program.
    """
    day = text.day(summary.day)
    number, theme = numbered(summary.session)
    parts = _parts(summary, text)
    return SummaryPaper(
        language=text.language,
        name=text.tr("Summary: {theme}", theme=theme) + f" · {summary.group}, {day}",
        kicker=" · ".join(
            (text.tr("Working material") if draft else text.tr("Summary of a session"), summary.programme)
        ).upper(),
        title=theme,
        lead=text.tr("This is what the group has agreed on.") if parts else text.tr("The group met and talked."),
        strip=(
            Detail(text.tr("Date"), day),
            Detail(text.tr("Session"), number or "–"),
            Detail(text.tr("Group"), summary.group, summary.unit),
            Detail(text.tr("Participants"), text.number(summary.people)),
        ),
        parts=parts,
        aside=_aside(around, text),
        nothing=text.tr("The group wrote no lines this time."),
        status=text.tr("Working material. To be approved next time.") if draft else text.tr("Finished {day}", day=day),
        care=text.tr("We have tried to take out what points to anybody.") if parts else "",
        public="" if draft else text.tr("A finished summary is a public document. Anyone can ask for a copy."),
        keeps=_keeps(erased, draft, text),
        contact=text.tr("Questions? {contact}", contact=sender.contact) if sender.contact else "",
        header=theme,
        day=day,
        sender=" · ".join(filter(None, (sender.name, summary.unit if sender.name else summary.programme))),
        page=text.tr("Page {n} of {m}"),
        unprinted=text.tr("□ stands for characters that cannot be printed here: {names}."),
        made=summary.day,
    )


def _keeps(erased: date | None, draft: bool, text: Text) -> str:
    if erased is None:
        return "" if draft else text.tr("The program does not erase it: the municipality decides how long it is kept.")
    day = text.day(erased)
    if draft:
        return text.tr("If it is not approved it is erased in the program on {day}.", day=day)
    return text.tr("It is erased in the program on {day}.", day=day)


def _parts(summary: Summary, text: Text) -> tuple[Part, ...]:
    """The agreed lines by question, then what happens next, the line for the manager, questions for another time."""
    parts = [Part(agreed.prompt, agreed.lines) for agreed in summary.agreed if agreed.lines]
    if summary.plan.went:
        header = (text.tr("What we agreed on before"), text.tr("How did it go?"))
        rows = tuple((each.line, went_in_words(each.how, text)) for each in summary.plan.went)
        parts.append(Part(text.tr("How it went"), header=header, rows=rows))
    if summary.plan.steps:
        parts.append(_steps(summary.plan, text))
    if summary.plan.upward:
        parts.append(Part(text.tr("This is what we want the manager to take on"), (summary.plan.upward,)))
    if summary.plan.parked:
        parts.append(Part(text.tr("Questions for another time"), summary.plan.parked))
    return tuple(parts)


def _steps(plan: Plan, text: Text) -> Part:
    """A table; of what the group has said of nobody and no day, plain lines."""
    tr = text.tr
    if not any(step.role or step.by for step in plan.steps):
        return Part(tr("What happens next"), tuple(step.what for step in plan.steps))
    header = (tr("What we do"), tr("Who sees to it"), tr("By when"))
    return Part(
        tr("What happens next"), header=header, rows=tuple((each.what, each.role, each.by) for each in plan.steps)
    )


def _aside(around: Around, text: Text) -> tuple[Part, ...]:
    answers = tuple(answer_in_words(each, text) for each in around.answers if each.count >= LEAST_ANSWERS)
    facts = tuple(_fact(each, text) for each in around.facts)
    parts = (Part(text.tr("What we thought of the session"), answers), Part(text.tr("Figures that we saw"), facts))
    return tuple(part for part in parts if part.lines)


def answer_in_words(answers: Answers, text: Text) -> str:
    """Never a share, and never how many: "”Alla kom till tals”: de flesta håller med (8 svar)"."""
    tr, share = text.tr, answers.high / answers.count
    agree = tr("most agree") if share > _MOST else tr("about half agree") if share >= _HALF else ""
    agree = agree or tr("fewer than half agree")
    return tr("“{statement}”: {agree} ({count} answers)", statement=answers.statement.rstrip("."), agree=agree,
              count=text.number(answers.count))  # fmt: skip


def _fact(fact: Fact, text: Text) -> str:
    said = f"{fact.number(text.language)} {fact.wording(text.language)}"
    return f"{said} " + text.tr("Source: {source}", source=f"{fact.source(text.language)}.")


def went_in_words(how: How, text: Text) -> str:
    tr = text.tr
    return {How.HAPPENED: tr("It happened"), How.ON_ITS_WAY: tr("On its way"), How.DROPPED: tr("Dropped")}[how]


def step_in_words(step: NextStep) -> str:
    """ "Frågan tas upp på apt (schemaläggaren, före advent)"."""
    who_and_when = ", ".join(part for part in (step.role, step.by) if part)
    return f"{step.what} ({who_and_when})" if who_and_when else step.what


def numbered(session: str) -> tuple[str, str]:
    """The number and the theme of "Träff 1: Vad är det som har hänt?"; no number where there is none."""
    match = _NUMBERED.match(session)
    return (match["number"], match["theme"]) if match else ("", session)
