"""Message buses of a test's own, with a desktop's services on them."""

import json
import os
import queue
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SCREEN, GNOME, LOGIND = "org.freedesktop.ScreenSaver", "org.gnome.SessionManager", "org.freedesktop.login1"
LONGEST_S = 20


@contextmanager
def bus() -> Iterator[tuple[str, int]]:
    """A real dbus-daemon: its address and its process."""
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip(), daemon.pid
        daemon.kill()


class Services:
    """What the services on one bus were asked, in order."""

    def __init__(self, address: str, *names: str) -> None:
        command = ["/usr/bin/python3", "tests/core/desktop_services.py", *names]
        around = os.environ | {"DBUS_SESSION_BUS_ADDRESS": address}
        self.process = subprocess.Popen(command, env=around, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        self._lines: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        for _ in [name for name in names if name != "mute"]:
            assert "ready" in self.next()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(json.loads(line))

    def next(self) -> dict[str, Any]:
        """Fails when nothing comes."""
        return self._lines.get(timeout=LONGEST_S)

    @property
    def quiet(self) -> bool:
        return self._lines.empty()

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join()
        assert self.process.stdout is not None
        self.process.stdout.close()


@contextmanager
def services(address: str, *names: str) -> Iterator[Services]:
    made = Services(address, *names)
    try:
        yield made
    finally:
        made.close()
