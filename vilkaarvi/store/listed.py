"""Home lists the runs after every press: a file is opened again only when it has been written to, or is another one.

What is remembered lives as long as the store is open, and never on the disk: the files are the only truth.
"""

import time
from collections.abc import Callable
from pathlib import Path

from vilkaarvi.store.head import RunHead

YOUNG_NS = 2_000_000_000  # a file younger than this may change without a change of its time; FAT counts by two seconds
Mark = tuple[int, int, int, int]


class Listed:
    """The heads of files that were whole when they were last opened."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Mark, RunHead]] = {}  # file name → its mark, and what it said then

    def head(self, path: Path, read: Callable[[str], RunHead], is_whole: Callable[[str], bool]) -> RunHead:
        """`read` gets the run's id, `is_whole` the file's name, after it was read: harm is looked at every time."""
        mark = _mark(path)  # before it is read: what is written meanwhile makes another one
        known = self._kept.get(path.name)
        if mark is not None and known is not None and known[0] == mark:
            return known[1]
        head = read(path.stem)
        if mark is not None and is_whole(path.name):
            self._kept[path.name] = (mark, head)
        return head


def _mark(path: Path) -> Mark | None:
    """Another one when the file has been written to, or is another file. None: that cannot be told."""
    try:
        seen = path.stat()
    except OSError:
        return None
    if time.time_ns() - max(seen.st_mtime_ns, seen.st_ctime_ns) < YOUNG_NS:
        return None
    return seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns
