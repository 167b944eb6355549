"""A session led in one data folder stands in a manager's window over another one: three processes, real windows."""

import base64
import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.hour.screens import ROOT
from tests.hour.test_ear import LAUNCHER, SYSTEM_PYTHON, world
from vilkaarvi.text import Text

__all__ = ["world"]  # a fixture
pytestmark = [
    pytest.mark.display,
    pytest.mark.vlc,
    pytest.mark.skipif(not Path(LAUNCHER).exists(), reason="at-spi2-core is not installed"),
]

SEEN = [
    "read: 0 av 1 grupp har haft alla 5 träffar",
    *(
        f"table column header: {name}"
        for name in ("Grupp", "Träffar", "Närvaro", "Senast", "Nästa, det viktigaste först")
    ),
    "table cell: Hemtjänst Norr",
    "table cell: Genomförda: 1",
    "table cell: 9 av 9",
]
STANDS = (
    "Så långt har grupperna kommit: 0 av 5 träffar: 0 grupper; 1 av 5 träffar: 1 grupp; 2 av 5 träffar: 0 grupper; "
)
STANDS += "3 av 5 träffar: 0 grupper; 4 av 5 träffar: 0 grupper; 5 av 5 träffar: 0 grupper."


def ran(world: dict[str, str], *command: str) -> str:
    done = subprocess.run(command, cwd=ROOT, env=world, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    return done.stdout


def payloads(report: Path) -> str:
    lines = [json.loads(line) for line in report.read_bytes().splitlines()]
    return "\n".join(base64.b64decode(line["payload"]).decode("utf-8") for line in lines if "payload" in line)


def test_a_session_that_was_led_is_handed_over_and_heard_in_the_manager_s_window(
    tmp_path: Path, world: dict[str, str]
) -> None:
    leader, report = str(tmp_path / "ledare" / "data"), tmp_path / "norr.vilkaarvi-report"
    assert ran(world, sys.executable, "-m", "tests.hour.led_outside", "hand-over", leader, str(tmp_path / "s.pdf"))
    told = ran(world, sys.executable, "-m", "vilkaarvi", "--data", leader, "review", "report", str(report))
    code = re.search(r"\d{4}-\d{4}-\d{4}-\d{4}", told)
    assert code is not None
    window = [sys.executable, "-m", "vilkaarvi", "--data", str(tmp_path / "chef"), "review"]
    manager = subprocess.Popen(window, cwd=ROOT, env=world, stderr=subprocess.DEVNULL)
    try:
        heard = ran(world, SYSTEM_PYTHON, "-m", "tests.hour.ear_review", str(manager.pid), str(report), code[0])
    finally:
        manager.kill()
        manager.wait()
    today = date.today()
    assert heard.splitlines()[-len(SEEN) - 5 :] == [
        *SEEN,
        f"table cell: {Text().day(today, 'd MMM').rstrip('.')}",
        "table cell: ingen dag bestämd",
        STANDS,
        f"Träffar per månad: {Text().month(today.month)} {today:%y}: 1",
        "a note is heard: False",
    ]
    said = payloads(report)
    assert "Hemtjänst Norr" in said
    assert RARE not in said
    assert WRITTEN[0] not in said
