"""What takes a moment and touches no store, such as drawing a paper, beside the room's thread and the writer's."""

import queue
import threading
from collections.abc import Callable
from typing import TypeVar

from vilkaarvi.errors import Fault
from vilkaarvi.hour.writer import Post, answer

T = TypeVar("T")


class Worker:
    """One thing after the other. The thread begins with the first and ends with the program.

    `post` runs a call on the room's thread.
    """

    def __init__(self, post: Post) -> None:
        self._post = post
        self._work: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._begun = False

    def do(self, work: Callable[[], T], done: Callable[[T | None, Fault | None], None]) -> None:
        """From the room's thread. `done(answer, None)` when `work` has ended well, else `done(None, fault)`."""
        self._work.put(lambda: answer(work, done, self._post))
        if not self._begun:
            self._begun = True
            threading.Thread(target=self._run, name="worker", daemon=True).start()

    def _run(self) -> None:
        while True:
            self._work.get()()
