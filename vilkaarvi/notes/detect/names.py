"""Finds names of people: by lists, by capitals where none is due, and by who does what a person does."""

import re
from collections.abc import Iterator

from vilkaarvi.notes.detect.initials import initials
from vilkaarvi.notes.detect.lists import NOTHING, Is, endings, words
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
_JOINS = frozenset(("och", "o", "&", "and", "+", "/", ","))
_PARTICLES = frozenset(("al", "el", "von", "van", "de", "af", "bin", "ibn", "abu", "ben", "da", "dos", "del", "der"))
_OF_PLACE = frozenset(("på", "i", "från", "fr", "vid"))
_DOUBLED = re.compile(r"(\w)\1")
_SHORTEST_TYPO = 4
_OFTEN_WORDS = words("hans per love stig hav vår höst ros fred sky ask alm")
_IS = words("är var e va has is was had")
_HAS = words("has had said")
_STATES = words("""
    sick tired late off pregnant angry away absent right leaving coming not our my from new very so always never
    happy sad
""")
_BETWEEN_ACTORS = words("inte alltid också aldrig som bara ju då nu och not also never always just who really")
_WORKPLACES = endings("""
    köket kontoret förrådet verkstaden receptionen tvätten disken lagret garaget växeln hallen kassan butiken
    expeditionen vaktmästeriet avdelningen enheten stan skolan centralen linjen bandet kajen parken gatan dörren
    porten truckarna natten
""")
_THINGS = words("""
    kafé kafe café cafe restaurang restaurangen salong rum rummet room sal salen avdelning avd avdelningen
    kvarteret hotell hotellet filmen boken båten stormen hunden katten lex hus huset villa byggnad skolan
    förskolan krogen puben butiken programmet låten sången systemet appen hall ward movie film book ship
    hurricane dog cat called skivan gruppen laget team kaffe märket
""")
_AFTER_THINGS = words("""
    hall street road park house school centre center museum hotel avenue square church airport college bi ab hb
    kb inc ltd
""")


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
        while sentence.at(first - 1).small in _PARTICLES - {"de", "da", "af"} and not taken[first - 1]:
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
    if after.small in _PARTICLES and sentence.at(last + 2).capital and here.capital:
        return True
    if after.shape is Shape.INITIAL and here.capital:
        return after.text not in {"I", "Å"}
    return after.shape is Shape.CAPITAL and here.shape is Shape.CAPITAL and not after.has(Is.OTHER)


def _without_genitive(sentence: Sentence, token: Token) -> int:
    """Swedish: "Monas avdelning" is Mona's; but in "boken är Hassans" the s stays."""
    return token.end - 1 if sentence.genitive(token.text) else token.end


def is_name(sentence: Sentence, at: int) -> bool:
    """True if the token is a person's name, as far as the words around it tell."""
    token = sentence.at(at)
    if not token.is_word or len(token.text) < 2 or token.small in TITLES or token.small in NEVER_NAMES:
        return False
    before = _word_before(sentence, at)
    if token.capital and (before.small in TITLES and before.small not in {"tant", "far"}):
        return True
    if (
        (before.small in _THINGS)
        or sentence.at(at + 1).small in _AFTER_THINGS
        or (token.small in _AFTER_THINGS and sentence.at(at - 1).capital and sentence.english)
    ):
        return False
    if "-" in token.text and not token.has(NAMES):
        return _hyphened(sentence, at)
    return _capital(sentence, at, before) if token.capital else _small(sentence, at, before)


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
    if not token.capital or any(kind & (Is.SWEDISH | Is.ENGLISH | Is.OTHER | Is.PLACE) for kind in kinds[1:]):
        return False
    written = token.text.split("-")
    if all(len(part) == 1 for part in written):  # P-O
        return token.text.isupper() and sentence.at(at + 1).shape is not Shape.NUMBER and _acts(sentence, at)
    return token.shape is Shape.CAPITAL and not (sentence.compound(parts[-1]) or kinds[0] & Is.OTHER)


def _ordinary(sentence: Sentence) -> Is:
    """What an ordinary word is in the note's language; "will" is none in a Swedish note, but may stand in one."""
    return Is.ENGLISH if sentence.english else Is.SWEDISH


# --- with a capital


