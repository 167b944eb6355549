"""The form for a group: a name, a unit, how many, and the days it means to meet. Never a list of members."""

from datetime import date, time
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vilkaarvi.errors import Code, Fault
from vilkaarvi.notes.check import SURE
from vilkaarvi.notes.note import SMALL_GROUP
from vilkaarvi.session.size import ONE_GROUP, two_groups
from vilkaarvi.text import Text
from vilkaarvi.ui.closing_look import small_group
from vilkaarvi.ui.flag_ask import FlagAsk
from vilkaarvi.ui.home_acts import GroupRow, GroupWords, HomeActs
from vilkaarvi.ui.home_bits import Look, Panel, guarded, named, press, words
from vilkaarvi.ui.planned_days import PlannedDays
from vilkaarvi.ui.wheel import Number
from vilkaarvi.ui.written_line import WrittenLine

MOST_SIGNS = 40
FEWEST, MOST, USUAL = 2, 40, 9


class GroupForm(Panel):
    """For a new group, or one that there is. What could point somebody out in its name or unit is asked about while it
    is written. `acts.keep_group` judges and stores; what it refuses is said beside the field, and nothing written is
    lost.

    Signals: made (the group is stored), left (the leader changed their mind).
    """

    made = Signal()
    left = Signal()

    def __init__(self, text: Text, acts: HomeActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._acts = text, acts
        self._group: str | None = None  # the one whose words are changed
        self.title = words("", Look.HEADING)
        self.lead = words("", Look.LEAD)
        self.name, self.unit, self.people = WrittenLine(), WrittenLine(), Number()
        self.people.setRange(FEWEST, MOST)
        self.people.setValue(USUAL)
        self.pool = QCheckBox(text.tr("It is a pool group (night, hourly staff)"))
        self.pool.setAccessibleDescription(_about_pools(text))
        self.days = PlannedDays(text, acts.today, self._save_days)
        self.name_error, self.unit_error = words("", Look.ERROR), words("", Look.ERROR)
        self.create_button = press(text.tr("Create group"), Look.PRIMARY)
        self.leave_button = press(text.tr("Not now"), Look.LINK)
        self.create_button.clicked.connect(self._make)
        self.leave_button.clicked.connect(self.left)
        self.small = words(small_group(text), Look.AMBER)
        self.people.valueChanged.connect(lambda: self.small.setVisible(self.people.value() < SMALL_GROUP))
        self.small.setContentsMargins(0, 0, 0, 12)
        self.small.hide()
        self.large = words(two_groups(text), Look.AMBER)
        self.people.valueChanged.connect(lambda: self.large.setVisible(self.people.value() > ONE_GROUP))
        self.large.setContentsMargins(0, 0, 0, 12)
        self.large.hide()
        self.asks = tuple(FlagAsk(text, acts, field, lambda _flag: ("",), SURE) for field in (self.name, self.unit))
        self._wanted = False  # the group is to be made as soon as what asks is answered
        for field, ask, error in zip(
            (self.name, self.unit), self.asks, (self.name_error, self.unit_error), strict=True
        ):
            error.hide()
            field.textChanged.connect(error.hide)
            field.textChanged.connect(self._changed)
            field.returnPressed.connect(partial(self._enter, ask))
            ask.answered.connect(self._answered_for)
            ask.failed.connect(self._not_read)
        self._lay_out()
        self.write(None)

    def _lay_out(self) -> None:
        text = self._text
        self._column = column = QVBoxLayout(self)
        self.fit(short=False)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.lead)
        column.addSpacing(14)
        self._field(
            column, text.tr("The group's name"), text.tr("What you call it at work."), self.name, self.name_error
        )
        unit_help = text.tr("For example the workplace. You can leave it empty.")
        self._field(column, text.tr("Unit"), unit_help, self.unit, self.unit_error)
        self._field(
            column,
            text.tr("Participants"),
            text.tr("How many usually come, not counting you. No names."),
            self.people,
            None,
        )
        column.addWidget(self.small)
        column.addWidget(self.large)
        column.addWidget(self.pool)
        self.pool_help = words(_about_pools(text), Look.QUIET)
        column.addWidget(self.pool_help)
        column.addSpacing(12)
        self.planned = QWidget()
        inner = QVBoxLayout(self.planned)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        self._field(inner, text.tr("Planned days"), text.tr("When you mean to meet."), self.days, None)
        column.addWidget(self.planned)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self.create_button)
        row.addWidget(self.leave_button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def _field(self, column: QVBoxLayout, label: str, helps: str, field: QWidget, error: QLabel | None) -> None:
        """A label over its field, help beside it, and room for an error under it."""
        above = words(label, Look.STRONG, wrap=False)
        named(field, label, above)
        field.setAccessibleDescription(helps)
        if field is not self.days:  # it has presses beside it
            field.setMaximumWidth(420 if error else 120)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(above)
        row.addWidget(words(helps, Look.QUIET), 1)
        column.addLayout(row)
        column.addWidget(field)
        for ask in self.asks:
            if ask.asks_about(field):
                column.addWidget(ask)
        if error is not None:
            column.addWidget(error)
        column.addSpacing(12)

    def fit(self, short: bool) -> None:
        """In a low window the press that makes the group is in sight all the same."""
        edge = 16 if short else 28
        self._column.setContentsMargins(34, edge, 34, edge)

    def welcome(self) -> None:
        """The words over the form for the very first group."""
        self.leave_button.hide()
        self.planned.hide()  # the very first group has one thing to do
        self._show_pool(False)
        self.title.setText(self._text.tr("Who will you be talking with?"))
        self.lead.setText(
            self._text.tr(
                "Good to see you. Start by making a group, and then you can begin the first session right away."
            )
        )

    def write(self, group: GroupRow | None) -> None:
        """The fields of a new group (None) or of `group`."""
        text = self._text
        self._group = group.id if group else None
        self.leave_button.show()
        self.title.setText(text.tr("Change the group") if group else text.tr("New group"))
        self.lead.setText(
            text.tr("No names of people are written down, only what the group is called and how many you are.")
        )
        said = text.tr("Save") if group else text.tr("Create group")
        self.create_button.setText(said)
        self.create_button.setAccessibleName(said)
        self.name.setText(group.name if group else "")
        self.unit.setText(group.unit if group else "")
        for ask in self.asks:
            ask.settle()
        self.people.setValue(group.headcount if group else USUAL)
        self.pool.setChecked(group is not None and group.pool)
        self._show_pool(True)
        self.planned.show()
        self.days.show_days(group.planned if group else ())
        self.days.show_hour(group.at if group else None)
        self.days.to_calendar.setVisible(group is not None)  # its events are named by the group

    def _show_pool(self, shown: bool) -> None:
        """The very first group is asked of nothing more than it must be."""
        self.pool.setVisible(shown)
        self.pool_help.setVisible(shown)

    # --- making it

    def _enter(self, ask: FlagAsk) -> None:
        """Takes what is proposed, where something is; else makes the group."""
        if not ask.take():
            self._make()

    def _changed(self) -> None:
        self._wanted = self._wanted and any(ask.answering for ask in self.asks)

    def _answered_for(self) -> None:
        if self._wanted:
            self._make()

    def _make(self) -> None:
        """The last word of each field is read too; then the group is stored, or something is asked about."""
        self._wanted = True
        unread = next((ask for ask in self.asks if not ask.known), None)
        if unread is not None:
            unread.know(self._make)
            return
        asked = next((ask for ask in self.asks if not ask.may_be_stored()), None)
        if asked is None:
            self._keep()
        elif self.create_button.hasFocus():  # from a field, Enter answers
            asked.swap.setFocus()

    def _not_read(self) -> None:
        self._wanted = False
        self.name_error.setText(str(self._text.fault(Fault(Code.UNHANDLED))))
        self.name_error.show()

    def _keep(self) -> None:
        self._wanted = False
        self.people.interpretText()
        self.create_button.setEnabled(False)  # until the answer: one press makes one group
        name, unit = self.name.text().strip(), self.unit.text().strip()
        written = GroupWords(name, unit, self.people.value(), self.days.days, self.days.at, self.pool.isChecked())
        self._acts.keep_group(self._group, written, guarded(self, self._answered))

    def _save_days(self, days: tuple[date, ...], at: time | None) -> None:
        if self._group is not None:
            self._acts.save_days(self._group, days, at, self._days_saved)

    def _days_saved(self, path: Path | None, fault: Fault | None) -> None:
        if not shiboken6.isValid(self):
            return
        if fault is not None:
            self.days.tell(f"! {self._text.fault(fault)}", Look.ERROR)
        elif path is not None:
            said = self._text.tr("{name} is saved in {folder}. Open it, and your calendar takes the days in.",
                                 name=path.name, folder=path.parent)  # fmt: skip
            self.days.tell(f"✓ {said}")

    def _answered(self, fault: Fault | None) -> None:
        self.create_button.setEnabled(True)
        if fault is not None:
            unit = fault.facts.get("field") == "unit"
            field, error = (self.unit, self.unit_error) if unit else (self.name, self.name_error)
            error.setText(str(self._text.fault(fault)))
            error.show()
            field.setFocus()
            return
        self.write(None)
        self.made.emit()


def _about_pools(text: Text) -> str:
    return text.tr("Put together for the purpose, of people who have no group of their own. Who comes may vary.")
