"""A note, a flag in it, and a question that was parked."""

from dataclasses import dataclass
from enum import StrEnum

SMALL_GROUP = 6  # fewer than so many: whoever reads it guesses soon who said it


class FlagKind(StrEnum):
    """What could point out a person."""

    NAME = "NAME"
    PNR = "PNR"  # personal identity number, co-ordination number
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    ADDRESS = "ADDRESS"
    POSTCODE = "POSTCODE"
    PLATE = "PLATE"  # of a car
    DOB_AGE = "DOB_AGE"  # age or day of birth
    URL_HANDLE = "URL_HANDLE"  # a page of somebody's own, a name in a social network
    CASE = "CASE"  # number of a case, a file, a card
    ORGNR = "ORGNR"  # organisation number; a sole trader's is a person's
    QUASI = "QUASI"  # soft: words that may fit one person only, "chefen på förrådet"


@dataclass(frozen=True)
class Flag:
    """Characters `start` to `end` of a text; a hard flag must be answered before the text is stored."""

    start: int
    end: int
    kind: FlagKind
    hard: bool = True


@dataclass(frozen=True)
class Note:
    """`id` is random; `question` is a step's id; `order` grows within a run. No time and no author, ever."""

    id: str
    question: str
    text: str
    order: int
    starred: bool = False


@dataclass(frozen=True)
class Parked:
    """A question that was put off: `taken` when the group has taken it up. No time and no author, ever."""

    id: str  # random
    text: str  # one line
    order: int  # grows within a run
    taken: bool = False
