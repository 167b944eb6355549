"""Judges words in small letters: names typed in a hurry, and ordinary words that are names as well."""

import re

from vilkaarvi.notes.detect.actors import ARTICLES
from vilkaarvi.notes.detect.capitals import OFTEN_WORDS
from vilkaarvi.notes.detect.lists import NOTHING, Is, words
from vilkaarvi.notes.detect.small_words import BEFORE_PLACE, CALLED, MODALS, MONTHS, PARTICLES, SPEECH_VERBS, TITLES
from vilkaarvi.notes.detect.tokens import NAMES, Sentence, Token
from vilkaarvi.notes.detect.unlisted import LIKE_A_WORD, looks_mistyped_word

_DOUBLED = re.compile(r"(\w)\1")
_SHORTEST_TYPO, _LONGEST_TYPO = 4, 24
_BEFORE_ACTORS = frozenset(("och", "o", "men", ",", "sen", "that", "and", "but", "när", "för", "n"))


def small_name(sentence: Sentence, at: int, before: Token) -> bool:
    """True for a name that is typed without its capital."""
    token = sentence.at(at)
    if token.has(Is.OTHER) or token.small in PARTICLES or before.small in MODALS or before.small == "att":
        return False
    if token.small == "bror":
        return _speaks(sentence, at)
    if token.small in MONTHS:
        return sentence.at(at + 1).small in _SAYS
    if token.has(Is.FIRST) and token.has(Is.USUAL) and _spoken_with(sentence, at):
        return True
    if token.small in OFTEN_WORDS and not _speaks(sentence, at):
        return False
    if before.small in _WANTED and token.small.endswith("a") and not sentence.at(at + 1).small.endswith("a"):
        return False  # "ville sita": a mistyped verb
    if before.small in CALLED and (token.has(NAMES) or token.what is NOTHING) and not token.ordinary:
        return True
    if token.has(NAMES) and token.has(Is.USUAL):
        return _small_and_listed(sentence, at, before)
    strange = not token.ordinary and len(token.small) >= _SHORTEST_TYPO and not sentence.compound(token.small)
    if strange and token.has(Is.FIRST) and not token.has(Is.PLACE):
        return sentence.like_a_name(token.small) > _SURE / 2 and not sentence.near(token.small)
    return strange and token.what is NOTHING and _unlisted(sentence, at, before)


def _unlisted(sentence: Sentence, at: int, before: Token) -> bool:
    """In no list, but spelled almost as a listed name, or sounding like one, or among names."""
    token = sentence.at(at)
    if _mistyped_name(sentence, token):
        return True
    sounds = sentence.like_a_name(token.small)
    if sounds > _SURE and _can_be_said(token.small):
        return before.small not in BEFORE_PLACE and not (sentence.begins(token.small) or sentence.near(token.small))
    return (sounds > 0 and _beside_a_name(sentence, at)) or (sounds > LIKE_A_WORD and _speaks(sentence, at))


def _can_be_said(small: str) -> bool:
    """ "rzgar" can, "icrnl" and "snöröjn" cannot: letters cut from other words."""
    vowels = sum(sign in "aeiouyåäöéèáóíúêîûëïü" for sign in small)
    return 4 * vowels >= len(small) and any(sign in "aeiouyåäöéèáóíúêîûëïü" for sign in small[-3:])


def _beside_a_name(sentence: Sentence, at: int) -> bool:
    """ "ali och teklit", "hodan, rzgar": joined with a first name that is nothing else."""
    for step in (-1, 1):
        near, joined = sentence.at(at + 2 * step), sentence.at(at + step).small in _JOINS
        if joined and near.has(Is.FIRST) and near.has(Is.USUAL) and not (near.ordinary or near.has(Is.PLACE)):
            return True
    return False


_JOINS = frozenset(("och", "o", "å", "&", "and", "n", "+", ",", "el", "eller", "vs", "/", "or"))
_SURE = 7.0  # a small letter says nothing, so the sound must: 45 % of names and 0.2 % of words lie above
_WANTED = frozenset(("vill", "ville"))
_SAYS = words("sa säger tycker tyckte undrar frågar frågade said says thinks asked ringde skrev mejlade")


