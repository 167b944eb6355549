"""What became of the reports: while they are read, and when they have been."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from vilkaarvi.review.called import in_short
from vilkaarvi.review.register.protocol import Installation
from vilkaarvi.text import Said, Text
from vilkaarvi.ui.announce import announce
from vilkaarvi.ui.home_bits import Look, Panel, emptied, named, press, rule, words
from vilkaarvi.ui.side_page import SidePage

Act = Callable[[str], None]
MOST_SHOWN = 40  # refused lines on the page; all that are known can be copied


@dataclass(frozen=True)
class Result:
    """A taking in, in words. counts: one sentence. refused: each with its reason. refused_count: also of those that
    are not told one by one. doubts: what contradicts itself or is missing in the whole. waiting: not believed yet.
    listed: the IT department's list decides."""

    counts: str
    refused: tuple[Said, ...] = ()
    refused_count: int = 0
    doubts: tuple[Said, ...] = ()
    waiting: tuple[Installation, ...] = ()
    listed: bool = False


class ImportPage(SidePage):
    """`believe` is told the comparison code that was the same, `stop` that nothing more is to be read.

    Attributes: bar, codes (the presses), copies, stops."""

    def __init__(self, text: Text, believe: Callable[[str], None], stop: Callable[[], None]) -> None:
        self.copies, self.stops = press(text.tr("Copy what was left out")), press(text.tr("Stop reading"))
        self.copies.hide()
        super().__init__(text, text.tr("Reports"), self.copies, self.stops)
        self._stop = stop
        self._believe = believe
        self._text_to_copy = ""
        self.heading = words(text.tr("Reading the reports …"), Look.HEADING)
        self.column.addWidget(self.heading)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        named(self.bar, text.tr("How much has been read"))
        self.column.addWidget(self.bar)
        self.how_far = words("", Look.QUIET)
        self.column.addWidget(self.how_far)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.column.addLayout(self._rows)
        self.column.addStretch(1)
        self.codes: list[QPushButton] = []
        self.back.setEnabled(False)
        self.first = self.stops
        self.copies.clicked.connect(self._copy)
        self.stops.clicked.connect(self._stops_now)

    def wait(self) -> None:
        """They are read once more."""
        self.heading.setText(self._text.tr("Reading the reports …"))
        self.bar.setRange(0, 0)
        for each in (self.bar, self.how_far, self.stops):
            each.show()
        self.stops.setEnabled(True)
        self.how_far.setText("")
        emptied(self._rows)
        self.codes = []
        self.copies.hide()
        self.back.setEnabled(False)

    def show_progress(self, done: int, whole: int) -> None:
        """Bytes, of how many."""
        percent = 100 * done // whole if whole else 100
        self.bar.setRange(0, 100)
        self.bar.setValue(percent)
        self.how_far.setText(self._text.tr("{percent} % has been read", percent=percent))

    def show_stopped(self) -> None:
        self._ready(self._text.tr("The reading was stopped"))
        said = self._text.tr(
            "Some of it may have been taken in. Take the same reports in again when you like: the rest comes then, and "
            "nothing is counted twice."
        )
        self._rows.addWidget(words(said, Look.BODY))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While it is being read Esc stops that, and leads nowhere."""
        if event.key() == Qt.Key.Key_Escape and not self.back.isEnabled():
            self.stops.click()
        else:
            super().keyPressEvent(event)

    def _stops_now(self) -> None:
        self.stops.setEnabled(False)
        self.heading.setText(self._text.tr("The reading stops when this report has been read …"))
        self._stop()

    def show_fault(self, said: Said) -> None:
        """Nothing was read, or nothing could be kept."""
        self._ready(said.what)
        self._rows.addWidget(words(said.todo, Look.BODY))

    def show_result(self, result: Result) -> None:
        tr = self._text.tr
        waits = bool(result.waiting) and not result.listed
        self._ready(tr("Is this the leader's computer?") if waits else tr("The reports have been read"))
        self._rows.addWidget(words(result.counts, Look.LEAD))
        self._show_waiting(result)
        self._show_some(tr("Left out, and why"), result.refused, result.refused_count)
        self._show_some(tr("Missing, or contradicts itself"), result.doubts, len(result.doubts))
        self._text_to_copy = "\n".join(str(said) for said in (*result.refused, *result.doubts))
        self.copies.setVisible(bool(self._text_to_copy))
        (self.codes[0] if self.codes else self.back).setFocus()

    def _ready(self, heading: str) -> None:
        emptied(self._rows)
        self.back.setEnabled(True)
        self.back.setFocus()  # before the press that had it is hidden
        for each in (self.bar, self.how_far, self.stops):
            each.hide()
        self.heading.setText(heading)
        announce(self, heading)

    def _show_waiting(self, result: Result) -> None:
        tr = self._text.tr
        if not result.waiting:
            return
        if result.listed:
            said = tr("These computers are not on the IT department's list. Ask them to add the code, and take the "
                      "reports in again.")  # fmt: skip
        else:
            said = tr("Ring the conversation leader, and let the leader read the computer's code aloud. Press only if "
                      "every digit is the same. The lines are taken in then.")  # fmt: skip
        self._rows.addWidget(words(said, Look.BODY))
        for each in result.waiting:
            line, button = code_line(self._text, each, not result.listed)
            self._rows.addWidget(line)
            if button is not None:
                button.clicked.connect(partial(self._compared, each.code))
                self.codes.append(button)

    def _compared(self, code: str, _checked: bool = False) -> None:
        self.wait()
        self._believe(code)

    def _show_some(self, heading: str, some: tuple[Said, ...], count: int) -> None:
        if not some:
            return
        self._rows.addSpacing(10)
        self._rows.addWidget(words(f"{heading} ({self._text.number(count)})", Look.SUBTITLE))
        for said in some[:MOST_SHOWN]:
            self._rows.addWidget(rule())
            self._rows.addWidget(words(said.what, Look.STRONG))
            if said.todo:
                self._rows.addWidget(words(said.todo, Look.QUIET))
        rest = count - min(len(some), MOST_SHOWN)
        if rest > 0:
            self._rows.addWidget(words(self._text.plural("… and {count} more", "… and {count} more", rest), Look.QUIET))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text_to_copy)
        announce(self, self._text.tr("The words are copied. Paste them where you want them."))


def code_line(text: Text, one: Installation, asks: bool) -> tuple[Panel, QPushButton | None]:
    """A computer's code, large enough to be compared digit for digit, and the press that says that it is the same."""
    panel = Panel(look=Look.INSET)
    row = QHBoxLayout(panel)
    row.setContentsMargins(18, 12, 18, 12)
    code = words(one.code.replace("-", " – "), Look.ALOUD)
    code.setAccessibleDescription(text.tr("Comparison code"))
    row.addWidget(code, 1)
    if not asks:
        return panel, None
    button = press(text.tr("The code is the same"), Look.PLAIN)
    button.setAccessibleName(text.tr("The code is the same: {code}", code=one.code))
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
    return panel, button


