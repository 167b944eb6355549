"""The console's head: which session, how much is left, how late it is with one proposal, and what is wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from vilkaarvi.session.view import View
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import Acts
from vilkaarvi.ui.home_bits import Look, press, restyle, words
from vilkaarvi.ui.hour_bar import HourBar

LATE = 2  # minutes; less is no hurry
CALM, WRONG = (4, 6, 2), (3, 5, 4)  # how name, time and chips share the width: what is wrong is told in words


class HeadBar(QFrame):
    """`show_view` draws. Attributes: chips (projector, sound and saving in words), proposal, left, pace."""

    def __init__(self, text: Text, acts: Acts) -> None:
        super().__init__()
        self._text = text
        self.setProperty("look", "head")
        self.session, self.group = words("", Look.SUBTITLE), words("", Look.QUIET)
        self.left = words("", Look.SUBTITLE, wrap=False)
        self.pace = words("", Look.AMBER)
        self.proposal = press("", Look.SMALL)
        self.proposal.clicked.connect(acts.take_proposal)
        keeps = self.proposal.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # nothing below moves when there is a proposal
        self.proposal.setSizePolicy(keeps)
        self.bar = HourBar()
        self.chips = words("", Look.QUIET)
        self.chips.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._lay_out()

    def _lay_out(self) -> None:
        self._across = across = QHBoxLayout(self)
        across.setSpacing(20)
        self.fit(20)
        named_by = QVBoxLayout()
        named_by.setSpacing(0)
        named_by.addStretch(1)
        named_by.addWidget(self.session)
        named_by.addWidget(self.group)
        named_by.addStretch(1)
        middle = QVBoxLayout()
        middle.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.left)
        row.addWidget(self.pace, 1)
        row.addWidget(self.proposal)
        middle.addLayout(row)
        middle.addWidget(self.bar)
        across.addLayout(named_by)
        across.addLayout(middle)
        across.addWidget(self.chips)
        self._share(CALM)

    def _share(self, parts: tuple[int, int, int]) -> None:
        for place, part in enumerate(parts):
            self._across.setStretch(place, part)

    def fit(self, edge: int) -> None:
        self._across.setContentsMargins(edge, 8, edge, 8)

    def show_view(self, view: View, chips: str) -> None:
        self.session.setText(view.session)
        people = self._text.plural("{count} person", "{count} people", view.people)
        self.group.setText(f"{view.group} · {people}")
        self.left.setText(self._text.plural("{count} min left", "{count} min left", view.minutes_left))
        self.pace.setText(f"{view.pace}. {view.proposal.sentence}" if view.proposal else view.pace)
        restyle(self.pace, Look.AMBER if view.late_minutes >= LATE else Look.QUIET)
        self.proposal.setVisible(view.proposal is not None)
        if view.proposal is not None:
            self.proposal.setText(view.proposal.button)
            self.proposal.setAccessibleName(f"{view.proposal.button}. {view.proposal.sentence}")
        self.chips.setText(chips)
        wrong = chips.startswith("!")
        restyle(self.chips, Look.AMBER if wrong else Look.QUIET)
        self._share(WRONG if wrong else CALM)
        self.bar.show_plan(view.plan)
        for widget in (self.left, self.pace):
            widget.setVisible(not view.ended)
