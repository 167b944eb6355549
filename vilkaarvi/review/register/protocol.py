"""What a register must do, whatever it stands on. One test module asks all of them the same.

A register keeps lines as they came, whose signatures were checked, and answers with what stands of them. What it is
told twice it keeps once; the order never matters. What changes something returns when it is kept for good.

For a register that answers by queries: `told` is the whole; everything else that is shown is worked out from
`told().cards`, `told().records` and the three small tables, so each figure can become a query of its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from vilkaarvi.completion.report import comparison_code
from vilkaarvi.completion.union import Union
from vilkaarvi.completion.wire import HandedOver, Keys
from vilkaarvi.seal.signing import key_name


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


class Register(Protocol):
    """All calls from one thread. Raises the Faults of whatever it stands on."""

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
        """What all lines of trusted installations say together."""
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
