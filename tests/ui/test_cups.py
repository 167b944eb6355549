"""A real CUPS, on a port of its own: what is printed in the window arrives, page for page and word for word.

The queue is cups-pdf's: it makes a PDF of what a printer would be handed, through PostScript, so letters with dots and
the tags are not looked for in it.
"""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.core.stores import begun
from tests.papers import a_summary
from tests.ui.desks import Room, beside, room
from vilkaarvi.errors import Fault
from vilkaarvi.paper.summary import summary_drawn
from vilkaarvi.session.events import HourEnded, HourStarted
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text
from vilkaarvi.ui.paper_view import Paper, PaperPage
from vilkaarvi.ui.printing import Printing

__all__ = ["room"]  # a fixture

PPD = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")  # where Debian's printer-driver-cups-pdf has it
FILES = """
ServerRoot {0}/root
RequestRoot {0}/spool
CacheDir {0}/cache
StateDir {0}/run
TempDir {0}/spool/tmp
AccessLog {0}/access
ErrorLog {0}/error
PageLog {0}/page
"""
SERVER = """
Listen 127.0.0.1:{0}
Browsing Off
DefaultAuthType None
WebInterface No
<Location />
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
pytestmark = [
    pytest.mark.skipif(os.name == "nt" or getattr(os, "geteuid", lambda: 1)() != 0, reason="only root starts a CUPS"),
    pytest.mark.skipif(
        not (shutil.which("cupsd") and PPD.exists()), reason="Debian's cups and printer-driver-cups-pdf are not here"
    ),
]


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The queue's name; CUPS_SERVER names the server."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)  # CUPS' filters run as another user, who cannot look into pytest's own folders
    for name in ("root/ssl", "root/ppd", "spool/tmp", "cache", "run"):
        (folder / name).mkdir(parents=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "root" / "cups-files.conf").write_text(FILES.format(folder))
    (folder / "root" / "cupsd.conf").write_text(SERVER.format(port))
    monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{port}")
    own: list[str | Path] = ["-c", folder / "root" / "cupsd.conf", "-s", folder / "root" / "cups-files.conf"]
    server = subprocess.Popen(["cupsd", "-f", *own], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until(lambda: b"is running" in subprocess.run(["lpstat", "-r"], capture_output=True, check=False).stdout)
        queue: list[str | Path] = ["lpadmin", "-p", "Prov", "-E", "-v", "cups-pdf:/", "-P", PPD]
        subprocess.run(queue, check=True, capture_output=True)
        yield "Prov"
    finally:
        server.terminate()
        server.wait(10)
        shutil.rmtree(folder)


def until(holds: Callable[[], bool], seconds: float = 30) -> None:
    ends = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.1)


def arrived(mark: str) -> tuple[str, list[list[int]]]:
    """The words of what came out of the queue under a title with `mark`, and the sizes of its pages; it is removed."""
    folder = Path(pwd.getpwuid(0).pw_dir) / "PDF"  # where cups-pdf lays what root prints
    until(lambda: any(folder.glob(f"*{mark}*.pdf")))
    (path,) = folder.glob(f"*{mark}*.pdf")
    try:
        until(lambda: path.read_bytes().rstrip().endswith(b"%%EOF"))
        document = pypdfium2.PdfDocument(path)
        words = " ".join(" ".join(each.get_textpage().get_text_range().split()) for each in document)
        sizes = [[round(side) for side in each.get_size()] for each in document]
        document.close()
        return words, sizes
    finally:
        path.unlink()


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
