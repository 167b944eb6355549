"""What is known of words: one packed list of Swedish and English words, names and places, read when first needed.

words.xz holds one line a word, sorted by its bytes: the word in small letters, a tab, `Is` as three hexadecimal digits.
A line that begins with "=" holds three letters and how much they speak for a name; one that begins with "~" holds the
skeleton of a first name: Fadumo, Faduma and Fatumah are spelled by ear.
`tools/notes_lists.py` builds it; NOTICE names where its words come from.
"""

import lzma
import re
import unicodedata
from collections.abc import Iterator
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
SILENT = 0x80  # a piece of three letters that speaks neither for a name nor against
_TWICE = re.compile(r"(.)\1+")


def skeleton(small: str) -> str:
    """What is left of a name when everything is gone that ears do not hear: "faduumah" → "fatuma"."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", small) if not unicodedata.combining(sign))
    for written, heard in _SOUNDS:
        plain = plain.replace(written, heard)
    return _TWICE.sub(r"\1", plain.translate(_BY_EAR)).removesuffix("h")


def pieces_of(small: str) -> list[str]:
    """A word's pieces of three letters, with its beginning and its end marked."""
    marked = f"^^{small}$"
    return [marked[at : at + 3] for at in range(len(marked) - 2)]


_KEYS = ("qwertyuiopå", "asdfghjklöä", "zxcvbnm")
_BESIDE = {
    key: row[max(0, place - 1) : place] + row[place + 1 : place + 2] for row in _KEYS for place, key in enumerate(row)
}


def _slips(small: str) -> Iterator[str]:
    for at in range(len(small)):
        head, here, tail = small[:at], small[at], small[at + 1 :]
        yield head + tail
        if tail:
            yield head + tail[0] + here + tail[1:]
        for key in _BESIDE.get(here, "") + ("aeiouåäö" if here in "aeiouyåäö" else ""):
            yield head + key + tail
        if at:
            for key in "abcdefghijklmnoprstuvxyåäö":
                yield head + key + here + tail
    for key in "aenrst":
        yield small + key


class Lists:
    """The words in one piece of memory, found by halving. Only read, so threads may share it."""

    def __init__(self) -> None:
        self._words = lzma.decompress(PACKED.read_bytes())
        self._shelves: dict[bytes, tuple[int, int]] = {}  # where words with the same first letters stand, once asked

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

    def like_a_name(self, word: str) -> float:
        """How much the letters speak for a name (above 0) or an ordinary word: the logarithm of the odds."""
        found = (self._exactly("=" + piece) for piece in pieces_of(word.lower()))
        return sum(what.value - SILENT for what in found if what) / 8

    def genitive(self, word: str) -> bool:
        """True for a name with its s: "Olles"; "Lars" is listed itself."""
        small = word.lower()
        names = Is.FIRST | Is.LAST
        return (
            len(small) > 3 and small[-1] == "s" and not self._exactly(small) & names
            and bool(self._exactly(small[:-1].rstrip("'’:")) & names)
        )  # fmt: skip

    def near(self, word: str, ordinary: Is) -> bool:
        """True if a word that is `ordinary` is one slip of the hand away: two letters changed about, one too few, one
        too many, or the key beside. For words that are about to be taken for names: it takes about a millisecond."""
        small = word.lower()
        return any(self._exactly(other) & ordinary for other in _slips(small))

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

    def _shelf(self, wanted: bytes) -> tuple[int, int]:
        """Where the words begin and end that have the first letters of `wanted`."""
        first = wanted[:3]
        found = self._shelves.get(first)
        if found is None:
            found = self._shelves[first] = (
                self._halved(first, 0, len(self._words)), self._halved(first + b"\xff", 0, len(self._words))
            )  # fmt: skip
        return found

    def _place(self, wanted: bytes) -> int:
        """Where the first line begins that is not before `wanted`."""
        return self._halved(wanted, *self._shelf(wanted))

    def _halved(self, wanted: bytes, low: int, high: int) -> int:
        words = self._words
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
