"""Counting the slips: one press an answer, with the keys 1 to 5; the running total is always in sight."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.session.tally import BLANK, GRADES, LEAST_ANSWERS
from vilkaarvi.text import Text
from vilkaarvi.ui.closing_acts import ClosingActs, ClosingView
from vilkaarvi.ui.home_bits import Look, Panel, guarded, named, press, restyle, words

WIDEST = 640  # pixels of the table: numbers stand near their sentences


class TallyPage(Panel):
    """A press goes to `acts`; `show_view` draws what has been counted. 1–5 answer, 0 is a blank, Backspace undoes."""

    def __init__(self, text: Text, acts: ClosingActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._acts = text, acts
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # here keys count, and no press does by mistake
        named(self, text.tr("The slips"))
        self._view: ClosingView | None = None
        self.slip = words("", Look.SUBTITLE, wrap=False)
        self.now = words("", Look.ALOUD)
        self.said = words("", Look.QUIET)
        self.grades = [self._grade(str(grade), text.tr("Grade {grade}", grade=grade), grade) for grade in GRADES]
        self.blank = self._grade(text.tr("Left blank  0"), text.tr("Left blank"), BLANK)
        self.undo = press(text.tr("Undo  ⌫"), Look.SMALL)
        self.undo.setAccessibleName(text.tr("Undo"))
        self.undo.clicked.connect(lambda: self._acts.undo_grade(guarded(self, self._kept)))
        self.anew = press(text.tr("Count from the beginning"), Look.LINK)
        self.anew.clicked.connect(self._start_over)
        self._sure = False
        self._cells: dict[tuple[int, int], QLabel] = {}
        self._table = QGridLayout()
        self._table.setHorizontalSpacing(6)
        self._table.setVerticalSpacing(4)
        presses = QHBoxLayout()
        presses.setSpacing(8)
        for button in (*self.grades, self.blank, self.undo):
            presses.addWidget(button)
        presses.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(8)
        lead = text.tr("Take one slip at a time and press what it says. 1 is not at all, 5 is completely.")
        column.addWidget(words(lead, Look.LEAD))
        column.addWidget(self.slip)
        column.addWidget(self.now)
        column.addLayout(presses)
        column.addSpacing(8)
        table = QWidget()
        table.setLayout(self._table)
        table.setMaximumWidth(WIDEST)
        self._table.setContentsMargins(0, 0, 0, 0)
        column.addWidget(table)
        column.addWidget(self.said)
        column.addWidget(self.anew, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _grade(self, said: str, name: str, grade: int) -> QPushButton:
        button = press(said, Look.PLAIN)
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self._acts.press_grade(grade, guarded(self, self._kept)))
        return button

    @property
    def stops(self) -> list[QWidget]:
        return [self, *self.grades, self.blank, self.undo, self.anew]

    def enter(self) -> None:
        """The slips come into sight: what was asked of them before is forgotten."""
        self._sure = False
        self._say("", Look.QUIET)
        if self._view is not None:
            self.show_view(self._view)

    def show_view(self, view: ClosingView) -> None:
        self._view = view
        counting = view.counting
        if not view.statements:
            return
        self.slip.setText(self._text.tr("Slip {number}, statement {at}", number=counting.slips + 1, at=counting.at + 1))
        self.now.setText(view.statements[counting.at])
        self.undo.setEnabled(bool(counting.pressed))
        self.anew.setVisible(view.counted)
        if not counting.pressed:
            self._sure = False
        self._fill(view)

    def _fill(self, view: ClosingView) -> None:
        tally = view.counting.tally
        heads = ("", *map(str, GRADES), self._text.tr("answers"))
        for column, head in enumerate(heads):
            self._cell(0, column, head, Look.QUIET)
        for row, (name, said) in enumerate(zip(view.counting.statements, view.statements, strict=True), 1):
            here = row - 1 == view.counting.at
            self._cell(row, 0, said, Look.STRONG if here else Look.BODY)
            for column, number in enumerate((*tally.of(name), tally.answers(name)), 1):
                self._cell(row, column, str(number), Look.STRONG if column > len(GRADES) else Look.BODY)
        self._table.setColumnStretch(0, 1)
        few = view.counted and any(tally.answers(name) < LEAST_ANSWERS for name in view.counting.statements)
        if few:
            self._say(
                self._text.tr("Where fewer than six have answered, the answers stay on this computer."), Look.QUIET
            )
        elif view.counted:
            self._say("✓ " + self._text.tr("Saved"), Look.QUIET)

    def _cell(self, row: int, column: int, said: str, look: Look) -> None:
        """Cells stay and say something else: a press must be answered at once."""
        label = self._cells.get((row, column))
        if label is not None:
            label.setText(said)
            restyle(label, look)
            return
        label = self._cells[row, column] = words(said, look, wrap=column == 0)
        place = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
        label.setMinimumWidth(0 if column == 0 else 34)
        label.setAlignment(place | Qt.AlignmentFlag.AlignVCenter)
        self._table.addWidget(label, row, column)

    def _start_over(self) -> None:
        """Asked once more, since it takes away what has been counted."""
        if not self._sure:
            self._sure = True
            self._say(self._text.tr("Press once more to count all slips from the beginning."), Look.AMBER)
            return
        self._sure = False
        self._acts.count_anew(guarded(self, self._kept))

    def _kept(self, fault: Fault | None) -> None:
        if fault is not None:
            self._say(str(self._text.fault(fault)), Look.ERROR)

    def _say(self, sentence: str, look: Look) -> None:
        self.said.setText(sentence)
        restyle(self.said, look)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.text()
        if event.key() == Qt.Key.Key_Backspace:
            self.undo.click()
        elif key and key in "012345":
            self._acts.press_grade(int(key), guarded(self, self._kept))
        else:
            super().keyPressEvent(event)
