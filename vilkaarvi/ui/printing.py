"""Paper from a printer: on Linux the PDF itself goes to CUPS, elsewhere its pages are painted at 300 dots or more.

Nothing is written to the disk on the way: `lp` reads what it is handed.
"""

import sys
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QCoreApplication, QMarginsF, QProcess, QProcessEnvironment
from PySide6.QtWidgets import QDialog, QWidget

from vilkaarvi.errors import Code, Fault
from vilkaarvi.ui.home_acts import Done
from vilkaarvi.ui.paper_view import Paper
from vilkaarvi.ui.pdf import Pdf

LEAST_DOTS = 300  # to the inch
MOST_DOTS = 600  # more is not seen, and takes the printer minutes
Names = Callable[[tuple[str, ...]], None]
# What CUPS' own commands say in English: systemv/lpstat.c and cups/ippmsgs of CUPS 2.4; read 2026-11-26.
STOPPED = " disabled since "
REFUSES = "not accepting"
# By what a printer waits for: "printer-state-reasons" in RFC 8011, 5.4.12.
WAITS = {
    Code.PRINTER_NO_PAPER: ("media-needed", "media-empty"),
    Code.PRINTER_JAM: ("media-jam",),
    Code.PRINTER_OPEN: ("cover-open", "door-open", "interlock-open"),
    Code.PRINTER_NO_INK: ("toner-empty", "marker-supply-empty"),
    Code.PRINTER_AWAY: ("offline", "connecting-to-device", "timed-out", "shutdown"),
}


class Printing:
    """Nobody waits: answers come from the event loop, also when `window` is gone by then.

    Attributes: printer (the one that the last paper went to, or should have).
    """

    def __init__(self, window: QWidget, lists: str = "lpstat", prints: str = "lp") -> None:
        """`window`: for the system's own dialog. `lists` and `prints`: CUPS' own commands."""
        self._window, self._lists, self._prints = window, lists, prints
        self.printer = ""

    def printers(self, answer: Names) -> None:
        """The names of those that CUPS has, the usual one first."""

        def heard(good: bool, said: str) -> None:
            lines = said.splitlines() if good else []
            usual = [line.rpartition(":")[2].strip() for line in lines if ":" in line]
            names = [line.strip() for line in lines if len(line.split()) == 1]  # what it says beside has more words
            answer(tuple(dict.fromkeys([*(name for name in usual if name in names), *names])))

        self._run(self._lists, ["-d", "-e"], b"", heard)

    def print(self, paper: Paper, printer: str, done: Done) -> None:
        """`printer`: empty for the usual one. Afterwards `printer` of this object tells which one it was.

        Faults NO_PRINTER, PRINTER_STOPPED (name; nothing was sent), PRINTER_REFUSES (name), PRINT_FAILED (why), and of
        a paper that was sent and waits in its queue one of WAITS (name). NOT_PRINTED: somebody thought better of it.
        """
        if not sys.platform.startswith("linux"):
            self._paint(paper, done)
            return

        def known(names: tuple[str, ...]) -> None:
            if not names:
                done(Fault(Code.NO_PRINTER))
                return
            self.printer = printer if printer in names else names[0]
            self._state(
                lambda stopped, _why: done(Fault(Code.PRINTER_STOPPED, name=self.printer)) if stopped else send()
            )

        def send() -> None:
            words = ["-d", self.printer, "-t", paper.file.removesuffix(".pdf")]
            words += ["-o", "media=A4", "-o", "print-scaling=none"]
            words += ["-o", "sides=one-sided"] if paper.cut else []
            self._run(self._prints, words, paper.content, sent)

        def sent(good: bool, said: str) -> None:
            if good:
                self._state(lambda _stopped, why: done(Fault(why, name=self.printer) if why else None))
            elif REFUSES in said:
                done(Fault(Code.PRINTER_REFUSES, name=self.printer))
            else:
                last = said.strip().splitlines()[-1:] or [self._prints]
                done(Fault(Code.PRINT_FAILED, why=last[0]))

        self.printers(known)

    def _state(self, answer: Callable[[bool, Code | None], None]) -> None:
        """Whether the chosen printer's queue is stopped; and what it waits for: one of WAITS, or None."""

        def heard(good: bool, said: str) -> None:
            first, *more = said.splitlines() if good and said else [""]
            alerts = " ".join(line.partition(":")[2] for line in more if line.strip().startswith("Alerts:"))
            why = next((why for why, signs in WAITS.items() if any(sign in alerts for sign in signs)), None)
            answer(STOPPED in first, why)

        self._run(self._lists, ["-l", "-p", self.printer], b"", heard)

    def _run(self, command: str, words: list[str], content: bytes, heard: Callable[[bool, str], None]) -> None:
        process = QProcess(QCoreApplication.instance())  # a page that is left takes no paper back from the printer
        surroundings = QProcessEnvironment.systemEnvironment()
        surroundings.insert("LC_ALL", "C.UTF-8")  # its words are read here
        process.setProcessEnvironment(surroundings)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)

        def ended(code: int, _how: object = None) -> None:
            if not shiboken6.isValid(process):  # the program is being closed
                return
            said = bytes(process.readAll().data()).decode("utf-8", "replace")
            process.deleteLater()
            heard(code == 0, said)

        def failed(why: QProcess.ProcessError) -> None:
            if why is QProcess.ProcessError.FailedToStart:
                process.deleteLater()
                heard(False, "")

        process.finished.connect(ended)
        process.errorOccurred.connect(failed)
        process.start(command, words)
        process.write(content)
        process.closeWriteChannel()

    def _paint(self, paper: Paper, done: Done) -> None:
        """With the system's own dialog."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            done(Fault(Code.NO_PRINTER))
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(paper.file.removesuffix(".pdf"))
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(paper.title)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.printer = printer.printerName()
            done(None if paint(paper, printer) else Fault(Code.PRINT_FAILED, why=printer.printerName()))
        else:
            done(Fault(Code.NOT_PRINTED))


def paint(paper: Paper, printer: object) -> bool:
    """All pages onto a QPrinter, each as large as it is on A4; at LEAST_DOTS to the inch, or as the printer has it."""
    from PySide6.QtGui import QPageLayout, QPageSize, QPainter
    from PySide6.QtPrintSupport import QPrinter

    assert isinstance(printer, QPrinter)  # noqa: S101  its module is read when something is printed
    printer.setResolution(min(max(printer.resolution(), LEAST_DOTS), MOST_DOTS))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    document = Pdf(paper.content)
    count = len(document.sizes)
    first, last = printer.fromPage() or 1, printer.toPage() or count  # 0 is all of them
    for number in range(first - 1, min(last, count)):
        if number >= first:
            printer.newPage()
        painter.drawImage(0, 0, document.page(number, printer.resolution()).picture)
    document.close()
    return painter.end()
