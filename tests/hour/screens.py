"""X displays of a test's own, and other processes on them."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


@contextmanager
def virtual_screen(size: str = "1366x768x24") -> Iterator[dict[str, str]]:
    """The environment of a program on an Xvfb that nobody else uses."""
    seen, told = os.pipe()
    command = ["Xvfb", "-displayfd", str(told), "-screen", "0", size, "-nolisten", "tcp"]
    xvfb = subprocess.Popen(command, pass_fds=[told], stderr=subprocess.DEVNULL)
    os.close(told)
    with os.fdopen(seen) as number:
        display = f":{number.readline().strip()}"
    kept = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
    try:
        yield {**kept, "DISPLAY": display}
    finally:
        xvfb.terminate()
        xvfb.wait()
