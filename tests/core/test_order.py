"""The order of the groups: by every column, both ways."""

from dataclasses import replace
from datetime import date

import pytest

from vilkaarvi.review.order import Column, Order, in_order
from vilkaarvi.review.overview import Mark, Next, Row, Stage
from vilkaarvi.review.terms import Term

DONE, OPEN = Mark.DONE, Mark.OPEN
DAY = date(2026, 11, 3)
PLAIN = Row(
    "0", "", "", 9, True, (OPEN, OPEN), None, None, None, Next.NOT_MET, None, None, Stage.NOT_BEGUN, 0, 0, 0, ()
)  # fmt: skip
NORR = replace(PLAIN, id="1", name="Norr 2", marks=(DONE, OPEN), present=9, of=10, last=DAY, next=Next.DAY, day=DAY)
ANGEN = replace(PLAIN, id="2", name="Ängen", marks=(DONE, DONE), present=6, of=12, last=date(2026, 9, 1),
                next=Next.FOLLOW_UP, term=Term(2027, False))  # fmt: skip
NORR_10 = replace(PLAIN, id="3", name="Norr 10")
HAGEN = replace(PLAIN, id="4", name="Hagen", marks=(DONE, OPEN), present=9, of=10, last=DAY,
                next=Next.REPORT_MISSING, day=date(2026, 10, 1))  # fmt: skip
ROWS = (ANGEN, NORR_10, HAGEN, NORR)


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (Order(), ["Hagen", "Norr 2", "Norr 10", "Ängen"]),
        (Order(Column.GROUP, down=True), ["Ängen", "Norr 10", "Norr 2", "Hagen"]),
        (Order(Column.SESSIONS), ["Norr 10", "Hagen", "Norr 2", "Ängen"]),
        (Order(Column.SESSIONS, down=True), ["Ängen", "Hagen", "Norr 2", "Norr 10"]),
        (Order(Column.PRESENT), ["Ängen", "Hagen", "Norr 2", "Norr 10"]),
        (Order(Column.PRESENT, down=True), ["Hagen", "Norr 2", "Ängen", "Norr 10"]),
        (Order(Column.LAST), ["Ängen", "Hagen", "Norr 2", "Norr 10"]),
        (Order(Column.LAST, down=True), ["Hagen", "Norr 2", "Ängen", "Norr 10"]),
        (Order(Column.NEXT), ["Hagen", "Norr 10", "Norr 2", "Ängen"]),
        (Order(Column.NEXT, down=True), ["Ängen", "Norr 2", "Norr 10", "Hagen"]),
    ],
)
def test_groups_stand_by_any_column_and_who_has_not_met_stands_last(order: Order, names: list[str]) -> None:
    assert [row.name for row in in_order(ROWS, order)] == names


def test_the_same_column_again_turns_it_round_and_another_begins_anew() -> None:
    order = Order().pressed(Column.LAST)
    assert order == Order(Column.LAST)
    assert order.pressed(Column.LAST) == Order(Column.LAST, down=True)
    assert order.pressed(Column.LAST).pressed(Column.NEXT) == Order(Column.NEXT)
