"""Can films be shown here, and where could they be heard? Asked of VLC in a process of its own.

The memory that VLC takes is given back, and a VLC that falls takes nothing else with it.
"""

import json
import subprocess
import sys
from dataclasses import dataclass

from vilkaarvi.errors import Code, Fault

PATIENCE_S = 30.0  # the first time, VLC may have to look through all its plugins
PYTHON_FAILED = 1


@dataclass(frozen=True)
class Asked:
    """`outputs`: the sound devices, as VLC names them; none where there is a `fault`."""

    fault: Fault | None = None
    outputs: tuple[str, ...] = ()


def ask_vlc() -> Asked:
    """Takes a second: not for the room's thread."""
    if getattr(sys, "frozen", False):  # packed into one file there is no other interpreter to ask
        return here()
    hidden = 0
    if sys.platform == "win32":
        hidden = subprocess.CREATE_NO_WINDOW
    try:
        done = subprocess.run(
            [sys.executable, "-m", __name__],
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE_S,
            creationflags=hidden,
        )
    except subprocess.TimeoutExpired:
        return Asked(Fault(Code.NO_VLC))
    except OSError:  # no second process is allowed here
        return here()
    if done.returncode == PYTHON_FAILED:  # it has not come so far as to VLC
        return here()
    if done.returncode:
        return Asked(Fault(Code.NO_VLC))
    told = json.loads(done.stdout)
    return Asked(Fault(Code(told["fault"])) if told["fault"] else None, tuple(told["outputs"]))


def here() -> Asked:
    """The same, in this process."""
    from vilkaarvi.vlc_player.probe import outputs

    try:
        return Asked(outputs=outputs())
    except Fault as fault:
        return Asked(fault)


def main() -> None:
    asked = here()
    sys.stdout.write(json.dumps({"fault": asked.fault and asked.fault.code, "outputs": asked.outputs}))


if __name__ == "__main__":
    main()
