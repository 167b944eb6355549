"""The films as they lie in media/: whole, as they should be played, and true to the facts."""

import itertools
import json
import re
import subprocess
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from tools.film.__main__ import manifest
from tools.film.storyboard import Scene, Storyboard, read
from tools.film.written import LANGUAGES, captions, sheet, spoken_s
from vilkaarvi.film.captions import read_captions
from vilkaarvi.film.files import read_manifest, whole
from vilkaarvi.film.mp4 import picture_times
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.model import Fact, Programme, Segment
from vilkaarvi.programme.read import read_programme

PLACES = Places(Path("unused"), shipped_programmes())
FOLDER = PLACES.media("vilka-ar-vi")
BOARDS = [read(path) for path in sorted(FOLDER.glob("*.storyboard.toml"))]
MOST_BYTES = 15_000_000  # for one session
MOST_BYTES_IN_ALL = 90_000_000  # the whole programme goes on a small stick
MADE_BY_HAND = {".toml"}
TAIL = 50  # pictures
MOST_LETTERS = 86  # of a caption: two lines
MOST_A_SECOND = 21  # letters
MOST_LATE_MS = 1_500  # of the voice behind its caption
ABOUT = {"2015"}  # the year that the first film is about may be named without a source
OWN = r"(?:Del|Träff) \d\.|8–10 personer|prick är 500|(?:45|13) timmar"  # of the films themselves, not of the country
EACH_DOT = {"prick tiotusen": 10_000, "prick är 500": 500}  # else a thousand
IN_WORDS = {"nästan hälften": 4.8, "nästan var tredje": 3.2, "sex av tio": 6.0}  # of ten chairs

each_film = pytest.mark.parametrize("board", BOARDS, ids=lambda board: board.name)


@pytest.fixture(scope="module")
def programme() -> Programme:
    return read_programme(PLACES, "vilka-ar-vi", date(2026, 11, 24))


def segment(programme: Programme, board: Storyboard) -> Segment:
    return next(each for each in programme.segments if each.file == f"{board.name}.mp4")


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


@pytest.mark.parametrize("session", range(1, 6))
def test_a_session_is_small_enough_to_be_copied(session: int) -> None:
    of_it = [file.bytes for file in read_manifest(FOLDER) if file.name.startswith(f"traff{session}-")]
    assert 0 < sum(of_it) <= MOST_BYTES


def test_the_programme_is_small_enough_to_be_copied() -> None:
    assert sum(file.bytes for file in read_manifest(FOLDER)) <= MOST_BYTES_IN_ALL


def test_the_films_are_those_of_the_programme(programme: Programme) -> None:
    assert {each.file for each in programme.segments} == {f"{board.name}.mp4" for board in BOARDS}
    for board in BOARDS:
        parts = segment(programme, board)
        assert parts.poster == f"{board.name}.jpg"
        assert parts.captions == {language: f"{board.name}.{language}.vtt" for language in LANGUAGES}


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
    # an encoder refines the edges of letters for a few pictures: a hundred points; what moves has thousands. A dot
    # that moves is 0.1 of a level over the whole picture, two lines of large letters that are refined 0.03
    assert max(float(each.mean()) for each in apart) < 0.04
    assert max(int((each > 12).sum()) for each in apart) < 250


@each_film
def test_cues_stand_a_second_from_start_end_and_each_other_on_a_picture_of_their_own(
    programme: Programme, board: Storyboard
) -> None:
    cues = [cue.at_ms for cue in segment(programme, board).cues]
    stops = [0, *cues, round(board.seconds * 1000)]
    assert all(later - earlier >= 1000 for earlier, later in itertools.pairwise(stops))
    assert all(cue % 40 == 0 for cue in cues)


