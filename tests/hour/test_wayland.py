"""A Wayland desktop with two screens: the film is painted in the room's own window, on the other screen."""

from pathlib import Path

import pytest

from tests.hour.eye import assert_the_poster_stands_until_the_film_s_first_picture, eye
from tests.hour.screens import WESTON_HIGH, WESTON_WIDE, no_wayland, wayland_screens
from tests.hour.where_outside import between, told_in, without_times

pytestmark = [
    pytest.mark.vlc,
    pytest.mark.display,
    pytest.mark.skipif(bool(no_wayland()), reason=f"the hour on Wayland was left out: {no_wayland()}"),
]


def test_on_wayland_the_room_s_window_fills_the_other_screen_and_the_film_plays_in_it(tmp_path: Path) -> None:
    with (
        wayland_screens() as (display, world),
        eye(display, (WESTON_WIDE, 0, WESTON_WIDE, WESTON_HIGH)) as projector,
        eye(display, (0, 0, WESTON_WIDE, WESTON_HIGH), 200) as laptop,
    ):
        lines = told_in(world, tmp_path, "sight", "film", "f5", "stay")
    film = projector.within(between(lines, "f5")[0], between(lines, "f5 again")[1])
    assert without_times(lines) == [
        "home: screen0",
        "picture: screen1, full",
        "picture after: not shown",
        "console: screen0",
        "room: screen1, full",
        "windows in the room's: 0",
        "chip: ✓ Projektor",
        "room again: screen1, full",
        "room after: not shown",
    ]
    assert film.pictures >= 3
    assert_the_poster_stands_until_the_film_s_first_picture(projector.within(*between(lines, "film begins")))
    assert projector.with_the_leader_s == []
    assert laptop.with_the_leader_s
