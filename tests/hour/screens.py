"""A virtual display with a laptop's screen and a projector beside it, as X itself tells of them."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

WHOLE = "3286x1080x24"
LAPTOP = ("Laptop", "1366/361x768/203+0+0", "screen")
PROJECTOR = ("Projector", "1920/508x1080/285+1366+0", "none")


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
    seen, told = os.pipe()
    command = ["Xvfb", "-displayfd", str(told), "-screen", "0", WHOLE, "-nolisten", "tcp", "-noreset"]
    xvfb = subprocess.Popen(command, pass_fds=[told], stderr=subprocess.DEVNULL)
    os.close(told)
    with os.fdopen(seen) as number:
        display = f":{number.readline().strip()}"
    try:
        xrandr(display, "--setmonitor", *LAPTOP)
        plug_in(display)
        yield display
    finally:
        xvfb.terminate()
        xvfb.wait()
