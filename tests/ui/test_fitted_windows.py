"""Every window beside the hour fits 1366×768 at 200 %: its presses are in sight, and the rest scrolls."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.core.test_recovery import CODE
from tests.ui.test_computer import LINES
from tests.ui.test_sound_panel import Presses
from tests.ui.whole_hours import settled
from vilkaarvi.errors import Code, Fault
from vilkaarvi.settings import Settings
from vilkaarvi.text import Text
from vilkaarvi.ui import fitted_window, style
from vilkaarvi.ui.acts import Done, NotesAre
from vilkaarvi.ui.computer import ComputerWindow
from vilkaarvi.ui.fitted_window import FittedWindow
from vilkaarvi.ui.notes_lock import PhraseWindow
from vilkaarvi.ui.ready_steps import StepsWindow
from vilkaarvi.ui.recovery import ChangeWindow, RecoverWindow, SheetWindow
from vilkaarvi.ui.settings_form import SettingsForm
from vilkaarvi.ui.sound_panel import SoundPanel
from vilkaarvi.ui.transfer_acts import Arriving
from vilkaarvi.ui.transfer_take import TakeWindow
from vilkaarvi.ui.trouble import TroubleWindow
from vilkaarvi.ui.whole_lines import lines_of

SMALLEST = QRect(0, 0, 683, 384)
STEPS = ["Kontrollera att kabeln sitter i både i datorn och i projektorn, och att projektorn är på."] * 6


@dataclass
class SmallScreen:
    """A laptop's screen at 200 %."""

    def availableGeometry(self) -> QRect:
        return SMALLEST


class Hands:
    def state(self) -> NotesAre:
        return NotesAre.CHOOSE

    def unlock(self, passphrase: str, done: Done) -> None:
        done(None)


class Locked(Hands):
    def state(self) -> NotesAre:
        return NotesAre.LOCKED

    def unlock(self, passphrase: str, done: Done) -> None:
        done(Fault(Code.WRONG_PASSPHRASE))


def app() -> QApplication:
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    return running


def computer() -> QDialog:
    window = ComputerWindow(Text())
    window.show_lines(LINES * 10)
    return window


class NoTakers:
    def which(self) -> Path | None:
        return None

    def look_into(self, path: Path, typed: str, done: Callable[[Arriving | None, Fault | None], None]) -> None:
        done(None, None)

    def take_in(self, use_words: bool, done: Done) -> None:
        done(None)


class NoSheet:
    def where(self) -> Path | None:
        return Path("/hem/olle/Dokument/Återställningsblad.pdf")

    def make(self, path: Path, done: Done) -> None:
        done(None)

    def throw_away(self, path: Path, done: Done) -> None:
        done(Fault(Code.WRITE_FAILED, path=path))

    def decline(self) -> None:
        pass


class NoKeys:
    def recover(self, code: str, passphrase: str, done: Done) -> None:
        done(Fault(Code.SHEET_WRONG))

    def start_over(self, passphrase: str, done: Done) -> None:
        done(Fault(Code.PASSPHRASE_SHORT, least=10))

    def change(self, old: str, new: str, done: Done) -> None:
        done(Fault(Code.WRONG_PASSPHRASE))


READERS = (
    "Den som är inloggad som du på den här datorn.",
    "Den som har återställningsbladet och den här datorns filer.",
    "Kommunen, med sin återställningsnyckel (3f2a 91c0) och den här datorns filer.",
)


def printed() -> QDialog:
    window = SheetWindow(Text(), NoSheet(), READERS, again=True)
    window.make.click()
    window.printed.click()
    return window


def wrong_code() -> QDialog:
    window = RecoverWindow(Text(), NoKeys(), sheet=True)
    window.code.setText(CODE)
    for field in (window.phrases[0].phrase, window.phrases[0].again):
        field.setText("fyra andra ord")
    window.open_it.click()
    return window


def lost() -> QDialog:
    window = RecoverWindow(Text(), NoKeys(), sheet=False, municipality="3f2a 91c0")
    window.begin.click()
    return window


def wrong_phrase() -> QDialog:
    window = ChangeWindow(Text(), NoKeys(), by_passphrase=True)
    window.change.click()
    return window


def locked() -> QDialog:
    window = PhraseWindow(Text(), Locked(), by_sheet=True)
    window.lock.unlock.click()
    return window


