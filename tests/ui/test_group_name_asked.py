"""A group's name and unit are asked about while they are written at home, as notes are."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.test_home import Presses
from vilkaarvi.text import Text
from vilkaarvi.ui.group_form import GroupForm
from vilkaarvi.ui.home_acts import GroupRow, GroupWords

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NUMBER = "070-174 06 58"


@pytest.fixture
def acts() -> Presses:
    return Presses()


@pytest.fixture
def form(qtbot: QtBot, acts: Presses) -> GroupForm:
    made = GroupForm(Text("sv"), acts)
    qtbot.addWidget(made)
    made.resize(700, 700)
    made.show()
    made.name.setFocus()
    return made


def enter(form: GroupForm) -> None:
    focus = form.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return)


def test_a_name_in_the_group_s_name_is_asked_about_when_its_word_is_finished(form: GroupForm, acts: Presses) -> None:
    ask = form.asks[0]
    QTest.keyClicks(form.name, "Fatima")
    assert not ask.isVisible()
    QTest.keyClicks(form.name, " ")
    assert ask.isVisible()
    assert ask.sentence.text() == "”Fatima” kan vara ett namn."
    assert ask.swap.text() == "Ta bort det (Enter)"
    assert ask.keep.text() == "Det är inget namn"
    assert form.focusWidget() is form.name
    QTest.keyClicks(form.name, "laget")
    enter(form)
    assert form.name.text().strip() == "laget"
    assert acts.made == []
    enter(form)
    assert acts.made == [("group", None, GroupWords("laget", "", 9))]


def test_it_is_no_name_is_remembered_and_the_group_is_made(form: GroupForm, acts: Presses) -> None:
    form.name.setText("Fatima")
    form.create_button.setFocus()
    form.create_button.click()
    ask = form.asks[0]
    assert form.focusWidget() is ask.swap
    QTest.keyClick(ask.swap, Qt.Key.Key_Tab)
    enter(form)
    assert acts.made == [("no name", "Fatima"), ("group", None, GroupWords("Fatima", "", 9))]


def test_a_number_must_go_from_the_unit(form: GroupForm, acts: Presses) -> None:
    form.name.setText("Natten")
    form.unit.setText(f"Boendet {NUMBER}")
    form.create_button.click()
    ask = form.asks[1]
    assert ask.isVisible()
    assert not ask.keep.isVisible()
    ask.swap.click()
    assert acts.made == [("group", None, GroupWords("Natten", "Boendet", 9))]


def test_the_last_word_is_read_before_the_group_is_made(form: GroupForm, acts: Presses) -> None:
    QTest.keyClicks(form.name, "natten Fatima")
    enter(form)
    assert acts.made == []
    assert form.asks[0].isVisible()


def test_what_a_group_is_called_already_is_not_asked_about_until_it_is_changed(form: GroupForm, acts: Presses) -> None:
    form.write(GroupRow("g1", "Fatima", "Storgatan 12", 9))
    form.create_button.click()
    assert acts.made == [("group", "g1", GroupWords("Fatima", "Storgatan 12", 9))]
    form.write(GroupRow("g1", "Fatima", "Storgatan 12", 9))
    form.name.setFocus()
    form.name.end(False)
    QTest.keyClicks(form.name, " natt ")
    assert form.asks[0].isVisible()
    assert not form.asks[1].isVisible()


def test_a_name_is_taken_away_with_its_ending(form: GroupForm) -> None:
    QTest.keyClicks(form.name, "Fatimas grupp ")
    form.asks[0].swap.click()
    assert form.name.text().strip() == "grupp"


def test_what_is_taken_away_leaves_the_caret_and_does_not_come_back(form: GroupForm) -> None:
    QTest.keyClicks(form.name, "vi Fatima ")
    form.asks[0].swap.click()
    assert form.name.text() == "vi "
    assert form.name.cursorPosition() == 3
    assert not form.name.isUndoAvailable()


class Marks:
    """Hears what a field is told to underline."""

    def __init__(self) -> None:
        self.spans: list[tuple[int, int]] = []

    def hear(self, before: Callable[[QInputMethodEvent], None], caret: Callable[[], int]) -> object:
        def heard(event: QInputMethodEvent) -> None:
            self.spans = [(mark.start + caret(), mark.length) for mark in event.attributes()]
            before(event)

        return heard


def test_the_name_is_underlined_where_it_stands_and_nothing_else_changes(
    form: GroupForm, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    QTest.keyClicks(form.name, "vi  Fatima och ")
    plain = form.name.grab().toImage()
    form.name.underline(())
    assert form.name.grab().toImage() != plain  # the line is seen
    marks = Marks()
    monkeypatch.setattr(form.name, "inputMethodEvent", marks.hear(form.name.inputMethodEvent, form.name.cursorPosition))
    form.name.setCursorPosition(2)
    form.asks[0].judge()
    assert marks.spans == [(4, 6)]
    assert (form.name.text(), form.name.cursorPosition()) == ("vi  Fatima och ", 2)
