"""Real VLC and files that are no films: told as none, and nothing that they name is ever opened."""

import os
import socket
import struct
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.films import numbered
from vilkaarvi.errors import Code
from vilkaarvi.film.player import FilmFailed, FirstPicture, News
from vilkaarvi.programme.media import film_kind, head_of
from vilkaarvi.vlc_player import VlcPlayer
from vilkaarvi.vlc_player.library import bounded, open_library

pytestmark = pytest.mark.vlc
WAIT_S = 10.0


class Listener:
    """A server of the test's own that counts who calls."""

    def __init__(self) -> None:
        self.calls = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}/x.ts"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                caller, _ = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            caller.close()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    one = Listener()
    yield one
    one.close()


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), kind) + content


def lists(address: str) -> dict[str, bytes]:
    """Files that name `address`, each in a way that VLC knows."""
    plain = address.encode()
    reference = box(b"rdrf", b"\0\0\0\0url " + struct.pack(">I", len(plain) + 1) + plain + b"\0")
    dash = (
        '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" '
        'mediaPresentationDuration="PT10S" profiles="urn:mpeg:dash:profile:isoff-main:2011"><Period><AdaptationSet '
        f'mimeType="video/mp4"><Representation id="1" bandwidth="1"><BaseURL>{address}</BaseURL><SegmentList '
        f'duration="10"><SegmentURL media="{address}"/></SegmentList></Representation></AdaptationSet></Period></MPD>'
    )
    return {
        "hls": f"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n{address}\n#EXT-X-ENDLIST\n".encode(),
        "dash": dash.encode(),
        "m3u": f"#EXTM3U\n#EXTINF:10,x\n{address}\n".encode(),
        "pls": f"[playlist]\nFile1={address}\nNumberOfEntries=1\n".encode(),
        "asx": f'<asx version="3.0"><entry><ref href="{address}"/></entry></asx>'.encode(),
        "concat": f"ffconcat version 1.0\nfile {address}\n".encode(),
        "a film that refers to another": box(b"ftyp", b"qt  \0\0\0\0qt  ")
        + box(b"moov", box(b"rmra", box(b"rmda", reference))),
        "a list behind a film's first bytes": box(b"ftyp", b"isom\0\0\0\0isommp42") + b"\n#EXTM3U\n" + plain,
    }


KINDS = list(lists(""))


class Room:
    """Calls that VLC's threads post are made here, as a window would."""

    def __init__(self) -> None:
        self.calls: list[Callable[[], None]] = []
        self.due: list[tuple[float, Callable[[], None]]] = []
        self.news: list[News] = []
        self.player = VlcPlayer(self.calls.append, self._later, lambda: None, silent=True)
        self.player.listen(self.news.append)

    def _later(self, ms: int, call: Callable[[], None]) -> None:
        self.due.append((time.perf_counter() + ms / 1000, call))

    def until(self, kind: type[News], seconds: float = WAIT_S) -> News | None:
        over = time.perf_counter() + seconds
        while time.perf_counter() < over:
            now = time.perf_counter()
            ready = [call for at, call in self.due if at <= now]
            self.due = [(at, call) for at, call in self.due if at > now]
            waiting, self.calls[:] = list(self.calls), []
            for call in [*waiting, *ready]:
                call()
            if found := next((each for each in self.news if isinstance(each, kind)), None):
                return found
            time.sleep(0.01)
        return None


@pytest.fixture
def room() -> Iterator[Room]:
    one = Room()
    yield one
    one.player.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_called_film_mp4_is_told_as_no_film_and_nothing_is_opened(
    room: Room, listener: Listener, tmp_path: Path, kind: str
) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(lists(listener.address)[kind])
    room.player.load(film, 10_000, [])
    room.player.play()
    failed = room.until(FilmFailed)
    assert isinstance(failed, FilmFailed)
    assert failed.fault.code is Code.FILM_NOT_FILM
    assert listener.calls == 0


def played(film: Path, options: tuple[str, ...], seconds: float = 0.8) -> None:
    """By libvlc itself, without asking first what the file is."""
    instance = open_library(silent=True)
    media = instance.media_new_path(str(film))
    for option in options:
        media.add_option(option)
    player = instance.media_player_new()
    player.set_media(media)
    player.play()
    time.sleep(seconds)
    player.stop()
    player.release()
    instance.release()


@pytest.mark.parametrize("kind", ["hls", "dash"])
def test_vlc_left_to_itself_does_open_them(listener: Listener, tmp_path: Path, kind: str) -> None:
    """So the test above would see it."""
    film = tmp_path / "film.mp4"
    film.write_bytes(lists(listener.address)[kind])
    played(film, ())
    assert listener.calls > 0


@pytest.mark.parametrize("kind", KINDS)
def test_the_options_of_a_film_keep_vlc_from_it_all_the_same(listener: Listener, tmp_path: Path, kind: str) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(lists(listener.address)[kind])
    played(film, bounded("mp4"))
    assert listener.calls == 0


@pytest.mark.parametrize("place", ["pipe", "device", "folder"])
def test_a_pipe_a_device_and_a_folder_are_no_films_and_are_not_waited_for(
    room: Room, tmp_path: Path, place: str
) -> None:
    film = tmp_path / "film.mp4"
    if place == "pipe":
        os.mkfifo(film)
    elif place == "device":
        film.symlink_to("/dev/zero")
    else:
        film.mkdir()
    begun = time.perf_counter()
    room.player.load(film, 10_000, [])
    failed = room.until(FilmFailed)
    assert isinstance(failed, FilmFailed)
    assert failed.fault.code is Code.FILM_NOT_FILM
    assert time.perf_counter() - begun < 5  # a read of them never ends


@pytest.mark.parametrize("ending", ["mkv", "webm", "avi", "ts", "mov", "ogv"])
def test_other_kinds_of_film_are_known_and_shown(room: Room, films: Path, ending: str) -> None:
    film = films / f"other.{ending}"
    open_codecs = {"webm": ["-c:v", "libvpx", "-c:a", "libvorbis"], "ogv": ["-c:v", "libtheora", "-c:a", "libvorbis"]}
    codec = open_codecs.get(ending, ["-c", "copy"])
    command = ["ffmpeg", "-y", "-v", "error", "-i", str(numbered(films / "short.mp4", 40)), *codec, str(film)]
    subprocess.run(command, check=True)
    assert film_kind(head_of(film)) is not None
    room.player.load(film, 0, [])
    room.player.play()
    assert room.until(FirstPicture) is not None, room.news
