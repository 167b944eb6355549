"""A programme that somebody made to do harm: refused with a finding, nothing opened outside it, nothing waited for."""

import hashlib
import os
import time
from pathlib import Path

import pytest

from tests.core.programmes import FILM, NAME, TODAY, Workshop
from vilkaarvi.errors import Code, Fault
from vilkaarvi.film.captions import read_captions
from vilkaarvi.film.files import read_manifest
from vilkaarvi.programme.media import film_kind, is_playlist
from vilkaarvi.programme.place import is_bare
from vilkaarvi.programme.read import programmes, read_programme

S1, FACTS, WHOLE = "session-1.toml", "facts.toml", "programme.toml"
FIRST = 'file = "traff1-del1.mp4"'
LONGEST_S = 10.0


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path / "house")


def refused(shop: Workshop) -> bool:
    with pytest.raises(Fault) as told:
        read_programme(shop.places, NAME, TODAY)
    return told.value.code is Code.PROGRAMME_FAULTY


OUT_OF_PLACE = [
    "..", ".", "../traff1-del1.mp4", "/etc/passwd", "a/b.mp4", "C:\\film.mp4", "C:film.mp4", "\\\\server\\share\\f.mp4",
    "//server/share/f.mp4", "..\\f.mp4", "f.mp4:stream", "CON", "con.mp4", "Nul", "NUL.tar.mp4", "aux .mp4", "COM1",
    "com9.MP4", "LPT1.mp4", "COM¹.mp4", "CONIN$", "film.mp4.", "film.mp4 ", " film.mp4", "f\nilm.mp4", "", "a" * 300,
]  # fmt: skip


@pytest.mark.parametrize("name", OUT_OF_PLACE)
def test_a_name_that_leaves_its_folder_on_any_system_is_no_name(name: str) -> None:
    assert not is_bare(name)


@pytest.mark.parametrize("name", ["film.mp4", "Träff 1 del 1.mp4", "console.mp4", "com10.mp4", "nul-ett.mp4"])
def test_an_ordinary_name_is_one(name: str) -> None:
    assert is_bare(name)


@pytest.mark.parametrize("name", ["../x.mp4", "/etc/passwd", "NUL.mp4", "//server/share/x.mp4"])
def test_a_programme_that_reaches_out_by_a_name_is_refused(shop: Workshop, name: str) -> None:
    line = shop.change(S1, FIRST, f'file = "{name}"')
    finding = shop.only()
    assert (finding.code, finding.line) == (Code.P_NOT_BARE, line)
    assert refused(shop)


@pytest.mark.parametrize("name", ["../../secret.toml", "\\\\\\\\server\\\\x.toml", "con.toml"])
def test_a_session_that_reaches_out_by_a_name_is_refused(shop: Workshop, name: str) -> None:
    shop.change(WHOLE, 'file = "session-1.toml"', f'file = "{name}"')
    assert Code.P_NOT_BARE in shop.codes()
    assert refused(shop)


@pytest.mark.parametrize("name", ["http://e.se/f.mp4", "rtsp:f", "dvd:", "file:///etc/passwd", "screen://", "v4l2:x"])
def test_an_address_is_never_a_film(shop: Workshop, name: str) -> None:
    shop.change(S1, FIRST, f'file = "{name}"')
    assert shop.only().code is Code.P_ADDRESS
    assert refused(shop)


def test_a_link_out_of_the_folder_is_not_followed(shop: Workshop, tmp_path: Path) -> None:
    secret = tmp_path / "secret.mp4"
    secret.write_bytes(FILM)
    film = shop.media / "traff1-del1.mp4"
    film.unlink()
    film.symlink_to(secret)
    assert shop.only().code is Code.P_OUTSIDE
    assert refused(shop)
    film.unlink()
    film.symlink_to(shop.media / "traff1-del2.mp4")  # inside it may
    assert not shop.found()


