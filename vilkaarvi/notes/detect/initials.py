"""Finds people who are written with single letters: "A.K.", "S. told T. to stop"."""

import re
from collections.abc import Iterator

from vilkaarvi.notes.detect.small_words import SPEECH_VERBS
from vilkaarvi.notes.detect.tokens import NAMES, Sentence, Shape

Span = tuple[int, int]
_TWO_INITIALS = re.compile(r"(?<![\w.])[A-ZÅÄÖ]\.\s?[A-ZÅÄÖ]\.?(?![\w.])")
_ONE_INITIAL = re.compile(r"(?<![\w.])[A-ZÅÄÖ]\.(?=\s)")


def _single_letters(sentence: Sentence, inside: list[bool]) -> Iterator[Span]:
    """ "T bad M gå ut": once one letter acts like a person, the others are people as well."""
    letters = [
        at for at, token in enumerate(sentence.tokens)
        if token.shape is Shape.INITIAL and not inside[at] and token.text not in _NO_LETTERS
        and sentence.at(at + 1).text not in {".", "-", "/", ":"} and sentence.at(at + 1).shape is not Shape.NUMBER
    ]  # fmt: skip
    speaks = [at for at in letters if sentence.at(at).begins and sentence.at(at + 1).small in _SAYS]
    for at in letters if speaks else ():
        yield sentence.at(at).start, sentence.at(at).end


_NO_LETTERS = frozenset("IÅAOÖX")
_SAYS = SPEECH_VERBS - {"va", "sitter", "satt", "heter", "hette", "fyller", "fyllde", "håller", "höll", "känner"} | {
    "bad", "ber", "told", "tells", "teg",
}  # fmt: skip


def initials(sentence: Sentence, inside: list[bool]) -> Iterator[Span]:
    """One letter and its full stop, when another or a verb says that it acts.

    `inside` tells of each token whether it is part of a number or an address.
    """
    yield from _single_letters(sentence, inside)
    for match in _TWO_INITIALS.finditer(sentence.text):
        yield match.span()
    places = {token.start: at for at, token in enumerate(sentence.tokens) if token.shape is Shape.INITIAL}
    single = [match for match in _ONE_INITIAL.finditer(sentence.text) if match.start() in places]
    for match in single:
        at = places[match.start()]
        after = sentence.at(at + 2)
        told = after.verb or after.small in SPEECH_VERBS
        if sentence.at(at - 1).capital and sentence.at(at - 1).has(NAMES):
            continue  # "Yohannes T. har"
        if not inside[at] and (told or (len(single) > 1 and sentence.at(at - 1).verb)):
            yield match.span()
