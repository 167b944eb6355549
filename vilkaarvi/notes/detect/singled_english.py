"""The English half of singling out: "our Finnish welder", "the only woman in the forklift team"."""

from collections.abc import Iterator

from vilkaarvi.notes.detect.english_verbs import MODALS, finite, helps, past
from vilkaarvi.notes.detect.lists import Is, words
from vilkaarvi.notes.detect.persons import indefinite_person
from vilkaarvi.notes.detect.persons_english import KIN, english_person, is_common, is_nation, is_person_named, several
from vilkaarvi.notes.detect.phrases_english import DAYS, DETERMINERS, OWN, called, clause, goes_on, staged, tail
from vilkaarvi.notes.detect.small_words import MONTHS
from vilkaarvi.notes.detect.tokens import Sentence, Shape, Token

Span = tuple[int, int]


_PRONOUNS = words("he she him her they them")
_SOMEBODY = words("guy woman man lady girl boy bloke lad chap person one dude kid")
_MARKS = words("""
    only new old oldest youngest first last newest former young tall female male single deaf blind pregnant other
    elderly retired night union shop team assistant head tallest loudest current previous late muslim acting
    outgoing incoming interim deputy temporary divorced quiet loud short bald blonde gay lesbian trans disabled
    autistic injured sick fired little big fat shy angry lone sole permanent part-time latest long-term weekend day
    evening morning christian jewish catholic hindu sikh religious local foreign second third black white
    brown-haired red-haired grumpy bearded tattooed
""")
_PEOPLES = ("ian", "ali", "aqi", "ani", "ean", "ghan", "urd", "ole")
_ANY = words("same right wrong average good best nice poor whole very next ordinary common modern wise real bad")
_AGES = words("youngest oldest newest tallest quietest loudest shortest shyest smallest")
_RARE = words("""
    cancer ms diabetes epilepsy adhd autism stroke depression pregnant divorced prison rehab alcoholic deaf blind
    arrested fired stabbed treated miscarriage wheelchair burnout twins triplets widow widower transplant dialysis
    licence hiv dyslexia
""")
_WHEN = (
    words("last yesterday christmas easter recently ago spring summer autumn winter monday tuesday thursday") | MONTHS
)
# Everybody has one: alone they tell of nobody, unlike "our deacon".
_ANYBODYS = words("""
    relative client patient customer resident tenant pupil member boss manager supervisor leader friend colleague
    coworker co-worker teacher neighbour neighbor doctor guy man woman lady girl boy kid person one employee worker
    student trainee interpreter mate parents landlord nurse employer chef cook lawyer
""")
_MANY = words("""
    people those staff children ones kids anyone everyone anybody everybody nobody many some few others all only and
    youngest oldest last first two three four only him her he she them team group crew
""")


def english(sentence: Sentence, names: dict[int, int]) -> Iterator[Span]:
    """Spans that may fit one person only; `names` are starts of names by their ends."""
    for at, token in enumerate(sentence.tokens):
        end = _from(sentence, at, token, names)
        if end is not None and not staged(sentence, end):
            yield token.start, sentence.at(end).end


def _from(sentence: Sentence, at: int, token: Token, names: dict[int, int]) -> int | None:
    small, after = token.small, sentence.at(at + 1)
    end: int | None = None
    if small in DETERMINERS:
        end = _described(sentence, at, owned=small in OWN)
    if small == "one" and after.small == "of":
        return _one_of_few(sentence, at)
    if (
        end is None
        and small in _PRONOUNS | _SOMEBODY
        and after.small in {"who", "with", "from", "in", "at", "on", "whose", "over", "by", "down", "up"}
    ):
        return _pronoun(sentence, at)
    if small == "only" and token.begins:
        return _described(sentence, at - 1, owned=False)
    if small == "whoever" and past(after):
        return clause(sentence, at)
    if small in {"a", "an", "someone", "somebody"}:
        return _one_of_us(sentence, at)
    if small in {"from", "at", "in"} and sentence.at(at - 1).end in names and after.small == "the":
        return tail(sentence, at - 1)
    if token.begins and token.shape.value != "all" and (english_person(token) or token.small in _MARKS):
        return _bare(sentence, at)
    return end or _nicknamed(sentence, at)


def _nicknamed(sentence: Sentence, at: int) -> int | None:
    """ "dish guy has his own music"."""
    token, noun = sentence.at(at), sentence.at(at + 1)
    plain = token.has(Is.ENGLISH) and token.small not in _ANY | {"one", "a", "no", "this", "that", "every", "some"}
    known = noun.small in _SOMEBODY - {"one", "person", "man"} and finite(sentence.at(at + 2))
    return at + 1 if token.begins and plain and known else None


def _bare(sentence: Sentence, at: int) -> int | None:
    """ "caretaker at Berga school promised", "new guy in IT": in a hurry the article is left out."""
    place = at
    while place < at + 3 and not _is_head(sentence, place) and _marks(sentence.at(place)):
        place += 1
    if not _is_head(sentence, place) or sentence.at(place).small == "one":
        return None
    end = tail(sentence, place)
    return (
        end
        if end is not None and sentence.at(place + 1).small in {"at", "in", "on", "from", "who", "with", "of"}
        else None
    )


