"""The films of session 1 as they lie in media/: whole, as they should be played, and true to the facts."""

import itertools
import json
import re
import subprocess
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from tools.film.__main__ import CAPTIONS, captions, manifest
from tools.film.storyboard import Scene, Storyboard, read
from vilkaarvi.film.captions import read_captions
from vilkaarvi.film.files import read_manifest, whole
from vilkaarvi.film.mp4 import picture_times
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.model import Fact, Film, Programme, Segment
from vilkaarvi.programme.read import read_programme

PLACES = Places(Path("unused"), shipped_programmes())
FOLDER = PLACES.media("vilka-ar-vi")
BOARDS = [read(path) for path in sorted(FOLDER.glob("*.storyboard.toml"))]
MOST_BYTES = 15_000_000  # for one session
MADE_BY_HAND = {".toml"}
TAIL = 50  # pictures
ABOUT = {"2015"}  # the year that the first film is about may be named without a source

each_film = pytest.mark.parametrize("board", BOARDS, ids=lambda board: board.name)


@pytest.fixture(scope="module")
def programme() -> Programme:
    return read_programme(PLACES, "vilka-ar-vi", date(2026, 11, 24))


def segment(programme: Programme, board: Storyboard) -> Segment:
    steps = (step for session in programme.sessions for step in session.steps)
    return next(s.segment for s in steps if isinstance(s, Film) and s.segment.file == f"{board.name}.mp4")


def film(board: Storyboard) -> Path:
    return FOLDER / f"{board.name}.mp4"


