"""Sessions of no numbered order: follow-ups, catch-up, training, supervision, for managers. A list to start from."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import Look, press, rule, words
from vilkaarvi.ui.side_page import SidePage


@dataclass(frozen=True)
class MoreRow:
    """`kind`: what it is for, in words; rows of one kind stand together."""

    id: str
    kind: str
    title: str
    about: str


Act = Callable[[str], None]  # with the session's id


class MoreSessions(SidePage):
    """`start` leads it with the chosen group and leaves this page; None where there is no group yet. `read`
    leaves it standing."""

    def __init__(self, text: Text, rows: tuple[MoreRow, ...], group: str, start: Act | None, read: Act) -> None:
        super().__init__(text, text.tr("More to lead"))
        tr = text.tr
        self.column.addWidget(words(tr("More to lead"), Look.HEADING))
        told = tr("They are led like the five, with {group}.", group=group) if start else tr("Make a group first.")
        self.column.addWidget(words(told, Look.LEAD))
        self.starts: list[QPushButton] = []
        self.reads: list[QPushButton] = []
        kind = ""
        for row in rows:
            if row.kind != kind:
                kind = row.kind
                self.column.addSpacing(10)
                self.column.addWidget(words(kind, Look.KICKER_PLAIN))
            self.column.addWidget(rule())
            self.column.addLayout(self._line(row, start, read))
        if self.reads:
            self.first = self.reads[0]
        self.column.addStretch(1)

    def _line(self, row: MoreRow, start: Act | None, read: Act) -> QHBoxLayout:
        tr = self._text.tr
        looks = press(tr("Read through"), Look.LINK)
        looks.setAccessibleName(tr("Read through: {session}", session=row.title))
        looks.clicked.connect(partial(self._do, read, row.id, False))
        begins = press(tr("Start"), Look.SMALL)
        begins.setAccessibleName(tr("Start: {session}", session=row.title))
        begins.setEnabled(start is not None)
        if start is not None:
            begins.clicked.connect(partial(self._do, start, row.id, True))
        self.reads.append(looks)
        self.starts.append(begins)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(words(row.title, Look.LEAD))
        said.addWidget(words(row.about, Look.QUIET))
        line = QHBoxLayout()
        line.setContentsMargins(0, 6, 0, 6)
        line.setSpacing(14)
        line.addLayout(said, 1)
        line.addWidget(looks)
        line.addWidget(begins)
        return line

    def _do(self, act: Act, session: str, leaves: bool, _checked: bool = False) -> None:
        if leaves:
            self.left.emit()
        act(session)
