"""Finds words that may fit one person only, by the grammar of singling out. Soft: the leader is asked, not stopped.

A definite person with a place or a clause ("chefen på förrådet", "killen som kom från Gambia"), a possessive and a
person ("vår enda nattsköterska"), "den enda", "en av de två", a superlative, a person's kin ("ekonomichefens dotter"),
a pronoun with a mark ("han med proteshanden"), a name's place ("Kalle på förrådet"), one who acts ("kocken vägrar").
"""

from collections.abc import Iterator

from vilkaarvi.notes.detect.clauses import clause, finite, past
from vilkaarvi.notes.detect.lists import Is, words
from vilkaarvi.notes.detect.persons import (
    KIN,
    definite_person,
    definite_persons_own,
    indefinite_person,
    is_common,
    is_generic,
    is_person,
    several_persons,
)
from vilkaarvi.notes.detect.phrases import (
    ARTICLES,
    CHANGED,
    OF_PLACE,
    ONLY,
    OWN,
    PRONOUNS,
    TIMES,
    adjective,
    definite_end,
    head,
    noun_phrase,
    of_people,
    past_an_age,
    staged,
    superlative,
    tail,
)
from vilkaarvi.notes.detect.pointed import (
    also_described,
    new_one,
    one_of_us,
    pronoun,
    said_of_people,
    the_one,
    those_two,
    title,
    whoever_does,
)
from vilkaarvi.notes.detect.singled_english import english
from vilkaarvi.notes.detect.tokens import Sentence, Shape, Token

Span = tuple[int, int]
_FEW = words("två tre fyra fem få 2 3 4 bägge båda")
# Before a name: what follows it does not tell where something was done.
_ABOUT = words("med hälsa enligt om av ring fråga till för utom säg mejla kontakta")
_LETTERED = words("vd ciso cio cfo syv mas mar usk ssk hrchef kc ec bitr tl pt at dso")
_TWINS = words("tvillingarna bröderna systrarna syskonen makarna paret")


def singled_out(sentence: Sentence, names: list[Span]) -> Iterator[Span]:
    """Spans that may fit one person only; they may overlap with one another and with `names`."""
    ends = {end: start for start, end in names}
    opening = {token.start for token in sentence.tokens if token.begins}
    yield from english(sentence, ends)
    if not _has_swedish(sentence):
        return
    for at, token in enumerate(sentence.tokens):
        if not token.is_word:
            continue
        if token.small in OF_PLACE and sentence.at(at - 1).end in ends:
            begins = ends[sentence.at(at - 1).end] in opening or sentence.at(at - 2).small in _ABOUT
            end = _names_place(sentence, at, begins)
        else:
            end = _from(sentence, at, token)
        if end is not None and not staged(sentence, end):
            yield token.start, sentence.at(end).end


def _has_swedish(sentence: Sentence) -> bool:
    """Some write both in one note, and short notes have no sign of either but their words."""
    swedish = sum(token.has(Is.SWEDISH) and not token.has(Is.ENGLISH) for token in sentence.tokens)
    other = sum(token.has(Is.ENGLISH) and not token.has(Is.SWEDISH) for token in sentence.tokens)
    return swedish * 2 >= other


def _from(sentence: Sentence, at: int, token: Token) -> int | None:
    """The last token of what singles out and begins here; None if nothing does."""
    small, after = token.small, sentence.at(at + 1)
    if small in OWN:
        return _owned(sentence, at)
    if sentence.at(at - 1).small in {"det", "våra", "mina", "de"} and superlative(token):
        return None
    if small in ARTICLES or small in ONLY or superlative(token):
        if after.small == "ena" and sentence.at(at + 2).small == "av":
            return _one_of_few(sentence, at)
        return _described(sentence, at) or the_one(sentence, at) or those_two(sentence, at)
    if small in {"båda", "bägge"} and several_persons(after.small) and not is_common(after):
        return tail(sentence, at + 1) or (at + 1 if after.small.endswith("na") else None)
    if small in {"en", "ett"}:
        return (_one_of_few(sentence, at) if after.small == "av" else None) or one_of_us(sentence, at)
    if small in PRONOUNS or (small == "ho" and after.small == "som"):
        described = also_described(sentence, at)
        if described is None:
            return pronoun(sentence, at)
        return _from(sentence, described, sentence.at(described)) or new_one(sentence, described)
    if small in {"nya", "nye"} and token.begins:
        end = new_one(sentence, at - 1)
        if end is not None and said_of_people(sentence.at(end + 1)):
            return end
    if small in CHANGED or (small == "f" and after.text == "."):
        return _held_a_post(sentence, at) or (_adjective_first(sentence, at) if token.begins else None)
    return _noun(sentence, at, token)


