"""What is seen of this computer: its screens, and the services that can keep them awake. Changes nothing.

`python -m vilkaarvi.app.sight` prints the screens as JSON: a screen that is named and cannot be reached ends the
process that asks Qt for it, so a command asks in a process of its own.
"""

import json
import subprocess
import sys

from vilkaarvi.awake.here import keepers
from vilkaarvi.doctor.sight import Sight

LONGEST_S = 20


def seen_from_outside(display: bool) -> Sight:
    """Screens are asked for in a process of its own, so that nothing of Qt can end this one; none where `display` is
    False."""
    return Sight(screens_from_outside() if display else None, keepers())


def screens_from_outside() -> tuple[str, ...] | None:
    """None when Qt can show nothing here."""
    if getattr(sys, "frozen", False):  # packed: no Python to start
        return screens_of_an_application()
    command = [sys.executable, "-P", "-m", "vilkaarvi.app.sight"]
    try:
        told = subprocess.run(command, capture_output=True, timeout=LONGEST_S, check=False, text=True)
        return tuple(json.loads(told.stdout.splitlines()[-1]))
    except (OSError, subprocess.TimeoutExpired, ValueError, LookupError, TypeError):
        return None


def screens_of_an_application() -> tuple[str, ...]:
    """Makes an application of Qt where there is none: for a process that shows no windows."""
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    found = screens()
    del app
    return found


def screens() -> tuple[str, ...]:
    """On the room's thread."""
    from PySide6.QtGui import QGuiApplication

    found = []
    for screen in QGuiApplication.screens():
        size, ratio = screen.size(), screen.devicePixelRatio()
        wide, high = round(size.width() * ratio), round(size.height() * ratio)
        found.append(f"{screen.model() or screen.name()} {wide}×{high}".strip())
    return tuple(found)


def main() -> int:
    sys.stdout.write(json.dumps(screens_of_an_application()) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
