"""A room with a real player, closed afterwards."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.rooms import Room
from vilkaarvi.ui.bridge import Bridge

pytest.register_assert_rewrite("tests.hour.eye")  # so that its assertions tell what they saw


@pytest.fixture
def room(qapp: QApplication) -> Iterator[Room]:
    bridge = Bridge()
    made = Room(bridge)
    yield made
    made.player.close()
    made.rest(0.02)
