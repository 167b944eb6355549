"""The house plan as a test: rooms in one order, each library with its doors, the core without windows and film."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "vilkaarvi"
# a room may use only the rooms that stand before it
ORDER = [
    "errors", "clock", "paths", "text", "settings", "seal", "journal", "programme", "session", "film", "notes", "store",
    "completion", "review", "paper", "hour", "vlc_player", "ui", "app", "demo", "cli", "__main__",
]  # fmt: skip
DOORS = {
    "PySide6": ("ui", "app"),
    "shiboken6": ("ui", "app"),
    "vlc": ("vlc_player",),
    "tinydb": ("journal", "store.documents", "review.register"),
    "cryptography": ("seal",),
    "keyring": ("seal",),
    "filelock": ("store",),
    "reportlab": ("paper",),
    "psycopg": ("review.register",),
    "babel": ("text",),
    "gettext": ("text",),
    "phonenumbers": ("notes.detect",),
    "personnummer": ("notes.detect",),
    "webvtt": ("film.captions",),
    "pypdfium2": ("ui",),
}
HEAVY = {"reportlab", "vlc", "cryptography", "babel", "phonenumbers", "personnummer", "keyring", "webvtt"}
LONGEST_FILE, LONGEST_FUNCTION = 400, 60


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(HOUSE.rglob("*.py")):
        name = ".".join(path.relative_to(HOUSE).with_suffix("").parts).removesuffix(".__init__")
        if name != "__init__":
            yield name, path


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write the whole name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize(("name", "path"), list(modules()))
def test_a_room_uses_only_the_rooms_above_it(name: str, path: Path) -> None:
    room = name.split(".", maxsplit=1)[0]
    assert room in ORDER, f"{name} has no place in the house"
    for used in imported(path):
        other = used.split(".")[1] if used.startswith("vilkaarvi.") else room
        if other in ("__version__", room):
            continue
        assert ORDER.index(other) < ORDER.index(room), f"{name} uses {used}"
        assert {other, room} != {"film", "session"}, f"{name} uses {used}: film and session meet in hour"


@pytest.mark.parametrize(("name", "path"), list(modules()))
def test_each_library_has_its_doors(name: str, path: Path) -> None:
    for used in imported(path):
        doors = DOORS.get(used.split(".")[0])
        assert doors is None or any(name == door or name.startswith(door + ".") for door in doors), f"{name}: {used}"


def loaded_by(names: list[str]) -> set[str]:
    code = "import importlib, sys\n" + "".join(f"importlib.import_module('vilkaarvi.{name}')\n" for name in names)
    told = subprocess.run(
        [sys.executable, "-c", code + "print(*sys.modules)"], check=True, capture_output=True, text=True, cwd=ROOT
    ).stdout
    return {module.split(".")[0] for module in told.split()}


def test_everything_above_the_film_player_runs_without_windows_and_film() -> None:
    above = ORDER[: ORDER.index("vlc_player")]
    names = [name for name, _path in modules() if name.split(".")[0] in above]
    assert not loaded_by(names) & {"PySide6", "vlc"}


def test_heavy_libraries_wait_until_they_are_needed() -> None:
    names = [name for name, _path in modules() if name not in ("__main__", "vlc_player.sink")]
    assert not loaded_by(names) & HEAVY


@pytest.mark.parametrize(
    "path", [path for part in ("vilkaarvi", "tests", "tools", "bench") for path in sorted((ROOT / part).rglob("*.py"))]
)
def test_files_and_functions_are_short(path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    assert written.count("\n") <= LONGEST_FILE
    for node in ast.walk(ast.parse(written)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, f"{path.name}: {node.name}"