def test_a_text_file_that_is_a_link_out_is_not_read(shop: Workshop, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("password = 'x'\n")
    (shop.folder / FACTS).unlink()
    (shop.folder / FACTS).symlink_to(secret)
    findings = [each for each in shop.found() if each.file.name == FACTS]
    assert [each.code for each in findings] == [Code.P_OUTSIDE]
    assert refused(shop)


def test_a_media_folder_that_is_a_link_out_is_not_followed(shop: Workshop, tmp_path: Path) -> None:
    shop.media.rename(tmp_path / "elsewhere")
    shop.media.symlink_to(tmp_path / "elsewhere")
    assert shop.codes() == {Code.P_OUTSIDE}
    assert refused(shop)


def test_a_programme_folder_that_is_a_link_out_is_not_listed(shop: Workshop, tmp_path: Path) -> None:
    shop.folder.rename(tmp_path / "elsewhere")
    shop.folder.symlink_to(tmp_path / "elsewhere")
    assert programmes(shop.places) == []


def test_a_ring_of_links_is_a_finding(shop: Workshop) -> None:
    film = shop.media / "traff1-del1.mp4"
    film.unlink()
    film.symlink_to(film.name)
    assert shop.only().code is Code.P_NO_MEDIA


@pytest.mark.parametrize("place", ["film", "poster", "captions", "facts", "programme", "manifest"])
def test_a_pipe_is_not_waited_for(shop: Workshop, place: str) -> None:
    path = {
        "film": shop.media / "traff1-del1.mp4", "poster": shop.media / "traff1-del1.jpg",
        "captions": shop.media / "traff1-del1.sv.vtt", "facts": shop.folder / FACTS,
        "programme": shop.folder / WHOLE, "manifest": shop.media / "manifest.toml",
    }[place]  # fmt: skip
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    begun = time.perf_counter()
    assert Code.P_NOT_FILE in shop.codes()
    assert read_manifest(shop.media) == ()
    assert time.perf_counter() - begun < LONGEST_S
    if place == "captions":
        with pytest.raises(Fault):
            read_captions(path)


def test_a_device_and_a_folder_are_no_films(shop: Workshop) -> None:
    for film in ("traff1-del1.mp4", "traff1-del2.mp4"):
        (shop.media / film).unlink()
    (shop.media / "traff1-del1.mp4").symlink_to("/dev/zero")
    (shop.media / "traff1-del2.mp4").mkdir()
    assert [each.code for each in shop.found()] == [Code.P_OUTSIDE, Code.P_NOT_FILE]


def test_a_gigabyte_of_text_is_not_read(shop: Workshop) -> None:
    for path in (shop.folder / FACTS, shop.media / "traff1-del1.sv.vtt", shop.media / "manifest.toml"):
        with path.open("wb") as file:
            file.truncate(1_000_000_000)
    begun = time.perf_counter()
    assert {Code.P_TOO_BIG, Code.P_CAPTIONS} <= shop.codes()
    with pytest.raises(Fault):
        read_captions(shop.media / "traff1-del1.sv.vtt")
    assert time.perf_counter() - begun < LONGEST_S


LISTS = {
    "m3u": b"#EXTM3U\n#EXTINF:1,x\nhttp://e.se/x\n",
    "m3u with a mark": b"\xef\xbb\xbf#EXTM3U\nhttp://e.se/x\n",
    "m3u in two bytes": "#EXTM3U\nhttp://e.se/x\n".encode("utf-16"),
    "pls": b"[playlist]\nFile1=http://e.se/x\n",
    "xspf": b'<?xml version="1.0"?>\n<playlist version="1"></playlist>',
    "asx": b'<ASX version="3.0"><entry><ref href="http://e.se/x"/></entry></ASX>',
    "dash": b'<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"></MPD>',
    "concat": b"ffconcat version 1.0\nfile /etc/passwd\n",
    "sdp": b"v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n",
    "shortcut": b"[InternetShortcut]\r\nURL=http://e.se/\r\n",
    "address": b"rtsp://e.se/x\n",
}


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_of_addresses_called_a_film_is_refused(shop: Workshop, kind: str) -> None:
    (shop.media / "traff1-del1.mp4").write_bytes(LISTS[kind])
    assert shop.only().code is Code.P_PLAYLIST
    assert film_kind(LISTS[kind]) is None
    assert refused(shop)


@pytest.mark.parametrize("ending", ["m3u", "M3U8", "pls", "xspf", "asx", "mpd", "strm", "url"])
def test_a_lists_ending_is_enough(ending: str) -> None:
    assert is_playlist(f"film.{ending}", FILM)
    assert not is_playlist("film.mp4", FILM)


def test_what_is_no_film_picture_or_caption_is_told_and_the_hour_can_be_led(shop: Workshop) -> None:
    (shop.media / "traff1-del1.mp4").write_bytes(b"MZ\x90\0" * 100)
    (shop.media / "traff1-del1.jpg").write_text("<svg/>")
    (shop.media / "traff1-del1.sv.vtt").write_text("WEBVTT\n\n00:05.000 --> 00:02.000\nHej.\n")
    (shop.media / "traff1-del2.sv.vtt").write_text("WEBVTT\n\n00:05.000 --> 00:06,000\nHej.\n\n")
    found = shop.found()
    assert [each.code for each in found] == [Code.P_NOT_FILM, Code.P_NOT_PICTURE, Code.P_CAPTIONS, Code.P_CAPTIONS]
    assert [(each.file.name, each.line) for each in found[2:]] == [("traff1-del1.sv.vtt", 3), ("traff1-del2.sv.vtt", 3)]
    assert read_programme(shop.places, NAME, TODAY).sessions


def test_captions_after_the_films_end_and_captions_that_are_none_are_told(shop: Workshop) -> None:
    (shop.media / "traff1-del1.sv.vtt").write_text(
        "WEBVTT\n\n00:01:59.000 --> 00:02:01.000\na\n\n02:00.000 --> 02:01.000\nb\n"
    )
    (shop.media / "traff1-del2.sv.vtt").write_text("1\n00:00:01,000 --> 00:00:02,000\nSubRip.\n")
    assert [(each.code, each.line) for each in shop.found()] == [(Code.P_CAPTIONS, 6), (Code.P_CAPTIONS, 1)]


def listed(shop: Workshop, **other: str) -> None:
    rows = ["format = 1"]
    for path in sorted(shop.media.iterdir()):
        if path.suffix != ".toml":
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            rows += ["[[files]]", f'name = "{path.name}"', f'sha256 = "{digest}"', f"bytes = {path.stat().st_size}"]
            rows += [f"length_ms = {other.get(path.stem, '')}"] if path.suffix == ".mp4" and path.stem in other else []
    (shop.media / "manifest.toml").write_text("\n".join(rows))


def test_a_file_that_was_changed_is_found_by_its_checksum(shop: Workshop) -> None:
    listed(shop)
    assert not shop.found(whole=True)
    changed = bytearray(FILM)
    changed[-1] ^= 1
    (shop.media / "traff1-del2.mp4").write_bytes(changed)
    assert not shop.found()  # the start of the program does not wait for it
    (finding,) = shop.found(whole=True)
    assert (finding.code, finding.file.name, finding.facts["name"]) == (
        Code.P_CHANGED, "manifest.toml", "traff1-del2.mp4",
    )  # fmt: skip


def test_a_film_that_the_manifest_does_not_know_or_knows_otherwise_is_told(shop: Workshop) -> None:
    listed(shop, **{"traff1-del1": "110000"})
    path = shop.media / "manifest.toml"
    path.write_text(path.read_text().replace("traff1-del2.mp4", "annan.mp4"))
    assert {each.code for each in shop.found()} == {Code.P_LENGTH, Code.P_NOT_LISTED}


@pytest.mark.parametrize("name", ["../../../etc/passwd", "NUL", "/dev/zero"])
def test_the_manifest_opens_nothing_outside(shop: Workshop, name: str) -> None:
    (shop.media / "manifest.toml").write_text(
        f'format = 1\n[[files]]\nname = "{name}"\nsha256 = "0"\nbytes = 0\nlength_ms = 1\n'
    )
    assert Code.P_NOT_BARE in {each.code for each in shop.found(whole=True)}
    assert read_manifest(shop.media) == ()


@pytest.mark.parametrize("rubbish", ["files = 3", "[[files]]\nname = 3", "files = [1]", "\0", "files = [[[[]]]]"])
def test_a_manifest_of_rubbish_is_a_finding_and_no_fall(shop: Workshop, rubbish: str) -> None:
    (shop.media / "manifest.toml").write_text(f"format = 1\n{rubbish}\n")
    assert shop.found(whole=True)
    assert read_manifest(shop.media) == ()
    assert read_programme(shop.places, NAME, TODAY).sessions  # before nine people it stops nothing


SLOW = {
    "a key of two hundred thousand parts": "a" + ".a" * 200_000 + " = 1",
    "a quoted key of as many": '"a"' + '."a"' * 200_000 + " = 1",
    "a table of as many": "[a" + ".a" * 200_000 + "]",
    "an inline table of as many": "x = { a" + ".a" * 200_000 + " = 1 }",
    "brackets in thousands": "a = " + "[" * 400_000,
    "braces in thousands": "a = " + "{ a = " * 100_000,
    "lists that are nearly too deep": "a = " + "[" * 200 + "]" * 200,
    "tables that grow": "\n".join("[" + ".".join("a" * n) + "]" for n in range(1, 29)),
    "spaces after a bracket": "a = [\n[" + " " * 900_000 + "1],\n]",
    "spaces before a sign of equality": 'a = """\nb' + " " * 900_000 + 'x\n"""',
    "one long word": "a" * 900_000 + " = 1",
    "keys in a hundred thousand": "\n".join(f"a{n} = 1" for n in range(80_000)),
    "rows in a hundred thousand": "format = 1\n" + "[[cards]]\n" * 90_000,
    "quotation marks": "a = " + "'" * 900_000,
    "a number of many digits": "a = " + "9" * 900_000,
    "backslashes": 'a = "' + "\\\\" * 400_000 + '"',
    "comments": "#\n" * 450_000,
    "braces of placeholders": 'a = "' + "{" * 900_000 + '"',
    "stars": 'a = "' + "**" * 450_000 + '"',
    "angles": 'a = "' + "<a" * 450_000 + '"',
    "squares": 'a = "' + "[" * 900_000 + '"',
}


@pytest.mark.parametrize("kind", SLOW)
def test_a_file_made_to_be_slow_is_a_finding_in_good_time(shop: Workshop, kind: str) -> None:
    (shop.folder / "cards.toml").write_text(SLOW[kind], encoding="utf-8")
    begun = time.perf_counter()
    assert any(each.file.name == "cards.toml" and each.error for each in shop.found())
    assert time.perf_counter() - begun < LONGEST_S