def _capital(sentence: Sentence, at: int, before: Token) -> bool:
    token = sentence.at(at)
    if token.small in MONTHS and sentence.at(at + 1).small not in SPEECH_VERBS | _HAS:
        return False
    if token.shape is Shape.ALL and (token.has(Is.ACRONYM) or not _spelled_loudly(token)):
        return False
    if token.shape is Shape.CAPITAL and len(token.text) < 5 and token.text[1:] != token.small[1:]:
        return False  # SoL, VoO
    if token.begins and not token.has(Is.USUAL) and not token.ordinary and _abbreviation(sentence, at):
        return False
    if token.has(NAMES):
        return _listed(sentence, at, before)
    if token.has(Is.OTHER):
        return False
    if token.has(Is.PROPER | Is.PLACE):
        return token.small.endswith(SURNAME_ENDINGS) and _company(sentence, at) and before.small not in BEFORE_PLACE
    if token.ordinary or token.has(Is.ACRONYM):
        return False
    return _unknown(sentence, at, before)


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
            _company(sentence, at)
            or _acts(sentence, at)
            or (token.has(Is.USUAL) and not _foreign_word(sentence, token))
        )
    if _company(sentence, at):
        return True
    if token.small in _OFTEN_WORDS or (token.has(Is.SWEDISH) and not token.has(Is.STEM | Is.PROPER)):
        return token.has(Is.FIRST) and sentence.at(at + 1).small in SPEECH_VERBS | _IS
    if first and token.has(Is.PROPER) and not token.has(Is.STEM) and not sentence.english:
        return True
    return token.has(Is.FIRST) and (first or sentence.english) and _acts(sentence, at)


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
    return before.small not in BEFORE_PLACE and (_acts(sentence, at) or _company(sentence, at))


def _unknown(sentence: Sentence, at: int, before: Token) -> bool:
    """In no list at all. Swedish writes a capital only in names; places are known by the words before them."""
    token, small = sentence.at(at), sentence.at(at).small
    if len(small) < 3 or (
        any(sign in small for sign in "'’") and sentence.what(re.split("['’]", small)[0]) & Is.ENGLISH
    ):
        return False
    if small.endswith(SURNAME_ENDINGS) and not token.begins:
        return before.small not in BEFORE_PLACE_ONLY
    if sentence.compound(small) or sentence.compound(small.removesuffix("s")) or _half_known(sentence, small):
        return small.endswith(SURNAME_ENDINGS) and _company(sentence, at)
    if before.small in BEFORE_PLACE:
        return False
    if small.endswith(PLACE_ENDINGS) and len(small) > 6 and not _acts(sentence, at) and not _company(sentence, at):
        return False
    return not (token.begins and _looks_mistyped(sentence, at)) or sentence.sounds(small)


def _half_known(sentence: Sentence, small: str) -> bool:
    """ "Equmeniakyrkan", "Budapestbakelse": it ends in an ordinary word of some length."""
    return any(sentence.what(small[cut:]) & Is.SWEDISH for cut in range(3, len(small) - 4))


def _abbreviation(sentence: Sentence, at: int) -> bool:
    """ "Uppf:", "Enh.", "Dnr", "Prot just": the beginning of a word, or letters that nobody can say."""
    small, after = sentence.at(at).small, sentence.at(at + 1)
    if not any(sign in "aeiouyåäöéáíóúîêû" for sign in small[-3:]):
        return True
    short = len(small) < 9 and sentence.begins(small)
    return short and (after.text in {".", ":", "/"} or (len(small) < 6 and not _acts(sentence, at)))


def _looks_mistyped(sentence: Sentence, at: int) -> bool:
    """An ordinary word with two letters changed about, or one too many where it does not act: "Gruppne", "Intte"."""
    small = sentence.at(at).small
    return _looks_mistyped_word(sentence, small, and_too_many=not _acts(sentence, at))


def _looks_mistyped_word(sentence: Sentence, small: str, and_too_many: bool = False) -> bool:
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


