"""The house plan, proved: one order of rooms, one door for each library, small files, nothing heavy at the start."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "vilkaarvi"

# The story of the hour. A room may use only the rooms above it.
# fmt: off
ORDER = [
    "errors", "clock", "paths", "text", "settings", "seal", "journal", "programme", "session", "film", "notes", "store",
    "completion", "review", "paper", "hour", "vlc_player", "awake", "doctor", "ui", "app", "demo", "cli",
    "__main__",
]
# fmt: on

# Rooms that stand beside each other and never meet; hour joins them.
STRANGERS = {("film", "session"), ("session", "film")}

# Where each library may be used.
DOORS = {
    "PySide6": {"ui", "app"},
    "shiboken6": {"ui", "app"},
    "vlc": {"vlc_player"},
    "tinydb": {"journal", "store.documents", "review.register"},
    "cryptography": {"seal"},
    "keyring": {"seal"},
    "filelock": {"store"},
    "reportlab": {"paper"},
    "psycopg": {"review.register"},
    "babel": {"text"},
    "gettext": {"text"},
    "phonenumbers": {"notes.detect"},
    "personnummer": {"notes.detect"},
    "stdnum": {"notes.detect"},
    "webvtt": {"film.captions"},
    "pypdfium2": {"ui"},
    "platformdirs": {"paths"},
    "tomli_w": {"settings", "programme.local"},
    "jeepney": {"awake.buses"},
    "psutil": {"doctor.machine"},
    "xlsxwriter": {"review.xlsx"},
    "icalendar": {"paper.calendar"},
}

# Import names that differ from the name in pyproject.toml.
CALLED = {
    "PySide6": "pyside6-essentials",
    "shiboken6": "pyside6-essentials",
    "vlc": "python-vlc",
    "webvtt": "webvtt-py",
    "tomli_w": "tomli-w",
    "stdnum": "python-stdnum",
}

HEAVY = {
    "PySide6",
    "vlc",
    "reportlab",
    "cryptography",
    "babel",
    "phonenumbers",
    "personnummer",
    "stdnum",
    "keyring",
    "webvtt",
    "jeepney",
    "psutil",
    "xlsxwriter",
    "icalendar",
}


def rooms() -> Iterator[tuple[str, Path]]:
    """Every module as its name inside the house (`film.gate`), with its file."""
    for path in sorted(HOUSE.rglob("*.py")):
        name = ".".join(path.relative_to(HOUSE).with_suffix("").parts)
        if name != "__init__":
            yield name.removesuffix(".__init__"), path


def imported(path: Path) -> Iterator[str]:
    """Every name the file imports, in functions and under TYPE_CHECKING as well."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write the whole name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def meetings() -> Iterator[tuple[str, str, str]]:
    """(module, its room, another room that it uses)"""
    for module, path in rooms():
        for name in imported(path):
            if name.startswith("vilkaarvi."):
                yield module, module.split(".")[0], name.split(".")[1]


def sources() -> list[Path]:
    return sorted(path for part in ("vilkaarvi", "tests", "tools", "bench") for path in (ROOT / part).rglob("*.py"))


def reached_from(room: str) -> set[str]:
    """The rooms that `room` uses, and those that they use, and so on."""
    reached, ahead, met = set[str](), {room}, list(meetings())
    while ahead:
        reached |= ahead
        ahead = {other for _, user, other in met if user in ahead} - reached
    return reached - {room}


def modules_loaded_by(code: str) -> list[str]:
    """What stands in `sys.modules` after `code`, in a Python of its own."""
    told = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    return told.stdout.split()


def loaded_by(code: str) -> set[str]:
    """The same by top names."""
    return {name.split(".")[0] for name in modules_loaded_by(code)}


def test_every_room_stands_in_the_order() -> None:
    assert {module.split(".")[0] for module, _ in rooms()} <= set(ORDER)


