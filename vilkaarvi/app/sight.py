"""What Qt sees of this computer: its screens, and the services that can keep them awake. Changes nothing.

`python -m vilkaarvi.app.sight` prints it as JSON: a screen that is named and cannot be reached ends the process that
asks Qt for it, so a command asks in a process of its own.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from vilkaarvi.doctor.sight import Sight

SESSION_KEEPERS = ("org.freedesktop.ScreenSaver", "org.gnome.SessionManager", "org.freedesktop.PowerManagement")
SYSTEM_KEEPERS = ("org.freedesktop.login1",)
BUS_MS = 1_500
LONGEST_S = 20
NO_SCREENS = "--no-screens"


def seen_from_outside(display: bool) -> Sight:
    """Asked in a process of its own, so that nothing of Qt can end this one. `display` False: of services only."""
    if getattr(sys, "frozen", False):  # packed: no Python to start
        return seen_here() if display else Sight(None)
    command = [sys.executable, "-P", "-m", "vilkaarvi.app.sight", *([] if display else [NO_SCREENS])]
    try:
        told = subprocess.run(command, capture_output=True, timeout=LONGEST_S, check=False, text=True)
        plain = json.loads(told.stdout.splitlines()[-1])
        screens = plain["screens"]
        return Sight(tuple(screens) if screens is not None else None, tuple(plain["keepers"]))
    except (OSError, subprocess.TimeoutExpired, ValueError, LookupError, TypeError):
        return Sight(None, seen_from_outside(False).keepers) if display else Sight(None)


def seen_here() -> Sight:
    """Makes an application of Qt where there is none: for a process that shows no windows."""
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    sight = Sight(screens(), keepers())
    del app
    return sight


def screens() -> tuple[str, ...]:
    """On the room's thread."""
    from PySide6.QtGui import QGuiApplication

    found = []
    for screen in QGuiApplication.screens():
        size, ratio = screen.size(), screen.devicePixelRatio()
        wide, high = round(size.width() * ratio), round(size.height() * ratio)
        found.append(f"{screen.model() or screen.name()} {wide}×{high}".strip())
    return tuple(found)


def keepers() -> tuple[str, ...]:
    """May wait for a bus: not on the room's thread."""
    if sys.platform == "win32":
        import ctypes

        return ("SetThreadExecutionState",) if hasattr(ctypes.windll.kernel32, "SetThreadExecutionState") else ()
    if sys.platform == "darwin":
        return ("caffeinate",) if shutil.which("caffeinate") else ()
    return tuple(_on_buses())


def _on_buses() -> Iterator[str]:
    try:
        from PySide6.QtDBus import QDBusConnection
    except ImportError:  # the system has no D-Bus library
        return
    # a bus that is not there already is not asked for: that could start one
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS") or (runtime and (Path(runtime) / "bus").exists()):
        yield from _served(QDBusConnection.sessionBus(), SESSION_KEEPERS)
    if os.environ.get("DBUS_SYSTEM_BUS_ADDRESS") or Path("/run/dbus/system_bus_socket").exists():
        yield from _served(QDBusConnection.systemBus(), SYSTEM_KEEPERS)


def _served(bus: object, wanted: tuple[str, ...]) -> Iterator[str]:
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

    assert isinstance(bus, QDBusConnection)  # noqa: S101
    names: set[str] = set()
    for method in ("ListNames", "ListActivatableNames"):
        place = "org.freedesktop.DBus"
        call = QDBusMessage.createMethodCall(place, "/org/freedesktop/DBus", place, method)
        answer = bus.call(call, QDBus.CallMode.Block, BUS_MS).arguments()
        if answer and isinstance(answer[0], list):
            names.update(answer[0])
    yield from (name for name in wanted if name in names)


def main() -> int:
    from PySide6.QtCore import QCoreApplication

    if NO_SCREENS in sys.argv:
        app = QCoreApplication(sys.argv[:1])
        sight = Sight(None, keepers())
        del app
    else:
        sight = seen_here()
    sys.stdout.write(json.dumps({"screens": sight.screens, "keepers": sight.keepers}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