def _acts(sentence: Sentence, at: int) -> bool:
    """Does what a person does: "Dag tyckte", "Sten är sjuk", "Kalle på förrådet tycker"; or is spoken to or of."""
    token, after, then = sentence.at(at), sentence.at(at + 1), sentence.at(at + 2)
    before = sentence.at(at - 1)
    if sentence.english and after.small in {"is", "was"}:
        return then.shape is Shape.NUMBER or then.small in _STATES
    if after.verb or after.small in SPEECH_VERBS or (sentence.english and _english_past(after)):
        return before.small not in _ARTICLES
    if after.small in _OF_PLACE:
        return (then.is_word and sentence.at(at + 3).verb) or (
            token.has(Is.PROPER | Is.USUAL) and then.small.endswith(_WORKPLACES)
        )
    if after.small in _BETWEEN_ACTORS and (then.verb or then.small in SPEECH_VERBS):
        return True
    if after.text == "," and not token.has(Is.VERB) and token.begins and _comes_back(sentence, at):
        return True
    return before.small in SPEECH_VERBS or before.small in TITLES


def _comes_back(sentence: Sentence, at: int) -> bool:
    """ "Frid, nattpersonal, gick": a comma, some words, a comma and a verb."""
    for place in range(at + 3, min(at + 7, len(sentence.tokens))):
        if sentence.at(place).text == ",":
            return sentence.at(place + 1).verb
    return False


def _english_past(token: Token) -> bool:
    return token.has(Is.ENGLISH) and token.small.endswith("ed") and len(token.small) > 4


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
    if token.has(Is.OTHER) or token.small in _PARTICLES or before.small in MODALS or before.small == "att":
        return False
    if token.small in _OFTEN_WORDS and not _speaks(sentence, at):
        return False
    if token.has(NAMES) and token.has(Is.USUAL):
        return _small_and_listed(sentence, at, before)
    if token.what is NOTHING and not token.ordinary and len(token.small) >= _SHORTEST_TYPO:
        return not sentence.compound(token.small) and (_mistyped_name(sentence, token) or _speaks(sentence, at))
    return False


def _small_and_listed(sentence: Sentence, at: int, before: Token) -> bool:
    token = sentence.at(at)
    if not token.ordinary and not token.has(Is.PLACE):
        return token.has(Is.FIRST) or (before.has(Is.FIRST) and not before.ordinary) or before.small in TITLES
    if token.has(Is.PLACE) and not token.ordinary:
        return token.has(Is.FIRST) and before.small not in BEFORE_PLACE and (
            token.has(Is.PROPER) or _speaks(sentence, at) or token.begins)  # fmt: skip
    if not token.has(Is.FIRST) or before.small in _ARTICLES:
        return False
    if not token.has(Is.STEM) and token.has(Is.PROPER) and not token.has(Is.VERB | Is.ENGLISH):
        return _speaks(sentence, at) or token.begins
    return _speaks(sentence, at) and (token.has(Is.PROPER) or sentence.at(at + 1).small in SPEECH_VERBS)


_ARTICLES = frozenset(
    ("en", "ett", "den", "det", "de", "a", "an", "the", "min", "din", "sin", "vår", "någon", "ingen", "varje")
)


def _speaks(sentence: Sentence, at: int) -> bool:
    """A word without an article that says or wants something: "björn vill byta", "zuhur tycker"."""
    token, before, after = sentence.at(at), sentence.at(at - 1), sentence.at(at + 1)
    if not token.begins and before.small not in _BEFORE_ACTORS:
        return False
    if not token.has(NAMES):
        return after.small in SPEECH_VERBS and not token.small.endswith(("na", "et", "en", "er", "or", "ar", "e", "t"))
    return after.small in SPEECH_VERBS or after.small in MODALS or (after.verb and token.has(Is.PROPER | Is.USUAL))


_BEFORE_ACTORS = frozenset(("och", "o", "men", ",", "sen", "that", "and", "but", "när", "för", "n"))


def _mistyped_name(sentence: Sentence, token: Token) -> bool:
    """A name with a letter doubled, "ahmedd", or spelled by ear, "fadumah"."""
    for match in _DOUBLED.finditer(token.small):
        other = token.small[: match.start()] + token.small[match.start() + 1 :]
        what = sentence.what(other)
        if what & Is.FIRST and what & Is.USUAL and not what & (Is.SWEDISH | Is.ENGLISH | Is.PLACE | Is.OTHER):
            return len(other) > 3
    return len(token.small) > 5 and sentence.sounds(token.small) and not _looks_mistyped_word(sentence, token.small)
