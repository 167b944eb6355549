"""The manager's overview over a real register: reports in, codes compared, names merged, tables and papers out."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.core.registers import CODES, card, group_id, record, written
from tests.ui.reviews import Reviewed, Reviews, review
from vilkaarvi.completion.report import ENDING
from vilkaarvi.review.overview import Next
from vilkaarvi.settings import Settings
from vilkaarvi.ui.paper_view import PaperPage
from vilkaarvi.ui.review_acts import Table
from vilkaarvi.ui.review_group import GroupPage
from vilkaarvi.ui.review_import import ComputersPage, ImportPage
from vilkaarvi.ui.review_pages import ExpectedPage

__all__ = ["review"]  # a fixture
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NOV = date(2026, 11, 3)
ALL = Settings(installations=CODES, fixed=frozenset({"installations"}))


def said(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if not label.isHidden())


def import_page(made: Reviewed) -> ImportPage:
    page = made.desk.window.stack.currentWidget()
    assert isinstance(page, ImportPage)
    return page


def computers_page(qtbot: QtBot, made: Reviewed) -> ComputersPage:
    """It comes when the groups on each have been looked up."""
    qtbot.waitUntil(lambda: isinstance(made.desk.window.stack.currentWidget(), ComputersPage))
    page = made.desk.window.stack.currentWidget()
    assert isinstance(page, ComputersPage)
    return page


def read(qtbot: QtBot, made: Reviewed, *paths: Path) -> ImportPage:
    """Takes them in, and waits until they have been read and the overview is drawn anew."""
    made.chosen = list(paths)
    before = made.desk.view
    made.desk.page.take_files.click()
    page = import_page(made)
    qtbot.waitUntil(lambda: page.back.isEnabled() and made.desk.view is not before)
    return page


def believed(qtbot: QtBot, made: Reviewed, page: ImportPage) -> None:
    before = made.desk.view
    page.codes[0].click()
    qtbot.waitUntil(lambda: page.back.isEnabled() and made.desk.view is not before)


def filled(qtbot: QtBot, made: Reviewed, path: Path) -> None:
    page = read(qtbot, made, path)
    believed(qtbot, made, page)
    page.back.click()


def names(made: Reviewed) -> list[str]:
    assert made.desk.view is not None
    return [row.name for row in made.desk.view.overview.rows]


def test_an_empty_overview_says_what_to_do_and_its_press_has_the_focus(review: Reviews) -> None:
    page = review().desk.page
    assert page.heading.text() == "Inga rapporter har kommit än"
    assert page.begin.isVisible()
    assert page.focusWidget() is page.begin
    assert not page.table.isVisible()


def test_reports_go_in_when_the_code_has_been_compared(qtbot: QtBot, review: Reviews, tmp_path: Path) -> None:
    made = review()
    path = written(tmp_path, [card(1, "Norr"), record(1, "traff-1", NOV)])
    page = read(qtbot, made, path)
    assert CODES[0].replace("-", " – ") in said(page)
    assert page.focusWidget() is page.codes[0]
    assert names(made) == []
    believed(qtbot, made, page)
    assert page.codes == []
    page.back.click()
    assert made.desk.window.stack.currentWidget() is made.desk.page
    assert names(made) == ["Norr"]
    assert made.desk.page.heading.text() == "0 av 1 grupp har haft alla 5 träffar"


def test_a_computer_that_waits_is_told_over_the_overview_and_can_be_compared_later(
    qtbot: QtBot, review: Reviews, tmp_path: Path
) -> None:
    made = review()
    read(qtbot, made, written(tmp_path, [card(1, "Norr")])).back.click()
    assert made.desk.page.waits.text() == "1 dator väntar på att du jämför koden."
    made.desk.page.compare.click()
    page = computers_page(qtbot, made)
    before = made.desk.view
    page.presses[0].click()
    qtbot.waitUntil(lambda: made.desk.view is not before and names(made) == ["Norr"])
    import_page(made).back.click()
    assert not made.desk.page.waiting.isVisible()


def test_a_file_that_is_no_report_is_told_and_nothing_changes(qtbot: QtBot, review: Reviews, tmp_path: Path) -> None:
    made = review()
    page = read(qtbot, made, tmp_path / f"borta{ENDING}")
    assert f"borta{ENDING}" in said(page)
    assert names(made) == []


def test_it_s_departments_list_decides_and_nothing_is_to_be_pressed(
    qtbot: QtBot, review: Reviews, tmp_path: Path
) -> None:
    made = review(replace(ALL, installations=CODES[1:]))
    page = read(qtbot, made, written(tmp_path, [card(1, "Norr")]))
    assert page.codes == []
    assert "IT-avdelningens lista" in said(page)
    page.back.click()
    assert not made.desk.page.waiting.isVisible()
    made.desk.computers()
    computers = computers_page(qtbot, made)
    assert computers.presses == []


def test_a_computer_that_is_believed_no_more_no_longer_counts(qtbot: QtBot, review: Reviews, tmp_path: Path) -> None:
    made = review()
    filled(qtbot, made, written(tmp_path, [card(1, "Norr")]))
    made.desk.page.computers.click()
    page = computers_page(qtbot, made)
    assert "Norr · Sågs första gången" in said(page)
    page.presses[0].click()
    qtbot.waitUntil(lambda: names(made) == [])


def test_two_spellings_are_merged_and_taken_apart_again(qtbot: QtBot, review: Reviews, tmp_path: Path) -> None:
    made = review()
    filled(qtbot, made, written(tmp_path, [card(1, "Nattpatrullen"), card(2, "Natt-patrullen")]))
    made.desk.page.table.opened.emit(group_id(2))
    page = made.desk.window.stack.currentWidget()
    assert isinstance(page, GroupPage)
    assert not page.merges.isEnabled()
    page.same.setCurrentIndex(page.same.findData(group_id(1)))
    page.merges.click()
    qtbot.waitUntil(lambda: names(made) == ["Nattpatrullen"])
    assert made.desk.page.said.text() == "Nu räknas de som en grupp."
    made.desk.group(group_id(1))
    page = made.desk.window.stack.currentWidget()
    assert isinstance(page, GroupPage)
    assert "Natt-patrullen · Vård" in said(page)
    page.aparts[0].click()
    qtbot.waitUntil(lambda: names(made) == ["Natt-patrullen", "Nattpatrullen"])


def test_a_group_that_never_met_and_one_whose_report_is_missing_are_told_apart(
    qtbot: QtBot, review: Reviews, tmp_path: Path
) -> None:
    made = review()
    filled(qtbot, made, written(tmp_path, [card(1, "Norr", planned=(date(2026, 11, 2),))]))
    expected = tmp_path / "grupper.csv"
    expected.write_text("namn;enhet;antal\nNorr;Vård;9\nNattpatrullen;Vård;11\nTrasig;Vård;många\n", encoding="utf-8")
    made.chosen = [expected]
    made.desk.page.list.click()
    page = made.desk.window.stack.currentWidget()
    assert isinstance(page, ExpectedPage)
    page.choose.click()
    qtbot.waitUntil(lambda: len(names(made)) == 2)
    assert page.told.text() == "2 grupper ska träffas."
    assert "4" in said(page)  # the line of the row that was wrong
    page.back.click()
    assert made.desk.view is not None
    assert [row.next for row in made.desk.view.overview.rows] == [Next.NOT_MET, Next.REPORT_MISSING]
    model = made.desk.page.table.groups
    assert [model.index(at, 4).data() for at in range(2)] == ["rapport saknas sedan 2 nov", "har inte träffats"]


@pytest.mark.parametrize("name", ["grupper.csv", "grupper.xlsx"])
def test_the_groups_are_saved_as_a_table(qtbot: QtBot, review: Reviews, tmp_path: Path, name: str) -> None:
    made = review()
    filled(qtbot, made, written(tmp_path, [card(1, "Norr")]))
    path = tmp_path / name
    made.chosen = [path]
    made.desk.save_table(Table.GROUPS)
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: name in made.desk.page.said.text())
    assert path.read_bytes().startswith(b"PK" if name.endswith("xlsx") else b"\xef\xbb\xbf")


def test_a_table_that_cannot_be_written_says_so(qtbot: QtBot, review: Reviews, tmp_path: Path) -> None:
    made = review()
    filled(qtbot, made, written(tmp_path, [card(1, "Norr")]))
    made.chosen = [tmp_path / "borta" / "grupper.csv"]
    made.desk.save_table(Table.GROUPS)
    qtbot.waitUntil(lambda: "borta" in made.desk.page.said.text())


def test_the_overview_is_printed(qtbot: QtBot, review: Reviews, tmp_path: Path) -> None:
    made = review()
    filled(qtbot, made, written(tmp_path, [card(1, "Norr")]))
    made.desk.page.prints.click()
    qtbot.waitUntil(lambda: isinstance(made.desk.window.stack.currentWidget(), PaperPage))
    paper = made.desk.window.stack.currentWidget()
    assert isinstance(paper, PaperPage)
    assert "Norr" in paper.paper.text


def test_no_key_of_notes_is_made_and_no_run_s_folder(qtbot: QtBot, review: Reviews, tmp_path: Path) -> None:
    made = review()
    filled(qtbot, made, written(tmp_path, [card(1, "Norr")]))
    made.close()
    assert not (made.data / "runs").exists()
    assert not list(made.data.rglob("*.notes"))
