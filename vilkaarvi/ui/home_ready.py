"""What the hour stands on, one line for each thing: in words and with a sign, never by colour alone."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.home_acts import ReadyIs, ReadyRow
from vilkaarvi.ui.home_bits import Look, Panel, emptied, press, rule, words

SIGNS = {ReadyIs.OK: ("✓", Look.GOOD), ReadyIs.WARN: ("!", Look.AMBER), ReadyIs.WAIT: ("…", Look.QUIET)}


class ReadyCard(Panel):
    """`show_rows` draws; the link under the rows shows everything about the computer."""

    def __init__(self, text: Text, computer: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._shown: tuple[ReadyRow, ...] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 14)
        column.setSpacing(10)
        column.addWidget(words(text.tr("Is everything ready?"), Look.KICKER))
        column.addLayout(self._rows)
        self.all = press(text.tr("Show everything about the computer"), Look.LINK)
        self.all.clicked.connect(lambda: computer())
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_rows(self, rows: tuple[ReadyRow, ...]) -> None:
        if rows == self._shown:
            return
        self._shown = rows
        emptied(self._rows)
        for row in rows:
            self._rows.addWidget(rule())
            self._rows.addWidget(self._line(row))

    def _line(self, row: ReadyRow) -> QWidget:
        """The sign, what it is about, and how it is. A screen reader hears the state in words before the rest."""
        line = QFrame()
        sign, look = SIGNS[row.state]
        mark = words(sign, look, wrap=False)
        mark.setFixedWidth(22)
        about = words(row.words, Look.BODY)
        detail = words(row.detail, Look.QUIET)
        detail.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        state = {
            ReadyIs.OK: self._text.tr("Ready"),
            ReadyIs.WARN: self._text.tr("Check this"),
            ReadyIs.WAIT: self._text.tr("Checking"),
        }[row.state]
        line.setAccessibleName(": ".join(part for part in (state, row.words, row.detail) if part))
        grid = QGridLayout(line)
        grid.setContentsMargins(0, 9, 0, 9)
        grid.setHorizontalSpacing(6)
        grid.addWidget(mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(about, 0, 1)
        if row.state is ReadyIs.WARN:  # a remedy is a sentence: it has the width to itself
            detail.setAlignment(Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(detail, 1, 1)
        else:
            grid.addWidget(detail, 0, 2)
        grid.setColumnStretch(1, 1)
        return line
