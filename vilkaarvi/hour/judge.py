"""Reads what is being written for what could point somebody out, beside the room's thread."""

import threading
from collections.abc import Callable

from vilkaarvi.hour.writer import Post
from vilkaarvi.notes.check import Find
from vilkaarvi.notes.note import Flag

Heard = Callable[[tuple[Flag, ...] | None], None]  # None: the text could not be read


class Judge:
    """`find` runs on a worker, `post` brings the answer to the room's thread.

    One text at a time; of each asker only the newest waits, so a slow look never lags behind somebody who types.
    """

    def __init__(self, find: Find, post: Post) -> None:
        self._find, self._post = find, post
        self._wanted: dict[object, tuple[str, Heard]] = {}
        self._lock = threading.Lock()
        self._runs = False

    def ask(self, asker: object, text: str, heard: Heard) -> None:
        """Ends at once. `heard` is not called for a text that the same asker has replaced before its turn."""
        with self._lock:
            self._wanted[asker] = text, heard
            begin, self._runs = not self._runs, True
        if begin:
            threading.Thread(target=self._run, name="worker", daemon=True).start()

    def _run(self) -> None:
        while True:
            with self._lock:
                if not self._wanted:
                    self._runs = False
                    return
                asker = next(iter(self._wanted))
                text, heard = self._wanted.pop(asker)
            self._answer(text, heard)

    def _answer(self, text: str, heard: Heard) -> None:
        flags: tuple[Flag, ...] | None = None
        try:
            flags = self._find(text)
        except Exception as error:  # a mistake of ours: told, and the next text is read
            told = (type(error), error, error.__traceback__, threading.current_thread())
            threading.excepthook(threading.ExceptHookArgs(told))
        self._post(lambda: heard(flags))
