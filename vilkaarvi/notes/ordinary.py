"""Words that a leader has said are no names: an ordinary word is asked about once, and not in every note.

A file of words, one a line, in the alphabet's order, so that it tells neither when a word came nor beside which others.
A name that was confirmed never comes here; neither do numbers and addresses.
"""

import os
from contextlib import suppress
from pathlib import Path

from vilkaarvi.errors import Code, Fault

LONGEST = 40  # letters
MOST_WORDS = 2_000


def ordinary(characters: str) -> str | None:
    """The one word as it is remembered: in small letters. None: it is not one word of letters."""
    word = characters.strip().casefold()
    one = word.replace("-", "").isalpha()
    return word if one and len(word) <= LONGEST else None


class OrdinaryWords:
    """The words in `path`, read when they are first asked for. What the file holds besides words is let be unread.

    `path` None: they are only in memory. Any thread may ask.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._words: set[str] | None = None

    def __contains__(self, characters: str) -> bool:
        word = ordinary(characters)
        return word is not None and word in self._known()

    def add(self, characters: str) -> bool:
        """From now on it is an ordinary word. False: it was one, or it is no single word; nothing is to be saved."""
        word = ordinary(characters)
        if word is None or word in self._known() or len(self._known()) >= MOST_WORDS:
            return False
        self._words = self._known() | {word}
        return True

    def save(self) -> None:
        """On the writer thread. Either the old or the new file is there, whole. Raises Fault WRITE_FAILED."""
        path = self._path
        if path is None:
            return
        beside = path.with_name(path.name + ".new")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(f"{word}\n" for word in sorted(self._known()))
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, path)  # noqa: PTH105  on Windows rename would refuse
        except OSError as fault:
            with suppress(OSError):
                beside.unlink()
            raise Fault(Code.WRITE_FAILED, path=path) from fault

    def _known(self) -> set[str]:
        if self._words is None:
            lines: list[str] = []
            if self._path is not None:
                with suppress(OSError):
                    lines = self._path.read_text(encoding="utf-8", errors="replace").splitlines()
            self._words = {word for line in lines[:MOST_WORDS] if (word := ordinary(line)) is not None}
        return self._words
