"""The wheel scrolls the page. It never turns a value that the pointer happens to lie on."""

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

Field = TypeVar("Field", bound=QWidget)


class WheelScrolls(QObject):
    """Stands before one field, not before the whole program: there it would see every event of a film's pictures."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel:
            return False
        event.ignore()  # it goes on to what the field lies in
        return True


def passes_wheel(field: Field) -> Field:
    """`field`, which no longer takes the wheel."""
    field.installEventFilter(WheelScrolls(field))
    return field
