"""The overview by itself: its window opens, closes, and lets go of the data folder."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from pytestqt.qtbot import QtBot

from tests.core.registers import card, filled
from vilkaarvi.app.review_window import OwnRegister, run_review
from vilkaarvi.app.reviewing import ReviewDesk
from vilkaarvi.errors import Code, Fault
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.settings import Settings
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SOON = 20  # milliseconds


def closed_when_seen(desk: ReviewDesk) -> None:
    def look() -> None:
        if desk.view is None:
            QTimer.singleShot(SOON, desk.window, look)
        else:
            desk.window.close()

    look()


def opened(data: Path) -> int:
    places = Places(data, shipped_programmes())
    code = run_review(places, Text(), Settings(), keyring=False, led_by=closed_when_seen)
    app = QCoreApplication.instance()
    assert app is not None
    QCoreApplication.removePostedEvents(app, QEvent.Type.Quit)  # else later loops end at once
    return code


def test_the_window_opens_and_lets_go_of_the_folder(qtbot: QtBot, tmp_path: Path) -> None:
    assert opened(tmp_path / "ny") == 0
    with Store.open(tmp_path / "ny", None) as store:
        assert store.groups() == []


def test_a_folder_in_use_opens_too_to_be_read(qtbot: QtBot, tmp_path: Path) -> None:
    with Store.open(tmp_path, None) as store:
        assert opened(tmp_path) == 0
        assert store.groups() == []


def test_what_is_no_folder_is_told(tmp_path: Path) -> None:
    path = tmp_path / "fil"
    path.write_bytes(b"")
    register = OwnRegister(path, None)
    with pytest.raises(Fault) as told:
        register()
    assert told.value.code is Code.WRITE_FAILED
    register.close()


def test_what_was_taken_in_is_there_the_next_time(tmp_path: Path) -> None:
    first = OwnRegister(tmp_path / "data", None)
    filled(first(), tmp_path, [card(1, "Norr")])
    first.close()
    again = OwnRegister(tmp_path / "data", None)
    assert [each.name for each in again().told().cards] == ["Norr"]
    again.close()
