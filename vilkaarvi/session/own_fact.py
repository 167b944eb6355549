"""The municipality's own figure at a question in a film: the leader has it, the room sees it when the leader wants."""

from vilkaarvi.programme.model import Fact, Film, Programme, Step
from vilkaarvi.session.engine import Situation, State, cue_of
from vilkaarvi.session.view import FactCard
from vilkaarvi.text import Text


def own_fact(programme: Programme, step: Step, state: State) -> Fact | None:
    """The one of this moment: at its cue, or when its film is over."""
    cue = cue_of(step, state.stage)
    if cue is not None:
        return programme.facts.get(cue.own_fact)
    over = isinstance(step, Film) and state.situation is Situation.FILM_OVER
    return programme.facts.get(step.segment.own_fact) if over and isinstance(step, Film) else None


def own_card(fact: Fact, text: Text) -> FactCard:
    source = text.tr("Source: {source}", source=f"{fact.source(text.language)}, {fact.year(text.language)}")
    return FactCard(fact.number(text.language), fact.wording(text.language), source)


def said_of(fact: Fact | None, text: Text) -> tuple[str, ...]:
    """For the leader alone."""
    if fact is None:
        return ()
    facts = {"number": fact.number(text.language), "wording": fact.wording(text.language)}
    facts |= {"source": fact.source(text.language), "year": fact.year(text.language)}
    return (text.tr("Where we are: {number} {wording} ({source}, {year}).", **facts),)
