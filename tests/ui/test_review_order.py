"""The groups' table in any order: by its headings, by keys, seen and heard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.test_review_page import Presses, municipality, rows, shown
from vilkaarvi.review.overview import Next
from vilkaarvi.ui.review_acts import ReviewView
from vilkaarvi.ui.review_page import ReviewPage
from vilkaarvi.ui.review_table import LAST, PRESENT, SESSIONS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> ReviewView:
    return municipality(tmp_path_factory.mktemp("kommun"), 41)


def pressed(page: ReviewPage, section: int) -> None:
    head = page.table.horizontalHeader()
    place = head.rect().center()
    place.setX(head.sectionViewportPosition(section) + 20)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)


def heading(page: ReviewPage, section: int, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> str:
    return str(page.table.groups.headerData(section, Qt.Orientation.Horizontal, role))


def test_a_press_on_a_heading_puts_the_groups_in_order_and_another_turns_it_round(
    qtbot: QtBot, view: ReviewView
) -> None:
    page = shown(qtbot, Presses(), view)
    pressed(page, SESSIONS)
    done = [row.done for row in page.table.groups.rows]
    assert done == sorted(done)
    assert len(set(done)) > 1
    pressed(page, SESSIONS)
    assert [row.done for row in page.table.groups.rows] == sorted(done, reverse=True)


def test_the_space_bar_orders_by_the_column_that_the_keys_stand_in(qtbot: QtBot, view: ReviewView) -> None:
    page = shown(qtbot, Presses(), view)
    page.table.setFocus()
    for _column in range(PRESENT):
        QTest.keyClick(page.table, Qt.Key.Key_Right)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert heading(page, PRESENT) == "Närvaro ▲"
    assert (page.table.currentIndex().row(), page.table.currentIndex().column()) == (0, PRESENT)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert heading(page, PRESENT) == "Närvaro ▼"
    assert page.search.text() == ""


def test_the_order_is_seen_in_one_heading_and_said_in_words(qtbot: QtBot, view: ReviewView) -> None:
    page = shown(qtbot, Presses(), view)
    assert [heading(page, at) for at in range(5)] == ["Grupp", "Träffar", "Närvaro", "Senast", "Nästa ▲"]
    pressed(page, LAST)
    spoken = [heading(page, at, Qt.ItemDataRole.AccessibleTextRole) for at in range(5)]
    assert spoken == ["Grupp", "Träffar", "Närvaro", "Senast, de som träffades för längst sedan först", "Nästa"]
    assert page.count.text() == "43 grupper · de som träffades för längst sedan först"
    page.activateWindow()
    page.table.setFocus()
    qtbot.waitUntil(lambda: page.count.text().endswith("mellanslag: efter den här kolumnen"))


def test_what_is_typed_and_new_reports_keep_the_order(qtbot: QtBot, view: ReviewView) -> None:
    page = shown(qtbot, Presses(), view)
    pressed(page, SESSIONS)
    pressed(page, SESSIONS)
    QTest.keyClicks(page.search, "rskolan")
    some = [row.done for row in page.table.groups.rows]
    assert 1 < len(some) < 43
    assert some == sorted(some, reverse=True)
    page.show_view(view)
    page.search.clear()
    assert [row.done for row in page.table.groups.rows] == sorted(
        (row.done for row in view.overview.rows), reverse=True
    )
    assert len(rows(page)) == 43


def test_what_somebody_has_to_see_to_stands_first_until_another_order_is_chosen(qtbot: QtBot, view: ReviewView) -> None:
    page = shown(qtbot, Presses(), view)
    first = [row.next for row in page.table.groups.rows[:5]]
    assert first == [Next.REPORT_MISSING, Next.NOT_MET, Next.NOT_MET, Next.NOT_MET, Next.DAY]


def test_each_row_is_told_by_its_group_s_name(qtbot: QtBot, view: ReviewView) -> None:
    page = shown(qtbot, Presses(), view)
    model, told = page.table.groups, Qt.ItemDataRole.AccessibleTextRole
    assert [model.headerData(at, Qt.Orientation.Vertical, told) for at in range(model.rowCount())] == rows(page)


def test_columns_stay_where_they_are_in_any_order(qtbot: QtBot, view: ReviewView) -> None:
    page = shown(qtbot, Presses(), view)
    before = [page.table.columnWidth(at) for at in range(5)]
    for section in (PRESENT, LAST):
        pressed(page, section)
        assert [page.table.columnWidth(at) for at in range(5)] == before
