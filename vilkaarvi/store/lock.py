"""One writer at a time in a data folder, and a note of who it is."""

import json
import os
import secrets
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from vilkaarvi.errors import Code, Fault
from vilkaarvi.seal.disk import Disk

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

    The note beside it is another file, because Windows lets nobody read a locked one:

        writer.json = {"host": text, "process": n, "token": hex, "turn": n}     without the first three: nobody writes

    A turn is a lock file: 0 is writer.lock, n is writer-n.lock. Taking over begins the next one, so it needs nothing of
    a computer that may still hold the file of the one before. A token tells each holder whether the note is its own.

    `take_over`: where the holder is on another computer, or its process is gone. Raises OSError, and Fault DATA_LOCKED
    (host, process, yours: it can be taken over by hand).
    """

    def __init__(self, folder: Path, take_over: bool = False) -> None:
        self._folder, self._note, self._token = folder, folder / NOTE, secrets.token_hex(8)
        known = _noted(self._note)
        self._turn = _turn(known)
        other = _elsewhere_or_gone(known)
        if take_over and other:
            self._turn += 1
            self._acquire(known)
        else:
            self._acquire(known)
            if known.get("host") not in (None, socket.gethostname()):  # its lock may not be seen from here
                self._lock.release()
                raise _locked(known)
        with suppress(OSError):  # a full disk must not keep anybody from reading
            self._write_note(host=socket.gethostname(), process=os.getpid(), token=self._token)

    def still_mine(self) -> bool:
        """False when somebody has taken over. Raises OSError when the folder is gone."""
        try:
            known = json.loads(self._note.read_bytes())
        except (FileNotFoundError, ValueError):
            os.stat(self._lock.lock_file)  # noqa: PTH116  raises where the folder itself is gone, or what lay in it
            return True
        token = known.get("token") if isinstance(known, dict) else None
        return token in (None, self._token)

    def lost(self) -> Fault:
        """What to tell when it is not."""
        known = _noted(self._note)
        return Fault(Code.LOCK_LOST, host=known.get("host", "?"), process=known.get("process", "?"))

    def release(self) -> None:
        with suppress(OSError):
            if self.still_mine():
                if self._turn:
                    self._write_note()  # the next one must not try a lock file that was taken over
                else:
                    self._note.unlink(missing_ok=True)
        self._lock.release()

    def _acquire(self, known: dict[str, object]) -> None:
        name = f"writer-{self._turn}.lock" if self._turn else "writer.lock"
        self._lock = FileLock(self._folder / name, thread_local=False)
        try:
            self._lock.acquire(timeout=0)
        except Timeout as fault:
            raise _locked(known) from fault

    def _write_note(self, **holder: object) -> None:
        self._note.write_text(json.dumps({**holder, "turn": self._turn}), "utf-8")


def _turn(known: dict[str, object]) -> int:
    turn = known.get("turn")
    return turn if type(turn) is int and turn > 0 else 0


def _elsewhere_or_gone(known: dict[str, object]) -> bool:
    """Whoever wrote the note cannot be seen to live from here."""
    host, process = known.get("host"), known.get("process")
    if not isinstance(host, str) or type(process) is not int or process <= 0:
        return False
    return host != socket.gethostname() or not _lives(process)


def _locked(known: dict[str, object]) -> Fault:
    host, process = known.get("host", "?"), known.get("process", "?")
    return Fault(Code.DATA_LOCKED, host=host, process=process, yours=_elsewhere_or_gone(known))


class OwnDisk:
    """A disk that is only changed while the lock is its holder's own. Raises Fault LOCK_LOST, and OSError as `Disk`."""

    def __init__(self, disk: Disk, lock: WriterLock) -> None:
        self._disk, self._lock = disk, lock

    def open(self, path: Path, write: bool = False, make: bool = False) -> int:
        if make:
            self._must_be_mine()
        return self._disk.open(path, write, make)

    def read(self, handle: int, at: int, count: int) -> bytes:
        return self._disk.read(handle, at, count)

    def write(self, handle: int, at: int, content: bytes) -> int:
        self._must_be_mine()
        return self._disk.write(handle, at, content)

    def size(self, handle: int) -> int:
        return self._disk.size(handle)

    def cut(self, handle: int, size: int) -> None:
        self._must_be_mine()
        self._disk.cut(handle, size)

    def sync(self, handle: int) -> None:
        self._disk.sync(handle)

    def close(self, handle: int) -> None:
        self._disk.close(handle)

    def rename(self, old: Path, new: Path) -> None:
        self._must_be_mine()
        self._disk.rename(old, new)

    def remove(self, path: Path) -> None:
        self._must_be_mine()
        self._disk.remove(path)

    def sync_folder(self, folder: Path) -> None:
        self._disk.sync_folder(folder)

    def _must_be_mine(self) -> None:
        if not self._lock.still_mine():
            raise self._lock.lost()
