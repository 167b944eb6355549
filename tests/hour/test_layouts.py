"""The program as a hand outside it would lead it: by keys alone, on a Swedish and on a Cyrillic keyboard."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.core.stores import DAY
from tests.hour.screens import ROOT, virtual_screen
from vilkaarvi.session.events import CameBack, HourResumed, HourStarted, StageEntered, WentBlack
from vilkaarvi.store.groups import Group
from vilkaarvi.store.store import Store

pytestmark = [
    pytest.mark.display,
    pytest.mark.skipif(shutil.which("setxkbmap") is None, reason="setxkbmap is not here"),
]
PLACE_OF_B = 56  # X11's number of the key, on every layout
PATIENCE_S = 40


def broken_off(data: Path) -> str:
    """An hour that was cut two minutes ago, in its first round."""
    with Store.open(data) as store:
        group = Group.new("Hemtjänst Norr", "", 9, DAY)
        store.add_group(group)
        started = datetime.now(UTC) - timedelta(minutes=5)
        run = store.begin_run(group, "vilka-ar-vi", 1, "traff-1", 9, started)
        run.record((HourStarted(0, 9), StageEntered(180_000, "forsta-rundan", 0)))
        return run.head.id


def happened(data: Path, run: str) -> list[object]:
    with Store.open(data, writer=False) as store, store.looking_at(run) as seen:
        return list(seen.events())


def stands_at(data: Path, run: str) -> str:
    return [event.step for event in happened(data, run) if isinstance(event, StageEntered)][-1]


def until(true: Callable[[], bool], again: Callable[[], None] = lambda: None) -> None:
    """`again` is done until it has come `true`: a key that nobody heard, since no window was there, is pressed anew."""
    end = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < end
        again()
        time.sleep(0.5)


@pytest.mark.parametrize("layout", ["se", "ru"])
def test_the_hour_is_led_by_keys_from_outside(tmp_path: Path, layout: str) -> None:
    run = broken_off(tmp_path)
    with virtual_screen() as screen:
        subprocess.run(["setxkbmap", "-layout", layout], env=screen, check=True)
        program = subprocess.Popen(
            [sys.executable, "-m", "vilkaarvi", "--data", str(tmp_path)],
            cwd=ROOT, env=screen, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

        def press(*keys: str) -> None:
            subprocess.run(["xdotool", "key", *keys], env=screen, check=True)

        def heard(kind: type[object]) -> bool:
            return any(isinstance(event, kind) for event in happened(tmp_path, run))

        try:
            until(lambda: heard(HourResumed), lambda: press("Return"))
            press(str(PLACE_OF_B))
            until(lambda: heard(WentBlack))
            press("Escape")
            until(lambda: heard(CameBack))
            press("Prior")
            until(lambda: stands_at(tmp_path, run) == "valkomna")
            press("Next")
            until(lambda: stands_at(tmp_path, run) == "forsta-rundan")
        finally:
            program.kill()
            _, told = program.communicate()
    assert told == ""
