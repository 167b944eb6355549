"""Sessions saved as xAPI statements from the window."""

import json
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.core.registers import card, group_id, record, written
from tests.ui.reviews import Reviewed, Reviews, review
from tests.ui.test_review_desk import NOV, filled, said
from vilkaarvi.text import Text
from vilkaarvi.ui.review_statements import StatementsPage

__all__ = ["review"]  # a fixture
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def opened(made: Reviewed) -> StatementsPage:
    made.desk.page.statements.click()
    page = made.desk.window.stack.currentWidget()
    assert isinstance(page, StatementsPage)
    return page


def test_a_manager_saves_the_sessions_under_the_municipality_s_address(
    qtbot: QtBot, review: Reviews, tmp_path: Path
) -> None:
    made = review()
    filled(qtbot, made, written(tmp_path, [card(1, "Norr"), record(1, "traff-1", NOV)]))
    page, path = opened(made), tmp_path / "satser.json"
    assert page.focusWidget() is page.home
    assert "Ingen person, inga svar." in said(page)
    made.chosen = [path]
    QTest.keyClicks(page.home, "Kommun.example/")
    page.saves.click()
    qtbot.waitUntil(lambda: path.name in made.desk.page.said.text())
    (one,) = json.loads(path.read_bytes())
    assert one["actor"]["account"] == {"homePage": "https://kommun.example", "name": group_id(1)}
    assert one["result"].keys() == {"completion", "duration", "extensions"}
    assert opened(made).home.text() == "https://kommun.example"  # as it was written last


def test_a_place_that_cannot_be_written_is_told(qtbot: QtBot, review: Reviews, tmp_path: Path) -> None:
    made = review()
    filled(qtbot, made, written(tmp_path, [card(1, "Norr"), record(1, "traff-1", NOV)]))
    page = opened(made)
    made.chosen = [tmp_path / "borta" / "satser.json"]
    QTest.keyClicks(page.home, "kommun.example")
    page.saves.click()
    qtbot.waitUntil(lambda: "borta" in made.desk.page.said.text())


@pytest.mark.parametrize(
    ("typed", "may"), [("", False), ("kommun", True), ("http://kommun.se/utb", True), ("a b", False)]
)
def test_only_an_address_can_be_saved_under(qtbot: QtBot, typed: str, may: bool) -> None:
    page = StatementsPage(Text(), typed, lambda _home: None)
    qtbot.addWidget(page)
    assert page.saves.isEnabled() is may
