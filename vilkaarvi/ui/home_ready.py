"""What the hour stands on, one line for each thing: in words and with a sign, never by colour alone."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.home_acts import Helps, HomeActs, ReadyIs, ReadyRow
from vilkaarvi.ui.home_bits import Look, Panel, press, restyle, rule, words
from vilkaarvi.ui.ready_steps import StepsWindow

SIGNS = {ReadyIs.OK: ("✓", Look.GOOD), ReadyIs.WARN: ("!", Look.AMBER), ReadyIs.WAIT: ("…", Look.QUIET)}


class ReadyCard(Panel):
    """`show_rows` draws; the link under the rows shows everything about the computer."""

    def __init__(self, text: Text, acts: HomeActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._acts = text, acts
        self.lines: list[ReadyLine] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 14)
        column.setSpacing(10)
        column.addWidget(words(text.tr("Is everything ready?"), Look.KICKER))
        column.addLayout(self._rows)
        self.all = press(text.tr("Show everything about the computer"), Look.LINK)
        self.all.clicked.connect(acts.computer)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_rows(self, rows: tuple[ReadyRow, ...]) -> None:
        """Lines that are there are kept, so that a film's progress never takes the focus from a button."""
        while len(self.lines) < len(rows):
            line = ReadyLine(self._text, self._help)
            self.lines.append(line)
            self._rows.addWidget(line)
            QWidget.setTabOrder(line.help, self.all)
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
            case Helps.SETTINGS:
                self._acts.settings()
            case Helps.STEPS:
                StepsWindow(self._text, row.words, row.remedy.steps, self._acts.look_again, self.window()).open()


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
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(0)
        grid.addWidget(rule(), 0, 0, 1, 4)
        grid.setRowMinimumHeight(1, 40)
        grid.addWidget(self.sign, 1, 0)
        grid.addWidget(self.about, 1, 1)
        grid.addWidget(self.detail, 1, 2)
        grid.addWidget(self.help, 1, 3)
        grid.setColumnStretch(1, 1)

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
                Helps.SETTINGS: tr("Settings"),
            }[row.remedy.helps]
            self.help.setText(said)
            self.help.setAccessibleName(f"{said}: {row.words}")
