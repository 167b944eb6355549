"""Where a file is to be saved: the system's own dialog, in the user's documents."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_file(parent: QWidget | None, title: str, suggested: str, kind: str, ending: str) -> Path | None:
    """The file that was chosen, with its `ending`; None when they changed their mind. `kind`: "Calendar (*.ics)"."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or str(Path.home())
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path(documents) / suggested), kind)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)
