"""A film that a municipality puts in: copied whole or not at all, its questions where they can be."""

import errno
import os
from pathlib import Path

import pytest

from tests.core.programmes import CAPTIONS, FILM, NAME, PICTURE, SHIPPED, TODAY
from vilkaarvi.doctor.own import own_rows
from vilkaarvi.doctor.rows import Grade
from vilkaarvi.errors import Code, Fault
from vilkaarvi.paths import Places
from vilkaarvi.programme.local import MEDIA, Local, write_local
from vilkaarvi.programme.model import Film
from vilkaarvi.programme.new_film import (
    MOST_MS,
    MOST_PICTURE,
    NewCue,
    NewFilm,
    bring_in,
    bring_in_captions,
    facts_at,
    film_at,
    keep_picture,
    longer,
    own_fault,
    picture_in,
    with_film,
    worth_saying,
    wrong_with_cues,
    wrong_with_length,
)
from vilkaarvi.programme.read import read_edition, read_programme, read_sources
from vilkaarvi.seal.disk import RealDisk
from vilkaarvi.session.agenda import plan


class FullDisk(RealDisk):
    """Full after so many bytes."""

    def __init__(self, room: int) -> None:
        self._room = room

    def write(self, handle: int, at: int, content: bytes) -> int:
        if at + len(content) > self._room:
            raise OSError(errno.ENOSPC, "full")
        return super().write(handle, at, content)


STEP = "traff-1/film-1"
ASKED = {"sv": "Vad tänker du på?"}


def cue(at_ms: int, **prompt: str) -> NewCue:
    return NewCue(at_ms, dict(prompt) or dict(ASKED))


def test_a_film_is_copied_under_a_name_that_no_other_film_takes(tmp_path: Path) -> None:
    source, media, percents = tmp_path / "Vår film, åäö.MP4", tmp_path / "media", list[int]()
    source.write_bytes(FILM + b"1" * 3_000_000)
    first = bring_in(RealDisk(), source, media, percents.append)
    assert (media / first).read_bytes() == source.read_bytes()
    assert first.startswith("var-film-aao-")
    assert first.endswith(".mp4")
    assert percents[-1] == 100
    assert percents == sorted(percents)
    source.write_bytes(FILM + b"2" * 3_000_000)
    assert bring_in(RealDisk(), source, media) != first
    assert len(list(media.iterdir())) == 2  # and nothing unfinished


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"#EXTM3U\nhttp://a.se/b", Code.P_PLAYLIST), (b"MZ" + b"0" * 400, Code.FILM_NOT_FILM), (None, Code.FILM_MISSING)],
)
def test_what_is_no_film_is_told_and_leaves_nothing(tmp_path: Path, content: bytes | None, code: Code) -> None:
    source = tmp_path / "fil.mp4"
    if content is not None:
        source.write_bytes(content)
    with pytest.raises(Fault) as told:
        bring_in(RealDisk(), source, tmp_path / "media")
    assert told.value.code is code
    assert not list((tmp_path / "media").glob("*"))


def test_a_disk_that_fills_up_on_the_way_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    source = tmp_path / "fil.mp4"
    source.write_bytes(FILM + b"1" * 3_000_000)
    with pytest.raises(Fault) as told:
        bring_in(FullDisk(1_500_000), source, tmp_path / "media")
    assert told.value.code is Code.COPY_FULL
    assert not list((tmp_path / "media").glob("*"))


def test_a_film_that_becomes_shorter_while_it_is_copied_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    source, media = tmp_path / "fil.mp4", tmp_path / "media"
    source.write_bytes(FILM + bytes(8_000_000))

    def copied(percent: int) -> None:
        if 30 < percent < 60:
            os.truncate(source, 5_000_000)

    with pytest.raises(Fault) as told:
        bring_in(RealDisk(), source, media, copied)
    assert told.value.code is Code.FILM_LEFT
    assert not list(media.iterdir())


