"""Numbers, days and sliders whose value the wheel never turns: it scrolls the page that they lie in.

Each field says so itself. One filter before the whole program would do it too, but it would be asked about every event
of every widget, in Python: that took two fifths of the time in which a window is built.
"""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QSlider, QSpinBox


class Number(QSpinBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Day(QDateEdit):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Slider(QSlider):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
