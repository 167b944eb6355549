"""Python's garbage collector, kept to the room's thread.

By itself it runs in whatever thread has just made an object. In a worker it would take windows that nobody holds any
more, and Qt's objects may be taken only by the thread they live in: the program falls.
"""

import gc
from collections.abc import Callable

LOOK_MS = 250
Later = Callable[[int, Callable[[], None]], None]  # on the room's thread: call this in so many ms


class Collector:
    """From `begin` to `end` nothing is collected but by its looks, through `later`."""

    def __init__(self, later: Later) -> None:
        self._later, self._goes_on, self._before = later, False, gc.isenabled()

    def begin(self) -> None:
        gc.disable()
        self._goes_on = True
        self._later(LOOK_MS, self._look)

    def end(self) -> None:
        self._goes_on = False
        if self._before:
            gc.enable()

    def _look(self) -> None:
        if self._goes_on:
            collect_what_is_due()
            self._later(LOOK_MS, self._look)


def collect_what_is_due() -> None:
    """What Python would have collected by now: the oldest generation whose count is above its threshold."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [age for age, (count, most) in enumerate(counts) if count > most]
    if due:
        gc.collect(due[-1])
