"""Real film through real VLC: what is on the screen is read from the picture itself."""

import itertools
import subprocess
from pathlib import Path

import pytest

from tests.films import Kind, numbered
from tests.rooms import Room, busy
from vilkaarvi.errors import Code
from vilkaarvi.film.gate import Gate
from vilkaarvi.film.player import FilmEnded, FilmSilent, FirstPicture
from vilkaarvi.vlc_player.measure import measure

pytestmark = pytest.mark.vlc


def errors_at(room: Room, film: Path, cues: list[int]) -> list[int]:
    """Pictures between the one that stayed on the screen and the cue's own, for each cue; nothing later was seen."""
    times = room.begin(film, cues)
    found = []
    for cue in cues:
        right = Gate(times, []).cue_picture(cue)
        found.append(room.play_to_cue() - right)
        assert max(room.shown) <= right, "the room saw beyond the cue"
    return found


def test_the_film_stops_on_the_cue_frame(room: Room, films: Path) -> None:
    film = numbered(films / "25.mp4", 720)
    cues = [1200 + round(index * 1310 / 40) * 40 + index % 3 * 13 for index in range(20)]
    assert errors_at(room, film, cues) == [0] * 20


@pytest.mark.parametrize("rate", ["24000/1001", "30000/1001", "uneven"])
def test_the_film_stops_on_the_cue_frame_at_other_rates(room: Room, films: Path, rate: str) -> None:
    film = numbered(films / f"{rate[:5]}.mp4", 250, Kind(rate=rate))
    assert errors_at(room, film, [1200, 2300, 3300, 5050, 6500]) == [0] * 5


def test_a_film_of_four_times_a_projector_s_picture_is_shown_as_large_as_one_and_stops_at_the_cue(
    room: Room, films: Path
) -> None:
    """Of so large a film a busy machine may lose the cue's own picture: then the one before it stays."""
    film, large = numbered(films / "1080.mp4", 80, Kind(width=1920, height=1080)), films / "2160.mp4"
    scale = ("-vf", "scale=3840:2160:flags=neighbor", "-preset", "ultrafast", "-pix_fmt", "yuv420p")
    subprocess.run(["ffmpeg", "-y", "-v", "error", "-i", str(film), *scale, str(large)], check=True)
    assert measure(large).size == (3840, 2160)  # which is told when it is chosen
    assert all(error in (-1, 0) for error in errors_at(room, large, [1200, 2210]))
    assert room.sizes == {(1920, 1080)}


def test_the_film_stops_on_the_cue_frame_while_the_computer_is_busy(room: Room, films: Path) -> None:
    film = numbered(films / "busy.mp4", 250)
    with busy():
        assert errors_at(room, film, [1200, 2210, 3700, 5050, 6500]) == [0] * 5


def test_a_film_that_has_stood_open_for_long_shows_nothing_and_stops_on_its_cue_frames(room: Room, films: Path) -> None:
    film = numbered(films / "25.mp4", 720)
    cues = [1000, 2210, 3700]
    times = room.begin(film, cues)
    room.rest(4)
    assert room.shown == []
    assert room.news == []
    right = [Gate(times, []).cue_picture(cue) for cue in cues]
    assert [room.play_to_cue() for _ in cues] == right
    assert room.news[0] == FirstPicture()
    assert max(room.shown) <= right[-1]


def test_it_stops_soon_after_a_start_a_resume_and_a_seek(room: Room, films: Path) -> None:
    film = numbered(films / "25.mp4", 720)
    assert errors_at(room, film, [400, 800, 1800]) == [0] * 3
    room.player.seek(1400)
    assert room.play_to_cue() == 45


def test_a_film_taken_up_in_the_middle_stops_on_the_next_cue(room: Room, films: Path) -> None:
    film = numbered(films / "25.mp4", 720)
    room.begin(film, [2000, 9400])
    room.player.seek(9000)
    assert room.play_to_cue() == 235
    assert min(room.shown) >= 220, "nothing of what came long before was seen"


