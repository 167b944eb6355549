"""A film that a municipality chooses is measured by VLC: a file that is cut off or no film is told before the hour."""

import subprocess
from pathlib import Path

import pytest

from tests.films import Kind, numbered
from vilkaarvi.errors import Code, Fault
from vilkaarvi.vlc_player.library import within
from vilkaarvi.vlc_player.measure import measure

pytestmark = pytest.mark.vlc


def test_a_whole_film_has_its_length_and_its_sound(tmp_path: Path) -> None:
    found = measure(numbered(tmp_path / "hel.mp4", 150))
    assert abs(found.length_ms - 6_000) < 100
    assert found.heard
    assert not measure(numbered(tmp_path / "tyst.mp4", 150, Kind(sound=False))).heard


def test_a_film_from_a_telephone_or_an_old_camera_has_the_size_that_is_seen(tmp_path: Path) -> None:
    """The first says that it lies on its side, the second that its pixels are wide."""
    film = numbered(tmp_path / "liggande.mp4", 100)
    assert measure(film).size == (640, 360)
    for name, how, size in (
        ("staende.mp4", ("-c", "copy", "-metadata:s:v:0", "rotate=90"), (360, 640)),
        ("bred.mp4", ("-vf", "setsar=4/3"), (853, 360)),
        ("omojlig.mp4", ("-vf", "setsar=600/1"), (640, 360)),
    ):
        made = tmp_path / name
        subprocess.run(["ffmpeg", "-v", "error", "-i", str(film), *how, str(made)], check=True)
        assert measure(made).size == size


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((1280, 720), (1280, 720)),
        ((1920, 1088), (1920, 1088)),
        ((3840, 2160), (1920, 1080)),
        ((1440, 2560), (612, 1088)),
        ((9_000, 1), (1920, 1)),
    ],
)
def test_a_picture_is_shown_no_larger_than_a_projector_in_its_own_shape(
    size: tuple[int, int], shown: tuple[int, int]
) -> None:
    assert within(size) == shown


def test_a_film_whose_end_is_not_there_is_told(tmp_path: Path) -> None:
    whole = numbered(tmp_path / "hel.mp4", 500).read_bytes()
    half = tmp_path / "halv.mp4"
    half.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Fault) as told:
        measure(half)
    assert told.value.code is Code.FILM_HALF


def test_what_only_begins_as_a_film_is_told(tmp_path: Path) -> None:
    film = tmp_path / "bara-borjan.mp4"
    film.write_bytes(b"\0\0\0\x18ftypisom\0\0\2\0isomiso2" + bytes(5_000))
    with pytest.raises(Fault) as told:
        measure(film)
    assert told.value.code is Code.FILM_NOT_FILM
