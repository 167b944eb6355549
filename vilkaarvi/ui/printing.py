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
from vilkaarvi.ui.paper_view import Paper, page_picture

LEAST_DOTS = 300  # to the inch
MOST_DOTS = 600  # more is not seen, and takes the printer minutes
Names = Callable[[tuple[str, ...]], None]


class Printing:
    """Nobody waits: answers come from the event loop, also when `window` is gone by then."""

    def __init__(self, window: QWidget, lists: str = "lpstat", prints: str = "lp") -> None:
        """`window`: for the system's own dialog. `lists` and `prints`: CUPS' own commands."""
        self._window, self._lists, self._prints = window, lists, prints

    def printers(self, answer: Names) -> None:
        """The names of those that CUPS has, the usual one first."""

        def heard(good: bool, said: str) -> None:
            lines = said.splitlines() if good else []
            usual = [line.rpartition(":")[2].strip() for line in lines if ":" in line]
            names = [line.strip() for line in lines if len(line.split()) == 1]  # what it says beside has more words
            answer(tuple(dict.fromkeys([*(name for name in usual if name in names), *names])))

        self._run(self._lists, ["-d", "-e"], b"", heard)

    def print(self, paper: Paper, printer: str, done: Done) -> None:
        """Faults NO_PRINTER, PRINT_FAILED (why). `printer`: empty for the usual one."""
        if not sys.platform.startswith("linux"):
            self._paint(paper, done)
            return

        def known(names: tuple[str, ...]) -> None:
            if not names:
                done(Fault(Code.NO_PRINTER))
                return
            chosen = printer if printer in names else names[0]
            words = ["-d", chosen, "-t", paper.file.removesuffix(".pdf"), "-o", "media=A4", "-o", "print-scaling=none"]
            words += ["-o", "sides=one-sided"] if paper.cut else []
            self._run(self._prints, words, paper.content, sent)

        def sent(good: bool, said: str) -> None:
            last = said.strip().splitlines()[-1:] or [self._prints]
            done(None if good else Fault(Code.PRINT_FAILED, why=last[0]))

        self.printers(known)

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
        if QPrintDialog(printer, self._window).exec() == QDialog.DialogCode.Accepted:
            done(None if paint(paper, printer) else Fault(Code.PRINT_FAILED, why=printer.printerName()))


def paint(paper: Paper, printer: object) -> bool:
    """All pages onto a QPrinter, each as large as it is on A4; at LEAST_DOTS to the inch, or as the printer has it."""
    import pypdfium2
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
    document = pypdfium2.PdfDocument(paper.content)
    first, last = printer.fromPage() or 1, printer.toPage() or len(document)  # 0 is all of them
    for number in range(first - 1, min(last, len(document))):
        if number >= first:
            printer.newPage()
        painter.drawImage(0, 0, page_picture(document[number], printer.resolution()))
    document.close()
    return painter.end()
