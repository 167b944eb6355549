"""What a summary tells beside the group's own lines, read from its run: answers on the slips, facts that were shown."""

from vilkaarvi.errors import Code, Fault
from vilkaarvi.paper.content import Answers, Around
from vilkaarvi.paper.facts import facts_in
from vilkaarvi.programme.model import Film, Programme
from vilkaarvi.session.events import StageEntered
from vilkaarvi.session.tally import Tally
from vilkaarvi.store.runs import Run
from vilkaarvi.text import Text


def around(run: Run, programme: Programme, text: Text) -> Around:
    """`programme`: as the run's group knew it. Of a run that was held on another computer only the lines are here.

    Raises the Faults of reading a run, but for RUN_TAKEN_IN.
    """
    return around_of(run.tally(), _entered(run), run.head.session, programme, text)


def around_of(
    tally: Tally | None, entered: frozenset[str], session_id: str, programme: Programme, text: Text
) -> Around:
    """`entered`: the steps that the room has been in."""
    answers = tuple(
        Answers(each.statement(text.language), tally.answers(each.id), tally.high(each.id))
        for each in (programme.evaluation if tally is not None else ())
        if tally is not None
    )
    session = programme.session(session_id)
    films = [step for step in session.steps if isinstance(step, Film) and step.id in entered] if session else []
    return Around(answers, facts_in(programme, [film.segment for film in films]))


def _entered(run: Run) -> frozenset[str]:
    """The steps that the room has been in."""
    try:
        return frozenset(event.step for event in run.events() if isinstance(event, StageEntered))
    except Fault as fault:
        if fault.code is not Code.RUN_TAKEN_IN:
            raise
        return frozenset()
