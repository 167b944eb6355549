"""When somebody says that a figure is wrong: both readings, alike, one press away, and on the leader's screen alone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.core.programmes import NAME, SHIPPED, TODAY
from tests.core.test_hour import Led
from tests.ui.test_console_fits import console_of
from tests.ui.test_console_small import SMALL
from tests.ui.whole_hours import settled
from vilkaarvi.programme.read import read_programme
from vilkaarvi.ui.console import Console
from vilkaarvi.ui.console_keys import ALONE_MS
from vilkaarvi.ui.facts_read import FactsReadPanel
from vilkaarvi.ui.guide_panel import Shows

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LAPTOP = (1366, 728)
ONE, OTHER = "Fler blir gamla och många går i pension.", "Talet bygger på att ingenting förändras."
UNSURE = "Hur många som behövs till slut vet vi inte säkert."


class Sat:
    """Whoever leads session 4, at its console."""

    def __init__(self, qtbot: QtBot, size: tuple[int, int] = LAPTOP) -> None:
        programme = read_programme(SHIPPED, NAME, TODAY)
        self._qtbot = qtbot
        self.led = Led(replace(programme, sessions=(programme.sessions[3],)))
        self.led.hour.start(9)
        self.console: Console = console_of(qtbot, "sv", size=size)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self.console)  # keys wherever the focus is
        self.at("film-1")

    def at(self, step: str) -> None:
        self.led.hour.go_to(step)
        self.draw()

    def draw(self) -> None:
        self.console.show_view(self.led.hour.view(), "", False)
        settled()

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.console, key)
        self._qtbot.wait(ALONE_MS + 60)
        settled()

    @property
    def panel(self) -> FactsReadPanel:
        assert self.console.guide.facts is not None
        return self.console.guide.facts

    def label(self, words: str) -> QLabel:
        return next(each for each in self.panel.findChildren(QLabel) if words in each.text() and each.isVisible())

    def told(self, words: str) -> bool:
        every = self.console.guide.findChildren(QLabel)
        return any(words in each.text() and each.isVisible() for each in every)


@pytest.fixture
def sat(qtbot: QtBot, qapp: QApplication) -> Sat:
    return Sat(qtbot)


def box_of(label: QLabel) -> QWidget:
    box = label.parentWidget()
    assert box is not None
    return box


def seen(widget: QWidget) -> bool:
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def test_one_key_shows_both_readings_alike_and_what_nobody_knows_with_nothing_to_scroll(sat: Sat) -> None:
    sat.key(Qt.Key.Key_F)
    one, other = sat.label(ONE), sat.label(OTHER)
    assert seen(one)
    assert seen(other)
    assert seen(sat.label(UNSURE))
    boxes = [box_of(one), box_of(other)]
    assert boxes[0].y() == boxes[1].y()
    assert abs(boxes[0].width() - boxes[1].width()) <= 1
    assert boxes[0].height() == boxes[1].height()
    assert one.font() == other.font()


def test_one_figure_at_a_time_is_read_and_another_is_one_press_away(sat: Sat) -> None:
    sat.key(Qt.Key.Key_F)
    assert [each.text().replace("\N{NO-BREAK SPACE}", " ") for each in sat.panel.choices] == [
        "Ungefär 410 000", "Nästan 50 %", "166 000", "145 000",
    ]  # fmt: skip
    assert [each.isChecked() for each in sat.panel.choices] == [True, False, False, False]
    assert sat.panel.choices[0].hasFocus()
    sat.panel.choices[1].click()
    settled()
    assert [each.isChecked() for each in sat.panel.choices] == [False, True, False, False]
    assert sat.told("Många håller sig friska längre.")
    assert not sat.told(ONE)


def test_the_room_sees_nothing_of_it(sat: Sat) -> None:
    before = sat.led.hour.view().room
    events = list(sat.led.events)
    sat.key(Qt.Key.Key_F)
    assert sat.led.hour.view().room == before
    assert sat.led.events == events
    assert not sat.console.room.isAncestorOf(sat.panel)


def test_the_press_stands_beside_what_is_now_where_the_part_has_such_figures(sat: Sat) -> None:
    there = {}
    for step in ("valkomna", "film-1", "fraga-1", "film-2", "fraga-2", "sista-rundan", "enas"):
        sat.at(step)
        there[step] = sat.console.foot.facts.isVisible()
    assert there == {"valkomna": False, "film-1": True, "fraga-1": True, "film-2": True, "fraga-2": True,
                     "sista-rundan": False, "enas": False}  # fmt: skip
    sat.at("fraga-2")
    sat.console.foot.facts.click()
    settled()
    assert sat.told("De flesta kom i arbete.")
    assert sat.told("Fyra av tio hade inget arbete efter tio år.")


def test_the_same_key_esc_and_nasta_lead_back(sat: Sat) -> None:
    for back in (Qt.Key.Key_F, Qt.Key.Key_Escape, Qt.Key.Key_PageDown):
        sat.key(Qt.Key.Key_F)
        assert sat.told(ONE)
        sat.key(back)
        assert not sat.told(ONE)


def test_they_are_found_from_among_the_cards_too(sat: Sat) -> None:
    sat.key(Qt.Key.Key_S)
    guide = sat.console.guide
    (press,) = (each for each in guide.reading.findChildren(QWidget) if each.accessibleName() == "Så läses siffrorna")
    QTest.mouseClick(press, Qt.MouseButton.LeftButton)
    settled()
    assert guide.shows is Shows.FACTS
    assert sat.told(ONE)


def test_where_no_figure_is_argued_over_the_key_says_so(sat: Sat) -> None:
    sat.at("valkomna")
    sat.key(Qt.Key.Key_F)
    assert sat.told("Ingen siffra i den här delen läses på olika sätt.")


def test_in_the_smallest_window_both_readings_come_into_sight_whole(qtbot: QtBot, qapp: QApplication) -> None:
    sat = Sat(qtbot, SMALL)
    sat.key(Qt.Key.Key_F)
    qtbot.wait(50)
    for each in (sat.panel.choices[0], sat.label(ONE), sat.label(OTHER)):
        assert seen(each)
