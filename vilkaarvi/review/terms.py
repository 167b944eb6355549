"""Terms as Swedish schools and municipalities count them (vt: January to June, ht: July to December), and months."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

AUTUMN_BEGINS = 7  # the month


@dataclass(frozen=True, order=True)
class Term:
    year: int
    autumn: bool

    @classmethod
    def of(cls, day: date) -> "Term":
        return cls(day.year, day.month >= AUTUMN_BEGINS)

    def after(self) -> "Term":
        return Term(self.year + self.autumn, not self.autumn)


@dataclass(frozen=True, order=True)
class Month:
    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)


def months_between(months: Iterable[Month]) -> Iterator[Month]:
    """From the first to the last, those between them too."""
    known = sorted(months)
    if not known:
        return
    at, last = known[0], known[-1]
    while at <= last:
        yield at
        at = Month(at.year + at.month // 12, at.month % 12 + 1)
