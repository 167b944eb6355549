"""Frames that wait on this computer while the folder of their journal is gone, format 1.

    <journal's name>.spool = magic "VJSPOOL1" | base u64 (little-endian) | SHA-256 of the journal's first `base` bytes
                             | frames (frames.py), byte for byte as they belong into the journal from `base` on

The frames are sealed as they are in the journal. Never two truths: the journal in the folder decides. If its first
`base` bytes are the same, and what follows is the beginning of the waiting frames (a write or a joining that was broken
off), the rest of them is written behind it. If all of them stand there already, they were joined before. Anything else
means that somebody has gone on without them: the journal stays as it is, the frames are put aside and told.
"""

import hashlib
import struct
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from vilkaarvi.journal.frames import whole_frames
from vilkaarvi.seal.disk import Disk, RealDisk, read_all, write_all

END, LEFT = ".spool", ".left"
_MAGIC = b"VJSPOOL1"
_HEAD = struct.Struct("<8sQ32s")


class Joined(StrEnum):
    NOTHING = "nothing"  # nothing waited
    ALL = "all"
    WENT_ON = "went-on"  # the journal has gone another way; what waited is put aside


class Spool:
    """What waits for the journal `name`, in a folder of this computer. Every method raises OSError."""

    def __init__(self, folder: Path, name: str) -> None:
        self._path = folder / f"{name}{END}"
        self._disk: Disk = RealDisk()
        self._size = 0  # of what is surely here

    def begin(self, base: int, digest: bytes) -> None:
        """For a journal of `base` bytes with this SHA-256."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        head = _HEAD.pack(_MAGIC, base, digest)
        handle = self._disk.open(self._path, write=True, make=True)
        try:
            write_all(self._disk, handle, 0, head)
        finally:
            self._disk.close(handle)
        self._disk.sync_folder(self._path.parent)
        self._size = len(head)

    def append(self, frame: bytes) -> None:
        """Returns when it is on this computer's disk."""
        handle = self._disk.open(self._path, write=True)
        try:
            if self._disk.size(handle) != self._size:
                self._disk.cut(handle, self._size)
            write_all(self._disk, handle, self._size, frame)
        finally:
            self._disk.close(handle)
        self._size += len(frame)

    def join(self, journal: Path, disk: Disk) -> Joined:
        """What waits is in the journal, on its disk, when this returns ALL. Raises OSError while the folder is gone."""
        try:
            raw = read_all(self._disk, self._path)
        except FileNotFoundError:
            return Joined.NOTHING
        if len(raw) < _HEAD.size:  # broken off while it was begun: nothing in it was acknowledged
            self.remove()
            return Joined.NOTHING
        magic, base, digest = _HEAD.unpack_from(raw)
        waiting = whole_frames(raw[_HEAD.size :])
        there = read_all(disk, journal)
        after = there[base:]
        if magic != _MAGIC or hashlib.sha256(there[:base]).digest() != digest:
            return self._put_aside()
        if not after.startswith(waiting):
            if not waiting.startswith(after):
                return self._put_aside()
            _write_behind(disk, journal, len(there), waiting[len(after) :])
        self.remove()
        return Joined.ALL

    def remove(self) -> None:
        with suppress(FileNotFoundError):
            self._path.unlink()

    def let_go(self) -> None:
        """What waits, and what was put aside, is gone: its journal has been erased."""
        for path in (self._path, _left(self._path)):
            with suppress(FileNotFoundError):
                path.unlink()

    def _put_aside(self) -> Joined:
        self._disk.rename(self._path, _left(self._path))
        return Joined.WENT_ON


def waiting_in(folder: Path) -> list[str]:
    """The names of the journals for which something waits."""
    with suppress(OSError):
        return sorted(path.name.removesuffix(END) for path in folder.glob(f"*{END}"))
    return []


def left_in(folder: Path) -> list[str]:
    """The names of the journals that have gone another way than what was put aside."""
    with suppress(OSError):
        return sorted(path.name.removesuffix(END + LEFT) for path in folder.glob(f"*{END}{LEFT}"))
    return []


def sweep(folder: Path, let_go: Callable[[str], bool]) -> None:
    """Removes what waits, or was put aside, for journals that `let_go` says have been erased."""
    for name in {*waiting_in(folder), *left_in(folder)}:
        if let_go(name):
            with suppress(OSError):
                Spool(folder, name).let_go()


def _left(path: Path) -> Path:
    return path.with_name(path.name + LEFT)


def _write_behind(disk: Disk, journal: Path, at: int, content: bytes) -> None:
    handle = disk.open(journal, write=True)
    try:
        write_all(disk, handle, at, content)
    finally:
        disk.close(handle)
