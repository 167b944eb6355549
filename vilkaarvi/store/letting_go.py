"""What was let go, and what must not be: `retention.log` in the data folder, plain text for whoever answers for it.

    2026-11-25 erased-notes 0123…      the notes of a run that nobody agreed on
    2026-11-25 erased-summary 0123…    the finished summary of a run
    2026-11-25 stopped 0123…           "Stoppa gallring": somebody has asked for what the run holds
    2026-11-25 allowed 0123…           and not any more

A day, an act and a run's random id, nothing else; the newest line of a run counts. A line of erasing is written before
anything is erased, so that what a crash broke off is known and finished; it stays, so that nothing brings the run back.
A file with a line that makes no sense stops all erasing by itself until somebody has looked at it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from vilkaarvi.errors import Code, Fault
from vilkaarvi.seal.disk import Disk, read_all, replace_file, told

NAME = "retention.log"
_LINE = re.compile(r"(\d{4}-\d\d-\d\d) ([a-z-]+) ([0-9a-f]{32})", re.ASCII)


class Act(StrEnum):
    ERASED_NOTES = "erased-notes"
    ERASED_SUMMARY = "erased-summary"
    STOPPED = "stopped"
    ALLOWED = "allowed"


_ERASED = (Act.ERASED_NOTES, Act.ERASED_SUMMARY)


@dataclass(frozen=True)
class Entry:
    day: date
    act: Act
    run: str

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.act} {self.run}"


class RetentionLog:
    """Read anew at each call: it is small, and a restored one counts at once. Raises Fault RETENTION_UNREADABLE."""

    def __init__(self, data: Path, disk: Disk) -> None:
        self._path, self._disk = data / NAME, disk

    def entries(self) -> list[Entry]:
        """The oldest first."""
        try:
            raw = read_all(self._disk, self._path)
        except FileNotFoundError:
            return []
        except OSError as fault:
            raise Fault(Code.RETENTION_UNREADABLE, path=self._path) from fault
        return read_entries(raw.decode("utf-8", "replace").splitlines(), self._path)

    def add(self, entries: Sequence[Entry]) -> None:
        """On the disk when this returns, all or none. Raises Fault DISK_FULL or WRITE_FAILED too."""
        if not entries:
            return
        lines = "".join(f"{entry}\n" for entry in [*self.entries(), *entries])
        with told(self._path):
            replace_file(self._disk, self._path, lines.encode("ascii"))

    def erased(self) -> dict[str, Entry]:
        """Run → what was erased of it, the newest."""
        return {entry.run: entry for entry in self.entries() if entry.act in _ERASED}

    def stopped(self) -> dict[str, date]:
        """Run → since when nothing of it may be erased."""
        found: dict[str, date] = {}
        for entry in self.entries():
            if entry.act is Act.STOPPED:
                found[entry.run] = entry.day
            elif entry.act is Act.ALLOWED:
                found.pop(entry.run, None)
        return found


def read_entries(lines: Iterable[str], path: Path) -> list[Entry]:
    """Raises Fault RETENTION_UNREADABLE."""
    entries = []
    for line in lines:
        found = _LINE.fullmatch(line)
        day, act, run = found.groups() if found else ("", "", "")
        try:
            entries.append(Entry(date.fromisoformat(day), Act(act), run))
        except ValueError as fault:
            raise Fault(Code.RETENTION_UNREADABLE, path=path) from fault
    return entries
