"""Which reports, which list, and where a table goes: the system's own dialogs."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from vilkaarvi.completion.report import ENDING
from vilkaarvi.text import Text

TABLES = (".xlsx", ".csv")
Asks = Callable[[QWidget | None, Text], list[Path]]


def ask_reports(parent: QWidget | None, text: Text) -> list[Path]:
    """Files; none when they changed their mind."""
    kind = text.tr("Reports (*{ending})", ending=ENDING)
    chosen, _ = QFileDialog.getOpenFileNames(parent, text.tr("Choose the reports"), _documents(), kind)
    return [Path(each) for each in chosen]


def ask_folder(parent: QWidget | None, text: Text) -> list[Path]:
    """One folder, or none."""
    chosen = QFileDialog.getExistingDirectory(parent, text.tr("Choose the folder with reports"), _documents())
    return [Path(chosen)] if chosen else []


def ask_list(parent: QWidget | None, text: Text) -> list[Path]:
    """One CSV, or none."""
    kind = text.tr("Table (*{ending})", ending=".csv")
    chosen, _ = QFileDialog.getOpenFileName(parent, text.tr("Choose the list of groups"), _documents(), kind)
    return [Path(chosen)] if chosen else []


def ask_table(parent: QWidget | None, text: Text, suggested: str) -> Path | None:
    """Where a table goes, with its ending (.xlsx or .csv); None when they changed their mind."""
    excel, plain = text.tr("Excel (*{ending})", ending=".xlsx"), text.tr("Table (*{ending})", ending=".csv")
    proposed = str(Path(_documents()) / suggested)
    chosen, kind = QFileDialog.getSaveFileName(parent, text.tr("Save the table"), proposed, f"{excel};;{plain}")
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() in TABLES else path.with_name(path.name + TABLES[kind == plain])


def ask_statements(parent: QWidget | None, text: Text, suggested: str) -> Path | None:
    """Where xAPI statements go; None when they changed their mind."""
    kind = text.tr("JSON (*{ending})", ending=".json")
    proposed = str(Path(_documents()) / suggested)
    chosen, _ = QFileDialog.getSaveFileName(parent, text.tr("Save the statements"), proposed, kind)
    path = Path(chosen) if chosen else None
    return path.with_name(path.name + ".json") if path and not path.suffix else path


@dataclass(frozen=True)
class ReviewAsks:
    """All that the overview asks with the system's dialogs."""

    reports: Asks = ask_reports
    folder: Asks = ask_folder
    list: Asks = ask_list
    table: Callable[[QWidget | None, Text, str], Path | None] = ask_table
    statements: Callable[[QWidget | None, Text, str], Path | None] = ask_statements


def _documents() -> str:
    there = QStandardPaths.StandardLocation.DocumentsLocation
    return QStandardPaths.writableLocation(there) or str(Path.home())
