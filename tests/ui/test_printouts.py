"""Papers from home: each is seen as it will be printed, then printed, saved or copied, by keys alone."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.core.stores import SUMMARY, begun
from tests.core.test_paper import pages
from tests.ui.desks import Room, beside, room
from tests.ui.test_announced import Ears
from vilkaarvi.clock import SystemClock
from vilkaarvi.paper.kinds import Kind, Wanted, made
from vilkaarvi.paths import Places
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.events import HourEnded, HourStarted
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text
from vilkaarvi.ui import announce as announce_module
from vilkaarvi.ui.home_acts import GroupWords
from vilkaarvi.ui.paper_list import PaperList
from vilkaarvi.ui.paper_view import Paper, PaperPage

__all__ = ["room"]  # a fixture

Made = Callable[..., Room]
PROGRAMME = read_programme(Places.chosen(None, None), "vilka-ar-vi", SystemClock().today())


def opened(data: Path) -> Callable[[], Store]:
    return lambda: Store.open(data)


def a_paper(kind: Kind = Kind.SLIPS) -> Paper:
    drawn = made(kind, Text(), Wanted(PROGRAMME, PROGRAMME.sessions[0], 9))
    return Paper("Lappar", drawn.content, drawn.text, "2026-11-24 Träff 1 Lappar.pdf")


def a_long_paper(pages_wanted: int = 30) -> Paper:
    whole = pypdfium2.PdfDocument.new()
    for _ in range(pages_wanted):
        whole.new_page(595, 842)
    file = BytesIO()
    whole.save(file)
    whole.close()
    return Paper("Långt", file.getvalue(), "", "långt.pdf")


def listed(qtbot: QtBot, made_: Room) -> PaperList:
    desk = made_.desk
    qtbot.waitUntil(lambda: desk.currentWidget() is desk.home)
    desk.home_desk.keep_group(None, GroupWords("Norr", "", 5), lambda _fault: None)
    qtbot.waitUntil(lambda: desk.home.next.isVisible())
    desk.home.prints.click()
    page = desk.currentWidget()
    assert isinstance(page, PaperList)
    return page


def shown(qtbot: QtBot, made_: Room, page: PaperList, title: str) -> PaperPage:
    next(press for press in page.shows if press.accessibleName() == f"Visa: {title}").click()
    qtbot.waitUntil(lambda: isinstance(made_.desk.currentWidget(), PaperPage))
    seen = made_.desk.currentWidget()
    assert isinstance(seen, PaperPage)
    return seen


# --- what is offered


def test_home_offers_all_papers_and_the_slips_are_enough_for_the_group(
    qtbot: QtBot, tmp_path: Path, room: Made
) -> None:
    made_ = room(opened(tmp_path))
    page = listed(qtbot, made_)
    assert [press.accessibleName() for press in page.shows] == [
        f"Visa: {title}"
        for title in (
            "Samtalsledarens guide", "Stödkort", "Lappar", "Faktablad", "Etiketter till kuverten", "Närvarolista",
            "Till chefen", "Så mycket tid behöver en samtalsledare", "Frågor till handledningen",
        )
    ]  # fmt: skip
    seen = shown(qtbot, made_, page, "Lappar")
    assert seen.paper.file.endswith(" Träff 1 Lappar.pdf")
    assert len(pages(seen.paper.content)) == len(seen.pages) == 2


def test_another_session_has_its_own_papers(qtbot: QtBot, tmp_path: Path, room: Made) -> None:
    made_ = room(opened(tmp_path))
    page = listed(qtbot, made_)
    page.session.setCurrentIndex(page.session.findData("uppf-sprak"))
    page.session.activated.emit(page.session.currentIndex())
    assert "Visa: Lappar" not in [press.accessibleName() for press in page.shows]
    session = PROGRAMME.session("uppf-sprak")
    assert session is not None
    assert session.questions[0].prompt("sv") in shown(qtbot, made_, page, "Samtalsledarens guide").paper.text


def test_what_the_group_has_finished_can_be_printed_again(qtbot: QtBot, tmp_path: Path, room: Made) -> None:
    with Store.open(tmp_path) as store:
        run = begun(store)
        run.record((HourStarted(0, 9), HourEnded(1)))
        run.finish(SUMMARY)
    made_ = room(opened(tmp_path))
    qtbot.waitUntil(lambda: made_.desk.currentWidget() is made_.desk.home and bool(made_.desk.home_desk.view.finished))
    made_.desk.home.prints.click()
    page = made_.desk.currentWidget()
    assert isinstance(page, PaperList)
    page.shows[-1].click()
    qtbot.waitUntil(lambda: isinstance(made_.desk.currentWidget(), PaperPage))
    seen = made_.desk.currentWidget()
    assert isinstance(seen, PaperPage)
    assert SUMMARY.agreed[0].lines[0] in seen.paper.text


# --- the preview


def test_a_paper_is_drawn_as_it_is_printed_and_read_to_who_does_not_see(qtbot: QtBot) -> None:
    page = PaperPage(Text(), a_paper(), beside())
    qtbot.addWidget(page)
    page.resize(1000, 2000)
    page.show()
    qtbot.waitUntil(lambda: all(not each.pixmap().isNull() for each in page.pages))
    assert [each.accessibleName() for each in page.pages] == ["Sida 1 av 3", "Sida 2 av 3", "Sida 3 av 3"]
    assert "Vad är det som har hänt?" in page.pages[0].accessibleDescription()
    picture = page.pages[0].pixmap().toImage()
    assert abs(picture.height() / picture.width() - 297 / 210) < 0.01
    middle = range(picture.width() // 2 - 2, picture.width() // 2 + 3)
    assert min(picture.pixelColor(x, 4).lightness() for x in middle) < 200  # the mark where to cut


def test_keys_scroll_enlarge_and_lead_back(qtbot: QtBot) -> None:
    page = PaperPage(Text(), a_paper(), beside())
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    qtbot.waitUntil(lambda: page.reading.verticalScrollBar().maximum() > 600)
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    assert page.reading.verticalScrollBar().value() > 0
    QTest.keyClick(page, Qt.Key.Key_Home)
    assert page.reading.verticalScrollBar().value() == 0
    before = page.scale
    QTest.keyClicks(page, "+")
    assert page.scale > before
    QTest.keyClicks(page, "-" * 20)
    assert (page.scale, page.smaller.isEnabled()) == (0.5, False)
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page, Qt.Key.Key_Escape)


def test_a_sheet_fits_a_small_window_until_somebody_enlarges_it(qtbot: QtBot) -> None:
    page = PaperPage(Text(), a_paper(), beside())
    qtbot.addWidget(page)
    page.resize(683, 384)
    page.show()
    qtbot.waitUntil(lambda: not page.pages[0].pixmap().isNull())
    assert page.pages[0].pixmap().deviceIndependentSize().width() < 683
    assert page.reading.horizontalScrollBar().maximum() == 0
    QTest.keyClicks(page, "++")
    larger = page.scale
    page.resize(700, 384)
    assert page.scale == larger


def test_the_words_can_be_copied(qtbot: QtBot) -> None:
    page = PaperPage(Text(), a_paper(Kind.BRIEFING), beside())
    qtbot.addWidget(page)
    page.copies.click()
    assert QGuiApplication.clipboard().text().splitlines()[1] == "Innan din grupp börjar"
    assert page.said.text().startswith("✓ Texten är kopierad.")


def test_only_the_pages_near_by_are_kept_and_the_place_and_size_are_told(qtbot: QtBot) -> None:
    page = PaperPage(Text(), a_long_paper(), beside())
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    assert len(page.pages) == 30
    for key, place, near in ((Qt.Key.Key_End, "Sida 30 av 30", 29), (Qt.Key.Key_Home, "Sida 1 av 30", 0)):
        QTest.keyClick(page, key)
        qtbot.waitUntil(lambda near=near: not page.pages[near].pixmap().isNull())  # type: ignore[misc]
        assert page.place.text() == place
        assert len([each for each in page.pages if not each.pixmap().isNull()]) <= 4
    fits = page.percent.text()
    QTest.keyClick(page, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert page.percent.text() == "125\u00a0%" != fits
    QTest.keyClick(page, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert page.percent.text() == fits  # as wide as the window has room for


def test_a_page_that_is_drawn_larger_stays_the_one_that_is_read(qtbot: QtBot) -> None:
    page = PaperPage(Text(), a_long_paper(), beside())
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    qtbot.waitUntil(lambda: page.reading.verticalScrollBar().maximum() > 700)
    page.sheets.go_to(20)
    qtbot.waitUntil(lambda: page.place.text() == "Sida 21 av 30")
    QTest.keyClicks(page, "++")
    qtbot.waitUntil(lambda: not page.pages[20].pixmap().isNull())
    qtbot.wait(50)
    assert page.place.text() == "Sida 21 av 30"


def test_page_size_and_how_it_went_are_told_to_who_does_not_see(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page = PaperPage(Text(), a_long_paper(), beside())
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    qtbot.waitUntil(lambda: page.reading.verticalScrollBar().maximum() > 700)
    ears = Ears()
    monkeypatch.setattr(announce_module, "QAccessible", ears)
    QTest.keyClick(page, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: bool(ears.heard))
    QTest.keyClicks(page, "+")
    page.copies.click()
    told = [words for words, _politeness in ears.heard]
    assert told == ["Sida 30 av 30", page.percent.text(), "✓ Texten är kopierad. Klistra in den där du vill ha den."]


# --- saved


def test_a_paper_is_saved_where_the_leader_says(qtbot: QtBot, tmp_path: Path, room: Made) -> None:
    target = tmp_path / "papper.pdf"
    made_ = room(opened(tmp_path / "data"), target)
    seen = shown(qtbot, made_, listed(qtbot, made_), "Till chefen")
    seen.saves.click()
    qtbot.waitUntil(lambda: seen.said.text().startswith("✓"))
    assert target.read_bytes() == seen.paper.content


def test_where_it_cannot_be_saved_the_old_file_is_whole_and_that_is_said(
    qtbot: QtBot, tmp_path: Path, room: Made
) -> None:
    (tmp_path / "fil").write_text("gammal")
    made_ = room(opened(tmp_path / "data"), tmp_path / "fil" / "papper.pdf")
    seen = shown(qtbot, made_, listed(qtbot, made_), "Till chefen")
    seen.saves.click()
    qtbot.waitUntil(lambda: seen.said.text().startswith("Mappen "))
    assert (tmp_path / "fil").read_text() == "gammal"
    assert seen.saves.isEnabled()
