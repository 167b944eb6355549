"""A virtual display with a laptop's screen and a projector beside it, as X itself tells of them."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

WHOLE = "3286x1080x24"
MONITORS = (("Laptop", "1366/361x768/203+0+0", "screen"), ("Projector", "1920/508x1080/285+1366+0", "none"))


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
        for monitor in MONITORS:
            subprocess.run(
                ["xrandr", "--display", display, "--setmonitor", *monitor], check=True, stdout=subprocess.DEVNULL
            )
        yield display
    finally:
        xvfb.terminate()
        xvfb.wait()
