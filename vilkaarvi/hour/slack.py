"""Time over: the oldest parked question is offered in the last way to talk of a question, and in the last round."""

from vilkaarvi.hour.notebook import Notebook
from vilkaarvi.hour.recorder import Done
from vilkaarvi.notes.note import Parked
from vilkaarvi.programme.model import Question, Round
from vilkaarvi.session.agenda import late_minutes
from vilkaarvi.session.engine import Engine, Situation
from vilkaarvi.session.view import ParkedOffer

LEAST_AHEAD = 2  # minutes


class Slack:
    """At most one offer a step. It goes when the step does, and nothing happens by itself."""

    def __init__(self, engine: Engine, notebook: Notebook) -> None:
        self._engine, self._notebook = engine, notebook
        self._step = -1
        self._offered: Parked | None = None

    def entered(self, at_ms: int) -> None:
        """To be called whenever the hour has moved, `at_ms` into it."""
        if self._engine.state.step != self._step or self._engine.state.situation is Situation.ENDED:
            self._step = self._engine.state.step
            waiting = self._notebook.put_off()
            self._offered = waiting[0] if waiting and self._is_time(at_ms) else None

    def _is_time(self, at_ms: int) -> bool:
        if self._engine.state.situation is Situation.ENDED:
            return False
        return self._is_place() and round(late_minutes(self._engine, at_ms)) <= -LEAST_AHEAD

    def _is_place(self) -> bool:
        """A question, or the round after the last of them."""
        rest = self._engine.session.steps[self._engine.state.step + 1 :]
        step = self._engine.step
        return isinstance(step, Question) or (
            isinstance(step, Round) and not any(isinstance(each, Question) for each in rest)
        )

    def offer(self) -> ParkedOffer | None:
        """What is offered now; once taken up, what the group talks about for the rest of the step."""
        if self._offered is None:
            return None
        now = self._notebook.parked.get(self._offered.id, self._offered)
        if not now.taken and self._others_come_first():
            return None
        return ParkedOffer(now.text, now.taken)

    def _others_come_first(self) -> bool:
        """The group is still silent, or in pairs: nothing new is brought in yet."""
        step = self._engine.step
        return isinstance(step, Question) and self._engine.state.stage < len(step.modes) - 1

    def take_up(self, done: Done) -> None:
        """The offer is taken; it stands until the step is over. Faults are those of writing."""
        if self._offered is not None:
            self._notebook.take_up(self._offered.id, done)

    def not_now(self) -> None:
        """It waits for the next time that there is time over."""
        self._offered = None
