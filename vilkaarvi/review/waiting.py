"""Reports that could not be taken in because the register on the server did not answer: kept here until it does.

<data>/reports-waiting/<first 32 digits of the SHA-256 of a report's content>.vilkaarvi-report

They are what the leaders handed over, byte for byte, so keeping one twice keeps it once.
"""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from vilkaarvi.completion.report import ENDING
from vilkaarvi.errors import Code
from vilkaarvi.review.bring_in import BroughtIn
from vilkaarvi.review.reading import reports_in
from vilkaarvi.seal.disk import RealDisk, replace_file, told

# The computer is not believed yet, the day has not come, the disk failed.
_LATER = {Code.R_UNKNOWN_KEY, Code.R_FUTURE, Code.REPORT_UNREADABLE, Code.NEWER_FORMAT}
FOLDER = "reports-waiting"


class Waiting:
    """`data`: the data folder; nothing is made in it before something waits."""

    def __init__(self, data: Path) -> None:
        self._folder = data / FOLDER

    def paths(self) -> list[Path]:
        return sorted(self._folder.glob(f"*{ENDING}")) if self._folder.is_dir() else []

    def keep(self, paths: Sequence[Path]) -> int:
        """How many reports are kept. What cannot be read is left out. Raises Fault DISK_FULL or WRITE_FAILED."""
        kept = 0
        for found in reports_in(paths)[0]:
            try:
                content = found.path.read_bytes()
            except OSError:
                continue
            self._write(content)
            kept += 1
        return kept

    def _write(self, content: bytes) -> None:
        path = self._folder / f"{hashlib.sha256(content).hexdigest()[:32]}{ENDING}"
        with told(path):
            self._folder.mkdir(parents=True, exist_ok=True)
            replace_file(RealDisk(), path, content)

    def done(self, paths: Sequence[Path], found: BroughtIn) -> None:
        """These have been taken in, as `found` tells; one with a line that may go in another day is kept."""
        later = {str(fault.facts.get("name")) for fault in found.refused if fault.code in _LATER}
        untold = found.refused_count > len(found.refused)
        for path in paths:
            if path.name not in later and not untold:
                with suppress(OSError):  # taken in once more, it changes nothing
                    path.unlink()
        with suppress(OSError):
            self._folder.rmdir()