def test_a_cue_stands_where_the_film_says_that_a_question_comes(programme: Programme) -> None:
    cues = {board.name: [cue.at_ms for cue in segment(programme, board).cues] for board in BOARDS}
    assert {name: at for name, at in cues.items() if at} == {
        "traff1-del1": [70_000],
        "traff2-del1": [88_000],
        "traff3-del1": [80_000],
        "traff4-del1": [98_000],
        "traff5-del1": [92_000],
    }
    for board in BOARDS:
        for cue in segment(programme, board).cues:
            scene = scene_at(board, cue.at_ms / 1000)
            assert scene.text.startswith(("Nu kommer en fråga.", "Snart stannar filmen."))
            if scene.kind == "question":
                assert cue.prompt("sv").endswith(scene.title)


@each_film
def test_the_read_track_is_as_loud_as_speech_and_the_bed_well_below(board: Storyboard) -> None:
    bed, voice = loudness(board, 0), loudness(board, 1)
    assert voice == pytest.approx(-23, abs=1)
    assert -42 <= bed <= -30


# --- captions


@each_film
@pytest.mark.parametrize("language", LANGUAGES)
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


@each_film
def test_what_voices_say_is_told_as_theirs_and_not_as_the_programme_s(board: Storyboard) -> None:
    for scene in (each for each in board.scenes if each.kind == "voices"):
        said = scene.say.replace(" | ", " ")
        assert all(f"”{scene.data[side]}”" in said for side in ("left", "right")), said
        assert [scene.say_en.count(mark) for mark in "“”"] == [2, 2], scene.say_en


@each_film
@pytest.mark.parametrize("language", LANGUAGES)
def test_captions_fit_two_lines_and_can_be_read_in_their_time(board: Storyboard, language: str) -> None:
    for begin, end, words in read_captions(FOLDER / f"{board.name}.{language}.vtt").rows:
        assert len(words) <= MOST_LETTERS, words
        assert end - begin >= 1_000, words
        assert len(words) / (end - begin) * 1000 <= MOST_A_SECOND, words


@pytest.mark.long
@each_film
def test_a_caption_comes_with_its_words(board: Storyboard) -> None:
    """A scene of several captions: where the voice is silent for long no new caption comes."""
    command = ["ffmpeg", "-v", "error", "-i", str(film(board)), "-map", "0:a:1", "-ar", "8000", "-f", "s16le", "-"]
    heard = np.frombuffer(subprocess.run(command, check=True, capture_output=True).stdout, dtype="<i2")
    loud = np.flatnonzero(np.abs(heard.astype(np.int32)) > 400) / 8
    for begin, _, words in read_captions(FOLDER / f"{board.name}.sv.vtt").rows:
        assert loud[np.searchsorted(loud, begin)] - begin <= MOST_LATE_MS, words


@each_film
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_film_says_can_be_read_on_a_sheet(board: Storyboard, language: str) -> None:
    path = FOLDER / f"{board.name}.{language}.txt"
    told = path.read_text(encoding="utf-8")
    assert told == sheet(board, language)
    assert all(words in told for _, _, words in read_captions(FOLDER / f"{board.name}.{language}.vtt").rows)


def test_the_voice_needs_longer_for_figures() -> None:
    assert spoken_s("Ett två tre.") < spoken_s("162 877 st.") < 5


# --- true to the facts


@each_film
def test_every_figure_belongs_to_a_fact_whose_source_is_on_the_screen(programme: Programme, board: Storyboard) -> None:
    for scene in board.scenes:
        facts = [programme.facts[each] for each in segment(programme, board).facts]
        sourced = [fact for fact in facts if fact.source("sv") in sources(scene)]
        assert {fact.source("sv") for fact in sourced} == sources(scene), scene
        assert figures(scene) <= set().union(ABOUT, *map(known, sourced)), scene


def test_every_source_on_the_screen_holds_a_year(programme: Programme) -> None:
    """Of a source without a date it says when it was read."""
    named = {source for board in BOARDS for scene in board.scenes for source in sources(scene)}
    named |= {fact.source("sv") for fact in programme.facts.values()}  # "Visa fakta" puts them there too
    assert [source for source in named if not re.search(r"\b20\d\d\b", source)] == []


