"""What a manager has ticked of what is expected before the groups begin; it tells nothing of any group.

<data>/prepared.json = {"format": 1, "ticked": [16 hex digits, …]}

Each is of one sentence as it stands in English, so a tick is there in any language and never moves to other words.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from vilkaarvi.errors import Code, Fault
from vilkaarvi.seal.disk import Disk, replace_file, told

NAME, FORMAT = "prepared.json", 1
MOST_BYTES = 65_536
_MARK = re.compile("[0-9a-f]{16}", re.ASCII)


def mark_of(sentence: str) -> str:
    return hashlib.sha256(sentence.encode("utf-8")).hexdigest()[:16]


class Prepared:
    """`disk`: None where somebody else writes in the folder; then it is only read."""

    def __init__(self, data: Path, disk: Disk | None) -> None:
        self._path, self._disk = data / NAME, disk

    def read(self) -> frozenset[str]:
        """The marks; none where there is no file, or it is damaged: ticking costs less than a question.

        Raises Fault NEWER_FORMAT.
        """
        plain: object = None
        with suppress(OSError, ValueError, RecursionError), self._path.open("rb") as file:
            plain = json.loads(file.read(MOST_BYTES))
        if not isinstance(plain, dict):
            return frozenset()
        if plain.get("format") != FORMAT:
            raise Fault(Code.NEWER_FORMAT, name=NAME)
        ticked = plain.get("ticked")
        some = ticked if isinstance(ticked, list) else []
        return frozenset(each for each in some if isinstance(each, str) and _MARK.fullmatch(each))

    def keep(self, marks: Iterable[str]) -> None:
        """On the disk when this returns. Raises Fault NEWER_FORMAT, DISK_FULL, WRITE_FAILED, LOCK_LOST."""
        self.read()
        if self._disk is None:
            raise Fault(Code.WRITE_FAILED, path=self._path)
        with told(self._path):
            replace_file(self._disk, self._path, json.dumps({"format": FORMAT, "ticked": sorted(marks)}).encode())
