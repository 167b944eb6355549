"""What a manager reads before the groups begin: ticked once, it stays ticked; the paper is printed from there."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.reviews import Reviews, review
from tests.ui.test_review_held import prepared
from vilkaarvi.review.prepared import NAME, Prepared, mark_of
from vilkaarvi.ui.paper_view import PaperPage

__all__ = ["review"]  # a fixture
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_a_manager_ticks_what_is_expected_and_prints_the_page(qtbot: QtBot, review: Reviews, tmp_path: Path) -> None:
    made = review()
    page = prepared(qtbot, made)
    for box in page.boxes:
        QTest.keyClick(box, Qt.Key.Key_Space)
    assert page.how_many.text() == "✓ Du är förberedd."
    page.prints.click()
    qtbot.waitUntil(lambda: isinstance(made.desk.window.stack.currentWidget(), PaperPage))
    paper = made.desk.window.stack.currentWidget()
    assert isinstance(paper, PaperPage)
    assert page.boxes[0].accessibleName() in " ".join(paper.paper.text.split())
    made.chosen = [tmp_path / "chef.pdf"]
    paper.saves.click()
    qtbot.waitUntil(made.chosen[0].exists)


def test_ticks_are_there_the_next_time_the_program_is_started(qtbot: QtBot, review: Reviews, tmp_path: Path) -> None:
    made = review()
    page = prepared(qtbot, made)
    page.boxes[0].click()
    page.boxes[2].click()
    page.boxes[3].click()
    page.boxes[3].click()
    made.close()
    again = prepared(qtbot, review(data=made.data))
    assert [place for place, box in enumerate(again.boxes) if box.isChecked()] == [0, 2]


def test_ticks_need_no_key_and_tell_of_no_group(qtbot: QtBot, review: Reviews) -> None:
    made = review()
    prepared(qtbot, made).boxes[1].click()
    made.close()
    kept = json.loads((made.data / NAME).read_bytes())
    assert kept.keys() == {"format", "ticked"}
    assert [len(each) for each in kept["ticked"]] == [16]
    assert not list(made.data.rglob("*.notes"))


def test_a_tick_that_cannot_be_kept_says_so(qtbot: QtBot, review: Reviews) -> None:
    made = review()
    page = prepared(qtbot, made)
    (made.data / NAME).write_text('{"format": 2}', "utf-8")
    page.boxes[0].click()
    qtbot.waitUntil(lambda: NAME in page.said.text())
    made.close()
    assert (made.data / NAME).read_text("utf-8") == '{"format": 2}'


@pytest.mark.parametrize("damaged", [b"", b"[]", b"\xff", b'{"format": 1}', b'{"format": 1, "ticked": [7, "x"]}'])
def test_damaged_ticks_are_none(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / NAME).write_bytes(damaged)
    assert Prepared(tmp_path, None).read() == frozenset()


def test_a_tick_belongs_to_the_words_and_not_to_their_place() -> None:
    assert mark_of("Tell the group") != mark_of("Tell the group.")
