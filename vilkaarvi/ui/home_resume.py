"""The banner over home when an hour was interrupted: go on, or end it. Asks how much is left where nobody can know."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vilkaarvi.errors import Code, Fault
from vilkaarvi.text import Text
from vilkaarvi.ui.home_acts import HomeActs, Unfinished
from vilkaarvi.ui.home_bits import Look, Panel, named, press, words
from vilkaarvi.ui.wheel import Number


class ResumeBanner(Panel):
    """`show_unfinished` draws. The minutes are asked for in the banner itself; no window comes on top."""

    def __init__(self, text: Text, acts: HomeActs, parent: QWidget | None = None) -> None:
        super().__init__(parent, look=Look.BANNER)
        self._text, self._acts = text, acts
        self._shown: Unfinished | None = None
        self.title = words("", Look.HEADING)
        self.story = words("", Look.LEAD)
        self.ask = words(text.tr("How many minutes of the hour are left?"), Look.STRONG, wrap=False)
        self.minutes = Number()
        self.minutes.setSuffix(text.tr(" minutes"))
        named(self.minutes, text.tr("Minutes left of the hour"), self.ask)
        self.go_on = press(text.tr("Continue the session"), Look.PRIMARY)
        self.end = press(text.tr("End it instead"), Look.LINK)
        self.go_on.clicked.connect(self._go_on)
        self.end.clicked.connect(self._end)
        self._lay_out()

    def _lay_out(self) -> None:
        asking = QHBoxLayout()
        asking.setSpacing(14)
        asking.addWidget(self.ask)
        asking.addWidget(self.minutes)
        asking.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self.go_on)
        row.addWidget(self.end)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(34, 24, 34, 24)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.story)
        column.addSpacing(8)
        column.addLayout(asking)
        column.addSpacing(10)
        column.addLayout(row)

    def show_unfinished(self, unfinished: Unfinished | None) -> None:
        self.setVisible(unfinished is not None)
        if unfinished is None or unfinished == self._shown:
            self._shown = unfinished
            return
        self._shown = unfinished
        asks = unfinished.minutes_left is None and not unfinished.closing
        self.ask.setVisible(asks)
        self.minutes.setVisible(asks)
        self.minutes.setRange(1, unfinished.hour_minutes)
        self.minutes.setValue(unfinished.hour_minutes // 2)
        self.end.setVisible(not unfinished.closing)
        self.title.setText(self._title(unfinished))
        self.story.setText(self._story(unfinished))

    def _title(self, unfinished: Unfinished) -> str:
        if unfinished.closing:
            return self._text.tr("The hour is over, but the summary is not finished.")
        return self._text.tr("The session was interrupted.")

    def _story(self, unfinished: Unfinished) -> str:
        where = f"{unfinished.session} · {unfinished.group}."
        if unfinished.closing:
            return f"{where} " + self._text.tr("Everything that was saved is still here.")
        where += " " + self._text.tr("You were at “{step}”.", step=unfinished.step)
        if unfinished.minutes_left is not None:
            left = self._text.plural(
                "{count} minute of the hour is left.", "{count} minutes of the hour are left.", unfinished.minutes_left
            )
            return f"{where} {left} " + self._text.tr("Everything that was saved is still here.")
        if unfinished.clock_back:
            return f"{where} {self._text.fault(Fault(Code.CLOCK_BACK)).what}"
        return f"{where} " + self._text.tr("The break was long, so only you know how much time the group has.")

    def _end(self) -> None:
        if self._shown is not None:
            self._acts.end_instead(self._shown.run)

    def _go_on(self) -> None:
        if self._shown is None:
            return
        asked = self._shown.minutes_left is None and not self._shown.closing
        self.minutes.interpretText()
        self._acts.go_on(self._shown.run, self.minutes.value() if asked else None)
