"""Keeps the computer awake from `hold` to `release`, on a thread of its own: a desktop may take its time to answer."""

import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from vilkaarvi.errors import Code, Fault

LOOK_S = 20.0  # a desktop's service that was started anew has forgotten us
Told = Callable[[Fault | None], None]
Post = Callable[[Callable[[], None]], None]


class Unheld(Exception):
    """A service is not there, did not answer in time, or said no."""


class Way(Protocol):
    """One service of the system that can keep it awake. Used by one thread; none of its calls waits for ever.

    Attributes: screen (whether it keeps the screen lit and unlocked too, not only the computer awake).
    """

    screen: bool

    def hold(self, reason: str) -> None:
        """From now on. `reason` is what the system shows people. Raises Unheld."""
        ...

    def holds(self) -> bool:
        """Whether what was asked for still stands."""
        ...

    def release(self) -> None:
        """Never raises; also where nothing is held."""
        ...


class KeepsAwake(Protocol):
    """What the desk asks of it."""

    def hold(self, reason: str, told: Told) -> None: ...

    def release(self) -> None: ...


@dataclass(frozen=True)
class _Order:
    reason: str = ""  # empty: let go
    told: Told = lambda fault: None
    end: bool = False


class Keeper:
    """Every way that the system has is held at once: it does no harm, and no desktop needs to be recognised.

    `ways` is called on the keeper's thread, when something is held for the first time; `post` runs a call on the room's
    thread. A killed program holds nothing: each way ends with its process.
    """

    def __init__(self, ways: Callable[[], Sequence[Way]], post: Post, look_s: float = LOOK_S) -> None:
        self._find, self._post, self._look_s = ways, post, look_s
        self._orders: queue.SimpleQueue[_Order] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def hold(self, reason: str, told: Told) -> None:
        """Answers at once. `told` hears on the room's thread: None when the screen is kept awake, else Fault MAY_SLEEP;
        again whenever that changes."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="awake", daemon=True)
            self._thread.start()
        self._orders.put(_Order(reason, told))

    def release(self) -> None:
        """Answers at once; what is not held is let be."""
        self._orders.put(_Order())

    def close(self, patience_s: float) -> bool:
        """Lets go. False when a service has not answered after `patience_s`: it is left to the end of the process."""
        if self._thread is None:
            return True
        self._orders.put(_Order(end=True))
        self._thread.join(patience_s)
        return not self._thread.is_alive()

    # --- on the keeper's thread

    def _run(self) -> None:
        ways, order, kept = list[Way](), _Order(), False
        asked_anew = True
        while not order.end:
            if order.reason:
                ways = ways or list(self._find())
                now = _held(ways, order.reason)
                if asked_anew or now != kept:
                    self._tell(order.told, now)
                kept = now
            else:
                _let_go(ways)
            asked_anew = True
            try:
                order = self._orders.get(timeout=self._look_s if order.reason else None)
            except queue.Empty:  # nothing new is wanted: see whether it still stands
                asked_anew = False
        _let_go(ways)

    def _tell(self, told: Told, kept: bool) -> None:
        fault = None if kept else Fault(Code.MAY_SLEEP)
        self._post(lambda: told(fault))


def _held(ways: Sequence[Way], reason: str) -> bool:
    """Whether the screen is kept, after every way that is not held has been tried."""
    kept = False
    for way in ways:
        if not way.holds():
            way.release()
            try:
                way.hold(reason)
            except Unheld:
                continue
        kept = kept or way.screen
    return kept


def _let_go(ways: Sequence[Way]) -> None:
    for way in ways:
        way.release()
