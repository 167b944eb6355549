"""Reports taken in through the window: each line that is left out with its reason, progress, and stopping."""

from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.core.registers import CODES, SEEDS, card, record, signed_lines, written
from tests.ui.reviews import Reviews, review
from tests.ui.test_review_desk import ALL, NOV, believed, import_page, names, read, said
from vilkaarvi.completion.report import ENDING, report
from vilkaarvi.seal.signing import public_of
from vilkaarvi.text import Text
from vilkaarvi.ui.review_import import ImportPage

__all__ = ["review"]  # a fixture
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_each_refused_line_is_told_with_its_reason_and_the_rest_goes_in(
    qtbot: QtBot, review: Reviews, tmp_path: Path
) -> None:
    made = review()
    lines = signed_lines([card(1, "Norr"), record(1, "traff-1", date(2027, 1, 3))])
    path = tmp_path / f"blandat{ENDING}"
    path.write_bytes(report([public_of(SEEDS[0])], [*lines, lines[0].replace("C04p", "D04p"), "inte en rad"]))
    page = read(qtbot, made, path)
    believed(qtbot, made, page)
    told = said(page)
    assert "Det här hoppades över, och därför (3)" in told
    for number in (3, 4, 5):
        assert f"rad {number}" in told
    assert page.copies.isVisible()
    page.copies.click()
    assert QApplication.clipboard().text().count(path.name) == 3
    page.back.click()
    assert names(made) == ["Norr"]


def test_a_whole_folder_is_taken_in_and_its_progress_is_shown(qtbot: QtBot, review: Reviews, tmp_path: Path) -> None:
    made, folder = review(ALL), tmp_path / "rapporter" / "hösten"
    folder.mkdir(parents=True)
    for laptop in range(3):
        written(folder, [card(laptop, f"Grupp {laptop}")], laptop)
    made.chosen = [folder.parent]
    made.desk.page.begin_folder.click()
    page = import_page(made)
    assert not page.back.isEnabled()  # it is being read: the window stays too
    assert not made.desk.window.close()
    qtbot.waitUntil(lambda: len(names(made)) == 3)
    assert page.bar.value() == page.bar.maximum() == 100
    assert "3 rapporter: 3 rader lästes in" in said(page)


def one_of_each(folder: Path) -> dict[str, str]:
    """A folder with every kind of line that is left out, and one that goes in; file name → what is said of it."""
    known = [public_of(SEEDS[0])]
    good = signed_lines([card(1, "Norr"), record(1, "traff-1", NOV)])
    (strange,) = signed_lines([card(2, "Okänd")], laptop=3)
    (other,) = signed_lines([card(3, "Annan")], first=1)
    late = signed_lines([card(4, "Söder"), record(1, "traff-2", NOV)], first=5)  # 3 and 4 never came
    (ahead,) = signed_lines([record(1, "traff-3", date(2027, 1, 3))], first=3)
    files = {
        "bra": [*good, *late],
        "förfalskad": [good[0].replace("C04p", "D04p")],
        "okänd": [strange],
        "samma-nummer": [other],
        "framtid": [ahead],
        "ny-version": [good[0].replace('"format":1', '"format":9')],
        "skadad": [good[1][:-30]],
    }
    folder.mkdir()
    for name, lines in files.items():
        (folder / f"{name}{ENDING}").write_bytes(report(known, lines))
    return {
        "förfalskad": f"rad 2: ändrad sedan datorn {CODES[0]} (Söder) skrev under den.",
        "okänd": "rad 2: lämnad av en dator som inte är känd här",
        "framtid": "rad 2: en träff på en dag som inte har varit än (2027-01-03).",
        "ny-version": "är gjord i en nyare version av programmet.",
        "skadad": "rad 2: detta är ingen genomföranderad.",
    }


def test_a_folder_with_one_of_each_tells_every_reason_and_takes_in_the_rest(
    qtbot: QtBot, review: Reviews, tmp_path: Path
) -> None:
    reasons, made = one_of_each(tmp_path / "rapporter"), review()
    page = read(qtbot, made, tmp_path / "rapporter")
    believed(qtbot, made, page)
    told = said(page)
    assert "7 rapporter: 5 rader lästes in, 0 fanns redan, 5 hoppades över." in told
    for name, reason in reasons.items():
        assert [reason in line for line in told.splitlines() if f"{name}{ENDING}" in line] == [True]
    assert f"Två rader från datorn {CODES[0]} (Söder) säger emot varandra (1, 1)." in told
    assert f"Rader från datorn {CODES[0]} (Söder) saknas: 3, 4." in told
    page.back.click()
    assert [row.done for row in made.desk.page.table.groups.rows if row.name == "Söder"] == [0]
    assert any(row.done == 2 for row in made.desk.page.table.groups.rows)  # Norr's own, though its card is contested


def test_reading_is_stopped_with_one_press_and_the_rest_comes_the_next_time(
    qtbot: QtBot, review: Reviews, tmp_path: Path
) -> None:
    made, gate, folder = review(ALL), Event(), tmp_path / "rapporter"
    folder.mkdir()
    for laptop in range(3):
        written(folder, [card(laptop, f"Grupp {laptop}")], laptop)
    made.writer.do(gate.wait, lambda _answer, _fault: None)
    made.chosen = [folder]
    made.desk.page.begin_folder.click()
    page = import_page(made)
    assert page.focusWidget() is page.stops
    page.stops.click()
    assert not page.stops.isEnabled()
    gate.set()
    qtbot.waitUntil(page.back.isEnabled)
    assert page.heading.text() == "Läsningen avbröts"
    assert "Ta in samma rapporter igen" in said(page)
    assert not page.stops.isVisible()
    page.back.click()
    made.chosen = [folder]
    assert len(names(made)) < 3
    before = made.desk.view
    made.desk.take_in(True)
    again = import_page(made)
    qtbot.waitUntil(lambda: again.back.isEnabled() and made.desk.view is not before)
    assert len(names(made)) == 3


def test_esc_stops_the_reading_and_leads_back_only_afterwards(qtbot: QtBot) -> None:
    stopped: list[bool] = []
    page = ImportPage(Text(), lambda _code: None, lambda: stopped.append(True))
    qtbot.addWidget(page)
    page.show()
    with qtbot.assertNotEmitted(page.left):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    assert stopped == [True]
    page.show_stopped()
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page, Qt.Key.Key_Escape)


def test_how_far_it_has_come_is_seen_and_heard(qtbot: QtBot, review: Reviews) -> None:
    page = ImportPage(Text(), lambda _code: None, lambda: None)
    qtbot.addWidget(page)
    page.show()
    page.show_progress(40, 160)
    assert page.how_far.text() == "25 % är läst"
    heard = QAccessible.queryAccessibleInterface(page.bar)
    assert heard is not None
    assert heard.text(QAccessible.Text.Name) == "Hur mycket som är läst"
    assert heard.valueInterface().currentValue() == 25
