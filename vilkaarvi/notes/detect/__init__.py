"""Finds what could point out a person in a text: `find`. Hard flags must be answered, soft ones ask.

The lists of words and the libraries are loaded when the first text is judged (about 0.4 s), or by `load()` beforehand.
Every pattern reads a text once: a long text of rubbish takes time in proportion to its length.
"""

import functools
from bisect import bisect_left
from collections.abc import Iterator

from vilkaarvi.notes.detect.ages import ages
from vilkaarvi.notes.detect.contacts import emails, phones, web
from vilkaarvi.notes.detect.lists import Lists
from vilkaarvi.notes.detect.names import names
from vilkaarvi.notes.detect.numbers import cases, identity_numbers, organisation_numbers, plates
from vilkaarvi.notes.detect.places import addresses, postcodes
from vilkaarvi.notes.detect.singled import singled_out
from vilkaarvi.notes.detect.tokens import Sentence
from vilkaarvi.notes.note import Flag, FlagKind

__all__ = ["find", "load"]

Span = tuple[int, int]
_AROUND = " ,.;:()-–\n\t"  # no part of what was said of somebody


@functools.cache
def _lists() -> Lists:
    return Lists()


def load() -> None:
    """Loads lists and libraries, so that the first note does not wait for them. For a worker, while nobody writes."""
    import phonenumbers  # noqa: F401  loaded, not used here
    from personnummer import personnummer  # noqa: F401
    from stdnum import luhn  # noqa: F401

    find("070-123 45 67 850101-1234")


def find(text: str) -> tuple[Flag, ...]:
    """All flags in `text`, in order and without overlaps; where two kinds claim the same characters the surer wins.

    A number that has the form of an identity number is flagged even when its check digit is wrong: mistyped, it still
    points somebody out. A soft flag keeps what no hard one claims.
    """
    sentence, found = Sentence(text, _lists()), Claims()
    for span, kind in _structured(text, sentence):
        found.add(span, kind)
    people = list(names(sentence, found.spans()))
    for span in people:
        found.add(span, FlagKind.NAME)
    for span in singled_out(sentence, people):
        found.add_what_is_free(text, span, FlagKind.QUASI)
    return found.flags()


class Claims:
    """Flags that do not overlap: who comes first has the characters."""

    def __init__(self) -> None:
        self._flags: list[Flag] = []  # in order

    def add(self, span: Span, kind: FlagKind) -> None:
        at = bisect_left(self._flags, span[0], key=lambda flag: flag.end - 1)
        if span[0] < span[1] and (at == len(self._flags) or self._flags[at].start >= span[1]):
            self._flags.insert(at, Flag(*span, kind, hard=kind is not FlagKind.QUASI))

    def add_what_is_free(self, text: str, span: Span, kind: FlagKind) -> None:
        """The longest piece of `span` that nobody has claimed, if it has letters; nothing if its head is claimed."""
        start, best, at = span[0], (span[0], span[0]), bisect_left(self._flags, span[0], key=lambda flag: flag.end - 1)
        if at < len(self._flags) and self._flags[at].start <= start:
            return
        while start < span[1]:
            taken = self._flags[at] if at < len(self._flags) else None
            end = min(span[1], taken.start if taken else span[1])
            best = max(best, (start, end), key=lambda piece: piece[1] - piece[0])
            start, at = taken.end if taken else span[1], at + 1
        piece = text[best[0] : best[1]]
        free = best[1] - len(piece.lstrip(_AROUND)), best[0] + len(piece.rstrip(_AROUND))
        if free[1] - free[0] > 2 and any(sign.isalpha() for sign in text[free[0] : free[1]]):
            self.add(free, kind)

    def spans(self) -> list[Span]:
        return [(flag.start, flag.end) for flag in self._flags]

    def flags(self) -> tuple[Flag, ...]:
        return tuple(self._flags)


def _structured(text: str, sentence: Sentence) -> Iterator[tuple[Span, FlagKind]]:
    """The surest first. Ten digits in a row that begin with 0 are a phone number if they can be one."""
    identity = identity_numbers(text)
    yield from ((span, FlagKind.EMAIL) for span in emails(text))
    yield from ((span, FlagKind.ORGNR) for span in organisation_numbers(text))
    yield from ((span, FlagKind.PNR) for span, sure in identity if sure)
    yield from ((span, FlagKind.URL_HANDLE) for span in web(text))
    yield from ((span, FlagKind.CASE) for span in cases(text))
    yield from ((span, FlagKind.PHONE) for span in phones(text))
    yield from ((span, FlagKind.PNR) for span, sure in identity if not sure)
    yield from ((span, FlagKind.ADDRESS) for span in addresses(text, sentence))
    yield from ((span, FlagKind.POSTCODE) for span in postcodes(text, sentence))
    yield from ((span, FlagKind.PLATE) for span in plates(text, sentence))
    yield from ((span, FlagKind.DOB_AGE) for span in ages(text, sentence))
