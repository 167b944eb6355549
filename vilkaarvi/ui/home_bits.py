"""Small widgets of home and closing: words, presses and panels in the looks that `style.py` draws."""

from enum import StrEnum

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLayout,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from vilkaarvi.text import Said
from vilkaarvi.ui.home_acts import Done


class Look(StrEnum):
    KICKER = "kicker"
    KICKER_PLAIN = "kicker-plain"
    HEADING = "heading"
    TITLE = "title"
    CLOCK = "clock"
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
    ASKED = "asked"  # a press that waits to be pressed
    LINK = "link"
    CHOICE = "choice"
    CARD = "card"
    CHOSEN = "chosen"
    BANNER = "banner"
    INSET = "inset"
    FOOT = "foot"
    UNDER = "under"  # presses under a page that stands beside another foot
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
    """A list with a quiet arrow: the style sheet takes the platform's own away. The wheel scrolls the page past it.

    What is too long ends in "…", and the pointer over it shows all of it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.currentTextChanged.connect(lambda _said: self._tell_whole())

    @property
    def elided(self) -> bool:
        return self._shown(self._drawn()) != self.currentText()

    def _drawn(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return option

    def _shown(self, option: QStyleOptionComboBox) -> str:
        kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        wide = self.style().subControlRect(kind, option, part, self).width()
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, wide)

    def _tell_whole(self) -> None:
        self.setToolTip(self.currentText() if self.elided else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), self._drawn()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self._shown(option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.drawText(
            self.rect().adjusted(0, 0, -12, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "▾"
        )


class Panel(QFrame):
    """A card."""

    def __init__(self, parent: QWidget | None = None, look: Look = Look.CARD) -> None:
        super().__init__(parent)
        look_like(self, look)


class TroubleLines(QWidget):
    """What is wrong, over everything else: what happened, and what to do now. Under it what is only told, quietly."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[Said, ...], ...] | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)

    def show_troubles(self, troubles: tuple[Said, ...], notices: tuple[Said, ...] = ()) -> None:
        """`notices`: nothing is wrong, and nothing is to be done."""
        self.setVisible(bool(troubles + notices))
        if (troubles, notices) == self._shown:
            return
        self._shown = (troubles, notices)
        emptied(self._lines)
        for said in troubles:
            self._add(words(f"! {said.what}", Look.AMBER), words(said.todo, Look.BODY))
        for said in notices:
            self._add(words(said.what, Look.BODY), words(said.todo, Look.QUIET))

    def _add(self, *lines: QLabel) -> None:
        panel = Panel(look=Look.INSET)
        column = QVBoxLayout(panel)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(2)
        for line in lines:
            column.addWidget(line)
        self._lines.addWidget(panel)
