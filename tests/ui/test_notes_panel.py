"""Notes beside the hour: several questions back, a text that waits, a note that comes back; parked questions."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.core.test_hour import Led
from tests.ui.test_console import Hands
from vilkaarvi.errors import Code, Fault
from vilkaarvi.notes.note import Note, Parked
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.model import CardAction
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.view import FilmIs
from vilkaarvi.text import Text
from vilkaarvi.ui import style
from vilkaarvi.ui.acts import Done
from vilkaarvi.ui.console import Console
from vilkaarvi.ui.notes_panel import NotesPanel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NUMBER = "ring 070-174 06 05"


class Sat(Hands):
    """A console over an hour without film or disk; the hour and its notebook answer the presses."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        places = Places(shipped_programmes(), shipped_programmes())
        programme = read_programme(places, "vilka-ar-vi", date(2026, 11, 24))
        cards = {name: replace(card, action=CardAction.PARK) for name, card in programme.cards.items()}
        self.led = Led(replace(programme, cards=cards))
        self.hour, self.book = self.led.hour, self.led.hour.notebook
        self.console = Console(Text(), self, self)
        qtbot.addWidget(self.console)
        self.console.resize(1366, 728)
        self.console.show()
        self.hour.start(9)
        self.draw()

    def notes(self, question: str) -> tuple[Note, ...]:
        return self.book.of(question)

    def keep(self, question: str, text: str, allowed: frozenset[str], done: Done) -> None:
        self.book.keep(question, text, allowed, done)

    def drop(self, note: str, done: Done) -> None:
        self.book.drop(note, done)

    def star(self, note: str, done: Done) -> None:
        self.book.star(note, done)

    def bring_back(self, note: str, done: Done) -> None:
        self.book.bring_back(note, done)

    def parked(self) -> tuple[Parked, ...]:
        return self.book.put_off()

    def park(self, text: str, allowed: frozenset[str], done: Done) -> None:
        self.book.park(text, allowed, done)

    def take_up_parked(self, parked: str, done: Done) -> None:
        self.book.take_up(parked, done)

    def take_up_offer(self, done: Done) -> None:
        self.hour.take_up(done)
        self.draw()

    def not_now(self) -> None:
        self.hour.not_now()
        self.draw()

    def next(self) -> None:
        self.hour.next()
        self.draw()

    def draw(self) -> None:
        self.console.show_view(self.hour.view(), "", False)
        QApplication.processEvents()

    def on_to(self, step: str) -> None:
        """With presses of Nästa alone."""
        while self.hour.engine.step.id != step:
            if self.hour.view().film is FilmIs.PLAYING:
                self.led.player.ends(0)
            self.next()

    @property
    def panel(self) -> NotesPanel:
        return self.console.notes

    @property
    def stored(self) -> list[tuple[str, str]]:
        return [(note.question, note.text) for note in self.led.recorder.notes.values()]

    def quiet(self) -> None:
        """Nobody presses a key for five seconds."""
        assert self.panel._quiet.waits
        self.panel._quiet._over()


@pytest.fixture
def sat(qtbot: QtBot, qapp: QApplication) -> Sat:
    style.apply(qapp)
    return Sat(qtbot)


def write(sat: Sat, text: str) -> None:
    sat.panel.field.setPlainText(text)
    sat.panel.save.click()


def shown(sat: Sat) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in sat.panel.findChildren(QLabel) if label.isVisible()]


# --- several questions back


def test_a_note_is_written_on_an_earlier_question_and_there_is_a_way_back_to_now(sat: Sat) -> None:
    sat.on_to("fraga-2")
    sat.panel.earlier.click()
    assert sat.panel.kicker.text() == "ANTECKNINGAR · FRÅGA 1"
    assert sat.panel.to_now.text() == "Till Fråga 2, som är nu"
    write(sat, "det kom jag på nu")
    assert sat.stored == [("fraga-1", "det kom jag på nu")]
    assert "det kom jag på nu" in shown(sat)
    sat.panel.to_now.click()
    assert sat.panel.kicker.text() == "ANTECKNINGAR · FRÅGA 2"
    assert not sat.panel.to_now.isVisible()
    assert "det kom jag på nu" not in shown(sat)


def test_a_note_may_be_written_on_a_question_that_is_to_come(sat: Sat) -> None:
    sat.on_to("fraga-1")
    assert not sat.panel.earlier.isEnabled()
    sat.panel.later.click()
    assert sat.panel.kicker.text() == "ANTECKNINGAR · INFÖR FRÅGA 2"
    sat.panel.later.click()
    assert not sat.panel.later.isEnabled()
    write(sat, "i förväg")
    assert sat.stored == [("fordjupning", "i förväg")]


