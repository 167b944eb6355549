"""X displays of a test's own: one screen, or a laptop's screen with a projector beside it."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
WHOLE = "3286x1080x24"
LAPTOP = ("Laptop", "1366/361x768/203+0+0", "screen")
PROJECTOR = ("Projector", "1920/508x1080/285+1366+0", "none")


@contextmanager
def _xvfb(size: str) -> Iterator[str]:
    """Its DISPLAY, on a number that is free."""
    seen, told = os.pipe()
    command = ["Xvfb", "-displayfd", str(told), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    xvfb = subprocess.Popen(command, pass_fds=[told], stderr=subprocess.DEVNULL)
    os.close(told)
    try:
        with os.fdopen(seen) as number:
            yield f":{number.readline().strip()}"
    finally:
        xvfb.terminate()
        xvfb.wait()


@contextmanager
def virtual_screen(size: str = "1366x768x24") -> Iterator[dict[str, str]]:
    """The environment of a program on an Xvfb that nobody else uses."""
    kept = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
    with _xvfb(size) as display:
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
    with _xvfb(WHOLE) as display:
        xrandr(display, "--setmonitor", *LAPTOP)
        plug_in(display)
        yield display
