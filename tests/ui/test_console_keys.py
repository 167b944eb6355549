"""Each key and each press of the console: what it does, where it does nothing, and on which keyboards."""

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.core.test_hour import Led
from tests.ui.test_console import Hands, console, hands, led, pressed
from vilkaarvi.text import Text
from vilkaarvi.ui.console import Console
from vilkaarvi.ui.console_keys import ALONE_MS, LETTERS
from vilkaarvi.ui.guide_panel import Shows
from vilkaarvi.ui.key_list import Does, When, key_rows

__all__ = ["console", "hands", "led"]  # fixtures
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def alone(qtbot: QtBot) -> None:
    """A letter has been a key, if it was going to be one."""
    qtbot.wait(ALONE_MS + 60)


# --- which keys there are


def test_the_list_shows_each_row_and_each_thing_that_a_key_can_do(console: Console) -> None:
    QTest.keyClick(console, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    assert console.guide.shows is Shows.KEYS
    QApplication.processEvents()
    rows = key_rows(Text())
    shown = [label.text() for label in console.guide.reading.findChildren(QLabel) if label.isVisible()]
    assert shown == ["Tangenter", *(words for row in rows for words in (row.shown, row.said))]
    assert {row.does for row in rows} - {None} == set(Does)


def test_the_keys_that_act_are_exactly_those_in_the_list(console: Console, hands: Hands, qtbot: QtBot) -> None:
    lightened: list[bool] = []
    console.lighten.connect(lambda: lightened.append(True))
    console.keys._alone.setInterval(0)

    def state() -> tuple[object, ...]:
        index = console.stack.currentIndex()
        return len(hands.pressed), console.guide.shows, console.notes.isVisible(), index, len(lightened)

    def acts(key: int) -> bool:
        console._pressed = 0.0  # long ago
        console.keys._last_s = 0.0
        console.stack.setCurrentIndex(0)
        console.show_notes()
        console.guide.toggle(Shows.CARDS)  # something for Esc to close
        console.next.setFocus()
        before = state()
        QTest.keyClick(console, Qt.Key(key))
        qtbot.wait(2)
        acted = state() != before
        console.guide.close()
        return acted

    every = (*range(Qt.Key.Key_Space, Qt.Key.Key_AsciiTilde + 1), *range(Qt.Key.Key_Escape, Qt.Key.Key_F12 + 1))
    known = [key for key in every if key in {each.value for each in Qt.Key}]
    listed = {int(key) for row in key_rows(Text()) if row.does is not None for key in row.keys}
    assert {key for key in known if acts(key)} == listed


def test_the_keys_that_a_control_sees_to_itself_do_what_the_list_says(console: Console, hands: Hands) -> None:
    field = console.notes.field
    field.setFocus()
    QTest.keyClicks(field, "en")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(field, "rad")
    assert field.toPlainText() == "en\nrad"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert hands.kept == ["en\nrad"]
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert console.focusWidget() is console.notes.save
    rows = console.plan.rows
    rows[0].setFocus()
    QTest.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].hasFocus()


def test_letters_work_on_a_cyrillic_keyboard(console: Console, hands: Hands, qtbot: QtBot) -> None:
    place = 0x30 if sys.platform == "win32" else 56
    shift = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, 0x0418, shift, place, 0, 0, "и")  # the place of B
    QApplication.sendEvent(console, event)
    alone(qtbot)
    assert hands.pressed == ["black"]


def test_every_letter_that_is_a_key_has_its_place_on_other_keyboards() -> None:
    assert {row.shown for row in key_rows(Text()) if row.when is When.QUIET} == LETTERS


# --- letters


def test_each_letter_does_its_thing_and_none_while_somebody_writes(
    console: Console, hands: Hands, qtbot: QtBot
) -> None:
    lightened: list[bool] = []
    console.lighten.connect(lambda: lightened.append(True))
    for key in (Qt.Key.Key_B, Qt.Key.Key_R, Qt.Key.Key_C, Qt.Key.Key_L, Qt.Key.Key_D):
        QTest.keyClick(console, key)
        alone(qtbot)
        QTest.keyClick(console.notes.field, key)
        alone(qtbot)
    assert (hands.pressed, lightened) == (["black", "replay", "captions"], [True])
    assert not console.notes.isVisible()


def test_letters_that_are_switched_off_do_nothing(console: Console, hands: Hands, qtbot: QtBot) -> None:
    console.keys.letters = False
    for key in (Qt.Key.Key_B, Qt.Key.Key_R, Qt.Key.Key_C, Qt.Key.Key_D):
        QTest.keyClick(console, key)
        alone(qtbot)
    assert hands.pressed == []
    assert console.notes.isVisible()


@pytest.mark.parametrize("letters", [True, False])
def test_what_is_typed_with_the_focus_elsewhere_goes_to_the_note_and_is_no_key(
    console: Console, hands: Hands, qtbot: QtBot, letters: bool
) -> None:
    console.keys.letters = letters
    console.notes.field.setPlainText("Förr: ")
    console.foot.black.setFocus()
    typed(console, "Bussen är dyr")
    alone(qtbot)
    assert console.notes.field.toPlainText() == "Förr: Bussen är dyr"
    assert console.notes.field.hasFocus()
    assert console.said.text() == "Du skriver en anteckning."
    assert hands.pressed == []
    assert console.guide.shows is Shows.NOW


def test_what_is_typed_where_no_note_can_be_written_does_nothing_and_is_told(
    console: Console, hands: Hands, qtbot: QtBot
) -> None:
    console.toggle_notes()  # hidden from those who see the screen: it stays so
    console.next.setFocus()
    typed(console, "bra dag ")
    alone(qtbot)
    assert console.said.text() == "Skriver du? Välj ett fält först. Ingenting hände."
    assert console.said.isVisible()
    assert hands.pressed == []
    assert not console.notes.isVisible()
    assert console.notes.field.toPlainText() == ""


def test_a_letter_that_is_held_or_pressed_twice_is_one_press(console: Console, hands: Hands, qtbot: QtBot) -> None:
    QTest.keyClick(console, Qt.Key.Key_B)
    QTest.keyClick(console, Qt.Key.Key_B)
    alone(qtbot)
    assert hands.pressed == ["black"]
    assert console.said.text() == "Dubbeltryck: ett räknas"
    for _ in range(5):
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_B, Qt.KeyboardModifier.NoModifier, "b", autorep=True)
        QApplication.sendEvent(console, held)
    alone(qtbot)
    assert hands.pressed == ["black"]
    assert console.notes.field.toPlainText() == ""


def test_two_letters_with_a_breath_between_are_two_keys(console: Console, hands: Hands, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_B, Qt.Key.Key_C, Qt.Key.Key_B):
        QTest.keyClick(console, key)
        alone(qtbot)
    assert hands.pressed == ["black", "captions", "black"]


def test_nasta_and_escape_wait_for_no_letter(console: Console, hands: Hands, qtbot: QtBot) -> None:
    QTest.keyClick(console, Qt.Key.Key_B)
    QTest.keyClick(console, Qt.Key.Key_PageDown)
    assert hands.pressed == ["next"]
    alone(qtbot)
    assert hands.pressed == ["next", "black"]


def typed(console: Console, words: str) -> None:
    """As a person types: each key goes to whatever has the focus."""
    for letter in words:
        event = QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(QApplication.focusWidget() or console, event)


# --- presses


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
    pressed("Alla 9 min", console).click()
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
