"""The few things a journal does with a disk. Handed in, so that a test can cut the power."""

import os
from pathlib import Path
from typing import Protocol

from vilkaarvi.seal import replace_file, sync_folder


class Disk(Protocol):
    """Offsets and sizes in bytes. All methods raise OSError."""

    def read(self, path: Path) -> bytes: ...

    def create(self, path: Path) -> None:
        """A new empty file whose name survives."""
        ...

    def append(self, path: Path, at: int, content: bytes) -> None:
        """Writes `content` at `at`, which must be the file's end, and returns when it is on the disk."""
        ...

    def cut(self, path: Path, size: int) -> None: ...

    def size(self, path: Path) -> int: ...

    def replace(self, path: Path, content: bytes) -> None: ...


class RealDisk:
    """The operating system's."""

    def read(self, path: Path) -> bytes:
        return path.read_bytes()

    def create(self, path: Path) -> None:
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        os.close(os.open(path, flags, 0o600))
        sync_folder(path.parent)

    def append(self, path: Path, at: int, content: bytes) -> None:
        handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            if os.lseek(handle, 0, os.SEEK_END) != at:
                raise OSError("the file is not as long as it was left")
            left = content
            while left:
                left = left[os.write(handle, left) :]
            os.fsync(handle)
        finally:
            os.close(handle)

    def cut(self, path: Path, size: int) -> None:
        handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            os.ftruncate(handle, size)
            os.fsync(handle)
        finally:
            os.close(handle)

    def size(self, path: Path) -> int:
        return path.stat().st_size

    def replace(self, path: Path, content: bytes) -> None:
        replace_file(path, content, private=True)
