"""The English half of singling out: "our Finnish welder", "the only woman in the forklift team"."""

from collections.abc import Iterator

from vilkaarvi.notes.detect.lists import words
from vilkaarvi.notes.detect.persons import ENGLISH_KIN, english_nation, english_person, english_person_named
from vilkaarvi.notes.detect.tokens import Sentence, Token

Span = tuple[int, int]


_OWN = words("our my his her their your")
_MARKS = words("""
    only new old oldest youngest first last newest former young tall female male single deaf blind pregnant
    other elderly retired night union shop team assistant head tallest loudest current previous late muslim
""")
_PREPOSITIONS = words("in at on from with near behind")
_TIME = words("""
    monday tuesday wednesday thursday friday saturday sunday morning evening afternoon week month year group
    meeting time general fact sweden charge work end beginning moment front
""")
_VERBS = words("""
    is was are were has had says said will can could would wants wanted feels felt never always did does gets
    got left refuses goes went told asked thinks thought seems also still
""")
_ENDS = frozenset('.,;:!?()\n"”-–—/=>&+')


def english(sentence: Sentence, names: dict[int, int]) -> Iterator[Span]:
    """Spans that may fit one person only; `names` are starts of names by their ends."""
    for at, token in enumerate(sentence.tokens):
        end: int | None = None
        if token.small in _OWN or token.small in {"the", "that"}:
            end = _described(sentence, at, owned=token.small in _OWN)
        elif token.small == "one" and sentence.at(at + 1).small == "of":
            end = _one_of_few(sentence, at)
        elif token.small in {"he", "she", "him", "her", "guy", "woman", "man", "lady"} and sentence.at(
            at + 1
        ).small in {"who", "with", "from"}:
            end = _tail(sentence, at)
        elif token.small == "only" and token.begins:
            end = _described(sentence, at - 1, owned=False)
        elif token.small == "whoever" and sentence.at(at + 1).verb:
            end = _clause(sentence, at)
        elif (
            token.small in {"from", "at", "in"}
            and sentence.at(at - 1).end in names
            and sentence.at(at + 1).small == "the"
        ):
            end = _tail(sentence, at - 1)
        if end is not None:
            yield token.start, sentence.at(end).end


def _described(sentence: Sentence, at: int, owned: bool) -> int | None:
    place, marks, person = at + 1, 0, False
    while place < at + 6 and not _is_head(sentence, place) and sentence.at(place).is_word:
        token = sentence.at(place)
        whose = token.small.endswith(("'s", "’s"))
        if not (whose or _marks(token) or english_person(token) or english_person(sentence.at(place + 1))):
            break
        person = person or (whose and english_person_named(token.small[:-2]))
        place, marks = place + 1, marks + 1
    noun, only = sentence.at(place), any(sentence.at(each).small == "only" for each in range(at + 1, place))
    if only and noun.small in {"who", "from", "with", "in", "on"}:
        return _tail(sentence, place - 1)
    if (
        sentence.at(place - 1).small in {"two", "three"}
        and marks == 1
        and noun.small in {"from", "in", "at", "who", "on"}
    ):
        return _tail(sentence, place - 1)
    if not english_person(noun) and not (person and noun.small in ENGLISH_KIN):
        return None
    end = _tail(sentence, place)
    if end is not None:
        return end if marks or noun.small not in {"one", "person"} or sentence.at(place + 1).small == "off" else None
    if owned or person:
        return place if marks and (person or noun.small not in ENGLISH_KIN) else None
    first = sentence.at(at + 1)
    return place if marks and (only or english_nation(first) or first.small in _MARKS) else None


def _marks(token: Token) -> bool:
    return (
        token.small in _MARKS or english_nation(token) or token.small.endswith("est") or token.small in {"two", "three"}
    )


def _is_head(sentence: Sentence, place: int) -> bool:
    return english_person(sentence.at(place)) and not english_person(sentence.at(place + 1))


def _tail(sentence: Sentence, at: int) -> int | None:
    """The end of "from Mali", "at the warehouse", "who fainted last week" after the person at `at`."""
    after = sentence.at(at + 1)
    if after.small == "off" and sentence.at(at + 2).small == "sick":
        return _clause(sentence, at + 1)
    if after.text == "," and sentence.at(at + 2).small == "now":
        return _tail(sentence, at + 2)
    if after.small in {"who", "that", "whose"}:
        return _clause(sentence, at + 1)
    if after.small in _PREPOSITIONS:
        place = at + 2
        while place < at + 6 and _goes_on(sentence.at(place)):
            place += 1
        last = place - 1
        if last <= at + 1 or sentence.at(last).small in _TIME or sentence.at(at + 2).small in _TIME:
            return None
        return (_tail(sentence, last) if sentence.at(last + 1).small in _PREPOSITIONS | {"who"} else None) or last
    return None


def _goes_on(token: Token) -> bool:
    return (
        bool(token.text)
        and token.text not in _ENDS
        and token.small not in _VERBS | _PREPOSITIONS
        and token.small not in {"and", "but", "who", "that"}
    )


def _clause(sentence: Sentence, at: int) -> int | None:
    place, verbs = at + 1, 0
    while place < at + 9:
        token = sentence.at(place)
        if not token.text or token.text in _ENDS or (token.small in {"and", "but", "so", "because"} and place > at + 2):
            break
        verbs += token.small in _VERBS
        if verbs and token.small in _VERBS and place > at + 2:
            break
        place += 1
    return place - 1 if place - at > 1 else None


def _one_of_few(sentence: Sentence, at: int) -> int | None:
    """ "one of the two Syrian cooks", "one of our three nurses"."""
    if sentence.at(at + 2).small not in _OWN | {"the"} or sentence.at(at + 3).small not in {
        "two",
        "three",
        "four",
        "few",
        "2",
        "3",
    }:
        return None
    place = at + 4
    while place < at + 7 and _goes_on(sentence.at(place)):
        place += 1
    return (_tail(sentence, place - 1) or place - 1) if place > at + 4 else None
