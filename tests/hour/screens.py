"""X displays of a test's own: one screen, or a laptop's screen with a projector beside it.

The projector's cable is pulled out and put in on Xvfb, where screens are named parts of one picture, and on a real X
server (Xorg with the dummy driver), where they are outputs. The latter can be started by root only. Weston, where it
is, shows a Wayland desktop of two screens in an Xvfb.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from vilkaarvi import demo

ROOT = Path(__file__).parents[2]
CONF = Path(__file__).parent / "two_outputs.conf"
DRIVER = Path("/usr/lib/xorg/modules/drivers/dummy_drv.so")
XORG = Path("/usr/lib/xorg/Xorg")
WHOLE = "3286x1080x24"
LAPTOP = ("Laptop", "1366/361x768/203+0+0", "screen")
PROJECTOR = ("Projector", "1920/508x1080/285+1366+0", "none")
ALL_OF_IT = "3288x1080"  # what can be looked at stays, also where no screen is
WESTON = ("weston", "--backend=x11-backend.so", "--use-pixman", "--no-config", "--no-input", "--idle-time=0")
WESTON_WIDE, WESTON_HIGH = 1366, 768  # each of its two screens


@dataclass(frozen=True)
class Cable:
    """What xrandr is told when the projector's cable is put in, and when it is pulled out."""

    put_in: tuple[str, ...]
    pulled: tuple[str, ...]

    def plug_in(self, display: str) -> None:
        xrandr(display, *self.put_in)

    def pull_out(self, display: str) -> None:
        xrandr(display, *self.pulled)


XVFB_CABLE = Cable(("--setmonitor", *PROJECTOR), ("--delmonitor", PROJECTOR[0]))
XORG_CABLE = Cable(
    ("--fb", ALL_OF_IT, "--output", "DUMMY1", "--mode", "1920x1080", "--pos", "1368x0"),
    ("--fb", ALL_OF_IT, "--output", "DUMMY1", "--off"),
)


@contextmanager
def virtual_screen() -> Iterator[dict[str, str]]:
    """The environment of a program on an Xvfb that nobody else uses."""
    kept = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
    with demo.virtual_screen() as display:
        yield {**kept, "DISPLAY": display}


def xrandr(display: str, *words: str) -> None:
    subprocess.run(["xrandr", "--display", display, *words], check=True, stdout=subprocess.DEVNULL)


@contextmanager
def two_screens() -> Iterator[str]:
    """Its DISPLAY. Xvfb has one output, "screen"; named monitors over it are what Qt sees as two screens."""
    with demo.virtual_screen(WHOLE) as display:
        xrandr(display, "--setmonitor", *LAPTOP)
        XVFB_CABLE.plug_in(display)
        yield display


def no_real_screens() -> str:
    """Why two real screens cannot be had here; "" when they can."""
    if not XORG.exists() or not DRIVER.exists():
        return "xserver-xorg-core and xserver-xorg-video-dummy are not installed (./dev test does it as root)"
    return "" if os.geteuid() == 0 else "only root may start Xorg"


@contextmanager
def two_outputs(tmp_path: Path) -> Iterator[str]:
    """The DISPLAY of an Xorg with DUMMY0 (1368x768) and, at its right, DUMMY1 (1920x1080)."""
    seen, told = os.pipe()
    command = [str(XORG), "-displayfd", str(told), "-config", str(CONF), "-logfile", str(tmp_path / "xorg.log")]
    command += ["-noreset", "-novtswitch", "-sharevts", "-nolisten", "tcp"]
    with os.fdopen(seen) as number:
        server = subprocess.Popen(command, pass_fds=[told], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(told)
        try:
            display = f":{number.readline().strip()}"
            xrandr(display, "--output", "DUMMY0", "--mode", "1368x768", "--primary")
            xrandr(display, "--addmode", "DUMMY1", "1920x1080")
            XORG_CABLE.plug_in(display)
            yield display
        finally:
            server.terminate()
            server.wait()


@contextmanager
def wayland_screens() -> Iterator[tuple[str, dict[str, str]]]:
    """The DISPLAY on which a Wayland desktop's two screens lie side by side, and the environment of a program on it."""
    kept = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    with demo.virtual_screen(f"{2 * WESTON_WIDE}x{WESTON_HIGH}x24") as display, tempfile.TemporaryDirectory() as place:
        world = {**os.environ, "DISPLAY": display, "XDG_RUNTIME_DIR": place}
        size = (f"--width={WESTON_WIDE}", f"--height={WESTON_HIGH}")
        weston = subprocess.Popen(
            [*WESTON, *size, "--output-count=2", "--socket=two"],
            env=world,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            second = _weston_s_windows(world)[1]
            subprocess.run(["xdotool", "windowmove", "--sync", second, str(WESTON_WIDE), "0"], check=True, env=world)
            yield display, {**kept, "XDG_RUNTIME_DIR": place, "WAYLAND_DISPLAY": "two", "QT_QPA_PLATFORM": "wayland"}
        finally:
            weston.terminate()
            weston.wait()


def no_wayland() -> str:
    """Why there is no Wayland desktop here; "" when there is."""
    return "" if shutil.which("weston") else "weston is not installed"


def _weston_s_windows(world: dict[str, str]) -> list[str]:
    """X's numbers of its two screens, in their order."""
    command = ["xdotool", "search", "--onlyvisible", "--class", "weston"]
    end = time.monotonic() + 20
    while time.monotonic() < end:
        found = subprocess.run(command, check=False, env=world, capture_output=True, text=True).stdout.split()
        if len(found) == 2:
            return sorted(found, key=int)
        time.sleep(0.1)
    raise OSError("weston has no two windows")
