"""Judges words that are in no list: names nobody has listed, put-together words, shortened and mistyped ones."""

import re

from vilkaarvi.notes.detect.actors import acts, company
from vilkaarvi.notes.detect.lists import Is
from vilkaarvi.notes.detect.small_words import BEFORE_PLACE, BEFORE_PLACE_ONLY, PLACE_ENDINGS, SURNAME_ENDINGS
from vilkaarvi.notes.detect.tokens import Sentence, Token

# How a word sounds (`Sentence.like_a_name`): of listed names 1 % lie below the first and 3 % below the second, of
# ordinary words 82 and 89 %; above the third lie 55 % of the names and 0.5 % of the words.
LIKE_NO_NAME = -9.0
LIKE_A_WORD, LIKE_A_WORD_FIRST, LIKE_A_NAME = -4.5, -2.0, 5.0

_VOWELS = frozenset("aeiouyåäöéèáóíúêîûëïüıøæ")


def unknown(sentence: Sentence, at: int, before: Token) -> bool:
    """In no list at all. Swedish writes a capital only in names; places are known by the words before them."""
    token, small = sentence.at(at), sentence.at(at).small
    if len(small) < 3 or (
        any(sign in small for sign in "'’") and sentence.what(re.split("['’]", small)[0]) & Is.ENGLISH
    ):
        return False
    if small.endswith(SURNAME_ENDINGS) and not token.begins:
        return before.small not in BEFORE_PLACE_ONLY
    if _shortened(sentence, at):
        return False
    sounds, does = sentence.like_a_name(small), acts(sentence, at) or company(sentence, at)
    if sounds < (LIKE_NO_NAME if does else LIKE_A_WORD_FIRST if token.begins else LIKE_A_WORD):
        return False
    if before.small in BEFORE_PLACE:
        return False
    if not does and _slipped_by_hand(sentence, at):
        return False
    if sounds > LIKE_A_NAME:
        return does or not token.begins or not sentence.near(small)
    if sentence.compound(small) or sentence.compound(small.removesuffix("s")) or _half_known(sentence, small):
        return small.endswith(SURNAME_ENDINGS) and does
    if small.endswith(PLACE_ENDINGS) and len(small) > 6 and not does:
        return False
    if not token.begins or sentence.sounds(small):
        return True
    return not (_looks_mistyped(sentence, at) or ((not does or len(small) > 5) and sentence.near(small)))


def _shortened(sentence: Sentence, at: int) -> bool:
    """ "Vårdbiträdesutb. 800 p": a full stop right after it, and the sentence goes on."""
    stop, after = sentence.at(at + 1), sentence.at(at + 2)
    return stop.text == "." and stop.start == sentence.at(at).end and after.is_word and not after.capital


def _half_known(sentence: Sentence, small: str) -> bool:
    """ "Equmeniakyrkan", "Budapestbakelse": it ends in an ordinary word of some length."""
    return any(sentence.what(small[cut:]) & Is.SWEDISH for cut in range(3, len(small) - 4))


def abbreviation(sentence: Sentence, at: int) -> bool:
    """ "Uppf:", "Enh.", "Dnr", "Prot just": the beginning of a word, or letters that nobody can say."""
    small, after = sentence.at(at).small, sentence.at(at + 1)
    if not any(sign in _VOWELS for sign in small):
        return True
    if sentence.like_a_name(small) < LIKE_A_NAME and not any(sign in "aeiouyåäöéáíóúîêû" for sign in small[-3:]):
        return True
    stopped = after.text in {".", ":", "/"}
    if not stopped and sentence.like_a_name(small) > LIKE_A_NAME:
        return False
    short = len(small) < 9 and sentence.begins(small)
    return short and (stopped or (len(small) < 6 and not acts(sentence, at)))


def _looks_mistyped(sentence: Sentence, at: int) -> bool:
    """An ordinary word with two letters changed about, or one too many where it does not act: "Gruppne", "Intte"."""
    small = sentence.at(at).small
    return looks_mistyped_word(sentence, small, and_too_many=not acts(sentence, at))


def _slipped_by_hand(sentence: Sentence, at: int) -> bool:
    """ "Thaialnd", "Arbooga": a place with two letters changed about or one doubled; "Vme", where a note begins."""
    token, small = sentence.at(at), sentence.at(at).small
    if len(small) > 20:
        return False
    swaps = [small[:cut] + small[cut + 1] + small[cut] + small[cut + 2 :] for cut in range(len(small) - 1)]
    doubled = [small[:cut] + small[cut + 1 :] for cut in range(len(small) - 1) if small[cut] == small[cut + 1]]
    meant = [sentence.what(other) for other in swaps + doubled]
    if len(small) > 5 and any(what & (Is.PLACE | Is.OTHER) and not what & Is.FIRST for what in meant):
        return True
    return token.begins and len(small) < 5 and any(what & (Is.SWEDISH | Is.ENGLISH) for what in meant[: len(swaps)])


def looks_mistyped_word(sentence: Sentence, small: str, and_too_many: bool = False) -> bool:
    if not 5 <= len(small) <= 20:
        return False
    ordinary = Is.SWEDISH | Is.ENGLISH
    for place in range(len(small) - 1):
        swapped = small[:place] + small[place + 1] + small[place] + small[place + 2 :]
        if sentence.what(swapped) & ordinary or (
            and_too_many and sentence.what(small[:place] + small[place + 1 :]) & ordinary
        ):
            return True
    return False
