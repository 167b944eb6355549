"""The overview's page: what is seen, sought and heard, with made-up groups and no register on a disk."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.core.registers import in_memory
from tests.ui.test_languages import clean
from tests.ui.test_languages import shown as everything_shown
from vilkaarvi.app.reviewview import review_view
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.read import read_programme
from vilkaarvi.review.answers import let_out
from vilkaarvi.review.bring_in import Trust, bring_in
from vilkaarvi.review.course import Course
from vilkaarvi.review.expected import read_expected
from vilkaarvi.review.made_up import made_up
from vilkaarvi.review.overview import Mark, Stage
from vilkaarvi.settings import Settings
from vilkaarvi.text import Text
from vilkaarvi.ui import style
from vilkaarvi.ui.home_acts import Done
from vilkaarvi.ui.review_acts import ReviewView, Table
from vilkaarvi.ui.review_page import ReviewPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
DAY = date(2026, 11, 24)


class Presses:
    """Keeps the promise `ReviewActs`. Attributes: made (each press, in order)."""

    def __init__(self) -> None:
        self.made: list[tuple[object, ...]] = []

    def seek(self, typed: str, stage: Stage | None) -> None:
        self.made.append(("seek", typed, stage))

    def take_in(self, folder: bool) -> None:
        self.made.append(("take in", folder))

    def believe(self, code: str) -> None:
        self.made.append(("believe", code))

    def doubt(self, key: str) -> None:
        self.made.append(("doubt", key))

    def computers(self) -> None:
        self.made.append(("computers",))

    def expected(self) -> None:
        self.made.append(("expected",))

    def choose_list(self) -> None:
        self.made.append(("choose list",))

    def group(self, group: str) -> None:
        self.made.append(("group", group))

    def merge(self, group: str, into: str, _done: Done) -> None:
        self.made.append(("merge", group, into))

    def take_apart(self, group: str, _done: Done) -> None:
        self.made.append(("take apart", group))

    def save_table(self, table: Table) -> None:
        self.made.append(("save", table))

    def save_statements(self) -> None:
        self.made.append(("statements",))

    def print_overview(self) -> None:
        self.made.append(("print",))

    def prepare(self) -> None:
        self.made.append(("prepare",))

    def briefing(self) -> None:
        self.made.append(("briefing",))

    def try_again(self) -> None:
        self.made.append(("try again",))

    def take_over(self) -> None:
        self.made.append(("take over",))

    def leave(self) -> None:
        self.made.append(("leave",))


def municipality(folder: Path, groups: int, text: Text | None = None) -> ReviewView:
    """So many made-up groups, all of whose reports have come in."""
    programme = read_programme(Places(folder, shipped_programmes()), "vilka-ar-vi", DAY)
    register = in_memory()
    if groups:
        made = made_up(groups, DAY, Course.of(programme))
        for name, content in made.reports.items():
            (folder / f"{name}.vilkaarvi-report").write_bytes(content)
        bring_in(register, [folder], lambda _name: False, DAY, Trust(made.codes))
        expected = folder / "grupper.csv"
        expected.write_bytes(made.expected)
        register.expect(read_expected(expected, (), lambda _name: False).groups)
        let_out(register, programme.id)
        register.mark_made_up()
    return review_view(register, programme, Settings(), DAY, text or Text())


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> ReviewView:
    return municipality(tmp_path_factory.mktemp("kommun"), 41)


@pytest.fixture
def acts() -> Presses:
    return Presses()


def shown(
    qtbot: QtBot, acts: Presses, view: ReviewView, size: tuple[int, int] = (1366, 768), text: Text | None = None
) -> ReviewPage:
    page = ReviewPage(text or Text(), acts)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show_view(view)
    page.show()
    qtbot.waitExposed(page)
    return page


def rows(page: ReviewPage) -> list[str]:
    return [row.name for row in page.table.groups.rows]


def spoken(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return f"{found.text(QAccessible.Text.Name)} {found.text(QAccessible.Text.Description)}"


def test_what_is_typed_filters_by_group_and_unit_at_once(qtbot: QtBot, acts: Presses, view: ReviewView) -> None:
    page = shown(qtbot, acts, view)
    assert len(rows(page)) == 41 + 2  # pool groups beside them
    QTest.keyClicks(page.search, "rskolan nor")  # QTest has no ö
    assert rows(page) == ["Förskolan Norr"]
    assert page.count.text().startswith("1 av 43 grupper")
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert len(rows(page)) == 41 + 2  # pool groups beside them


def test_typing_in_the_table_seeks_too_and_enter_opens_the_group(qtbot: QtBot, acts: Presses, view: ReviewView) -> None:
    page = shown(qtbot, acts, view)
    page.table.setFocus()
    QTest.keyClicks(page.table, "G")
    assert page.search.text() == "G"
    QTest.keyClicks(page.search, "rundskolan")
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert acts.made == [("group", page.table.groups.rows[1].id)]


def test_groups_of_one_stage_can_be_seen_alone(qtbot: QtBot, acts: Presses, view: ReviewView) -> None:
    page = shown(qtbot, acts, view)
    page.stage.setCurrentIndex(page.stage.findData(Stage.NOT_BEGUN))
    page.stage.activated.emit(page.stage.currentIndex())
    assert len(rows(page)) == view.overview.totals.at(Stage.NOT_BEGUN) > 0
    assert all(row.stage is Stage.NOT_BEGUN for row in page.table.groups.rows)


def test_the_marks_are_said_in_words(qtbot: QtBot, acts: Presses, view: ReviewView) -> None:
    page = shown(qtbot, acts, view)
    at = next(at for at, row in enumerate(page.table.groups.rows) if Mark.PLANNED in row.marks and row.done == 1)
    said = page.table.groups.index(at, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Genomförda: 1. Planerade: 2")


def test_each_press_is_reached_with_tab_and_has_a_name(qtbot: QtBot, acts: Presses, view: ReviewView) -> None:
    page = shown(qtbot, acts, view)
    seen, at = set[QWidget](), page.focusWidget()
    while at is not None and at not in seen:
        seen.add(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
        at = page.focusWidget()
    presses = {each for each in page.findChildren(QPushButton) if each.isVisible()}
    assert presses <= seen
    assert {page.search, page.stage, page.table} <= seen
    assert all(spoken(each).strip() for each in seen)


def test_a_plot_can_be_read_as_words_and_says_them_to_whoever_listens(
    qtbot: QtBot, acts: Presses, view: ReviewView
) -> None:
    page = shown(qtbot, acts, view)
    done = view.overview.totals.at(Stage.ALL)
    assert f"5 av 5 träffar: {done} grupper" in spoken(page.stands.plot)
    page.stands.as_words.click()
    assert page.stands.said.isVisible()
    assert not page.stands.plot.isVisible()
    page.stands.as_words.click()
    assert page.stands.plot.isVisible()
    assert all(f"{name}: {count}" in spoken(page.months.plot) for name, count in page.months.plot._counted)


def test_plots_are_drawn(qtbot: QtBot, acts: Presses, view: ReviewView) -> None:
    page = shown(qtbot, acts, view)
    for plot in (page.stands.plot, page.months.plot):
        drawn = plot.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        pixels = {drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height())}
        assert style.TEAL.lower() in pixels


def test_answers_are_of_all_of_units_and_of_terms_and_never_of_a_group(
    qtbot: QtBot, acts: Presses, view: ReviewView
) -> None:
    page = shown(qtbot, acts, view)
    choices = {page.answers.of.itemText(at) for at in range(page.answers.of.count())}
    assert "Alla" in choices
    assert not choices & {row.name for row in view.overview.rows}


def test_no_answers_are_shown_of_a_single_group(qtbot: QtBot, acts: Presses, tmp_path: Path) -> None:
    page = shown(qtbot, acts, municipality(tmp_path, 1))
    assert page.answers.lead.text().startswith("Inga svar visas än.")
    assert not page.save_answers.isVisible()
    assert "%" not in " ".join(label.text() for label in page.answers.findChildren(QLabel))


def test_it_says_what_it_cannot_know_and_where_that_is_found(qtbot: QtBot, acts: Presses, view: ReviewView) -> None:
    page = shown(qtbot, acts, replace(view, keeper="HR"))
    assert page.cannot.text().endswith("HR.")


def test_it_says_whose_overview_it_is(qtbot: QtBot, acts: Presses, view: ReviewView) -> None:
    page = shown(qtbot, acts, view)
    assert page.kicker.text() == "Överblick · Vilka är vi?"
    page.show_view(replace(view, municipality="Exempelkommun"))
    assert page.kicker.text() == "Överblick · Vilka är vi? · Exempelkommun"


def test_what_is_made_up_says_so(qtbot: QtBot, acts: Presses, view: ReviewView) -> None:
    page = shown(qtbot, acts, view)
    assert page.made_up.isVisible()
    real = replace(view, overview=replace(view.overview, made_up=False))
    page.show_view(real)
    assert not page.made_up.isVisible()


def test_what_is_being_sought_stays_when_reports_come_in(qtbot: QtBot, acts: Presses, view: ReviewView) -> None:
    page = shown(qtbot, acts, view)
    QTest.keyClicks(page.search, "rskolan")
    page.table.setCurrentIndex(page.table.groups.index(2, 0))
    before = page.table.groups.rows[2].id
    page.show_view(view)
    assert page.table.groups.rows[page.table.currentIndex().row()].id == before


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 1.0), ((1366, 768), 2.0), ((683, 384), 1.0)])
def test_nothing_of_the_page_lies_outside_its_width(
    qtbot: QtBot, acts: Presses, view: ReviewView, size: tuple[int, int], scale: float
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    font, sheet, palette = app.font(), app.styleSheet(), app.palette()
    style.apply(app, scale)
    try:
        page = shown(qtbot, acts, view, size)
        QApplication.processEvents()
        inside = page.widget()
        assert inside is not None
        assert inside.width() <= page.viewport().width()
        assert page.table.columnWidth(0) > page.table.fontMetrics().horizontalAdvance("Förskolan")
    finally:
        app.setFont(font)
        app.setPalette(palette)
        app.setStyleSheet(sheet)


def test_three_hundred_groups_are_all_there(qtbot: QtBot, acts: Presses, tmp_path: Path) -> None:
    page = shown(qtbot, acts, municipality(tmp_path, 300))
    assert len(rows(page)) == 300 + 15  # pool groups beside them
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert page.table.currentIndex().row() == 314


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("groups", [0, 1, 41])
def test_the_overview_speaks_one_language(
    qtbot: QtBot, acts: Presses, tmp_path: Path, language: str, groups: int
) -> None:
    text = Text(language)
    page = shown(qtbot, acts, municipality(tmp_path, groups, text), text=text)
    model = page.table.groups
    places = [model.index(at, column) for at in range(model.rowCount()) for column in range(1, model.columnCount())]
    told = {str(each.data(Qt.ItemDataRole.AccessibleTextRole)).casefold() for each in places}
    programme = read_programme(Places(tmp_path, shipped_programmes()), "vilka-ar-vi", DAY)
    names = {each.unit.casefold() for each in model.rows}  # the municipality's own
    units = {page.answers.of.itemText(at).casefold() for at in range(page.answers.of.count())} - names
    clean(language, programme, everything_shown(page) | told | units)
