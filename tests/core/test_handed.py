"""What a municipality has of its own goes to its other computers in one file, which is taken in whole or not at all."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.programmes import CAPTIONS, FILM, NAME, PICTURE, SHIPPED
from vilkaarvi.cli import main
from vilkaarvi.errors import Code, Fault
from vilkaarvi.paths import Places
from vilkaarvi.programme.handed import difference, hand_out, look_in, take_in
from vilkaarvi.programme.local import MEDIA, Local, LocalFilm, LocalText, read_local, write_local
from vilkaarvi.seal.disk import RealDisk

QUESTION, SAY = "traff-1/fraga-1/prompt", "traff-1/valkomna/say"
SEGMENT = {"file": "var-3f9a2c11.mp4", "length_ms": 60_000, "poster": "var.jpg", "captions": {"sv": "var.sv.vtt"}}
OWN = Local(
    0,
    {"kommun": {"sv": "Exempelstad"}},
    (LocalText(QUESTION, {"sv": "Då"}, {"sv": "Nu"}),),
    (LocalFilm("traff-1/film-1", "traff1-del1.mp4", SEGMENT),),
)


@pytest.fixture
def here(tmp_path: Path) -> Places:
    """A computer where it was made."""
    places = Places(tmp_path / "here", SHIPPED.programmes)
    media = places.local(NAME) / MEDIA
    media.mkdir(parents=True)
    (media / "var-3f9a2c11.mp4").write_bytes(FILM)
    (media / "var.jpg").write_bytes(PICTURE)
    (media / "var.sv.vtt").write_text(CAPTIONS)
    (media / "left-over.mp4").write_bytes(FILM)
    write_local(RealDisk(), places.local(NAME), OWN)
    return places


@pytest.fixture
def there(tmp_path: Path) -> Places:
    return Places(tmp_path / "there", SHIPPED.programmes)


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_all_of_it_comes_to_the_other_computer_and_nothing_that_is_not_named(
    tmp_path: Path, here: Places, there: Places
) -> None:
    file = tmp_path / "ut.vilkaarvi-kommun"
    hand_out(here, NAME, file)
    looked = look_in(file, there)
    assert (looked.programme, set(looked.media)) == (NAME, {"var-3f9a2c11.mp4", "var.jpg", "var.sv.vtt"})
    assert not there.local(NAME).exists()  # looking writes nothing
    taken = take_in(RealDisk(), file, there)
    assert (taken.texts, taken.values, taken.films) == (OWN.texts, OWN.values, OWN.films)
    assert read_local(there.local(NAME)) == taken
    assert set(everything_in(there.local(NAME))) == {
        "local.toml", "media/var-3f9a2c11.mp4", "media/var.jpg", "media/var.sv.vtt"
    }  # fmt: skip


def test_what_it_changes_is_said_beforehand() -> None:
    mine = Local(texts=(LocalText(QUESTION, {"sv": "Då"}, {"sv": "Annat"}), LocalText(SAY, {"sv": []}, {"sv": ["A"]})))
    told = difference(mine, OWN)
    assert told.new == ("traff-1/film-1 (film)", "{kommun}")
    assert (told.other, told.gone) == ((QUESTION,), (SAY,))
    assert difference(OWN, OWN).none


def made(path: Path, **entries: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return path


TOML = b"format = 1\n"
FILMS = b"""format = 1
[[films]]
place = "traff-1/film-1"
was = "a.mp4"
[films.segment]
file = "var.mp4"
length_ms = 60000
"""
WRONG: dict[str, dict[str, bytes]] = {
    "no local.toml": {f"{NAME}/media/a.mp4": FILM},
    "a way out": {f"{NAME}/local.toml": FILMS, f"{NAME}/media/../../var.mp4": FILM},
    "an absolute path": {f"{NAME}/local.toml": TOML, "/a.mp4": FILM},
    "a folder in media": {f"{NAME}/local.toml": TOML, f"{NAME}/media/a/b.mp4": FILM},
    "a device": {f"{NAME}/local.toml": TOML, f"{NAME}/media/CON.mp4": FILM},
    "something that no film names": {f"{NAME}/local.toml": TOML, f"{NAME}/media/a.mp4": FILM},
    "a film that is none": {f"{NAME}/local.toml": FILMS, f"{NAME}/media/var.mp4": b"#!/bin/sh\n"},
    "a playlist": {f"{NAME}/local.toml": FILMS, f"{NAME}/media/var.mp4": b"#EXTM3U\nhttp://a.se/b\n"},
    "a film that is not with it": {f"{NAME}/local.toml": FILMS},
    "another programme": {"annat/local.toml": TOML},
    "two programmes": {f"{NAME}/local.toml": TOML, "annat/local.toml": TOML},
    "rubbish in it": {f"{NAME}/local.toml": b"rubbish"},
    "too much in it": {f"{NAME}/local.toml": b"#" * 1_000_001},
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_file_with_something_else_in_it_is_refused_whole(tmp_path: Path, here: Places, wrong: str) -> None:
    before = everything_in(here.data)
    file = made(tmp_path / "in.vilkaarvi-kommun", **WRONG[wrong])
    with pytest.raises(Fault) as told:
        take_in(RealDisk(), file, here)
    assert told.value.code is Code.OWN_UNREADABLE
    assert everything_in(here.data) == before


def test_a_newer_file_is_told_as_that(tmp_path: Path, here: Places) -> None:
    file = made(tmp_path / "in.vilkaarvi-kommun", **{f"{NAME}/local.toml": b"format = 2\n"})
    with pytest.raises(Fault) as told:
        look_in(file, here)
    assert told.value.code is Code.NEWER_FORMAT


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_that_is_cut_or_changed_anywhere_is_taken_in_whole_or_not_at_all(
    tmp_path: Path, here: Places, there: Places, data: st.DataObject
) -> None:
    file = tmp_path / "ut.vilkaarvi-kommun"
    hand_out(here, NAME, file)
    whole = file.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    harmed = whole[:at] if data.draw(st.booleans()) else whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
    file.write_bytes(harmed)
    before = everything_in(there.data)
    told = None
    try:
        take_in(RealDisk(), file, there)
    except Fault as fault:
        told = fault.code
    assert told in (None, Code.OWN_UNREADABLE, Code.NEWER_FORMAT)
    assert read_local(there.local(NAME)).films == OWN.films if told is None else everything_in(there.data) == before


def test_the_command_line_does_the_same(
    tmp_path: Path, here: Places, there: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "ut.vilkaarvi-kommun")
    assert main(["local", "export", file, "--data", str(here.data)]) == 0
    assert main(["local", "import", file, "--data", str(there.data)]) == 0
    assert "Tog in: 1 texter, 1 filmer, 1 uppgifter" in capsys.readouterr().out
    assert read_local(there.local(NAME)).texts == OWN.texts
    made(Path(file), **{f"{NAME}/local.toml": b"rubbish"})
    assert main(["local", "import", file, "--data", str(tmp_path / "new")]) == 1
    assert not (tmp_path / "new").exists()
