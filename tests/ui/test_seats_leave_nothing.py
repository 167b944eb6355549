"""What the leader presses on the ring of seats is in the window's memory and nowhere else."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.desks import drawn, room
from tests.ui.test_projector import desk
from tests.ui.test_rehearsal import tree
from vilkaarvi.app.desk import Desk

__all__ = ["desk", "room"]  # fixtures
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def written(qtbot: QtBot, desk: Desk) -> None:
    """All that the writer was handed is on the disk."""
    answered: list[bool] = []
    desk.parts.writer.do(lambda: None, lambda *_: answered.append(True))
    qtbot.waitUntil(lambda: bool(answered))


def test_a_seat_that_is_pressed_changes_no_byte_no_time_and_makes_no_event(
    qtbot: QtBot,
    tmp_path: Path,
    desk: Desk,
) -> None:
    led, console = desk.led, desk.console
    assert led is not None
    assert console is not None
    led.go_to("fraga-1")
    console.seats_wanted = True
    drawn(desk)
    written(qtbot, desk)
    before, state = tree(tmp_path), led.hour.engine.state
    assert any(name.endswith(".run") for name in before)
    for seat in console.seats.ring.seats[:4]:
        QTest.mouseClick(seat, Qt.MouseButton.LeftButton)
    drawn(desk)
    written(qtbot, desk)
    assert [seat.isChecked() for seat in console.seats.ring.seats[:4]] == [True] * 4
    assert tree(tmp_path) == before
    assert led.hour.engine.state == state
    led.next()  # this comparison sees an event
    written(qtbot, desk)
    assert tree(tmp_path) != before
    desk.leave()
