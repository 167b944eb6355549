"""`vilkaarvi doctor` as it is started: with VLC here, with a VLC that is none, and in folders that are not as usual."""

import json
import os
import shutil
import subprocess
import sys
from ctypes.util import find_library
from pathlib import Path
from typing import Any

import pytest

from tests.films import Kind, numbered
from tests.hour.screens import ROOT, virtual_screen
from vilkaarvi.doctor.film import film_rows
from vilkaarvi.doctor.rows import About, Grade
from vilkaarvi.errors import Code

pytestmark = pytest.mark.vlc
LIBRARIES = [*Path("/usr/lib").glob("*-linux-gnu"), Path("/usr/lib64"), Path("/usr/lib")]


def doctor(data: Path, **around: str) -> tuple[int, dict[str, dict[str, Any]]]:
    """Its exit code, and its rows by what they are about."""
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    command = [sys.executable, "-m", "vilkaarvi", "--data", str(data), "doctor", "--json"]
    told = subprocess.run(command, cwd=ROOT, env=bare | around, capture_output=True, text=True, timeout=60, check=False)
    return told.returncode, {row["about"]: row for row in json.loads(told.stdout)["rows"]}


def test_with_vlc_here_all_that_film_needs_is_good(tmp_path: Path) -> None:
    left, rows = doctor(tmp_path / "data", QT_QPA_PLATFORM="offscreen")
    assert left == 0
    for about in ("vlc", "vlc-plugins", "picture", "sound", "fonts", "screens", "data", "data-lock", "disk"):
        assert rows[about]["grade"] == "good", rows[about]
    usual = [about for about in About if about is not About.OWN]  # only where there is something
    assert list(rows) == [about.value for about in usual]
    assert not (tmp_path / "data").exists()


def test_a_wrong_path_to_vlc_is_a_lack_and_no_crash(tmp_path: Path) -> None:
    left, rows = doctor(tmp_path, PYTHON_VLC_LIB_PATH=str(tmp_path / "libvlc.so"))
    assert (left, rows["vlc"]["code"]) == (3, "no-vlc")
    assert "picture" not in rows
    assert rows["fonts"]["grade"] == "good"


def test_a_vlc_without_plugins_is_a_lack_and_no_crash(tmp_path: Path) -> None:
    """A copy of the library looks for its plugins beside itself, and in VLC_PLUGIN_PATH: there are none."""
    for name in ("vlc", "vlccore"):
        found = find_library(name)
        assert found is not None
        place = next(folder / found for folder in LIBRARIES if (folder / found).exists())
        shutil.copy(place, tmp_path)
    library = next(tmp_path.glob("libvlc.so*"))
    (tmp_path / "empty").mkdir()
    around = {"PYTHON_VLC_LIB_PATH": str(library), "VLC_PLUGIN_PATH": str(tmp_path / "empty")}
    left, rows = doctor(tmp_path, LD_LIBRARY_PATH=str(tmp_path), **around)
    assert (left, rows["vlc-plugins"]["code"]) == (3, "vlc-no-plugins")
    assert "picture" not in rows


def test_what_is_decoded_counts_and_not_what_vlc_says_of_itself(films: Path) -> None:
    """A film of other colours and another tone, then one without sound: VLC says Playing of both."""
    rows = {row.about: row for row in film_rows(numbered(films / "25.mp4", 720))}
    assert rows[About.VLC].grade is Grade.GOOD
    for about, code in ((About.PICTURE, Code.VLC_NO_PICTURE), (About.SOUND, Code.VLC_NO_SOUND)):
        fault = rows[about].fault
        assert fault is not None
        assert fault.code is code
    silent = {row.about: row for row in film_rows(numbered(films / "silent.mp4", 40, Kind(sound=False)))}
    assert silent[About.SOUND].facts["samples"] == "0"


def test_a_screen_that_cannot_be_reached_is_a_lack_and_no_crash(tmp_path: Path) -> None:
    left, rows = doctor(tmp_path, DISPLAY=":2047")
    assert (left, rows["screens"]["code"]) == (3, "no-windows")


def test_without_any_screen_that_is_said_and_the_rest_is_told(tmp_path: Path) -> None:
    left, rows = doctor(tmp_path)
    assert (left, rows["screens"]["code"], rows["screens"]["grade"]) == (0, "no-display", "warning")


@pytest.mark.display
def test_a_screen_is_named_with_its_size(tmp_path: Path) -> None:
    with virtual_screen() as around:
        _, rows = doctor(tmp_path, DISPLAY=around["DISPLAY"])
    assert "1366×768" in rows["screens"]["facts"]["names"]


def test_a_service_that_keeps_the_screen_awake_is_found_on_the_bus(tmp_path: Path) -> None:
    """A session bus of the test's own, on which such a service can be started."""
    services = tmp_path / "dbus-1" / "services"
    services.mkdir(parents=True)
    named = "org.freedesktop.ScreenSaver"
    (services / f"{named}.service").write_text(f"[D-BUS Service]\nName={named}\nExec=/bin/false\n")
    around = {**os.environ, "XDG_DATA_HOME": str(tmp_path)}
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"], env=around, stdout=subprocess.PIPE, text=True
    )
    assert bus.stdout is not None
    with bus:
        address = bus.stdout.readline().strip()
        _, rows = doctor(tmp_path, DBUS_SESSION_BUS_ADDRESS=address)
        bus.terminate()
    assert named in rows["awake"]["facts"]["names"]


def test_no_byte_of_saved_work_is_changed_and_no_lock_is_taken(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "runs").mkdir(parents=True)
    for name in ("writer.lock", "keys.json.new", "runs/half.run.new", "runs/damaged.run", "settings.toml"):
        (data / name).write_bytes(b"\0half of something")
    before = {str(path): (path.stat(), path.is_file() and path.read_bytes()) for path in sorted(data.rglob("*"))}
    left, _ = doctor(data)
    after = {str(path): (path.stat(), path.is_file() and path.read_bytes()) for path in sorted(data.rglob("*"))}
    assert left == 0
    assert {name: (each[0].st_mtime_ns, each[0].st_ino, each[1]) for name, each in before.items()} == {
        name: (each[0].st_mtime_ns, each[0].st_ino, each[1]) for name, each in after.items()
    }
