"""A laptop at 125 % and a projector: the room's screen fills the projector, the leader's never lies there."""

import shutil
from pathlib import Path

import pytest

from tests.hour.eye import (
    ROOM_S,
    assert_often_enough,
    assert_only_the_room_s,
    assert_the_poster_stands_until_the_film_s_first_picture,
    eye,
)
from tests.hour.screens import two_screens, virtual_screen
from tests.hour.where_outside import between, told
from vilkaarvi.settings import load

pytestmark = pytest.mark.vlc
FOLDER = Path(__file__).parent
ON_THE_RIGHT = (1366, 0, 1920, 1080)


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
        "said soon: True",
        "console, pulled: Laptop",
        "chip, pulled: ! Projektorn är borta. F5 visar rummets bild här.",
        "on one screen: Rummets bild",
        "room, put in: Projector, full",
        "console, put in: Laptop",
        "room after: not shown",
    ]


@pytest.mark.display
def test_the_leader_s_window_is_on_the_projector_in_no_picture_twenty_ms_apart(tmp_path: Path) -> None:
    """While the program starts, F5 is pressed, the projector is pulled out of a film and put in, the hour is left."""
    with (
        two_screens() as display,
        eye(display, ON_THE_RIGHT) as projector,
        eye(display, (0, 0, 1366, 768), 200) as laptop,
    ):
        lines = told(tmp_path, "xcb", display, "f5", "sight", "film")
    assert "room, put in: Projector, full" in lines
    assert projector.pictures > 8  # of the film among them
    assert_only_the_room_s(projector)
    assert_the_poster_stands_until_the_film_s_first_picture(projector.within(*between(lines, "film begins")))
    assert laptop.with_the_leader_s  # this eye knows the leader's window when it sees it


@pytest.mark.display
def test_what_lies_on_the_projector_for_thirty_ms_is_seen(tmp_path: Path) -> None:
    with two_screens() as display, eye(display, ON_THE_RIGHT) as projector:
        told(tmp_path, "xcb", display, "slip", "stay")
    assert projector.with_the_leader_s
    assert set(projector.windows) == {ROOM_S, "vilkaarvi"}


@pytest.mark.display
def test_on_one_screen_nothing_of_the_leader_s_is_in_the_room_s_view_while_a_film_plays(tmp_path: Path) -> None:
    with virtual_screen() as world, eye(world["DISPLAY"], (0, 0, 1366, 768)) as screen:
        lines = told(tmp_path, "xcb", world["DISPLAY"], "film", "f5", "stay")
    assert "chip: En skärm" in lines
    room, console = (screen.within(*between(lines, name)) for name in ("f5", "f5 again"))
    assert room.pictures >= 3, "the film goes on in the room's view"
    assert room.with_the_leader_s == []
    assert console.with_the_leader_s == console.looks
    assert_often_enough(screen)
