"""Time, handed in. The hour is counted on `now`, which no change of the computer's clock can move."""

import time
from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """What the program asks of time."""

    def now(self) -> float:
        """Seconds that only ever grow; meaningful as differences."""
        ...

    def today(self) -> date:
        """The day on the wall."""
        ...

    def wall(self) -> datetime:
        """The moment on the wall, in UTC; used once a run, and after a crash."""
        ...


class SystemClock:
    """The computer's own time."""

    def now(self) -> float:
        return time.monotonic()

    def today(self) -> date:
        return date.today()  # the leader's own calendar day

    def wall(self) -> datetime:
        return datetime.now(UTC)


class FastClock:
    """A clock for an hour in fast motion: `rate` may be changed while it runs (film needs rate 1)."""

    def __init__(self, base: Clock, rate: float) -> None:
        self._base = base
        self._rate = rate
        self._base_then = base.now()
        self._then = base.now()

    def now(self) -> float:
        return self._then + (self._base.now() - self._base_then) * self._rate

    def run_at(self, rate: float) -> None:
        """From this moment the clock runs at `rate` times real time."""
        self._then, self._base_then, self._rate = self.now(), self._base.now(), rate

    def today(self) -> date:
        return self._base.today()

    def wall(self) -> datetime:
        return self._base.wall()
