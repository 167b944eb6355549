"""X displays of a test's own: one screen, or a laptop's screen with a projector beside it."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vilkaarvi import demo

ROOT = Path(__file__).parents[2]
WHOLE = "3286x1080x24"
LAPTOP = ("Laptop", "1366/361x768/203+0+0", "screen")
PROJECTOR = ("Projector", "1920/508x1080/285+1366+0", "none")


@contextmanager
def virtual_screen() -> Iterator[dict[str, str]]:
    """The environment of a program on an Xvfb that nobody else uses."""
    kept = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
    with demo.virtual_screen() as display:
        yield {**kept, "DISPLAY": display}


def xrandr(display: str, *words: str) -> None:
    subprocess.run(["xrandr", "--display", display, *words], check=True, stdout=subprocess.DEVNULL)


def plug_in(display: str) -> None:
    """The projector."""
    xrandr(display, "--setmonitor", *PROJECTOR)


def pull_out(display: str) -> None:
    xrandr(display, "--delmonitor", PROJECTOR[0])


@contextmanager
def two_screens() -> Iterator[str]:
    """Its DISPLAY. Xvfb has one output, "screen"; named monitors over it are what Qt sees as two screens."""
    with demo.virtual_screen(WHOLE) as display:
        xrandr(display, "--setmonitor", *LAPTOP)
        plug_in(display)
        yield display