def test_its_name_is_told_before_it_is_there(tmp_path: Path) -> None:
    source, media, there = tmp_path / "fil.mp4", tmp_path / "media", list[bool]()
    source.write_bytes(FILM)
    name = bring_in(RealDisk(), source, media, named=lambda name: there.append((media / name).exists()))
    assert there == [False]
    assert (media / name).exists()


@pytest.mark.parametrize(
    ("size", "codes"),
    [
        ((1280, 720), []),
        ((1920, 1088), []),  # as an encoder rounds it
        ((3840, 2160), [Code.FILM_LARGE]),
        ((1080, 1920), [Code.FILM_NARROW]),  # a telephone held upright
        ((640, 480), [Code.FILM_NARROW]),
        ((3000, 3000), [Code.FILM_LARGE, Code.FILM_NARROW]),
        ((1920, 800), [Code.FILM_WIDE]),
        ((0, 0), []),
    ],
)
def test_a_picture_that_is_large_or_of_another_shape_is_told_of(size: tuple[int, int], codes: list[Code]) -> None:
    assert [fault.code for fault in worth_saying(size)] == codes


def test_a_poster_is_a_png_or_a_jpeg_of_a_bounded_size(tmp_path: Path) -> None:
    png, jpeg = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
    path = tmp_path / "affisch.svg"  # its name proves nothing
    for content, kind in ((png, "png"), (jpeg, "jpeg")):
        path.write_bytes(content)
        assert picture_in(path) == (content, kind)
    wrong: tuple[tuple[bytes | None, Code], ...] = (
        (b"<svg/>", Code.PICTURE_UNREADABLE),
        (b"", Code.PICTURE_UNREADABLE),
        (png + bytes(MOST_PICTURE), Code.PICTURE_BIG),
        (None, Code.PICTURE_UNREADABLE),
    )
    for said, code in wrong:
        path.unlink()
        if said is not None:
            path.write_bytes(said)
        with pytest.raises(Fault) as told:
            picture_in(path)
        assert told.value.code is code


def test_a_length_that_is_no_part_of_an_hour_is_told() -> None:
    for length, code in ((3_999, Code.FILM_SHORT), (4_000, None), (MOST_MS, None), (MOST_MS + 1, Code.FILM_LONG)):
        fault = wrong_with_length("a.mp4", length)
        assert (fault.code if fault else None) is code


@pytest.mark.parametrize(
    ("cues", "at", "code"),
    [
        ([cue(999)], 0, Code.CUE_NEAR),
        ([cue(1_000), cue(1_999)], 1, Code.CUE_NEAR),
        ([cue(1_000), cue(9_001)], 1, Code.CUE_NEAR),
        ([cue(1_000), cue(5_000, sv=" ")], 1, Code.CUE_EMPTY),
        ([cue(1_000, en="What?")], 0, Code.CUE_EMPTY),
        ([cue(1_000, sv="a" * 181)], 0, Code.CUE_LONG),
        ([cue(1_000, sv="dold\u202e")], 0, Code.P_HIDDEN),
        ([cue(1_000, sv="Hur är det i {kommun}?"), cue(3_000, sv="Och i {byn}?")], 1, Code.P_PLACEHOLDER),
        ([cue(1_000 * n) for n in range(1, 14)], 12, Code.CUE_MANY),
    ],
)
def test_the_question_that_is_wrong_is_named(cues: list[NewCue], at: int, code: Code) -> None:
    found = wrong_with_cues(cues, 10_000, "sv", ("kommun",))
    assert found is not None
    assert (found[0], found[1].code) == (at, code)


def test_questions_a_second_apart_can_be_used() -> None:
    assert wrong_with_cues([cue(1_000), cue(2_000), cue(9_000)], 10_000, "sv") is None
    assert wrong_with_cues([], 10_000, "sv") is None


