"""A paper that is drawn is shown, printed, saved and copied here: after an hour and from home in the same way."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

import shiboken6
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.hour.worker import Worker
from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import Look, guarded
from vilkaarvi.ui.paper_view import Paper, PaperPage
from vilkaarvi.ui.printing import Printing
from vilkaarvi.ui.side_page import SidePage

if TYPE_CHECKING:
    from vilkaarvi.ui.after import AfterPage
    from vilkaarvi.ui.closing_pages import FinishedPage

Page: TypeAlias = "PaperPage | AfterPage | FinishedPage"  # has the presses `prints` and `saves`, and says how it went
Made = tuple[Paper, Fault | None]  # and why there is no logo on it
Draws = Callable[[], Made]
Went = Callable[[], None]


class Prints(Protocol):
    """What that needs of the program. `where` asks for a PDF's file."""

    @property
    def text(self) -> Text: ...
    @property
    def worker(self) -> Worker: ...
    @property
    def where(self) -> Callable[[QWidget | None, Text, str], Path | None]: ...


class Preview:
    """`opens` lays a page over what is in sight. What is drawn is drawn on the worker: the room never waits."""

    def __init__(self, parts: Prints, opens: Callable[[SidePage], object]) -> None:
        self._parts, self._opens = parts, opens
        self._draws = False

    def draw(self, draws: Draws, made: Callable[[Paper, Fault | None], None], told: Callable[[Fault], None]) -> None:
        """`made` hears LOGO_REFUSED where the paper had to be made without it. A press
        while a paper is being drawn is the second half of a double press: it draws, and prints, nothing more."""
        if self._draws:
            return
        self._draws = True

        def ready(answer: Made | None, fault: Fault | None) -> None:
            self._draws = False
            if answer is not None:
                made(answer[0], answer[1])
            elif fault is not None:
                told(fault)

        self._parts.worker.do(draws, ready)

    def show(self, paper: Paper, refused: Fault | None = None) -> None:
        """As it will be printed, with the presses of what can be done with it. `refused`: why it has no logo."""
        page = PaperPage(self._parts.text, paper, self._parts.worker.do)
        printing = Printing(page)
        page.prints.clicked.connect(lambda: self.print(paper, page, printing))
        page.saves.clicked.connect(lambda: self.save(paper, page))
        self._opens(page)
        if refused is not None:
            page.say(str(self._parts.text.fault(refused)), Look.AMBER)
        printing.printers(lambda names: page.offer_printers(names) if shiboken6.isValid(page) else None)

    def print(self, paper: Paper, page: Page, printing: Printing | None = None, went: Went = lambda: None) -> None:
        """On the printer that `page` lets choose, or the usual one; `page` says how it went, and offers saving where
        it did not. `went` is told when it did."""
        text, printing = self._parts.text, printing or Printing(page)
        printer = page.printers.currentText() if isinstance(page, PaperPage) else ""

        def printed(fault: Fault | None) -> None:
            page.prints.setEnabled(True)
            if fault is None:
                page.say("✓ " + text.tr("On its way to the printer {name}.", name=printing.printer))
                page.back.setFocus() if isinstance(page, SidePage) else went()
                return
            page.say(str(text.fault(fault)), Look.ERROR)
            page.saves.setFocus()

        page.prints.setEnabled(False)
        page.say(text.tr("Printing …"))
        printing.print(paper, printer, guarded(page, printed))

    def save(self, paper: Paper, page: Page) -> None:
        """Where the leader says; nothing happens when they change their mind."""
        parts = self._parts
        path = parts.where(page, parts.text, paper.file)
        if path is None:
            return
        page.saves.setEnabled(False)
        page.say(parts.text.tr("Saving …"))
        told = guarded(page, partial(self._saved, page, path))
        parts.worker.do(lambda: _write(path, paper.content), lambda _none, fault: told(fault))

    def _saved(self, page: Page, path: Path, fault: Fault | None) -> None:
        text = self._parts.text
        page.saves.setEnabled(True)
        if fault is not None:
            page.say(str(text.fault(fault)), Look.ERROR)
            return
        page.say("✓ " + text.tr("Saved as {name} in {folder}.", name=path.name, folder=path.parent))

    def copy(self, paper: Paper, page: Page) -> None:
        QGuiApplication.clipboard().setText(paper.text)
        page.say("✓ " + self._parts.text.tr("The words are copied. Paste them where you want them."))


def _write(path: Path, content: bytes) -> None:
    from vilkaarvi.paper.file import save

    save(path, content)
