"""Finds words that may fit one person only, by the grammar of singling out. Soft: the leader is asked, not stopped.

A definite person with a place or a clause ("chefen på förrådet", "killen som kom från Gambia"), a possessive and a
person ("vår enda nattsköterska"), "den enda", "en av de två", a superlative, a person's kin ("ekonomichefens dotter"),
a pronoun with a mark ("han med proteshanden"), a name's place ("Kalle på förrådet"), one who acts ("kocken vägrar").
"""

from collections.abc import Iterator

from vilkaarvi.notes.detect.lists import Is, words
from vilkaarvi.notes.detect.persons import (
    COMMON,
    KIN,
    definite_person,
    definite_persons_own,
    indefinite_person,
    is_generic,
)
from vilkaarvi.notes.detect.singled_english import english
from vilkaarvi.notes.detect.small_words import MODALS
from vilkaarvi.notes.detect.tokens import Sentence, Shape, Token

Span = tuple[int, int]


PLACE_WORDS = words("på i från fr vid hos ifrån inom bakom ovanför i. å till med m utan i")
_OF_PLACE = words("på i från fr vid hos ifrån inom bakom bredvid utanför mittemot")
_OWN = words("vår vårt våra min mitt mina deras hennes hans er ert sin sitt din")
_ARTICLES = words("den det de denna denne dom")
_ONLY = words("enda ende ensamma ensamme ensam")
_PRONOUNS = words("han hon hen honom henne")
_TIME = words("""
    måndag tisdag onsdag torsdag fredag lördag söndag måndagar helgen helgerna veckan månaden året dag går morse
    kväll morgon natt eftermiddag våras höstas somras vintras sommaren vintern hösten våren slutet början mitten
    mötet rasten lunchen fikat dagarna tiden stunden jobbet fall sätt grund stället sak allmänhet allmänt regel
    princip gruppen samtalet rummet frågan svaret diskussionen fråga ordning gång stort sverige svenska arbetet
    bordet förväg efterhand ansiktet ögonen telefon telefonen tåget bussen schemat skrift fred huvudet hjärtat
    träffen arabiska engelska somaliska listan
""")
_ENDS = frozenset('.,;:!?()\n"”-–—/=>&+')
_JOINS = words("och o men eller så att när då sen för eftersom medan om fast utan")


def singled_out(sentence: Sentence, hard: list[Span]) -> Iterator[Span]:
    """Spans that may fit one person only; they may overlap with one another and with `hard`, the names and numbers."""
    if sentence.english:
        yield from english(sentence)
        return
    for at, token in enumerate(sentence.tokens):
        end = _from(sentence, at, token, hard)
        if end is not None:
            yield token.start, sentence.at(end).end


def _from(sentence: Sentence, at: int, token: Token, hard: list[Span]) -> int | None:
    """The last token of what singles out and begins here; None if nothing does."""
    if not token.is_word:
        return None
    small = token.small
    if small in _OWN:
        return _owned(sentence, at)
    if small in _ARTICLES or small in _ONLY or _superlative(token):
        return _described(sentence, at)
    if small in {"en", "ett"} and sentence.at(at + 1).small == "av":
        return _one_of_few(sentence, at)
    if small in _PRONOUNS:
        return _pronoun(sentence, at)
    if definite_persons_own(sentence, token):
        return _persons_kin(sentence, at)
    if definite_person(sentence, token):
        return _definite(sentence, at)
    if small in _OF_PLACE and any(end == sentence.at(at - 1).end for _, end in hard):
        return _names_place(sentence, at)
    if token.has(Is.SWEDISH) and _adjective(token) and definite_person(sentence, sentence.at(at + 1)) and token.begins:
        return _tail(sentence, at + 1) or at + 1
    return None


# --- what may follow a person


def _tail(sentence: Sentence, at: int) -> int | None:
    """The end of a place, a mark or a clause after the person at `at`: "på förrådet", "med proteshanden", "som ..."."""
    after = sentence.at(at + 1)
    if after.small == "som" or (after.text == "," and sentence.at(at + 2).small == "som"):
        return _clause(sentence, at + (1 if after.small == "som" else 2))
    if after.small in _OF_PLACE or after.small in {"med", "m", "till", "utan"}:
        end = _noun_phrase(sentence, at + 2)
        if end is None or (after.small == "till" and not definite_person(sentence, sentence.at(end))):
            return None
        further = _tail(sentence, end) if sentence.at(end + 1).small in _OF_PLACE | {"som"} else None
        return further or end
    return None


