"""The one thread that touches the store. Work goes in from the room's thread; answers come back on it, in order."""

import queue
import threading
from collections.abc import Callable
from typing import TypeVar

from vilkaarvi.errors import Code, Fault

T = TypeVar("T")
Post = Callable[[Callable[[], None]], None]


def answer(work: Callable[[], T], done: Callable[[T | None, Fault | None], None], post: Post) -> None:
    """Does `work` here and now, and tells `done` how it went on the room's thread, as `Writer.do` promises."""
    try:
        made = work()
    except Fault as fault:
        told = fault
        post(lambda: done(None, told))
    except OSError as fault:
        other = Fault(Code.WRITE_FAILED, path=fault.filename)
        post(lambda: done(None, other))
    except Exception as error:  # a mistake of ours: told too, and the next work is done
        mistake = Fault(Code.UNHANDLED)
        post(lambda: done(None, mistake))
        frames = error.__traceback__
        threading.excepthook(threading.ExceptHookArgs((type(error), error, frames, threading.current_thread())))
    else:
        post(lambda: done(made, None))


class Writer:
    """`post` runs a call on the room's thread. Faults of the work are handed to its `done`.

    Any other error is handed on as Fault UNHANDLED, and to `threading.excepthook`; the writer lives on.
    """

    def __init__(self, post: Post) -> None:
        self._post = post
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def do(self, work: Callable[[], T], done: Callable[[T | None, Fault | None], None]) -> None:
        """`done(answer, None)` when `work` has ended well, else `done(None, fault)`."""

        def task() -> None:
            answer(work, done, self._post)

        self._work.put(task)

    def close(self, patience_s: float | None = None) -> bool:
        """Ends when all work that was handed in is done, or after `patience_s`: then False, and the work is let go.

        What was let go was never acknowledged, and a store bears to be broken off.
        """
        self._work.put(None)
        self._thread.join(patience_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (task := self._work.get()) is not None:
            task()
