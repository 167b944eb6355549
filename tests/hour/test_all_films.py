"""All fourteen films in the running program, led to their cues and their ends; and nothing was wrong with any."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.hour.screens import ROOT
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.model import Film, Segment
from vilkaarvi.programme.read import read_programme

pytestmark = [pytest.mark.vlc, pytest.mark.long]
SCREENS = Path(__file__).parent / "two_screens.json"
PROGRAMME = read_programme(Places(Path("unused"), shipped_programmes()), "vilka-ar-vi", date(2026, 11, 24))
OWN = [step.segment for session in PROGRAMME.sessions for step in session.steps if isinstance(step, Film)]


@pytest.fixture(scope="module")
def led(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], Path]:
    """What the leader of all films told, and the pictures of the room."""
    folder = tmp_path_factory.mktemp("films")
    command = [sys.executable, "-m", "tests.hour.films_outside", str(folder / "data"), str(folder / "pictures")]
    world = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={SCREENS}", "DISPLAY": ""}
    done = subprocess.run(command, check=False, cwd=ROOT, env=world, capture_output=True, text=True, timeout=900)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines(), folder / "pictures"


def shown(pictures: Path, name: str) -> "np.ndarray[tuple[int, int, int], np.dtype[np.int16]]":
    """The room at this stop, as small as a film's picture."""
    with Image.open(next(pictures.glob(f"*-{name}.png"))) as picture:
        return np.asarray(picture.convert("RGB").resize((320, 180)), dtype=np.int16)


def of_the_film(segment: Segment, at_ms: int) -> "np.ndarray[tuple[int, int, int], np.dtype[np.int16]]":
    command = ["ffmpeg", "-v", "error", "-ss", str(at_ms / 1000), "-i", str(segment.path), "-frames:v", "1"]
    command += ["-vf", "scale=320:180", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    found = subprocess.run(command, check=True, capture_output=True).stdout
    return np.frombuffer(found, dtype=np.uint8).reshape(180, 320, 3).astype(np.int16)


def test_every_film_stops_on_its_cue_and_comes_to_its_end(led: tuple[list[str], Path]) -> None:
    told = led[0]
    for segment in PROGRAMME.segments:
        name = Path(segment.file).stem
        cues = [row for row in told if row.startswith(f"{name} cue ")]
        assert cues == [f"{name} cue AT_CUE {cue.at_ms}" for cue in segment.cues]
        assert f"{name} end {'ENDED' if segment in OWN else 'OVER'}" in told


def test_the_room_reads_captions_in_every_film(led: tuple[list[str], Path]) -> None:
    assert [
        name for each in PROGRAMME.segments if f"{(name := Path(each.file).stem)}-begun caption True" not in led[0]
    ] == []


def test_the_room_sees_the_film_s_last_picture_and_then_something_else(led: tuple[list[str], Path]) -> None:
    for segment in OWN:
        name = Path(segment.file).stem
        last, then = of_the_film(segment, segment.length_ms - 400), shown(led[1], f"{name}-then")
        assert (np.abs(shown(led[1], f"{name}-end") - last).max(axis=2) > 60).mean() < 0.03, name
        assert (np.abs(then - last).max(axis=2) > 60).mean() > 0.01, name


def test_where_the_film_stops_the_question_takes_the_picture_s_place(led: tuple[list[str], Path]) -> None:
    for segment in OWN:
        for _cue in segment.cues:
            name = Path(segment.file).stem
            asked = shown(led[1], f"{name}-cue")
            assert (np.abs(asked - shown(led[1], f"{name}-before")).max(axis=2) > 60).mean() > 0.01, name
