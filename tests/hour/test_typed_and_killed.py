"""The program is killed while something is being written: the words were in its fields and nowhere else."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hour.led_outside import UNSAVED
from tests.hour.screens import ROOT, virtual_screen

pytestmark = [pytest.mark.display, pytest.mark.vlc]
FOLDERS = {
    "HOME": "", "TMPDIR": "tmp", "XDG_CACHE_HOME": "cache", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "share",
    "XDG_STATE_HOME": "state", "XDG_RUNTIME_DIR": "run",
}  # fmt: skip
WORDS = UNSAVED.split()[0], "174 06 58"


def telling(folder: Path) -> list[str]:
    """Files under `folder` whose name or content has something that was typed."""
    forms = [word.encode(way) for word in WORDS for way in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [str(path) for path in files if any(form in path.read_bytes() + str(path).encode() for form in forms)]


def dump_limit(process: int) -> str:
    """How much of its memory the system would write when `process` crashes."""
    limits = Path(f"/proc/{process}/limits").read_text("utf-8").splitlines()
    (line,) = [line for line in limits if line.startswith("Max core file size")]
    return line.split()[4]


def test_what_is_half_typed_when_the_program_is_killed_is_in_no_file(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for name in FOLDERS.values():
        (home / name).mkdir(parents=True, exist_ok=True)
    (home / "run").chmod(0o700)
    _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    with virtual_screen() as screen:
        leader = subprocess.Popen(
            [sys.executable, "-m", "tests.hour.led_outside", "types", str(tmp_path / "data"), str(tmp_path / "s.pdf")],
            cwd=ROOT,
            env=screen | {variable: str(home / name) for variable, name in FOLDERS.items()},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        resource.prlimit(leader.pid, resource.RLIMIT_CORE, (hard, hard))  # as on a computer that keeps such pictures
        assert leader.stdout is not None
        told = leader.stdout.readline()
        before, dumps = telling(tmp_path), dump_limit(leader.pid)
        leader.kill()
        _rest, complained = leader.communicate(timeout=30)
    assert told == "typed True\n", complained
    assert list((tmp_path / "data" / "runs").glob("*.run"))  # an hour was being led
    assert dumps == "0"  # nor would a crash write what is in memory to the disk
    assert (before, telling(tmp_path)) == ([], [])
    assert not any(word in complained for word in WORDS)
    (tmp_path / "found.txt").write_text(f"…{UNSAVED}…", encoding="utf-16-le")
    assert telling(tmp_path) == [str(tmp_path / "found.txt")]
