"""A run that the desk takes up."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vilkaarvi.store.head import RunHead

if TYPE_CHECKING:
    from vilkaarvi.programme.model import Programme
    from vilkaarvi.session.events import Event
    from vilkaarvi.store.runs import Run


@dataclass(frozen=True)
class TakenUp:
    """A run that is led from now on. `events`: none in a new one. `minutes_left`: only where the leader was asked.

    `run`: None in a rehearsal, of which nothing is kept. `end`: its hour is over, go to its closing.
    """

    run: "Run | None"
    head: RunHead
    group: str
    unit: str
    programme: "Programme"
    events: "tuple[Event, ...]" = ()
    minutes_left: int | None = None
    end: bool = False
    last_time: tuple[str, ...] = ()  # in a rehearsal: what the group agreed on last
