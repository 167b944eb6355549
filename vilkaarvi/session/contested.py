"""Figures of this moment that are read in different ways: both readings, and what nobody knows. The leader's alone."""

from collections.abc import Iterable

from vilkaarvi.programme.model import Fact, Film, Programme, Question, Segment, Session, Step
from vilkaarvi.session.view import ReadFact
from vilkaarvi.text import Text


def contested(programme: Programme, segment: Segment) -> tuple[Fact, ...]:
    """A film's facts that have their readings beside them."""
    facts = (programme.facts[each] for each in segment.facts)
    return tuple(fact for fact in facts if fact.contested and fact.readings)


def read_facts(programme: Programme, session: Session, step: Step, text: Text) -> tuple[ReadFact, ...]:
    """Those that a step rests on: its own film's, or those of the film that its question came after."""
    language = text.language
    return tuple(
        ReadFact(
            fact.number(language),
            fact.wording(language),
            text.tr("Source: {source}", source=fact.source(language)),
            tuple(reading(language) for reading in fact.readings),
            fact.unsure(language) if fact.unsure is not None else "",
        )
        for film in _films(session, step)
        for fact in contested(programme, film.segment)
    )


def _films(session: Session, step: Step) -> Iterable[Film]:
    if isinstance(step, Film):
        return (step,)
    if not isinstance(step, Question):
        return ()
    before = session.steps[: session.steps.index(step)]
    return [each for each in before if isinstance(each, Film)][-1:]
