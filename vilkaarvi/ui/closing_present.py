"""How many were there: the leader confirms it, with the rule for who counts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.notes.summary import Attendance
from vilkaarvi.text import Text
from vilkaarvi.ui.closing_acts import ClosingActs
from vilkaarvi.ui.home_bits import Chooser, Look, Panel, guarded, named, press, restyle, words
from vilkaarvi.ui.wheel import Number

MOST = 40
ANSWERS: tuple[bool | None, ...] = (None, True, False)


class PresentPage(Panel):
    """Signals: confirmed (it is on the disk)."""

    confirmed = Signal()

    def __init__(self, text: Text, acts: ClosingActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._acts = text, acts
        self._shown: Attendance | None = None
        self.present, self.guests = Number(), Number()
        self.present.setRange(1, MOST)
        self.guests.setRange(0, MOST)
        self.took_part, self.prepared = Chooser(), Chooser()
        for field in (self.took_part, self.prepared):
            for said in (text.tr("Not said"), text.tr("Yes"), text.tr("No")):
                field.addItem(said)
        self.confirm = press(text.tr("That is right"), Look.PRIMARY)
        self.confirm.clicked.connect(self._confirm)
        self.said = words("", Look.QUIET)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(18)
        rows: tuple[tuple[QWidget, str], ...] = (
            (self.present, text.tr("How many of the group were here")),
            (self.guests, text.tr("Guests")),
            (self.took_part, text.tr("Did the manager take part?")),
            (self.prepared, text.tr("Had the manager prepared?")),
        )
        for widget, label in rows:
            above = words(label, Look.STRONG, wrap=False)
            named(widget, label, above)
            widget.setMaximumWidth(160)
            form.addRow(above, widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 22)
        column.setSpacing(8)
        rule = text.tr(
            "Count those who were here for at least half the time, not yourself. Nobody's name is written down."
        )
        column.addWidget(words(rule, Look.LEAD))
        column.addSpacing(6)
        column.addLayout(form)
        column.addWidget(self.said)
        column.addStretch(1)

    def show_attendance(self, attendance: Attendance | None, people: int) -> None:
        """What was confirmed, else those who were counted during the hour; what is being changed stays."""
        wanted = attendance or Attendance(people)
        if wanted == self._shown or (self._shown is not None and self.written != self._shown):
            return
        self._shown = wanted
        self.present.setValue(wanted.present)
        self.guests.setValue(wanted.guests)
        self.took_part.setCurrentIndex(ANSWERS.index(wanted.manager_took_part))
        self.prepared.setCurrentIndex(ANSWERS.index(wanted.manager_prepared))

    @property
    def written(self) -> Attendance:
        took_part, prepared = (ANSWERS[field.currentIndex()] for field in (self.took_part, self.prepared))
        return Attendance(self.present.value(), self.guests.value(), took_part, prepared)

    @property
    def stops(self) -> list[QWidget]:
        return [self.present, self.guests, self.took_part, self.prepared]

    def taken(self) -> Attendance:
        """What stands there, also what is still being typed."""
        for field in (self.present, self.guests):
            field.interpretText()
        return self.written

    def _confirm(self) -> None:
        wanted = self.taken()
        self.confirm.setEnabled(False)
        self._acts.confirm(wanted, guarded(self, lambda fault: self._kept(wanted, fault)))

    def _kept(self, wanted: Attendance, fault: Fault | None) -> None:
        self.confirm.setEnabled(True)
        if fault is not None:
            self.said.setText(str(self._text.fault(fault)))
            restyle(self.said, Look.ERROR)
            return
        self._shown = wanted
        self.said.setText("✓ " + self._text.tr("Saved"))
        restyle(self.said, Look.QUIET)
        self.confirmed.emit()