def _small_and_listed(sentence: Sentence, at: int, before: Token) -> bool:
    token = sentence.at(at)
    if token.small.startswith(("al-", "el-")):
        return True
    if not token.ordinary and not token.has(Is.PLACE):
        return token.has(Is.FIRST) or (before.has(Is.FIRST) and not before.ordinary) or before.small in TITLES
    if token.has(Is.PLACE) and not token.ordinary:
        return token.has(Is.FIRST) and before.small not in BEFORE_PLACE and (
            token.has(Is.PROPER) or _speaks(sentence, at) or token.begins)  # fmt: skip
    if not token.has(Is.FIRST) or before.small in ARTICLES:
        return False
    if not token.has(Is.STEM) and token.has(Is.PROPER) and not token.has(Is.VERB | Is.ENGLISH):
        if sentence.at(at - 1).small in _JOINS - {","} and sentence.at(at - 2).small in {"jag", "hon", "han"}:
            return True  # "jag och kalle"
        return _speaks(sentence, at) or (token.begins and len(token.small) > 3)  # "dan före helgen"
    return _speaks(sentence, at) and (token.has(Is.PROPER) or sentence.at(at + 1).small in SPEECH_VERBS)


def _speaks(sentence: Sentence, at: int) -> bool:
    """A word without an article that says or wants something: "björn vill byta", "zuhur tycker"."""
    token, before, after = sentence.at(at), sentence.at(at - 1), sentence.at(at + 1)
    if not token.begins and before.small not in _BEFORE_ACTORS:
        return False
    if not token.has(NAMES):
        return after.small in SPEECH_VERBS and not token.small.endswith(("na", "et", "en", "er", "or", "ar", "e", "t"))
    return after.small in SPEECH_VERBS or after.small in MODALS or (after.verb and token.has(Is.PROPER | Is.USUAL))


def _spoken_with(sentence: Sentence, at: int) -> bool:
    """ "pratat med dan om det", "snackade med my": the clause goes on as after a person."""
    after = sentence.at(at + 1)
    spoken = sentence.at(at - 1).small in {"med", "m", "to", "with", "w"} and sentence.at(at - 2).small in _SPOKE
    asked = sentence.at(at - 1).small in _ASKED
    return (spoken or asked) and (after.small in _GOES_ON or not after.is_word)


_SPOKE = words("prata pratar pratat pratade snacka snackar snackat snackade talk talked spoke speak spoken")
_ASKED = words("fråga frågat frågade ask asked ring ringt mejla mejlat mejlade")
_GOES_ON = words(
    "om innan efter efteråt sen igår idag imorgon och o å på i about yesterday today and before after or eller el"
)


def _mistyped_name(sentence: Sentence, token: Token) -> bool:
    """A name with a letter doubled, "ahmedd", or spelled by ear, "fadumah"."""
    if len(token.small) > _LONGEST_TYPO:
        return False
    for match in _DOUBLED.finditer(token.small):
        other = token.small[: match.start()] + token.small[match.start() + 1 :]
        what = sentence.what(other)
        if what & Is.FIRST and what & Is.USUAL and not what & (Is.SWEDISH | Is.ENGLISH | Is.PLACE | Is.OTHER):
            return len(other) > 3
    for place in range(len(token.small) - 1):  # "fatiam"
        swapped = token.small[:place] + token.small[place + 1] + token.small[place] + token.small[place + 2 :]
        what = sentence.what(swapped) if len(token.small) > 4 else NOTHING
        if what & Is.FIRST and what & Is.USUAL and not what & (Is.SWEDISH | Is.ENGLISH | Is.PLACE | Is.OTHER):
            return not looks_mistyped_word(sentence, token.small)
    return len(token.small) > 5 and sentence.sounds(token.small) and not looks_mistyped_word(sentence, token.small)
