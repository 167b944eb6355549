"""An hour that runs over, played through on paper: what the leader is offered, and when the hour ends after all.

For whoever plans: `vilkaarvi plan PROGRAMME SESSION --late 8`. The proposals are those of the hour itself (agenda.py),
each taken as it comes.
"""

from dataclasses import dataclass

from vilkaarvi.programme.model import Question, Session, Step
from vilkaarvi.session.agenda import PROTECTED, TELL_FROM_MIN, Planned, Relief, Way, plan_now, relief
from vilkaarvi.session.engine import Engine


@dataclass(frozen=True)
class Overrun:
    """`rows`: what each step took. `step`: the one that took too long. `taken`: the proposals, in their order."""

    rows: tuple[Planned, ...]
    step: Step
    taken: tuple[Relief, ...]

    @property
    def minutes(self) -> float:
        return sum(row.minutes for row in self.rows)

    def over(self, session: Session) -> int:
        """Whole minutes past the end that no proposal takes in; 0 when there is nothing that anybody need hear of."""
        late = self.minutes - session.minutes
        return round(late) if late >= TELL_FROM_MIN else 0


def overrun(session: Session, people: int, late: float) -> Overrun:
    """The hour for `people` when its first question takes `late` minutes too long, and every proposal is taken."""
    engine, at_ms = Engine(session), 0
    engine.start(0, people)
    slow = _slow(session)
    took: dict[str, float] = {}
    taken: list[Relief] = []
    while True:
        minutes = plan_now(engine)[engine.state.step].minutes + (late if engine.step.id == slow.id else 0.0)
        took[engine.step.id] = minutes
        at_ms += round(minutes * 60_000)
        while (offer := relief(engine, at_ms)) is not None:
            taken.append(offer)
            if offer.way is Way.DROP:
                engine.drop(at_ms, offer.step.id)
            else:
                engine.shorten(at_ms, offer.step.id, offer.minutes)
        ahead = [each.step.id for each in plan_now(engine)[engine.state.step + 1 :] if not each.dropped]
        if not ahead:
            break
        engine.go_to(at_ms, ahead[0])
    rows = tuple(Planned(step, took.get(step.id, 0.0), step.id not in took) for step in session.steps)
    return Overrun(rows, slow, tuple(taken))


def _slow(session: Session) -> Step:
    """Where a group most often forgets the time: the first question, else the longest part before the ending."""
    if session.questions:
        return session.questions[0]
    before = [step for step in session.steps if not isinstance(step, PROTECTED) and not isinstance(step, Question)]
    return max(before or session.steps, key=lambda step: step.minutes or 0)
