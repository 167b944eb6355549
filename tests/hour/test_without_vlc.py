"""Without VLC, or with a VLC that is not whole: the room is told, the film's facts are shown, nothing crashes.

Each in a process of its own, with the real python-vlc: it fails in a different way each time, and may end the program.
"""

import ctypes.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLAYS = """
from pathlib import Path
from vilkaarvi.vlc_player import VlcPlayer
posted, news = [], []
player = VlcPlayer(posted.append, lambda ms, call: None, lambda: None)
player.listen(news.append)
for film in range(2):
    player.load(Path(__file__), 1000, [])
    player.play()
    while posted: posted.pop(0)()
player.close()
print([type(each).__name__ + " " + each.fault.code.value for each in news])
"""
# what ctypes answers where no libvlc is installed; all else is python-vlc's own doing
NOTHING_FOUND = "import ctypes.util\nctypes.util.find_library = lambda name: None\n"
Around = dict[str, str]


def path_is_wrong(folder: Path) -> Around:
    return {"PYTHON_VLC_LIB_PATH": str(folder / "libvlc.so")}


def library_is_broken(folder: Path) -> Around:
    (folder / "libvlc.so.5").write_bytes(b"")
    return {"LD_LIBRARY_PATH": str(folder)}


def plugins_are_missing(folder: Path) -> Around:
    """libvlc looks for its plugins beside itself, so a copy of it has none."""
    for name in ("libvlccore.so.9", "libvlc.so.5"):
        shutil.copy(installed(name), folder / name)
    return {"PYTHON_VLC_LIB_PATH": str(folder / "libvlc.so.5"), "LD_LIBRARY_PATH": str(folder)}


def installed(name: str) -> Path:
    """Where the system keeps a library, by what this process has loaded."""
    ctypes.CDLL(ctypes.util.find_library("vlc") or "libvlc.so.5")
    found = re.search(rf"/\S*/{re.escape(name)}\S*", Path("/proc/self/maps").read_text(encoding="utf-8"))
    assert found, name
    return Path(found[0])


def outside(script: str, folder: Path, around: Around) -> "subprocess.CompletedProcess[str]":
    path = folder / "script.py"
    path.write_text(script, encoding="utf-8")
    return subprocess.run(
        [sys.executable, str(path)],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **around},
        timeout=120,
    )


@pytest.mark.parametrize(
    ("broken", "code"),
    [(path_is_wrong, "no-vlc"), (library_is_broken, "no-vlc"), (plugins_are_missing, "vlc-no-plugins")],
)
def test_a_vlc_that_is_not_whole_is_told_for_each_film(
    broken: Callable[[Path], Around], code: str, tmp_path: Path
) -> None:
    done = outside(PLAYS, tmp_path, broken(tmp_path))
    assert done.stdout.strip() == f"['FilmFailed {code}', 'FilmFailed {code}']", done.stderr
    assert done.returncode == 0


def test_a_computer_without_vlc_is_told_for_each_film(tmp_path: Path) -> None:
    done = outside(NOTHING_FOUND + PLAYS, tmp_path, {})
    assert done.stdout.strip() == "['FilmFailed no-vlc', 'FilmFailed no-vlc']", done.stderr
    assert done.returncode == 0


def test_without_vlc_the_hour_goes_on_with_the_facts_of_the_film_as_cards(tmp_path: Path) -> None:
    """Led through the real windows, where python-vlc would end the whole program."""
    around = {**os.environ, **path_is_wrong(tmp_path)}
    leads = [sys.executable, "-m", "tests.hour.led_outside", "no-film"]
    command = [*leads, str(tmp_path / "data"), str(tmp_path / "s.pdf")]
    done = subprocess.run(command, check=False, cwd=ROOT, env=around, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    leader, *room = done.stdout.splitlines()
    assert leader.startswith("leader: Filmspelaren VLC finns inte på den här datorn.")
    number, wording = "162\N{NO-BREAK SPACE}877", "människor sökte asyl i Sverige under 2015."
    assert room[0] == f"room: {number} {wording} Källa: Migrationsverket via Metro, läst 2026"
    assert all("Källa: " in each for each in room[:4])
    assert room[5].startswith("room: Tänk tyst: ")  # the film's own question is asked all the same
    assert room[-1] == "then: fraga-1"


ASKS = """
from vilkaarvi.vlc_player.asked import ask_vlc
asked = ask_vlc()
print(asked.fault and asked.fault.code.value)
"""


@pytest.mark.parametrize(
    ("break_it", "told"),
    [
        (None, "None"),
        (path_is_wrong, "no-vlc"),
        (library_is_broken, "no-vlc"),
        (plugins_are_missing, "vlc-no-plugins"),
    ],
)
def test_vlc_is_asked_in_a_process_of_its_own(
    tmp_path: Path, break_it: Callable[[Path], Around] | None, told: str
) -> None:
    """Home's process has not read it by then."""
    script = ASKS + "import sys\nassert 'vlc' not in sys.modules\n"
    done = outside(script, tmp_path, break_it(tmp_path) if break_it else {})
    assert done.stdout.strip() == told, done.stderr


def test_a_vlc_that_falls_takes_nothing_else_with_it(tmp_path: Path) -> None:
    (tmp_path / "vlc.py").write_text("import os\nos.abort()\n", encoding="utf-8")
    done = outside(ASKS, tmp_path, {"PYTHONPATH": str(tmp_path)})
    assert done.stdout.strip() == "no-vlc", done.stderr
