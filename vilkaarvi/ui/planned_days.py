"""The days on which a group means to meet: chosen in a calendar, one press each to take away again; and the hour, which
goes with them to the leader's own calendar."""

from collections.abc import Callable
from datetime import date, time, timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.announce import announce
from vilkaarvi.ui.foot_bar import Flow
from vilkaarvi.ui.home_bits import Chooser, Look, emptied, named, press, restyle, words
from vilkaarvi.ui.wheel import Day

MOST_DAYS = 20  # as many as a group card holds
APART = timedelta(days=14)
HOURS = tuple(time(hour, minute) for hour in range(6, 22) for minute in (0, 30))
SaveDays = Callable[[tuple[date, ...], "time | None"], None]


class PlannedDays(QWidget):
    """`today` tells the day that it is; `save` is handed days and hour. Attributes: days (in order, each once)."""

    def __init__(self, text: Text, today: Callable[[], date], save: SaveDays, parent: QWidget | None = None) -> None:
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
        self.hour = Chooser()
        named(self.hour, text.tr("Time"))
        self.to_calendar = press(text.tr("Save for your calendar …"), Look.LINK)
        self.to_calendar.clicked.connect(lambda: save(self.days, self.at))
        self.saved = words("", Look.QUIET)
        self._further = QWidget()
        hours = Flow(self._further)
        for widget in (words(text.tr("Time"), Look.STRONG, wrap=False), self.hour, self.to_calendar):
            hours.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._chosen)
        column.addWidget(self._further)
        column.addWidget(self.saved)
        self.show_days(())
        self.show_hour(None)

    @property
    def at(self) -> time | None:
        chosen = self.hour.currentData()
        return chosen if isinstance(chosen, time) else None

    def show_hour(self, at: time | None) -> None:
        self.hour.clear()
        self.hour.addItem(self._text.tr("All day"), None)
        for each in sorted({*HOURS, at or HOURS[0]}):
            self.hour.addItem(each.isoformat("minutes"), each)
        self.hour.setCurrentIndex(max(0, self.hour.findText(at.isoformat("minutes")) if at else 0))

    def tell(self, said: str, look: Look = Look.QUIET) -> None:
        """What became of the file."""
        restyle(self.saved, look)
        self.saved.setText(said)
        self.saved.setVisible(bool(said))
        if said:
            announce(self, said)

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
        self._further.setVisible(bool(self.days))
        self.tell("")

    def _add(self) -> None:
        chosen = self.day.date()
        self.show_days((*self.days, date(chosen.year(), chosen.month(), chosen.day())))

    def _drop(self, gone: date) -> None:
        self.show_days(tuple(day for day in self.days if day != gone))
        self.day.setFocus()
