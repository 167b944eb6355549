"""What is known of words: one packed list of Swedish and English words, names and places, read when first needed.

words.xz holds one line a word, sorted by its bytes: the word in small letters, a tab, `Is` as three hexadecimal digits.
A line that begins with "~" holds the skeleton of a first name: Fadumo, Faduma and Fatumah are spelled by ear.
`tools/notes_lists.py` builds it; NOTICE names where its words come from.
"""

import lzma
import re
import unicodedata
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
    ACRONYM = 0x400  # counts only where it is written in capitals: LO is a union, Lo is a name


NOTHING = Is(0)
_OF = {number: Is(number) for number in range(0x800)}


_BY_EAR = str.maketrans({"w": "v", "q": "k", "y": "i", "j": "i", "z": "s", "d": "t", "ş": "s", "š": "s", "ç": "s"})
_SOUNDS = (("ph", "f"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("sch", "s"), ("sh", "s"), ("ch", "s"),
           ("ck", "k"), ("oo", "u"), ("ou", "u"), ("ee", "i"), ("ie", "i"))  # fmt: skip
_TWICE = re.compile(r"(.)\1+")


def skeleton(small: str) -> str:
    """What is left of a name when everything is gone that ears do not hear: "faduumah" → "fatuma"."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", small) if not unicodedata.combining(sign))
    for written, heard in _SOUNDS:
        plain = plain.replace(written, heard)
    return _TWICE.sub(r"\1", plain.translate(_BY_EAR)).removesuffix("h")


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

    def sounds(self, word: str) -> bool:
        """True if a first name sounds as `word` does."""
        return self._exactly("~" + skeleton(word.lower())) is not NOTHING

    def genitive(self, word: str) -> bool:
        """True for a name with its s: "Olles"; "Lars" is listed itself."""
        small = word.lower()
        names = Is.FIRST | Is.LAST
        return (
            len(small) > 3 and small[-1] == "s" and not self._exactly(small) & names
            and bool(self._exactly(small[:-1].rstrip("'’:")) & names)
        )  # fmt: skip

    def begins(self, part: str) -> bool:
        """True if a Swedish word begins with `part`: "ansv" is short for one."""
        words, wanted = self._words, part.lower().encode()
        at = self._place(wanted)
        while words.startswith(wanted, at):
            end = words.index(b"\n", at)
            if _OF[int(words[end - 3 : end], 16)] & Is.SWEDISH and end - at > len(wanted) + 5:
                return True
            at = end + 1
        return False

    def _place(self, wanted: bytes) -> int:
        """Where the first line begins that is not before `wanted`."""
        words, low, high = self._words, 0, len(self._words)
        while low < high:  # both always stand at the beginning of a line
            start = words.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = words.index(b"\n", start)
            if words[start : end - 4] < wanted:
                low = end + 1
            else:
                high = start
        return low

    def _exactly(self, small: str) -> Is:
        wanted = small.encode()
        start = self._place(wanted)
        end = self._words.find(b"\n", start)
        return _OF[int(self._words[end - 3 : end], 16)] if self._words[start : end - 4] == wanted else NOTHING
