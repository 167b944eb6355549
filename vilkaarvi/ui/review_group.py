"""One group in the overview: how it stands, and which names count as it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.review.overview import Mark, Row
from vilkaarvi.review.spellings import Spelling
from vilkaarvi.review.words import attendance_of, group_name, next_of, stage_name, term_name
from vilkaarvi.text import Text
from vilkaarvi.ui.home_acts import Done
from vilkaarvi.ui.home_bits import Chooser, Look, guarded, named, press, restyle, rule, words
from vilkaarvi.ui.side_page import SidePage

Merge = Callable[[str, str, Done], None]


class GroupPage(SidePage):
    """`others`: the groups that it may be the same as. `may`: what merges, told (this group, the other), and what takes
    apart, told a name's id; None where it is only read.

    Attributes: same (the list of others), merges (the press), aparts (presses).
    """

    def __init__(
        self,
        text: Text,
        row: Row,
        others: tuple[Row, ...],
        spelt: tuple[Spelling, ...],
        may: tuple[Merge, Callable[[str, Done], None]] | None,
    ) -> None:
        super().__init__(text, group_name(row, text))
        self._group = row
        self.column.addWidget(words(group_name(row, text), Look.HEADING))
        if row.unit:
            self.column.addWidget(words(row.unit, Look.LEAD))
        for name, said in self._facts():
            self._line(name, words(said, Look.STRONG))
        self.said = words("", Look.ERROR)
        self.aparts: list[QPushButton] = []
        if spelt:
            self._show_spelt(spelt, may[1] if may else None)
        if may:
            self._ask_same(others, may[0])
        self.column.addWidget(self.said)
        self.column.addStretch(1)
        self.first = self.back

    def _facts(self) -> list[tuple[str, str]]:
        row, text, tr = self._group, self._text, self._text.tr
        held = ", ".join(str(at) for at, mark in enumerate(row.marks, 1) if mark is Mark.DONE) or tr("none")
        facts = [(tr("Where it stands"), stage_name(row.stage, text).capitalize()), (tr("Sessions held"), held)]
        if row.present is not None and row.last is not None:
            facts.append((tr("Latest"), text.day(row.last)))
            facts.append((tr("Present then"), attendance_of(row, text)))
        facts.append((tr("Next"), next_of(row, text)))
        if row.headcount is not None:
            facts.append((tr("Usually come") if row.pool else tr("People in the group"), str(row.headcount)))
        if row.pool:
            facts.insert(0, (tr("Pool group"), tr("Night or hourly staff. Who comes varies, so it is counted apart.")))
        if row.guests:
            facts.append((tr("Guests, in all"), str(row.guests)))
        if row.manager_known:
            said = tr("{n} of the {known} where that is known", n=row.with_manager, known=row.manager_known)
            facts.append((tr("Sessions with a manager"), said))
        if row.follow_ups:
            facts.append((tr("Followed up"), ", ".join(term_name(term, text) for term in row.follow_ups)))
        on_list = tr("yes") if row.expected else tr("no")
        return [*facts, (tr("On the list of groups that ought to meet"), on_list)]

    def _line(self, name: str, *right: QWidget) -> None:
        line = QHBoxLayout()
        line.addWidget(words(name, Look.QUIET), 2)
        for widget in right:
            line.addWidget(widget, 3)
        self.column.addWidget(rule())
        self.column.addLayout(line)

    def _show_spelt(self, spelt: tuple[Spelling, ...], apart: Callable[[str, Done], None] | None) -> None:
        tr = self._text.tr
        self.column.addSpacing(14)
        self.column.addWidget(words(tr("These names count as this group"), Look.SUBTITLE))
        for each in spelt:
            name = each.name or tr("Group without a card ({id})", id=each.id[:4])
            shown = f"{name} · {each.unit}" if each.unit else name
            line = QHBoxLayout()
            line.addWidget(words(shown, Look.BODY), 1)
            if apart is not None:
                button = press(tr("Take apart"), Look.SMALL)
                button.setAccessibleName(tr("Take apart: {name}", name=name))
                button.clicked.connect(partial(self._do, partial(apart, each.id)))
                self.aparts.append(button)
                line.addWidget(button)
            self.column.addLayout(line)

    def _ask_same(self, others: tuple[Row, ...], merge: Merge) -> None:
        tr, text = self._text.tr, self._text
        self.column.addSpacing(14)
        self.column.addWidget(words(tr("Is it the same group as another one?"), Look.SUBTITLE))
        said = tr("A group can be written in two ways on two computers. Merge them, and they count as one. You can "
                  "take them apart again.")  # fmt: skip
        self.column.addWidget(words(said, Look.BODY))
        self.same = Chooser()
        named(self.same, tr("The same as"))
        self.same.addItem(tr("Choose a group"), "")
        for row in others:
            name = group_name(row, text)
            self.same.addItem(f"{name} · {row.unit}" if row.unit else name, row.id)
        self.merges = press(tr("Merge"))
        self.merges.setEnabled(False)
        self.same.currentIndexChanged.connect(lambda place: self.merges.setEnabled(place > 0))
        self.merges.clicked.connect(
            partial(self._do, lambda done: merge(self._group.id, str(self.same.currentData()), done))
        )
        line = QHBoxLayout()
        line.addWidget(self.same, 1)
        line.addWidget(self.merges, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(line)

    def _do(self, act: Callable[[Done], None], _checked: bool = False) -> None:
        act(guarded(self, self._done))

    def _done(self, fault: Fault | None) -> None:
        if fault is None:
            self.left.emit()
            return
        self.said.setText(str(self._text.fault(fault)))
        restyle(self.said, Look.ERROR)
