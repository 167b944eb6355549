"""How home comes to an hour: a new run, a rehearsal, or one that is taken up again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from vilkaarvi.app.parts import Parts
from vilkaarvi.app.taken_up import TakenUp
from vilkaarvi.errors import Fault
from vilkaarvi.store.groups import Group
from vilkaarvi.store.head import RunHead
from vilkaarvi.ui.home_acts import GroupRow

if TYPE_CHECKING:  # read when an hour is led
    from vilkaarvi.programme.model import Programme
    from vilkaarvi.session.events import Event
    from vilkaarvi.store.runs import Run


class Starting:
    """`lead` is handed a run to lead; `tell` hears why there is none. Attributes: busy (an hour is being led)."""

    def __init__(self, parts: Parts, lead: Callable[[TakenUp], None], tell: Callable[[Fault | None], None]) -> None:
        self._parts, self._lead, self._tell = parts, lead, tell
        self.busy = False

    def begin(self, group: Group, led: "Programme", session: str) -> None:
        """A new run of `session`; a second press at once begins no second one."""
        if self.busy:
            return
        self.busy = True
        parts = self._parts
        started = parts.clock.wall()
        begin = lambda: parts.store().begin_run(  # noqa: E731
            group, led.id, led.version, session, group.headcount, started, led.edition
        )

        def begun(run: "Run | None", fault: Fault | None) -> None:
            if run is None:
                self.busy = False
                self._tell(fault)
            else:
                self._lead(TakenUp(run, run.head, group.name, group.unit, led))

        parts.writer.do(begin, begun)

    def rehearse(self, row: GroupRow, led: "Programme", session: str, last_time: tuple[str, ...]) -> None:
        """The same hour, of which nothing is kept. `last_time`: what the group agreed on last."""
        if self.busy:
            return
        head = RunHead("", row.id, led.id, led.version, session, row.headcount, self._parts.clock.wall())
        self._lead(TakenUp(None, head, row.name, row.unit, led, last_time=last_time))

    def take_up(
        self,
        run_id: str,
        group_of: Callable[[str], Group | None],
        programme_of: "Callable[[RunHead], Programme]",
        minutes_left: int | None = None,
        end: bool = True,
    ) -> None:
        """A run that is there. `end`: at its closing; else where it was, with `minutes_left` where that was asked."""
        if self.busy:
            return
        self.busy = True
        parts = self._parts

        def read() -> "tuple[Run, RunHead, tuple[Event, ...]]":
            run = parts.store().open_run(run_id)
            return run, run.head, tuple(run.events())

        def taken(answer: "tuple[Run, RunHead, tuple[Event, ...]] | None", fault: Fault | None) -> None:
            if answer is None:
                self.busy = False
                self._tell(fault)
            else:
                run, head, events = answer
                group = group_of(head.group)
                name, unit = (group.name, group.unit) if group else ("–", "")
                self._lead(TakenUp(run, head, name, unit, programme_of(head), events, minutes_left, end))

        parts.writer.do(read, taken)
