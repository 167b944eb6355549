"""How bytes reach a disk and stay there. `Disk` is handed in, so that a test can fill the disk or cut the power."""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from vilkaarvi.errors import Code, Fault

WINDOWS = os.name == "nt"
NEW = ".new"  # the end of a name whose file is not finished; swept by the next writer
_WINDOWS_DISK_FULL = (39, 112)
_TRIES, _PAUSE_S = 20, 0.05


class Disk(Protocol):
    """The operating system's calls, one by one; offsets and sizes in bytes. Every method raises OSError."""

    def open(self, path: Path, write: bool = False, make: bool = False) -> int:
        """A handle. `make` gives an empty file that only its owner may read."""
        ...

    def read(self, handle: int, at: int, count: int) -> bytes: ...

    def write(self, handle: int, at: int, content: bytes) -> int:
        """How much was written: perhaps less than all."""
        ...

    def size(self, handle: int) -> int: ...

    def cut(self, handle: int, size: int) -> None: ...

    def sync(self, handle: int) -> None: ...

    def close(self, handle: int) -> None: ...

    def rename(self, old: Path, new: Path) -> None:
        """`new` is replaced if it is there."""
        ...

    def remove(self, path: Path) -> None: ...

    def sync_folder(self, folder: Path) -> None:
        """Makes new, changed and removed names in `folder` stay."""
        ...


class RealDisk:
    """The operating system's disk."""

    def open(self, path: Path, write: bool = False, make: bool = False) -> int:
        flags = (os.O_RDWR if write else os.O_RDONLY) | getattr(os, "O_BINARY", 0)
        return os.open(path, flags | (os.O_CREAT | os.O_TRUNC if make else 0), 0o600)

    def read(self, handle: int, at: int, count: int) -> bytes:
        os.lseek(handle, at, os.SEEK_SET)
        pieces = []
        while count > 0 and (piece := os.read(handle, count)):
            pieces.append(piece)
            count -= len(piece)
        return b"".join(pieces)

    def write(self, handle: int, at: int, content: bytes) -> int:
        os.lseek(handle, at, os.SEEK_SET)  # Windows has no pwrite
        return os.write(handle, content)

    def size(self, handle: int) -> int:
        return os.fstat(handle).st_size

    def cut(self, handle: int, size: int) -> None:
        os.ftruncate(handle, size)

    def sync(self, handle: int) -> None:
        os.fsync(handle)

    def close(self, handle: int) -> None:
        os.close(handle)

    def rename(self, old: Path, new: Path) -> None:
        _patiently(lambda: os.replace(old, new))  # noqa: PTH105  the same call, named for what it does

    def remove(self, path: Path) -> None:
        _patiently(path.unlink)

    def sync_folder(self, folder: Path) -> None:
        if WINDOWS:
            return  # there is no such call; NTFS keeps names in its own journal
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _patiently(work: "Work") -> None:
    """On Windows a virus scanner or a reader may hold a file for a moment: tried again for a second."""
    for _ in range(_TRIES if WINDOWS else 0):
        try:
            work()
        except PermissionError:
            time.sleep(_PAUSE_S)
        else:
            return
    work()


class Work(Protocol):
    def __call__(self) -> object: ...


def write_all(disk: Disk, handle: int, at: int, content: bytes) -> None:
    """All of `content`, on the disk when this returns."""
    write_piece(disk, handle, at, content)
    disk.sync(handle)


def write_piece(disk: Disk, handle: int, at: int, content: bytes) -> None:
    """All of `content`; on the disk after the next sync. For files of many pieces."""
    done = 0
    while done < len(content):
        written = disk.write(handle, at + done, content[done:])
        if written <= 0:
            raise OSError(errno.EIO, "nothing was written")
        done += written


def read_all(disk: Disk, path: Path) -> bytes:
    handle = disk.open(path)
    try:
        return disk.read(handle, 0, disk.size(handle))
    finally:
        disk.close(handle)


def replace_file(disk: Disk, path: Path, content: bytes) -> None:
    """Either the old or the new file is there, whole, whatever happens. On an error the old one."""
    beside = path.with_name(path.name + NEW)
    try:
        handle = disk.open(beside, write=True, make=True)
        try:
            write_all(disk, handle, 0, content)
        finally:
            disk.close(handle)
        disk.rename(beside, path)
    except OSError:
        with suppress(OSError):  # the next writer sweeps it
            disk.remove(beside)
        raise
    disk.sync_folder(path.parent)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """An OSError while something is written becomes Fault DISK_FULL or WRITE_FAILED."""
    try:
        yield
    except OSError as fault:
        raise Fault(write_code(fault), path=path) from fault


def write_code(fault: OSError) -> Code:
    """DISK_FULL or WRITE_FAILED."""
    full = fault.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
    return Code.DISK_FULL if full or getattr(fault, "winerror", None) in _WINDOWS_DISK_FULL else Code.WRITE_FAILED
