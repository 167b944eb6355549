"""The last minutes: what happens next, who was there, the slips; as far as the store has acknowledged them."""

from vilkaarvi.errors import Code, Fault
from vilkaarvi.hour.recorder import Done, Recorder
from vilkaarvi.notes.check import Checker
from vilkaarvi.notes.summary import MOST_LINE, MOST_PARKED, MOST_STEPS, MOST_WENT, Attendance, NextStep, Plan
from vilkaarvi.session.tally import Counting, Tally


class Closing:
    """Attributes: plan, attendance and tally (None: not said, not counted), counting.

    Nothing that is refused or fails to be written enters `plan` and `attendance`. Of the slips the newest press counts
    at once, and `unsaved_tally` tells when it could not be written.
    """

    def __init__(self, recorder: Recorder, statements: tuple[str, ...], check: Checker | None = None) -> None:
        self._recorder, self._check = recorder, check or Checker()
        self._statements = statements
        self.plan = Plan()
        self.attendance: Attendance | None = None
        self.counting = Counting(Tally.empty(statements))
        self.counted = False
        self.unsaved_tally: Fault | None = None

    def load(self, plan: Plan, attendance: Attendance | None, tally: Tally | None) -> None:
        """What the store holds already."""
        self.plan, self.attendance, self.counted = plan, attendance, tally is not None
        rows = tuple((name, tally.of(name)) for name in self._statements) if tally else None
        self.counting = Counting(Tally(rows) if rows else Tally.empty(self._statements))

    @property
    def tally(self) -> Tally | None:
        return self.counting.tally if self.counted else None

    # --- what happens next

    def keep_plan(self, plan: Plan, allowed: frozenset[str], done: Done) -> None:
        """Empty steps fall away. Faults TOO_MANY_STEPS, LINE_TOO_LONG, NAME_IDENTIFIES; or those of writing."""
        steps = [NextStep(*(part.strip() for part in (step.what, step.role, step.by))) for step in plan.steps]
        rest = (plan.upward.strip(), plan.parked[:MOST_PARKED], plan.went[:MOST_WENT])  # `went` was checked when agreed
        kept = Plan(tuple(step for step in steps if step.what), *rest)
        parts = [part for step in kept.steps for part in (step.what, step.role, step.by)] + [kept.upward, *kept.parked]
        if len(kept.steps) > MOST_STEPS:
            done(Fault(Code.TOO_MANY_STEPS, most=MOST_STEPS))
        elif any(len(part) > MOST_LINE for part in parts):
            done(Fault(Code.LINE_TOO_LONG, most=MOST_LINE))
        elif any(self._check.unanswered(part, allowed) for part in parts):
            done(Fault(Code.NAME_IDENTIFIES))
        else:

            def written(fault: Fault | None) -> None:
                if fault is None:
                    self.plan = kept
                done(fault)

            self._recorder.keep_plan(kept, written)

    # --- who was there

    def confirm(self, attendance: Attendance, done: Done) -> None:
        def written(fault: Fault | None) -> None:
            if fault is None:
                self.attendance = attendance
            done(fault)

        self._recorder.keep_attendance(attendance, written)

    # --- slips

    def press(self, grade: int, done: Done) -> None:
        self._count(self.counting.press(grade), done)

    def undo(self, done: Done) -> None:
        self._count(self.counting.undo(), done)

    def start_over(self, done: Done) -> None:
        """Count all slips anew."""
        self._count(Counting(Tally.empty(self._statements)), done)

    def _count(self, counting: Counting, done: Done) -> None:
        self.counting, self.counted = counting, True

        def written(fault: Fault | None) -> None:
            self.unsaved_tally = fault
            done(fault)

        self._recorder.keep_tally(counting.tally, written)
