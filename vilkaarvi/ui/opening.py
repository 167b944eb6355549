"""What stands in the window until the saved work is open: usually a moment, sometimes a question from the system."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import Look, words

SLOW_MS = 3000


class OpeningPage(QWidget):
    """After `slow_ms` it says what the leader can do."""

    def __init__(self, text: Text, slow_ms: int = SLOW_MS) -> None:
        super().__init__()
        self.setObjectName("page")
        self.heading = words(text.tr("Opening what is saved …"), Look.HEADING)
        self.slow = words(
            text.tr(
                "The computer's key store has not answered yet. Look for a window that asks for its password. "
                "Nothing is lost; you can also close the program and start again."
            ),
            Look.BODY,
        )
        self.slow.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(64, 40, 64, 24)
        column.setSpacing(18)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.heading)
        column.addWidget(self.slow)
        QTimer.singleShot(slow_ms, self, self.slow.show)
