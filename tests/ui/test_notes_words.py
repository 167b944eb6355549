"""What the notes panel says of itself: whose notes, what the star is for, and that notes can be written afterwards."""

import pytest

from tests.ui.test_notes_panel import Sat, pressed, sat, shown, write

__all__ = ["sat"]  # a fixture
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_before_its_question_has_come_the_notes_are_named_as_being_ahead_of_it(sat: Sat) -> None:
    assert sat.panel.kicker.text() == "ANTECKNINGAR · INFÖR FRÅGA 1"
    sat.on_to("forsta-rundan")
    assert sat.panel.kicker.text() == "ANTECKNINGAR · INFÖR FRÅGA 1"
    sat.on_to("fraga-1")
    assert sat.panel.kicker.text() == "ANTECKNINGAR · FRÅGA 1"
    sat.panel.later.click()
    assert sat.panel.kicker.text() == "ANTECKNINGAR · INFÖR FRÅGA 2"
    sat.on_to("fraga-2")
    assert sat.panel.kicker.text() == "ANTECKNINGAR · FRÅGA 2"


def test_what_the_star_is_for_stands_beside_the_notes_and_is_heard(sat: Sat) -> None:
    hint = "☆ Stjärnmärk det som ni vill hitta igen när ni kommer överens."
    assert hint not in shown(sat)
    write(sat, "trångt i hallen")
    assert hint in shown(sat)
    star = pressed(sat, "Stjärna: trångt i hallen")
    assert star.toolTip() == "Stjärnmärk: lättare att hitta när ni kommer överens"
    star.click()
    gone = pressed(sat, "Ta bort stjärnan: trångt i hallen")
    assert gone.text() == "★"
    assert gone.toolTip() == "Ta bort stjärnan"
    gone.click()
    assert pressed(sat, "Stjärna: trångt i hallen").text() == "☆"
    assert pressed(sat, "Ta bort: trångt i hallen").toolTip() == "Ta bort anteckningen"


def test_that_something_went_well_is_not_said_any_more_at_the_next_step(sat: Sat) -> None:
    sat.panel.park.click()
    sat.panel.parking.writer.field.setPlainText("vem har nycklarna?")
    sat.panel.parking.writer.save.click()
    assert sat.panel.status.text() == "✓ Parkerad"
    sat.next()
    assert sat.panel.status.text() == ""
    assert not sat.panel.status.isVisible()
    write(sat, "trångt i hallen")
    assert sat.panel.status.text() == "✓ Sparat"
    sat.next()
    assert sat.panel.status.text() == ""


def test_that_notes_can_be_written_afterwards_stands_beside_the_hour(sat: Sat) -> None:
    assert "Hinner du inte? Skriv efteråt, när träffen är slut." in shown(sat)
