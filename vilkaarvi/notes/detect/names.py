"""Finds names of people: by lists, by capitals where none is due, and by who does what a person does."""

import re
from collections.abc import Iterator

from vilkaarvi.notes.detect.lists import NOTHING, Is
from vilkaarvi.notes.detect.small_words import (
    BEFORE_PLACE,
    BEFORE_PLACE_ONLY,
    MODALS,
    MONTHS,
    NEVER_NAMES,
    PLACE_ENDINGS,
    SPEECH_VERBS,
    SURNAME_ENDINGS,
    TITLES,
    TITLES_ENGLISH,
)
from vilkaarvi.notes.detect.tokens import NAMES, Sentence, Shape, Token

Span = tuple[int, int]
_POINTS_NOBODY_OUT = Is.PLACE | Is.OTHER | Is.PROPER
_DEFINITE = ("en", "et", "an", "na", "arna", "orna", "erna", "ena")
_JOINS = frozenset(("och", "o", "&", "and", "+", "/", ","))
_PARTICLES = frozenset(("al", "el", "von", "van", "de", "af", "bin", "ibn", "abu", "ben", "da", "dos", "del", "der"))
_OF_PLACE = frozenset(("på", "i", "från", "fr", "vid"))
_DOUBLED = re.compile(r"(\w)\1")
_SHORTEST_TYPO = 4


def names(sentence: Sentence, claimed: list[Span]) -> Iterator[Span]:
    """The spans of all names outside what is `claimed`; a first name and what follows it are one."""
    place, tokens = 0, sentence.tokens
    inside = _inside(tokens, claimed)
    taken = [not inside[at] and is_name(sentence, at) for at in range(len(tokens))]
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
    if _is_genitive(sentence, here):
        return False
    if taken[last + 1]:
        return True
    if after.small in _PARTICLES and sentence.at(last + 2).capital and here.capital:
        return True
    if after.shape is Shape.INITIAL and here.capital:
        return after.text not in {"I", "Å"}
    return after.shape is Shape.CAPITAL and here.shape is Shape.CAPITAL and not after.has(Is.OTHER)


def _is_genitive(sentence: Sentence, token: Token) -> bool:
    """ "Olles", "Bashirs": the word without its s is a name, the word itself is none."""
    small = token.small
    if not small.endswith("s") or len(small) < 4:
        return False
    return bool(sentence.what(small[:-1]) & NAMES) and not _listed_with_s(sentence, small)


def _listed_with_s(sentence: Sentence, small: str) -> bool:
    return bool(sentence.what(small + "s") & NAMES)  # only a word that is listed itself has its genitive found


def _without_genitive(sentence: Sentence, token: Token) -> int:
    return token.end - 1 if _is_genitive(sentence, token) else token.end


def is_name(sentence: Sentence, at: int) -> bool:
    """True if the token is a person's name, as far as the words around it tell."""
    token = sentence.at(at)
    if not token.is_word or len(token.text) < 2 or token.small in TITLES or token.small in NEVER_NAMES:
        return False
    if "-" in token.text and not token.has(NAMES):
        return token.capital and _hyphened(sentence, at)
    before = _word_before(sentence, at)
    if before.small in TITLES and token.capital:
        return True
    if token.capital:
        return _capital(sentence, at, before)
    return _small(sentence, at, before)


def _word_before(sentence: Sentence, at: int) -> Token:
    before = sentence.at(at - 1)
    return sentence.at(at - 2) if before.text == "." and sentence.at(at - 2).small in TITLES else before


def _hyphened(sentence: Sentence, at: int) -> bool:
    """ "Hyun-woo", "Anna-Lena" are names; "IT-systemen", "Jul-kort" are none."""
    token = sentence.at(at)
    parts = token.small.split("-")
    kinds = [sentence.what(part) for part in parts if part]
    if len(kinds) < 2 or parts[0] in {"al", "el"}:
        return parts[0] in {"al", "el"}
    if all(kind & Is.FIRST and not kind & _ordinary(sentence) for kind in kinds):
        return True
    if any(kind & (Is.SWEDISH | Is.ENGLISH | Is.OTHER | Is.PLACE) for kind in kinds[1:]):
        return False
    return token.shape is Shape.CAPITAL and not (sentence.compound(parts[-1]) or kinds[0] & Is.OTHER)


