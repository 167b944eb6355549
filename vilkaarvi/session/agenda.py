"""The plan of the hour: how long each step may take for this many people, how late we are, and the one way back.

Time never cuts anyone off. The planner only says what would fit; the leader decides.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

from vilkaarvi.programme.model import Agree, Close, Evaluate, Question, Session, Step
from vilkaarvi.session.engine import Engine, State

PROTECTED = (Agree, Evaluate, Close)  # an overrun never eats the ending
TELL_FROM_MIN = 1.5  # less than this is no delay that anybody needs to hear of


@dataclass(frozen=True)
class Planned:
    """A step and the minutes it gets; dropped steps get none."""

    step: Step
    minutes: float
    dropped: bool = False


def wanted(step: Step, people: int) -> float:
    """Minutes that the step would like for `people`: a round takes its time from each."""
    if step.seconds_per_person is not None:
        return max(step.min_minutes, step.seconds_per_person * people / 60)
    return step.minutes or step.min_minutes


def least(step: Step) -> float:
    return min(step.min_minutes, step.minutes) if step.minutes is not None else step.min_minutes


def plan(session: Session, people: int, dropped: frozenset[str] = frozenset()) -> tuple[Planned, ...]:
    """What each step gets. Drops droppable steps, last first, until the least fits; then shares out what is over."""
    kept = [step for step in session.steps if step.id not in dropped]
    for step in reversed(session.steps):
        if sum(map(least, kept)) <= session.minutes:
            break
        if step.droppable and step in kept:
            kept.remove(step)
    wish = {step.id: wanted(step, people) for step in kept}
    over = sum(wish.values()) - session.minutes
    room = {step.id: wish[step.id] - least(step) for step in kept if not isinstance(step, PROTECTED)}
    if over > 0 and sum(room.values()) > 0:
        share = min(1.0, over / sum(room.values()))
        wish |= {step: wish[step] - spare * share for step, spare in room.items()}
    return tuple(Planned(step, wish.get(step.id, 0.0), step.id not in wish) for step in session.steps)


def plan_now(engine: Engine) -> tuple[Planned, ...]:
    """The plan with what the leader has changed: people, steps shortened and dropped, time added."""
    state = engine.state

    def shaped(each: Planned) -> Planned:
        minutes = state.shortened.get(each.step.id, each.minutes)
        return Planned(each.step, minutes + state.added_s.get(each.step.id, 0) / 60, each.dropped)

    return tuple(each if each.dropped else shaped(each) for each in plan(engine.session, state.people, state.dropped))


def spent_minutes(state: State, step: Step, index: int, at_ms: int) -> float:
    """Minutes that a step has used so far."""
    spent = state.spent_ms.get(step.id, 0)
    if index == state.step:
        until = state.paused_at_ms if state.paused_at_ms is not None else at_ms
        spent += max(0, until - state.step_at_ms)
    return spent / 60_000


def late_minutes(engine: Engine, at_ms: int) -> float:
    """How far past its end the hour would run if everything ahead took what is planned; negative is ahead."""
    ahead = 0.0
    for index, each in enumerate(plan_now(engine)):
        if each.dropped or index < engine.state.step:
            continue
        spent = spent_minutes(engine.state, each.step, index, at_ms)
        ahead += max(0.0, each.minutes - spent) if index == engine.state.step else each.minutes
    return at_ms / 60_000 + ahead - engine.session.minutes


class Way(StrEnum):
    SHORTEN = "shorten"
    DROP = "drop"


@dataclass(frozen=True)
class Relief:
    """One change that brings the hour back: `minutes` is what the step would get (0 when dropped)."""

    way: Way
    step: Step
    minutes: int
    saves: float


def relief(engine: Engine, at_ms: int) -> Relief | None:
    """The one proposal: droppable steps first, then what is nearest; never the ending. None when there is no need."""
    late = late_minutes(engine, at_ms)
    if late < TELL_FROM_MIN:
        return None
    offers = [
        offer for index, each in enumerate(plan_now(engine)) for offer in _offers(engine, each, index, late, at_ms)
    ]
    if not offers:
        return None
    enough = [offer for offer in offers if offer.saves >= math.floor(late)]
    pick = enough or sorted(offers, key=lambda offer: (not offer.step.droppable, -offer.saves))[:1]
    return sorted(pick, key=lambda offer: not offer.step.droppable)[0]


def _offers(engine: Engine, each: Planned, index: int, late: float, at_ms: int) -> list[Relief]:
    if each.dropped or index < engine.state.step or isinstance(each.step, PROTECTED):
        return []
    spent = spent_minutes(engine.state, each.step, index, at_ms)
    keep = math.ceil(max(least(each.step), spent))
    offers = []
    target = max(keep, math.floor(each.minutes - late))
    if target < math.floor(each.minutes):
        offers.append(Relief(Way.SHORTEN, each.step, target, each.minutes - target))
    if each.step.droppable and index > engine.state.step:
        offers.append(Relief(Way.DROP, each.step, 0, each.minutes))
    return offers


def mode_seconds(step: Question, minutes: float) -> tuple[int, ...]:
    """Seconds of each mode when the question gets `minutes`: the last mode takes or gives the difference.

    When even the others do not fit, all shrink alike.
    """
    asked = [mode.minutes * 60 for mode in step.modes]
    total = minutes * 60
    others = sum(asked[:-1])
    if total >= others + 60:
        asked[-1] = total - others
    else:
        asked = [seconds * total / sum(asked) for seconds in asked]
    return tuple(round(seconds) for seconds in asked)
