"""A ring of unnamed seats: who has not spoken yet. Only in memory; nobody has a name, and nothing is counted."""

import math

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import Look, Panel, words

SEAT = 34  # pixels
HIGH = 190


WAYS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class Seat(QPushButton):
    """One seat. Qt would let arrows go to whatever press is near; here they go round the table."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = WAYS.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(way)


class Ring(QWidget):
    """The seats of `people`, as they sit round the table. Arrows go round; Space turns a seat."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self._text = text
        self.seats: list[Seat] = []
        self.setMinimumHeight(HIGH)

    def sizeHint(self) -> QSize:
        return QSize(HIGH, HIGH)

    def show_people(self, people: int) -> None:
        """As many seats as people; those that are there keep what they say."""
        if people == len(self.seats):
            return
        while len(self.seats) > people:
            seat = self.seats.pop()
            seat.hide()
            seat.deleteLater()
        while len(self.seats) < people:
            self._add(len(self.seats) + 1)
        self._place()

    def clear(self) -> None:
        """Nobody has spoken."""
        for seat in self.seats:
            seat.setChecked(False)

    def _add(self, number: int) -> None:
        seat = Seat(self)
        seat.setProperty("look", "seat")
        seat.setCheckable(True)
        seat.setFixedSize(SEAT, SEAT)
        seat.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == 1 else Qt.FocusPolicy.ClickFocus)
        seat.toggled.connect(lambda spoke: self._say(seat, number, spoke))
        seat.moved.connect(lambda way: self._go(number - 1 + way))
        self._say(seat, number, False)
        self.seats.append(seat)
        seat.show()

    def _say(self, seat: Seat, number: int, spoke: bool) -> None:
        tr = self._text.tr
        seat.setText("✓" if spoke else "")
        seat.setAccessibleName(
            tr("Seat {number}, has spoken", number=number) if spoke else tr("Seat {number}", number=number)
        )

    def _go(self, place: int) -> None:
        self.seats[place % len(self.seats)].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        wide, high = (self.width() - SEAT) / 2, (self.height() - SEAT) / 2
        for place, seat in enumerate(self.seats):
            turn = 2 * math.pi * place / max(1, len(self.seats)) - math.pi / 2
            seat.move(round(wide + wide * 0.9 * math.cos(turn)), round(high + high * 0.96 * math.sin(turn)))


class SeatsPanel(Panel):
    """Shown when the setting is on. `show_hour` clears the seats when another question begins."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self._question: str | None = None
        self.ring = Ring(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(words(text.tr("WHO HAS SPOKEN"), Look.KICKER))
        column.addWidget(words(text.tr("Press a seat. It is forgotten with the next question."), Look.QUIET))
        column.addWidget(self.ring)

    def show_hour(self, people: int, question: str | None) -> None:
        if question != self._question:
            self._question = question
            self.ring.clear()
        self.ring.show_people(people)