def _noun(sentence: Sentence, at: int, token: Token) -> int | None:
    small, after = token.small, sentence.at(at + 1)
    if after.text == ":":
        return _lettered(sentence, at)
    if definite_persons_own(sentence, token) or (small.endswith("s") and is_person(small[:-1]) and after.small in KIN):
        return _persons_kin(sentence, at)
    if small.endswith("s") and len(small) > 4 and token.ordinary and not token.verb:
        return _of_a_place(sentence, at)
    if definite_person(sentence, token):
        if _anybody(sentence, at):
            return None
        return tail(sentence, at) or title(sentence, at)
    if small in _TWINS:
        return tail(sentence, at)
    if after.small == "till" and small in KIN | {"granne", "kompis", "syskon"}:
        return tail(sentence, at)
    if token.begins and adjective(token):
        return _adjective_first(sentence, at)
    if token.begins and is_person(small) and not is_common(token) and not small.endswith(("are", "er")):
        end = tail(sentence, at) if after.small in {"på", "i", "för", "vid"} else None
        return end if end is not None and past(sentence.at(end + 1)) else None
    return whoever_does(sentence, at)


def _anybody(sentence: Sentence, at: int) -> bool:
    """ "det är inte chefen som bestämmer", "mannen på gatan": an office or everyman, nobody here."""
    after = sentence.at(at + 1)
    if after.small == "som" and sentence.at(at - 1).small in {"är", "inte"} and is_generic(sentence.at(at)):
        return sentence.at(at - 2).small in {"det", "är"}
    return (
        sentence.at(at).small in {"mannen", "kvinnan"} and after.small == "på" and sentence.at(at + 2).small == "gatan"
    )


def _lettered(sentence: Sentence, at: int) -> int | None:
    """ "VD:n", "MAS:en på omsorgen"."""
    if sentence.at(at).small not in _LETTERED or sentence.at(at + 2).small not in {"n", "en"}:
        return None
    acts = finite(sentence.at(at + 3)) and sentence.at(at).begins
    return tail(sentence, at + 2) or (at + 2 if acts else None)


def _held_a_post(sentence: Sentence, at: int) -> int | None:
    """ "förra chefen", "nya rektorn", "f.d. receptionisten", wherever in the note it stands."""
    place = at + (1 if sentence.at(at).small != "f" else 4 if sentence.at(at + 3).text == "." else 3)
    if adjective(sentence.at(place)):
        place += 1
    noun = sentence.at(place)
    if not definite_person(sentence, noun) or is_common(noun):
        return None
    return tail(sentence, place) or place


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
    if sentence.at(at).small in {"våra", "mina", "sina"}:
        return those_two(sentence, at)
    if place is None:
        if superlative(sentence.at(at + 1)) or sentence.at(at + 1).small in ONLY:
            marked = adjective(sentence.at(at + 2)) and finite(sentence.at(at + 3))
            return tail(sentence, at + 1) or (at + 2 if marked else None)
        return None
    noun, after, end = sentence.at(place), sentence.at(place + 1), tail(sentence, place)
    if noun.small in KIN:
        elsewhere = end is not None and sentence.at(end).capital
        beside = after.small in {"på", "vid", "hos", "som"} or (
            after.small == "i" and definite_end(sentence.at(place + 2))
        )
        return end if beside and not elsewhere else None
    told_to = sentence.at(at).small in {"din", "ditt", "er", "ert"}
    if end is None and (told_to or (noun.small in _ANYBODYS and place == at + 1)):
        return None
    return end or place


_ANYBODYS = words("""
    arbetsgivare handläggare läkare kollega kompis granne vän man kille tjej person arbetskamrat doktor chef elev
    lärare tolk
""")


