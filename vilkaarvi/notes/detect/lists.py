"""What is known of words: one packed list of Swedish and English words, names and places, read when first needed.

words.xz holds one line a word, sorted by its bytes: the word in small letters, a tab, `Is` as three hexadecimal digits.
`tools/notes_lists.py` builds it; NOTICE names where its words come from.
"""

import lzma
from enum import Flag
from pathlib import Path

PACKED = Path(__file__).with_name("words.xz")


def words(written: str) -> frozenset[str]:
    """A short list that stands in the code itself."""
    return frozenset(written.split())


def endings(written: str) -> tuple[str, ...]:
    """The same, as `str.endswith` takes it."""
    return tuple(written.split())


class Is(Flag):
    """What a word can be. Many are several things: "bo" is a verb, "Bo" is a name."""

    SWEDISH = 0x001  # an ordinary word, in any of its forms
    ENGLISH = 0x002
    FIRST = 0x004  # a first name somewhere
    LAST = 0x008
    USUAL = 0x010  # such a name as is heard in Sweden
    PLACE = 0x020
    PROPER = 0x040  # a proper noun of the dictionary, of whatever kind
    OTHER = 0x080  # a proper noun that points nobody out
    VERB = 0x100  # a Swedish verb with a subject: "säger", "sade"
    STEM = 0x200  # Swedish, in the form that a dictionary gives


NOTHING = Is(0)
_OF = {number: Is(number) for number in range(0x400)}


class Lists:
    """The words in one piece of memory, found by halving. Only read, so threads may share it."""

    def __init__(self) -> None:
        self._words = lzma.decompress(PACKED.read_bytes())

    def what(self, word: str) -> Is:
        """What `word` is, in whatever case it is written; a genitive is what its word is."""
        small = word.lower()
        found = self._exactly(small)
        if found is NOTHING and len(small) > 2 and small.endswith("s"):
            return self._exactly(small[:-1].removesuffix("'").removesuffix("’").removesuffix(":"))
        return found

    def _exactly(self, small: str) -> Is:
        words, wanted = self._words, small.encode()
        low, high = 0, len(words)
        while low < high:  # both always stand at the beginning of a line
            start = words.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = words.index(b"\n", start)
            word = words[start : end - 4]
            if word == wanted:
                return _OF[int(words[end - 3 : end], 16)]
            if word < wanted:
                low = end + 1
            else:
                high = start
        return NOTHING
