"""Events that wait for the disk, in order: what it refuses is tried again before anything newer."""

from collections import deque
from collections.abc import Callable

from vilkaarvi.session.events import Checked, Event


class Backlog:
    """So what lies on the disk is always the hour from its beginning without a gap, and can be gone on with.

    `write` writes all of one tuple, or raises and writes none.
    """

    def __init__(self, write: Callable[[tuple[Event, ...]], None]) -> None:
        self._write = write
        self._waiting: deque[tuple[Event, ...]] = deque()

    def record(self, events: tuple[Event, ...]) -> None:
        """Returns when `events` and all before them are on the disk. Raises what `write` raises; then they wait.

        No events: those that wait are tried again.
        """
        if self._waiting and _renews(events, self._waiting[-1]):
            self._waiting[-1] = events  # so that an hour without a disk does not grow by 1 800 of them
        elif events:
            self._waiting.append(events)
        while self._waiting:
            self._write(self._waiting[0])
            self._waiting.popleft()


def _renews(events: tuple[Event, ...], before: tuple[Event, ...]) -> bool:
    """A check after a check of the same kind; with a film's place or without."""
    match events, before:
        case ((Checked(film_ms=new),), (Checked(film_ms=old),)):
            return (new is None) == (old is None)
        case _:
            return False