@each_film
def test_a_film_shows_all_the_facts_that_its_session_names(programme: Programme, board: Storyboard) -> None:
    for name in segment(programme, board).facts:
        fact = programme.facts[name]
        scenes = [scene for scene in board.scenes if fact.source("sv") in sources(scene)]
        assert any(numbers(fact.number("sv")) <= figures(scene) for scene in scenes), name


@each_film
def test_dots_and_rings_are_as_many_as_the_figures_say(programme: Programme, board: Storyboard) -> None:
    for scene in (each for each in board.scenes if each.kind == "dots"):
        each_dot = next((size for words, size in EACH_DOT.items() if words in scene.note), 1_000)
        facts = [fact for fact in programme.facts.values() if fact.source("sv").startswith("Migrationsverket")]
        year = set().union(
            *(known(fact) for fact in facts if fact.year("sv") == "2015")
        )  # that others are held against
        told = {round(int(figure) / each_dot) for figure in figures(scene) | year if figure.isdigit()}
        drawn = {scene.data[key] for key in ("count", "strong", "ghost") if key in scene.data}
        assert drawn <= told, scene
        assert round(int(numbers(scene.number).pop()) / each_dot) in drawn, scene


@each_film
def test_chairs_cups_and_lines_are_as_the_figures_say(board: Storyboard) -> None:
    for scene in board.scenes:
        if scene.kind == "chairs":
            shown = plain(f"{scene.title} {scene.text}")
            shares = [
                float(share.replace(",", ".")) / 10 for share in re.findall(r"(\d+(?:,\d+)?) (?:procent|%)", shown)
            ]
            right = shares or [value for words, value in IN_WORDS.items() if words in shown.lower()]
            assert [scene.data["filled"]] == pytest.approx(right), scene
        if "full" in scene.data:
            right = [
                float(figure) / 10 for _, _, shown in scene.stages for figure in re.findall(r"\d+(?= %)", plain(shown))
            ]
            right += [5.0 for _, _, shown in scene.stages if shown.startswith("Hälften")]
            assert scene.data["full"] == pytest.approx(right), scene
        if scene.kind == "line":
            values = [f"{value:.1f} %".replace(".", ",") for _, value in scene.data["points"]]
            assert [plain(label) for label in scene.data["labels"]] == values


def scene_at(board: Storyboard, second: float) -> Scene:
    start = 0.0
    for scene in board.scenes:
        if start <= second < start + scene.seconds:
            return scene
        start += scene.seconds
    raise AssertionError(second)


def figures(scene: Scene) -> set[str]:
    """The figures on the screen, read aloud and in the captions of a scene; not those of the film itself."""
    years = [str(int(year)) for year, _ in scene.data["points"]] if scene.kind == "line" else []
    shown = " ".join((scene.title, scene.number, scene.text, scene.note, scene.say, *written(scene.data), *years))
    return numbers(re.sub(OWN, "", plain(shown)))


def written(value: object) -> list[str]:
    """All words in what a kind of scene has of its own: columns, letters, voices, years on a line."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [words for part in parts for words in written(part)]


def sources(scene: Scene) -> set[str]:
    """The sources named at its lower left."""
    return set(re.sub(r"^Käll(a|or): ", "", scene.source).split("; ")) if scene.source else set()


def known(fact: Fact) -> set[str]:
    return numbers(" ".join((fact.number("sv"), fact.year("sv"), fact.wording("sv"))))


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


def numbers(words: str) -> set[str]:
    """Figures with their thousands together: "162 877" is 162877."""
    joined = re.sub(r"(?<=\d) (?=\d{3}\b)", "", plain(words))
    return set(re.findall(r"\d+(?:,\d+)?", joined))
