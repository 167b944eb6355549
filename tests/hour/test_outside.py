"""The hour on real windows with the real film, killed in mid-question and taken up again."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from tests.core.buses import SCREEN, bus, services
from tests.hour.led_outside import WRITTEN
from tests.hour.screens import ROOT, virtual_screen
from vilkaarvi.app.selfled import PLAN

pytestmark = [pytest.mark.display, pytest.mark.vlc]


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    with virtual_screen() as environment:
        yield environment


def leader(how: str, tmp_path: Path, screen: dict[str, str]) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.hour.led_outside", how, str(tmp_path / "data"), str(tmp_path / "s.pdf")]
    return subprocess.Popen(command, cwd=ROOT, env=screen, stdout=subprocess.PIPE, text=True)


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(str(pdf))
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_an_hour_that_is_killed_in_mid_question_goes_on_and_its_lines_are_on_paper(
    tmp_path: Path, screen: dict[str, str]
) -> None:
    first = leader("begin", tmp_path, screen)
    assert first.stdout is not None
    assert first.stdout.readline() == "written\n"
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    first.stdout.close()
    second = leader("go-on", tmp_path, screen)
    told, _ = second.communicate(timeout=180)
    assert second.returncode == 0
    assert re.search(r"at fraga-1 0\nnotes 3", told)  # without a passphrase; then all three are there
    shown = " ".join(text_of(tmp_path / "s.pdf").split())
    assert sum(line in shown for line in WRITTEN) == 2  # the two that were picked
    assert not list((tmp_path / "data").rglob("*.notes"))


def test_a_draft_survives_a_kill_between_two_pages_of_closing(tmp_path: Path, screen: dict[str, str]) -> None:
    first = leader("agree", tmp_path, screen)
    assert first.stdout is not None
    assert first.stdout.readline() == "names\n"
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    first.stdout.close()
    second = leader("find-draft", tmp_path, screen)
    told, _ = second.communicate(timeout=180)
    assert second.returncode == 0
    lines = [f"lines {WRITTEN[0]}", f"lines {WRITTEN[1]}", "lines", f"plan {PLAN['sv'][1]}"]  # none of the deepening
    assert told.splitlines() == ["page True", *lines]
    shown = " ".join(text_of(tmp_path / "s.pdf").split())
    assert all(line in shown for line in (*WRITTEN[:2], PLAN["sv"][1]))


@pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is Linux's")
def test_the_desktop_keeps_the_screen_lit_while_an_hour_is_led_and_forgets_a_killed_program(
    tmp_path: Path, screen: dict[str, str]
) -> None:
    with bus() as (address, _), services(address, SCREEN) as desktop:
        first = leader("begin", tmp_path, screen | {"DBUS_SESSION_BUS_ADDRESS": address})
        assert desktop.next() == {"held": SCREEN, "who": "vilkaarvi", "reason": "En träff pågår: skärmen ska vara tänd"}
        assert desktop.quiet
        os.kill(first.pid, signal.SIGKILL)
        assert desktop.next() == {"gone": SCREEN}
        first.communicate()
