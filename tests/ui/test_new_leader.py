"""Where somebody who led for the first time hesitated: the console answers before it is asked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.core.keyrings import MemoryKeyring
from tests.core.test_hour import Led
from tests.core.test_paper import pages
from tests.ui.desks import Room, room
from tests.ui.test_console import console, hands, led  # noqa: F401  fixtures
from tests.ui.test_console_hour import Leads
from tests.ui.test_notes_panel import Sat
from tests.ui.whole_hours import begun, settled
from vilkaarvi.store.store import Store
from vilkaarvi.ui import style
from vilkaarvi.ui.console import Console
from vilkaarvi.ui.guide_panel import Shows
from vilkaarvi.ui.home_acts import GroupWords, ReadyIs

__all__ = ["room"]  # a fixture
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def leads(qtbot: QtBot, qapp: QApplication) -> Leads:
    style.apply(qapp)
    return Leads(qtbot, begun())


@pytest.fixture
def sat(qtbot: QtBot, qapp: QApplication) -> Sat:
    style.apply(qapp)
    return Sat(qtbot)


def test_with_one_screen_nothing_claims_that_the_room_sees_it_already(console: Console, led: Led) -> None:  # noqa: F811
    assert console.now.whose.text() == "RUMMETS BILD · F5 DIT OCH TILLBAKA"
    console.one_screen = False
    console.show_view(led.hour.view(), "", False)
    assert console.now.whose.text() == "RUMMET SER"


def test_nothing_for_the_leader_lies_on_the_room_s_picture(console: Console) -> None:  # noqa: F811
    console.said.show()
    console.switch_view()
    assert not console.said.isVisible()


def test_a_pause_is_told_in_a_word(leads: Leads) -> None:
    leads.hour.go_to("fraga-1")
    leads.draw()
    assert leads.console.now.note.text() == "Sedan: två och två"
    leads.hour.toggle_pause()
    leads.draw()
    assert leads.console.now.note.text() == "Pausad · Sedan: två och två"


def test_a_press_among_all_cards_leads_to_that_card_s_words(leads: Leads) -> None:
    leads.hour.next()
    leads.draw()
    leads.console.toggle_cards()
    settled()
    leads.press("Ett varv runt bordet").click()
    assert leads.console.guide.shows is Shows.NOW
    assert leads.hour.view().card
    assert not leads.console.guide.search.isVisible()


def test_a_note_that_gets_its_star_keeps_the_focus_on_the_star(sat: Sat, qapp: QApplication) -> None:
    sat.hour.go_to("fraga-1")
    sat.draw()
    for text in ("Mer tid", "Fler språk"):
        sat.book.keep("fraga-1", text, frozenset(), lambda _fault: None)
    sat.book.park("Hur länge gäller schemat?", frozenset(), lambda _fault: None)
    sat.draw()
    (star,) = [each for each in stars(sat) if "Fler språk" in each.accessibleName()]
    star.setFocus()
    QTest.keyClick(star, Qt.Key.Key_Space)
    qapp.processEvents()
    held = sat.console.focusWidget()
    assert isinstance(held, QPushButton)
    assert held.accessibleName() == "Ta bort stjärnan: Fler språk"


def stars(sat: Sat) -> list[QPushButton]:
    return [each for each in sat.console.notes.findChildren(QPushButton) if each.text() == "☆"]


def test_the_field_for_a_question_to_park_is_seen_whole_under_many_notes(sat: Sat, qapp: QApplication) -> None:
    sat.hour.go_to("fraga-1")
    for number in range(9):
        sat.book.keep("fraga-1", f"En anteckning, nummer {number}", frozenset(), lambda _fault: None)
    sat.draw()
    qapp.processEvents()
    sat.console.notes.park.click()
    for _turn in range(5):
        qapp.processEvents()
    writer, sight = sat.console.notes.parking.writer, sat.console.notes.body.viewport()
    top = writer.mapTo(sight, writer.rect().topLeft()).y()
    bottom = writer.mapTo(sight, writer.rect().bottomLeft()).y()
    assert 0 <= top < bottom <= sight.height()


def test_a_chosen_passphrase_stays_in_the_list_as_chosen() -> None:
    from vilkaarvi.app.readiness import phrase_row
    from vilkaarvi.text import Text

    row = phrase_row(Text(), chosen=True)
    assert (row.state, row.words, row.detail, row.remedy) == (ReadyIs.OK, "Anteckningarnas lösenfras", "vald", None)


def test_the_slips_are_saved_for_the_whole_group_and_home_says_where(
    qtbot: QtBot,
    tmp_path: Path,
    room: Callable[..., Room],
) -> None:
    target, keyring = tmp_path / "lappar.pdf", MemoryKeyring()
    made = room(lambda: Store.open(tmp_path, keyring), target)
    home = made.desk.home
    qtbot.waitUntil(lambda: made.desk.currentWidget() is home)
    made.desk.home_desk.keep_group(None, GroupWords("Norr", "", 11), lambda _fault: None)
    qtbot.waitUntil(home.next.slips.isVisible)
    home.next.slips.click()
    qtbot.waitUntil(home.next.saved.isVisible)
    assert home.next.saved.text() == f"✓ Sparad som lappar.pdf i {tmp_path}."
    assert len(pages(target.read_bytes())) == 3
    assert made.opened == [target]
