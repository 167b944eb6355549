"""The scripts that people and machines start with, and what the repository must never say."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
TEXT = {".py", ".md", ".toml", ".lock", ".vtt", ".qss", ".po", ".sh", ""}

# Folders of one machine, and addresses of packages: both would bind the repository to where it was made.
MACHINE = re.compile(r"/(?:home|root|tmp|work|opt)/\w|--(?:extra-)?index-url|--find-links|localhost:\d")


def shell(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **more}
    return subprocess.run(words, check=False, capture_output=True, text=True, env=env, cwd=ROOT.parent)


def own_files() -> list[Path]:
    """The repository's texts, without what is made here (`.venv`, caches, `demo/`)."""
    made = {"build", "dist", "demo", "__pycache__"}
    found = []
    for folder, below, names in os.walk(ROOT):
        below[:] = [each for each in below if each not in made and (each == ".ci" or not each.startswith("."))]
        below[:] = [each for each in below if not each.endswith(".egg-info")]
        found += [Path(folder, name) for name in names if Path(name).suffix in TEXT]
    return found


@pytest.mark.parametrize("by", ["sh", "dash", "bash"])
def test_dev_is_plain_shell(by: str) -> None:
    if not shutil.which(by):
        pytest.skip(f"there is no {by} here")
    assert shell(by, "-n", str(ROOT / "dev")).returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no execute bit")
def test_the_scripts_can_be_started() -> None:
    assert all(os.access(ROOT / name, os.X_OK) for name in ("dev", ".ci/run"))


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell is needed")
def test_an_unknown_command_is_wrong_use_and_tells_the_right_one() -> None:
    told = shell(str(ROOT / "dev"), "tset")
    assert told.returncode == 2
    assert "./dev test" in told.stderr


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell is needed")
def test_dev_goes_from_any_folder_and_through_a_link(tmp_path: Path) -> None:
    place = tmp_path / "på en annan plats"
    place.mkdir()
    shutil.copy(ROOT / "dev", place / "dev")
    assert shell(str(place / "dev"), "help").returncode == 0


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_pins_and_hashes_every_package_and_names_no_index(name: str) -> None:
    lock = (ROOT / name).read_text(encoding="utf-8")
    pins = re.findall(r"^[a-z0-9].*$", lock, re.MULTILINE)
    assert pins
    assert all("==" in pin and pin.endswith("\\") for pin in pins)
    assert "index-url" not in lock
    assert "://" not in lock


def test_both_locks_agree() -> None:
    run, dev = (
        set(re.findall(r"^[a-z0-9]\S+==\S+", (ROOT / name).read_text(encoding="utf-8"), re.M)) for name in LOCKS
    )
    assert run <= dev


def test_qt_stays_below_the_version_that_loses_references() -> None:
    lock = (ROOT / LOCKS[0]).read_text(encoding="utf-8")
    assert re.search(r"^pyside6-essentials==6\.11\.\d+ ", lock, re.MULTILINE)


def test_nothing_here_speaks_of_the_machine_it_was_made_on() -> None:
    told = []
    for path in own_files():
        if path != Path(__file__):
            for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if MACHINE.search(line):
                    told.append(f"{path.relative_to(ROOT)}:{at}: {line.strip()}")
    assert not told
