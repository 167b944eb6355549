"""A loudspeaker that goes while the room watches, in real windows with real sound: each press does what it says."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.hour.loudspeakers import pulse
from tests.hour.screens import ROOT, virtual_screen
from tests.hour.test_sound_devices import ALSA

pytestmark = [pytest.mark.vlc, pytest.mark.display, pytest.mark.skipif(not ALSA.exists(), reason="ALSA is Linux's")]
NO_PULSE = pytest.mark.skipif(
    not all(map(shutil.which, ("pulseaudio", "pactl", "parec"))), reason="pulseaudio and its tools are not installed"
)
LISTEN = "Hörde du två toner? Om inte: välj en annan högtalare."
GONE = "Högtalaren Projektorn (HDMI) är inte ansluten. Byt högtalare. Datorn spelar ljudet så länge."
NONE = "Ingen högtalare och inga hörlurar hittades. "
NONE += "Anslut en högtalare, eller nöj er med texten: filmen säger allt i bilden också."
FACT = (
    "162\N{NO-BREAK SPACE}877 människor sökte asyl i Sverige under 2015. Källa: Migrationsverket via Metro, läst 2026"
)
STORY = [
    f"chime: projektor; told: {LISTEN}",
    "film: projektor",
    f"line: {GONE}; presses: Byt högtalare, Visa text, Visa fakta, Spela om delen",
    "captions: True; drawn: True; presses: Byt högtalare, Visa fakta, Spela om delen",
    "film: laptop",
    "told: Filmen hörs nu. Pausa den om du vill prova ljudet.",
    "pause: nothing",
    f"chime: laptop; told: {LISTEN}",
    "moved: False; film: paused",
    "film: laptop",
    f"line: {NONE}; presses: Byt högtalare, Visa fakta, Spela om delen; captions: True",
    "again: True; film: playing",
    f"room: {FACT}; presses: Byt högtalare, Spela om delen",
    "film: laptop",
    "presses: none; kept: laptop",
]


@pytest.fixture(scope="module")
def screen() -> Iterator[dict[str, str]]:
    with virtual_screen() as environment:
        yield environment


@pytest.mark.parametrize("kind", ["alsa", pytest.param("pulse", marks=[pytest.mark.long, NO_PULSE])])
def test_the_film_goes_to_another_loudspeaker_to_its_text_to_its_facts_and_back(
    kind: str, tmp_path: Path, screen: dict[str, str]
) -> None:
    alone = {"PULSE_SERVER": "/nowhere", "ALSA_CONFIG_PATH": f"{ALSA}:{tmp_path / 'cards'}"}
    with pulse(tmp_path) if kind == "pulse" else nullcontext(alone) as around:
        command = [sys.executable, "-m", "tests.hour.unheard_outside", kind, str(tmp_path), str(tmp_path / "data")]
        env = {**screen, **around}
        ran = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert ran.stdout.splitlines() == STORY, ran.stderr[-3000:]
    assert ran.returncode == 0, ran.stderr[-3000:]