def _ordinary(sentence: Sentence) -> Is:
    """What an ordinary word is in the note's language; "will" is none in a Swedish note, but may stand in one."""
    return Is.ENGLISH if sentence.english else Is.SWEDISH


# --- with a capital


def _capital(sentence: Sentence, at: int, before: Token) -> bool:
    token = sentence.at(at)
    if token.small in MONTHS and not _acts(sentence, at):
        return False
    if token.shape is Shape.ALL and not _spelled_loudly(token):
        return False
    if token.has(NAMES):
        return _listed(sentence, at, before)
    if token.has(Is.OTHER):
        return False
    if token.has(Is.PROPER | Is.PLACE):
        return token.small.endswith(SURNAME_ENDINGS) and _company(sentence, at) and before.small not in BEFORE_PLACE
    if token.ordinary:
        return False
    return _unknown(sentence, at, before)


def _spelled_loudly(token: Token) -> bool:
    """ "ALI" among other words; "SFI" is none."""
    return token.has(Is.FIRST) and token.has(Is.USUAL) and not token.has(Is.OTHER | Is.ENGLISH | Is.SWEDISH)


def _listed(sentence: Sentence, at: int, before: Token) -> bool:
    """A word that is a name somewhere; it may be a place or an ordinary word as well."""
    token = sentence.at(at)
    in_place = before.small in BEFORE_PLACE
    if token.has(Is.OTHER):
        return not in_place and token.has(Is.FIRST) and _acts(sentence, at) and not token.has(Is.ENGLISH)
    if token.has(Is.PLACE):
        if before.small in BEFORE_PLACE_ONLY:
            return False
        sure = token.has(Is.USUAL) and token.has(Is.FIRST) and not token.ordinary
        return sure or (not in_place and (_acts(sentence, at) or _company(sentence, at)))
    if not token.ordinary:
        return True
    if not token.begins:
        return token.has(Is.USUAL) or _acts(sentence, at) or _company(sentence, at)
    if _company(sentence, at):
        return True
    return token.has(Is.FIRST) and token.has(Is.USUAL) and _acts(sentence, at)


def _unknown(sentence: Sentence, at: int, before: Token) -> bool:
    """In no list at all. Swedish writes a capital only in names; places are known by the words before them."""
    token, small = sentence.at(at), sentence.at(at).small
    if len(small) < 3 or (
        any(sign in small for sign in "'’") and sentence.what(re.split("['’]", small)[0]) & Is.ENGLISH
    ):
        return False
    if small.endswith(SURNAME_ENDINGS) and not token.begins:
        return before.small not in BEFORE_PLACE_ONLY
    if sentence.compound(small):
        return small.endswith(SURNAME_ENDINGS) and _company(sentence, at)
    if before.small in BEFORE_PLACE:
        return False
    if small.endswith(PLACE_ENDINGS) and len(small) > 6 and not _acts(sentence, at) and not _company(sentence, at):
        return False
    if token.begins and _looks_mistyped(sentence, at):
        return _acts(sentence, at)
    return True


def _looks_mistyped(sentence: Sentence, at: int) -> bool:
    """An ordinary word with one wrong letter: "Inrtegration"."""
    small = sentence.at(at).small
    if len(small) < 5:
        return False
    for place in range(len(small)):
        shorter = small[:place] + small[place + 1 :]
        swapped = small[:place] + small[place + 1 : place + 2] + small[place] + small[place + 2 :]
        if any(sentence.what(each) & (Is.SWEDISH | Is.ENGLISH) for each in (shorter, swapped)):
            return True
    return False


