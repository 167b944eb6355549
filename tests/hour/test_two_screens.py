"""A laptop at 125 % and a projector: the room's screen fills the projector, the leader's never lies there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hour.eye import eye
from tests.hour.screens import two_screens
from vilkaarvi.settings import load

pytestmark = pytest.mark.vlc
ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent
SCREENS = FOLDER / "two_screens.json"


def told(tmp_path: Path, platform: str, display: str = "", *words: str) -> list[str]:
    """Where the windows were, from home to home."""
    command = [sys.executable, "-m", "tests.hour.where_outside", str(tmp_path / "data"), *words]
    world = {**os.environ, "QT_QPA_PLATFORM": platform, "DISPLAY": display}
    done = subprocess.run(command, check=True, cwd=ROOT, env=world, capture_output=True, text=True, timeout=120)
    return done.stdout.splitlines()


@pytest.mark.parametrize("screens", ["two_screens", "two_screens_200"])
def test_the_room_s_screen_fills_the_projector_and_the_leader_s_stays_on_the_laptop(
    tmp_path: Path, screens: str
) -> None:
    """At 125 and at 200 %; the film is painted in the room's own window, as Wayland needs it."""
    assert told(tmp_path, f"offscreen:configfile={FOLDER / screens}.json") == [
        "home: Laptop",
        "console: Laptop",
        "room: Projector, full",
        "windows in the room's: 0",
        "chip: ✓ Projektor",
        "room again: Projector, full",
        "room after: not shown",
    ]


def test_of_three_screens_the_one_that_was_used_last_is_taken_again(tmp_path: Path) -> None:
    platform = f"offscreen:configfile={FOLDER / 'three_screens.json'}"
    lines = told(tmp_path, platform, "", "sight")
    assert lines[1:4] == ["picture: Projector, full", "picture on another: TV, full", "picture after: not shown"]
    assert lines[5] == "room: TV, full"
    assert load(tmp_path / "data" / "settings.toml")[0].projector == "TV"
    shutil.copytree(tmp_path / "data", tmp_path / "again" / "data", ignore=shutil.ignore_patterns("[!s]*"))
    assert "room: TV, full" in told(tmp_path / "again", platform)


def test_mirrored_screens_are_said_and_the_room_s_window_is_not_shown(tmp_path: Path) -> None:
    lines = told(tmp_path, f"offscreen:configfile={FOLDER / 'mirrored.json'}")
    assert lines[2] == "room: not shown"
    assert lines[4] == "chip: ! Skärmarna visar samma bild. Välj att utöka skärmen, inte spegla den."


def test_with_one_screen_the_room_s_window_is_never_shown(tmp_path: Path) -> None:
    lines = [line for line in told(tmp_path, "offscreen") if line.startswith("room")]
    assert lines == ["room: not shown", "room again: not shown", "room after: not shown"]


@pytest.mark.display
def test_a_projector_that_is_pulled_out_and_put_in_again_comes_back_where_it_was(tmp_path: Path) -> None:
    with two_screens() as display:
        lines = told(tmp_path, "xcb", display)
    assert lines[2:] == [
        "room: Projector, full",
        "windows in the room's: 0",
        "chip: ✓ Projektor",
        "room again: Projector, full",
        "said within a second: True",
        "console, pulled: Laptop",
        "chip, pulled: ! Projektorn är borta. F5 visar rummets bild här.",
        "on one screen: Rummets bild",
        "room, put in: Projector, full",
        "console, put in: Laptop",
        "room after: not shown",
    ]


@pytest.mark.display
def test_the_leader_s_window_is_on_the_projector_in_no_picture_of_fifty_a_second(tmp_path: Path) -> None:
    """While the program starts, F5 is pressed, the projector is pulled out and put in, and the hour is left."""
    with (
        two_screens() as display,
        eye(display, (1366, 0, 1920, 1080), tmp_path / "projector.raw") as projector,
        eye(display, (0, 0, 1366, 768), tmp_path / "laptop.raw", 5) as laptop,
    ):
        lines = told(tmp_path, "xcb", display, "f5", "sight")
    assert "room, put in: Projector, full" in lines
    assert len(projector.frames) > 0.7 * 50 * projector.seconds
    assert projector.pictures >= 3  # nothing, the test picture, the room
    assert projector.with_the_leader_s == []
    assert laptop.with_the_leader_s  # this eye knows the leader's window when it sees it