def _described(sentence: Sentence, at: int) -> int | None:
    """ "den nya vikarien på avd 3", "enda kvinnan i laget", "äldsta gubben", "den enda som kan arabiska"."""
    only, most = False, False
    place = past_an_age(sentence, at + 1) if sentence.at(at).small in ARTICLES else at
    while place < at + 5 and not definite_person(sentence, sentence.at(place)):
        token = sentence.at(place)
        leads = token.small in ARTICLES or token.small in ONLY or superlative(token) or adjective(token)
        if not leads or (only and indefinite_person(sentence, token)):
            break
        only, most, place = only or token.small in ONLY, most or superlative(token), place + 1
    noun, first = sentence.at(place), sentence.at(at)
    if definite_persons_own(sentence, noun) and place > at + 1 and sentence.at(place + 1).is_word:
        return tail(sentence, place + 1) or place + 1
    if definite_person(sentence, noun) or (only and indefinite_person(sentence, noun)):
        bare = place == at + 1 and first.small in ARTICLES
        return tail(sentence, place) or (None if bare or (is_generic(noun) and most) else place)
    if place == at + 1 and first.small == "den" and indefinite_person(sentence, noun):
        return clause(sentence, place + 1, dated=True) if sentence.at(place + 1).small == "som" else None
    if place == at + 1 and first.small == "den" and noun.small == "som":
        return clause(sentence, place, dated=True)
    if first.small == "det":
        return None
    if (
        only
        and place > at
        and noun.small not in {"som", "av"}
        and said_of_people(sentence.at(place + 1))
        and not noun.verb
    ):
        return place
    if first.small.startswith("ensam"):
        return None  # "äter ensam i maskinrummet"
    if place > at and (only or most) and noun.small in {"som", "med", "från", "i", "på", "av", "kvar"}:
        return tail(sentence, place - 1)
    return None


def _of_a_place(sentence: Sentence, at: int) -> int | None:
    """ "Skolans enda transperson", "kommunens äldsta", "nattpatrullens chef"."""
    after, behind = sentence.at(at + 1), sentence.at(at + 2)
    if after.small in ONLY or superlative(after):
        place = head(sentence, at + 2)
        if place is not None:
            return tail(sentence, place) or place
        if said_of_people(sentence.at(at + 3)) and not behind.verb:
            return at + 2
        return at + 1 if not behind.is_word or behind.verb else None
    if after.small in {"nya", "nye"} and said_of_people(behind):
        return at + 1
    owner = definite_end(sentence.at(at)) or sentence.at(at).small.endswith(("ens", "ets", "ans"))
    if owner and adjective(after) and is_person(behind.small) and (after.small in CHANGED or not is_common(behind)):
        return tail(sentence, at + 2) or at + 2
    if owner and definite_person(sentence, after) and after.small.endswith(("ansvariga", "ansvarige")):
        return at + 1
    if owner and is_person(after.small) and not is_common(after) and after.small not in _ANYBODYS - {"chef"}:
        return tail(sentence, at + 1) or at + 1
    return None


def _one_of_few(sentence: Sentence, at: int) -> int | None:
    """ "en av de två killarna från Syrien", "en av våra tre kockar"."""
    place = at + 3
    if sentence.at(at + 1).small == "ena":
        return _one_of_few(sentence, at + 1)
    if sentence.at(at + 2).small not in ARTICLES | OWN:
        return None
    few = False
    while place < at + 7 and (adjective(sentence.at(place)) or sentence.at(place).small in _FEW):
        few, place = few or sentence.at(place).small in _FEW, place + 1
    noun = sentence.at(place)
    if few and noun.small in OF_PLACE | {"som"}:
        return tail(sentence, place - 1)
    if few and (several_persons(noun.small) or of_people(sentence.at(place - 1))):
        return tail(sentence, place) or place
    return None


def _persons_kin(sentence: Sentence, at: int) -> int | None:
    """ "ekonomichefens dotter", "den gamle rektorns fru"; "praktikantens" where nothing follows."""
    place = head(sentence, at + 1, most=2)
    if sentence.at(at).small == sentence.at(at + 1).small + "ens":
        return None  # "chefens chef": an office
    if place is not None:
        return tail(sentence, place) or place
    if sentence.at(at + 1).small == "högra" and sentence.at(at + 2).small == "hand":
        return at + 2
    token, after = sentence.at(at), sentence.at(at + 1)
    return at if not after.is_word and not is_generic(token) and not is_common(token) else None


def _names_place(sentence: Sentence, at: int, begins: bool) -> int | None:
    """ "Kalle på förrådet": what follows a name that a note begins with, and tells which Kalle. Not his home town."""
    preposition = sentence.at(at).small
    end = noun_phrase(sentence, at + 1)
    if end is None or preposition in {"hos", "över", "under"} or sentence.at(end).shape is Shape.NUMBER:
        return None
    noun, after = sentence.at(end), sentence.at(end + 1)
    acronym = noun.shape.value == "all"
    if (noun.capital and not acronym) or noun.small in TIMES:
        return None
    if not definite_end(noun):  # "Birgit på ekonomi säger": between a subject and its verb
        return end if begins and preposition == "på" and finite(after) else None
    return end if begins and (finite(after) or not after.is_word or noun.has(Is.OTHER)) else None