def test_the_notes_follow_the_hour_again_when_a_new_question_comes(sat: Sat) -> None:
    sat.on_to("fraga-1")
    sat.panel.later.click()
    sat.panel.earlier.click()
    sat.on_to("film-2")
    assert sat.panel.kicker.text() == "ANTECKNINGAR · FRÅGA 1"
    sat.on_to("fraga-2")
    assert sat.panel.kicker.text() == "ANTECKNINGAR · FRÅGA 2"


def test_a_text_goes_along_to_the_question_that_the_leader_turns_to(sat: Sat) -> None:
    sat.on_to("fraga-2")
    sat.panel.field.setPlainText("halvskriven")
    sat.panel.earlier.click()
    assert sat.panel.status.text() == "Inte sparad än. Den hör till Fråga 1."
    sat.panel.save.click()
    assert sat.stored == [("fraga-1", "halvskriven")]


# --- a text that waits


def test_nasta_with_an_unanswered_doubt_goes_on_and_the_text_waits_marked_and_unstored(sat: Sat) -> None:
    sat.on_to("fraga-1")
    write(sat, NUMBER)
    sat.console.next.setFocus()
    sat.on_to("fraga-2")
    assert sat.hour.view().question == "fraga-2"
    assert sat.panel.field.toPlainText() == NUMBER
    assert sat.panel.field.property("look") == "waiting"
    assert sat.panel.status.text() == "Inte sparad än. Den hör till Fråga 1."
    assert not sat.panel.writer.flag_ask.isVisible()
    assert sat.panel.kicker.text() == "ANTECKNINGAR · FRÅGA 1"
    assert (sat.stored, sat.led.recorder.parked) == ([], {})


def test_it_is_asked_for_at_the_next_quiet_moment_and_neither_focus_nor_caret_moves(sat: Sat) -> None:
    sat.on_to("fraga-1")
    write(sat, NUMBER)
    sat.console.next.setFocus()
    sat.next()
    sat.quiet()
    assert sat.panel.writer.flag_ask.isVisible()
    assert sat.panel.field.property("look") == "reminded"
    assert sat.console.focusWidget() is sat.console.next
    assert sat.stored == []
    sat.panel.writer.flag_ask.swap.click()
    assert sat.stored == [("fraga-1", "ring [telefon]")]
    assert sat.panel.field.property("look") == "field"


def test_a_film_is_no_quiet_moment(sat: Sat) -> None:
    sat.on_to("fraga-1")
    sat.panel.field.setPlainText("halvskriven")
    sat.on_to("film-2")
    assert sat.panel.status.text() == "Inte sparad än."
    assert not sat.panel._quiet.waits
    sat.led.player.ends(0)
    sat.draw()
    assert sat.panel._quiet.waits


def test_a_key_anywhere_starts_the_five_seconds_anew(sat: Sat, qtbot: QtBot) -> None:
    sat.on_to("fraga-1")
    sat.panel.field.setPlainText("halvskriven")
    sat.next()
    qtbot.wait(400)
    left = sat.panel._quiet._timer.remainingTime()
    QTest.keyClick(sat.console.guide.reading, Qt.Key.Key_Down)
    assert sat.panel._quiet._timer.remainingTime() > left
    assert sat.panel.field.property("look") == "waiting"


def test_when_the_text_is_saved_the_notes_follow_the_hour_again(sat: Sat) -> None:
    sat.on_to("fraga-1")
    sat.panel.field.setPlainText("blev klar sent")
    sat.on_to("fraga-2")
    sat.panel.save.click()
    assert sat.stored == [("fraga-1", "blev klar sent")]
    assert sat.panel.kicker.text() == "ANTECKNINGAR · FRÅGA 2"


def test_a_text_can_be_thrown_away_and_is_then_nowhere(sat: Sat) -> None:
    sat.on_to("fraga-1")
    sat.panel.field.setPlainText(NUMBER)
    sat.on_to("fraga-2")
    assert sat.panel.writer.throw.isVisible()
    sat.panel.writer.throw.click()
    assert sat.panel.field.toPlainText() == ""
    assert not sat.panel.field.document().isUndoAvailable()
    assert sat.panel.kicker.text() == "ANTECKNINGAR · FRÅGA 2"
    assert sat.stored == []


# --- a note that was removed


def pressed(sat: Sat, begins: str) -> QPushButton:
    QApplication.processEvents()
    return next(
        each
        for each in sat.panel.findChildren(QPushButton)
        if each.isVisible() and each.accessibleName().startswith(begins)
    )


