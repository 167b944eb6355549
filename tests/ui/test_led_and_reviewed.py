"""A session is led in one data folder, handed over, and reviewed in another, through the real windows."""

import json
from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from tests.core.keyrings import MemoryKeyring
from tests.fakes import FakePlayer
from tests.ui.desks import Room, led_hour, room
from tests.ui.reviews import Reviews, review
from tests.ui.test_closing import to_finish
from tests.ui.test_review_desk import believed, read
from vilkaarvi.app.desk import Desk
from vilkaarvi.app.reviewing import ReviewDesk
from vilkaarvi.completion.report import ENDING
from vilkaarvi.errors import Fault
from vilkaarvi.review.overview import Mark
from vilkaarvi.session.engine import Situation
from vilkaarvi.session.view import FilmIs
from vilkaarvi.store.store import Store
from vilkaarvi.ui.home_acts import GroupWords
from vilkaarvi.ui.review_pages import PreparePage

__all__ = ["review", "room"]  # fixtures
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SENTENCES, PEOPLE = 4, 7
CANARY = "Det gick fort i köket"


def to_the_end(desk: Desk) -> None:
    led = desk.led
    assert led is not None
    player = desk.parts.player
    assert isinstance(player, FakePlayer)
    while led.hour.engine.state.situation is not Situation.ENDED:
        if led.hour.view().film is FilmIs.PLAYING:
            call = next(call for call in reversed(player.calls) if call[0] == "load")
            cues = [cue for cue in call[3] if cue > player.at_ms] if isinstance(call[3], tuple) else []
            if cues:
                player.at_ms = cues[0]
                player.reaches(cues[0])
            else:
                player.ends(0)
        else:
            led.hour.next()


def noted(qtbot: QtBot, desk: Desk) -> None:
    """What nobody but the group may read."""
    assert desk.led is not None
    kept: list[Fault | None] = []
    desk.led.keep("fraga-1", CANARY, frozenset(), kept.append)
    qtbot.waitUntil(lambda: kept == [None])


def payloads(written: bytes) -> str:
    """What the lines of a report say."""
    lines = [json.loads(line) for line in written.splitlines()]
    return "\n".join(b64decode(line["payload"]).decode("utf-8") for line in lines if "payload" in line)


def handed_in(qtbot: QtBot, desk: Desk, folder: Path) -> tuple[str, Path]:
    """Through the leader's own window: this computer's code as it is shown, and the file."""
    home = desk.home_desk
    home.papers.settings = replace(home.papers.settings, report_folder=str(folder))
    qtbot.waitUntil(lambda: desk.home.next.hand_in.isVisible())
    desk.home.next.hand_in.click()
    qtbot.waitUntil(lambda: home.handing_in.window is not None)
    window = home.handing_in.window
    assert window is not None
    window.hand_in.click()
    qtbot.waitUntil(window.close_it.isVisible)
    (code,) = [each.text() for each in window.findChildren(QLabel) if each.accessibleName().startswith("Kod: ")]
    window.close_it.click()
    (path,) = folder.glob(f"*{ENDING}")
    return code, path


def test_a_session_that_was_led_stands_in_the_manager_s_overview(
    qtbot: QtBot, tmp_path: Path, room: Callable[..., Room], review: Reviews
) -> None:
    made = room(lambda: Store.open(tmp_path, MemoryKeyring()))
    desk = led_hour(qtbot, made)
    noted(qtbot, desk)
    to_the_end(desk)
    qtbot.waitUntil(lambda: desk.closing is not None and desk.closing.isVisible())
    page = desk.closing
    assert page is not None
    to_finish(page)
    page.finish.click()
    qtbot.waitUntil(lambda: page.to_slips.isVisible())
    page.to_slips.click()
    for _answer in range(PEOPLE * SENTENCES):
        page.slips.grades[4].click()
    page.back.click()
    page.done.click()
    qtbot.waitUntil(lambda: desk.currentWidget() is desk.home)
    share = tmp_path / "share"
    share.mkdir()
    code, path = handed_in(qtbot, desk, share)
    said = payloads(path.read_bytes())
    assert "Norr" in said
    assert "gick fort" not in said

    manager = review()
    waiting = read(qtbot, manager, path)
    assert code in "\n".join(label.text() for label in waiting.findChildren(QLabel))
    believed(qtbot, manager, waiting)
    waiting.back.click()
    assert manager.desk.view is not None
    (row,) = manager.desk.view.overview.rows
    assert (row.name, row.done, row.marks[0], row.of) == ("Norr", 1, Mark.DONE, 9)
    assert manager.desk.page.heading.text() == "0 av 1 grupp har haft alla 5 träffar"
    assert manager.desk.page.answers.lead.text().startswith("Inga svar visas än.")
    assert manager.desk.view.answers.waiting == 1


def ticked(qtbot: QtBot, desk: ReviewDesk) -> QCheckBox:
    """The first thing that a manager ticks before the groups begin."""
    desk.prepare()
    qtbot.waitUntil(lambda: isinstance(desk.window.stack.currentWidget(), PreparePage))
    page = desk.window.stack.currentWidget()
    assert isinstance(page, PreparePage)
    return page.boxes[0]


def test_a_manager_finds_the_overview_at_home_and_comes_back(
    qtbot: QtBot, tmp_path: Path, room: Callable[..., Room]
) -> None:
    made = room(lambda: Store.open(tmp_path, MemoryKeyring()))
    desk = made.desk
    qtbot.waitUntil(lambda: desk.currentWidget() is desk.home)
    desk.home_desk.keep_group(None, GroupWords("Norr", "", 9), lambda _fault: None)
    desk.home.review.click()
    reviewing = desk.home_desk.reviewing
    qtbot.waitUntil(lambda: reviewing.desk is not None and reviewing.desk.window.isVisible())
    opened = reviewing.desk
    assert opened is not None
    assert opened.page.leave.text() == "Tillbaka till grupperna du leder"
    ticked(qtbot, opened).click()
    opened.page.leave.click()
    qtbot.waitUntil(lambda: reviewing.desk is None)
    desk.home.review.click()  # and once more: the register was let go of
    qtbot.waitUntil(lambda: reviewing.desk is not None and reviewing.desk.window.isVisible())
    assert reviewing.desk is not None
    assert ticked(qtbot, reviewing.desk).isChecked()
    reviewing.desk.window.close()
    qtbot.waitUntil(lambda: reviewing.desk is None)
