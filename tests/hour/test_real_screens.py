"""A real X server with two outputs: the projector's cable is pulled out of a film that plays, and put in again."""

import os
import shutil
from pathlib import Path

import pytest

from tests.hour.eye import assert_only_the_room_s, assert_the_poster_stands_until_the_film_s_first_picture, eye
from tests.hour.screens import no_real_screens, two_outputs, xrandr
from tests.hour.where_outside import between, told, told_in, without_times
from tests.hour.x11 import edid, tell_who_it_is
from vilkaarvi.settings import load

pytestmark = [
    pytest.mark.vlc,
    pytest.mark.display,
    pytest.mark.skipif(bool(no_real_screens()), reason=f"two real screens were left out: {no_real_screens()}"),
]
ON_THE_RIGHT = (1368, 0, 1920, 1080)


def test_a_projector_that_is_pulled_out_of_a_film_is_said_and_gives_the_picture_back(tmp_path: Path) -> None:
    with two_outputs(tmp_path) as display, eye(display, ON_THE_RIGHT) as projector:
        lines = told(tmp_path, "xcb", display, "xorg", "sight", "film", "f5")
    assert without_times(lines) == [
        "home: DUMMY0",
        "picture: DUMMY1, full",
        "picture after: not shown",
        "console: DUMMY0",
        "room: DUMMY1, full",
        "windows in the room's: 0",
        "chip: ✓ Projektor",
        "room again: DUMMY1, full",
        "said soon: True",
        "console, pulled: DUMMY0",
        "chip, pulled: ! Projektorn är borta. Filmen är pausad. F5 visar rummets bild här.",
        "on one screen: Rummets bild",
        "film, pulled: paused, stands still: True",
        "the hour went on: True",
        "room, put in: DUMMY1, full",
        "console, put in: DUMMY0",
        "film, put in: paused, the same picture: True, seen: True",
        "film, after: playing",
        "room after: not shown",
    ]
    assert projector.pictures > 8  # of a film among them
    assert_only_the_room_s(projector)
    assert_the_poster_stands_until_the_film_s_first_picture(projector.within(*between(lines, "film begins")))


def sits_in(display: str, socket: int, serial: str) -> None:
    """A projector of one model, whatever the number; the server tells of it when it has looked at its outputs, and
    only where a screen is lit."""
    tell_who_it_is(display, socket, edid("EB-U05", serial))
    xrandr(display, "--query")


def test_a_projector_is_known_by_its_serial_number_in_another_socket(tmp_path: Path) -> None:
    with two_outputs(tmp_path) as display:
        sits_in(display, 1, "X1A")
        assert "room: DUMMY1, full" in told(tmp_path, "xcb", display, "stay")
        kept = load(tmp_path / "data" / "settings.toml")[0].projector
        assert kept.endswith("|EB-U05|X1A")
        xrandr(display, "--addmode", "DUMMY2", "1920x1080")
        xrandr(display, "--fb", "5208x1080", "--output", "DUMMY2", "--mode", "1920x1080", "--pos", "3288x0")
        sits_in(display, 1, "X1B")
        sits_in(display, 2, "X1A")
        shutil.copytree(tmp_path / "data", tmp_path / "again" / "data", ignore=shutil.ignore_patterns("[!s]*"))
        lines = told(tmp_path / "again", "xcb", display, "stay")
    assert "room: DUMMY2, full" in lines
    assert load(tmp_path / "again" / "data" / "settings.toml")[0].projector == kept


def test_beside_a_laptop_at_125_and_at_200_percent_the_room_s_picture_is_the_same_and_whole(tmp_path: Path) -> None:
    pictures = []
    with two_outputs(tmp_path) as display:
        for scale in ("1.25", "2"):
            world = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
            world["QT_SCREEN_SCALE_FACTORS"] = f"DUMMY0={scale};DUMMY1=1"
            with eye(display, ON_THE_RIGHT) as projector:
                lines = told_in(world, tmp_path / scale, "stay")
            assert "room: DUMMY1, full" in lines
            assert "console: DUMMY0" in lines
            assert_only_the_room_s(projector)
            pictures.append({look.picture for look in projector.looks if look.black == 0})
    assert len(pictures[0]) == 1, "only the welcome, from edge to edge"
    assert pictures[0] == pictures[1]
