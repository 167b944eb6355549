"""With the real desk and store: the room's thread never reads a text for what could point somebody out."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.test_texts_that_wait import NUMBER, Hour, Made, room
from vilkaarvi.app import led as led_module
from vilkaarvi.notes.detect import find
from vilkaarvi.notes.note import Flag, FlagKind
from vilkaarvi.notes.summary import NextStep

__all__ = ["room"]  # a fixture
NAME = FlagKind.NAME
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Looks:
    """The detector, and who asked it."""

    def __init__(self) -> None:
        self.by: list[tuple[str, str]] = []

    def __call__(self, text: str) -> tuple[Flag, ...]:
        self.by.append((threading.current_thread().name, text))
        return find(text)


@pytest.fixture
def hour(qtbot: QtBot, tmp_path: Path, room: Made) -> Hour:
    return Hour(qtbot, tmp_path, room)


@pytest.fixture
def looks(hour: Hour) -> Looks:
    looks = Looks()
    hour.desk.parts.check._detect = looks
    return looks


def test_notes_parked_questions_lines_and_the_plan_are_read_on_the_worker_alone(hour: Hour, looks: Looks) -> None:
    assert hour.desk.closing is not None
    QTest.keyClicks(hour.panel.field, "ring 070-174 06 05 ")
    hour.qtbot.waitUntil(hour.panel.writer.flag_ask.isVisible)
    hour.panel.writer.flag_ask.swap.click()
    hour.panel.save.click()
    hour.qtbot.waitUntil(lambda: hour.stored() == ["ring [telefon]"])
    parking = hour.panel.parking.writer
    hour.panel.open_parking()
    parking.field.setPlainText("vad  säger\nvi om helgen")
    parking.save.click()
    hour.qtbot.waitUntil(lambda: not parking.isVisible())
    hour.on_to("enas")
    hour.part(0).write_own.click()
    hour.part(0).lines[0].write("Vi hjälps åt")
    hour.desk.closing.to_plan.click()
    hour.qtbot.waitUntil(hour.desk.closing.plan.isVisible)
    hour.desk.closing.plan.steps[0].write(NextStep("Schemat tidigare", "schemaläggaren", "före jul"))
    hour.desk.closing.plan.upward.write("En tolktelefon")
    hour.desk.closing.read_aloud.click()
    hour.qtbot.waitUntil(hour.desk.closing.aloud.isVisible)
    assert hour.part(0).stored == ("Vi hjälps åt",)
    assert hour.desk.closing.plan.stored.upward == "En tolktelefon"
    assert {who for who, _text in looks.by} == {"worker"}
    read = [text for _who, text in looks.by]
    assert {"ring [telefon]", "vad säger vi om helgen", "Vi hjälps åt", "Schemat tidigare", "En tolktelefon"} <= {*read}
    assert len(read) == len(set(read))
    hour.desk.leave()


def test_a_page_that_was_wanted_comes_only_when_what_was_just_typed_has_been_read_and_answered(hour: Hour) -> None:
    hour.on_to("enas")
    assert hour.desk.closing is not None
    hour.part(1).write_own.click()
    hour.part(1).lines[0].write(NUMBER)
    hour.desk.closing.read_aloud.click()
    ask = hour.part(1).lines[0].flag_ask
    hour.qtbot.waitUntil(lambda: hour.desk.focusWidget() is ask.swap)
    assert hour.desk.closing.picking.isVisible()
    ask.swap.click()
    hour.desk.closing.read_aloud.click()
    hour.qtbot.waitUntil(hour.desk.closing.aloud.isVisible)
    assert hour.part(1).stored == ("ring [telefon]",)
    hour.desk.leave()


def test_a_word_that_is_no_name_lies_on_the_disk_as_a_word_and_a_name_that_was_changed_does_not(
    hour: Hour, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(led_module, "placeholder", lambda _kind, _text: "[namn]")
    hour.desk.parts.check._detect = lambda text: tuple(
        Flag(at, at + 4, NAME) for name in ("Anna", "Berg") if (at := text.find(name)) >= 0
    )
    hour.panel.field.setPlainText("Berg och Anna ")
    hour.panel.save.click()
    ask = hour.panel.writer.flag_ask
    hour.qtbot.waitUntil(lambda: ask.isVisible() and "Anna" in ask.sentence.text())
    hour.panel.field.setPlainText("Berg låg under snö")
    hour.panel.save.click()
    hour.qtbot.waitUntil(lambda: "Berg" in ask.sentence.text())
    ask.keep.click()
    hour.qtbot.waitUntil(lambda: hour.stored() == ["Berg låg under snö"])
    path = hour.desk.parts.places.ordinary_words
    hour.qtbot.waitUntil(path.exists)
    assert path.read_text(encoding="utf-8") == "berg\n"
    hour.desk.leave()


def test_a_name_that_was_confirmed_is_in_no_file(hour: Hour) -> None:
    rare = "Kvastina"
    hour.desk.parts.check._detect = lambda text: (Flag(0, 8, NAME),) if text.startswith(rare) else ()
    hour.panel.field.setFocus()
    QTest.keyClicks(hour.panel.field, f"{rare} sa det ")
    hour.qtbot.waitUntil(hour.panel.writer.flag_ask.isVisible)
    QTest.keyClick(hour.panel.field, Qt.Key.Key_Return)  # takes the proposal
    hour.qtbot.waitUntil(lambda: not hour.panel.writer.flag_ask.isVisible())
    QTest.keyClick(hour.panel.field, Qt.Key.Key_Return)
    hour.qtbot.waitUntil(lambda: hour.stored() == ["[namn] sa det"])
    hour.room.writer.close(10)
    files = [path for path in hour.data.rglob("*") if path.is_file()]
    assert [path for path in files if rare.lower() in path.read_bytes().decode("utf-8", "replace").lower()] == []
    assert not hour.desk.parts.places.ordinary_words.exists()
    hour.desk.leave()
