"""Captions while an hour is led: drawn with each picture, in the room and in the mirror, and away with one key."""

import ctypes
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.fakes import FakePlayer
from tests.ui.desks import drawn, room
from tests.ui.test_projector import desk
from vilkaarvi.app.desk import Desk
from vilkaarvi.film.frame import Frame

__all__ = ["desk", "room"]  # fixtures
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SPOKEN_MS = 4_000  # a caption stands there


def shown(desk: Desk) -> set[tuple[str, str]]:
    """With the film's next picture, on every screen."""
    player = desk.parts.player
    assert isinstance(player, FakePlayer)
    player.at_ms = SPOKEN_MS
    desk._new_picture()
    assert desk.console is not None
    return {view._caption for view in (desk.audience.view, desk.console.now.mirror, desk.console.room)}


def test_c_takes_the_captions_away_everywhere_and_brings_them_back(desk: Desk) -> None:
    picture = Frame(16, 9, 64, (ctypes.c_ubyte * (64 * 9))(), 0, 0, 0)
    desk.parts = replace(desk.parts, take_frame=lambda: picture)
    assert desk.console is not None
    (spoken,) = shown(desk)
    assert spoken[0]
    QTest.keyClick(desk.console.next, Qt.Key.Key_C)
    assert shown(desk) == {("", "")}
    QTest.keyClick(desk.console.next, Qt.Key.Key_C)
    assert shown(desk) == {spoken}
    drawn(desk)
    desk.leave()
