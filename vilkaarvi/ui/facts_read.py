"""How a figure is read by one and by another, side by side and alike, and what nobody knows. One figure at a time."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from vilkaarvi.session.view import ReadFact
from vilkaarvi.text import Text
from vilkaarvi.ui.foot_bar import Flow
from vilkaarvi.ui.home_bits import Look, Panel, emptied, press, words

NARROW = 460  # pixels; below it the readings stand under each other


class FactsReadPanel(QWidget):
    """For the leader alone. Attributes: choices (a press for each figure; none where there is only one)."""

    def __init__(self, text: Text, facts: tuple[ReadFact, ...]) -> None:
        super().__init__()
        self._text, self._facts = text, facts
        self.choices: tuple[QPushButton, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if len(facts) > 1:
            column.addWidget(self._make_choices())
        self._shown = QVBoxLayout()
        self._shown.setSpacing(6)
        column.addLayout(self._shown)
        if facts:
            column.addWidget(words(text.tr("Only you see this. You don't have to take sides."), Look.QUIET))
        self._side_by_side = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        if facts:
            self.choose(0)
        else:
            self._shown.addWidget(words(text.tr("No figure in this part is read in different ways."), Look.LEAD))

    def _make_choices(self) -> QWidget:
        row = QWidget()
        flow = Flow(row)
        buttons = []
        for index, fact in enumerate(self._facts):
            button = press(fact.number, Look.CHOICE)
            button.setCheckable(True)
            button.setAccessibleName(f"{fact.number} {fact.wording}")
            button.clicked.connect(partial(self.choose, index))
            flow.addWidget(button)
            buttons.append(button)
        self.choices = tuple(buttons)
        return row

    def choose(self, index: int) -> None:
        """Show one figure's readings."""
        for at, button in enumerate(self.choices):
            button.setChecked(at == index)
        emptied(self._shown)
        fact, tr = self._facts[index], self._text.tr
        self._shown.addWidget(words(f"{fact.number} {fact.wording}", Look.STRONG))
        self._shown.addWidget(words(fact.source, Look.QUIET))
        self._side_by_side = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._side_by_side.setSpacing(10)
        for number, reading in enumerate(fact.readings):
            heading = tr("One way to read it") if number == 0 else tr("Another way to read it")
            self._side_by_side.addWidget(_reading(heading, self._text.tr("“{said}”", said=reading)), 1)
        self._shown.addLayout(self._side_by_side)
        if fact.unsure:
            self._shown.addWidget(words(fact.unsure, Look.BODY))
        self._turn(self.width())

    def take_focus(self) -> None:
        if self.choices:
            self.choices[0].setFocus()

    def _turn(self, width: int) -> None:
        narrow = width < NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._side_by_side.setDirection(way)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn(event.size().width())


def _reading(heading: str, said: str) -> QWidget:
    panel = Panel(look=Look.INSET)
    column = QVBoxLayout(panel)
    column.setContentsMargins(12, 8, 12, 10)
    column.setSpacing(4)
    column.addWidget(words(heading, Look.STRONG))
    column.addWidget(words(said, Look.LEAD))
    column.addStretch(1)
    column.setAlignment(Qt.AlignmentFlag.AlignTop)
    return panel