WINDOWS: dict[str, Callable[[], QDialog]] = {
    "settings": lambda: SettingsForm(Text(), Settings(), lambda _settings, done: done(None), opens=PRESSES),
    "sound": lambda: SoundPanel(Text(), Presses()),
    "take in": lambda: TakeWindow(Text(), NoTakers()),
    "computer": computer,
    "steps": lambda: StepsWindow(Text(), "Ingen projektor hittas", STEPS, lambda: None, lambda: None),
    "phrase": lambda: PhraseWindow(Text(), Hands()),
    "phrase, locked": locked,
    "sheet": lambda: SheetWindow(Text(), NoSheet(), READERS, again=True),
    "sheet, printed": printed,
    "forgotten": lambda: RecoverWindow(Text(), NoKeys(), sheet=True),
    "forgotten, wrong code": wrong_code,
    "forgotten, no sheet": lost,
    "change": wrong_phrase,
    "change, none needed": lambda: ChangeWindow(Text(), NoKeys(), by_passphrase=False),
    "trouble": lambda: TroubleWindow(Text(), Path("/hem/olle/.local/share/vilkaarvi/loggar/trouble.txt"), lambda: None),
}


PRESSES: dict[str, Callable[[QWidget], None]] = dict.fromkeys(("retention", "back_up", "restore"), lambda _over: None)


def lies(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("kind", WINDOWS)
def test_a_window_fits_the_smallest_screen_with_its_presses_in_sight_and_no_word_cut(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    style.apply(app())
    monkeypatch.setattr(fitted_window, "screen_of", lambda _window: SmallScreen())
    window = WINDOWS[kind]()
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    QApplication.processEvents()
    assert window.width() < SMALLEST.width()
    assert window.height() < SMALLEST.height()
    presses = [each for each in window.findChildren(QPushButton) if each.isVisible()]
    outside = [each for each in presses if not window.rect().contains(lies(each, window))]
    within = window.findChild(QWidget, "page")
    assert within is not None
    assert [each.text() for each in outside if not within.isAncestorOf(each)] == []
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
        if label.isVisible():
            assert lies(label, window).right() <= window.width(), label.text()


def test_what_is_out_of_sight_in_a_window_is_reached_by_keys(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitted_window, "screen_of", lambda _window: SmallScreen())
    window = computer()
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    QApplication.processEvents()
    last = [each for each in window.findChildren(QLabel) if each.text() == LINES[-1].todo][-1]
    assert last.visibleRegion().isEmpty()
    for _ in range(20):
        QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert last.visibleRegion().boundingRect() == last.rect()


@pytest.mark.parametrize("kind", WINDOWS)
def test_no_line_is_cut_in_half_where_a_window_scrolls(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(fitted_window, "screen_of", lambda _window: SmallScreen())
    window = WINDOWS[kind]()
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    settled()
    assert isinstance(window, FittedWindow)
    view, under = window.scrolls.viewport(), window.scrolls.under
    ends = under.y() if under.isVisible() else view.height()
    for label in view.findChildren(QLabel):
        for line in lines_of(label, label.mapTo(view, QPoint(0, 0))):
            cut = label.isVisible() and line.top() < ends < line.bottom()
            assert not cut, label.text()


def test_the_backup_s_presses_are_in_sight_on_a_laptop(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    style.apply(app())
    monkeypatch.setattr(SmallScreen, "availableGeometry", lambda _self: QRect(0, 0, 1366, 728))
    monkeypatch.setattr(fitted_window, "screen_of", lambda _window: SmallScreen())
    window = WINDOWS["settings"]()
    qtbot.addWidget(window)
    window.show()
    settled()
    assert isinstance(window, SettingsForm)
    for button in (window.retention, window.back_up, window.restore):
        assert button.visibleRegion().boundingRect() == button.rect(), button.text()


def test_a_window_that_grows_stays_on_the_screen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    room = QRect(0, 0, 1366, 728)
    monkeypatch.setattr(SmallScreen, "availableGeometry", lambda _self: room)
    monkeypatch.setattr(fitted_window, "screen_of", lambda _window: SmallScreen())
    window = WINDOWS["settings"]()
    qtbot.addWidget(window)
    window.show()
    window.move(300, 400)
    settled()
    assert isinstance(window, FittedWindow)
    window.fit()
    assert room.contains(window.frameGeometry())
