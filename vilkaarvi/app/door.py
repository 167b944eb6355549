"""The way to the store, which is opened where it is first asked for: on the writer thread, never on the room's.

Opening asks the system for a key, and the system may ask a person, or take its time.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from vilkaarvi.errors import Fault

if TYPE_CHECKING:  # read on the writer thread, when it is opened
    from vilkaarvi.store.store import Store


class StoreDoor:
    """Call it for the store, on the writer thread alone. After a Fault the next call tries again.

    `takes_over` opens it although another program seems to write there; only after somebody has said so.

    Attributes: is_open, refused (why it could not be opened the last time, or None).
    """

    def __init__(self, opens: "Callable[[], Store]", takes_over: "Callable[[], Store] | None" = None) -> None:
        self._opens, self._takes_over = opens, takes_over or opens
        self._store: Store | None = None
        self.refused: Fault | None = None

    @property
    def is_open(self) -> bool:
        return self._store is not None

    def __call__(self) -> "Store":
        if self._store is None:
            try:
                self._store = self._opens()
            except Fault as fault:
                self.refused = fault
                raise
            self.refused = None
        return self._store

    def take_over(self) -> None:
        """From the next call on."""
        self._opens = self._takes_over

    def close(self) -> None:
        """When the writer has ended."""
        if self._store is not None:
            with suppress(Fault):
                self._store.close()
            self._store = None