def _acts(sentence: Sentence, at: int) -> bool:
    """Does what a person does: "Dag tyckte", "Sten är sjuk"; or is named: "säger Dag"; or answers to "Frost: ..."."""
    after, before = sentence.at(at + 1), sentence.at(at - 1)
    if after.small in {"is", "var", "är"} and sentence.english:
        return False
    if after.verb or after.small in SPEECH_VERBS:
        return sentence.at(at + 1).end - sentence.at(at).end > 0 and before.small != "en"
    if after.small in _OF_PLACE:  # "Kalle på förrådet tycker"
        return sentence.at(at + 2).is_word and sentence.at(at + 3).verb
    if after.small in {"inte", "alltid", "också", "aldrig", "som"} and sentence.at(at + 2).verb:
        return True
    return before.small in SPEECH_VERBS or before.small in TITLES


def _company(sentence: Sentence, at: int) -> bool:
    """Stands beside a sure name: "Bo Ek", "Anna och Sten"."""
    for other, step in ((at - 1, -1), (at + 1, 1)):
        near = sentence.at(other)
        if near.small in _JOINS:
            near = sentence.at(other + step)
            if (
                near.capital
                and near.has(Is.FIRST)
                and near.has(Is.USUAL)
                and not near.ordinary
                and not near.has(Is.PLACE)
            ):
                return True
        elif near.capital and near.has(NAMES) and not near.has(Is.OTHER) and (not near.ordinary or not near.begins):
            return True
    return False


# --- in small letters


def _small(sentence: Sentence, at: int, before: Token) -> bool:
    token = sentence.at(at)
    if token.has(Is.OTHER) or token.small in _PARTICLES:
        return False
    if token.has(NAMES) and token.has(Is.USUAL):
        return _small_and_listed(sentence, at, before)
    if token.what is NOTHING and not token.ordinary and len(token.small) >= _SHORTEST_TYPO:
        return _mistyped_name(sentence, token) or _speaks(sentence, at)
    return False


def _small_and_listed(sentence: Sentence, at: int, before: Token) -> bool:
    token = sentence.at(at)
    if not token.ordinary and not token.has(Is.PLACE):
        return token.has(Is.FIRST) or (before.has(Is.FIRST) and not before.ordinary) or before.small in TITLES
    if token.has(Is.PLACE):
        return token.has(Is.FIRST) and before.small not in BEFORE_PLACE and (_speaks(sentence, at) or token.begins)
    if not (token.has(Is.FIRST) and token.has(Is.PROPER)) or token.has(Is.VERB):
        return False
    return before.small not in _ARTICLES and _speaks(sentence, at)


_ARTICLES = frozenset(
    ("en", "ett", "den", "det", "de", "a", "an", "the", "min", "din", "sin", "vår", "någon", "ingen", "varje")
)


def _speaks(sentence: Sentence, at: int) -> bool:
    """A word without an article that says or wants something: "björn vill byta", "zuhur tycker"."""
    token, before, after = sentence.at(at), sentence.at(at - 1), sentence.at(at + 1)
    if not token.begins and before.small not in {
        "att",
        "och",
        "o",
        "men",
        ",",
        "sen",
        "that",
        "and",
        "but",
        "när",
        "för",
    }:
        return False
    if token.small.endswith(("na", "et", "en", "er", "or", "ar")) and not token.has(NAMES):
        return False
    return after.small in SPEECH_VERBS or (after.small in MODALS and token.has(NAMES))


def _mistyped_name(sentence: Sentence, token: Token) -> bool:
    """A name with a letter doubled: "ahmedd"."""
    for match in _DOUBLED.finditer(token.small):
        other = token.small[: match.start()] + token.small[match.start() + 1 :]
        what = sentence.what(other)
        if (
            what & Is.FIRST
            and what & Is.USUAL
            and not what & (Is.SWEDISH | Is.ENGLISH | _POINTS_NOBODY_OUT & ~Is.PROPER)
        ):
            return len(other) > 3
    return False