def decoded(board: Storyboard, *how: str) -> bytes:
    command = ["ffmpeg", "-v", "error", *how, "-i", str(film(board)), "-f", "rawvideo", "-pix_fmt", "gray", "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout


def loudness(board: Storyboard, track: int) -> float:
    """LUFS of the whole track (EBU R 128)."""
    command = [
        "ffmpeg",
        "-nostats",
        "-i",
        str(film(board)),
        "-map",
        f"0:a:{track}",
        "-af",
        "ebur128",
        "-f",
        "null",
        "-",
    ]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stderr
    return float(re.findall(r"I:\s+(-?[\d.]+) LUFS", told)[-1])


# --- whole


def test_every_media_file_is_listed_and_none_that_is_not_there() -> None:
    there = {path.name for path in FOLDER.iterdir() if path.suffix not in MADE_BY_HAND}
    assert {file.name for file in read_manifest(FOLDER)} == there


def test_every_file_is_as_it_was_made() -> None:
    assert [fault for file in read_manifest(FOLDER) if (fault := whole(FOLDER, file))] == []
    assert manifest(FOLDER) == (FOLDER / "manifest.toml").read_text(encoding="utf-8")


def test_session_1_is_small_enough_to_be_copied() -> None:
    assert sum(file.bytes for file in read_manifest(FOLDER) if file.name.startswith("traff1")) <= MOST_BYTES


def test_the_films_are_those_of_the_session(programme: Programme) -> None:
    for board in BOARDS:
        parts = segment(programme, board)
        assert parts.poster == f"{board.name}.jpg"
        assert parts.captions == {language: f"{board.name}.{language}.vtt" for language in CAPTIONS}


# --- as they should be played


@each_film
def test_a_film_is_h264_at_720_with_two_sound_tracks(board: Storyboard) -> None:
    command = ["ffprobe", "-v", "error", "-show_streams", "-of", "json", str(film(board))]
    streams = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["streams"]
    picture, bed, voice = streams
    assert (picture["codec_name"], picture["width"], picture["height"]) == ("h264", 1280, 720)
    assert (picture["pix_fmt"], picture["r_frame_rate"], picture["avg_frame_rate"]) == ("yuv420p", "25/1", "25/1")
    assert [(each["codec_name"], each["channels"]) for each in (bed, voice)] == [("aac", 1), ("aac", 1)]
    assert (bed["disposition"]["default"], voice["disposition"]["default"]) == (1, 0)
    assert voice["tags"]["language"] == "swe"


@each_film
def test_the_read_track_says_that_its_voice_is_synthetic(board: Storyboard) -> None:
    assert "Uppläst (syntetisk röst)".encode() in film(board).read_bytes()


@each_film
def test_a_film_is_as_long_as_its_manifest_storyboard_and_session_say(programme: Programme, board: Storyboard) -> None:
    times = picture_times(film(board))
    listed = next(file.length_ms for file in read_manifest(FOLDER) if file.name == film(board).name)
    assert round(times[-1] + 40) == listed == board.seconds * 1000 == segment(programme, board).length_ms
    assert np.diff(times) == pytest.approx(40)


@each_film
def test_a_film_begins_with_its_table_so_that_it_starts_at_once(board: Storyboard) -> None:
    content = film(board).read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")


@each_film
def test_a_film_ends_on_two_still_seconds(board: Storyboard) -> None:
    pictures = np.frombuffer(decoded(board, "-sseof", "-2.5"), dtype=np.uint8).reshape(-1, 720, 1280)[-TAIL:]
    assert len(pictures) == TAIL
    apart = [np.abs(each.astype(np.int16) - pictures[-1]) for each in pictures]
    # an encoder refines the edges of letters for a few pictures: a hundred points; what moves has thousands
    assert max(float(each.mean()) for each in apart) < 0.02
    assert max(int((each > 12).sum()) for each in apart) < 250


@each_film
def test_cues_stand_a_second_from_start_end_and_each_other_on_a_picture_of_their_own(
    programme: Programme, board: Storyboard
) -> None:
    cues = [cue.at_ms for cue in segment(programme, board).cues]
    stops = [0, *cues, round(board.seconds * 1000)]
    assert all(later - earlier >= 1000 for earlier, later in itertools.pairwise(stops))
    assert all(cue % 40 == 0 for cue in cues)


def test_the_cue_of_session_1_stands_where_the_film_says_that_a_question_comes(programme: Programme) -> None:
    cues = {board.name: [cue.at_ms for cue in segment(programme, board).cues] for board in BOARDS}
    assert cues == {"traff1-del1": [70_000], "traff1-del2": []}
    assert scene_at(BOARDS[0], 70).text == "Nu kommer en fråga."


@each_film
def test_the_read_track_is_as_loud_as_speech_and_the_bed_well_below(board: Storyboard) -> None:
    bed, voice = loudness(board, 0), loudness(board, 1)
    assert -24 <= voice <= -18
    assert -42 <= bed <= voice - 12


# --- captions


@each_film
@pytest.mark.parametrize("language", CAPTIONS)
def test_captions_say_what_the_storyboard_says_one_after_the_other_inside_the_film(
    board: Storyboard, language: str
) -> None:
    path = FOLDER / f"{board.name}.{language}.vtt"
    said = [each.say if language == "sv" else each.say_en for each in board.scenes]
    rows = read_captions(path).rows
    times = [time for begin, end, _ in rows for time in (begin, end)]
    assert [words for _, _, words in rows] == [part.strip() for each in said for part in each.split("|")]
    assert times == sorted(times)
    assert times[-1] <= board.seconds * 1000
    assert captions(board, language) == path.read_text(encoding="utf-8")


# --- true to the facts


@each_film
def test_every_figure_belongs_to_a_fact_whose_source_is_on_the_screen(programme: Programme, board: Storyboard) -> None:
    for scene in board.scenes:
        facts = [programme.facts[each] for each in segment(programme, board).facts]
        sourced = [fact for fact in facts if scene.source == f"Källa: {fact.source}"]
        assert bool(sourced) == bool(scene.source), scene
        assert figures(scene) <= set().union(ABOUT, *map(known, sourced)), scene


@each_film
def test_a_film_shows_all_the_facts_that_its_session_names(programme: Programme, board: Storyboard) -> None:
    for name in segment(programme, board).facts:
        fact = programme.facts[name]
        scenes = [scene for scene in board.scenes if scene.source == f"Källa: {fact.source}"]
        assert any(numbers(fact.number("sv")) <= figures(scene) for scene in scenes), name


@each_film
def test_dots_chairs_and_lines_are_as_many_as_the_figures_say(board: Storyboard) -> None:
    for scene in board.scenes:
        each_dot = 10_000 if "tiotusen" in scene.note else 1_000
        if scene.kind == "dots":
            figure = int(numbers(scene.number).pop())
            drawn = scene.data["strong"] if "mörka prickarna" in scene.note else scene.data["count"]
            assert drawn == round(figure / each_dot), scene
        if scene.kind == "chairs":
            shares = re.findall(r"(\d+) procent", scene.text)
            right = [int(share) / 10 for share in shares] or [4.8]  # nearly half
            assert [scene.data["filled"]] == right, scene
        if scene.kind == "line":
            shown = [f"{value:.1f} %".replace(".", ",") for _, value in scene.data["points"]]
            assert [plain(label) for label in scene.data["labels"]] == shown


def scene_at(board: Storyboard, second: float) -> Scene:
    start = 0.0
    for scene in board.scenes:
        if start <= second < start + scene.seconds:
            return scene
        start += scene.seconds
    raise AssertionError(second)


def figures(scene: Scene) -> set[str]:
    """The figures on the screen, read aloud and in the captions of a scene; not the number of the film's part."""
    labels = [*scene.data.get("labels", []), *(str(int(year)) for year, _ in scene.data.get("points", []))]
    shown = " ".join((scene.title, scene.number, scene.text, scene.note, scene.say, *labels))
    return numbers(re.sub(r"Del \d\.", "", plain(shown)))


def known(fact: Fact) -> set[str]:
    return numbers(" ".join((fact.number("sv"), fact.year, fact.wording("sv"))))


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


def numbers(words: str) -> set[str]:
    """Figures with their thousands together: "162 877" is 162877."""
    joined = re.sub(r"(?<=\d) (?=\d{3}\b)", "", plain(words))
    return set(re.findall(r"\d+(?:,\d+)?", joined))
