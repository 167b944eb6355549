"""Loudspeakers that are files: which one VLC plays through is read from what lies in them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.films import numbered
from vilkaarvi.vlc_player.probe import outputs

ALSA = Path("/usr/share/alsa/alsa.conf")
pytestmark = [pytest.mark.vlc, pytest.mark.skipif(not ALSA.exists(), reason="ALSA is Linux's")]
ROOT = Path(__file__).parents[2]


def told(story: str, tmp_path: Path, films: Path) -> list[str]:
    film = numbered(films / "25.mp4", 720)
    env = {**os.environ, "ALSA_CONFIG_PATH": f"{ALSA}:{tmp_path / 'cards'}", "PULSE_SERVER": "/nowhere"}
    command = [sys.executable, "-m", "tests.hour.sound_outside", story, str(tmp_path), str(film)]
    ran = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=90, check=False)
    assert ran.returncode == 0, ran.stderr[-3000:]
    return ran.stdout.splitlines()


def test_devices_have_names_and_the_chime_is_heard_from_the_chosen_one_alone(tmp_path: Path, films: Path) -> None:
    assert told("devices", tmp_path, films) == [
        "projektor = Projektorn (HDMI); laptop = Datorns högtalare",
        "fault: None",
        "chime: projektor",
        "fault: None",
        "chime: laptop",
    ]


def test_the_film_is_heard_from_the_chosen_one_also_after_a_stop_and_while_it_plays(
    tmp_path: Path, films: Path
) -> None:
    assert told("film", tmp_path, films) == ["film: projektor", "film: projektor", "film: laptop", "silent: no"]


def test_a_loudspeaker_that_goes_is_told_within_seconds_and_so_is_its_coming_back(tmp_path: Path, films: Path) -> None:
    assert told("gone", tmp_path, films) == ["silent: no", "silent: sound-gone", "in time: True", "heard again"]


def test_without_any_loudspeaker_the_film_plays_on_and_that_is_told_once(tmp_path: Path, films: Path) -> None:
    assert told("never", tmp_path, films) == ["silent: no-sound-device", "chime: no-sound-device()"]


def test_the_doctor_names_no_plug_in_of_alsa_s() -> None:
    assert [name for name in outputs() if "plug" in name.lower()] == []
