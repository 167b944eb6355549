"""Tells whether a word does what people do, or stands beside a name: "Dag tyckte", "Sten är sjuk", "Anna och Sten"."""

from vilkaarvi.notes.detect.lists import Is, endings, words
from vilkaarvi.notes.detect.small_words import SPEECH_VERBS, TITLES
from vilkaarvi.notes.detect.tokens import NAMES, Sentence, Shape, Token

_JOINS = frozenset(("och", "o", "å", "&", "and", "+", "/", ","))
_OF_PLACE = frozenset(("på", "i", "från", "fr", "vid"))
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
ARTICLES = frozenset(
    ("en", "ett", "den", "det", "de", "a", "an", "the", "min", "din", "sin", "vår", "någon", "ingen", "varje")
)


def acts(sentence: Sentence, at: int) -> bool:
    """Does what a person does: "Dag tyckte", "Sten är sjuk", "Kalle på förrådet tycker"; or is spoken to or of."""
    token, after, then = sentence.at(at), sentence.at(at + 1), sentence.at(at + 2)
    before = sentence.at(at - 1)
    if sentence.english and after.small in {"is", "was"}:
        return then.shape is Shape.NUMBER or then.small in _STATES or _busy(then)
    if after.verb or after.small in SPEECH_VERBS or (sentence.english and _english_past(after)):
        return before.small not in ARTICLES
    if after.small in _OF_PLACE:
        return (then.is_word and sentence.at(at + 3).verb) or (
            token.has(Is.PROPER | Is.USUAL) and then.small.endswith(_WORKPLACES)
        )
    if after.small in _JOINS and then.capital and then.has(Is.FIRST) and token.has(Is.FIRST):
        return sentence.at(at + 3).verb  # "Lo och Vår delar tjänst"
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


def _busy(token: Token) -> bool:
    """ "is moving": nothing but a person does so, as a rule."""
    return token.has(Is.ENGLISH) and token.small.endswith("ing") and len(token.small) > 5


def _english_past(token: Token) -> bool:
    return token.has(Is.ENGLISH) and token.small.endswith("ed") and len(token.small) > 4


def company(sentence: Sentence, at: int) -> bool:
    """Stands beside a sure name: "Bo Ek", "Anna och Sten"."""
    token = sentence.at(at)
    for other, step in ((at - 1, -1), (at + 1, 1)):
        near = sentence.at(other)
        if near.small in _JOINS:
            near = sentence.at(other + step)
            if near.capital and near.has(Is.FIRST) and not near.ordinary and not near.has(Is.PLACE | Is.OTHER):
                return True
        elif near.shape is Shape.ALL and token.shape is not Shape.ALL and token.ordinary:
            continue  # "Server FRODE"
        elif near.capital and near.has(NAMES) and not near.has(Is.OTHER) and (not near.ordinary or not near.begins):
            return True
    return False
