"""The days on which a group means to meet: chosen in a calendar, one press each to take away again."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.foot_bar import Flow
from vilkaarvi.ui.home_bits import Look, emptied, named, press
from vilkaarvi.ui.wheel import Day

MOST_DAYS = 20  # as many as a group card holds
APART = timedelta(days=14)


class PlannedDays(QWidget):
    """`today` tells the day that it is. Attributes: days (in order, each once)."""

    def __init__(self, text: Text, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._today = text, today
        self.days: tuple[date, ...] = ()
        self.day = Day()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setMaximumWidth(180)
        named(self.day, text.tr("Day"))
        self.add = press(text.tr("Add the day"), Look.SMALL)
        self.add.clicked.connect(self._add)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.day)
        row.addWidget(self.add)
        row.addStretch(1)
        self._chosen = QWidget()
        self._chips = Flow(self._chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._chosen)
        self.show_days(())

    def show_days(self, days: tuple[date, ...]) -> None:
        """Draw `days`; the calendar stands at the next likely one, two weeks after the last."""
        self.days = tuple(sorted(set(days)))[:MOST_DAYS]
        likely = self.days[-1] + APART if self.days else self._today()
        self.day.setDate(QDate(likely.year, likely.month, likely.day))
        self.add.setEnabled(len(self.days) < MOST_DAYS)
        emptied(self._chips)
        for day in self.days:
            said = self._text.day(day)
            chip = press(f"{said}  ✕", Look.SMALL)
            chip.setAccessibleName(self._text.tr("Take away {day}", day=said))
            chip.clicked.connect(lambda _checked=False, gone=day: self._drop(gone))
            self._chips.addWidget(chip)
        self._chosen.setVisible(bool(self.days))

    def _add(self) -> None:
        chosen = self.day.date()
        self.show_days((*self.days, date(chosen.year(), chosen.month(), chosen.day())))

    def _drop(self, gone: date) -> None:
        self.show_days(tuple(day for day in self.days if day != gone))
        self.day.setFocus()
