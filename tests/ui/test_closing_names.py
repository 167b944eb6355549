"""Before anything is finished the leader reads all of it once more, and answers whether it points anybody out."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.test_closing import VIEW, Presses, closing, pick, to_finish
from vilkaarvi.notes.summary import NextStep, Plan
from vilkaarvi.ui.closing import ClosingPage
from vilkaarvi.ui.closing_acts import ClosingView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ONE, OTHER = VIEW.questions
STEP = NextStep("Fråga Karin om schemat", "schemaläggaren", "före jul")
WRITTEN = replace(
    VIEW,
    questions=(replace(ONE, lines=("Anna gick hem",)), replace(OTHER, lines=("Vi ringer", "Vi väntar"))),
    plan=Plan((STEP,), "En tolktelefon"),
)


@pytest.fixture
def acts() -> Presses:
    return Presses()


def read(page: ClosingPage) -> list[str]:
    return [label.text() for label in page.names.findChildren(QLabel) if label.isVisible()]


def asked(qtbot: QtBot, acts: Presses, view: ClosingView = WRITTEN) -> ClosingPage:
    page = closing(qtbot, acts, view)
    page.to_confirm.click()
    return page


def test_everything_that_goes_on_paper_is_read_together_before_it_is_finished(qtbot: QtBot, acts: Presses) -> None:
    page = asked(qtbot, acts)
    assert page.names.isVisible()
    assert page.heading.text() == "Står det något namn, eller något som pekar ut någon?"
    plan = "Fråga Karin om schemat (schemaläggaren, före jul)"
    assert {"Anna gick hem", "Vi ringer", "Vi väntar", plan, "En tolktelefon"} <= set(read(page))
    assert "Programmet hittar inte alla namn. Läs varje rad en gång till." in read(page)
    assert not page.finish.isVisible()


@pytest.mark.parametrize("way", ["to_plan", "read_aloud", "to_confirm"])
def test_no_way_leads_to_the_last_press_past_the_question(qtbot: QtBot, acts: Presses, way: str) -> None:
    page = closing(qtbot, acts, WRITTEN)
    getattr(page, way).click()
    if way != "to_confirm":
        page.to_confirm.click()
    assert not page.finish.isVisible()
    page.no_names.click()
    assert page.finish.isVisible()


def test_lines_that_are_changed_are_asked_about_again(qtbot: QtBot, acts: Presses) -> None:
    page = asked(qtbot, acts)
    page.change.click()
    assert page.picking.isVisible()
    page.parts[0].lines[0].write("En av oss gick hem")
    page.to_confirm.click()
    assert "En av oss gick hem" in read(page)
    page.no_names.click()
    page.not_yet.click()
    page.to_confirm.click()
    assert page.names.isVisible()
    assert not page.finish.isVisible()


def test_a_paper_without_a_word_of_the_group_has_nothing_to_be_read(qtbot: QtBot, acts: Presses) -> None:
    page = asked(qtbot, acts, VIEW)
    assert page.finish.isVisible()
    page.not_yet.click()
    pick(page, "n1")
    page.to_confirm.click()
    assert page.names.isVisible()


def test_a_next_step_alone_is_asked_about(qtbot: QtBot, acts: Presses) -> None:
    page = asked(qtbot, acts, replace(VIEW, plan=Plan((STEP,))))
    assert page.names.isVisible()


def test_the_question_is_answered_by_keys_and_the_whole_text_is_read_by_them(qtbot: QtBot, acts: Presses) -> None:
    long = tuple(f"{'En lång rad som tar plats ' * 6}{at}" for at in range(3))
    view = replace(WRITTEN, questions=(replace(ONE, lines=long), replace(OTHER, lines=long)))
    page = closing(qtbot, acts, view)
    page.resize(960, 540)
    page.to_confirm.click()
    qtbot.waitUntil(lambda: page.reading.verticalScrollBar().maximum() > 0)
    assert page.focusWidget() is page.reading
    QTest.keyClick(page.reading, Qt.Key.Key_Down)
    assert page.reading.verticalScrollBar().value() > 0
    gone = []
    for _ in range(2):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        gone.append(page.focusWidget())
    assert gone == [page.change, page.no_names]
    qtbot.wait(450)
    QTest.keyClick(page.no_names, Qt.Key.Key_Return)
    assert page.finish.isVisible()
    page.not_yet.click()
    assert page.reading.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_double_press_does_not_answer_the_question(qtbot: QtBot, acts: Presses) -> None:
    page = closing(qtbot, acts, WRITTEN)
    QTest.mouseClick(page.to_confirm, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.no_names, Qt.MouseButton.LeftButton)
    assert page.names.isVisible()
    to_finish(page)
    assert page.finish.isVisible()
