"""Each key and each press of the console: what it does, where it does nothing, and on which keyboards."""

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.core.test_hour import Led
from tests.ui.test_console import Hands, console, hands, led, pressed
from vilkaarvi.text import Text
from vilkaarvi.ui.console import Console
from vilkaarvi.ui.console_keys import LETTERS
from vilkaarvi.ui.guide_panel import Shows
from vilkaarvi.ui.key_list import key_rows

__all__ = ["console", "hands", "led"]  # fixtures
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_every_key_of_the_list_is_a_key_of_the_console(console: Console) -> None:
    QTest.keyClick(console, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    assert console.guide.shows is Shows.KEYS
    listed = {key for key, _said in key_rows(Text())}
    assert {"PgDn", "PgUp", "B", "Esc", "S", "D", "R", "C", "F5", "?"} < listed


def test_letters_work_on_a_cyrillic_keyboard(console: Console, hands: Hands) -> None:
    place = 0x30 if sys.platform == "win32" else 56
    shift = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, 0x0418, shift, place, 0, 0, "и")  # the place of B
    QApplication.sendEvent(console, event)
    assert hands.pressed == ["black"]


def test_every_letter_that_is_a_key_has_its_place_on_other_keyboards() -> None:
    assert {key for key, _said in key_rows(Text()) if len(key) == 1 and key.isalpha()} == LETTERS


def test_each_letter_does_its_thing_and_none_while_somebody_writes(console: Console, hands: Hands) -> None:
    lightened: list[bool] = []
    console.lighten.connect(lambda: lightened.append(True))
    for key in (Qt.Key.Key_B, Qt.Key.Key_R, Qt.Key.Key_C, Qt.Key.Key_L, Qt.Key.Key_D):
        QTest.keyClick(console, key)
        QTest.keyClick(console.notes.field, key)
    assert (hands.pressed, lightened) == (["black", "replay", "captions"], [True])
    assert not console.notes.isVisible()


def test_letters_that_are_switched_off_do_nothing(console: Console, hands: Hands) -> None:
    console.keys.letters = False
    for key in (Qt.Key.Key_B, Qt.Key.Key_R, Qt.Key.Key_C, Qt.Key.Key_D):
        QTest.keyClick(console, key)
    assert hands.pressed == []
    assert console.notes.isVisible()


def test_right_and_space_go_on_only_when_no_control_has_the_focus(console: Console, hands: Hands) -> None:
    console.activateWindow()
    QApplication.processEvents()
    console.foot.black.setFocus()
    QTest.keyClick(console.foot.black, Qt.Key.Key_Right)
    assert hands.pressed == []
    console.next.setFocus()
    QTest.keyClick(console.next, Qt.Key.Key_Right)
    assert hands.pressed == ["next"]


def test_on_one_screen_f5_shows_the_room_without_the_notes_and_comes_back(console: Console) -> None:
    QTest.keyClick(console, Qt.Key.Key_F5)
    assert console.room.isVisible()
    assert not console.notes.isVisible()
    QTest.keyClick(console, Qt.Key.Key_F5)
    assert console.notes.isVisible()
    console.one_screen = False
    QTest.keyClick(console, Qt.Key.Key_F5)
    assert not console.room.isVisible()


def test_the_proposal_the_modes_and_the_pause_are_one_press_each(console: Console, hands: Hands, led: Led) -> None:
    led.hour.go_to("fraga-1")
    led.minutes(30)
    console.show_view(led.hour.view(), "", False)
    console.head.proposal.click()
    pressed("Alla 10 min", console).click()
    console.now.pause.click()
    console.foot.people.setValue(11)
    assert hands.pressed == ["take_proposal", "choose_mode", "toggle_pause", "people"]


def test_one_or_two_more_minutes_are_one_press_beside_the_clock(console: Console, hands: Hands, led: Led) -> None:
    led.hour.next()
    console.show_view(led.hour.view(), "", False)
    for button in console.now.more:
        assert button.isVisible()
        button.click()
    assert hands.pressed == ["add_minutes", "add_minutes"]
    assert [button.accessibleName() for button in console.now.more] == ["1 minut till", "2 minuter till"]


def test_the_hour_is_ended_early_only_after_a_question_that_nasta_and_escape_take_away(
    console: Console, hands: Hands
) -> None:
    console.foot.end.click()
    assert "60 minuter kvar" in console.end_question.asked.text()
    assert console.end_question.go_on.hasFocus()
    QTest.keyClick(console, Qt.Key.Key_Escape)
    assert not console.end_question.isVisible()
    console.foot.end.click()
    console.press_next()
    assert not console.end_question.isVisible()
    assert hands.pressed == ["next"]
    console.foot.end.click()
    console.end_question.really.click()
    assert hands.pressed == ["next", "end"]
