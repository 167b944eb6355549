"""A municipality's own figures as the form has them, and as local.toml has them."""

from datetime import date
from typing import Any

from vilkaarvi.programme.model import Film, Programme
from vilkaarvi.programme.own_facts import LocalFact
from vilkaarvi.session.naming import full_name
from vilkaarvi.text import Text
from vilkaarvi.ui.own_fact import OwnFigure


def film_places(programme: Programme, text: Text) -> tuple[tuple[str, str], ...]:
    """Where a figure can be shown: at each question in a film, and when the film is over."""
    found = []
    for session in (*programme.sessions, *programme.extras):
        for step in (each for each in session.steps if isinstance(each, Film)):
            name, place = f"{full_name(session, text)} · {step.title(text.language)}", f"{session.id}/{step.id}"
            for index in range(len(step.segment.cues)):
                stop = text.tr("at question {number}", number=index + 1)
                found.append((f"{name} · {stop}", f"{place}/cues/{index}"))
            over = text.tr("when the film is over")
            found.append((f"{name} · {over}", place))
    return tuple(found)


def figure_of(fact: LocalFact, language: str) -> OwnFigure:
    """What of it the form can show; what is no text shows as nothing."""

    def said(key: str) -> str:
        value: Any = fact.plain.get(key, "")
        if isinstance(value, dict):
            value = value.get(language) or next(iter(value.values()), "")
        return value if isinstance(value, str) else ""

    return OwnFigure(said("number"), said("wording"), said("year"), said("source"))


def fact_of(place: str, figure: OwnFigure, before: LocalFact | None, language: str, own: str, today: date) -> LocalFact:
    """`before`: what stood there; its words in other languages stay as long as the figure is the same. `own`: the
    programme's language, which is always there."""
    same = before is not None and figure_of(before, language).number == figure.number
    others = before.plain.get("wording", {}) if before is not None and same else {}
    wording = {**others, language: figure.wording} if isinstance(others, dict) else {language: figure.wording}
    wording.setdefault(own, figure.wording)
    plain = {"number": figure.number, "year": figure.year, "wording": wording, "source": figure.source}
    return LocalFact(place, {**plain, "read_on": today})
