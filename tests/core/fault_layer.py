"""A disk that can lose its power, be full, write short or fail to sync."""

import errno
import random
from pathlib import Path


class FaultyDisk:
    """Keeps what was synced apart from what was only written.

    `fail` is the fault of the next append: "short", "eio", "full" or None. `power_cut` throws away what was not synced.
    """

    def __init__(self, seed: int = 0) -> None:
        self.safe: dict[Path, bytes] = {}
        self.now: dict[Path, bytes] = {}
        self.fail: str | None = None
        self._random = random.Random(seed)

    def read(self, path: Path) -> bytes:
        if path not in self.now:
            raise FileNotFoundError(path)
        return self.now[path]

    def create(self, path: Path) -> None:
        self.now[path] = self.safe[path] = b""

    def append(self, path: Path, at: int, content: bytes) -> None:
        assert len(self.now[path]) == at
        if self.fail == "short":
            self.now[path] += content[: self._random.randrange(len(content))]
            raise OSError(errno.EIO, "short write")
        if self.fail == "full":
            raise OSError(errno.ENOSPC, "full")
        self.now[path] += content
        if self.fail == "eio":
            raise OSError(errno.EIO, "the sync failed")
        self.safe[path] = self.now[path]

    def cut(self, path: Path, size: int) -> None:
        if self.fail:
            raise OSError(errno.EIO, "still broken")
        self.now[path] = self.safe[path] = self.now[path][:size]

    def size(self, path: Path) -> int:
        return len(self.now[path])

    def replace(self, path: Path, content: bytes) -> None:
        self.now[path] = self.safe[path] = content

    def power_cut(self) -> None:
        """Of what was written and not synced, any beginning may have reached the disk."""
        for path, content in self.now.items():
            kept = len(self.safe[path])
            self.now[path] = self.safe[path] = content[: self._random.randint(kept, len(content))]
        self.fail = None
