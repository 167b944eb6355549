"""What the printer is handed, and what is told of it: CUPS' commands are the test's own here."""

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from tests.core.stores import SUMMARY, begun
from tests.ui.desks import Room, beside, room
from tests.ui.test_printouts import a_paper, listed, opened, shown
from vilkaarvi.errors import Code, Fault
from vilkaarvi.session.events import HourEnded, HourStarted
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text
from vilkaarvi.ui.after import AfterPage
from vilkaarvi.ui.paper_view import PaperPage
from vilkaarvi.ui.printing import LEAST_DOTS, Printing, paint

__all__ = ["room"]  # a fixture

Made = Callable[..., Room]


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
    page = PaperPage(Text(), a_paper(), beside())
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
    page = PaperPage(Text(), a_paper(), beside())
    told: list[Fault | None] = []
    Printing(page, lists, prints).print(page.paper, "", told.append)
    page.deleteLater()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [None]
    assert (tmp_path / "kom").read_bytes() == a_paper().content


@pytest.mark.skipif(os.name == "nt", reason="CUPS is not on Windows")
def test_no_printer_and_one_that_refuses_are_told(qtbot: QtBot, tmp_path: Path) -> None:
    page = PaperPage(Text(), a_paper(), beside())
    qtbot.addWidget(page)
    none = command(tmp_path, "inga", "echo 'no system default destination'; exit 0")
    one = command(tmp_path, "en", "echo Nere")
    refuses = command(tmp_path, "lp", "cat > /dev/null; echo 'lp: Destination not accepting jobs.' >&2; exit 1")
    fails = command(tmp_path, "lp fel", "cat > /dev/null; echo 'lp: No space left on device' >&2; exit 1")
    for printing, code in (
        (Printing(page, none, refuses), Code.NO_PRINTER),
        (Printing(page, str(tmp_path / "finns inte"), refuses), Code.NO_PRINTER),
        (Printing(page, one, refuses), Code.PRINTER_REFUSES),
        (Printing(page, one, fails), Code.PRINT_FAILED),
        (Printing(page, one, str(tmp_path / "finns inte")), Code.PRINT_FAILED),
    ):
        fault = answered(qtbot, printing)
        assert fault is not None
        assert fault.code is code
    fault = answered(qtbot, Printing(page, one, fails))
    assert "lp: No space left on device" in str(Text().fault(fault or Fault(Code.UNHANDLED)))


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


@pytest.mark.skipif(os.name == "nt", reason="CUPS is not on Windows")
@pytest.mark.parametrize(
    ("alert", "said"),
    [
        ("media-empty-error", "Pappret är slut i skrivaren Nere. Fyll på. Pappret ligger i kön"),
        ("media-jam-error", "Papper har fastnat i skrivaren Nere."),
        ("cover-open", "En lucka står öppen på skrivaren Nere."),
        ("toner-empty-error", "Skrivaren Nere har slut på toner eller bläck."),
        ("offline-report", "Skrivaren Nere svarar inte."),
        ("none", ""),
        ("toner-low-report", ""),
    ],
)
def test_what_the_printer_waits_for_is_told_and_the_paper_stays_in_the_queue(
    qtbot: QtBot, tmp_path: Path, alert: str, said: str
) -> None:
    state = f"printf 'printer Nere is idle.  enabled since today\\n\\tAlerts: {alert}\\n'"
    lists = command(tmp_path, "lpstat", f'if [ "$1" = -l ]; then {state}; else echo Nere; fi')
    page = PaperPage(Text(), a_paper(), beside())
    qtbot.addWidget(page)
    fault = answered(qtbot, Printing(page, lists, command(tmp_path, "lp", f"cat > {tmp_path}/kom")))
    assert (str(Text().fault(fault)) if fault else "").startswith(said)
    assert (fault is None) == (said == "")
    assert (tmp_path / "kom").read_bytes() == a_paper().content


@pytest.mark.skipif(os.name == "nt", reason="CUPS is not on Windows")
def test_a_double_press_prints_once(qtbot: QtBot, tmp_path: Path, room: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    command(tmp_path, "lpstat", "echo Nere")
    command(tmp_path, "lp", f"cat > /dev/null; echo kom >> {tmp_path}/kom")
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with Store.open(tmp_path / "data") as store:
        run = begun(store)
        run.record((HourStarted(0, 9), HourEnded(1)))
        run.finish(SUMMARY)
    desk = room(opened(tmp_path / "data")).desk
    qtbot.waitUntil(lambda: bool(desk.home_desk.view.finished))
    desk.home_desk.open_again(run.head.id)
    qtbot.waitUntil(lambda: desk.closing is not None and desk.closing.finished.isVisible())
    assert desk.closing is not None
    page = desk.closing.finished
    for _ in range(2):
        page.prints.click()
    qtbot.waitUntil(lambda: page.said.text() == "✓ På väg till skrivaren Nere.")
    desk.closing.heavy.click()
    after = desk.currentWidget()
    assert isinstance(after, AfterPage)
    for _ in range(2):
        after.prints.click()
    qtbot.waitUntil(lambda: after.said.text() == "✓ På väg till skrivaren Nere.")
    qtbot.wait(200)
    assert (tmp_path / "kom").read_text() == "kom\nkom\n"
    after.left.emit()
    desk.leave()
