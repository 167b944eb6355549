"""A data folder that another program writes in: the overview reads it, and writes when the other is closed."""

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.core.registers import card, filled, record, written
from tests.ui.reviews import Reviewed, Reviews, review
from tests.ui.test_review_desk import NOV, believed, computers_page, names, read, said
from vilkaarvi.app.review_window import OwnRegister
from vilkaarvi.errors import Code
from vilkaarvi.store.lock import NOTE
from vilkaarvi.store.store import Store
from vilkaarvi.ui.review_group import GroupPage
from vilkaarvi.ui.review_pages import PreparePage

__all__ = ["review"]  # a fixture
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A manager's folder with a group in it."""
    register = OwnRegister(tmp_path / "delad", None)
    filled(register(), tmp_path, [card(1, "Norr"), record(1, "traff-1", NOV)])
    register.close()
    return tmp_path / "delad"


def content(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != NOTE}


def test_a_folder_that_is_open_already_is_read_and_taking_in_waits(qtbot: QtBot, review: Reviews, data: Path) -> None:
    with Store.open(data, None):
        made = review(data=data)
        page = made.desk.page
        assert names(made) == ["Norr"]
        assert page.held.isVisible()
        assert (
            page.held.what.text().startswith("Samtalsledaren är redan öppen")
            or str(os.getpid()) in page.held.what.text()
        )
        assert page.held.todo.text() == "Du kan läsa här. Att ta in rapporter får vänta tills programmet är stängt där."
        assert page.focusWidget() is page.held.again
        assert not page.take_files.isEnabled()
        assert not page.take_folder.isEnabled()
        assert not page.list.isEnabled()
        assert not page.waiting.isVisible()
        assert not page.held.take.isVisible()


def test_one_press_tries_again_and_then_reports_go_in(
    qtbot: QtBot, review: Reviews, data: Path, tmp_path: Path
) -> None:
    with Store.open(data, None):
        made = review(data=data)
        before = made.desk.view
        made.desk.page.held.again.click()
        qtbot.waitUntil(lambda: made.desk.view is not before)
        assert made.desk.page.held.isVisible()
        assert made.desk.page.held.todo.text() == "Det är fortfarande öppet där. Du kan läsa här så länge."
    made.desk.page.held.again.click()
    qtbot.waitUntil(lambda: not made.desk.page.held.isVisible())
    assert made.desk.page.said.text() == "Nu är det stängt där. Du kan ta in rapporter."
    page = read(qtbot, made, written(tmp_path, [card(2, "Söder")], laptop=1))
    believed(qtbot, made, page)
    assert names(made) == ["Norr", "Söder"]


def test_trying_again_shows_what_the_other_has_taken_in_meanwhile(
    qtbot: QtBot, review: Reviews, data: Path, tmp_path: Path
) -> None:
    other = OwnRegister(data, None)
    other()
    made = review(data=data)
    filled(other(), tmp_path, [card(1, "Norr"), record(1, "traff-1", NOV), card(2, "Söder")])
    assert names(made) == ["Norr"]
    made.desk.page.held.again.click()
    qtbot.waitUntil(lambda: names(made) == ["Norr", "Söder"])
    assert made.desk.page.held.isVisible()
    other.close()


def test_while_it_is_held_nothing_can_be_pressed_that_would_write(qtbot: QtBot, review: Reviews, data: Path) -> None:
    with Store.open(data, None):
        before = content(data)
        made = review(data=data)
        made.desk.computers()
        computers = computers_page(qtbot, made)
        assert computers.presses == []
        computers.left.emit()
        assert made.desk.view is not None
        made.desk.group(made.desk.view.overview.rows[0].id)
        group = made.desk.window.stack.currentWidget()
        assert isinstance(group, GroupPage)
        assert "Norr" in said(group)
        assert "Är den samma grupp som en annan?" not in said(group)
        group.left.emit()
        prepare = prepared(qtbot, made)
        assert not any(box.isEnabled() for box in prepare.boxes)
        assert prepare.said.text().startswith("Programmet är öppet någon annanstans.")
        assert content(data) == before


def prepared(qtbot: QtBot, made: Reviewed) -> PreparePage:
    made.desk.prepare()
    qtbot.waitUntil(lambda: isinstance(made.desk.window.stack.currentWidget(), PreparePage))
    page = made.desk.window.stack.currentWidget()
    assert isinstance(page, PreparePage)
    return page


def test_who_is_gone_or_far_away_can_be_taken_over_from_by_hand(qtbot: QtBot, review: Reviews, data: Path) -> None:
    (data / NOTE).write_text('{"host": "en-annan-dator", "process": 7, "token": "00", "turn": 0}', "utf-8")
    made = review(data=data)
    assert made.desk.view is not None
    assert made.desk.view.held_by is not None
    assert made.desk.view.held_by.code is Code.DATA_LOCKED
    made.desk.page.held.take.click()
    made.desk.taking_over.take.click()
    qtbot.waitUntil(lambda: not made.desk.page.held.isVisible())
    assert made.desk.page.take_files.isEnabled()
