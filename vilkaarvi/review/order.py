"""In which order the groups stand: by any column of their table, and back again."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from vilkaarvi.review.overview import Next, Row
from vilkaarvi.review.sorting import as_sorted

_FIRST = (Next.REPORT_MISSING, Next.NOT_MET, Next.NO_DAY, Next.DAY, Next.FOLLOW_UP)  # what somebody has to see to


class Column(StrEnum):
    """What the table can be put in order by."""

    GROUP = "group"
    SESSIONS = "sessions"
    PRESENT = "present"
    LAST = "last"
    NEXT = "next"


@dataclass(frozen=True)
class Order:
    """down: from the highest or newest; of groups, from Ö to A."""

    by: Column = Column.GROUP
    down: bool = False

    def pressed(self, by: Column) -> "Order":
        """The same column again turns it round."""
        return Order(by, not self.down) if by is self.by else Order(by)


def in_order(rows: Sequence[Row], order: Order) -> tuple[Row, ...]:
    """Equal ones by name. Groups that have not met stand last by attendance and by day, either way round."""
    named = sorted(rows, key=lambda row: (as_sorted(row.name), as_sorted(row.unit), row.id))
    known = [row for row in named if _key(row, order.by) is not None]
    unknown = [row for row in named if _key(row, order.by) is None]
    return (*sorted(known, key=lambda row: _key(row, order.by), reverse=order.down), *unknown)


def _key(row: Row, by: Column) -> Any:
    """None where there is nothing to compare."""
    if by is Column.GROUP:
        return as_sorted(row.name), as_sorted(row.unit), row.id
    if by is Column.SESSIONS:
        return row.done
    if by is Column.PRESENT:
        return None if row.present is None or not row.of else row.present / row.of
    if by is Column.LAST:
        return row.last
    day = row.day.toordinal() if row.day else 0
    return _FIRST.index(row.next), day, (row.term.year, row.term.autumn) if row.term else (0, False)
