"""One writer at a time in a data folder, and a note of who it is."""

import json
import os
import socket
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from vilkaarvi.errors import Code, Fault


class WriterLock:
    """Held from `__init__` to `release`; the system lets go of it when the process dies.

    `writer.json` beside it is the note, because Windows lets nobody read a locked file. Raises Fault DATA_LOCKED (host,
    process), OSError.
    """

    def __init__(self, folder: Path) -> None:
        self._note = folder / "writer.json"
        self._lock = FileLock(folder / "writer.lock", thread_local=False)
        try:
            self._lock.acquire(timeout=0)
        except Timeout as fault:
            raise Fault(Code.DATA_LOCKED, **self._holder()) from fault
        with suppress(OSError):  # a full disk must not keep anybody from reading
            self._note.write_text(json.dumps({"host": socket.gethostname(), "process": os.getpid()}), "utf-8")

    def release(self) -> None:
        with suppress(OSError):
            self._note.unlink(missing_ok=True)
        self._lock.release()

    def _holder(self) -> dict[str, object]:
        holder: object = None
        with suppress(OSError, ValueError):
            holder = json.loads(self._note.read_text("utf-8"))
        known = holder if isinstance(holder, dict) else {}
        return {"host": known.get("host", "?"), "process": known.get("process", "?")}
