"""A screen of our own (Xvfb), wide enough for the leader's window and the room's beside and under each other."""

import os
import subprocess

SIZE = "3840x2160x24"


class Screen:
    """Sets DISPLAY while it lasts, and takes away what would lead Qt elsewhere."""

    def __enter__(self) -> None:
        seen, told = os.pipe()
        command = ["Xvfb", "-displayfd", str(told), "-screen", "0", SIZE, "-nolisten", "tcp"]
        self._xvfb = subprocess.Popen(command, pass_fds=[told], stderr=subprocess.DEVNULL)
        os.close(told)
        with os.fdopen(seen) as number:
            os.environ["DISPLAY"] = f":{number.readline().strip()}"
        for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
            os.environ.pop(name, None)

    def __exit__(self, *_fault: object) -> None:
        self._xvfb.terminate()
        self._xvfb.wait()
        del os.environ["DISPLAY"]
