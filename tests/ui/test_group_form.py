"""The form for a group: what it asks, what it refuses, and the days that go with it to the leader's calendar."""

from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from tests.ui.test_home import VIEW, Presses, acts, home, seen
from vilkaarvi.errors import Code, Fault
from vilkaarvi.text import Text
from vilkaarvi.ui.group_form import GroupForm
from vilkaarvi.ui.home_acts import GroupWords

__all__ = ["acts"]  # a fixture


def test_a_refused_name_is_told_beside_its_field_and_nothing_is_lost(qtbot: QtBot, acts: Presses) -> None:
    page = home(qtbot, acts)
    page.new_group.click()
    acts.answer = Fault(Code.NAME_IDENTIFIES, field="unit")
    page.form.name.setText("Natten")
    page.form.unit.setText("Boendet")
    page.form.people.setValue(12)
    page.form.create_button.click()
    assert page.form.isVisible()
    assert page.form.unit_error.isVisible()
    assert "peka ut en person" in page.form.unit_error.text()
    assert not page.form.name_error.isVisible()
    assert (page.form.name.text(), page.form.unit.text(), page.form.people.value()) == ("Natten", "Boendet", 12)
    QTest.keyClick(page.form.unit, Qt.Key.Key_Backspace)
    assert not page.form.unit_error.isVisible()


def test_what_is_being_written_stays_when_home_is_shown_anew(qtbot: QtBot, acts: Presses) -> None:
    page = home(qtbot, acts)
    page.new_group.click()
    page.form.name.setText("Natt")
    page.show_view(replace(VIEW, ready=()))
    assert page.form.isVisible()
    assert page.form.name.text() == "Natt"


def test_participants_are_two_to_forty_and_usually_nine(qtbot: QtBot, acts: Presses) -> None:
    page = home(qtbot, acts, replace(VIEW, groups=(), chosen=None))
    people = seen(page, "Deltagare")
    assert isinstance(people, QSpinBox)
    assert (people.minimum(), people.value(), people.maximum()) == (2, 9, 40)


def test_a_group_s_first_day_is_looked_for_from_the_day_that_the_program_was_told(qtbot: QtBot) -> None:
    page = home(qtbot, Presses())
    page.change_group.click()
    assert page.form.days.day.date().toPython() == date(2026, 11, 24)
    assert page.form.days.day.height() >= page.form.people.height()


def test_a_group_of_fewer_than_six_is_warned_where_it_is_made(qtbot: QtBot) -> None:
    form = GroupForm(Text("sv"), Presses())
    qtbot.addWidget(form)
    form.show()
    assert not form.small.isVisible()
    form.people.setValue(5)
    assert form.small.text().startswith("Ni är färre än sex.")
    assert form.small.isVisible()
    form.people.setValue(6)
    assert not form.small.isVisible()


DAYS = (date(2026, 12, 1), date(2026, 12, 15))


def test_a_new_group_can_plan_its_days_at_once_and_the_very_first_has_one_thing_to_do(
    qtbot: QtBot, acts: Presses
) -> None:
    page = home(qtbot, acts)
    page.new_group.click()
    form = page.form
    assert form.planned.isVisible()
    assert not form.days.to_calendar.isVisible()  # before there is a group, or a day
    form.name.setText("Söder")
    form.days.show_days(DAYS)
    form.days.hour.setCurrentIndex(form.days.hour.findText("13:30"))
    assert form.days.hour.isVisible()
    form.create_button.click()
    assert acts.made[-1] == ("group", None, GroupWords("Söder", "", 9, DAYS, time(13, 30)))
    first = home(qtbot, Presses(), replace(VIEW, groups=(), chosen=None))
    assert not first.form.planned.isVisible()


def test_the_days_go_to_the_leader_s_calendar_with_one_press(qtbot: QtBot, acts: Presses) -> None:
    group = replace(VIEW.groups[0], planned=DAYS, at=time(9, 15))
    page = home(qtbot, acts, replace(VIEW, groups=(group,), chosen=group.id))
    page.change_group.click()
    days = page.form.days
    assert days.hour.currentText() == "09:15"
    assert days.hour.accessibleName() == "Klockan"
    days.to_calendar.setFocus()
    QTest.keyClick(days.to_calendar, Qt.Key.Key_Return)
    assert acts.made[-1] == ("save days", group.id, DAYS, time(9, 15))
    said = "✓ Våra träffar.ics är sparad i Dokument. Öppna filen, så lägger kalendern in dagarna."
    assert days.saved.text() == said
    days.show_days(())
    assert not days.to_calendar.isVisible()
    assert not days.saved.isVisible()
