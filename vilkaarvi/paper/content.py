"""The content of a summary on paper, in words and in order, before anything is drawn."""

import re
from dataclasses import dataclass
from datetime import date

from vilkaarvi.notes.summary import NextStep, Summary
from vilkaarvi.text import Text

_NUMBERED = re.compile(r"(?P<name>[^:]*?(?P<number>\d+)): (?P<theme>.+)", re.DOTALL)  # "Träff 1: Vad är det som …?"


@dataclass(frozen=True)
class Detail:
    """One cell of the strip under the title; `more` is a quiet second line, or nothing."""

    label: str
    value: str
    more: str = ""


@dataclass(frozen=True)
class Part:
    """One question and what the group agreed on."""

    heading: str
    lines: tuple[str, ...]


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


def summary_paper(
    summary: Summary,
    text: Text,
    municipality: str = "",
    contact: str = "",
    draft: bool = False,
    erased: date | None = None,
) -> SummaryPaper:
    """No clock time, no name of a person, no signature. `municipality` and `contact` are those of the settings.

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
        nothing=text.tr("The group wrote no lines this time."),
        status=text.tr("Working material. To be approved next time.") if draft else text.tr("Finished {day}", day=day),
        care=text.tr("The leader was asked whether anything here points to somebody.") if parts else "",
        public="" if draft else text.tr("A finished summary is a public document. Anyone can ask for a copy."),
        keeps=_keeps(erased, draft, text),
        contact=text.tr("Questions? {contact}", contact=contact) if contact else "",
        header=theme,
        day=day,
        sender=" · ".join(part for part in (municipality, summary.unit if municipality else summary.programme) if part),
        page=text.tr("Page {n} of {m}"),
        unprinted=text.tr("□ stands for characters that cannot be printed here: {names}."),
    )


def _keeps(erased: date | None, draft: bool, text: Text) -> str:
    if erased is None:
        return "" if draft else text.tr("The program does not erase it: the municipality decides how long it is kept.")
    day = text.day(erased)
    if draft:
        return text.tr("If it is not approved it is erased in the program on {day}.", day=day)
    return text.tr("It is erased in the program on {day}.", day=day)


def _parts(summary: Summary, text: Text) -> tuple[Part, ...]:
    """The agreed lines by question, then what happens next, then the line for the manager."""
    parts = [Part(agreed.prompt, agreed.lines) for agreed in summary.agreed if agreed.lines]
    if summary.plan.steps:
        parts.append(Part(text.tr("What happens next"), tuple(map(step_in_words, summary.plan.steps))))
    if summary.plan.upward:
        parts.append(Part(text.tr("This is what we want the manager to take on"), (summary.plan.upward,)))
    return tuple(parts)


def step_in_words(step: NextStep) -> str:
    """ "Frågan tas upp på apt (schemaläggaren, före advent)"."""
    who_and_when = ", ".join(part for part in (step.role, step.by) if part)
    return f"{step.what} ({who_and_when})" if who_and_when else step.what


def numbered(session: str) -> tuple[str, str]:
    """The number and the theme of "Träff 1: Vad är det som har hänt?"; no number where there is none."""
    match = _NUMBERED.match(session)
    return (match["number"], match["theme"]) if match else ("", session)
