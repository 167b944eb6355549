"""The window of the overview: the page, and what is opened beside it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.screens import screen_of

WIDE, HIGH = 1366, 860


class ReviewWindow(QMainWindow):
    """Signals: closed (once, when it has been closed)."""

    closed = Signal()

    def __init__(self, text: Text, may_close: Callable[[], bool], parent: QWidget | None = None) -> None:
        """`may_close`: False while something is being written."""
        super().__init__(parent)
        self._may_close = may_close
        self.setObjectName("page")
        self.setWindowTitle(text.tr("Overview"))
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)
        room = screen_of(self).availableGeometry()
        self.setMinimumSize(min(480, room.width()), min(320, room.height()))
        self.resize(min(WIDE, room.width()), min(HIGH, room.height()))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        super().closeEvent(event)
        self.closed.emit()
