"""The desk never waits for the system's key store, and says what is wrong with the saved work."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from tests.core.keyrings import MemoryKeyring
from tests.core.stores import begun
from tests.fakes import FakeClock
from tests.ui.desks import Opens, Room, drawn, led_hour, room
from vilkaarvi.errors import Code, Fault
from vilkaarvi.hour.writer import Writer
from vilkaarvi.session.events import HourStarted, StageEntered
from vilkaarvi.session.view import View
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text
from vilkaarvi.ui.console import Console
from vilkaarvi.ui.home_acts import GroupWords, ReadyIs, ReadyRow
from vilkaarvi.ui.opening import OpeningPage

__all__ = ["room"]  # a fixture
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
    desk.home_desk.keep_group(None, GroupWords("Norr", "", 9), lambda _fault: None)
    qtbot.waitUntil(lambda: desk.home.next.isVisible())
    assert keyring.asked_on == {"writer"}


def test_a_group_s_name_is_judged_beside_the_room_s_thread(
    qtbot: QtBot, tmp_path: Path, room: Callable[[Opens], Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first name that is judged reads the lists of words, which takes a tenth of a second."""
    desk = room(lambda: Store.open(tmp_path, None)).desk
    qtbot.waitUntil(lambda: desk.currentWidget() is desk.home)
    judged, told = set[str](), list[Fault | None]()

    def judge(_name: str) -> bool:
        judged.add(threading.current_thread().name)
        return True

    monkeypatch.setattr("vilkaarvi.notes.check.surely_points_out", judge)
    desk.home_desk.keep_group(None, GroupWords("Norr", "", 9), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert judged == {"writer"}
    assert told[0] is not None
    assert told[0].code is Code.NAME_IDENTIFIES
    assert not desk.home_desk.view.groups


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
    assert [said.what[:32] for said in desk.home_desk.view.troubles] == ["En del av det sparade är skadat:"]
    assert desk.home.troubles.isVisible()
    desk.home_desk.go_on(run.head.id, 30)
    qtbot.waitUntil(lambda: desk.led is not None and desk.led.harm is not None)
    assert desk.led is not None
    assert desk._chips(desk.led).startswith("! En del av den sparade träffen är skadad (1 bitar).")
    desk.leave()


def test_a_write_that_was_cut_off_is_told_quietly_when_the_hour_goes_on(
    qtbot: QtBot, tmp_path: Path, room: Callable[[Opens], Room]
) -> None:
    keyring = MemoryKeyring()
    with Store.open(tmp_path, keyring) as store:
        run = begun(store)
        run.record((HourStarted(0, 9), StageEntered(0, "valkomna", 0)))
        path = next(tmp_path.rglob("*.run"))
        whole = path.read_bytes()
        path.write_bytes(whole + whole[-9:])  # an end that is less than a piece
    desk = room(lambda: Store.open(tmp_path, keyring)).desk
    qtbot.waitUntil(lambda: desk.currentWidget() is desk.home)
    desk.home_desk.go_on(run.head.id, 30)
    qtbot.waitUntil(lambda: desk.led is not None and desk.led.hour.view().trouble is not None)
    assert desk.led is not None
    assert str(desk.led.hour.view().trouble).startswith("Programmet bröts mitt i en sparning.")
    assert desk._chips(desk.led).endswith("✓ Sparat")
    desk.leave()


def test_home_is_told_how_it_is_and_looks_again_when_asked(
    qtbot: QtBot, tmp_path: Path, room: Callable[[Opens], Room]
) -> None:
    desk = room(lambda: Store.open(tmp_path, MemoryKeyring())).desk
    told: list[tuple[ReadyRow, ...]] = []
    show = desk.home.ready.show_rows

    def heard(rows: tuple[ReadyRow, ...]) -> None:
        told.append(rows)
        show(rows)

    def known() -> bool:
        return bool(told) and all(row.state is not ReadyIs.WAIT for row in told[-1])

    desk.home.ready.show_rows = heard  # type: ignore[method-assign]
    qtbot.waitUntil(lambda: known() and not desk.home_desk.readiness.looking, timeout=20_000)
    assert "Filmerna fungerar" in [row.words for row in told[-1]]
    before = told[-1]
    desk.home_desk.look_again()
    desk.home_desk.look_again()  # one after the other, never both at once
    assert "Ingen projektor" in [row.words for row in told[-1] if row.state is ReadyIs.WAIT]
    qtbot.waitUntil(lambda: known() and not desk.home_desk.readiness.looking, timeout=20_000)
    assert [row.words for row in told[-1]] == [row.words for row in before]


def test_the_computer_is_kept_awake_from_the_start_of_the_hour_until_it_is_left(
    qtbot: QtBot, tmp_path: Path, room: Callable[[Opens], Room]
) -> None:
    made = room(lambda: Store.open(tmp_path, MemoryKeyring()))
    desk = led_hour(qtbot, made)
    assert made.awake.asked == ["En träff pågår: skärmen ska vara tänd"]
    assert desk.led is not None
    assert desk.led.hour.view().trouble is None
    desk.leave()
    assert made.awake.asked[1:] == [None]


def test_a_computer_that_may_fall_asleep_is_told_beside_the_hour_and_stops_nothing(
    qtbot: QtBot, tmp_path: Path, room: Callable[[Opens], Room]
) -> None:
    made = room(lambda: Store.open(tmp_path, MemoryKeyring()))
    desk = led_hour(qtbot, made)
    made.awake.told(Fault(Code.MAY_SLEEP))
    assert desk.console is not None
    qtbot.waitUntil(desk.console.now.trouble.isVisible)
    drawn(desk)
    told = desk.console.now.trouble.text()
    assert told.startswith("Datorn kan somna under träffen")
    assert "Rör tangentbordet" in told
    assert desk.led is not None
    desk.led.next()


def test_the_hour_s_windows_are_built_while_home_is_quiet_and_each_hour_has_its_own(
    qtbot: QtBot, tmp_path: Path, room: Callable[[Opens], Room]
) -> None:
    desk = room(lambda: Store.open(tmp_path, MemoryKeyring())).desk
    qtbot.waitUntil(lambda: len(desk.findChildren(Console)) == 1)
    built = desk.findChildren(Console)[0]
    desk.home_desk.keep_group(None, GroupWords("Norr", "", 9), lambda _fault: None)
    qtbot.waitUntil(lambda: desk.home.next.isVisible())
    desk.home_desk.start("traff-1")
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
    desk.home_desk.go_on(run.head.id, 30)
    assert desk.led is None
    qtbot.waitUntil(lambda: desk.console is not None and desk.console.next.text() != "")
    assert desk.currentWidget() is desk.console
    desk.leave()


def test_a_clock_that_goes_on_draws_only_what_looks_new(
    qtbot: QtBot, tmp_path: Path, room: Callable[[Opens], Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = led_hour(qtbot, room(lambda: Store.open(tmp_path, None)))
    qtbot.waitUntil(lambda: desk.console is not None and desk.console.next.text() != "")
    assert desk.console is not None
    assert desk.led is not None
    clock = desk.parts.clock
    assert isinstance(clock, FakeClock)
    drawn(desk)
    seen: list[int] = []
    shows = desk.console.show_view

    def counted(view: View, chips: str, closing: bool) -> None:
        seen.append(view.minutes_left)
        shows(view, chips, closing)

    monkeypatch.setattr(desk.console, "show_view", counted)
    for _ in range(3):
        desk._on_tick()
        drawn(desk)
    assert seen == []
    for _ in range(10):  # the clock's figures change twice, the bar a little oftener
        clock.advance(0.2)
        desk._on_tick()
        drawn(desk)
    assert len(seen) <= 6
    seen.clear()
    clock.advance(120)
    desk._on_tick()
    drawn(desk)
    assert len(seen) == 1
    desk.led.black()
    drawn(desk)
    assert len(seen) == 2


def test_the_leader_s_window_is_a_window_to_a_screen_reader(
    qtbot: QtBot, tmp_path: Path, room: Callable[[Opens], Room]
) -> None:
    desk = room(lambda: Store.open(tmp_path, MemoryKeyring())).desk
    heard = QAccessible.queryAccessibleInterface(desk)
    assert heard.role() is QAccessible.Role.Window
    assert heard.text(QAccessible.Text.Name) == "Samtalsledarens skärm"
    qtbot.waitUntil(lambda: desk.currentWidget() is desk.home)