def test_captions_and_posters_are_looked_at_before_they_are_kept(tmp_path: Path) -> None:
    media, text = tmp_path / "media", tmp_path / "text.vtt"
    text.write_text(CAPTIONS)
    assert (media / bring_in_captions(RealDisk(), text, media, 10_000)).read_text() == CAPTIONS
    text.write_text("no captions")
    with pytest.raises(Fault) as told:
        bring_in_captions(RealDisk(), text, media, 10_000)
    assert (told.value.code, told.value.facts["line"]) == (Code.OWN_CAPTIONS, 1)
    assert keep_picture(RealDisk(), PICTURE, media, "film").endswith(".jpg")
    with pytest.raises(Fault):
        keep_picture(RealDisk(), b"no picture", media, "film")


def test_it_stands_in_its_step_with_its_questions_its_minutes_and_the_facts_that_still_hold(tmp_path: Path) -> None:
    places = Places(tmp_path, SHIPPED.programmes)
    files = read_sources(places, NAME, TODAY).files
    was, facts = film_at(files, STEP), facts_at(files, STEP)
    assert was == "traff1-del1.mp4"
    assert len(facts) > 1
    film = NewFilm("var-1.mp4", 200_000, "var-1.jpg", (("sv", "var-1.vtt"),), (cue(60_000), cue(90_000)), facts[1:2])
    kept = write_local(RealDisk(), places.local(NAME), with_film(Local(), STEP, was, film))
    read = read_edition(places, NAME, TODAY)
    assert not read.told
    session = read.programme.session("traff-1")
    assert session is not None
    (step,) = (each for each in session.steps if each.id == "film-1")
    assert isinstance(step, Film)
    assert step.segment.path == places.local(NAME) / MEDIA / "var-1.mp4"
    assert [each.at_ms for each in step.segment.cues] == [60_000, 90_000]
    assert step.segment.facts == facts[1:2]
    assert facts_at(read_sources(places, NAME, TODAY).files, STEP) == facts  # the programme's stay to be chosen from
    assert step.minutes == step.min_minutes == film.minutes == 6  # 3 min 20 s, and two questions of a minute
    write_local(RealDisk(), places.local(NAME), with_film(kept, STEP, was, None))
    again, shipped = read_programme(places, NAME, TODAY), read_programme(SHIPPED, NAME, TODAY)
    assert again.sessions == shipped.sessions


def test_the_hour_with_a_longer_film_is_planned_with_it() -> None:
    session = read_programme(SHIPPED, NAME, TODAY).sessions[0]
    for minutes, fits in ((3, True), (12, True), (30, False)):
        hour = longer(session, "film-1", minutes)
        assert (sum(row.minutes for row in plan(hour, 12)) <= session.minutes + 0.01) is fits


def test_a_full_disk_leaves_no_piece_of_a_poster(tmp_path: Path) -> None:
    with pytest.raises(Fault):
        keep_picture(FullDisk(2), PICTURE, tmp_path, "film")
    assert not list(tmp_path.iterdir())


def test_a_film_that_is_no_longer_what_its_name_says_is_told(tmp_path: Path) -> None:
    source = tmp_path / "fil.mp4"
    source.write_bytes(FILM + b"1" * 300_000)
    kept = tmp_path / "media" / bring_in(RealDisk(), source, tmp_path / "media")
    assert own_fault(kept) is None
    kept.write_bytes(FILM + b"2" * 300_000)
    changed = own_fault(kept)
    kept.unlink()
    missing = own_fault(kept)
    assert [each.code if each else None for each in (changed, missing)] == [Code.FILM_CHANGED, Code.FILM_MISSING]


def test_the_doctor_tells_of_an_own_film_that_is_gone(tmp_path: Path) -> None:
    places = Places(tmp_path, SHIPPED.programmes)
    source = tmp_path / "fil.mp4"
    source.write_bytes(FILM + b"1" * 300_000)
    film = NewFilm(bring_in(RealDisk(), source, places.local(NAME) / MEDIA), 60_000)
    write_local(RealDisk(), places.local(NAME), with_film(Local(), STEP, "traff1-del1.mp4", film))
    assert [row.grade for row in own_rows(places, TODAY)] == [Grade.GOOD]
    (places.local(NAME) / MEDIA / film.file).unlink()
    (row,) = own_rows(places, TODAY)
    assert row.fault is not None
    assert row.fault.code is Code.FILM_MISSING
