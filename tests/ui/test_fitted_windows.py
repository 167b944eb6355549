"""Every window beside the hour fits 1366×768 at 200 %: its presses are in sight, and the rest scrolls."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.test_computer import LINES
from vilkaarvi.text import Text
from vilkaarvi.ui import style
from vilkaarvi.ui.acts import Done, NotesAre
from vilkaarvi.ui.computer import ComputerWindow
from vilkaarvi.ui.fitted_window import FittedWindow
from vilkaarvi.ui.notes_lock import PhraseWindow
from vilkaarvi.ui.ready_steps import StepsWindow
from vilkaarvi.ui.trouble import TroubleWindow

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


def computer() -> QDialog:
    window = ComputerWindow(Text())
    window.show_lines(LINES * 10)
    return window


WINDOWS: dict[str, Callable[[], QDialog]] = {
    "computer": computer,
    "steps": lambda: StepsWindow(Text(), "Ingen projektor hittas", STEPS, lambda: None, lambda: None),
    "phrase": lambda: PhraseWindow(Text(), Hands()),
    "trouble": lambda: TroubleWindow(Text(), Path("/hem/olle/.local/share/vilkaarvi/loggar/trouble.txt"), lambda: None),
}


def lies(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("kind", WINDOWS)
def test_a_window_fits_the_smallest_screen_with_its_presses_in_sight_and_no_word_cut(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    style.apply(app)
    monkeypatch.setattr(FittedWindow, "screen", lambda _self: SmallScreen())
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
    monkeypatch.setattr(FittedWindow, "screen", lambda _self: SmallScreen())
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
