"""Where a summary is to be saved: the system's own dialog, asked over the leader's window."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from vilkaarvi.text import Text


def ask_where(parent: QWidget | None, text: Text, suggested: str) -> Path | None:
    """The file that the leader chose for the PDF, with its ending; None when they changed their mind."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())
    chosen, _ = QFileDialog.getSaveFileName(
        parent, text.tr("Save PDF"), str(folder / suggested), text.tr("PDF document (*.pdf)")
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf")
