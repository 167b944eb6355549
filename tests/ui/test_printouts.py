"""Papers from home: each is seen as it will be printed, then printed, saved or copied, by keys alone."""

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.core.stores import SUMMARY, begun
from tests.core.test_paper import pages
from tests.ui.desks import Room, room
from vilkaarvi.app.logo import sender
from vilkaarvi.app.picture import MOST_BYTES, logo_of
from vilkaarvi.clock import SystemClock
from vilkaarvi.errors import Code, Fault
from vilkaarvi.paper.kinds import Kind, Wanted, made
from vilkaarvi.paths import Places
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.events import HourEnded, HourStarted
from vilkaarvi.settings import Settings
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text
from vilkaarvi.ui.home_acts import GroupWords
from vilkaarvi.ui.paper_list import PaperList
from vilkaarvi.ui.paper_view import Paper, PaperPage
from vilkaarvi.ui.printing import LEAST_DOTS, Printing, paint

__all__ = ["room"]  # a fixture

Made = Callable[..., Room]
PROGRAMME = read_programme(Places.chosen(None, None), "vilka-ar-vi", SystemClock().today())


def opened(data: Path) -> Callable[[], Store]:
    return lambda: Store.open(data)


def a_paper(kind: Kind = Kind.SLIPS) -> Paper:
    drawn = made(kind, Text(), Wanted(PROGRAMME, PROGRAMME.sessions[0], 9))
    return Paper("Lappar", drawn.content, drawn.text, "2026-11-24 Träff 1 Lappar.pdf")


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
    page = PaperPage(Text(), a_paper())
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: all(not each.pixmap().isNull() for each in page.pages))
    assert [each.accessibleName() for each in page.pages] == ["Sida 1 av 3", "Sida 2 av 3", "Sida 3 av 3"]
    assert "Vad är det som har hänt?" in page.pages[0].accessibleDescription()
    picture = page.pages[0].pixmap().toImage()
    assert abs(picture.height() / picture.width() - 297 / 210) < 0.01
    middle = range(picture.width() // 2 - 2, picture.width() // 2 + 3)
    assert min(picture.pixelColor(x, 4).lightness() for x in middle) < 200  # the mark where to cut


def test_keys_scroll_enlarge_and_lead_back(qtbot: QtBot) -> None:
    page = PaperPage(Text(), a_paper())
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
    page = PaperPage(Text(), a_paper())
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
    page = PaperPage(Text(), a_paper(Kind.BRIEFING))
    qtbot.addWidget(page)
    page.copies.click()
    assert QGuiApplication.clipboard().text().splitlines()[1] == "Innan din grupp börjar"
    assert page.said.text().startswith("Texten är kopierad.")


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


# --- printed


def command(folder: Path, name: str, script: str) -> str:
    """A command of the test's own in place of CUPS'."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def answered(qtbot: QtBot, printing: Printing, printer: str = "") -> Fault | None:
    told: list[Fault | None] = []
    printing.print(a_paper(), printer, told.append)
    qtbot.waitUntil(lambda: bool(told))
    return told[0]


@pytest.mark.skipif(os.name == "nt", reason="CUPS is not on Windows")
def test_the_file_itself_goes_to_the_printer_that_was_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    lists = command(tmp_path, "lpstat", "echo 'system default destination: Nere'; echo Uppe; echo Nere")
    prints = command(tmp_path, "lp", f'cat > {tmp_path}/kom; echo "$@" > {tmp_path}/sagt')
    page = PaperPage(Text(), a_paper())
    qtbot.addWidget(page)
    printing = Printing(page, lists, prints)
    printing.printers(page.offer_printers)
    qtbot.waitUntil(lambda: page.printers.count() == 2)
    assert page.printers.currentText() == "Nere"  # the usual one first
    assert answered(qtbot, printing, "Uppe") is None
    assert (tmp_path / "kom").read_bytes() == a_paper().content
    asked = "-d Uppe -t 2026-11-24 Träff 1 Lappar -o media=A4 -o print-scaling=none"
    assert (tmp_path / "sagt").read_text() == f"{asked}\n"
    told: list[Fault | None] = []
    printing.print(replace(a_paper(), cut=True), "Uppe", told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert (tmp_path / "sagt").read_text() == f"{asked} -o sides=one-sided\n"


@pytest.mark.skipif(os.name == "nt", reason="CUPS is not on Windows")
def test_a_page_that_is_left_at_once_takes_no_paper_back_from_the_printer(qtbot: QtBot, tmp_path: Path) -> None:
    lists = command(tmp_path, "lpstat", "echo Nere")
    prints = command(tmp_path, "lp", f"sleep 0.3; cat > {tmp_path}/väg; mv {tmp_path}/väg {tmp_path}/kom")
    page = PaperPage(Text(), a_paper())
    told: list[Fault | None] = []
    Printing(page, lists, prints).print(page.paper, "", told.append)
    page.deleteLater()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [None]
    assert (tmp_path / "kom").read_bytes() == a_paper().content


@pytest.mark.skipif(os.name == "nt", reason="CUPS is not on Windows")
def test_no_printer_and_one_that_refuses_are_told(qtbot: QtBot, tmp_path: Path) -> None:
    page = PaperPage(Text(), a_paper())
    qtbot.addWidget(page)
    none = command(tmp_path, "inga", "echo 'no system default destination'; exit 0")
    one = command(tmp_path, "en", "echo Nere")
    refuses = command(tmp_path, "lp", "cat > /dev/null; echo 'lp: Destination not accepting jobs.' >&2; exit 1")
    for printing, code in (
        (Printing(page, none, refuses), Code.NO_PRINTER),
        (Printing(page, str(tmp_path / "finns inte"), refuses), Code.NO_PRINTER),
        (Printing(page, one, refuses), Code.PRINT_FAILED),
        (Printing(page, one, str(tmp_path / "finns inte")), Code.PRINT_FAILED),
    ):
        fault = answered(qtbot, printing)
        assert fault is not None
        assert fault.code is code
    fault = answered(qtbot, Printing(page, one, refuses))
    assert "lp: Destination not accepting jobs." in str(Text().fault(fault or Fault(Code.UNHANDLED)))


def test_without_a_printer_saving_is_offered(
    qtbot: QtBot, tmp_path: Path, room: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # no lpstat there
    made_ = room(opened(tmp_path / "data"))
    seen = shown(qtbot, made_, listed(qtbot, made_), "Till chefen")
    seen.prints.click()
    qtbot.waitUntil(lambda: seen.said.text().startswith("Datorn har ingen skrivare."))
    assert seen.saves.hasFocus()


def test_elsewhere_its_pages_are_painted_sharply_and_as_large_as_they_are(qtbot: QtBot, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "målat.pdf"))
    assert paint(a_paper(), printer)
    assert printer.resolution() >= LEAST_DOTS
    document = pypdfium2.PdfDocument(tmp_path / "målat.pdf")
    assert len(document) == 3
    assert [round(each) for each in document[0].get_size()] == [595, 842]
    document.close()


# --- the logo


def png(tmp_path: Path, wide: int, high: int) -> Path:
    from PySide6.QtGui import QImage

    picture = QImage(wide, high, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    path = tmp_path / f"{wide}.png"
    picture.save(str(path))
    return path


def test_a_logo_of_either_kind_stands_on_the_first_page(tmp_path: Path) -> None:
    svg = tmp_path / "m.svg"
    svg.write_text("<svg xmlns='http://www.w3.org/2000/svg' width='40' height='10'><rect width='9' height='9'/></svg>")
    for path in (svg, png(tmp_path, 400, 100)):
        of, refused = sender(Settings(municipality="K", logo=str(path)))
        assert refused is None
        drawn = made(Kind.BRIEFING, Text(), Wanted(PROGRAMME, PROGRAMME.sessions[0], 9, of))
        assert b"/Subtype /Image" in drawn.content
        assert drawn.pages == 1


def test_a_unit_has_its_own_name_contact_and_logo(tmp_path: Path) -> None:
    units = {"Norr": {"municipality": "Vård och omsorg", "contact": "enhetschefen"}}
    settings = Settings(municipality="K", contact="växeln", units=units)
    assert sender(settings, "Norr")[0].name == "Vård och omsorg"
    assert sender(settings, "Norr")[0].contact == "enhetschefen"
    assert sender(settings, "Syd")[0].name == "K"


BAD_LOGOS = {
    "text.png": b"this is no picture",
    "cut.png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "empty.png": b"",
    "no.svg": b"<html><p>svg</p></html>",
    "broken.svg": b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect",
    "vast.svg": b"<svg xmlns='http://www.w3.org/2000/svg' width='99999' height='9'></svg>",
    "large.png": b"\x89PNG\r\n\x1a\n" + b"0" * MOST_BYTES,
}


@pytest.mark.parametrize("name", BAD_LOGOS)
def test_a_logo_that_is_no_picture_is_told_and_the_paper_is_made_without_it(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(BAD_LOGOS[name])
    of, refused = sender(Settings(municipality="K", logo=str(path)))
    assert refused is not None
    assert (refused.code, refused.facts) == (Code.LOGO_REFUSED, {"path": path})
    assert (of.name, of.logo) == ("K", b"")


def test_a_logo_that_is_gone_or_too_wide_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "borta.png", png(tmp_path, 4_001, 2), tmp_path):
        with pytest.raises(Fault) as told:
            logo_of(path)
        assert told.value.code is Code.LOGO_REFUSED
