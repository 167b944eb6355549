"""What the group agreed on before: one choice a line, kept at once, by mouse and by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.test_closing import VIEW, Presses, closing
from vilkaarvi.notes.summary import How, Plan, Went

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LINES = ("Vi hälsar.", "Schemat (chefen, före jul)")


def test_each_earlier_line_is_asked_about_by_its_own_words_and_kept_at_once(qtbot: QtBot) -> None:
    acts = Presses()
    page = closing(qtbot, acts, replace(VIEW, earlier=LINES))
    page.to_plan.click()
    first, second = page.plan.went.choosers
    assert [each.accessibleName() for each in (first, second)] == list(LINES)
    assert [first.itemText(place) for place in range(first.count())] == ["Inte sagt", "Blev av", "På väg", "Stryks"]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    kept = Plan(went=(Went(LINES[0], How.HAPPENED),))
    assert acts.made == [("plan", kept, frozenset())]
    page.show_view(replace(VIEW, earlier=LINES, plan=kept))
    second.setCurrentIndex(3)
    assert acts.made[-1] == ("plan", Plan(went=(*kept.went, Went(LINES[1], How.DROPPED))), frozenset())


def test_what_was_said_before_the_lines_came_is_shown_and_not_sent_again(qtbot: QtBot) -> None:
    acts, kept = Presses(), Plan(went=(Went(LINES[1], How.ON_ITS_WAY), Went("En äldre rad", How.DROPPED)))
    page = closing(qtbot, acts, replace(VIEW, plan=kept))
    assert not page.plan.went.isVisibleTo(page.plan)
    page.show_view(replace(VIEW, plan=kept, earlier=(*LINES, LINES[0])))
    assert [each.currentText() for each in page.plan.went.choosers] == ["Inte sagt", "På väg"]
    page.plan.keep()
    assert (acts.made, page.plan.written) == ([], kept)


def test_a_group_that_has_agreed_on_nothing_is_asked_nothing(qtbot: QtBot) -> None:
    page = closing(qtbot, Presses())
    page.to_plan.click()
    assert not page.plan.went.isVisible()
    assert page.focusWidget() in page.plan.stops
