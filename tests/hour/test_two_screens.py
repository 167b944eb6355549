"""A laptop at 125 % and a projector: the room's screen fills the projector, the leader's never lies there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hour.screens import two_screens

pytestmark = pytest.mark.vlc
ROOT = Path(__file__).parents[2]
SCREENS = Path(__file__).with_name("two_screens.json")


def told(tmp_path: Path, platform: str, display: str = "") -> list[str]:
    """Where the windows were, from home to home."""
    command = [sys.executable, "-m", "tests.hour.where_outside", str(tmp_path / "data")]
    world = {**os.environ, "QT_QPA_PLATFORM": platform, "DISPLAY": display}
    done = subprocess.run(command, check=True, cwd=ROOT, env=world, capture_output=True, text=True, timeout=120)
    return done.stdout.splitlines()


def test_the_room_s_screen_fills_the_projector_and_the_leader_s_stays_on_the_laptop(tmp_path: Path) -> None:
    assert told(tmp_path, f"offscreen:configfile={SCREENS}") == [
        "home: Laptop",
        "console: Laptop",
        "room: Projector, full",
        "room again: Projector, full",
        "room after: not shown",
    ]


def test_with_one_screen_the_room_s_window_is_never_shown(tmp_path: Path) -> None:
    assert told(tmp_path, "offscreen")[2:] == ["room: not shown", "room again: not shown", "room after: not shown"]


@pytest.mark.display
def test_a_projector_that_is_pulled_out_and_put_in_again_comes_back_where_it_was(tmp_path: Path) -> None:
    with two_screens() as display:
        lines = told(tmp_path, "xcb", display)
    assert lines[2:] == [
        "room: Projector, full",
        "room again: Projector, full",
        "console, pulled: Laptop",
        "on one screen: Rummets bild",
        "room, put in: Projector, full",
        "console, put in: Laptop",
        "room after: not shown",
    ]
