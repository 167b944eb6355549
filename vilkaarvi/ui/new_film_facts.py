"""Which facts of the programme's film hold for the municipality's own: a tick each, none ticked by itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import Look, emptied, words


@dataclass(frozen=True)
class FactTick:
    """A fact as it is read: its number, what that counts, and who has counted."""

    id: str
    number: str
    wording: str
    source: str


class FactTicks(QWidget):
    """Attributes: ticks (fact → its box), list (all of them, while there are any), figures (what is said of one's own).

    Signals: changed (somebody has ticked).
    """

    changed = Signal()

    def __init__(self, text: Text) -> None:
        super().__init__()
        self._text = text
        tr = text.tr
        self.ticks: dict[str, QCheckBox] = {}
        self.list, self.figures = QWidget(), words("", Look.AMBER)
        whole = QVBoxLayout(self)
        column = QVBoxLayout(self.list)
        for each in (whole, column):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(6)
        whole.addWidget(self.list)
        whole.addWidget(self.figures)
        column.addWidget(words(tr("The old film's facts"), Look.SUBTITLE))
        said = tr(
            "None is ticked: a new film often says other things. Tick those that hold for your film too. They are "
            "shown where the film cannot be, and when the session is read through."
        )
        column.addWidget(words(said, Look.QUIET))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column.addLayout(self._rows)
        self.figures.hide()
        self.list.hide()

    def show_facts(self, facts: Sequence[FactTick], ticked: Sequence[str]) -> None:
        emptied(self._rows)
        self.ticks.clear()
        for fact in facts:
            row = _Row(fact, fact.id in ticked)
            row.tick.toggled.connect(lambda _on: self.changed.emit())
            self.ticks[fact.id] = row.tick
            self._rows.addWidget(row)
        self.list.setVisible(bool(facts))

    def tell_figures(self, count: int) -> None:
        """How many figures of the municipality's own are shown at this step: they go by the question's number."""
        self.figures.setText(
            self._text.plural(
                "Your own figure stays, at the question with the same number. Look whether it fits there.",
                "Your {count} own figures stay, at the questions with the same numbers. Look whether they fit there.",
                count,
            )
        )
        self.figures.setVisible(count > 0)

    def untick(self) -> None:
        """Another film says other things."""
        for tick in self.ticks.values():
            tick.setChecked(False)

    def ticked(self) -> tuple[str, ...]:
        return tuple(name for name, tick in self.ticks.items() if tick.isChecked())


class _Row(QFrame):
    """The words wrap, which a box's own cannot; a press on them is a press on the box."""

    def __init__(self, fact: FactTick, ticked: bool) -> None:
        super().__init__()
        self.tick = QCheckBox()
        self.tick.setChecked(ticked)
        said = f"{fact.number} {fact.wording}"
        self.tick.setAccessibleName(said)
        self.tick.setAccessibleDescription(fact.source)
        says = QVBoxLayout()
        says.setSpacing(0)
        says.addWidget(words(said, Look.BODY))
        says.addWidget(words(fact.source, Look.QUIET))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(says, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.tick.toggle()
