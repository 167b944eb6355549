"""A real film watched from home: on the projector too, past its cue, to its end, and nothing is written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hour.screens import ROOT

pytestmark = pytest.mark.vlc
SCREENS = Path(__file__).parent / "two_screens.json"


def told(tmp_path: Path, platform: str) -> list[str]:
    command = [sys.executable, "-m", "tests.hour.watch_outside", str(tmp_path / "data")]
    world = {**os.environ, "QT_QPA_PLATFORM": platform, "DISPLAY": ""}
    done = subprocess.run(command, check=True, cwd=ROOT, env=world, capture_output=True, text=True, timeout=180)
    return done.stdout.splitlines()


def test_a_film_is_watched_on_the_projector_past_its_cue_and_to_its_end(tmp_path: Path) -> None:
    assert told(tmp_path, f"offscreen:configfile={SCREENS}") == [
        "room: full",
        "filled: False",
        "caption: True",
        "past the cue",
        "paused: True",
        "ten seconds again",
        "over",
        "room after: not shown",
        "untouched: True",
    ]


def test_with_one_screen_it_fills_the_leader_s_window(tmp_path: Path) -> None:
    assert told(tmp_path, "offscreen")[:2] == ["room: not shown", "filled: True"]
