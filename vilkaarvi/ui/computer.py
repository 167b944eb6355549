"""Everything about the computer, row by row, and a button that copies it for the IT department."""

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from vilkaarvi.doctor.report import SIGNS, Line, as_text
from vilkaarvi.doctor.rows import Grade
from vilkaarvi.text import Text
from vilkaarvi.ui.fitted_window import FittedWindow
from vilkaarvi.ui.home_bits import Look, emptied, press, rule, words

LOOKS = {Grade.GOOD: Look.GOOD, Grade.WARNING: Look.AMBER, Grade.FAULT: Look.ERROR}
WIDE, HIGH = 760, 620
BESIDE = 600  # pixels; in a narrower window what a thing is called stands over what is said of it


class ComputerWindow(FittedWindow):
    """Says that it looks, until `show_lines` is called; it may be closed before."""

    def __init__(self, text: Text, parent: QWidget | None = None) -> None:
        super().__init__(WIDE, parent, HIGH)
        self._text = text
        self.lines: tuple[Line, ...] = ()
        self.setWindowTitle(text.tr("About the computer"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.copy = press(text.tr("Copy"), Look.PRIMARY)
        self.copy.setEnabled(False)
        self.leave = press(text.tr("Close"), Look.LINK)
        self.told = words(text.tr("Looking: this takes a few seconds."), Look.QUIET)
        self.copy.clicked.connect(self._copy)
        self.leave.clicked.connect(self.close)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.foot.addWidget(self.copy)
        self.foot.addWidget(self.leave)
        self.foot.addStretch(1)
        self.column.addWidget(words(text.tr("About the computer"), Look.HEADING))
        self.column.addWidget(self.told)
        self.column.addLayout(self._rows)
        self.column.addStretch(1)
        self.fit()

    def show_lines(self, lines: Sequence[Line]) -> None:
        if not shiboken6.isValid(self):  # closed while the computer was looked at
            return
        self.lines = tuple(lines)
        emptied(self._rows)
        for line in lines:
            self._rows.addWidget(rule())
            self._rows.addWidget(self._line(line))
        self._rows.addStretch(1)
        wrong = sum(line.grade is not Grade.GOOD for line in lines)
        self.told.setText(
            self._text.plural("{count} thing to look at.", "{count} things to look at.", wrong)
            if wrong
            else self._text.tr("Everything is as it should be.")
        )
        self.copy.setEnabled(True)
        self.copy.setFocus()

    def _line(self, line: Line) -> QWidget:
        row = QFrame()
        mark = words(SIGNS[line.grade], LOOKS[line.grade], wrap=False)
        mark.setFixedWidth(22)
        title = words(line.title, Look.STRONG)
        beside = self.width() >= BESIDE
        if beside:
            title.setFixedWidth(200)
        state = {
            Grade.GOOD: self._text.tr("Ready"),
            Grade.WARNING: self._text.tr("Look at this"),
            Grade.FAULT: self._text.tr("Does not work"),
        }[line.grade]
        row.setAccessibleName(": ".join(part for part in (state, line.title, line.what, line.todo) if part))
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 8, 0, 8)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(mark, 0, 0, top)
        grid.addWidget(title, 0, 1, top)
        row_of_words, column = (0, 2) if beside else (1, 1)
        grid.addWidget(words(line.what, Look.BODY), row_of_words, column)
        if line.todo:
            grid.addWidget(words(line.todo, Look.QUIET), row_of_words + 1, column)
        grid.setColumnStretch(column, 1)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self.lines))
        self.told.setText(self._text.tr("Copied. No names of people are in it."))
