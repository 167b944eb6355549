"""The projector is pulled out in the middle of an hour: it is said, the film waits, nothing is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.core.keyrings import MemoryKeyring
from tests.core.stores import begun
from tests.fakes import FakePlayer
from tests.ui.desks import Opens, Room, drawn, room
from vilkaarvi.app.chips import projector_chip
from vilkaarvi.app.desk import Desk
from vilkaarvi.programme.model import Film
from vilkaarvi.session.events import HourStarted, StageEntered
from vilkaarvi.session.view import FilmIs
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text
from vilkaarvi.ui.audience import AudienceWindow
from vilkaarvi.ui.console_keys import ALONE_MS
from vilkaarvi.ui.room import RoomView
from vilkaarvi.ui.room_look import DARK, LIGHT
from vilkaarvi.ui.screens import Seen

__all__ = ["room"]  # a fixture
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, room: Callable[[Opens], Room]) -> Desk:
    """An hour in its first film, on a projector."""
    keyring = MemoryKeyring()
    with Store.open(tmp_path, keyring) as store:
        run = begun(store)
        run.record((HourStarted(0, 9), StageEntered(0, "valkomna", 0)))
    desk = room(lambda: Store.open(tmp_path, keyring)).desk
    qtbot.waitUntil(lambda: desk.currentWidget() is desk.home)
    desk.home_desk.go_on(run.head.id, 60)
    qtbot.waitUntil(lambda: desk.led is not None and desk.currentWidget() is desk.console)
    assert desk.led is not None
    film = next(step for step in desk.led.hour.engine.session.steps if isinstance(step, Film))
    desk._on_projector = True
    desk.led.go_to(film.id)
    drawn(desk)
    return desk


def film(desk: Desk) -> FilmIs:
    assert desk.led is not None
    return desk.led.hour.view().film


def chip(desk: Desk) -> str:
    drawn(desk)
    assert desk.console is not None
    return desk.console.head.chips.text().split("   ")[0]


def test_the_film_waits_the_chip_says_why_and_the_hour_goes_on(desk: Desk) -> None:
    assert film(desk) is FilmIs.PLAYING
    player = desk.parts.player
    assert isinstance(player, FakePlayer)
    desk._projector_changed(False)
    assert film(desk) is FilmIs.PAUSED
    assert player.calls[-1] == ("pause",)
    assert chip(desk) == "! Projektorn är borta. Filmen är pausad. F5 visar rummets bild här."
    assert desk.led is not None
    before = desk.led.hour.elapsed_ms()
    desk.parts.clock.advance(60)  # type: ignore[attr-defined]  # the tests' own clock
    assert desk.led.hour.elapsed_ms() == before + 60_000
    desk._projector_changed(True)
    assert film(desk) is FilmIs.PAUSED  # only the leader lets it go on
    assert "borta" not in chip(desk)


def test_a_film_that_the_leader_has_paused_stays_so(desk: Desk) -> None:
    assert desk.led is not None
    desk.led.toggle_pause()
    desk._projector_changed(False)
    assert film(desk) is FilmIs.PAUSED


def test_a_screen_that_only_changes_its_size_pauses_nothing(desk: Desk) -> None:
    desk._projector_changed(True)
    assert film(desk) is FilmIs.PLAYING


@pytest.mark.parametrize(
    ("seen", "lost", "paused", "said"),
    [
        (Seen("EPSON"), False, False, "✓ Projektor"),
        (Seen("EPSON"), True, True, "✓ Projektor"),
        (Seen(None), False, False, "En skärm"),
        (Seen(None), True, False, "! Projektorn är borta. F5 visar rummets bild här."),
        (
            Seen(None, mirrored=True),
            True,
            True,
            "! Skärmarna visar samma bild. Välj att utöka skärmen, inte spegla den.",
        ),
    ],
)
def test_the_chip_says_how_it_is_in_words(seen: Seen, lost: bool, paused: bool, said: str) -> None:
    assert projector_chip(seen, lost, paused, Text()) == said


def test_the_settings_dress_the_room_and_a_key_turns_it_light_and_dark_in_the_hour(desk: Desk) -> None:
    assert desk.led is not None
    assert desk.console is not None
    desk.led.go_to("fraga-1")
    drawn(desk)
    views = (desk.audience.view, desk.console.room, desk.console.now.mirror)
    seen = [[view._look.theme for view in views]]
    for _ in range(2):
        QTest.keyClick(desk.console.next, Qt.Key.Key_L)
        QTest.qWait(ALONE_MS + 60)
        seen.append([view._look.theme for view in views])
    assert seen == [[DARK] * 3, [LIGHT] * 3, [DARK] * 3]


# --- for a screen reader


def test_the_room_s_screen_is_a_window_with_a_name_and_in_it_a_text(qtbot: QtBot) -> None:
    window = AudienceWindow(Text(), lambda there: None)
    qtbot.addWidget(window)
    frame = QAccessible.queryAccessibleInterface(window)
    assert frame.role() is QAccessible.Role.Window
    assert frame.text(QAccessible.Text.Name) == "Rummets skärm"
    assert isinstance(window.centralWidget(), RoomView)
    assert QAccessible.queryAccessibleInterface(window.view).role() is QAccessible.Role.StaticText
