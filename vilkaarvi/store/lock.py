"""One writer at a time in a data folder, and a note of who it is."""

import json
import os
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from vilkaarvi.errors import Code, Fault

NOTE = "writer.json"


@dataclass(frozen=True)
class Holder:
    """Who writes in a data folder: a process on this computer (`here`) or on another."""

    host: str
    process: int
    here: bool

    @property
    def mine(self) -> bool:
        return self.here and self.process == os.getpid()


def holder(folder: Path) -> Holder | None:
    """Who says that they write in `folder`. Only reads the note: the lock itself is never touched.

    None also when the process that wrote the note has died.
    """
    known = _noted(folder / NOTE)
    host, process = known.get("host"), known.get("process")
    if not isinstance(host, str) or type(process) is not int or process <= 0:
        return None
    here = host == socket.gethostname()
    return Holder(host, process, here) if not here or _lives(process) else None


def _noted(note: Path) -> dict[str, object]:
    holder: object = None
    with suppress(OSError, ValueError):
        holder = json.loads(note.read_text("utf-8"))
    return holder if isinstance(holder, dict) else {}


def _lives(process: int) -> bool:
    if sys.platform == "win32":  # os.kill would end it there
        import ctypes

        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(0x1000, False, process)  # may be asked about, nothing else
        if not handle:
            return bool(kernel.GetLastError() == 5)  # it lives and is somebody else's
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == 259
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


class WriterLock:
    """Held from `__init__` to `release`; the system lets go of it when the process dies.

    `writer.json` beside it is the note, because Windows lets nobody read a locked file. Raises Fault DATA_LOCKED (host,
    process), OSError.
    """

    def __init__(self, folder: Path) -> None:
        self._note = folder / NOTE
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
        known = _noted(self._note)
        return {"host": known.get("host", "?"), "process": known.get("process", "?")}
