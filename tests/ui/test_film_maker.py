"""The film maker: what it refuses, and pictures that are the same each time and rest where they should."""

import subprocess
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import QApplication

from tools.film import sound
from tools.film.__main__ import STILL_AFTER_S, draw
from tools.film.cups import MOVES
from tools.film.kinds import KINDS
from tools.film.pen import HEIGHT, WIDTH
from tools.film.storyboard import FPS, TAIL_S, Scene, Storyboard, StoryboardFault, read
from tools.film.written import stamp
from vilkaarvi.paths import FONTS, shipped_programmes

FOLDER = shipped_programmes() / "media" / "vilka-ar-vi"
BOARDS = [read(path) for path in sorted(FOLDER.glob("*.storyboard.toml"))]
SCENES = [pytest.param(scene, id=f"{board.name}-{k}") for board in BOARDS for k, scene in enumerate(board.scenes, 1)]
CUES = {"traff1-del1": 70.0, "traff2-del1": 88.0, "traff3-del1": 80.0, "traff4-del1": 98.0, "traff5-del1": 92.0}

each_film = pytest.mark.parametrize("board", BOARDS, ids=lambda board: board.name)
each_scene = pytest.mark.parametrize("scene", SCENES)


@pytest.fixture(autouse=True, scope="module")
def fonts(qapp: QApplication) -> None:
    for face in FONTS.glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(face))


def picture(scene: Scene, second: float, before: QImage | None = None) -> bytes:
    image = draw(scene, second, before)  # its bits live no longer than it does
    return bytes(image.constBits())


def starts(board: Storyboard) -> list[float]:
    return [sum(scene.seconds for scene in board.scenes[:k]) for k in range(len(board.scenes))]


def board_of(folder: Path, seconds: float, *scenes: tuple[float, str]) -> Path:
    rows = ['name = "prov"', 'title = "Prov"', f"seconds = {seconds}", "poster_s = 1"]
    for length, title in scenes:
        rows += ["[[scenes]]", 'kind = "statement"', f"seconds = {length}", f'title = "{title}"', f'say = "{title}"']
    path = folder / "prov.storyboard.toml"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


# --- what it refuses


def test_a_storyboard_whose_scenes_last_as_long_as_the_film_is_read(tmp_path: Path) -> None:
    board = read(board_of(tmp_path, 13, (5, "Ett två tre."), (8, "Fyra fem.")))
    assert [scene.frames for scene in board.scenes] == [125, 200]


@pytest.mark.parametrize(
    ("seconds", "scenes", "told"),
    [
        (14, ((5, "Ett."), (8, "Två.")), "the scenes last 13 s, the film is to last 14 s"),
        (11, ((3, "Ett två tre fyra fem."), (8, "Sex.")), "scene 1: 3 s, needs 3.2 s to be read"),
        (8.5, ((5, "Ett."), (3.5, "Två.")), "no still tail of 2.0 s"),
    ],
    ids=["length", "reading", "tail"],
)
def test_what_a_room_cannot_follow_is_refused(
    tmp_path: Path, seconds: float, scenes: tuple[tuple[float, str], ...], told: str
) -> None:
    with pytest.raises(StoryboardFault, match=told):
        read(board_of(tmp_path, seconds, *scenes))


def test_what_is_shown_for_too_short_a_time_in_a_scene_is_refused(tmp_path: Path) -> None:
    path = board_of(tmp_path, 13, (13, "Ett."))
    rows = ['stages = [["Två", "tre fyra fem."], ["Sex", "sju."]]', "at = [1.0, 3.0]"]
    path.write_text("\n".join([path.read_text(encoding="utf-8"), *rows]), encoding="utf-8")
    with pytest.raises(StoryboardFault, match=r"'Två tre fyra fem\.' stands 2\.0 s"):
        read(path)


# --- pictures


