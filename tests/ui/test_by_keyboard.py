"""Home and console by Tab alone: every control is reached, in the order of the eye, and seen to have the focus."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from tests.core.test_hour import Led
from tests.ui.test_console import Hands, console, hands, led  # noqa: F401  fixtures
from tests.ui.test_home import STOPPED, VIEW, Presses, home
from vilkaarvi.ui import style
from vilkaarvi.ui.console import Console
from vilkaarvi.ui.home_acts import FinishedRow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QSpinBox, QComboBox)


def controls(page: QWidget) -> list[QWidget]:
    """All that can be pressed or written in, as far as it is in sight."""
    found = [each for each in page.findChildren(QWidget) if isinstance(each, CONTROLS)]
    inner = [each for each in found if isinstance(each.parent(), QSpinBox | QComboBox)]
    return [each for each in found if each.isVisible() and each.isEnabled() and each not in inner]


def tabbed(page: QWidget, first: QWidget) -> list[QWidget]:
    """Where Tab goes from `first` until it comes back."""
    page.activateWindow()
    QApplication.processEvents()
    first.setFocus()
    gone = [first]
    while len(gone) < 200:
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None or focus is first:
            break
        gone.append(focus)
    return gone


def unmarked(widgets: list[QWidget]) -> list[str]:
    """Those that look the same with the focus as without it."""
    same = []
    for widget in widgets:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        focused = widget.grab().toImage()
        widget.clearFocus()
        QApplication.processEvents()
        if focused == widget.grab().toImage():
            same.append(widget.accessibleName())
    return same


def test_all_of_home_is_reached_from_top_to_bottom(qtbot: QtBot, qapp: QApplication) -> None:
    style.apply(qapp)
    finished = (FinishedRow("r9", "Träff 1", "12 november 2026", "Norr"),)
    page = home(qtbot, Presses(), replace(VIEW, unfinished=STOPPED, finished=finished))
    gone = tabbed(page, page.groups)
    again = [each.accessibleName() for each in gone]
    assert again[:3] == ["Grupp", "Ändra gruppen", "Ny grupp"]
    assert again[3:6] == ["Fortsätt träffen", "Avsluta den i stället", "Starta träffen"]
    assert again[6:8] == ["Öva utan att spara", "Läs igenom · 0 min"]
    assert again[8] == "Visa allt om datorn"
    assert [said.split(":")[0] for said in again[9:11]] == ["Lapparna", "Spara PDF"]
    assert again[11:15] == ["Var det tungt?", "Mer att leda", "Titta på filmerna", "Skriv ut"]
    assert again[15:17] == ["Lämna rapport", "Inställningar"]
    assert set(gone) == set(controls(page))
    assert unmarked(gone) == []


def test_the_form_for_a_group_is_written_from_top_to_bottom(qtbot: QtBot, qapp: QApplication) -> None:
    style.apply(qapp)
    page = home(qtbot, Presses())
    page.new_group.click()
    gone = tabbed(page, page.form.name)
    names = [each.accessibleName() for each in dict.fromkeys(gone)]  # Tab goes through a day's parts
    assert names[:3] == ["Gruppens namn", "Enhet", "Deltagare"]
    assert gone[3] is page.form.pool  # it is told by its own text
    assert names[4:8] == ["Dag", "Lägg till dagen", "Skapa grupp", "Inte nu"]
    assert unmarked(gone) == []


def test_the_press_that_makes_a_group_is_in_sight_on_a_laptop_with_large_text(qtbot: QtBot, qapp: QApplication) -> None:
    style.apply(qapp)
    page = home(qtbot, Presses(), replace(VIEW, groups=(), chosen=None))
    page.resize(960, 540)
    QApplication.processEvents()
    button = page.form.create_button
    assert page.rect().contains(button.mapTo(page, button.rect().bottomRight()))


def test_all_of_the_console_is_reached_from_the_modes_to_nasta(console: Console, led: Led, hands: Hands) -> None:  # noqa: F811
    hands.kept = ["en", "två"]
    at_the_question(led)
    console.show_view(led.hour.view(), "", False)
    QApplication.processEvents()
    now = next(row for row in console.plan.rows if row.accessibleName().endswith("nu"))
    gone = tabbed(console, now)
    all_panels = [console.plan, console.now, console.guide, console.notes, console.foot]
    panels = [panel for each in gone for panel in all_panels if panel.isAncestorOf(each)]
    assert panels == sorted(panels, key=all_panels.index)
    assert gone[-1] is console.next
    others = {row for row in console.plan.rows if row is not now}  # reached by up and down
    assert set(gone) == {*controls(console), console.guide.reading} - others
    assert unmarked(gone) == []


def test_the_focus_stays_on_a_note_s_star_while_the_hour_goes_on(console: Console, led: Led, hands: Hands) -> None:  # noqa: F811
    hands.kept = ["en"]
    console.show_view(led.hour.view(), "", False)
    QApplication.processEvents()
    star = next(each for each in controls(console.notes) if each.accessibleName().startswith("Stjärna"))
    star.setFocus()
    led.minutes(1)
    console.show_view(led.hour.view(), "", False)
    assert console.focusWidget() is star


def test_when_what_had_the_focus_goes_nasta_has_it(console: Console, led: Led) -> None:  # noqa: F811
    controls(console.guide)[0].setFocus()
    at_the_question(led)
    console.show_view(led.hour.view(), "", False)
    assert console.focusWidget() is console.next


@pytest.mark.parametrize("size", [(1366, 728), (960, 540), (683, 384)])
def test_no_press_is_cut_off_in_any_window(console: Console, led: Led, size: tuple[int, int]) -> None:  # noqa: F811
    at_the_question(led)
    console.resize(*size)
    console.show_view(led.hour.view(), "", False)
    QApplication.processEvents()
    for each in controls(console.foot):
        corners = each.mapTo(console, each.rect().topLeft()), each.mapTo(console, each.rect().bottomRight())
        assert all(console.rect().contains(corner) for corner in corners), each.accessibleName()
    assert console._scroll.horizontalScrollBar().maximum() == 0


def test_the_steps_are_a_press_away_where_the_window_is_narrow(console: Console, led: Led) -> None:  # noqa: F811
    console.resize(960, 540)
    console.show_view(led.hour.view(), "", False)
    assert not console.plan.isVisible()
    console.foot.steps.click()
    assert console.plan.isVisible()
    console.foot.steps.click()
    assert console.notes.isVisible()


def at_the_question(led: Led) -> None:  # noqa: F811
    for minutes in (3, 6):
        led.minutes(minutes)
        led.hour.next()
    led.film(70_000, led.player.reaches)
    led.minutes(1)
    led.hour.next()
    led.film(120_000, led.player.ends)
    led.hour.next()
    assert led.hour.view().modes