def test_a_removed_note_comes_back_with_one_press(sat: Sat) -> None:
    write(sat, "först")
    write(sat, "sist")
    pressed(sat, "Ta bort: först").click()
    assert [text for _, text in sat.stored] == ["sist"]
    assert "Anteckningen är borttagen." in shown(sat)
    sat.panel.undo.click()
    assert [note.text for note in sat.hour.notebook.of("fraga-1")] == ["först", "sist"]
    assert not sat.panel.removed.isVisible()


def test_the_way_back_is_there_for_some_seconds(sat: Sat) -> None:
    write(sat, "först")
    drop = pressed(sat, "Ta bort: först")
    drop.setFocus()
    drop.click()
    assert sat.console.focusWidget() is sat.panel.undo
    assert 5_000 < sat.panel._undo_time.remainingTime() < 10_000
    sat.panel._no_way_back()
    assert not sat.panel.removed.isVisible()
    assert sat.stored == []


def test_a_note_that_could_not_be_removed_stays_and_offers_no_way_back(sat: Sat) -> None:
    write(sat, "först")
    sat.led.recorder.fault = Fault(Code.DISK_FULL)
    pressed(sat, "Ta bort: först").click()
    assert not sat.panel.removed.isVisible()
    assert "full" in sat.panel.status.text()


# --- parked questions


def test_a_question_is_parked_with_the_same_check_and_stands_in_the_list(sat: Sat) -> None:
    sat.panel.park.click()
    writer = sat.panel.parking.writer
    assert sat.console.focusWidget() is writer.field
    writer.field.setPlainText(NUMBER)
    QTest.keyClick(writer.field, Qt.Key.Key_Return)
    assert sat.led.recorder.parked == {}
    writer.flag_ask.swap.click()
    assert [each.text for each in sat.led.recorder.parked.values()] == ["ring [telefon]"]
    assert not writer.isVisible()
    assert sat.console.focusWidget() is sat.panel.field
    assert "ring [telefon]" in shown(sat)
    pressed(sat, "Ta upp: ring [telefon]").click()
    assert "ring [telefon]" not in shown(sat)
    assert sat.hour.notebook.put_off() == ()


def test_an_empty_field_for_parking_goes_with_the_same_press(sat: Sat) -> None:
    sat.panel.park.click()
    sat.panel.park.click()
    assert not sat.panel.parking.writer.isVisible()


def test_a_card_that_parks_opens_the_field_though_notes_are_hidden(sat: Sat) -> None:
    sat.console.foot.hide_notes.click()
    card = next(
        each for each in sat.console.guide.findChildren(QPushButton) if each.isVisible() and each.text() != "Ta upp"
    )
    card.click()
    assert sat.panel.parking.writer.field.isVisible()


def test_time_over_offers_the_parked_question_in_words_with_two_answers(sat: Sat) -> None:
    sat.hour.notebook.park("Vem bestämmer om schemat?", frozenset(), lambda _fault: None)
    offer = sat.console.guide.offer
    assert not offer.isVisible()
    sat.on_to("fraga-1")
    assert not offer.isVisible()  # it is silent
    for _pairs_and_all in range(2):
        sat.next()
    assert offer.isVisible()
    assert offer.sentence.text() == "Ni har tid över. Parkerat: ”Vem bestämmer om schemat?” Ta upp den nu?"
    offer.not_now.click()
    assert not offer.isVisible()
    sat.on_to("fraga-2")
    for _pairs_and_all in range(2):
        sat.next()
    offer.take.click()
    assert offer.sentence.text() == "Ni tar upp: ”Vem bestämmer om schemat?”"
    assert not offer.take.isVisible()
    assert sat.hour.notebook.put_off() == ()
    sat.next()
    sat.on_to("sista-rundan")
    assert not offer.isVisible()


def test_hidden_notes_hide_the_parked_words_too(sat: Sat) -> None:
    sat.hour.notebook.park("Vem bestämmer om schemat?", frozenset(), lambda _fault: None)
    sat.on_to("fraga-1")
    for _pairs_and_all in range(2):
        sat.next()
    sat.console.foot.hide_notes.click()
    assert sat.console.guide.offer.sentence.text() == "Ni har tid över för en parkerad fråga."
    sat.console.foot.hide_notes.click()
    assert "schemat" in sat.console.guide.offer.sentence.text()


def test_a_group_of_fewer_than_six_is_warned_at_its_notes(sat: Sat) -> None:
    assert not sat.panel.small.isVisible()
    sat.hour.people(5)
    sat.draw()
    assert sat.panel.small.isVisible()
    sat.hour.people(6)
    sat.draw()
    assert not sat.panel.small.isVisible()
