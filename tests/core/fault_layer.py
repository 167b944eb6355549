"""A disk that can write short, be full, fail to sync, and lose its power at any call."""

import errno
import os
import random
from dataclasses import dataclass, field
from pathlib import Path

from vilkaarvi.seal.disk import RealDisk

SECTOR = 512


class PowerCut(BaseException):
    """Not an OSError: nobody gets to tidy up."""


@dataclass
class File:
    """What is surely on the disk, what programs see, and the writes between the two."""

    safe: bytes
    now: bytes
    writes: list[tuple[int, bytes]] = field(default_factory=list)  # (at, content)


@dataclass
class FaultyDisk:
    """Real files show what programs see; `power_cut` turns them into what a disk might hold afterwards.

    fails: call → errno, as long as it stands there; "short": a write takes only its first half and then fails.
    dies_after: calls until the power goes. breaks_at: the number of the one call that fails.
    """

    seed: int = 0
    fails: dict[str, int] = field(default_factory=dict)
    dies_after: int | None = None
    breaks_at: int | None = None
    calls: int = 0

    def __post_init__(self) -> None:
        self._real = RealDisk()
        self._handles: dict[int, File] = {}
        self._names: dict[Path, File] = {}  # as programs see them
        self._safe_names: dict[Path, File] = {}
        self._moves: list[tuple[Path, Path | None, File | None]] = []  # not synced: (name, its old name, file)

    def open(self, path: Path, write: bool = False, make: bool = False) -> int:
        self._call("open")
        handle = self._real.open(path, write, make)
        known = self._names.get(path)
        if known is None:
            content = b"" if make else path.read_bytes()
            known = self._names[path] = File(content, content)
            if make:
                self._moves.append((path, None, known))
            else:
                self._safe_names[path] = known
        elif make:
            known = self._names[path] = File(b"", b"")
            self._moves.append((path, None, known))
        self._handles[handle] = known
        return handle

    def read(self, handle: int, at: int, count: int) -> bytes:
        self._call("read")
        return self._real.read(handle, at, count)

    def write(self, handle: int, at: int, content: bytes) -> int:
        self._call("write")
        if "short" in self.fails and len(content) < 2:
            raise OSError(self.fails["short"], "no more")
        if "short" in self.fails:
            content = content[: len(content) // 2]
        file = self._handles[handle]
        file.writes += [(at + n, content[n : n + SECTOR]) for n in range(0, len(content), SECTOR)]
        file.now = _with(file.now, at, content)
        return self._real.write(handle, at, content)

    def size(self, handle: int) -> int:
        self._call("size")
        return self._real.size(handle)

    def cut(self, handle: int, size: int) -> None:
        self._call("cut")
        file = self._handles[handle]
        file.now = file.now[:size]
        file.writes = [(at, content[: size - at]) for at, content in file.writes if at < size]
        self._real.cut(handle, size)

    def sync(self, handle: int) -> None:
        self._call("sync")
        file = self._handles[handle]
        file.safe, file.writes = file.now, []
        self._real.sync(handle)

    def close(self, handle: int) -> None:
        self._handles.pop(handle, None)
        self._real.close(handle)

    def rename(self, old: Path, new: Path) -> None:
        self._call("rename")
        file = self._known(old)
        if new.exists():  # from before this disk: it is there until the new name surely is
            self._known(new)
        self._names[new] = self._names.pop(old)
        self._moves.append((new, old, file))
        self._real.rename(old, new)

    def remove(self, path: Path) -> None:
        self._call("remove")
        self._real.remove(path)
        self._known(path)
        self._names.pop(path)
        self._moves.append((path, None, None))

    def sync_folder(self, folder: Path) -> None:
        self._call("sync_folder")
        for move in [move for move in self._moves if move[0].parent == folder]:
            _apply(self._safe_names, move)
            self._moves.remove(move)

    def power_cut(self) -> None:
        """Of what was not synced, any part may have reached the disk."""
        dice = random.Random(self.seed)
        for move in self._moves:
            if dice.random() < 0.5:
                _apply(self._safe_names, move)
        for path in self._names.keys() | self._safe_names.keys():
            file = self._safe_names.get(path)
            if file is None:
                path.unlink(missing_ok=True)
                continue
            content = file.safe if dice.random() < 0.5 else file.safe[: len(file.now)]
            for at, piece in file.writes:
                if dice.random() < 0.5:
                    content = _with(content, at, piece)
            path.write_bytes(content)

    def _known(self, path: Path) -> File:
        if path not in self._names:
            content = path.read_bytes() if path.exists() else b""
            self._names[path] = self._safe_names[path] = File(content, content)
        return self._names[path]

    def _call(self, name: str) -> None:
        if self.dies_after is not None and self.calls >= self.dies_after:
            raise PowerCut
        self.calls += 1
        if self.calls - 1 == self.breaks_at:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        if name in self.fails:
            raise OSError(self.fails[name], os.strerror(self.fails[name]))


FULL = {"write": errno.ENOSPC}
SHORT = {"short": errno.ENOSPC}
NOT_SYNCED = {"sync": errno.EIO}
BROKEN = {"write": errno.EIO, "sync": errno.EIO, "cut": errno.EIO}


def _with(content: bytes, at: int, piece: bytes) -> bytes:
    """A hole that nobody wrote reads as zeros."""
    return content[:at].ljust(at, b"\0") + piece + content[at + len(piece) :]


def _apply(names: dict[Path, File], move: tuple[Path, Path | None, File | None]) -> None:
    name, old, file = move
    if old is not None:
        names.pop(old, None)
    if file is None:
        names.pop(name, None)
    else:
        names[name] = file