def test_a_room_uses_only_the_rooms_above_it() -> None:
    wrong = [
        f"{module} uses {other}"
        for module, room, other in meetings()
        if other not in (room, "__version__") and (other not in ORDER or ORDER.index(other) > ORDER.index(room))
    ]
    assert not wrong


def test_film_and_session_never_meet() -> None:
    assert not [f"{module} uses {other}" for module, room, other in meetings() if (room, other) in STRANGERS]


def test_the_managers_side_reaches_neither_notes_nor_store() -> None:
    assert not reached_from("review") & {"notes", "store"}


def test_what_is_handed_over_reaches_neither_notes_nor_store() -> None:
    """The detector is handed in; no line of a note lies within reach."""
    assert reached_from("completion") <= {"errors", "text", "paths", "seal", "journal", "programme", "session"}
    assert not reached_from("completion") & {"notes", "store"}


def test_what_is_handed_over_loads_no_window_no_film_and_no_note() -> None:
    code = "\n".join(f"import vilkaarvi.{module}" for module, _ in rooms() if module.split(".")[0] == "completion")
    assert not loaded_by(code) & {"PySide6", "shiboken6", "vlc", "tinydb"}
    told = modules_loaded_by(code)
    assert "vilkaarvi.completion.outbox" in told
    assert not [name for name in told if name.startswith(("vilkaarvi.notes", "vilkaarvi.store", "vilkaarvi.ui"))]


def test_home_is_there_before_what_only_an_hour_needs_is_read() -> None:
    told = modules_loaded_by("import vilkaarvi.app.window, vilkaarvi.store.store")
    late = (
        "notes.detect",
        "notes.look",
        "session.events",
        "session.view",
        "session.engine",
        "store.runs",
        "doctor",
        "ui.room",
        "ui.console",
    )
    assert "vilkaarvi.app.desk" in told
    assert not [name for name in told if name.startswith(tuple(f"vilkaarvi.{each}" for each in late))]


def test_each_library_has_its_doors() -> None:
    wrong = []
    for module, path in rooms():
        for name in imported(path):
            doors = DOORS.get(name.split(".")[0])
            if doors is not None and not any(module == door or module.startswith(f"{door}.") for door in doors):
                wrong.append(f"{module} uses {name}")
    assert not wrong


def test_every_library_has_a_door_and_is_declared() -> None:
    used = {name.split(".")[0] for _, path in rooms() for name in imported(path)}
    foreign = used - set(sys.stdlib_module_names) - {"vilkaarvi"}
    assert foreign <= set(DOORS)
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    lines = [line.lower() for line in declared]
    assert not [name for name in foreign if not any(line.startswith(CALLED.get(name, name)) for line in lines)]


@pytest.mark.parametrize("room", [room for room in ORDER if room in {m for m, _ in rooms()} and room != "__main__"])
def test_a_room_wakes_nothing_heavy(room: str) -> None:
    """Windows may load Qt. Everything else is loaded when it is first used."""
    heavy = loaded_by(f"import vilkaarvi.{room}") & HEAVY
    if ORDER.index(room) >= ORDER.index("ui"):
        heavy -= {"PySide6"}
    assert not heavy


def test_the_core_runs_without_qt_and_vlc() -> None:
    above = [module for module, _ in rooms() if ORDER.index(module.split(".")[0]) < ORDER.index("vlc_player")]
    assert not loaded_by("\n".join(f"import vilkaarvi.{module}" for module in above)) & {"PySide6", "vlc"}


def test_no_window_is_asked_for_its_screen() -> None:
    """PySide would delete the screen with the window (`vilkaarvi.ui.screens.screen_of`)."""
    asked = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and not node.args
        and ast.unparse(node.func).endswith((".screen", ".virtualSiblings"))
    ]
    assert asked == []


def test_files_are_at_most_400_lines() -> None:
    assert not [str(path) for path in sources() if len(path.read_text(encoding="utf-8").splitlines()) > 400]


def test_functions_are_at_most_60_lines() -> None:
    long = []
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > 60:
                long.append(f"{path.name}: {node.name}")
    assert not long
