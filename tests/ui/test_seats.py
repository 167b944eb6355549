"""The ring of unnamed seats: only in memory, forgotten with the next question, reached by keyboard."""

import math
from itertools import combinations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.core.test_hour import Led
from tests.ui.test_console import Hands, console, hands, led
from vilkaarvi.text import Text
from vilkaarvi.ui.console import Console
from vilkaarvi.ui.seats import SEAT, SeatsPanel

__all__ = ["console", "hands", "led"]  # fixtures


def spoken(panel: SeatsPanel) -> list[bool]:
    return [seat.isChecked() for seat in panel.ring.seats]


def test_there_are_as_many_seats_as_people_and_the_next_question_forgets(qtbot: QtBot) -> None:
    panel = SeatsPanel(Text())
    qtbot.addWidget(panel)
    panel.show_hour(9, "fraga-1")
    panel.ring.seats[2].click()
    panel.show_hour(10, "fraga-1")  # somebody came late
    assert spoken(panel) == [False, False, True] + [False] * 7
    assert panel.ring.seats[2].accessibleName() == "Plats 3, har pratat"
    panel.show_hour(10, "fraga-2")
    assert not any(spoken(panel))
    panel.show_hour(4, "fraga-2")
    assert len(panel.ring.seats) == 4


def test_arrows_go_round_the_table_and_space_turns_a_seat(qtbot: QtBot) -> None:
    panel = SeatsPanel(Text())
    qtbot.addWidget(panel)
    panel.show_hour(3, "fraga-1")
    panel.show()
    panel.activateWindow()
    QApplication.processEvents()
    panel.ring.seats[0].setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Space):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
    assert spoken(panel) == [False, False, True]


def test_no_seat_covers_another(qtbot: QtBot) -> None:
    panel = SeatsPanel(Text())
    qtbot.addWidget(panel)
    panel.resize(260, 260)
    panel.show()
    panel.show_hour(12, "fraga-1")
    middles = [seat.geometry().center() for seat in panel.ring.seats]
    near = [math.dist(one.toTuple(), other.toTuple()) for one, other in combinations(middles, 2)]
    assert min(near) >= SEAT


def test_it_is_shown_only_when_it_is_wanted(console: Console, hands: Hands, led: Led) -> None:
    assert not console.seats.isVisible()
    console.seats_wanted = True
    console.show_view(led.hour.view(), "", False)
    assert console.seats.isVisible()
    assert hands.pressed == []
