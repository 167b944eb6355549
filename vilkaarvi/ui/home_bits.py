"""Small widgets of home and closing: words, presses and panels in the looks that `style.py` draws."""

from enum import StrEnum

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from vilkaarvi.text import Said
from vilkaarvi.ui.home_acts import Done


class Look(StrEnum):
    KICKER = "kicker"
    KICKER_PLAIN = "kicker-plain"
    HEADING = "heading"
    TITLE = "title"
    SUBTITLE = "subtitle"
    LEAD = "lead"
    LEAD_STRONG = "lead-strong"
    BODY = "body"
    STRONG = "strong"
    QUIET = "quiet"
    GOOD = "good"
    AMBER = "amber"
    ERROR = "error"
    ALOUD = "aloud"
    PRIMARY = "primary"
    PLAIN = "plain"
    SMALL = "small"
    LINK = "link"
    CHOICE = "choice"
    CARD = "card"
    CHOSEN = "chosen"
    BANNER = "banner"
    INSET = "inset"
    FOOT = "foot"
    SAID = "said"
    SAY = "say"
    READING = "reading"
    PAGE = "page"  # what scrolls, on the page's own colour
    FIELD = "field"
    WAITING = "waiting"  # a field whose text is not saved, while the hour goes on
    REMINDED = "reminded"  # and which is asked for now
    OFFER = "offer"
    NOW = "now"  # the name of what goes on
    WRONG = "wrong"


def look_like(widget: QWidget, look: Look) -> None:
    widget.setProperty("look", look.value)


def restyle(widget: QWidget, look: Look) -> None:
    """Another look for a widget that is in sight already."""
    if widget.property("look") != look.value:
        look_like(widget, look)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def words(said: str, look: Look, wrap: bool = True) -> QLabel:
    """A label of plain text; it is read as its text."""
    label = QLabel(said)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    look_like(label, look)
    return label


def press(said: str, look: Look = Look.PLAIN) -> QPushButton:
    """A button that Enter presses too, with its words as its name."""
    button = QPushButton(said)
    button.setAutoDefault(True)
    button.setAccessibleName(said)
    look_like(button, look)
    return button


def named(field: QWidget, name: str, label: QLabel | None = None) -> None:
    """A field's name for screen readers; its label leads to it."""
    field.setAccessibleName(name)
    if label is not None:
        label.setBuddy(field)


def rule() -> QFrame:
    line = QFrame()
    line.setFixedHeight(1)
    line.setProperty("look", "rule")
    return line


def emptied(layout: QLayout) -> None:
    """Take away all that lies in `layout`."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            emptied(inner)
            inner.deleteLater()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def guarded(owner: QWidget, done: Done) -> Done:
    """`done`, unless its window is gone when the answer comes."""
    return lambda fault: done(fault) if shiboken6.isValid(owner) else None


class Chooser(QComboBox):
    """A list with a quiet arrow: the style sheet takes the platform's own away. The wheel scrolls the page past it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.drawText(
            self.rect().adjusted(0, 0, -12, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "▾"
        )


class Panel(QFrame):
    """A card."""

    def __init__(self, parent: QWidget | None = None, look: Look = Look.CARD) -> None:
        super().__init__(parent)
        look_like(self, look)


class TroubleLines(QWidget):
    """What is wrong, over everything else: what happened, and what to do now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Said, ...] | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)

    def show_troubles(self, troubles: tuple[Said, ...]) -> None:
        self.setVisible(bool(troubles))
        if troubles == self._shown:
            return
        self._shown = troubles
        emptied(self._lines)
        for said in troubles:
            panel = Panel(look=Look.INSET)
            column = QVBoxLayout(panel)
            column.setContentsMargins(18, 12, 18, 12)
            column.setSpacing(2)
            column.addWidget(words(f"! {said.what}", Look.AMBER))
            column.addWidget(words(said.todo, Look.BODY))
            self._lines.addWidget(panel)
