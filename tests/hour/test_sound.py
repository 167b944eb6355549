"""The sound goes with the picture: measured on what a sound card is handed, not on what the player believes."""

from pathlib import Path

import pytest

from tests.films import numbered
from tests.rooms import Room
from tests.sound_card import SoundCard
from vilkaarvi.film.player import FirstPicture
from vilkaarvi.paths import shipped_programmes

pytestmark = pytest.mark.vlc
PICTURE = 40_000  # µs
TONE = 0.125  # of the film, as ffmpeg's sine is


class Listener:
    """A room with a sound card; remembers when each picture was seen."""

    def __init__(self, room: Room, film: Path, cues: list[int], opens_s: float = 0.0) -> None:
        self.room = room
        room.begin(film, cues)
        self.card = SoundCard(room.player, opens_s)
        self.seen: dict[int, int] = {}
        room.saw = lambda number: self.seen.setdefault(number, self.card.now())

    def loudest(self, begin: int, end: int) -> float:
        return self.card.loudest(begin, end)


@pytest.fixture
def listener(room: Room, films: Path) -> Listener:
    return Listener(room, numbered(films / "25.mp4", 720), [2000, 4000])


def test_from_the_cue_on_nothing_is_heard(listener: Listener) -> None:
    for cue in (50, 100):
        assert listener.room.play_to_cue() == cue
        listener.room.rest(0.6)
        shown = listener.seen[cue]
        full = listener.loudest(shown - 20 * PICTURE, shown - 10 * PICTURE)
        assert full == pytest.approx(0.8 * TONE, rel=0.1)
        assert 0 < listener.loudest(shown - PICTURE // 2, shown) < full / 2, "it has gone down before"
        assert listener.loudest(shown + PICTURE // 2, listener.card.now()) == 0


def test_the_leaders_level_holds_from_the_start_also_when_the_output_opens_late(room: Room, films: Path) -> None:
    listener = Listener(room, numbered(films / "25.mp4", 720), [2000], opens_s=0.5)
    room.play_to_cue()
    assert listener.loudest(listener.seen[20], listener.seen[40]) == pytest.approx(0.8 * TONE, rel=0.1)


def test_the_sound_comes_back_with_the_picture_after_the_cue(listener: Listener) -> None:
    listener.room.play_to_cue()
    listener.room.rest(0.4)
    asked = listener.card.now()
    listener.room.player.play()
    listener.room.wait(lambda: 70 in listener.seen)
    assert listener.loudest(asked - 5 * PICTURE, asked) == 0
    assert listener.loudest(listener.seen[60], listener.seen[70]) == pytest.approx(0.8 * TONE, rel=0.1)


def test_a_pause_is_silent(listener: Listener) -> None:
    listener.room.player.play()
    listener.room.wait(lambda: 20 in listener.seen)
    listener.room.player.pause()
    listener.room.rest(0.6)
    now = listener.card.now()
    assert listener.loudest(listener.seen[20] - 5 * PICTURE, listener.seen[20]) > 0
    assert listener.loudest(now - 300_000, now) == 0


def test_a_level_that_is_set_at_a_cue_is_heard_only_when_the_film_goes_on(listener: Listener) -> None:
    listener.room.play_to_cue()
    set_at = listener.card.now()
    listener.room.player.set_volume(30)
    listener.room.rest(0.3)
    assert listener.loudest(set_at, listener.card.now()) == 0
    listener.room.player.play()
    listener.room.wait(lambda: 70 in listener.seen)
    assert listener.loudest(listener.seen[60], listener.seen[70]) == pytest.approx(0.3 * TONE, rel=0.1)


@pytest.mark.parametrize("aloud", [False, True])
def test_the_leader_chooses_whether_the_film_is_read_aloud(room: Room, aloud: bool) -> None:
    film = shipped_programmes() / "media" / "vilka-ar-vi" / "traff1-del1.mp4"
    room.player.set_read_aloud(aloud)
    room.player.load(film, 120_000, [])
    room.player.play()
    room.wait(lambda: FirstPicture() in room.news)
    told = room.player._player.audio_get_track_description()
    tracks = [number for number, _name in told if number >= 0]
    assert len(tracks) == 2
    room.wait(lambda: room.player._player.audio_get_track() == tracks[int(aloud)])
