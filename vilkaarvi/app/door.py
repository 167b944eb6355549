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

    Attributes: is_open, refused (why it could not be opened the last time, or None).
    """

    def __init__(self, opens: "Callable[[], Store]") -> None:
        self._opens = opens
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

    def close(self) -> None:
        """When the writer has ended."""
        if self._store is not None:
            with suppress(Fault):
                self._store.close()
            self._store = None