def _noun_phrase(sentence: Sentence, at: int) -> int | None:
    """The end of "förrådet", "den röda bilen", "avd 3", "Aleppo", "vår våning"; None for times and abstract places."""
    place = at
    while place < at + 3 and (sentence.at(place).small in _ARTICLES | _OWN or _adjective(sentence.at(place))):
        place += 1
    noun = sentence.at(place)
    if not noun.is_word or noun.small in _TIME or (noun.verb and not noun.has(Is.STEM)):
        return None
    if noun.capital:
        return place + 1 if sentence.at(place + 1).capital else place
    if sentence.at(place + 1).shape is Shape.NUMBER:
        return place + 1
    definite = noun.small.endswith(("en", "et", "an", "na", "arn", "ern", "orn", "eln", "n", "t"))
    if definite or place > at or not noun.ordinary or noun.has(Is.PLACE | Is.OTHER):
        return place
    return place if sentence.at(at - 1).small in {"med", "m", "från", "fr"} else None


def _clause(sentence: Sentence, at: int) -> int | None:
    """The end of "som ...": before a mark, a joining word or the main clause's own verb; None if it says little."""
    place, verbs = at + 1, 0
    while place < at + 9:
        token = sentence.at(place)
        if not token.text or token.text in _ENDS or (token.small in _JOINS and place > at + 2):
            break
        if token.verb and not (token.has(Is.STEM) and verbs):
            verbs += 1
            if verbs > 1 and sentence.at(place - 1).small != "att" and place > at + 2:
                break
        place += 1
    return place - 1 if place - at > 1 else None


# --- where it may begin


def _definite(sentence: Sentence, at: int) -> int | None:
    """ "chefen på förrådet"; "kocken vägrar laga": who does something here, not what one of the kind should do."""
    end = _tail(sentence, at)
    if end is not None:
        return end
    token, before, after = sentence.at(at), sentence.at(at - 1), sentence.at(at + 1)
    if is_generic(token) or base_is_common(token) or not token.begins or before.small in _OWN:
        return None
    return at if after.verb and after.small not in MODALS else None


def base_is_common(token: Token) -> bool:
    return any(token.small.startswith(word) and len(token.small) - len(word) < 4 for word in COMMON | KIN)


def _owned(sentence: Sentence, at: int) -> int | None:
    """ "vår praktikant från Kabul", "vår fackliga ordförande", "min chef"."""
    place, marks = at + 1, 0
    while place < at + 4 and not indefinite_person(sentence, sentence.at(place)) and _adjective(sentence.at(place)):
        place, marks = place + 1, marks + 1
    noun = sentence.at(place)
    if not indefinite_person(sentence, noun) and not definite_person(sentence, noun):
        return None
    end = _tail(sentence, place)
    if noun.small in KIN and sentence.at(place + 1).small != "som":
        return None
    return end or place


def _described(sentence: Sentence, at: int) -> int | None:
    """ "den nya vikarien på avd 3", "enda kvinnan i laget", "äldsta gubben", "den enda som kan arabiska"."""
    place, only, most = at, False, False
    while place < at + 5:
        token = sentence.at(place)
        only, most = only or token.small in _ONLY, most or _superlative(token)
        if token.small in _ARTICLES or token.small in _ONLY or _superlative(token) or _adjective(token):
            place += 1
        else:
            break
    noun = sentence.at(place)
    if definite_person(sentence, noun) or (only and indefinite_person(sentence, noun)):
        if place == at + 1 and sentence.at(at).small in _ARTICLES and not _tail(sentence, place):
            return None
        return _tail(sentence, place) or place
    last = sentence.at(place - 1)
    if place > at and only and noun.small in {"som", "med", "från", "i", "på"}:
        return _tail(sentence, place - 1)
    if place > at + 1 and _named_by_mark(last) and sentence.at(at).small in _ARTICLES:
        return _tail(sentence, place - 1) or (place - 1 if most else None)
    return None


def _named_by_mark(token: Token) -> bool:
    """ "den nyanställde", "den äldste", "den ansvariga": an adjective that stands for a person."""
    return token.small.endswith(
        ("ste", "nställde", "nställda", "nsvarige", "nsvariga", "gravida", "sjukskrivna", "sjukskrivne", "troende")
    )


