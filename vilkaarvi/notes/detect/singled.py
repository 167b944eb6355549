"""Finds words that may fit one person only, by the grammar of singling out. Soft: the leader is asked, not stopped.

A definite person with a place or a clause ("chefen på förrådet", "killen som kom från Gambia"), a possessive and a
person ("vår enda nattsköterska"), "den enda", "en av de två", a superlative, a person's kin ("ekonomichefens dotter"),
a pronoun with a mark ("han med proteshanden"), a name's place ("Kalle på förrådet"), one who acts ("kocken vägrar").
"""

from collections.abc import Iterator

from vilkaarvi.notes.detect.lists import Is, words
from vilkaarvi.notes.detect.persons import (
    KIN,
    definite_person,
    definite_persons_own,
    indefinite_person,
    is_common,
    is_generic,
)
from vilkaarvi.notes.detect.phrases import (
    ARTICLES,
    OF_PLACE,
    ONLY,
    OWN,
    PRONOUNS,
    TIMES,
    adjective,
    clause,
    definite_end,
    head,
    noun_phrase,
    superlative,
    tail,
)
from vilkaarvi.notes.detect.singled_english import english
from vilkaarvi.notes.detect.small_words import MODALS
from vilkaarvi.notes.detect.tokens import Sentence, Shape, Token

Span = tuple[int, int]
_FEW = words("två tre fyra fem få 2 3 4 bägge båda")
# An adjective that stands for a person: "den nyanställde", "den boende", "den äldste".
_MARKED = (
    "ste", "nställde", "nställda", "nsvarige", "nsvariga", "gravida", "sjukskrivna", "sjukskrivne", "troende", "boende",
    "nyanlände", "nyanlända", "anhörige", "anhöriga", "inhyrde", "inhyrda", "sjuke", "döve", "gamle",
)  # fmt: skip


def singled_out(sentence: Sentence, names: list[Span]) -> Iterator[Span]:
    """Spans that may fit one person only; they may overlap with one another and with `names`."""
    ends = {end: start for start, end in names}
    opening = {token.start for token in sentence.tokens if token.begins}
    if sentence.english:
        yield from english(sentence, ends)
        return
    for at, token in enumerate(sentence.tokens):
        if not token.is_word:
            continue
        if token.small in OF_PLACE and sentence.at(at - 1).end in ends:
            end = _names_place(sentence, at, begins=ends[sentence.at(at - 1).end] in opening)
        else:
            end = _from(sentence, at, token)
        if end is not None:
            yield token.start, sentence.at(end).end


def _from(sentence: Sentence, at: int, token: Token) -> int | None:
    """The last token of what singles out and begins here; None if nothing does."""
    small, after = token.small, sentence.at(at + 1)
    if small in OWN:
        return _owned(sentence, at)
    if small in ARTICLES or small in ONLY or superlative(token):
        return _described(sentence, at)
    if small in {"en", "ett"} and after.small == "av":
        return _one_of_few(sentence, at)
    if small in PRONOUNS:
        return _pronoun(sentence, at)
    if definite_persons_own(sentence, token):
        return _persons_kin(sentence, at)
    if small.endswith("s") and len(small) > 4 and (after.small in ONLY or superlative(after)) and token.ordinary:
        return _of_a_place(sentence, at)
    if definite_person(sentence, token):
        return _definite(sentence, at)
    if token.begins and adjective(token):
        return _adjective_first(sentence, at)
    return None


def _definite(sentence: Sentence, at: int) -> int | None:
    """ "chefen på förrådet"; "kocken vägrar laga": who does something here, not what one of the kind should do."""
    end = tail(sentence, at)
    if end is not None:
        return end
    token, after = sentence.at(at), sentence.at(at + 1)
    if is_generic(token) or is_common(token) or not token.begins:
        return None
    return at if after.verb and after.small not in MODALS else None


def _adjective_first(sentence: Sentence, at: int) -> int | None:
    """ "Biträdande rektorn", "förra it-chefen", "Facklig förtroendeman på räddningstjänsten"."""
    place = head(sentence, at + 1, most=1)
    if place is None or is_common(sentence.at(place)):
        return None
    end = tail(sentence, place)
    if definite_person(sentence, sentence.at(place)):
        return end or place
    return end if end is not None and sentence.at(end).shape is not Shape.NUMBER else None


