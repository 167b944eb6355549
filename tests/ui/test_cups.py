"""A real CUPS, on a port of its own: what is printed in the window arrives, page for page and word for word."""

import secrets
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.core.stores import begun
from tests.papers import a_summary
from tests.printer_queue import arrived, can_serve, cups
from tests.ui.desks import Room, beside, room
from vilkaarvi.errors import Fault
from vilkaarvi.paper.summary import summary_drawn
from vilkaarvi.session.events import HourEnded, HourStarted
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text
from vilkaarvi.ui.paper_view import Paper, PaperPage
from vilkaarvi.ui.printing import Printing

__all__ = ["cups", "room"]  # fixtures
pytestmark = pytest.mark.skipif(not can_serve(), reason="only root starts a CUPS, and Debian's cups-pdf must be here")


def test_the_summary_arrives_in_the_queue_with_its_pages_and_words(qtbot: QtBot, cups: str) -> None:
    mark = secrets.token_hex(6)
    drawn = summary_drawn(a_summary(questions=12), Text())
    page = PaperPage(Text(), Paper("Sammanfattning", drawn.content, drawn.text, f"{mark}.pdf"), beside())
    qtbot.addWidget(page)
    printing, told = Printing(page), list[Fault | None]()
    printing.printers(page.offer_printers)
    qtbot.waitUntil(lambda: page.printers.count() == 1, timeout=20_000)
    assert page.printers.currentText() == cups
    printing.print(page.paper, cups, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told == [None]
    words, sizes = arrived(mark)
    assert len(sizes) == drawn.pages > 1
    assert sizes[0] == [595, 842]
    assert words.count("Schemat") == drawn.text.count("Schemat") == 12


@pytest.mark.usefixtures("cups")
def test_a_summary_is_printed_with_one_press_where_it_was_finished(
    qtbot: QtBot, tmp_path: Path, room: Callable[..., Room]
) -> None:
    mark = secrets.token_hex(6)
    with Store.open(tmp_path) as store:
        run = begun(store)
        run.record((HourStarted(0, 9), HourEnded(1)))
        run.finish(replace(a_summary(), group=mark))
    desk = room(lambda: Store.open(tmp_path)).desk
    qtbot.waitUntil(lambda: bool(desk.home_desk.view.finished))
    desk.home_desk.open_again(desk.home_desk.view.finished[0].run)
    qtbot.waitUntil(lambda: desk.closing is not None and desk.closing.finished.isVisible())
    page = desk.closing
    assert page is not None
    assert page.focusWidget() is page.finished.prints
    QTest.qWait(450)  # a double press on "Finish" prints nothing
    QTest.keyClick(page.finished.prints, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.finished.said.text().startswith("✓ På väg till skrivaren Prov"), timeout=20_000)
    assert page.focusWidget() is page.done
    words, sizes = arrived(mark)
    assert sizes == [[595, 842]]
    assert words.count("Schemat") == 2
    assert mark in words
    desk.leave()


def test_a_queue_that_refuses_is_stopped_or_is_gone_is_told_and_nothing_is_left_in_it(qtbot: QtBot, cups: str) -> None:
    drawn = summary_drawn(a_summary(), Text())
    page = PaperPage(Text(), Paper("Sammanfattning", drawn.content, drawn.text, "x.pdf"), beside())
    qtbot.addWidget(page)
    subprocess.run(["cupsreject", cups], check=True, capture_output=True)
    told: list[Fault | None] = []
    Printing(page).print(page.paper, cups, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told[0] is not None
    assert str(Text().fault(told[0])).startswith("Skrivaren Prov tar inte emot några utskrifter just nu.")
    subprocess.run(["cupsaccept", cups], check=True, capture_output=True)
    subprocess.run(["cupsdisable", cups], check=True, capture_output=True)
    told.clear()
    Printing(page).print(page.paper, cups, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told[0] is not None
    assert str(Text().fault(told[0])).startswith("Skrivaren Prov är stoppad. Inget har skickats till den.")
    queued = subprocess.run(["lpstat", "-o", cups], check=True, capture_output=True)
    assert queued.stdout == b""
    subprocess.run(["lpadmin", "-x", cups], check=True, capture_output=True)
    told.clear()
    Printing(page).print(page.paper, cups, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told[0] is not None
    assert str(Text().fault(told[0])).startswith("Datorn har ingen skrivare.")
