"""A paper laid open to be looked at, with what can be done with it: printed, saved, copied."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import shiboken6
from PySide6.QtWidgets import QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.hour.writer import Writer
from vilkaarvi.paper.file import save
from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import Look, guarded
from vilkaarvi.ui.paper_view import Paper, PaperPage
from vilkaarvi.ui.printing import Printing
from vilkaarvi.ui.side_page import SidePage


class Prints(Protocol):
    """What that needs. `where` asks for a PDF's file."""

    @property
    def text(self) -> Text: ...
    @property
    def writer(self) -> Writer: ...
    @property
    def where(self) -> Callable[[QWidget | None, Text, str], Path | None]: ...


def open_paper(parts: Prints, paper: Paper, opens: Callable[[SidePage], object]) -> PaperPage:
    """`opens` lays the page over what is in sight."""
    text = parts.text
    page = PaperPage(text, paper)
    printing = Printing(page)

    def printed(fault: Fault | None) -> None:
        page.prints.setEnabled(True)
        if fault is None:
            page.say("✓ " + text.tr("On its way to the printer."))
            return
        page.say(str(text.fault(fault)), Look.ERROR)
        page.saves.setFocus()

    def ask() -> None:
        page.prints.setEnabled(False)
        page.say(text.tr("Printing …"))
        printing.print(paper, page.printers.currentText(), guarded(page, printed))

    page.prints.clicked.connect(ask)
    page.saves.clicked.connect(lambda: _save(parts, page))
    opens(page)
    printing.printers(lambda names: page.offer_printers(names) if shiboken6.isValid(page) else None)
    return page


def _save(parts: Prints, page: PaperPage) -> None:
    paper = page.paper
    path = parts.where(page, parts.text, paper.file)
    if path is None:
        return

    def written(fault: Fault | None) -> None:
        page.saves.setEnabled(True)
        if fault is not None:
            page.say(str(parts.text.fault(fault)), Look.ERROR)
            return
        page.say("✓ " + parts.text.tr("Saved as {name} in {folder}.", name=path.name, folder=path.parent))

    page.saves.setEnabled(False)
    page.say(parts.text.tr("Saving …"))
    told = guarded(page, written)
    parts.writer.do(lambda: save(path, paper.content), lambda _none, fault: told(fault))
