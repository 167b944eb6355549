"""Where a summary is to be saved: the system's own dialog, asked over the leader's window."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from vilkaarvi.text import Text


def ask_where(parent: QWidget | None, text: Text, suggested: str) -> Path | None:
    """The file that the leader chose for the PDF, with its ending; None when they changed their mind."""
    chosen, _ = QFileDialog.getSaveFileName(
        parent, text.tr("Save PDF"), str(_folder() / suggested), text.tr("PDF document (*.pdf)")
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf")


def _folder() -> Path:
    """Documents; where that folder is not there, the user's own: else the dialog opens in the program's."""
    there = QStandardPaths.StandardLocation
    wanted = (QStandardPaths.writableLocation(each) for each in (there.DocumentsLocation, there.HomeLocation))
    return next((Path(each) for each in wanted if each and Path(each).is_dir()), Path.home())
