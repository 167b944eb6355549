"""What goes wrong in a real window: told in the leader's words, nothing lost, and the hour goes on where it can."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.hour.faults_outside import NOTE
from tests.hour.screens import ROOT, virtual_screen
from vilkaarvi.paths import shipped_programmes
from vilkaarvi.session.events import Checked, HourStarted, StageEntered
from vilkaarvi.store.groups import Group
from vilkaarvi.store.store import Store

pytestmark = pytest.mark.display


@pytest.fixture(scope="module")
def screen() -> Iterator[dict[str, str]]:
    with virtual_screen() as environment:
        yield environment


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte that is soon full."""
    place = tmp_path / "disk"
    place.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", place], check=False).returncode
    ):
        pytest.skip("mounting a small disk takes root")
    yield place
    subprocess.run(["umount", place], check=True)


def led(how: str, data: Path, screen: dict[str, str]) -> dict[str, Any]:
    """All that was seen, one point after the other; a later sight of the same thing is called name+."""
    command = [sys.executable, "-m", "tests.hour.faults_outside", how, str(data)]
    done = subprocess.run(command, cwd=ROOT, env=screen, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    seen: dict[str, Any] = {}
    for line in done.stdout.splitlines():
        for name, what in json.loads(line).items():
            seen[name + "+" * sum(each.rstrip("+") == name for each in seen)] = what
    return seen


def test_a_full_disk_is_told_the_hour_goes_on_and_all_is_there_afterwards(
    small_disk: Path, tmp_path: Path, screen: dict[str, str]
) -> None:
    seen = led("full", small_disk / "data", screen)
    assert "Disken är full" in seen["full"]
    assert seen["field"] == NOTE.format(seen["number"])
    assert "Disken är full" in seen["chips"]
    assert seen["goes_on"]
    assert "Sparat" in seen["saved"]
    assert "Sparat" in seen["chips+"]
    again = led("wrong", small_disk / "data", screen)
    assert again["label"] == seen["label"]
    assert "lösenfrasen" in again["wrong"].lower()
    assert again["goes_on"]
    assert again["notes"] == sorted(NOTE.format(each) for each in range(1, seen["number"] + 1))


def test_a_clock_that_was_set_back_is_told_and_the_leader_says_what_is_left(
    tmp_path: Path, screen: dict[str, str]
) -> None:
    now = datetime.now(UTC)
    with Store.open(tmp_path / "data") as store:
        group = Group.new("Hemtjänst Norr", "", 9, now.date())
        store.add_group(group)
        run = store.begin_run(group, "vilka-ar-vi", 1, "traff-1", 9, now - timedelta(minutes=3))
        run.record((HourStarted(0, 9), StageEntered(0, "valkomna", 0), Checked(120_000)))
    seen = led("back", tmp_path / "data", screen)
    assert "klocka har ställts tillbaka" in seen["story"]
    assert seen["asks"]
    assert seen["left"] == 25


def told_before_there_is_a_window(arguments: list[str], screen: dict[str, str]) -> tuple[int, str]:
    """Starts the program, answers its message with Return from outside, and reads what it wrote."""
    command = [sys.executable, "-m", "vilkaarvi", *arguments]
    program = subprocess.Popen(command, cwd=ROOT, env=screen, stderr=subprocess.PIPE, text=True)
    for _ in range(200):
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "vilkaarvi"],
            env=screen,
            capture_output=True,
            text=True,
            check=False,
        ).stdout.split()
        if found:
            subprocess.run(["xdotool", "windowfocus", "--sync", found[0], "key", "Return"], env=screen, check=False)
        if program.poll() is not None:
            break
        time.sleep(0.1)
    _, said = program.communicate(timeout=20)
    return program.returncode, said


def test_a_faulty_programme_is_told_with_the_command_that_shows_its_faults(
    tmp_path: Path, screen: dict[str, str]
) -> None:
    shutil.copytree(shipped_programmes() / "sessions", tmp_path / "sessions")
    (tmp_path / "sessions" / "vilka-ar-vi" / "session-1.toml").write_text("steps = [", "utf-8")
    arguments = ["--programmes", str(tmp_path), "--data", str(tmp_path / "data")]
    code, said = told_before_there_is_a_window(arguments, screen)
    assert code == 1
    assert "vilkaarvi check" in said
    assert "Traceback" not in said


def test_a_data_folder_that_cannot_be_used_is_told_and_left_as_it_is(tmp_path: Path, screen: dict[str, str]) -> None:
    (tmp_path / "data").write_text("en fil, ingen mapp")
    code, said = told_before_there_is_a_window(["--data", str(tmp_path / "data")], screen)
    assert code == 1
    assert "går inte att läsa" in said
    assert (tmp_path / "data").read_text() == "en fil, ingen mapp"
