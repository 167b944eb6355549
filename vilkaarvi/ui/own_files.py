"""The file with all that a municipality has of its own: where it is to be, and what taking one in changes."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.text import Text
from vilkaarvi.ui.fitted_window import FittedWindow
from vilkaarvi.ui.home_acts import Done
from vilkaarvi.ui.home_bits import Look, guarded, press, words

WIDE, MOST = 680, 12


def ask_to_save(over: QWidget | None, text: Text, ending: str) -> Path | None:
    """The file that was chosen, with its ending; None when they changed their mind."""
    suggested = _documents() / (text.tr("Our texts and films") + ending)
    chosen, _ = QFileDialog.getSaveFileName(over, text.tr("Save for other computers"), str(suggested), f"*{ending}")
    if not chosen:
        return None
    return Path(chosen) if chosen.endswith(ending) else Path(chosen + ending)


def ask_to_open(over: QWidget | None, text: Text, ending: str) -> Path | None:
    chosen, _ = QFileDialog.getOpenFileName(over, text.tr("Take in texts and films"), str(_documents()), f"*{ending}")
    return Path(chosen) if chosen else None


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())


class TakeInWindow(FittedWindow):
    """`parts`: headings with what they are about, such as "Nytt" and the places. `take` answers with a Fault or None;
    None in its place: there is nothing to take in."""

    def __init__(
        self,
        text: Text,
        name: str,
        parts: Sequence[tuple[str, Sequence[str]]],
        take: Callable[[Done], None] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(WIDE, parent)
        tr = text.tr
        self._text = text
        self.setWindowTitle(tr("Take in texts and films"))
        self.column.addWidget(words(tr("Take in texts and films"), Look.HEADING))
        self.column.addWidget(words(name, Look.QUIET))
        said = tr("All of it is taken in, in the place of what is here. Or nothing is.")
        self.column.addWidget(words(said if take else tr("It says what is here already."), Look.BODY))
        for heading, rows in parts:
            if rows:
                self.column.addWidget(words(heading, Look.STRONG))
                self.column.addWidget(words("\n".join(rows[:MOST]), Look.BODY))
                if len(rows) > MOST:
                    self.column.addWidget(words(tr("and {count} more", count=len(rows) - MOST), Look.QUIET))
        self.trouble = words("", Look.ERROR)
        self.column.addWidget(self.trouble)
        self.take = press(tr("Take in all of it"), Look.PRIMARY)
        self.take.setVisible(take is not None)
        self.leave = press(tr("Cancel") if take else tr("Close"), Look.LINK)
        if take is not None:
            self.take.clicked.connect(lambda: take(guarded(self, self._taken)))
        self.leave.clicked.connect(self.reject)
        self.foot.addWidget(self.take)
        self.foot.addWidget(self.leave)
        self.foot.addStretch(1)

    def _taken(self, fault: Fault | None) -> None:
        if fault is None:
            self.accept()
            return
        self.trouble.setText(str(self._text.fault(fault)))
        self.tell(self.trouble)
