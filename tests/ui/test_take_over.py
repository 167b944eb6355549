"""The folder is held elsewhere: the window says where, and only a press takes over."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.desks import Room, drawn, led_hour, room
from vilkaarvi.app.door import StoreDoor
from vilkaarvi.cli import parser
from vilkaarvi.errors import Code
from vilkaarvi.store.lock import NOTE
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text
from vilkaarvi.ui.take_over import TakeOverWindow

__all__ = ["room"]  # a fixture

Rooms = Callable[..., Room]


def held_elsewhere(folder: Path) -> None:
    Store.open(folder).close()
    (folder / NOTE).write_text(json.dumps({"host": "DATOR-2", "process": 412, "token": "00", "turn": 0}))


def asked(qtbot: QtBot, made: Room) -> TakeOverWindow:
    qtbot.waitUntil(lambda: made.desk.findChild(TakeOverWindow) is not None)
    window = made.desk.findChild(TakeOverWindow)
    assert window is not None
    return window


def opens(folder: Path) -> StoreDoor:
    return StoreDoor(lambda: Store.open(folder), lambda: Store.open(folder, take_over=True))


def test_the_window_names_the_computer_and_a_press_takes_over(qtbot: QtBot, tmp_path: Path, room: Rooms) -> None:
    held_elsewhere(tmp_path)
    made = room(opens(tmp_path))
    window = asked(qtbot, made)
    assert "DATOR-2 skriver i din mapp (process 412)" in _seen(window)
    QTest.keyClick(window.take, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: made.desk.currentWidget() is made.desk.home)
    assert made.quits == []
    assert json.loads((tmp_path / NOTE).read_text())["turn"] == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_the_first_press_changes_nothing_and_ends_the_program(
    qtbot: QtBot, tmp_path: Path, room: Rooms, key: Qt.Key
) -> None:
    held_elsewhere(tmp_path)
    before = (tmp_path / NOTE).read_bytes()
    made = room(opens(tmp_path))
    window = asked(qtbot, made)
    QTest.keyClick(window.focusWidget() or window, key)
    qtbot.waitUntil(lambda: made.quits == [True])
    assert (tmp_path / NOTE).read_bytes() == before
    assert made.store.refused is not None
    assert made.store.refused.code is Code.DATA_LOCKED


def test_a_living_program_on_this_computer_is_never_asked_about(qtbot: QtBot, tmp_path: Path, room: Rooms) -> None:
    with Store.open(tmp_path):
        made = room(opens(tmp_path))
        qtbot.waitUntil(lambda: made.quits == [True])
        assert made.desk.findChild(TakeOverWindow) is None


def test_on_the_command_line_it_is_said_by_hand_too() -> None:
    assert parser(Text("sv")).parse_args(["--take-over"]).take_over
    assert not parser(Text("sv")).parse_args([]).take_over


def test_the_earlier_one_says_so_and_keeps_the_text_on_the_screen(qtbot: QtBot, tmp_path: Path, room: Rooms) -> None:
    made = room(lambda: _with_phrase(tmp_path))
    desk = led_hour(qtbot, made)
    drawn(desk)
    console = desk.console
    assert console is not None
    while not console.notes.writer.isVisible():
        console.next.click()
        qtbot.wait(450)
    console.notes.field.setPlainText("Kaffet blev bättre")
    held = json.loads((tmp_path / NOTE).read_text())
    (tmp_path / NOTE).write_text(json.dumps(held | {"host": "DATOR-2", "token": "00"}))
    console.notes.writer.save.click()
    qtbot.waitUntil(lambda: "tagit över" in _seen(console))
    assert console.notes.field.toPlainText() == "Kaffet blev bättre"


def _with_phrase(folder: Path) -> Store:
    store = Store.open(folder)
    store.vault.choose("tre vanliga ord")
    return store


def _seen(console: object) -> str:
    from PySide6.QtWidgets import QLabel, QWidget

    assert isinstance(console, QWidget)
    return " ".join(label.text() for label in console.findChildren(QLabel) if label.isVisible())
