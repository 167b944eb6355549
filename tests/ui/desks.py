"""A desk with a real store, for tests: no film, no VLC."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes import FakeAwake, FakeClock, FakePlayer
from vilkaarvi.app.desk import Desk
from vilkaarvi.app.door import StoreDoor
from vilkaarvi.app.parts import Parts
from vilkaarvi.hour.worker import Worker
from vilkaarvi.hour.writer import Writer
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.read import read_programme
from vilkaarvi.settings import Settings
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text
from vilkaarvi.ui.bridge import Bridge
from vilkaarvi.ui.home_acts import GroupWords
from vilkaarvi.ui.paper_pages import Work
from vilkaarvi.vlc_player.asked import Asked

Opens = Callable[[], Store]


def beside() -> Work:
    """Draws papers on a worker of its own."""
    return Worker(Bridge().post).do


class Room:
    """A desk without film."""

    def __init__(self, data: Path, opens: Opens, where: Path | None = None) -> None:
        places = Places(data, shipped_programmes())
        bridge = Bridge()
        self.writer, self.store = Writer(bridge.post), opens if isinstance(opens, StoreDoor) else StoreDoor(opens)
        self.quits: list[bool] = []
        self.opened: list[Path] = []  # with the computer's own program
        self.awake = FakeAwake()
        programme = read_programme(places, "vilka-ar-vi", date(2026, 11, 24))
        self.desk = Desk(
            Parts(
                Text(),
                places,
                programme,
                FakeClock(),
                self.store,
                self.writer,
                bridge,
                FakePlayer(),
                lambda: None,
                Asked,
                lambda: self.quits.append(True),
                self.awake,
                Settings(),
                show_file=self.opened.append,
                where=lambda *_: where,
            )
        )


def led_hour(qtbot: QtBot, made: Room) -> Desk:
    """The first session, started with a new group."""
    desk = made.desk
    qtbot.waitUntil(lambda: desk.currentWidget() is desk.home)
    desk.home_desk.keep_group(None, GroupWords("Norr", "", 9), lambda _fault: None)
    qtbot.waitUntil(lambda: desk.home.next.isVisible())
    desk.home.next.start.click()
    qtbot.waitUntil(lambda: desk.led is not None)
    return desk


def drawn(desk: Desk) -> None:
    """The leader's window follows the room a turn of the loop later."""
    QApplication.processEvents()
    while desk._follow.isActive():
        QApplication.processEvents()


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Room]]:
    made: list[Room] = []

    def make(opens: Opens, where: Path | None = None) -> Room:
        made.append(Room(tmp_path, opens, where))
        qtbot.addWidget(made[-1].desk)
        made[-1].desk.show()
        return made[-1]

    yield make
    for each in made:
        each.desk.audience.close()
        assert each.writer.close(10)
        each.store.close()
