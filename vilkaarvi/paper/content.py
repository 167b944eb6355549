"""The content of a summary on paper, in words and in order, before anything is drawn."""

from dataclasses import dataclass

from vilkaarvi.notes.summary import Summary
from vilkaarvi.text import Text


@dataclass(frozen=True)
class Part:
    """One question and what the group agreed on."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class SummaryPaper:
    kicker: str
    title: str
    lead: str
    strip: tuple[tuple[str, str], ...]  # label, value
    parts: tuple[Part, ...]
    nothing: str  # said when the group agreed on no lines
    care: str
    status: str
    public: str
    footer: str
    page: str  # "Sida {n} av {m}", filled in when the pages are known


def summary_paper(summary: Summary, text: Text) -> SummaryPaper:
    """No clock time, no name of a person, no signature."""
    day = text.day(summary.day)
    people = text.plural("{count} participant", "{count} participants", summary.people)
    strip = [(text.tr("Date"), day), (text.tr("Group"), summary.group)]
    if summary.unit:
        strip.append((text.tr("Unit of work"), summary.unit))
    strip.append((text.tr("How many"), people))
    return SummaryPaper(
        kicker=text.tr("Summary of a session").upper(),
        title=summary.session,
        lead=text.tr("What the group agreed on in the programme {programme}.", programme=summary.programme),
        strip=tuple(strip),
        parts=tuple(Part(agreed.prompt, agreed.lines) for agreed in summary.agreed),
        nothing=text.tr("The group agreed on no lines this time."),
        care=text.tr("We have tried to take away what points anybody out."),
        status=text.tr("Finished {day}", day=day),
        public=text.tr("A finished summary can be requested as a public document."),
        footer=f"{summary.programme} · {summary.group}",
        page=text.tr("Page {n} of {m}"),
    )
