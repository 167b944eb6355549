"""A real X server with two outputs: the projector's cable is pulled out of a film that plays, and put in again."""

from pathlib import Path

import pytest

from tests.hour.eye import assert_only_the_room_s, eye
from tests.hour.screens import no_real_screens, two_outputs
from tests.hour.where_outside import told

pytestmark = [
    pytest.mark.vlc,
    pytest.mark.display,
    pytest.mark.skipif(bool(no_real_screens()), reason=f"two real screens were left out: {no_real_screens()}"),
]
ON_THE_RIGHT = (1368, 0, 1920, 1080)


def test_a_projector_that_is_pulled_out_of_a_film_is_said_and_gives_the_picture_back(tmp_path: Path) -> None:
    with two_outputs(tmp_path) as display, eye(display, ON_THE_RIGHT) as projector:
        lines = told(tmp_path, "xcb", display, "xorg", "sight", "film", "f5")
    assert [line for line in lines if not line.startswith("f5")] == [
        "home: DUMMY0",
        "picture: DUMMY1, full",
        "picture after: not shown",
        "console: DUMMY0",
        "room: DUMMY1, full",
        "windows in the room's: 0",
        "chip: ✓ Projektor",
        "room again: DUMMY1, full",
        "said within a second: True",
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
    assert projector.pictures > 20  # of a film among them
    assert_only_the_room_s(projector)
