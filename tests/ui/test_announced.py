"""What a screen reader is told of the hour without asking: the words, and whether they break in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from pytestqt.qtbot import QtBot

from tests.core.keyrings import MemoryKeyring
from tests.core.stores import begun
from tests.fakes import FakeClock, FakePlayer
from tests.ui.desks import Opens, Room, drawn, room
from vilkaarvi.app.desk import Desk
from vilkaarvi.app.led import Led
from vilkaarvi.errors import Code, Fault
from vilkaarvi.session.events import HourStarted, StageEntered
from vilkaarvi.store.store import Store
from vilkaarvi.ui import announce as announce_module
from vilkaarvi.ui.announce import Politeness, announce
from vilkaarvi.ui.room import RoomView

__all__ = ["room"]  # a fixture
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
QUESTION_1 = "Vad minns du från 2015 och åren efter? Vad märktes här hos oss?"
CUE = "Tänk tyst: Vad minns du från hösten 2015? Det kan vara något litet."


class Ears:
    """Stands where Qt's own bridge to a screen reader stands. Attributes: heard (each event's words, and how)."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, Politeness]] = []

    def isActive(self) -> bool:
        return True

    def updateAccessibility(self, event: QAccessibleAnnouncementEvent) -> None:
        assert event.type() is QAccessible.Event.Announcement
        self.heard.append((event.message(), event.politeness()))


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, room: Callable[[Opens], Room]) -> Desk:
    """An hour at its welcome."""
    keyring = MemoryKeyring()
    with Store.open(tmp_path, keyring) as store:
        run = begun(store)
        run.record((HourStarted(0, 9), StageEntered(0, "valkomna", 0)))
    desk = room(lambda: Store.open(tmp_path, keyring)).desk
    qtbot.waitUntil(lambda: desk.currentWidget() is desk.home)
    desk.home_desk.go_on(run.head.id, 60)
    qtbot.waitUntil(lambda: desk.led is not None and desk.currentWidget() is desk.console)
    drawn(desk)
    return desk


@pytest.fixture
def heard(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Politeness]]:
    ears = Ears()
    monkeypatch.setattr(announce_module, "QAccessible", ears)
    return ears.heard


def led(desk: Desk) -> Led:
    assert desk.led is not None
    return desk.led


def player(desk: Desk) -> FakePlayer:
    made = desk.parts.player
    assert isinstance(made, FakePlayer)
    return made


def time_goes_by(desk: Desk, seconds: int) -> None:
    clock = desk.parts.clock
    assert isinstance(clock, FakeClock)
    for _ in range(seconds):
        clock.advance(1)
        led(desk).hour.tick()
        drawn(desk)


def test_a_new_step_is_announced_once_with_its_question(desk: Desk, heard: list[tuple[str, Politeness]]) -> None:
    led(desk).go_to("fraga-1")
    drawn(desk)
    time_goes_by(desk, 5)
    assert heard == [(f"Tyst. {QUESTION_1}", Politeness.Polite)]


def test_a_film_s_stop_at_a_question_is_announced_and_captions_never(
    desk: Desk, heard: list[tuple[str, Politeness]]
) -> None:
    led(desk).go_to("film-1")
    drawn(desk)
    assert desk.console is not None
    desk.console.set_caption("Hej", "Hello")
    time_goes_by(desk, 2)
    assert heard == [("Film, del 1", Politeness.Polite)]
    player(desk).reaches(70_000)
    drawn(desk)
    assert [heard[-1]] == heard[1:]
    assert heard[-1] == (f"Tyst. {CUE}", Politeness.Polite)


def test_the_end_of_the_time_is_announced_once_and_again_when_more_time_is_up(
    desk: Desk, heard: list[tuple[str, Politeness]]
) -> None:
    led(desk).go_to("fraga-1")
    time_goes_by(desk, 59)
    heard.clear()
    time_goes_by(desk, 10)
    up = ("Tiden är ute. Nästa: två och två", Politeness.Polite)
    assert heard == [up]
    led(desk).add_minutes(1)
    time_goes_by(desk, 60)
    assert heard == [up, up]


def test_a_film_s_trouble_breaks_in_once(desk: Desk, heard: list[tuple[str, Politeness]]) -> None:
    led(desk).go_to("film-1")
    drawn(desk)
    heard.clear()
    player(desk).fails(Fault(Code.FILM_MISSING, name="traff1-del1.mp4", folder="media"))
    drawn(desk)
    time_goes_by(desk, 3)
    (told, how), *rest = heard
    assert "traff1-del1.mp4" in told
    assert how is Politeness.Assertive
    assert all(later is Politeness.Polite for _words, later in rest)


def test_work_that_is_not_saved_and_a_projector_that_is_gone_break_in(
    desk: Desk, heard: list[tuple[str, Politeness]]
) -> None:
    desk._on_projector = True
    desk._projector_changed(False)
    drawn(desk)
    led(desk).hour.unsaved = Fault(Code.DISK_FULL)
    desk._changed()
    drawn(desk)
    time_goes_by(desk, 1)
    assert heard == [
        ("Projektorn är borta. F5 visar rummets bild här.", Politeness.Assertive),
        (str(desk.parts.text.fault(Fault(Code.DISK_FULL))), Politeness.Assertive),
    ]


def test_nothing_happens_where_nobody_listens(qtbot: QtBot) -> None:
    view = RoomView()
    qtbot.addWidget(view)
    announce(view, "Två och två")
    assert not QAccessible.isActive()
