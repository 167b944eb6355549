"""The real program heard from outside: every name, every press, and the room's words, through AT-SPI."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.hour.screens import two_screens

pytestmark = [pytest.mark.display, pytest.mark.vlc]
ROOT = Path(__file__).parents[2]
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
SYSTEM_PYTHON = "/usr/bin/python3"


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
def program(data: Path, world: dict[str, str]) -> Iterator[int]:
    """The program as it is started by hand, killed at the end; answers its process."""
    command = [sys.executable, "-m", "vilkaarvi", "--data", str(data), "--no-sound"]
    started = subprocess.Popen(command, cwd=ROOT, env=world, stderr=subprocess.DEVNULL)
    try:
        yield started.pid
    finally:
        started.kill()
        started.wait()


def ear(part: str, process: int, world: dict[str, str]) -> str:
    """What was heard while this part of the hour was led."""
    command = [SYSTEM_PYTHON, str(ROOT / "tests" / "hour" / "ear.py"), part, str(process)]
    heard = subprocess.run(command, env=world, check=False, capture_output=True, text=True, timeout=240)
    assert heard.returncode == 0, heard.stdout + heard.stderr
    return heard.stdout


def test_an_hour_is_led_by_accessible_names_alone_also_after_it_was_killed(
    tmp_path: Path, world: dict[str, str]
) -> None:
    with program(tmp_path, world) as process:
        assert "window: Rummets skärm (frame)" in ear("begin", process, world)
    with program(tmp_path, world) as process:
        assert ear("go-on", process, world).splitlines()[-1].endswith(": Spara PDF")
