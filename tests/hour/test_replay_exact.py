"""The film again from its beginning, from a cue and ten seconds back: the cue's picture is exact each time."""

from pathlib import Path

import pytest

from tests.films import numbered
from tests.rooms import Room

pytestmark = pytest.mark.vlc
CUES = [4000, 8000]
PICTURES = [100, 200]


@pytest.mark.parametrize(("to", "lands"), [(0, 100), (4000, 200), (5000, 200), (1500, 100)])
def test_after_a_replay_the_film_stops_on_the_cue_frame(room: Room, films: Path, to: int, lands: int) -> None:
    room.begin(numbered(films / "25.mp4", 720), CUES)
    assert [room.play_to_cue(), room.play_to_cue()] == PICTURES
    for _again in range(2):
        room.player.seek(to)
        assert room.play_to_cue() == lands