def _one_of_few(sentence: Sentence, at: int) -> int | None:
    """ "en av de två killarna från Syrien", "en av våra tre kockar"."""
    place = at + 2
    if sentence.at(place).small not in _ARTICLES | _OWN:
        return None
    place += 1
    few = False
    while place < at + 7 and (_adjective(sentence.at(place)) or sentence.at(place).small in _FEW):
        few, place = few or sentence.at(place).small in _FEW, place + 1
    noun = sentence.at(place)
    if few and noun.is_word:
        end = _tail(sentence, place)
        return end or place
    return None


_FEW = words("två tre fyra fem få 2 3 4 bägge båda")


def _pronoun(sentence: Sentence, at: int) -> int | None:
    """ "han som blev anmäld", "hon i receptionen", "han med proteshanden"."""
    after, then = sentence.at(at + 1), sentence.at(at + 2)
    if after.small == "som":
        return _clause(sentence, at + 1)
    if after.small in {"på", "i", "med", "m", "från", "vid"} and not sentence.at(at - 1).verb:
        end = _noun_phrase(sentence, at + 2)
        if (
            end is not None
            and then.small not in _TIME
            and (after.small not in {"med", "m"} or _definite_end(sentence.at(end)))
        ):
            further = _tail(sentence, end) if sentence.at(end + 1).small == "som" else None
            return further or end
    return None


def _definite_end(token: Token) -> bool:
    return token.small.endswith(("en", "et", "an", "na", "n")) or token.capital


def _persons_kin(sentence: Sentence, at: int) -> int | None:
    """ "ekonomichefens dotter", "den gamle rektorns fru"."""
    noun = sentence.at(at + 1)
    if noun.small in KIN or indefinite_person(sentence, noun):
        return _tail(sentence, at + 1) or at + 1
    return None


def _names_place(sentence: Sentence, at: int) -> int | None:
    """ "Kalle på förrådet": what follows a name at once and tells which Kalle."""
    end = _noun_phrase(sentence, at + 1)
    if end is None or sentence.at(at).small in {"hos"} or not _definite_end(sentence.at(end)):
        return None
    after = sentence.at(end + 1)
    if sentence.at(at).small == "i" and not after.verb:
        return None
    if sentence.at(end).capital and sentence.at(at).small not in {"från", "fr", "på"}:
        return None
    before = sentence.at(at - 2)
    return None if before.is_word and before.verb else end


# --- what a word is


def _superlative(token: Token) -> bool:
    small = token.small
    return (
        token.has(Is.SWEDISH) and small.endswith(("aste", "sta", "ste")) and small in _SUPERLATIVES
    ) or small.endswith("naste")


_SUPERLATIVES = words("""
    äldsta äldste yngsta yngste längsta längste största störste minsta minste nyaste senaste gladaste argaste
    tystaste högsta högste bästa bäste värsta värste starkaste snällaste surast duktigaste erfarnaste lataste
    snabbaste första förste sista siste enklaste rikaste svagaste sjukaste tjockaste kortaste
""")


def _adjective(token: Token) -> bool:
    """An adjective before a noun: "nya", "fackliga", "somaliska", "19-åriga", "nyanställde"."""
    small = token.small
    if not token.is_word or (token.verb and not token.has(Is.STEM)):
        return False
    return small in _OTHERS or (
        len(small) > 4
        and small.endswith(
            (
                "iga",
                "ska",
                "ade",
                "nde",
                "lla",
                "lda",
                "tta",
                "dda",
                "ige",
                "ske",
                "na",
                "liga",
                "ande",
                "ende",
                "ersta",
                "rsta",
                "lösa",
                "fria",
                "ast",
                "sk",
                "ig",
                "mla",
            )
        )
        and not token.capital
    )


_OTHERS = words("""
    nya nye ny gamla gamle gammal förra förre unga unge ung äldre yngre lilla lille liten långa långe lång korta
    stora store stor blonda mörka enda ende kvinnliga manlige manliga svarta vita röda döva blinda halta tysta
    arga glada snälla sura vår andra andre två tre nygifta gifta skilda ogifta gravida sjuka rara tidigare
    dåvarande nuvarande blivande samma där här f.d. fd svensk syrisk finsk fackliga facklige tillförordnade tf
    egen eget
""")
