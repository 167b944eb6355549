"""More or fewer people in the middle of an hour: the press at the foot, and the plan that follows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.ui.desks import drawn, room
from tests.ui.test_projector import desk
from vilkaarvi.app.desk import Desk

__all__ = ["desk", "room"]  # fixtures
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def minutes(desk: Desk) -> dict[str, int]:
    """As the plan's rows tell them to whoever listens."""
    drawn(desk)
    assert desk.console is not None
    told = [row.accessibleName().partition(" min")[0].rpartition(", ") for row in desk.console.plan.rows]
    return {name: int(count) for name, _comma, count in told}


def test_one_more_and_two_fewer_are_a_key_each_and_the_plan_follows(desk: Desk) -> None:
    led, console = desk.led, desk.console
    assert led is not None
    assert console is not None
    led.go_to("fraga-1")
    nine = minutes(desk)
    people = console.foot.people
    assert (people.value(), people.accessibleName()) == (9, "Personer här")
    for _ in range(6):
        QTest.keyClick(people, Qt.Key.Key_Up)
    fifteen = minutes(desk)
    assert fifteen["Sista rundan"] > nine["Sista rundan"]
    assert sum(fifteen.values()) == pytest.approx(60, abs=2)
    assert "15 deltagare" in console.head.group.text()
    assert any("räknas" in label.text() for label in console.guide.findChildren(QLabel))  # who counts as present
    for _ in range(6):
        QTest.keyClick(people, Qt.Key.Key_Down)
    assert minutes(desk) == nine
    desk.leave()
