"""Finds names of people: by lists, by capitals where none is due, and by who does what a person does."""

from collections.abc import Iterator

from vilkaarvi.notes.detect.actors import acts
from vilkaarvi.notes.detect.capitals import capital
from vilkaarvi.notes.detect.initials import initials
from vilkaarvi.notes.detect.lists import Is
from vilkaarvi.notes.detect.small_names import small_name
from vilkaarvi.notes.detect.small_words import (
    CALLED,
    NEVER_NAMES,
    PARTICLES,
    STRONG_VERBS,
    TITLES,
    TITLES_ENGLISH,
)
from vilkaarvi.notes.detect.things import is_thing
from vilkaarvi.notes.detect.tokens import NAMES, Sentence, Shape, Token
from vilkaarvi.notes.detect.unlisted import LIKE_A_WORD_FIRST

Span = tuple[int, int]


def names(sentence: Sentence, claimed: list[Span]) -> Iterator[Span]:
    """The spans of all names outside what is `claimed`; a first name and what follows it are one."""
    place, tokens = 0, sentence.tokens
    inside = _inside(tokens, claimed)
    taken = [not inside[at] and is_name(sentence, at) for at in range(len(tokens))]
    for at in range(1, len(tokens)):  # "774 60 Avesta"
        if inside[at - 1] and tokens[at - 1].shape is Shape.NUMBER and tokens[at].has(Is.PLACE):
            taken[at] = False
    yield from initials(sentence, inside)
    while place < len(tokens):
        if not taken[place]:
            place += 1
            continue
        first, last = place, place
        while _goes_on(sentence, last, taken) and not inside[last + 1]:
            last += 1
        if sentence.at(first - 1).small in TITLES_ENGLISH:
            first -= 1
        elif (sentence.at(first - 1).text == "." and sentence.at(first - 2).small in TITLES_ENGLISH) or (
            sentence.at(first - 2).shape is Shape.INITIAL and sentence.at(first - 1).text == "."
        ):
            first -= 2
        while sentence.at(first - 1).small in PARTICLES - {"de", "da", "af"} and not taken[first - 1]:
            first -= 1
        yield tokens[first].start, _without_genitive(sentence, tokens[last])
        place = last + 1


def _inside(tokens: list[Token], claimed: list[Span]) -> list[bool]:
    """For each token whether it touches what is claimed."""
    spans, next_one, answer = sorted(claimed), 0, []
    for token in tokens:
        while next_one < len(spans) and spans[next_one][1] <= token.start:
            next_one += 1
        answer.append(next_one < len(spans) and spans[next_one][0] < token.end)
    return answer


def _goes_on(sentence: Sentence, last: int, taken: list[bool]) -> bool:
    """True if the next token belongs to the name that `last` belongs to: a family name, an initial, "al"."""
    here, after = sentence.at(last), sentence.at(last + 1)
    if not after.is_word or sentence.gap(last + 1) not in {" ", "\u00a0", "  "}:
        return False
    if sentence.genitive(here.text):
        return False
    if taken[last + 1]:
        return True
    if after.small in PARTICLES and sentence.at(last + 2).capital and here.capital:
        return True
    if after.shape is Shape.INITIAL and here.capital:
        return after.text not in {"I", "Å"}
    return (
        after.shape is Shape.CAPITAL
        and here.shape is Shape.CAPITAL
        and not (after.has(Is.OTHER) or is_thing(sentence, last + 1))
    )


def _without_genitive(sentence: Sentence, token: Token) -> int:
    """Swedish: "Monas avdelning" is Mona's; but in "boken är Hassans" the s stays."""
    return token.end - 1 if sentence.genitive(token.text) else token.end


def is_name(sentence: Sentence, at: int) -> bool:
    """True if the token is a person's name, as far as the words around it tell."""
    token = sentence.at(at)
    if not token.is_word or len(token.text) < 2 or token.small in TITLES:
        return False
    if token.small in NEVER_NAMES and not _named_so(sentence, at):
        return False
    before = _word_before(sentence, at)
    if token.capital and (before.small in TITLES and before.small not in {"tant", "far"}):
        return True
    if is_thing(sentence, at):
        return False
    if "-" in token.text and token.has(Is.OTHER):
        return False
    if "-" in token.text and not token.has(NAMES):
        return _hyphened(sentence, at)
    return capital(sentence, at, before) if token.capital else small_name(sentence, at, before)


def _named_so(sentence: Sentence, at: int) -> bool:
    """ "Vår heter hon", "My är allergisk", "and Inga after": words of grammar that somebody is called."""
    token, after = sentence.at(at), sentence.at(at + 1)
    if not token.capital or not token.has(Is.FIRST):
        return False
    if token.small in _OFTEN_GRAMMAR and not sentence.english:
        return after.small in {"heter", "hette"} or sentence.at(at - 1).small in CALLED or after.small in STRONG_VERBS
    return not token.begins and token.has(Is.PROPER) and token.has(Is.USUAL)


_OFTEN_GRAMMAR = frozenset(("my", "vår"))


def _word_before(sentence: Sentence, at: int) -> Token:
    before = sentence.at(at - 1)
    return sentence.at(at - 2) if before.text == "." and sentence.at(at - 2).small in TITLES else before


def _hyphened(sentence: Sentence, at: int) -> bool:
    """ "Hyun-woo", "Anna-Lena", "al-masri" are names; "IT-systemen", "Jul-kort" are none."""
    token = sentence.at(at)
    parts = [part for part in token.small.split("-") if part]
    if len(parts) < 2:
        return False
    if parts[0] in {"al", "el"}:
        return not sentence.what(parts[1]) & (Is.SWEDISH | Is.ENGLISH)
    kinds = [sentence.what(part) for part in parts]
    if all(kind & Is.FIRST for kind in kinds):
        return token.capital or all(kind & Is.USUAL for kind in kinds)
    written = token.text.split("-")
    if all(len(part) == 1 for part in written):  # P-O
        return token.text.isupper() and sentence.at(at + 1).shape is not Shape.NUMBER and acts(sentence, at)
    if not token.capital or any(kind & (Is.SWEDISH | Is.ENGLISH | Is.OTHER | Is.PLACE) for kind in kinds[1:]):
        return False
    if any(kind & Is.FIRST and not kind & Is.OTHER for kind in kinds):
        return token.shape is Shape.CAPITAL
    if len(parts[0]) < 2 or sentence.like_a_name(parts[-1]) < LIKE_A_WORD_FIRST or sentence.near(parts[-1]):
        return False
    return token.shape is Shape.CAPITAL and not (sentence.compound(parts[-1]) or kinds[0] & Is.OTHER)


def _ordinary(sentence: Sentence) -> Is:
    """What an ordinary word is in the note's language; "will" is none in a Swedish note, but may stand in one."""
    return Is.ENGLISH if sentence.english else Is.SWEDISH
