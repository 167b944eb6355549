"""Evaluation slips, counted: never who answered what, and never which answers stood on one slip.

A `Tally` is all that is kept. A `Counting` lives while the leader counts, so that a wrong press can be undone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

GRADES = (1, 2, 3, 4, 5)
BLANK = 0  # a slip without an answer to this statement
LEAST_ANSWERS = 6  # fewer never leave the laptop


@dataclass(frozen=True)
class Tally:
    """For each statement (its id), in the programme's order, how many answered 1, 2, 3, 4 and 5."""

    counts: tuple[tuple[str, tuple[int, ...]], ...]

    @classmethod
    def empty(cls, statements: Iterable[str]) -> "Tally":
        return cls(tuple((statement, (0,) * len(GRADES)) for statement in statements))

    def of(self, statement: str) -> tuple[int, ...]:
        return dict(self.counts).get(statement, (0,) * len(GRADES))

    def answers(self, statement: str) -> int:
        return sum(self.of(statement))

    def high(self, statement: str) -> int:
        """How many answered 4 or 5."""
        return sum(self.of(statement)[3:])

    def plus(self, statement: str, grade: int) -> "Tally":
        """One more answer; a blank counts nowhere."""
        if grade == BLANK:
            return self
        raised = tuple(
            (name, tuple(n + (name == statement and g == grade) for g, n in zip(GRADES, row, strict=True)))
            for name, row in self.counts
        )
        return Tally(raised)


@dataclass(frozen=True)
class Counting:
    """The leader reads slip after slip and presses a grade for each statement in turn.

    `before` is what had been counted when this counting began; undoing stops there.
    """

    before: Tally
    pressed: tuple[int, ...] = ()

    @property
    def statements(self) -> tuple[str, ...]:
        return tuple(name for name, _row in self.before.counts)

    @property
    def at(self) -> int:
        """Which statement the next press answers, from 0."""
        return len(self.pressed) % len(self.statements)

    @property
    def slips(self) -> int:
        """Slips that have been read to their end in this counting."""
        return len(self.pressed) // len(self.statements)

    @property
    def tally(self) -> Tally:
        counted = self.before
        for place, grade in enumerate(self.pressed):
            counted = counted.plus(self.statements[place % len(self.statements)], grade)
        return counted

    def press(self, grade: int) -> "Counting":
        """Raises ValueError for anything but a grade or BLANK."""
        if grade not in (*GRADES, BLANK):
            raise ValueError(grade)
        return replace(self, pressed=(*self.pressed, grade))

    def undo(self) -> "Counting":
        return replace(self, pressed=self.pressed[:-1])


def to_plain(tally: Tally) -> dict[str, list[int]]:
    return {name: list(row) for name, row in tally.counts}


def from_plain(plain: Mapping[str, object]) -> Tally:
    """Raises ValueError on anything but counts."""
    rows = []
    for name, row in plain.items():
        if not isinstance(row, list) or len(row) != len(GRADES) or any(type(n) is not int or n < 0 for n in row):
            raise ValueError(name)
        rows.append((name, tuple(row)))
    return Tally(tuple(rows))
