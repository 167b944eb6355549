"""The wheel scrolls the page. It never turns a value that the pointer happens to lie on."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QApplication, QComboBox, QScrollBar

VALUES = (QComboBox, QAbstractSpinBox, QAbstractSlider)


class WheelScrolls(QObject):
    """Stands before the whole program. What it keeps from a field goes on to what the field lies in."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel or not isinstance(watched, VALUES) or isinstance(watched, QScrollBar):
            return False
        event.ignore()
        return True
