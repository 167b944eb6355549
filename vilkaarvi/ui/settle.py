"""Presses that have just taken another's place: the second half of a double press is none, and that is told."""

import time

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolTip, QWidget

TWICE_S = 0.4  # as with Nästa
PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Settling(QObject):
    """Watches `buttons`. After `turned` no hand and no key reaches them for a moment; then `said` is shown."""

    def __init__(self, said: str, buttons: tuple[QPushButton, ...], owner: QWidget) -> None:
        super().__init__(owner)
        self._said = said
        self._turned = 0.0
        for button in buttons:
            button.installEventFilter(self)

    def turned(self) -> None:
        """Other presses stand there now."""
        self._turned = time.monotonic()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() in PRESSES
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            pressed = event.key() in KEYS
        if not pressed or time.monotonic() - self._turned >= TWICE_S:
            return False
        if isinstance(watched, QWidget):
            QToolTip.showText(watched.mapToGlobal(watched.rect().topLeft()), self._said, watched)
        return True
