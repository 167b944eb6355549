"""What this system has to keep itself awake with."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress

from vilkaarvi.awake.keeper import Unheld, Way

CONTINUOUS, SYSTEM_REQUIRED, DISPLAY_REQUIRED = 0x80000000, 1, 2  # of Windows' SetThreadExecutionState
LEAVE_S = 2.0


class WindowsState:
    """Windows: the state holds for the thread that asks, until it asks anew or ends. It shows no reason."""

    screen = True

    def __init__(self, set_state: Callable[[int], int]) -> None:
        self._set, self._held = set_state, False

    def hold(self, _reason: str) -> None:
        self._held = bool(self._set(CONTINUOUS | SYSTEM_REQUIRED | DISPLAY_REQUIRED))
        if not self._held:
            raise Unheld

    def holds(self) -> bool:
        return self._held

    def release(self) -> None:
        if self._held:
            self._set(CONTINUOUS)
        self._held = False


class MacAssertion:
    """macOS: the system's own `caffeinate` makes power assertions, and lets go of them when our process has ended."""

    screen = True

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def hold(self, _reason: str) -> None:
        command = ["caffeinate", "-d", "-i", "-w", str(os.getpid())]
        try:
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        except OSError as error:
            raise Unheld from error

    def holds(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def release(self) -> None:
        if self._process is not None:
            self._process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(LEAVE_S)
        self._process = None


def ways_here() -> Sequence[Way]:
    if sys.platform == "win32":
        set_state = ctypes.windll.kernel32.SetThreadExecutionState
        set_state.argtypes, set_state.restype = [ctypes.c_uint32], ctypes.c_uint32
        return (WindowsState(set_state),)
    if sys.platform == "darwin":
        return (MacAssertion(),)
    from vilkaarvi.awake.buses import bus_ways

    return bus_ways()


def keepers() -> tuple[str, ...]:
    """The names of the services that can keep a screen awake here. May wait for a bus: not on the room's thread."""
    if sys.platform == "win32":
        return ("SetThreadExecutionState",)
    if sys.platform == "darwin":
        return ("caffeinate",) if shutil.which("caffeinate") else ()
    from vilkaarvi.awake.buses import served

    return tuple(served())
