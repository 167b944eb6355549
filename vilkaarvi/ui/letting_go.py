"""What is kept and until when; "Stoppa gallring" for a session; and "Gallra nu", which says what goes and asks once."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.text import Text
from vilkaarvi.ui.home_acts import Done
from vilkaarvi.ui.home_bits import Look, emptied, guarded, press, rule, words
from vilkaarvi.ui.transfer_window import PagedWindow

LIST, QUESTION = 0, 1


@dataclass(frozen=True)
class HeldRow:
    """What one session still holds (`kind`), and until `when`, in words.

    `may_go`: it can be chosen for "Gallra nu"; `due`: its time is over.
    """

    run: str
    title: str
    kind: str
    when: str
    may_go: bool
    due: bool
    stopped: bool


class LettingGoActs(Protocol):
    def erase(self, runs: tuple[str, ...], done: Done) -> None:
        """What was shown of `runs` is destroyed."""
        ...

    def stop(self, run: str, stopped: bool, done: Done) -> None:
        """Nothing of `run` is erased while `stopped`."""
        ...


class LettingGoWindow(PagedWindow):
    """`show_rows` draws the list; after each press it is called anew. `rules`: the sentences over the list.

    Attributes: ticks, stops (run → its box), erase, yes, no, leave.
    """

    def __init__(self, text: Text, rules: tuple[str, ...], acts: LettingGoActs, parent: QWidget | None = None) -> None:
        super().__init__(text.tr("Erasing"), parent)
        tr = text.tr
        self._text, self._acts = text, acts
        self._rows: tuple[HeldRow, ...] = ()
        self.ticks: dict[str, QCheckBox] = {}
        self.stops: dict[str, QCheckBox] = {}
        self.erase = press(tr("Erase now …"))
        self.leave = press(tr("Close"), Look.LINK)
        self.yes = press(tr("Yes, erase"), Look.PRIMARY)
        self.no = press(tr("Cancel"), Look.LINK)
        self.told = words("", Look.ERROR)
        self.told.hide()
        page = self.add_page(self.erase, self.leave)
        page.addWidget(words(tr("Erasing"), Look.HEADING))
        for rule_said in rules:
            page.addWidget(words(rule_said, Look.BODY))
        page.addWidget(self.told)
        self._list = QVBoxLayout()
        page.addLayout(self._list)
        page.addStretch(1)
        asks = self.add_page(self.yes, self.no)
        asks.addWidget(words(tr("Shall this be erased?"), Look.HEADING))
        asks.addWidget(words(tr("It cannot be undone. Nobody can read it afterwards."), Look.BODY))
        self._goes = QVBoxLayout()
        asks.addLayout(self._goes)
        asks.addStretch(1)
        self.erase.clicked.connect(self._ask)
        self.leave.clicked.connect(self.close)
        self.yes.clicked.connect(self._erase)
        self.no.clicked.connect(lambda: self._turn_to(LIST))

    def show_rows(self, rows: tuple[HeldRow, ...], fault: Fault | None = None) -> None:
        self._rows = rows
        self.told.setText(str(self._text.fault(fault)) if fault else "")
        self.told.setVisible(fault is not None)
        self.ticks.clear()
        self.stops.clear()
        emptied(self._list)
        for row in rows:
            self._list.addWidget(rule())
            self._list.addLayout(self._line(row))
        if not rows:
            self._list.addWidget(words(self._text.tr("Nothing is kept that can be erased."), Look.QUIET))
        self._may_press()
        self._turn_to(LIST)

    def _turn_to(self, page: int) -> None:
        """The window is as high as the rows need, which is known when they are drawn."""
        self.show_page(page)
        QTimer.singleShot(0, self, self.fit)

    def _line(self, row: HeldRow) -> QHBoxLayout:
        tick, stop = QCheckBox(), QCheckBox(self._text.tr("Stop erasing"))
        kept = tick.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        tick.setSizePolicy(kept)
        tick.setVisible(row.may_go)
        tick.setAccessibleName(row.title)
        tick.setChecked(row.due and row.may_go)
        tick.setEnabled(row.may_go)
        what = f"{row.kind}: {row.when}"
        tick.setAccessibleDescription(what)
        tick.toggled.connect(lambda _on: self._may_press())
        stop.setChecked(row.stopped)
        stop.setAccessibleName(self._text.tr("Stop erasing") + f": {row.title}")
        stop.clicked.connect(lambda on: self._acts.stop(row.run, on, guarded(self, self._failed)))
        self.ticks[row.run], self.stops[row.run] = tick, stop
        says = QVBoxLayout()
        says.setSpacing(1)
        says.addWidget(words(row.title, Look.BODY))
        says.addWidget(words(what, Look.QUIET))
        line = QHBoxLayout()
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(10)
        line.addWidget(tick)
        line.addLayout(says, 1)
        line.addWidget(stop)
        return line

    def _failed(self, fault: Fault | None) -> None:
        if fault is not None:
            self.show_rows(self._rows, fault)

    @property
    def chosen(self) -> tuple[HeldRow, ...]:
        return tuple(row for row in self._rows if row.may_go and self.ticks[row.run].isChecked())

    def _may_press(self) -> None:
        self.erase.setEnabled(bool(self.chosen))

    def _ask(self) -> None:
        emptied(self._goes)
        for row in self.chosen:
            self._goes.addWidget(words(row.title, Look.STRONG))
            self._goes.addWidget(words(row.kind, Look.QUIET))
        self._turn_to(QUESTION)
        self.no.setFocus()

    def _erase(self) -> None:
        self._acts.erase(tuple(row.run for row in self.chosen), guarded(self, self._failed))
