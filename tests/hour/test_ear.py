"""The real program heard from outside: every name, every press, and the room's words, through AT-SPI."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.hour.screens import two_screens
from tests.hour.test_outside import text_of

pytestmark = [pytest.mark.display, pytest.mark.vlc]
ROOT = Path(__file__).parents[2]
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
SYSTEM_PYTHON = "/usr/bin/python3"
NOTE = "Det blev fler språk på raster och i köket"
STEP, UPWARD = (
    "Schemat sätts upp en vecka tidigare",
    "Vi behöver en tolktelefon.",
)  # as in ear_whole.py, for the system's Python alone
QUESTION_1 = "Vad minns du från 2015 och åren efter? Vad märktes här hos oss?"
QUESTION_2 = "Vad har förändrats i vårt arbete de senaste åren? Vad har blivit lättare, och vad har blivit svårare?"
LOOKED_OVER = "Kan någon på arbetsplatsen känna igen personen?"  # said whenever the page that asks it comes
BY_THE_WAY = ("Tiden är ute.", "Datorn kan somna under träffen.", LOOKED_OVER)  # as clock, desktop and pages have it
ANNOUNCED = [
    "Välkomna",
    "Första rundan. Vad är en sak som har förändrats på jobbet sedan du började?",
    "Film, del 1",
    "Tyst. Tänk tyst: Vad minns du från hösten 2015? Det kan vara något litet.",
    "Film, del 1",
    *(f"{mode}. {QUESTION_1}" for mode in ("Tyst", "Två och två", "Alla")),
    "Film, del 2",
    *(f"{mode}. {QUESTION_2}" for mode in ("Tyst", "Två och två", "Alla")),
    "Två och två. Vad på vårt jobb är sig likt? Hitta en sak som ni vill ha kvar.",
    "Sista rundan. Vad tar du med dig härifrån? Säg det i en mening.",
    "Komma överens",
    "Lappar",
    "Avsluta",
]
QUESTIONS_READ = 4  # the round's, the film's, the first question's, and the goodbye


@pytest.fixture
def world() -> Iterator[dict[str, str]]:
    """Laptop and projector, a session bus of the test's own, and a desktop that says that somebody listens."""
    with two_screens() as screens:
        kept = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
        kept |= {"DISPLAY": screens, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address"],
            env=kept,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert bus.stdout is not None
        kept["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        launcher = subprocess.Popen(
            [LAUNCHER, "--launch-immediately"], env=kept, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        listens = ["gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus"]
        listens += ["--method", "org.freedesktop.DBus.Properties.Set", "org.a11y.Status", "IsEnabled", "<true>"]
        subprocess.run(["gdbus", "wait", "--session", "--timeout", "10", "org.a11y.Bus"], env=kept, check=True)
        subprocess.run(listens, env=kept, check=True, stdout=subprocess.DEVNULL)
        yield kept
        for each in (launcher, bus):
            each.terminate()
            each.wait()
        bus.stdout.close()


@contextmanager
def program(data: Path, world: dict[str, str], *more: str) -> Iterator[int]:
    """The program as it is started by hand, killed at the end; answers its process."""
    command = [sys.executable, "-m", "vilkaarvi", "--data", str(data), "--no-sound", *more]
    started = subprocess.Popen(command, cwd=ROOT, env=world, stderr=subprocess.DEVNULL)
    try:
        yield started.pid
    finally:
        started.kill()
        started.wait()


def ear(part: str, process: int, world: dict[str, str]) -> str:
    """What was heard while this part of the hour was led."""
    return listening(world, "tests.hour.ear", part, str(process))


def listening(world: dict[str, str], module: str, *words: str) -> str:
    command = [SYSTEM_PYTHON, "-m", module, *words]
    heard = subprocess.run(command, cwd=ROOT, env=world, check=False, capture_output=True, text=True, timeout=280)
    assert heard.returncode == 0, heard.stdout + heard.stderr
    return heard.stdout


def test_an_hour_is_led_by_accessible_names_alone_also_after_it_was_killed(
    tmp_path: Path, world: dict[str, str]
) -> None:
    with program(tmp_path, world) as process:
        assert "window: Rummets skärm (frame)" in ear("begin", process, world)
    with program(tmp_path, world) as process:
        assert ear("go-on", process, world).splitlines()[-1].endswith(": Spara PDF")


def test_the_whole_hour_is_led_by_ear_and_each_step_is_announced(tmp_path: Path, world: dict[str, str]) -> None:
    pdf = tmp_path / "s.pdf"
    with program(tmp_path / "data", world, "--fast-motion") as process:
        heard = listening(world, "tests.hour.ear_whole", str(process), str(pdf)).splitlines()
    told = [line.removeprefix("told: ") for line in heard if line.startswith("told: ")]
    saved = ["Sparar …", f"✓ Sparad som {pdf.name} i {pdf.parent}."]
    assert [each for each in told if not each.startswith(BY_THE_WAY)] == [*ANNOUNCED, *saved]
    assert any(each.startswith("Tiden är ute.") for each in told)
    assert LOOKED_OVER in told
    assert heard.count("question: label") == QUESTIONS_READ
    assert "window: Rummets skärm (frame)" in heard
    paper = " ".join(text_of(pdf).split())
    for line in (NOTE, STEP, UPWARD):
        assert line in paper