def _owned(sentence: Sentence, at: int) -> int | None:
    """ "vår praktikant från Kabul", "vår fackliga ordförande", "Vår yngsta på avdelningen", "min syster på ekonomi"."""
    place = head(sentence, at + 1)
    if place is None:
        if superlative(sentence.at(at + 1)) or sentence.at(at + 1).small in ONLY:
            return tail(sentence, at + 1)
        return None
    noun, after, end = sentence.at(place), sentence.at(place + 1), tail(sentence, place)
    if noun.small in KIN:
        elsewhere = end is not None and sentence.at(end).capital
        return end if after.small in {"på", "vid", "hos", "som"} and not elsewhere else None
    if noun.small in _ANYBODYS and place == at + 1 and end is None:
        return None
    return end or place


_ANYBODYS = words("""
    arbetsgivare handläggare läkare kollega kompis granne vän man kille tjej person arbetskamrat doktor chef
    elev lärare tolk
""")


def _described(sentence: Sentence, at: int) -> int | None:
    """ "den nya vikarien på avd 3", "enda kvinnan i laget", "äldsta gubben", "den enda som kan arabiska"."""
    place, only, most = at, False, False
    while place < at + 5 and not definite_person(sentence, sentence.at(place)):
        token = sentence.at(place)
        if not (token.small in ARTICLES or token.small in ONLY or superlative(token) or adjective(token)):
            break
        only, most, place = only or token.small in ONLY, most or superlative(token), place + 1
    noun, last = sentence.at(place), sentence.at(place - 1)
    if definite_persons_own(sentence, noun) and place > at + 1 and sentence.at(place + 1).is_word:
        return tail(sentence, place + 1) or place + 1
    if definite_person(sentence, noun) or (only and indefinite_person(sentence, noun)):
        bare = place == at + 1 and sentence.at(at).small in ARTICLES
        return tail(sentence, place) or (None if bare or (is_generic(noun) and most) else place)
    if place == at + 1 and sentence.at(at).small == "den" and noun.small == "som":
        return clause(sentence, place, dated=True)
    if place > at and (only or most) and noun.small in {"som", "med", "från", "i", "på"}:
        return tail(sentence, place - 1)
    if place > at + 1 and sentence.at(at).small in ARTICLES and last.small.endswith(_MARKED):
        return tail(sentence, place - 1)
    return None


def _of_a_place(sentence: Sentence, at: int) -> int | None:
    """ "Skolans enda transperson", "kommunens äldsta"."""
    place = head(sentence, at + 2)
    if place is not None:
        return tail(sentence, place) or place
    after = sentence.at(at + 2)
    return at + 1 if not after.is_word or after.verb else None


def _one_of_few(sentence: Sentence, at: int) -> int | None:
    """ "en av de två killarna från Syrien", "en av våra tre kockar"."""
    place = at + 3
    if sentence.at(at + 2).small not in ARTICLES | OWN:
        return None
    few = False
    while place < at + 7 and (adjective(sentence.at(place)) or sentence.at(place).small in _FEW):
        few, place = few or sentence.at(place).small in _FEW, place + 1
    if few and sentence.at(place).is_word:
        return tail(sentence, place) or place
    return None


def _pronoun(sentence: Sentence, at: int) -> int | None:
    """ "han som blev anmäld", "hon på vån 2 med rullatorn", "han med proteshanden"."""
    after, then = sentence.at(at + 1), sentence.at(at + 2)
    if after.small == "som":
        return clause(sentence, at + 1)
    if (
        after.small in {"på", "i", "med", "m", "från", "vid"}
        and not sentence.at(at - 1).verb
        and then.small not in TIMES
    ):
        end = tail(sentence, at)
        first = noun_phrase(sentence, at + 2)
        marked = after.small not in {"med", "m"} or (first is not None and definite_end(sentence.at(first)))
        return end if end is not None and marked else None
    return None


def _persons_kin(sentence: Sentence, at: int) -> int | None:
    """ "ekonomichefens dotter", "den gamle rektorns fru"; "praktikantens" where nothing follows."""
    place = head(sentence, at + 1, most=2)
    if place is not None:
        return tail(sentence, place) or place
    token, after = sentence.at(at), sentence.at(at + 1)
    return at if not after.is_word and not is_generic(token) and not is_common(token) else None


def _names_place(sentence: Sentence, at: int, begins: bool) -> int | None:
    """ "Kalle på förrådet": what follows a name that a note begins with, and tells which Kalle. Not his home town."""
    prepositions = sentence.at(at).small
    end = noun_phrase(sentence, at + 1)
    if end is None or prepositions in {"hos", "över", "under"} or sentence.at(end).shape is Shape.NUMBER:
        return None
    noun, after = sentence.at(end), sentence.at(end + 1)
    acronym = noun.shape.value == "all"
    if not definite_end(noun) or (noun.capital and not acronym) or noun.small in TIMES:
        return None
    return end if begins and (after.verb or not after.is_word or noun.has(Is.OTHER)) else None