def _pronoun(sentence: Sentence, at: int) -> int | None:
    """ "she who had twins", "him in the wheelchair": with a place only where a verb follows and none stands before."""
    token, after, then = sentence.at(at), sentence.at(at + 1), sentence.at(at + 2)
    if then.small in OWN or token.small in {"they", "them", "one"}:
        return None
    if after.small in {"in", "at", "on", "over", "by", "down", "up"} and token.small in {"he", "she", "her", "him"}:
        end = tail(sentence, at) if then.small == "the" or after.small != "on" else None
        fits = end is not None and (finite(sentence.at(end + 1)) or sentence.at(end).small == "wheelchair")
        return end if fits and not finite(sentence.at(at - 1)) else None
    return tail(sentence, at)


def _one_of_us(sentence: Sentence, at: int) -> int | None:
    """ "a colleague who was arrested in June", "someone who was treated for cancer": what is rare, or dated."""
    place = at
    if sentence.at(at).small in {"a", "an"}:
        place = past_an_age(sentence, at + 1)
        if place > at + 1 and english_person(sentence.at(place)):
            return tail(sentence, place)
        end = tail(sentence, place) if english_person(sentence.at(place)) else None
        if end is not None and any(sentence.at(each).small == "who" for each in range(place + 2, end)):
            return end  # "a nurse on ward 3 who is going through a divorce"
        there = sentence.at(place + 2)
        named = sentence.at(place + 1).small == "at" and (there.shape is Shape.CAPITAL or there.small == "the")
        if named and english_person(sentence.at(place)) and not is_common(sentence.at(place)):
            return tail(sentence, place)
        certain = sentence.at(at + 1).small in {"certain", "older", "younger"} and english_person(sentence.at(at + 2))
        if certain and tail(sentence, at + 2) is not None:
            return tail(sentence, at + 2)
        place = at + 1 + (not english_person(sentence.at(at + 1)))
        if not english_person(sentence.at(place)):
            return None
        if sentence.at(place + 1).small == "from" and sentence.at(place + 3).small == "who":
            return tail(sentence, place)
    if sentence.at(at).small in {"someone", "somebody"} and sentence.at(at + 1).small in {"in", "on", "at"}:
        end = tail(sentence, at)
        who = any(sentence.at(each).small == "who" for each in range(at, (end or at) + 1))
        return end if who else None
    if sentence.at(place + 1).small not in {"who", "that", "whose"}:
        return None
    end = clause(sentence, place + 1)
    inside = [sentence.at(each).small for each in range(place + 1, (end or place) + 1)]
    told = not _RARE.isdisjoint(inside) or not _WHEN.isdisjoint(inside)
    return end if told and MODALS.isdisjoint(inside) else None


def _described(sentence: Sentence, at: int, owned: bool) -> int | None:
    place, marks, owner = past_an_age(sentence, at + 1), 0, False
    marks += place > at + 1
    while place < at + 6 and not _is_head(sentence, place) and sentence.at(place).is_word:
        token = sentence.at(place)
        whose = token.small.endswith(("'s", "’s"))
        ahead = sentence.at(place + 1)
        if token.small in DETERMINERS or token.small == "its":
            return None
        if not (
            whose
            or _marks(token)
            or english_person(token)
            or english_person(ahead)
            or is_person_named(ahead.small[:-2])
        ):
            break
        owner = owner or (whose and (is_person_named(token.small[:-2]) or _post(ahead)))
        place, marks = place + 1, marks + 1
    end = _most(sentence, at, place, marks)
    if end is not None:
        return end
    noun = sentence.at(place)
    if not _is_head(sentence, place) and not (owner and noun.small in KIN):
        return None
    if noun.small == "one" and not _is_most(sentence, at, place) and sentence.at(place + 1).small == "who":
        return clause(sentence, place + 1) if past(sentence.at(place + 2)) else None
    if noun.small in KIN and owned and not owner and sentence.at(place + 2).capital:
        return None  # "my brother in Sudan"
    if noun.small in KIN and owned and sentence.at(place + 1).small == "the" and english_person(sentence.at(place + 2)):
        return tail(sentence, place + 2) or place + 2
    end = called(sentence, place) or tail(sentence, place)
    if end is not None:
        return end if marks or noun.small not in {"one", "person"} or sentence.at(place + 1).small == "off" else None
    return _without_a_tail(sentence, at, place, owned, owner)


def _only(sentence: Sentence, at: int, place: int) -> bool:
    return any(sentence.at(each).small in {"only", "sole", "lone"} for each in range(at + 1, place))


def _is_most(sentence: Sentence, at: int, place: int) -> bool:
    before = sentence.at(place - 1).small
    return _only(sentence, at, place) or before in {"last", "first"} or before.endswith("est")


