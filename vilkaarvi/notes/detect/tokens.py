"""A text as words, numbers and marks, each with what is known of it."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import Enum

from vilkaarvi.notes.detect.lists import NOTHING, Is, Lists
from vilkaarvi.notes.detect.small_words import ABBREVIATIONS, CONTENT_FREE, ENGLISH_SIGNS, STRONG_VERBS, SWEDISH_SIGNS

_LETTER = r"(?:[^\W\d_][\u0300-\u036f]?)"
_TOKEN = re.compile(rf"(?P<word>{_LETTER}+(?:[-'’]{_LETTER}+)*)|(?P<number>\d+)|(?P<mark>[^\s\w]|_)|(?P<line>\n)")
_CLOSES = frozenset('.!?:;"”“»«([/=>•*–—-\n|+→…')  # what follows may have a capital for that reason alone
_LONGEST = 40  # letters; longer ones are no words, and would be cut in two at every place
_ORDINARY = Is.SWEDISH | Is.ENGLISH
NAMES = Is.FIRST | Is.LAST


class Shape(Enum):
    """How a token is written."""

    SMALL = "small"
    CAPITAL = "capital"  # its first letter, or its first letter and others: Hyun-woo, McKay
    ALL = "all"  # two capitals or more, and nothing else
    INITIAL = "initial"  # one capital
    NUMBER = "number"
    MARK = "mark"


@dataclass(frozen=True)
class Token:
    """Characters `start` to `end`; `begins` when a capital here may say no more than that something begins."""

    start: int
    end: int
    text: str
    small: str
    shape: Shape
    what: Is
    begins: bool

    def has(self, what: Is) -> bool:
        """True if the word is any of `what`."""
        return bool(self.what & what)

    @property
    def is_word(self) -> bool:
        return self.shape not in {Shape.NUMBER, Shape.MARK}

    @property
    def capital(self) -> bool:
        return self.shape in {Shape.CAPITAL, Shape.ALL}

    @property
    def ordinary(self) -> bool:
        return self.has(_ORDINARY) or self.small in CONTENT_FREE

    @property
    def verb(self) -> bool:
        """A verb with a subject, in either language."""
        return self.has(Is.VERB) or self.small in STRONG_VERBS


EDGE = Token(0, 0, "", "", Shape.MARK, NOTHING, True)


class Sentence:
    """The tokens of one text. Beyond its ends stands an empty token, so that rules need not look where they are."""

    def __init__(self, text: str, lists: Lists) -> None:
        self.text = text
        self._lists = lists
        self._near: dict[str, bool] = {}  # a long text says the same words again; forgotten with the sentence
        self._sounds: dict[str, float] = {}
        self.tokens = self._read()
        words = {token.small for token in self.tokens}
        self.said = frozenset(token.small for token in self.tokens if token.is_word and not token.has(Is.FIRST))
        self.english = len(words & ENGLISH_SIGNS) > len(words & SWEDISH_SIGNS)

    def at(self, place: int) -> Token:
        return self.tokens[place] if 0 <= place < len(self.tokens) else EDGE

    def after(self, start: int) -> Token:
        """The first token that does not end before the character `start`."""
        return self.at(bisect_right(self.tokens, start, key=lambda token: token.end))

    def before(self, start: int) -> Token:
        """The last token that ends before the character `start`."""
        return self.at(bisect_left(self.tokens, start, key=lambda token: token.start) - 1)

    def what(self, word: str) -> Is:
        return self._lists.what(word)

    def sounds(self, word: str) -> bool:
        return len(word) <= _LONGEST and self._lists.sounds(word)

    def near(self, word: str) -> bool:
        """True if an ordinary word of the note's language is one slip of the hand away (`Lists.near`)."""
        if word not in self._near:
            ordinary = Is.ENGLISH if self.english else Is.SWEDISH
            self._near[word] = 3 < len(word) <= _LONGEST // 2 and self._lists.near(word, ordinary)
        return self._near[word]

    def like_a_name(self, word: str) -> float:
        """Above 0 if the letters are such as names have; only for words that are in no list."""
        if word not in self._sounds:
            self._sounds[word] = self._lists.like_a_name(word) if len(word) <= _LONGEST else 0.0
        return self._sounds[word]

    def genitive(self, word: str) -> bool:
        return len(word) <= _LONGEST and self._lists.genitive(word)

    def begins(self, word: str) -> bool:
        return self._lists.begins(word)

    def among_places(self, place: int) -> bool:
        """True beside a sure place in a list: "Jordan, Lebanon and Turkey"."""
        for step in (-1, 1):
            if self.at(place + step).small in {",", "och", "o", "and", "&", "/"}:
                near = self.at(place + 2 * step)
                if near.capital and near.has(Is.PLACE) and not near.has(NAMES):
                    return True
        return False

    def gap(self, place: int) -> str:
        """What stands between a token and the one before it: nothing or blanks."""
        return self.text[self.at(place - 1).end : self.at(place).start] if place > 0 else ""

    def compound(self, word: str) -> bool:
        """True for Swedish words that are put together of two known ones: "jobb" and "chatten", "brand" and "mans"."""
        if not 6 <= len(word) <= _LONGEST:
            return False
        for cut in range(3, len(word) - 2):
            if self.what(word[cut:]) & Is.SWEDISH and self.begins_a_compound(word[:cut]):
                return True
        return False

    def begins_a_compound(self, part: str) -> bool:
        """True for what may stand before another word: "brand", "skol", "arbets"."""
        if self.what(part) & (Is.STEM | Is.OTHER):
            return True
        shorter = part[:-1]
        if part[-1] in "sou" and len(shorter) > 2:
            return bool(self.what(shorter if part[-1] == "s" else shorter + "a") & (Is.STEM | Is.SWEDISH))
        return len(part) > 3 and bool(self.what(part + "a") & Is.STEM)  # skola: skolgård

    def _read(self) -> list[Token]:
        found: list[Token] = []
        matches = list(_TOKEN.finditer(self.text))
        shout = _shouts([match[0] for match in matches if match["word"]])
        known: dict[str, Is] = {}
        for match in matches:
            written, small = match[0], match[0].lower()
            if match["word"] and small not in known:
                known[small] = self._lists.what(small) if len(small) <= _LONGEST else NOTHING
            shape = Shape.NUMBER if match["number"] else _shape(written, shout) if match["word"] else Shape.MARK
            begins = not found or (found[-1].text in _CLOSES and not _abbreviated(found))
            found.append(Token(match.start(), match.end(), written, small, shape, known.get(small, NOTHING), begins))
        return found


def _shape(written: str, shout: bool) -> Shape:
    if not written[0].isupper() or shout:
        return Shape.SMALL
    if len(written) == 1:
        return Shape.INITIAL
    return Shape.ALL if written.isupper() else Shape.CAPITAL


def _shouts(words: list[str]) -> bool:
    """Everything is in capitals, so that they say nothing."""
    long = [word for word in words if len(word) > 1]
    return len(long) > 1 and sum(word.isupper() for word in long) > 0.7 * len(long) and len("".join(long)) > 9


def _abbreviated(found: list[Token]) -> bool:
    """The full stop belongs to an abbreviation or an initial: "t.ex. Ali", "K. Berg"."""
    if found[-1].text != "." or len(found) < 2:
        return False
    before = found[-2]
    return before.end == found[-1].start and (before.small in ABBREVIATIONS or before.shape is Shape.INITIAL)
