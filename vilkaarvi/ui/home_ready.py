"""What the hour stands on, one line for each thing: in words and with a sign, never by colour alone."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.home_acts import Helps, HomeActs, ReadyIs, ReadyRow
from vilkaarvi.ui.home_bits import Look, Panel, press, restyle, rule, words
from vilkaarvi.ui.ready_steps import StepsWindow

SIGNS = {ReadyIs.OK: ("✓", Look.GOOD), ReadyIs.WARN: ("!", Look.AMBER), ReadyIs.WAIT: ("…", Look.QUIET)}

MOST = 12  # lines; made at once, so that their buttons are reached by Tab where they stand
LEAST_HEIGHT = 38  # with a button or without, the lines stand evenly
LOW_HEIGHT = 35


class ReadyCard(Panel):
    """`show_rows` draws; the link under the rows shows everything about the computer."""

    def __init__(self, text: Text, acts: HomeActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._acts = text, acts
        self.lines = [ReadyLine(text, self._help) for _ in range(MOST)]
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for line in self.lines:
            line.hide()
            rows.addWidget(line)
        self._column = column = QVBoxLayout(self)
        self.fit(low=False)
        column.addWidget(words(text.tr("Is everything ready?"), Look.KICKER))
        column.addLayout(rows)
        self.all = press(text.tr("Show everything about the computer"), Look.LINK)
        self.all.clicked.connect(acts.computer)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def fit(self, low: bool) -> None:
        """In a low window the lines lie closer, so that ten of them need no scrolling."""
        self._column.setContentsMargins(24, 14 if low else 22, 24, 10 if low else 14)
        self._column.setSpacing(6 if low else 10)
        for line in self.lines:
            line.setMinimumHeight(LOW_HEIGHT if low else LEAST_HEIGHT)

    def show_rows(self, rows: tuple[ReadyRow, ...]) -> None:
        """At most `MOST`. Lines that are there are kept, so that a film's progress never takes a button's focus."""
        for line, row in zip(self.lines, rows, strict=False):
            line.show_row(row)
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(rows))

    def _help(self, row: ReadyRow) -> None:
        if row.remedy is None:
            return
        match row.remedy.helps:
            case Helps.AGAIN:
                self._acts.look_again()
            case Helps.SOUND:
                self._acts.sound()
            case Helps.PHRASE:
                self._acts.choose_phrase()
            case Helps.SHEET:
                self._acts.recovery_sheet()
            case Helps.STEPS:
                picture = self._acts.test_picture if row.remedy.picture else None
                steps = row.remedy.steps
                StepsWindow(self._text, row.words, steps, self._acts.look_again, picture, self.window()).open()
            case Helps.PICTURE:
                self._acts.test_picture()


class ReadyLine(QFrame):
    """The sign, what it is about, how it is, and what helps. A screen reader hears the state in words first."""

    def __init__(self, text: Text, helped: Callable[[ReadyRow], None]) -> None:
        super().__init__()
        self._text = text
        self._row = ReadyRow(ReadyIs.WAIT, "")
        self.sign = words("", Look.QUIET, wrap=False)
        self.sign.setFixedWidth(22)
        self.about = words("", Look.BODY)
        self.detail = words("", Look.QUIET)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.help = press("", Look.SMALL)
        self.help.clicked.connect(lambda: helped(self._row))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.sign)
        row.addWidget(self.about, 1)
        row.addWidget(self.detail)
        row.addWidget(self.help)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        column.addSpacing(2)
        column.addLayout(row)
        column.addSpacing(2)
        self.setMinimumHeight(LEAST_HEIGHT)

    def show_row(self, row: ReadyRow) -> None:
        if row == self._row:
            return
        self._row = row
        tr = self._text.tr
        sign, look = SIGNS[row.state]
        self.sign.setText(sign)
        restyle(self.sign, look)
        self.about.setText(row.words)
        self.detail.setText(row.detail)
        state = {ReadyIs.OK: tr("Ready"), ReadyIs.WARN: tr("Check this"), ReadyIs.WAIT: tr("Checking")}[row.state]
        self.setAccessibleName(": ".join(part for part in (state, row.words, row.detail) if part))
        self.help.setVisible(row.remedy is not None)
        if row.remedy is not None:
            said = {
                Helps.AGAIN: tr("Try again"),
                Helps.STEPS: tr("Show how"),
                Helps.SOUND: tr("Choose"),
                Helps.PHRASE: tr("Choose"),
                Helps.SHEET: tr("Make one"),
                Helps.PICTURE: tr("Test picture"),
            }[row.remedy.helps]
            self.help.setText(said)
            self.help.setAccessibleName(f"{said}: {row.words}")
