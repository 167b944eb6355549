"""A field of one line whose written text is read for what could point somebody out, and underlined where it does."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit

from vilkaarvi.notes.note import Flag
from vilkaarvi.ui.written_field import counted, line_under, on_one_line, places_on_one_line

Mark = QInputMethodEvent.Attribute
Kind = QInputMethodEvent.AttributeType


class WrittenLine(QLineEdit):
    """What is checked and stored is `written`. Serves as a `WrittenField` does."""

    def __init__(self) -> None:
        super().__init__()
        self._composes = False  # a sign is half made, by a dead key for example

    @property
    def written(self) -> str:
        return on_one_line(self.text())

    @property
    def before_caret(self) -> str:
        """The sign before the caret; empty at the beginning."""
        return self.text()[: self.cursorPosition()][-1:]

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composes = bool(event.preeditString())
        super().inputMethodEvent(event)

    def underline(self, flags: Iterable[Flag]) -> None:
        """Hard flags get a solid line, soft ones dots. Neither text, caret nor history is touched."""
        if self._composes:
            return
        marks = [self._mark(flag) for flag in flags]
        QCoreApplication.sendEvent(self, QInputMethodEvent("", marks))  # Qt has no other way into such a field

    def change(self, flag: Flag, instead: str) -> None:
        """`instead` takes the place of what was flagged; the caret keeps its own, and nothing brings the old back."""
        whole, at = self.text(), self.cursorPosition()
        start, end = self._span(flag)
        if not instead:
            start = len(whole[:start].rstrip())  # the blank before it goes with it, and an ending: "Annas"
            while whole[end : end + 1].isalnum():
                end += 1
        self.setText(whole[:start] + instead + whole[end:])  # which clears the history too
        self.setCursorPosition(at if at <= start else max(start, at - (end - start) + len(instead)))

    def _mark(self, flag: Flag) -> Mark:
        start, end = (counted(self.text(), place) for place in self._span(flag))
        return Mark(Kind.TextFormat, start - self.cursorPosition(), end - start, line_under(flag))

    def _span(self, flag: Flag) -> tuple[int, int]:
        places = places_on_one_line(self.text())
        return places[flag.start], places[flag.end - 1] + 1
