"""What a register must do, whatever it stands on. One test module asks all of them the same.

A register keeps lines as they came, whose signatures were checked, and answers with what stands of them. What it is
told twice it keeps once; the order never matters. What changes something returns when it is kept for good.

A small register is read whole: what is shown is worked out from `told()` and the three small tables. A large one
answers by `queries` of its own, to the same.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from vilkaarvi.completion.report import comparison_code
from vilkaarvi.completion.union import Union
from vilkaarvi.completion.wire import HandedOver, Keys
from vilkaarvi.errors import Fault
from vilkaarvi.seal.signing import key_name

if TYPE_CHECKING:  # they read the register
    from vilkaarvi.review.answers import Answers
    from vilkaarvi.review.course import Course
    from vilkaarvi.review.groups import Group
    from vilkaarvi.review.overview import Overview, Row, Stage
    from vilkaarvi.review.spellings import Spelling


@dataclass(frozen=True)
class Installation:
    """A laptop that hands over, by its public key. first: the day on which the register saw it."""

    public: bytes
    first: date
    trusted: bool = False

    @property
    def key(self) -> str:
        return key_name(self.public)

    @property
    def code(self) -> str:
        return comparison_code(self.public)


@dataclass(frozen=True)
class Expected:
    """A group that ought to meet, as the employer lists it. `id` is fixed: 16 hex digits, given when first listed."""

    id: str
    name: str
    unit: str
    headcount: int


@dataclass(frozen=True)
class Question:
    """A statement on the slip: its position in that version's evaluation, from 1."""

    programme: str
    version: int
    number: int


@dataclass(frozen=True)
class Block:
    """Answers that were let out together, for good; the smallest that anybody ever sees (answers.py).

    unit: "" for those of several small units. day: the last record's. records and groups: whose they were.
    answered, high: how many, and how many of them 4 or 5, blurred at the ends.
    """

    unit: str
    question: Question
    day: date
    records: tuple[str, ...]
    groups: tuple[str, ...]
    answered: int
    high: int


class Queries(Protocol):
    """What a large register works out by itself, as the functions of the same names would from the whole."""

    def overview(self, course: "Course", today: date, whole: bool = False) -> "Overview":
        """`whole`: every group, however many there are."""
        ...

    def sought(
        self, course: "Course", today: date, typed: str, stage: "Stage | None" = None
    ) -> "tuple[tuple[Row, ...], int]":
        """Groups whose name or unit holds every word that was typed, and how many more there are. stage: where they
        stand; None: wherever."""
        ...

    def groups(self, programme: str) -> "Iterator[Group]": ...

    def spellings(self, programme: str) -> "tuple[Spelling, ...]": ...

    def groups_on(self, keys: Sequence[str]) -> Mapping[str, Collection[str]]:
        """Keys of computers that are trusted → the names of the groups that they have handed over."""
        ...

    def known(self, group: str) -> bool:
        """Whether a card, a record or the list says this id."""
        ...

    def joined(self, group: str) -> str | None:
        """The id that `group` counts as one step on, by hand or by its spelling; None where it stands by itself."""
        ...

    def answers(self, programme: str) -> "Answers": ...

    def let_out(self, programme: str) -> tuple[Block, ...]: ...


class Register(Protocol):
    """All calls from one thread. Raises the Faults of whatever it stands on.

    queries: None where the whole is small enough to be read. troubles: file name → Fault: what could not be read.
    at_once: how many lines `add` had best be handed at a time.
    """

    queries: Queries | None
    troubles: Mapping[str, Fault]
    at_once: int

    @property
    def made_up(self) -> bool:
        """True: filled by the program to show something; nothing in it has happened."""
        ...

    def mark_made_up(self) -> None: ...

    def installations(self) -> tuple[Installation, ...]:
        """Those that were ever introduced, by their keys."""
        ...

    def introduce(self, publics: Iterable[bytes], day: date) -> None:
        """Known ones stay as they are."""
        ...

    def trust(self, key: str, trusted: bool = True) -> None:
        """What a distrusted one has handed over stays kept and no longer counts. An unknown key changes nothing."""
        ...

    def add(self, lines: Sequence[HandedOver]) -> int:
        """How many were new. Their signatures have been checked, and their keys introduced."""
        ...

    def told(self) -> Union:
        """What all lines of trusted installations say together. Of a large register: slow, and much memory."""
        ...

    def lines(self) -> Iterator[HandedOver]:
        """All that were ever added, also of those that are not trusted."""
        ...

    def doubts(self) -> tuple[Fault, ...]:
        """R_CONFLICT and R_GAP of what trusted installations have handed over; of very many, the first."""
        ...

    def programmes(self) -> tuple[str, ...]:
        """Those that records speak of."""
        ...

    def expected(self) -> tuple[Expected, ...]: ...

    def expect(self, groups: Sequence[Expected]) -> None:
        """In place of the list that was there."""
        ...

    def merges(self) -> Mapping[str, str]:
        """Group id → the id that it was said to be the same as, by hand; its own where it was said to be none's."""
        ...

    def merge(self, group: str, into: str | None) -> None:
        """None: nothing is said by hand any more."""
        ...

    def blocks(self) -> tuple[Block, ...]: ...

    def let_out(self, blocks: Sequence[Block]) -> None:
        """Blocks never change and never go away."""
        ...

    def close(self) -> None: ...


def trusted_keys(register: Register) -> Keys:
    return {each.key: each.public for each in register.installations() if each.trusted}
