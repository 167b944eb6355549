"""Judges words with a capital: name, place, ordinary word at the beginning, or all three."""

from vilkaarvi.notes.detect.actors import acts, company
from vilkaarvi.notes.detect.lists import Is, words
from vilkaarvi.notes.detect.small_words import (
    ADDRESSED,
    BEFORE_PLACE,
    BEFORE_PLACE_ONLY,
    MONTHS,
    SPEECH_VERBS,
    STRONG_VERBS,
    SURNAME_ENDINGS,
)
from vilkaarvi.notes.detect.tokens import NAMES, Sentence, Shape, Token
from vilkaarvi.notes.detect.unlisted import abbreviation, unknown

OFTEN_WORDS = words("hans per love stig hav vår höst ros fred sky ask alm")
_HAS = words("has had said")
_SAID = words("sa sade undrar undrade skrattade grät ringde mejlade says said cried laughed")


def capital(sentence: Sentence, at: int, before: Token) -> bool:
    token = sentence.at(at)
    if token.small in MONTHS and sentence.at(at + 1).small not in SPEECH_VERBS | _HAS:
        return False
    if token.shape is Shape.ALL and (token.has(Is.ACRONYM) or not _spelled_loudly(token)):
        return False
    if token.shape is Shape.CAPITAL and len(token.text) < 5 and token.text[1:] != token.small[1:]:
        return False  # SoL, VoO
    if token.text[:-2].isupper() and len(token.text) > 3 and token.small.endswith(("'s", "’s")):
        return _spelled_loudly(token)  # "SKR's"
    if token.begins and not token.has(Is.USUAL) and not token.ordinary and abbreviation(sentence, at):
        return False
    if _addressed(sentence, at, before) and before.text in {"o", "O"}:
        return True
    if token.has(NAMES):
        return _listed(sentence, at, before)
    if token.has(Is.OTHER):
        return False
    if token.has(Is.PROPER | Is.PLACE):
        said = sentence.at(at + 1).small in _SAID and not token.has(Is.PLACE) and not token.ordinary
        if said or _addressed(sentence, at, before):
            return True  # "som Anki sa"
        return token.small.endswith(SURNAME_ENDINGS) and company(sentence, at) and before.small not in BEFORE_PLACE
    if token.ordinary or token.has(Is.ACRONYM):
        return False
    return unknown(sentence, at, before)


def _spelled_loudly(token: Token) -> bool:
    """ "ALI" among other words; "SFI" is none."""
    return token.has(Is.FIRST) and token.has(Is.USUAL) and not token.has(Is.OTHER | Is.ENGLISH | Is.SWEDISH)


def _listed(sentence: Sentence, at: int, before: Token) -> bool:
    """A word that is a name somewhere; it may be a place or an ordinary word as well."""
    token = sentence.at(at)
    in_place = before.small in BEFORE_PLACE
    first = token.has(Is.FIRST) and token.has(Is.USUAL)
    if token.has(Is.OTHER):
        return (
            not in_place
            and token.has(Is.FIRST)
            and sentence.at(at + 1).small in SPEECH_VERBS
            and not token.has(Is.ENGLISH)
        )
    if token.has(Is.PLACE):
        return _name_or_place(sentence, at, before)
    if not token.ordinary:
        return True
    if not token.begins:
        return (
            _addressed(sentence, at, before)
            or company(sentence, at)
            or acts(sentence, at)
            or (token.has(Is.USUAL) and not _foreign_word(sentence, token))
        )
    if company(sentence, at):
        return True
    if token.small in OFTEN_WORDS or (token.has(Is.SWEDISH) and not token.has(Is.STEM | Is.PROPER)):
        return token.has(Is.FIRST) and sentence.at(at + 1).small in SPEECH_VERBS | STRONG_VERBS
    if first and token.has(Is.PROPER) and not token.has(Is.STEM) and not sentence.english:
        return True
    if token.has(Is.FIRST):
        return (first or sentence.english) and acts(sentence, at)
    return token.has(Is.USUAL) and not token.has(Is.SWEDISH) and sentence.at(at + 1).small in STRONG_VERBS


def _addressed(sentence: Sentence, at: int, before: Token) -> bool:
    """ "fråga Lule", "fråga efter Sala", "kollegan Sky"."""
    if before.small == "o" and sentence.at(at - 2).text == "/" and sentence.at(at - 3).small == "c":
        return True  # c/o
    return before.small in ADDRESSED or (before.small == "efter" and sentence.at(at - 2).small in {"fråga", "frågade"})


def _foreign_word(sentence: Sentence, token: Token) -> bool:
    """A word of the other language: "Power" in a Swedish note. It is no family name there."""
    return not sentence.english and token.has(Is.ENGLISH) and not token.has(Is.FIRST | Is.SWEDISH | Is.PROPER)


def _name_or_place(sentence: Sentence, at: int, before: Token) -> bool:
    """ "Florence", "Sara", "Medina": what stands before decides; else a name heard in Sweden is a name."""
    token = sentence.at(at)
    if before.small in BEFORE_PLACE_ONLY or sentence.among_places(at):
        return False
    known = token.has(Is.USUAL) and token.has(Is.FIRST)
    if known and not token.has(Is.SWEDISH):
        return before.small not in {"från", "from"} or token.has(Is.PROPER)
    if _addressed(sentence, at, before):
        return True
    return before.small not in BEFORE_PLACE and (acts(sentence, at) or company(sentence, at))