class ComputersPage(SidePage):
    """All computers that have handed over. `led`: key → the groups that are led there. `listed`: the IT department's
    list decides. `may`: what believes, told a
    code, and what doubts, told a key; None where nothing is to be pressed. Attributes: presses."""

    def __init__(
        self,
        text: Text,
        installations: tuple[Installation, ...],
        led: Mapping[str, Sequence[str]],
        listed: bool,
        may: tuple[Act, Act] | None,
    ) -> None:
        tr = text.tr
        super().__init__(text, tr("Computers that hand over"))
        self.column.addWidget(words(tr("Computers that hand over"), Look.HEADING))
        if listed:
            told = tr("The IT department's list says which computers are believed. Nothing is to be pressed here.")
        else:
            told = tr("A report counts when you have compared its computer's code with the leader once. Ring, and let "
                      "the leader read the code aloud.")  # fmt: skip
        self.column.addWidget(words(told, Look.LEAD))
        self._led = led
        self.presses: list[QPushButton] = []
        for title, trusted in ((tr("Waiting for you to compare"), False), (tr("Believed"), True)):
            some = tuple(each for each in installations if each.trusted is trusted)
            if some:
                self.column.addSpacing(12)
                self.column.addWidget(words(title, Look.SUBTITLE))
            for each in some:
                self._add(each, may)
        if not installations:
            self.column.addWidget(words(tr("No computer has handed over yet."), Look.BODY))
        self.first = self.presses[0] if self.presses else self.back
        self.column.addStretch(1)

    def _add(self, one: Installation, may: tuple[Act, Act] | None) -> None:
        text = self._text
        groups, seen = in_short(self._led.get(one.key, ())), text.tr("First seen {day}", day=text.day(one.first))
        since = words(f"{groups} · {seen}" if groups else seen, Look.QUIET)
        panel, same = code_line(text, one, not one.trusted and may is not None)
        layout = panel.layout()
        if same is not None and may is not None:
            same.clicked.connect(partial(self._do, may[0], one.code))
            self.presses.append(same)
        elif layout is not None and may is not None:
            no_more = press(text.tr("Believe it no more"), Look.LINK)
            no_more.setAccessibleName(text.tr("Believe it no more: {code}", code=one.code))
            no_more.setAccessibleDescription(groups)
            no_more.clicked.connect(partial(self._do, may[1], one.key))
            layout.addWidget(no_more)
            self.presses.append(no_more)
        self.column.addWidget(panel)
        self.column.addWidget(since)

    def _do(self, act: Act, which: str, _checked: bool = False) -> None:
        self.left.emit()
        act(which)
