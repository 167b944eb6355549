"""A film whose stick is pulled or hangs while it plays, in another process whose reads fail as a real stick's do."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.core.programmes import FILM
from vilkaarvi.paths import shipped_programmes

pytestmark = [
    pytest.mark.vlc,
    pytest.mark.skipif(shutil.which("gcc") is None or sys.platform != "linux", reason="needs gcc and Linux"),
]
ROOT = Path(__file__).parents[2]


def made_stick(tmp_path: Path, stick: Path, signs: Path) -> dict[str, str]:
    """The environment of a process that reads files under `stick` as `signs` tell."""
    shim = tmp_path / "stick.so"
    signs.mkdir()
    source = str(Path(__file__).with_name("stick.c"))
    subprocess.run(["gcc", "-Wall", "-shared", "-fPIC", "-o", str(shim), source, "-ldl"], check=True)
    return {"STICK": str(stick), "STICK_SIGNS": str(signs), "LD_PRELOAD": str(shim)}


def told(story: str, tmp_path: Path) -> list[str]:
    stick, signs = tmp_path / "stick", tmp_path / "signs"
    stick.mkdir()
    film = shutil.copy(shipped_programmes() / "media" / "vilka-ar-vi" / "traff1-del1.mp4", stick / "film.mp4")
    env = {**os.environ, **made_stick(tmp_path, stick, signs)}
    command = [sys.executable, "-m", "tests.hour.stick_outside", story, str(signs), str(film)]
    ran = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=90, check=False)
    assert ran.returncode == 0, ran.stderr[-3000:]
    return ran.stdout.splitlines()


@pytest.mark.parametrize(
    ("story", "tells"),
    [
        ("pulled", "film-gone"),
        ("cut", "film-cut-off"),
        ("hangs", "film-stalled"),
        ("removed", "plays on"),
        ("left hangs", "1 news"),
    ],
)
def test_it_is_told_and_the_rooms_thread_is_never_held(tmp_path: Path, story: str, tells: str) -> None:
    assert told(story, tmp_path) == [tells, "held: False"]


def test_pulled_out_in_the_middle_of_a_copy_nothing_is_left_and_it_is_said_what_to_do(tmp_path: Path) -> None:
    stick, signs = tmp_path / "stick", tmp_path / "signs"
    stick.mkdir()
    film = stick / "film.mp4"
    film.write_bytes(FILM + bytes(8_000_000))
    env = {**os.environ, **made_stick(tmp_path, stick, signs)}
    command = [sys.executable, "-m", "tests.hour.copied_outside", str(signs), str(film), str(tmp_path / "media")]
    ran = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr[-3000:]
    assert ran.stdout.splitlines() == [
        "film-left",
        "film.mp4 gick inte att läsa längre. Inget har ändrats. "
        "Sitter USB-minnet kvar? Sätt i det och välj filmen igen.",
        "left: []",
    ]
