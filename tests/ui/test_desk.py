"""The desk never waits for the system's key store, and says what is wrong with the saved work."""

import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.core.keyrings import MemoryKeyring
from tests.core.stores import begun
from tests.fakes import FakeClock, FakePlayer
from vilkaarvi.app.desk import Desk
from vilkaarvi.app.door import StoreDoor
from vilkaarvi.app.parts import Parts
from vilkaarvi.errors import Code
from vilkaarvi.hour.writer import Writer
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.events import HourStarted, StageEntered
from vilkaarvi.settings import Settings
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text
from vilkaarvi.ui.bridge import Bridge
from vilkaarvi.ui.console import Console
from vilkaarvi.ui.opening import OpeningPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class SlowKeyring(MemoryKeyring):
    """A system that answers when it is told to, and remembers on which thread it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.answers = threading.Event()
        self.asked_on: set[str] = set()

    def get(self, name: str) -> bytes | None:
        self._wait()
        return super().get(name)

    def keep(self, name: str, secret: bytes) -> bool:
        self._wait()
        return super().keep(name, secret)

    def _wait(self) -> None:
        self.asked_on.add(threading.current_thread().name)
        assert self.answers.wait(30)


Opens = Callable[[], Store]


class Room:
    """A desk without film."""

    def __init__(self, data: Path, opens: Opens, passphrase: str | None = None) -> None:
        places = Places(data, shipped_programmes())
        bridge = Bridge()
        self.writer, self.store = Writer(bridge.post), StoreDoor(opens)
        self.quits: list[bool] = []
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
                lambda: None,
                lambda: self.quits.append(True),
                Settings(),
                passphrase=passphrase,
            )
        )


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[Opens], Room]]:
    made: list[Room] = []

    def make(opens: Opens) -> Room:
        made.append(Room(tmp_path, opens))
        qtbot.addWidget(made[-1].desk)
        made[-1].desk.show()
        return made[-1]

    yield make
    for each in made:
        each.desk.audience.close()
        assert each.writer.close(10)
        each.store.close()


def test_the_window_lives_while_the_key_store_thinks(
    qtbot: QtBot, tmp_path: Path, room: Callable[[Opens], Room]
) -> None:
    keyring = SlowKeyring()
    made = room(lambda: Store.open(tmp_path, keyring))
    desk = made.desk
    qtbot.waitUntil(lambda: bool(keyring.asked_on))
    qtbot.wait(100)  # events are worked on meanwhile
    assert desk.currentWidget() is desk.opening
    assert desk.opening.heading.text() == "Öppnar det som är sparat …"
    assert not made.store.is_open
    keyring.answers.set()
    qtbot.waitUntil(lambda: desk.currentWidget() is desk.home)
    assert desk.home.form.isVisible()
    desk.make_group("Norr", "", 9, lambda _fault: None)
    qtbot.waitUntil(lambda: desk.home.next.isVisible())
    assert keyring.asked_on == {"writer"}


def test_a_long_wait_says_what_to_do(qtbot: QtBot) -> None:
    page = OpeningPage(Text(), slow_ms=20)
    qtbot.addWidget(page)
    assert page.slow.isHidden()
    page.show()
    qtbot.waitUntil(page.slow.isVisible)
    assert page.slow.text().startswith("Datorns nyckelförvaring har inte svarat än.")


def test_a_writer_that_waits_for_ever_is_let_go() -> None:
    never = threading.Event()
    writer = Writer(lambda call: call())
    writer.do(never.wait, lambda *_: None)
    assert not writer.close(0.05)
    never.set()


def test_a_mistake_of_ours_is_told_and_the_writer_lives_on(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[object] = []
    reported: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda told: reported.append(told.exc_type))
    writer = Writer(lambda call: call())
    writer.do(lambda: 1 // 0, lambda _none, fault: heard.append(fault.code if fault else None))
    writer.do(lambda: 7, lambda seven, _fault: heard.append(seven))
    assert writer.close(10)
    assert heard == [Code.UNHANDLED, 7]
    assert reported == [ZeroDivisionError]


def test_saved_work_that_cannot_be_opened_is_handed_on_and_shows_no_empty_home(
    qtbot: QtBot, tmp_path: Path, room: Callable[[Opens], Room]
) -> None:
    with Store.open(tmp_path, MemoryKeyring()):
        made = room(lambda: Store.open(tmp_path, MemoryKeyring()))
        qtbot.waitUntil(lambda: bool(made.quits))
    assert made.store.refused is not None
    assert made.store.refused.code is Code.DATA_LOCKED
    assert made.desk.currentWidget() is made.desk.opening


def test_damage_stands_on_home_and_beside_the_hour(qtbot: QtBot, tmp_path: Path, room: Callable[[Opens], Room]) -> None:
    keyring = MemoryKeyring()
    with Store.open(tmp_path, keyring) as store:
        run = begun(store)
        run.record((HourStarted(0, 9),))
        path = next(tmp_path.rglob("*.run"))
        raw = path.read_bytes()
        path.write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))
    desk = room(lambda: Store.open(tmp_path, keyring)).desk
    qtbot.waitUntil(lambda: desk.currentWidget() is desk.home)
    assert [said.what[:32] for said in desk._view.troubles] == ["En del av det sparade är skadat:"]
    assert desk.home.troubles.isVisible()
    desk.go_on(run.head.id, 30)
    qtbot.waitUntil(lambda: desk.led is not None and desk.led.harm is not None)
    assert desk.led is not None
    assert desk._chips(desk.led).startswith("! En del av den sparade träffen är skadad (1 bitar).")
    desk.leave()


def test_the_hour_s_windows_are_built_while_home_is_quiet_and_each_hour_has_its_own(
    qtbot: QtBot, tmp_path: Path, room: Callable[[Opens], Room]
) -> None:
    desk = room(lambda: Store.open(tmp_path, MemoryKeyring())).desk
    qtbot.waitUntil(lambda: len(desk.findChildren(Console)) == 1)
    built = desk.findChildren(Console)[0]
    desk.make_group("Norr", "", 9, lambda _fault: None)
    qtbot.waitUntil(lambda: desk.home.next.isVisible())
    desk.start("traff-1")
    qtbot.waitUntil(lambda: desk.currentWidget() is built)
    desk.leave()
    qtbot.waitUntil(lambda: [each for each in desk.findChildren(Console) if each is not built] != [])
    assert desk.currentWidget() is desk.home


def test_a_start_before_the_windows_are_built_is_only_a_little_later(
    qtbot: QtBot, tmp_path: Path, room: Callable[[Opens], Room]
) -> None:
    keyring = MemoryKeyring()
    with Store.open(tmp_path, keyring) as store:
        run = begun(store)
        run.record((HourStarted(0, 9), StageEntered(0, "valkomna", 0)))
    desk = room(lambda: Store.open(tmp_path, keyring)).desk
    qtbot.waitUntil(lambda: desk.currentWidget() is desk.home)
    desk.go_on(run.head.id, 30)
    assert desk.led is None
    qtbot.waitUntil(lambda: desk.console is not None and desk.console.next.text() != "")
    assert desk.currentWidget() is desk.console
    desk.leave()
