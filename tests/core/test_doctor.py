"""What the doctor says of a folder, a disk, letters and screens; that it changes nothing; how its answer is shaped."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.core.keyrings import MemoryKeyring
from vilkaarvi.doctor.fonts import FACES, font_row
from vilkaarvi.doctor.machine import battery_here, data_row, disk_row, homeless, lock_row, version_rows
from vilkaarvi.doctor.report import as_json, as_text, in_words, lacks, worst
from vilkaarvi.doctor.rows import About, Grade, Row, faulty, good, warning
from vilkaarvi.doctor.sight import Sight, sight_rows
from vilkaarvi.errors import Code, Fault
from vilkaarvi.paths import FONTS
from vilkaarvi.store.lock import NOTE, holder
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text


def everything_in(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Every file's bytes, times and mode."""
    return {
        str(path): (path.read_bytes() if path.is_file() else b"", path.stat().st_mtime_ns, path.stat().st_mode)
        for path in [folder, *sorted(folder.rglob("*"))]
    }


def code(row: Row) -> Code | None:
    return row.fault.code if row.fault else None


def test_a_folder_that_can_be_written_is_good_also_before_the_first_start(tmp_path: Path) -> None:
    assert data_row(tmp_path).grade is Grade.GOOD
    assert data_row(tmp_path / "not" / "yet").grade is Grade.GOOD
    assert not list(tmp_path.iterdir())


