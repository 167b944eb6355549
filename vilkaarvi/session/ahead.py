"""Any step of the session, for the leader to read before or after it is its turn."""

from vilkaarvi.programme.model import Film, Mode, Question, Round, Step
from vilkaarvi.session.agenda import plan_now
from vilkaarvi.session.telling import Teller, mode_name
from vilkaarvi.session.view import ModeHelp, StepHelp


def read_ahead(teller: Teller, step_id: str) -> StepHelp:
    """Raises StopIteration when the session has no such step."""
    engine, language = teller.engine, teller.text.language
    planned = next(each for each in plan_now(engine) if each.step.id == step_id)
    step, guidance = planned.step, planned.step.guidance
    return StepHelp(
        step=step.id,
        title=step.title(language),
        minutes=planned.minutes,
        prompt=step.prompt(language) if isinstance(step, Question | Round) else "",
        modes=tuple(_mode(mode, teller) for mode in _modes(step)),
        say=tuple(words(language) for words in guidance.say),
        think=tuple(words(language) for words in guidance.think),
        follow_ups=tuple(words(language) for words in guidance.follow_ups),
        now=engine.state.step >= 0 and step is engine.step,
    )


def _modes(step: Step) -> tuple[Mode, ...]:
    if isinstance(step, Question):
        return step.modes
    return tuple(cue.mode for cue in step.segment.cues) if isinstance(step, Film) else ()


def _mode(mode: Mode, teller: Teller) -> ModeHelp:
    said = tuple(words(teller.text.language) for words in mode.say)
    return ModeHelp(mode_name(mode.kind, teller.text), mode.minutes, said)
