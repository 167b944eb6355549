"""From one laptop to the other through the real windows: the file, the code, and what is here afterwards."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.core.keyrings import MemoryKeyring
from tests.core.transfers import CANARY, LINES, hour, norr
from tests.fakes import FakeAwake, FakeClock, FakePlayer
from tests.ui.test_by_keyboard import tabbed
from tests.ui.test_languages import clean, shown
from vilkaarvi.app.desk import Desk
from vilkaarvi.app.door import StoreDoor
from vilkaarvi.app.parts import Parts
from vilkaarvi.hour.writer import Writer
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.model import Programme
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.view import TextRoom
from vilkaarvi.settings import Settings
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text
from vilkaarvi.ui import style
from vilkaarvi.ui.bridge import Bridge
from vilkaarvi.ui.console import Console
from vilkaarvi.ui.home import HomePage
from vilkaarvi.ui.transfer_give import GiveWindow
from vilkaarvi.ui.transfer_take import TakeWindow
from vilkaarvi.vlc_player.asked import Asked

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def programme() -> Programme:
    """Two sessions that can be led."""
    made = read_programme(Places(Path("unused"), shipped_programmes()), "vilka-ar-vi", date(2026, 11, 24))
    first = made.sessions[0]
    return replace(made, sessions=(first, replace(first, id="traff-2", number=2)))


class Laptop:
    """A desk over a data folder of its own. `file`: what its dialogs answer."""

    def __init__(self, qtbot: QtBot, data: Path, file: Path, language: str = "sv") -> None:
        self.data, self.keyring, self.qtbot = data, MemoryKeyring(), qtbot
        self.file: Path | None = file
        self._bridge, self._language = Bridge(), language
        self.desk: Desk

    def prepared(self, work: Callable[[Store], object]) -> "Laptop":
        """What lies in the folder before the program starts."""
        with Store.open(self.data, self.keyring) as store:
            work(store)
        return self

    def started(self) -> "Laptop":
        self.writer = Writer(self._bridge.post)
        self.store = StoreDoor(lambda: Store.open(self.data, self.keyring))
        places = Places(self.data, shipped_programmes())
        self.desk = Desk(
            Parts(
                Text(self._language), places, programme(), FakeClock(), self.store, self.writer, self._bridge,
                FakePlayer(), lambda: None, Asked, lambda: None, FakeAwake(), Settings(),
            )
        )  # fmt: skip
        self.desk.home_desk.transfers.ask_to_save = lambda _over: self.file
        self.desk.home_desk.transfers.ask_to_open = lambda _over: self.file
        self.qtbot.addWidget(self.desk)
        self.desk.show()
        self.qtbot.waitUntil(lambda: self.home.isVisible() and bool(self.home.kicker.text()))
        return self

    def closed(self) -> None:
        self.desk.audience.close()
        assert self.writer.close(10)
        self.store.close()

    @property
    def home(self) -> HomePage:
        found = self.desk.findChild(HomePage)
        assert isinstance(found, HomePage)
        return found

    def giving(self) -> GiveWindow:
        self.home.transfer.give.click()
        self.qtbot.waitUntil(lambda: isinstance(self.desk.home_desk.transfers.window, GiveWindow))
        window = self.desk.home_desk.transfers.window
        assert isinstance(window, GiveWindow)
        return window

    def taking(self) -> TakeWindow:
        self.home.transfer.take.click()
        window = self.desk.home_desk.transfers.window
        assert isinstance(window, TakeWindow)
        window.choose.click()
        return window

    def code_of_new_file(self) -> str:
        window = self.giving()
        window.make.click()
        self.qtbot.waitUntil(window.code.isVisible, timeout=20_000)
        QTest.keyClick(window, Qt.Key.Key_Escape)  # a slip of the hand
        assert window.isVisible()
        code = " ".join(group.text() for group in window.code.groups)
        window.close_it.click()
        self.qtbot.waitUntil(self.home.handed.isVisible)
        return code


@pytest.fixture
def laptops(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Laptop]]:
    made: list[Laptop] = []

    def make(name: str, language: str = "sv") -> Laptop:
        made.append(Laptop(qtbot, tmp_path / name, tmp_path / "Grupp.grupp", language))
        return made[-1]

    yield make
    for each in made:
        each.closed()


def said(window: QWidget) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def looked_into(laptop: Laptop, code: str) -> TakeWindow:
    window = laptop.taking()
    QTest.keyClicks(window.code, code)
    window.open_it.click()
    laptop.qtbot.waitUntil(window.heading.isVisible, timeout=20_000)
    return window


def test_a_group_goes_from_one_laptop_to_the_other(qtbot: QtBot, laptops: Callable[..., Laptop]) -> None:
    a = laptops("a").prepared(lambda store: hour(store, norr(store), "traff-1")).started()
    b = laptops("b").started()
    assert not b.home.transfer.give.isVisible()
    window = a.giving()
    assert "Gruppens plan, 1 träff som har hållits med hur många som var där, och 2 rader som ni enats om." in said(
        window
    )
    assert "!" not in said(window)
    window.close()
    code = a.code_of_new_file()
    assert a.home.handed.what.text() == "Norr: lämnad över 24 november 2026"
    assert not a.home.next.start.isVisible()
    written = [path.read_bytes() for path in a.data.parent.rglob("*") if path.is_file()]
    digits = "".join(code.split()).encode()
    assert not [raw for raw in written if CANARY.encode() in raw or digits in raw or digits[:12] in raw]

    taking = looked_into(b, code)
    assert "Träff 1: Vad är det som har hänt?" in said(taking)
    assert "24 november 2026 · 8 deltog, enades om 2 rader" in said(taking)
    assert "Gruppen är ny på den här datorn." in said(taking)
    assert b.home.form.isVisible()  # nothing is taken in yet
    taking.take.click()
    qtbot.waitUntil(taking.home.isVisible)
    assert "Norr finns nu här" in said(taking)
    taking.home.click()
    qtbot.waitUntil(lambda: b.home.next.start.isVisible())
    qtbot.waitUntil(lambda: "✓ Genomförd 24 november 2026" in said(b.home.sessions))
    presses = [each.text() for each in b.home.past.findChildren(QPushButton)]
    assert presses == ["Var det tungt?", "Spara PDF"]  # the slips are the first laptop's
    assert b.home.next.title.text().startswith("Träff 2")
    assert not b.home.resume.isVisible()

    b.home.next.start.click()
    qtbot.waitUntil(lambda: b.desk.findChild(Console) is not None)
    console = b.desk.findChild(Console)
    assert isinstance(console, Console)
    qtbot.waitUntil(lambda: all(line in said(console) for line in LINES))
    console.aside.click()
    assert b.desk.led is not None
    room = b.desk.led.hour.view().room
    assert isinstance(room, TextRoom)
    assert room.lines[:2] == LINES
    b.desk.leave()


def test_the_same_file_twice_says_that_all_is_here(qtbot: QtBot, laptops: Callable[..., Laptop]) -> None:
    a = laptops("a").prepared(lambda store: hour(store, norr(store), "traff-1")).started()
    b = laptops("b").started()
    code = a.code_of_new_file()
    first = looked_into(b, code)
    first.take.click()
    qtbot.waitUntil(first.home.isVisible)
    first.home.click()
    again = looked_into(b, code)
    assert "✓ Allt i filen finns redan här. Du behöver inte göra något." in said(again)
    assert not again.take.isVisible()
    again.close()
    qtbot.waitUntil(lambda: b.home.groups.count() == 1)


def test_a_group_can_be_taken_back(qtbot: QtBot, laptops: Callable[..., Laptop]) -> None:
    a = laptops("a").prepared(norr).started()
    a.code_of_new_file()
    a.home.handed.back.click()
    qtbot.waitUntil(a.home.next.start.isVisible)
    assert not a.home.handed.isVisible()


def test_a_slip_is_told_while_the_other_is_on_the_phone_and_a_wrong_code_says_only_that(
    qtbot: QtBot, laptops: Callable[..., Laptop]
) -> None:
    a = laptops("a").prepared(norr).started()
    a.code_of_new_file()
    window = a.taking()
    QTest.keyClicks(window.code, "356 763")
    assert window.progress.text() == "✓ 1 av 5 grupper"
    QTest.keyClicks(window.code, " 756 497")
    assert window.progress.text().startswith("! Grupp 2 i koden stämmer inte.")
    window.code.selectAll()
    QTest.keyClicks(window.code, "356763 756496 392370 769715 123364")
    assert window.progress.text() == "✓ 5 av 5 grupper"
    QTest.keyClick(window.code, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.troubles[0].text()), timeout=20_000)
    assert window.troubles[0].text().startswith("Koden stämmer inte.")
    assert not window.heading.isVisible()
    window.close()


def test_a_file_that_is_none_is_told_before_the_code_is_tried(qtbot: QtBot, laptops: Callable[..., Laptop]) -> None:
    b = laptops("b").started()
    assert b.file is not None
    b.file.write_bytes(b"%PDF-1.7 nothing of ours")
    window = b.taking()
    QTest.keyClicks(window.code, "356763756496392370769715123364")
    window.open_it.click()
    qtbot.waitUntil(lambda: "ingen hel fil med en grupp" in window.troubles[0].text(), timeout=20_000)
    b.file.unlink()
    window.open_it.click()
    qtbot.waitUntil(lambda: "går inte att öppna" in window.troubles[0].text(), timeout=20_000)
    window.close()


def test_a_file_that_cannot_be_written_is_told_and_the_group_stays(
    qtbot: QtBot, laptops: Callable[..., Laptop], tmp_path: Path
) -> None:
    a = laptops("a").prepared(norr).started()
    a.file = tmp_path / "nowhere" / "Grupp.grupp"
    window = a.giving()
    window.make.click()
    qtbot.waitUntil(window.trouble.isVisible, timeout=20_000)
    assert window.make.isEnabled()
    assert not a.home.handed.isVisible()
    window.close()


def test_what_is_not_finished_is_told_before_the_file_is_made(laptops: Callable[..., Laptop]) -> None:
    a = laptops("a").prepared(lambda store: hour(store, norr(store), "traff-1", finished=False)).started()
    window = a.giving()
    assert "! Träff 1: Vad är det som har hänt? är inte färdigställd." in said(window)
    window.close()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_both_windows_speak_one_language_and_every_control_has_a_name(
    laptops: Callable[..., Laptop], language: str
) -> None:
    a = laptops("a", language).prepared(lambda store: hour(store, norr(store), "traff-1", finished=False)).started()
    giving = a.giving()
    clean(language, programme(), shown(giving))
    assert all(each.accessibleName() for each in giving.findChildren(QPushButton))
    giving.close()
    code = a.code_of_new_file()
    window = looked_into(a, code)
    said_here = shown(window) | shown(a.home.handed) | shown(a.home.transfer)
    clean(language, programme(), said_here - {window.file.text().casefold()})
    assert all(each.accessibleName() for each in window.findChildren(QPushButton))
    assert window.code.accessibleName() == {"sv": "Koden", "en": "The code"}[language]
    window.close()


def test_all_is_reached_by_keyboard_and_a_low_screen_scrolls(
    qtbot: QtBot, qapp: QApplication, laptops: Callable[..., Laptop]
) -> None:
    style.apply(qapp)
    a = laptops("a").prepared(lambda store: hour(store, norr(store), "traff-1")).started()
    window = a.taking()
    assert tabbed(window, window.choose) == [window.choose, window.code, window.open_it, window.leave[0]]
    window.close()
    giving = a.giving()
    giving.resize(giving.width(), 200)
    bar = giving.scrolls.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert bar.value() == 0
    QTest.keyClick(giving, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(giving, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    assert giving.make.isVisible()
    giving.close()


def test_a_version_of_the_programme_that_is_not_here_is_told_before_the_group_is_taken_in(
    qtbot: QtBot, laptops: Callable[..., Laptop]
) -> None:
    a = laptops("a").prepared(lambda store: hour(store, norr(store), "traff-1", edition="4f1d9b07c2a83e65")).started()
    window = looked_into(laptops("b").started(), a.code_of_new_file())
    assert "! Gruppen började med en annan version av programmet, och den finns inte på den här datorn." in said(window)
    assert window.take.isEnabled()
    window.leave[1].click()


def test_words_that_differ_are_only_taken_when_the_leader_wants_them(
    qtbot: QtBot, laptops: Callable[..., Laptop]
) -> None:
    a = laptops("a").prepared(norr).started()
    code = a.code_of_new_file()

    def renamed() -> None:
        store = a.store()
        store.add_group(replace(store.groups()[0], name="Söder", headcount=12))

    a.writer.do(renamed, lambda *_: None)
    window = looked_into(a, code)
    assert (window.heading.text(), window.about.text()) == ("Söder", "12 deltagare · Vård")
    assert "! Gruppen heter något annat här, eller är olika stor. Det som står här behålls." in said(window)
    assert not window.take.isEnabled()
    assert window.use_words.text().endswith("Norr · 9 deltagare · Vård")
    window.use_words.click()
    window.take.click()
    qtbot.waitUntil(window.home.isVisible)
    window.home.click()
    qtbot.waitUntil(lambda: a.home.groups.currentText() == "Norr · Vård")
