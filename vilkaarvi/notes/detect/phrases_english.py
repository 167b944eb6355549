"""What may stand behind an English noun for a person: a place, a mark, a clause; and where it ends."""

from vilkaarvi.notes.detect.english_verbs import finite, past
from vilkaarvi.notes.detect.lists import words
from vilkaarvi.notes.detect.persons_english import KIN, is_common
from vilkaarvi.notes.detect.tokens import Sentence, Shape, Token

OWN = words("our my his her their your")
DETERMINERS = OWN | words("the that this")
DAYS = words("monday tuesday wednesday thursday friday saturday sunday yesterday last")
_PREPOSITIONS = words("in at on from with near behind down by w up over från på med")
_TIME = words("""
    monday tuesday wednesday thursday friday saturday sunday morning evening afternoon week month year group meeting
    time general fact sweden charge work end beginning moment front film movie video clip scene story example text
    guide exercise play book way total case turn mind return it them us me you break breaks lunch room question list
    table all both
""")
_STAGED = words("""
    ad advert commercial poster played screen actor film movie video clip scene story example text guide role card
    script narrator
""")
_ENDS = frozenset('.,;:!?()\n"”-–—/=>&+')
_NO_PLACE = words("""
    street it them us me you all both monday tuesday wednesday thursday friday saturday sunday last general fact
""")
_ADVERBS = words("always never just only really once also recently still already almost nearly often not")
_HEADS = words("head manager director chair chairman boss leader owner secretary") | KIN


def tail(sentence: Sentence, at: int) -> int | None:
    """The end of "from Mali", "at the warehouse", "who fainted last week" after the person at `at`."""
    after, then = sentence.at(at + 1), sentence.at(at + 2)
    if (after.small == "off" and then.small == "sick") or (after.small == "on" and then.small in {"sick", "parental"}):
        return clause(sentence, at + 1)
    if after.text == "," and then.small in {"now", "who"}:
        return tail(sentence, at + 2) if then.small == "now" else clause(sentence, at + 2)
    if after.small in {"who", "that", "whose"}:
        return clause(sentence, at + 1)
    if after.small == "and" and then.small in {"his", "her"} and sentence.at(at + 3).small in KIN:
        return at + 3
    leads = sentence.at(at).small in _HEADS or not is_common(sentence.at(at))
    if after.small == "of" and sentence.at(at).small in {"head", "director", "chair"} and then.capital:
        return at + 2  # "Head of HR"
    if after.small == "of" and leads and then.small in DETERMINERS:
        return _place(sentence, at)
    if (after.small, then.small) in {("responsible", "for"), ("in", "charge")}:
        return _place(sentence, at + (1 if after.small == "responsible" else 2))
    if after.small in {"downstairs", "upstairs", "outside", "here", "there"} and finite(then):
        return at + 1
    if after.small in _PREPOSITIONS and not (sentence.at(at).small == "chair" and after.small != "from"):
        return _place(sentence, at)
    if after.small.endswith("ing") and len(after.small) > 4:
        end = clause(sentence, at)  # "the nurse turning 60 on Saturday"
        return end if end is not None and finite(sentence.at(end + 1)) else None
    if past(after) and after.small.endswith("ed") and then.small in _PREPOSITIONS | {"over", "for", "after"}:
        end = _place(sentence, at + 1)  # "suspended over the keys is back"
        return end if end is not None and finite(sentence.at(end + 1)) else None
    return None


def _place(sentence: Sentence, at: int) -> int | None:
    """The end of a place or mark whose preposition follows `at`: up to a verb, at most four words."""
    place = at + 2
    while place < at + 6 and goes_on(sentence.at(place)) and not (place > at + 2 and _acts_on(sentence, place)):
        place += 1
    last = place - 1
    first = at + 2 + (sentence.at(at + 2).small in {"the", "our", "a"})
    behind = sentence.at(last)
    timed = (behind.small in _TIME and behind.shape is not Shape.ALL) or (
        sentence.at(first).small in _NO_PLACE and sentence.at(first).shape is not Shape.ALL
    )
    if last <= at + 1 or (timed and not (sentence.at(at + 1).small == "from" and sentence.at(first).small in DAYS)):
        return None
    return (tail(sentence, last) if sentence.at(last + 1).small in _PREPOSITIONS | {"who"} else None) or last


def _acts_on(sentence: Sentence, place: int) -> bool:
    """ "fears the registry": an s before what only an object begins with is a verb's."""
    objects = DETERMINERS | {"a", "an", "us", "me", "them", "it", "out"}
    return sentence.at(place).small.endswith("s") and sentence.at(place + 1).small in objects


def goes_on(token: Token) -> bool:
    return (
        bool(token.text)
        and token.text not in _ENDS
        and not finite(token)
        and token.small not in _PREPOSITIONS
        and token.small not in {"and", "but", "who", "that", "so", "or", "because", "when", "if", "to"}
    )


def clause(sentence: Sentence, at: int) -> int | None:
    """The end of "who fell off the ladder": at a mark, a joining word, or the verb after the clause's own."""
    verb = at + 1
    while verb < at + 3 and sentence.at(verb).small in _ADVERBS:
        verb += 1
    if sentence.at(at).small == "whose":
        verb += 1
    place = verb + 1
    while place < at + 9:
        token = sentence.at(place)
        if not token.text or token.text in _ENDS or (token.small in {"and", "but", "so", "because"} and place > at + 2):
            break
        helped = sentence.at(place - 1).small in {
            "was",
            "is",
            "has",
            "had",
            "got",
            "were",
            "been",
            "being",
            "who",
            "just",
        }
        if finite(token) and not helped:
            break
        place += 1
    inside = range(at + 1, place)
    if (
        sentence.at(verb).small in {"it", "they", "i", "we", "you"}
        or not sentence.at(at + 1).is_word
        or any(sentence.at(each).small in _STAGED for each in inside)
    ):
        return None
    return place - 1 if place - at > 1 else None


def called(sentence: Sentence, at: int) -> int | None:
    """ "the man they call Captain", "the woman I share an office with", "the girl we hired in May"."""
    if sentence.at(at + 1).small not in {"they", "we", "everyone", "everybody", "i", "she", "he"}:
        return None
    place = at + 3
    while place < at + 8 and sentence.at(place).is_word and not finite(sentence.at(place)):
        place += 1
    ends = not sentence.at(place).is_word or finite(sentence.at(place))
    long = place > at + 3 or past(sentence.at(at + 2))  # "the guy she reported"
    return place - 1 if ends and long and sentence.at(at + 2).is_word else None


def staged(sentence: Sentence, end: int) -> bool:
    return sentence.at(end).small in _STAGED or sentence.at(end + 2).small in _STAGED or (
        sentence.at(end + 1).small in {"in", "on"} and sentence.at(end + 3).small in _STAGED
    )  # fmt: skip
