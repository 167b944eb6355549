"""The passphrase's windows at 200 % on a laptop, by keyboard: what is written in and what is wrong are in sight."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.core.test_recovery import CODE
from tests.ui.test_fitted_windows import READERS, Locked, NoKeys, NoSheet, SmallScreen, app
from tests.ui.whole_hours import settled
from vilkaarvi.errors import Code, Fault
from vilkaarvi.text import Text
from vilkaarvi.ui import fitted_window, style
from vilkaarvi.ui.acts import Done
from vilkaarvi.ui.fitted_window import FittedWindow
from vilkaarvi.ui.notes_lock import PhraseWindow
from vilkaarvi.ui.recovery import ChangeWindow, RecoverWindow, SheetWindow

OTHER = "fyra andra ord"


@pytest.fixture(autouse=True)
def _small(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    style.apply(app())
    monkeypatch.setattr(fitted_window, "screen_of", lambda _window: SmallScreen())


class FullDisk(NoSheet):
    def make(self, path: object, done: Done) -> None:
        done(Fault(Code.DISK_FULL, path=path))


def shown(qtbot: QtBot, window: FittedWindow) -> None:
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isVisible)
    settled()


def seen(widget: QWidget) -> bool:
    settled()
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def write(field: QLineEdit, typed: str) -> None:
    """As somebody writes who sees what they write."""
    assert seen(field), field.accessibleName()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_wrong_passphrase_of_today_is_seen(qtbot: QtBot) -> None:
    window = ChangeWindow(Text(), NoKeys(), by_passphrase=True)
    shown(qtbot, window)
    write(window.old, "tre andra ord")
    write(window.new.phrase, OTHER)
    write(window.new.again, OTHER)
    assert window.trouble.text() == "Lösenfrasen stämmer inte."
    assert seen(window.trouble)


def test_two_that_differ_are_told_in_sight(qtbot: QtBot) -> None:
    window = ChangeWindow(Text(), NoKeys(), by_passphrase=True)
    shown(qtbot, window)
    write(window.old, "tre andra ord")
    write(window.new.phrase, OTHER)
    write(window.new.again, "fyra andra orm")
    assert seen(window.trouble)
    assert window.new.again.hasFocus()


def test_a_code_that_opens_nothing_is_seen(qtbot: QtBot) -> None:
    window = RecoverWindow(Text(), NoKeys(), sheet=True)
    shown(qtbot, window)
    write(window.code, CODE)
    write(window.phrases[0].phrase, OTHER)
    write(window.phrases[0].again, OTHER)
    assert window.troubles[0].text().startswith("Den koden öppnar inte anteckningarna.")
    assert seen(window.troubles[0])


def test_a_wrong_digit_is_seen_while_it_is_typed(qtbot: QtBot) -> None:
    window = RecoverWindow(Text(), NoKeys(), sheet=True)
    shown(qtbot, window)
    QTest.keyClicks(window.code, "356 764")
    assert window.progress.text().startswith("! Grupp 1")
    assert seen(window.progress)


def test_to_begin_again_leads_to_a_field_that_is_seen_and_so_is_what_is_wrong(qtbot: QtBot) -> None:
    window = RecoverWindow(Text(), NoKeys(), sheet=True, municipality="3f2a 91c0")
    shown(qtbot, window)
    window.no_sheet.click()
    heading = next(each for each in window.findChildren(QLabel) if each.text() == "Utan lösenfrasen")
    assert seen(heading)  # what is lost is read first
    assert window.phrases[1].phrase.hasFocus()
    QTest.keyClicks(window.phrases[1].phrase, "k")
    write(window.phrases[1].phrase, "ort")
    write(window.phrases[1].again, "kort")
    assert window.troubles[1].text().startswith("Lösenfrasen är för kort.")
    assert seen(window.troubles[1])


def test_a_sheet_that_could_not_be_saved_is_seen(qtbot: QtBot) -> None:
    window = SheetWindow(Text(), FullDisk(), READERS, again=True)
    shown(qtbot, window)
    QTest.keyClick(window.make, Qt.Key.Key_Space)
    assert window.trouble.text() != ""
    assert seen(window.trouble)


def test_a_wrong_passphrase_before_the_hour_is_seen(qtbot: QtBot) -> None:
    window = PhraseWindow(Text(), Locked(), by_sheet=True)
    shown(qtbot, window)
    write(window.lock.phrase, "tre andra ord")
    assert seen(window.lock.fault)