def test_a_file_in_the_folders_place_cannot_be_read_as_one(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    assert code(data_row(tmp_path / "data")) is Code.DATA_UNREADABLE


READ_ONLY = """
import os, sys
from pathlib import Path
from vilkaarvi.doctor.machine import data_row
if os.getuid() == 0:
    os.setuid(65534)
row = data_row(Path(sys.argv[1]))
print(row.grade, row.fault.code)
"""


def test_a_folder_that_is_only_for_reading_is_a_fault(tmp_path: Path) -> None:
    """In a process without the right to everything."""
    data = tmp_path / "data"
    data.mkdir()
    data.chmod(0o555)
    for each in (tmp_path, *tmp_path.parents[:3]):  # pytest's own folders, also where several processes test
        each.chmod(each.stat().st_mode | 0o011)
    told = subprocess.run(
        [sys.executable, "-c", READ_ONLY, str(data)], cwd=FONTS.parents[1], capture_output=True, text=True, check=False
    )
    assert told.stdout == "fault data-readonly\n", told.stderr


def test_who_writes_in_the_folder_is_told_and_the_lock_is_left_alone(tmp_path: Path) -> None:
    assert code(lock_row(tmp_path)) is None
    with Store.open(tmp_path, MemoryKeyring()):
        before = everything_in(tmp_path)
        assert lock_row(tmp_path).facts == {"by": "this program"}
        assert everything_in(tmp_path) == before
    assert lock_row(tmp_path).facts == {"by": "nobody"}


WRITER = """
import sys
from pathlib import Path
from vilkaarvi.store.store import Store
with Store.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_another_program_that_writes_is_named_and_goes_on_writing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    other = subprocess.Popen(command, cwd=FONTS.parents[1], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdin is not None
    with other:
        assert other.stdout.readline() == "open\n"
        before = everything_in(tmp_path)
        row = lock_row(tmp_path)
        assert (row.grade, code(row)) == (Grade.WARNING, Code.DATA_LOCKED)
        assert row.fault is not None
        assert row.fault.facts["process"] == other.pid
        assert everything_in(tmp_path) == before
        other.stdin.close()
        assert other.wait() == 0


def test_a_note_that_a_dead_process_left_is_nobodys(tmp_path: Path) -> None:
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    import socket

    note = {"host": socket.gethostname(), "process": int(gone.stdout)}
    (tmp_path / NOTE).write_text(json.dumps(note))
    assert holder(tmp_path) is None
    (tmp_path / NOTE).write_text(json.dumps({**note, "host": "another"}))
    assert lock_row(tmp_path).facts["by"] == "another"


@pytest.mark.parametrize(
    "note", ["", "[]", '{"host": 3}', '{"host": "a", "process": -1}', '{"host": "a", "process": true}']
)
def test_a_note_that_makes_no_sense_is_nobodys(tmp_path: Path, note: str) -> None:
    (tmp_path / NOTE).write_text(note)
    assert holder(tmp_path) is None


@pytest.mark.parametrize(("free", "grade"), [(5_000, Grade.GOOD), (150, Grade.WARNING), (3, Grade.FAULT)])
def test_a_disk_that_fills_is_told_before_it_is_full(tmp_path: Path, free: int, grade: Grade) -> None:
    row = disk_row(tmp_path / "not" / "yet", lambda path: free * 1_000_000)
    assert row.grade is grade
    assert code(row) is (None if grade is Grade.GOOD else Code.DISK_LOW)


@pytest.mark.skipif(sys.platform != "linux", reason="a folder of Linux's")
def test_a_wireless_mouses_battery_is_not_the_computers(tmp_path: Path) -> None:
    (tmp_path / "hidpp_battery_0").mkdir()
    (tmp_path / "hidpp_battery_0" / "scope").write_text("Device\n")
    assert battery_here(tmp_path) is None


def test_the_battery_here_is_none_or_has_its_percent() -> None:
    found = battery_here()
    assert found is None or 0 <= found.percent <= 100


def test_a_damaged_letter_is_named(tmp_path: Path) -> None:
    assert font_row().grade is Grade.GOOD
    for face in FACES:
        shutil.copy(FONTS / f"{face}.ttf", tmp_path)
    assert font_row(tmp_path).grade is Grade.GOOD
    path = tmp_path / f"{FACES[2]}.ttf"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    (tmp_path / f"{FACES[0]}.ttf").unlink()
    row = font_row(tmp_path)
    assert row.fault is not None
    assert row.fault.facts["name"] == f"{FACES[0]}, {FACES[2]}"


def test_without_a_screen_that_is_said_and_one_that_cannot_be_reached_is_a_fault() -> None:
    assert [code(row) for row in sight_rows(Sight(None), False)] == [Code.NO_DISPLAY, Code.MAY_SLEEP]
    screens, awake = sight_rows(Sight(None, ("org.freedesktop.login1",)), True)
    assert (screens.grade, screens.lacking, awake.grade) == (Grade.FAULT, True, Grade.GOOD)
    assert sight_rows(Sight(("A 1×1", "B 2×2")), True)[0].facts == {"count": "2", "names": "A 1×1; B 2×2"}


def test_no_home_folder_and_no_user_name_is_shown() -> None:
    home = Path.home()
    assert homeless(home / "saved" / "work") == str(Path("~/saved/work"))
    assert home.name not in Path(homeless(Path("/media") / home.name / "data")).parts


def test_the_answer_has_its_documented_shape() -> None:
    locked = Fault(Code.DATA_LOCKED, host="h", process=7)
    rows = [good(About.VLC, version="3"), warning(About.LOCK, locked, by="h"), *version_rows()]
    plain = as_json(rows, Text("en"))
    assert json.loads(json.dumps(plain)) == plain
    assert list(plain) == ["format", "grade", "rows"]
    assert (plain["format"], plain["grade"], len(plain["rows"])) == (1, "warning", len(rows))
    for row in plain["rows"]:
        assert list(row) == ["about", "grade", "code", "facts", "title", "what", "todo"]
    assert plain["rows"][1]["code"] == "data-locked"


def test_a_lack_counts_before_a_fault_and_a_warning_is_neither() -> None:
    fault = Fault(Code.DISK_LOW, free=1, least=2)
    assert worst([good(About.VLC)]) is Grade.GOOD
    assert not lacks([warning(About.VLC, fault), faulty(About.DISK, fault)])
    assert worst([warning(About.VLC, fault), faulty(About.DISK, fault)]) is Grade.FAULT
    assert lacks([faulty(About.DISK, fault), faulty(About.VLC, fault, lacking=True)])


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_row_is_worded(language: str) -> None:
    facts = dict.fromkeys(("version", "colour", "hertz", "names", "count", "path", "free_mb", "name", "by"), "1")
    lines = in_words([Row(about, Grade.GOOD, facts) for about in About], Text(language))
    assert all(line.title and line.what for line in lines)
    told = as_text(lines)
    assert len(told.splitlines()) == len(About)
    assert os.linesep.join(told.splitlines()).count("✓") == len(About)