def _most(sentence: Sentence, at: int, place: int, marks: int) -> int | None:
    """ "the only with a licence", "the two from IT", "the youngest of us", "the only vegetarian eats alone"."""
    noun, before, after = sentence.at(place), sentence.at(place - 1), sentence.at(place + 1)
    if _only(sentence, at, place):
        if noun.small in {"who", "from", "with", "in", "on"}:
            return tail(sentence, place - 1)
        if noun.is_word and finite(after) and not helps(after):
            return place
    if before.small in {"two", "three"}:
        dated = noun.small == "from" and after.small in DAYS
        anybody = noun.small == "who" and not past(after)
        if marks == 1 and noun.small in {"from", "in", "at", "who", "on"} and not dated and not anybody:
            return tail(sentence, place - 1)
        return tail(sentence, place) if several(noun) else None
    if before.small in _AGES and marks == 1 and noun.small in {"on", "in", "at"}:
        return tail(sentence, place - 1)
    if before.small in _AGES and marks == 1 and sentence.at(at).small in {"our", "their"} and finite(noun):
        return place - 1
    us = noun.small == "of" and after.small in {"us", "them"}
    return place + 1 if us and _is_most(sentence, at, place) else None


def _without_a_tail(sentence: Sentence, at: int, place: int, owned: bool, owner: bool) -> int | None:
    """ "our deacon", "the headmaster's wife", "the former cook", "the school nurse shouted"."""
    noun, first, after = sentence.at(place), sentence.at(at + 1), sentence.at(place + 1)
    marks, only = place > at + 1, _only(sentence, at, place)
    if owned or owner:
        if noun.small in KIN:
            return place if owner or (marks and noun.small == "partner") else None
        if marks and first.small not in {"own"}:
            return place
        return place if noun.small not in _ANYBODYS and not is_common(noun) else None
    if not marks:
        if after.text == "," and sentence.at(place + 2).small in {"a", "an"} and sentence.at(at).begins:
            return place if noun.small not in _ANYBODYS and not is_common(noun) else None
        acts = finite(after) and not helps(after) and sentence.at(at).begins and sentence.at(at).small == "the"
        return place if acts and noun.small not in _ANYBODYS and not is_common(noun) else None
    if (first.small, noun.small) in {("other", "person"), ("conversation", "leader")}:
        return None
    if noun.small == "one":
        return place + 1 if only or (first.small in {"last", "first"} and past(after)) else None
    if only or is_nation(first) or first.small in _MARKS or first.small.endswith(("ly", "ed")):
        return place
    if noun.small in _SOMEBODY and place == at + 2 and first.has(Is.ENGLISH) and first.small not in _ANY:
        return place  # "the finance woman"
    titled = not is_common(noun) and noun.small not in _ANYBODYS - {
        "nurse",
        "cook",
        "manager",
        "teacher",
        "chef",
        "leader",
    }
    return place if titled and finite(after) and after.small not in MODALS else None


def past_an_age(sentence: Sentence, at: int) -> int:
    """Where the words go on after "63-year-old" or "19 year old"; `at` itself where none stands."""
    if sentence.at(at).shape is not Shape.NUMBER:
        return at
    for place in range(at + 1, at + 6):
        if sentence.at(place).small in {"old", "year-old"}:
            return place + 1
    return at


def _post(token: Token) -> bool:
    """ "the school's counsellor": one has the post, unlike "the school's pupil"."""
    held = {"lawyer", "nurse", "cook", "chef", "manager", "doctor", "interpreter"}
    return english_person(token) and not is_common(token) and token.small not in (_ANYBODYS - held) | KIN


def _marks(token: Token) -> bool:
    if len(token.small) > 5 and token.small.endswith(("est", "ed")) and token.has(Is.ENGLISH):
        return True
    if len(token.small) > 4 and token.small.endswith("ly"):
        return True
    return token.small in _MARKS or is_nation(token) or token.small in {"two", "three"}


def _is_head(sentence: Sentence, place: int) -> bool:
    token, after = sentence.at(place), sentence.at(place + 1)
    if after.small in {"who", "whose"} and token.is_word and past(sentence.at(place + 2)) and not token.begins:
        return not token.small.endswith(("s", "men")) and token.small not in _MANY
    if token.capital and token.small.endswith(_PEOPLES) and after.small in {"in", "on", "at", "from", "who", "with"}:
        return True  # "the Palestinian in parks"
    if english_person(token) or token.has(Is.ENGLISH):
        return english_person(token) and not english_person(after) and not is_person_named(after.small[:-2])
    return indefinite_person(sentence, token)  # "our HR-chef"


def _one_of_few(sentence: Sentence, at: int) -> int | None:
    """ "one of the two Syrian cooks", "one of our three nurses", "one of the three who got fired"."""
    if sentence.at(at + 2).small not in OWN | {"the"} or sentence.at(at + 3).small not in {
        "two", "three", "four", "few", "2", "3",
    }:  # fmt: skip
        return None
    place = at + 4
    if sentence.at(place).small in {"who", "from", "in", "at", "on"}:
        return tail(sentence, place - 1)
    while place < at + 7 and goes_on(sentence.at(place)):
        place += 1
    if not any(several(sentence.at(each)) or is_nation(sentence.at(each)) for each in range(at + 4, place)):
        return None
    return (tail(sentence, place - 1) or place - 1) if place > at + 4 else None