def test_after_a_cue_the_film_goes_on_with_the_next_frame(room: Room, films: Path) -> None:
    room.begin(numbered(films / "25.mp4", 720), [1000])
    assert room.play_to_cue() == 25
    seen = len(room.shown)
    room.player.play()
    room.wait(lambda: len(set(room.shown[seen:])) >= 8)
    later = [number for number, _ in itertools.groupby(room.shown[seen:])]
    assert later == list(range(26, 26 + len(later)))


def test_a_jump_while_playing_shows_nothing_of_the_way(room: Room, films: Path) -> None:
    room.begin(numbered(films / "25.mp4", 720), [])
    room.player.play()
    room.wait(lambda: len(room.shown) > 20)
    room.player.seek(20_020)
    room.wait(lambda: room.shown[-1] > 510)
    assert all(number < 100 or number >= 500 for number in room.shown)


def test_pause_and_play_in_quick_turns_end_as_asked(room: Room, films: Path) -> None:
    room.begin(numbered(films / "25.mp4", 720), [])
    for _ in range(5):
        room.player.play()
        room.player.pause()
    room.player.play()
    room.wait(lambda: len(room.shown) > 10)
    room.player.pause()
    room.rest()
    room.player.play()
    room.player.pause()
    room.rest(0.3)
    stands = room.shown[-1]
    room.rest(0.3)
    assert room.shown[-1] == stands


def test_the_film_ends_as_it_should_and_can_be_seen_again(room: Room, films: Path) -> None:
    room.begin(numbered(films / "short.mp4", 40), [])
    room.player.play()
    room.wait(lambda: FilmEnded() in room.news)
    assert room.shown[-1] >= 37
    assert room.news == [FirstPicture(), FilmEnded()]
    room.player.seek(0)
    room.player.play()
    room.wait(lambda: room.news.count(FilmEnded()) == 2)


def test_a_silent_film_goes_on_and_says_so(room: Room, films: Path) -> None:
    room.begin(numbered(films / "silent.mp4", 40, Kind(sound=False)), [])
    room.player.play()
    room.wait(lambda: FilmEnded() in room.news)
    assert isinstance(room.news[0], FilmSilent)


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, Code.FILM_MISSING), (b"", Code.FILM_NOT_FILM), (b"En rad text.\n" * 400, Code.FILM_NOT_FILM)],
    ids=["missing", "empty", "text"],
)
def test_what_is_no_film_is_told(room: Room, tmp_path: Path, content: bytes | None, code: Code) -> None:
    film = tmp_path / "film.mp4"
    if content is not None:
        film.write_bytes(content)
    room.player.load(film, 5000, [])
    room.player.play()
    assert room.fault() is code


@pytest.mark.parametrize("index_first", [True, False])
def test_a_film_that_is_cut_off_is_told(room: Room, films: Path, index_first: bool) -> None:
    whole = numbered(films / "whole.mp4", 150)
    content = whole.read_bytes()
    cut = films / f"cut-{index_first}.mp4"
    cut.write_bytes(content[: len(content) // 3] if index_first else content[:40] + content[-len(content) // 3 :])
    room.player.load(cut, 6000, [])
    room.player.play()
    assert room.fault() is (Code.FILM_CUT_OFF if index_first else Code.FILM_NOT_FILM)


def test_a_shorter_film_than_the_manifest_says_is_told(room: Room, films: Path) -> None:
    room.player.load(numbered(films / "short.mp4", 40), 6000, [])
    assert room.fault() is Code.FILM_CUT_OFF


def test_another_film_can_follow_a_broken_one(room: Room, films: Path, tmp_path: Path) -> None:
    room.player.load(tmp_path / "none.mp4", 5000, [])
    room.player.play()
    assert room.fault() is Code.FILM_MISSING
    assert errors_at(room, numbered(films / "25.mp4", 720), [1000]) == [0]


@pytest.mark.long
def test_two_hundred_films_leave_nothing_behind(room: Room, films: Path) -> None:
    import resource

    film = numbered(films / "25.mp4", 720)
    at_fifty = 0
    for turn in range(200):
        seen = len(room.shown)
        room.begin(film, [])
        room.player.play()
        room.wait(lambda count=seen: len(room.shown) > count)  # type: ignore[misc]
        if turn == 50:
            at_fifty = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - at_fifty < 40_000, "KiB more after 150 films"