@each_scene
def test_the_same_moment_is_the_same_picture_each_time(scene: Scene) -> None:
    before = draw(scene, scene.seconds, None)
    for second in (0.2, 2.04, scene.seconds / 2):
        assert picture(scene, second, before) == picture(scene, second, before)


@each_scene
def test_a_scene_has_come_to_rest_when_its_time_to_move_is_over(scene: Scene) -> None:
    rests = min(STILL_AFTER_S, scene.seconds - 1)
    assert picture(scene, rests) == picture(scene, scene.seconds)


@each_film
def test_the_last_picture_of_a_film_stands_still(board: Storyboard) -> None:
    last = board.scenes[-1]
    assert picture(last, last.seconds - TAIL_S) == picture(last, last.seconds - 1 / FPS)


@pytest.mark.parametrize("name", CUES)
def test_a_cue_stands_on_a_picture_that_rests_before_and_after(name: str) -> None:
    board = next(each for each in BOARDS if each.name == name)
    start, scene = max(pair for pair in zip(starts(board), board.scenes, strict=True) if pair[0] <= CUES[name])
    around = {picture(scene, CUES[name] + apart - start) for apart in (-1, 0, 1)}
    assert len(around) == 1


@each_film
def test_the_film_that_ships_shows_what_its_storyboard_says(board: Storyboard) -> None:
    for start, scene in zip(starts(board), board.scenes, strict=True):
        drawn = draw(scene, scene.seconds - 1, None).convertToFormat(QImage.Format.Format_RGB32)
        right = np.frombuffer(drawn.constBits(), dtype=np.uint8).reshape(HEIGHT, WIDTH, 4)[:, :, :3].astype(np.int16)
        at = str(start + scene.seconds - 1)
        command = ["ffmpeg", "-v", "error", "-ss", at, "-i", str(FOLDER / f"{board.name}.mp4")]
        command += ["-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "bgr24", "-"]
        found = subprocess.run(command, check=True, capture_output=True).stdout
        apart = np.abs(np.frombuffer(found, dtype=np.uint8).reshape(HEIGHT, WIDTH, 3) - right).max(axis=2)
        assert (apart > 48).mean() < 0.002, scene


def test_every_kind_of_scene_is_used_by_a_film_that_ships() -> None:
    assert {scene.kind for board in BOARDS for scene in board.scenes} == set(KINDS)


def test_everything_that_cups_can_do_is_used_by_a_film_that_ships() -> None:
    assert {move for board in BOARDS for scene in board.scenes for move in scene.data.get("moves", [])} == set(MOVES)


QUESTIONS = [each for each in SCENES if each.values[0].kind == "question"]  # type: ignore[union-attr]


@pytest.mark.parametrize("scene", QUESTIONS)
def test_nothing_moves_behind_the_words_of_a_question(scene: Scene) -> None:
    def words(second: float) -> bytes:
        left = draw(scene, second, None).copy(0, 0, 700, HEIGHT)  # its bits live no longer than it does
        return bytes(left.constBits())

    assert words(3.6) == words(5.0) == words(scene.seconds)
    assert picture(scene, 3.6) != picture(scene, 5.0)  # while the coffee is still moving


# --- sound and captions


def test_the_bed_is_the_same_each_time_and_begins_and_ends_in_silence(tmp_path: Path) -> None:
    board = read(board_of(tmp_path, 13, (5, "Ett två tre."), (8, "Fyra fem.")))
    sound.bed(board, tmp_path / "one.wav")
    sound.bed(board, tmp_path / "two.wav")
    content = (tmp_path / "one.wav").read_bytes()
    assert content == (tmp_path / "two.wav").read_bytes()
    samples = np.frombuffer(content[44:], dtype="<i2")
    assert len(samples) == board.seconds * sound.RATE
    assert max(abs(samples[:10])) <= 1
    assert max(abs(samples[-10:])) <= 1
    assert max(abs(samples)) < 32767 / 4


def test_captions_count_their_hours() -> None:
    assert stamp(3723.04) == "01:02:03.040"
