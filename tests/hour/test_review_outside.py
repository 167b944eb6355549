"""A session led in one data folder stands in a manager's window over another one: three processes, real windows."""

import base64
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.hour.led_outside import RARE, WRITTEN
from tests.hour.screens import ROOT
from tests.hour.test_ear import LAUNCHER, SYSTEM_PYTHON, world
from vilkaarvi.completion.report import ENDING, comparison_code, introduced
from vilkaarvi.text import Text

__all__ = ["world"]  # a fixture
pytestmark = [
    pytest.mark.display,
    pytest.mark.vlc,
    pytest.mark.skipif(not Path(LAUNCHER).exists(), reason="at-spi2-core is not installed"),
]
COLUMNS = ("Grupp", "Träffar", "Närvaro", "Senast", "Nästa, det viktigaste först")
SEEN = [
    "read: 0 av 1 grupp har haft alla 5 träffar",
    *(f"table column header: {name}" for name in COLUMNS),
    "table cell: Hemtjänst Norr",
    "table cell: Genomförda: 1",
    "table cell: 9 av 9",
]
HELD = "; ".join(f"{n} av 5 träffar: {'1 grupp' if n == 1 else '0 grupper'}" for n in range(6))


def ran(world: dict[str, str], *command: str) -> str:
    done = subprocess.run(command, cwd=ROOT, env=world, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    return done.stdout


def payloads(report: Path) -> list[dict[str, Any]]:
    """What its lines hold, in their order."""
    lines = [json.loads(line) for line in report.read_bytes().splitlines()]
    return [json.loads(base64.b64decode(line["payload"])) for line in lines if "payload" in line]


def test_a_session_that_was_led_is_handed_over_and_heard_in_the_manager_s_window(
    tmp_path: Path, world: dict[str, str]
) -> None:
    leader = tmp_path / "ledare" / "data"
    leader.mkdir(parents=True)
    (leader / "settings.toml").write_text(f"report_folder = {json.dumps(str(tmp_path))}\n", encoding="utf-8")
    told = ran(world, sys.executable, "-m", "tests.hour.led_outside", "hand-over", str(leader), str(tmp_path / "s.pdf"))
    assert told.splitlines()[-1] == "handed in"
    (report,) = tmp_path.glob(f"*{ENDING}")
    (public,) = filter(None, map(introduced, report.read_bytes().splitlines()))
    window = [sys.executable, "-m", "vilkaarvi", "--data", str(tmp_path / "chef"), "review"]
    manager = subprocess.Popen(window, cwd=ROOT, env=world, stderr=subprocess.DEVNULL)
    try:
        heard = ran(
            world, SYSTEM_PYTHON, "-m", "tests.hour.ear_review", str(manager.pid), str(report), comparison_code(public)
        )
    finally:
        manager.kill()
        manager.wait()
    *_, record = payloads(report)
    day = date.fromisoformat(record["day"])
    assert heard.splitlines()[-len(SEEN) - 5 :] == [
        *SEEN,
        f"table cell: {Text().day(day, 'd MMM').rstrip('.')}",
        "table cell: ingen dag bestämd",
        f"Så långt har grupperna kommit: {HELD}.",
        f"Träffar per månad: {Text().month(day.month)} {day:%y}: 1",
        "a note is heard: False",
    ]
    assert "Hemtjänst Norr" in {each.get("name") for each in payloads(report)}
    assert not any(RARE in str(each) or WRITTEN[0] in str(each) for each in payloads(report))
