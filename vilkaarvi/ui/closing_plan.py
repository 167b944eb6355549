"""What happens next: what, who sees to it (a role, never a name), by when; and one line for the manager."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from vilkaarvi.notes.summary import MOST_LINE, MOST_PARKED, MOST_STEPS, NextStep, Plan
from vilkaarvi.text import Text
from vilkaarvi.ui.closing_acts import ClosingActs
from vilkaarvi.ui.closing_kept import KeptPanel
from vilkaarvi.ui.closing_lines import AgreedLine
from vilkaarvi.ui.closing_went import WentPanel
from vilkaarvi.ui.home_acts import Done
from vilkaarvi.ui.home_bits import Look, Panel, emptied, named, press, words


class StepRow(QWidget):
    """One thing to do. Signals: ready (a field was left), gone."""

    ready = Signal()
    gone = Signal()

    def __init__(self, text: Text, acts: ClosingActs, place: int) -> None:
        super().__init__()
        tr = text.tr
        self.what = AgreedLine(text, acts, tr("What needs to be done, {number}", number=place))
        self.role = AgreedLine(text, acts, tr("Who sees to it, a role, {number}", number=place))
        self.by = AgreedLine(text, acts, tr("By when, {number}", number=place), tr("Remove {number}", number=place))
        self.by.gone.connect(self.gone)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        titles = (tr("What needs to be done"), tr("Who sees to it (the role)"), tr("By when"))
        for part, title, share in zip(self.parts, titles, (10, 6, 7), strict=True):
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(words(title, Look.QUIET, wrap=False))
            column.addWidget(part)
            column.addStretch(1)
            self._row.addLayout(column, share)
            part.ready.connect(self.ready)

    @property
    def parts(self) -> tuple[AgreedLine, AgreedLine, AgreedLine]:
        return (self.what, self.role, self.by)

    @property
    def written(self) -> NextStep:
        return NextStep(*(part.written for part in self.parts))

    def write(self, step: NextStep) -> None:
        for part, said in zip(self.parts, (step.what, step.role, step.by), strict=True):
            part.write(said)

    def turn(self, narrow: bool) -> None:
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


class ParkedReminder(Panel):
    """The questions that were put off and not taken up; away when there are none. A ticked one stands on the paper.

    Attributes: boxes. Signals: changed.
    """

    changed = Signal()

    def __init__(self, text: Text) -> None:
        super().__init__(look=Look.INSET)
        self._shown: tuple[str, ...] = ()
        self.boxes: list[QCheckBox] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        column.addWidget(words(text.tr("Parked questions that you did not get to"), Look.STRONG))
        column.addLayout(self._rows)
        gone = text.tr("Tick those that should stand on the paper. The rest goes when the notes do.")
        column.addWidget(words(gone, Look.QUIET))
        self.hide()

    def show_parked(self, parked: tuple[str, ...]) -> None:
        if parked == self._shown:
            return
        ticked, self._shown = self.ticked, parked
        emptied(self._rows)
        self.boxes = []
        for question in parked:
            box, said = QCheckBox(), words(question, Look.BODY)
            named(box, question, said)
            box.setEnabled(len(question) <= MOST_LINE)  # a longer one is said shorter, as something to do
            box.setChecked(question in ticked)
            box.toggled.connect(lambda _on: self.changed.emit())
            self.boxes.append(box)
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(said, 1)
            self._rows.addLayout(row)
        self.setVisible(bool(parked))

    @property
    def ticked(self) -> tuple[str, ...]:
        rows = zip(self._shown, self.boxes, strict=True)
        return tuple(question for question, box in rows if box.isChecked())[:MOST_PARKED]

    def tick(self, questions: tuple[str, ...]) -> None:
        """What is stored; nothing is told of it."""
        for question, box in zip(self._shown, self.boxes, strict=True):
            box.blockSignals(True)
            box.setChecked(question in questions)
            box.blockSignals(False)


class PlanPage(KeptPanel[Plan]):
    """Checked and stored like notes, as soon as a field is left."""

    def __init__(self, text: Text, acts: ClosingActs, parent: QWidget | None = None) -> None:
        super().__init__(text, Plan(), parent)
        self._acts = acts
        self.steps: list[StepRow] = []
        self._narrow = False
        self._earlier: tuple[str, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self.one_more = press(text.tr("One more thing to do"), Look.SMALL)
        self.one_more.clicked.connect(lambda: self._add(NextStep(""), focus=True))
        self.upward = AgreedLine(text, acts, text.tr("This is what we want the manager to take on"))
        self.upward.ready.connect(self.keep)
        self.parked = ParkedReminder(text)
        self.parked.changed.connect(self.keep)
        self.went = WentPanel(text)
        self.went.changed.connect(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 22)
        column.setSpacing(8)
        column.addWidget(self.went)
        column.addSpacing(4)
        column.addWidget(words(text.tr("Write who sees to it as a role, not a name. It may be left empty."), Look.LEAD))
        column.addWidget(self.parked)
        column.addSpacing(4)
        column.addLayout(self._rows)
        column.addWidget(self.one_more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(10)
        column.addWidget(words(text.tr("This is what we want the manager to take on"), Look.SUBTITLE))
        column.addWidget(words(text.tr("One line. Leave it empty if there is nothing."), Look.QUIET))
        column.addWidget(self.upward)
        column.addWidget(self.said)
        column.addStretch(1)
        self._add(NextStep(""), focus=False)

    def show_beside(self, parked: tuple[str, ...], earlier: tuple[str, ...]) -> None:
        """The questions that were put off; what the group had agreed on before."""
        self.parked.show_parked(parked)
        if earlier != self._earlier:
            self._earlier = earlier
            self.went.show_lines(earlier)
            self.rearranged.emit()

    def show_plan(self, plan: Plan) -> None:
        """What is stored; what is being written stays."""
        if plan == self.stored or self.written != self.stored:
            return
        self.stored = plan
        for row in self.steps:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.steps = []
        for step in plan.steps or (NextStep(""),):
            self._add(step, focus=False)
        self.upward.write(plan.upward)
        self.parked.tick(plan.parked)
        self.went.write(plan.went)

    @property
    def written(self) -> Plan:
        steps = (row.written for row in self.steps)
        written = tuple(step for step in steps if step.what)
        return Plan(written, self.upward.written, self.parked.ticked, self.went.written)

    @property
    def fields(self) -> list[AgreedLine]:
        return [*(part for row in self.steps for part in row.parts), self.upward]

    @property
    def stops(self) -> list[QWidget]:
        steps = [stop for row in self.steps for part in row.parts for stop in part.stops]
        return [*self.went.stops, *self.parked.boxes, *steps, self.one_more, *self.upward.stops]

    def _add(self, step: NextStep, focus: bool) -> None:
        row = StepRow(self._text, self._acts, len(self.steps) + 1)
        row.write(step)
        row.ready.connect(self.keep)
        row.gone.connect(lambda: self._take_away(row))
        row.turn(self._narrow)
        self.steps.append(row)
        self._rows.addWidget(row)
        row.show()
        self.one_more.setVisible(len(self.steps) < MOST_STEPS)
        self.rearranged.emit()
        if focus:
            row.what.field.setFocus()

    def _take_away(self, row: StepRow) -> None:
        self.steps.remove(row)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()
        if not self.steps:
            self._add(NextStep(""), focus=False)
        self.one_more.show()
        self.one_more.setFocus()
        self.rearranged.emit()
        self.keep()

    def send(self, written: Plan, allowed: frozenset[str], done: Done) -> None:
        self._acts.keep_plan(written, allowed, done)

    def turn(self, narrow: bool) -> None:
        """The three fields of a step under each other where the window is narrow."""
        self._narrow = narrow
        for row in self.steps:
            row.turn(narrow)
