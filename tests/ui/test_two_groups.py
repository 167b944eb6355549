"""More than ten are too many for one hour: said where a group is made, where it is chosen, and before it is led."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.test_home import GROUPS, VIEW, Presses
from vilkaarvi.session.reading import Reading
from vilkaarvi.session.size import advice
from vilkaarvi.text import Text
from vilkaarvi.ui.group_form import GroupForm
from vilkaarvi.ui.home import HomePage
from vilkaarvi.ui.read_through import ReadThroughPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_two_groups_are_advised_where_there_are_more_than_ten(qtbot: QtBot) -> None:
    form = GroupForm(Text("sv"), Presses())
    qtbot.addWidget(form)
    form.show()
    form.people.setValue(10)
    assert not form.large.isVisible()
    form.people.setValue(11)
    assert form.large.isVisible()
    assert form.large.text() == "Fler än tio? Då är två grupper bättre: alla hinner prata."


@pytest.mark.parametrize(("people", "advised"), [(10, False), (11, True)])
def test_home_and_read_through_advise_two_groups_where_the_group_has_more_than_ten(
    qtbot: QtBot, people: int, advised: bool
) -> None:
    page = HomePage(Text("sv"), Presses())
    qtbot.addWidget(page)
    page.show()
    page.show_view(replace(VIEW, groups=(replace(GROUPS[0], headcount=people),)))
    assert page.next.large.isVisible() is advised
    assert ("två grupper" in page.next.large.text()) is advised
    read = ReadThroughPage(Text("sv"), Reading("Träff 1", people, 60, (), (), advice(people, Text("sv"))))
    qtbot.addWidget(read)
    assert any("två grupper" in label.text() for label in read.findChildren(QLabel)) is advised
