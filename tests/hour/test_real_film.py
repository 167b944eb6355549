"""Real film through real VLC: what is on the screen is read from the picture itself."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from tests.films import number_in, numbered
from vilkaarvi.errors import Code
from vilkaarvi.film.mp4 import picture_times
from vilkaarvi.film.player import CueReached, FilmEnded, FilmFailed, FilmSilent, News
from vilkaarvi.ui.bridge import Bridge
from vilkaarvi.vlc_player import VlcPlayer

pytestmark = pytest.mark.vlc


class Room:
    """A player in a room that remembers what it was told and which picture it saw last."""

    def __init__(self, bridge: Bridge) -> None:
        self.news: list[News] = []
        self.shown: list[int] = []
        self.player = VlcPlayer(bridge.post, bridge.later, bridge.new_picture, silent=True)
        self.player.listen(self.news.append)
        bridge.picture.connect(self.look)

    def look(self) -> None:
        frame = self.player.take_frame()
        if frame is not None:
            self.shown.append(number_in(frame))

    def wait(self, done: Callable[[], bool], seconds: float = 20) -> None:
        end = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < end, f"waited {seconds} s; news {self.news}, shown {self.shown[-3:]}"
            QCoreApplication.processEvents()
            time.sleep(0.002)

    def rest(self, seconds: float = 0.15) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            QCoreApplication.processEvents()
            time.sleep(0.005)

    def cues(self) -> int:
        return sum(isinstance(each, CueReached) for each in self.news)


@pytest.fixture
def room(qapp: QApplication) -> Iterator[Room]:
    bridge = Bridge()
    made = Room(bridge)
    yield made
    made.player.close()
    made.rest(0.02)


def errors_at(room: Room, film: Path, cues: list[int]) -> list[int]:
    """Pictures between the one that stayed on the screen and the cue's own, for each cue."""
    times = picture_times(film)
    found = []
    room.player.load(film, round(times[-1] + 40), cues)
    for index, cue in enumerate(cues, 1):
        room.player.play()
        room.wait(lambda count=index: room.cues() >= count)  # type: ignore[misc]
        room.rest()
        right = max(i for i, at in enumerate(times) if at <= cue + 0.5)
        found.append(room.shown[-1] - right)
    return found


def test_the_film_stops_on_the_cue_frame(room: Room, films: Path) -> None:
    film = numbered(films / "25.mp4", 720)
    cues = [1200 + round(index * 1310 / 40) * 40 + index % 3 * 13 for index in range(20)]
    assert errors_at(room, film, cues) == [0] * 20


@pytest.mark.parametrize("rate", ["24000/1001", "30000/1001"])
def test_the_film_stops_on_the_cue_frame_at_other_rates(room: Room, films: Path, rate: str) -> None:
    film = numbered(films / f"{rate[:5]}.mp4", 250, rate)
    assert errors_at(room, film, [1200, 2300, 3700, 5050, 6500]) == [0] * 5


def test_the_film_stops_on_the_cue_frame_at_an_uneven_rate(room: Room, films: Path) -> None:
    film = numbered(films / "vfr.mp4", 200, vary=True)
    assert errors_at(room, film, [1210, 2430, 3550, 5010, 6330]) == [0] * 5


def test_it_stops_soon_after_a_start_a_resume_and_a_seek(room: Room, films: Path) -> None:
    film = numbered(films / "soon.mp4", 200)
    assert errors_at(room, film, [400, 800, 1800]) == [0] * 3
    room.player.seek(1400)
    room.player.play()
    room.wait(lambda: room.cues() == 4)
    room.rest()
    assert room.shown[-1] == 45


def test_the_film_ends_as_it_should(room: Room, films: Path) -> None:
    film = numbered(films / "short.mp4", 40)
    room.player.load(film, 1600, [])
    room.player.play()
    room.wait(lambda: FilmEnded() in room.news)
    assert room.shown[-1] >= 37


def test_a_silent_film_goes_on_and_says_so(room: Room, films: Path) -> None:
    film = numbered(films / "silent.mp4", 40, sound=False)
    room.player.load(film, 1600, [])
    room.player.play()
    room.wait(lambda: FilmEnded() in room.news)
    assert isinstance(room.news[0], FilmSilent)


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, Code.FILM_MISSING), (b"", Code.FILM_NOT_FILM), (b"En rad text.\n" * 400, Code.FILM_NOT_FILM)],
)
def test_what_is_no_film_is_told(room: Room, tmp_path: Path, content: bytes | None, code: Code) -> None:
    film = tmp_path / "film.mp4"
    if content is not None:
        film.write_bytes(content)
    room.player.load(film, 5000, [])
    room.player.play()
    room.wait(lambda: any(isinstance(each, FilmFailed) for each in room.news))
    failed = next(each for each in room.news if isinstance(each, FilmFailed))
    assert failed.fault.code is code


def test_a_film_that_is_cut_off_is_told(room: Room, films: Path) -> None:
    whole = numbered(films / "whole.mp4", 150)
    cut = films / "cut.mp4"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 3])
    room.player.load(cut, 6000, [])
    room.player.play()
    room.wait(lambda: any(isinstance(each, FilmFailed) for each in room.news))
    failed = next(each for each in room.news if isinstance(each, FilmFailed))
    assert failed.fault.code is Code.FILM_CUT_OFF
