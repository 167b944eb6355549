"""Where a backup is to be, and which one is to be taken in: the system's own dialogs."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from vilkaarvi.text import Text

ENDING = ".vilkaarvi"


def ask_to_copy(parent: QWidget | None, text: Text, day: date) -> Path | None:
    """The file that the leader chose, with its ending; None when they changed their mind."""
    suggested = text.tr("Backup {day}", day=day.isoformat()) + ENDING
    chosen, _ = QFileDialog.getSaveFileName(
        parent, text.tr("Save the backup"), str(_documents() / suggested), _kind(text)
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ENDING else path.with_name(path.name + ENDING)


def ask_to_take_in(parent: QWidget | None, text: Text) -> Path | None:
    """The file that the leader chose; None when they changed their mind."""
    chosen, _ = QFileDialog.getOpenFileName(parent, text.tr("Choose the backup"), str(_documents()), _kind(text))
    return Path(chosen) if chosen else None


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())


def _kind(text: Text) -> str:
    return text.tr("Backup (*{ending})", ending=ENDING)
