"""A pool group is one tick in the group's form; without it a group is as all others."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.test_home import Presses
from vilkaarvi.text import Text
from vilkaarvi.ui.group_form import GroupForm
from vilkaarvi.ui.home_acts import GroupRow, GroupWords


def form(qtbot: QtBot, acts: Presses) -> GroupForm:
    made = GroupForm(Text("sv"), acts)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_new_group_is_no_pool_group_until_it_is_ticked(qtbot: QtBot) -> None:
    acts = Presses()
    made = form(qtbot, acts)
    assert made.pool.text() == "Det är en poolgrupp (natt, timavlönade)"
    assert not made.pool.isChecked()
    QTest.keyClicks(made.name, "natten ")
    QTest.keyClick(made.pool, Qt.Key.Key_Space)
    made.create_button.click()
    assert acts.made == [("group", None, GroupWords("natten", "", 9, pool=True))]


def test_what_a_group_is_stands_ticked_and_is_not_carried_over_to_a_new_one(qtbot: QtBot) -> None:
    made = form(qtbot, Presses())
    made.write(GroupRow("g1", "Natten", "", 7, pool=True))
    assert made.pool.isChecked()
    made.write(None)
    assert not made.pool.isChecked()


def test_the_very_first_group_is_not_asked_about_it(qtbot: QtBot) -> None:
    made = form(qtbot, Presses())
    made.welcome()
    assert not made.pool.isVisible()
    assert not made.pool.isChecked()
