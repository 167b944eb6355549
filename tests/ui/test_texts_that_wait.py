"""With the real desk and store: a text that waits comes along to closing and back, and never to the disk unanswered."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.core.keyrings import MemoryKeyring
from tests.core.stores import begun
from tests.ui.desks import Room, drawn, room
from tests.ui.test_open_again import at_home, drafted, kept_in, run_on
from vilkaarvi.app.desk import Desk
from vilkaarvi.session.events import HourStarted, StageEntered
from vilkaarvi.store.store import Store
from vilkaarvi.ui.acts import NotesAre
from vilkaarvi.ui.closing_question import QuestionPart
from vilkaarvi.ui.notes_panel import NotesPanel

__all__ = ["room"]  # a fixture
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NUMBER = "ring 070-174 06 05"
Made = Callable[..., Room]


class Hour:
    """An hour that stands at its second question, with a text in the notes' field."""

    def __init__(self, qtbot: QtBot, data: Path, made: Made) -> None:
        keyring = MemoryKeyring()
        with Store.open(data, keyring) as store:
            run = begun(store)
            run.record((HourStarted(0, 9), StageEntered(0, "fraga-2", 0)))
            self.id = run.head.id
        self.room, self.data, self.qtbot = made(lambda: Store.open(data, keyring)), data, qtbot
        self.desk: Desk = self.room.desk
        qtbot.waitUntil(lambda: self.desk.currentWidget() is self.desk.home)
        self.desk.home_desk.go_on(self.id, 30)
        qtbot.waitUntil(lambda: self.desk.led is not None and self.desk.led.state() is NotesAre.READY)

    @property
    def panel(self) -> NotesPanel:
        assert self.desk.console is not None
        return self.desk.console.notes

    def part(self, number: int) -> QuestionPart:
        assert self.desk.closing is not None
        return self.desk.closing.parts[number]

    def on_to(self, step: str) -> None:
        led = self.desk.led
        assert led is not None
        while led.hour.engine.step.id != step:
            led.next()
        drawn(self.desk)

    def stored(self) -> list[str]:
        return [note.text for note in self.room.store().open_run(self.id).notes()]


@pytest.fixture
def hour(qtbot: QtBot, tmp_path: Path, room: Made) -> Hour:
    return Hour(qtbot, tmp_path, room)


def test_a_text_stands_at_its_question_before_lines_are_picked_and_beside_the_hour_when_it_goes_on(hour: Hour) -> None:
    hour.panel.field.setPlainText(NUMBER)
    hour.on_to("enas")
    note = hour.part(1).note
    assert note.isVisible()
    assert (note.field.toPlainText(), hour.panel.field.toPlainText()) == (NUMBER, "")
    hour.qtbot.waitUntil(note.flag_ask.isVisible)
    assert hour.desk.console is not None
    focus = hour.desk.console.focusWidget()
    assert focus is not None
    assert not note.isAncestorOf(focus)
    hour.on_to("lappar")
    assert (note.field.toPlainText(), hour.panel.field.toPlainText()) == ("", NUMBER)
    assert hour.panel.status.text() == "Inte sparad än. Den hör till Fråga 2."
    hour.on_to("avsluta")
    assert hour.desk.led is not None
    hour.desk.led.end()
    drawn(hour.desk)
    assert hour.part(1).note.field.toPlainText() == NUMBER
    hour.qtbot.waitUntil(hour.part(1).note.flag_ask.isVisible)
    hour.part(1).note.flag_ask.swap.click()
    hour.qtbot.waitUntil(lambda: not hour.part(1).note.isVisible())
    assert hour.stored() == ["ring [telefon]"]
    hour.desk.leave()


def test_a_question_that_was_to_be_parked_comes_along_too(hour: Hour) -> None:
    hour.panel.park.click()
    hour.panel.parking.writer.field.setPlainText("Vem bestämmer?")
    hour.on_to("enas")
    assert hour.desk.closing is not None
    waiting = hour.desk.closing.waiting
    assert waiting.card.isVisible()
    waiting.parking.save.click()
    hour.qtbot.waitUntil(lambda: not waiting.card.isVisible())
    assert [each.text for each in hour.room.store().open_run(hour.id).parked()] == ["Vem bestämmer?"]
    hour.desk.leave()


def test_the_window_asks_once_before_it_closes_on_a_text(hour: Hour) -> None:
    assert hour.desk.console is not None
    hour.panel.field.setPlainText(NUMBER)
    hour.desk.console.foot.hide_notes.click()
    assert not hour.desk.close()
    assert hour.panel.isVisible()
    assert hour.panel.status.text() == "Inte sparad än. Spara den eller kasta den."
    hour.qtbot.waitUntil(hour.panel.writer.flag_ask.isVisible)
    assert hour.desk.close()
    assert hour.stored() == []
    hour.desk.leave()


def test_an_hour_without_such_a_text_closes_at_once(hour: Hour) -> None:
    assert hour.desk.close()
    hour.desk.leave()


def test_an_unanswered_text_is_in_no_file(hour: Hour) -> None:
    rare = "kantarellomelett 070-174 06 05"
    hour.panel.field.setPlainText(rare)
    hour.panel.save.click()
    hour.on_to("enas")
    hour.on_to("lappar")
    hour.room.writer.close(10)
    found = [path for path in hour.data.rglob("*") if path.is_file() and b"kantarell" in path.read_bytes()]
    assert (found, hour.stored()) == ([], [])
    hour.desk.leave()


def test_a_note_is_written_in_working_material_that_is_opened_again(qtbot: QtBot, tmp_path: Path, room: Made) -> None:
    keyring = MemoryKeyring()
    (run,) = kept_in(tmp_path, keyring, lambda store, group: run_on(store, group, 3))
    made = room(lambda: Store.open(tmp_path, keyring))
    at_home(qtbot, made)
    made.desk.home_desk.open_again(run)
    qtbot.waitUntil(lambda: bool(drafted(made)))
    assert made.desk.closing is not None
    part = made.desk.closing.parts[0]
    part.write_note.click()
    part.note.field.setPlainText("Det kom någon på efteråt")
    part.note.save.click()
    qtbot.waitUntil(lambda: len(part.question.notes) == 2)
    assert [note.text for note in made.store().open_run(run).notes()] == ["Det gick fort", "Det kom någon på efteråt"]
    made.desk.leave()
