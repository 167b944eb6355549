""" "Skriv ut": all papers there are, for a session, for the whole programme, and what the group has agreed on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import Chooser, Look, emptied, named, press, rule, words
from vilkaarvi.ui.side_page import SidePage


@dataclass(frozen=True)
class PaperRow:
    """`id` is told when it is to be shown; `about` is a quiet line."""

    id: str
    title: str
    about: str = ""


@dataclass(frozen=True)
class PaperSection:
    heading: str
    rows: tuple[PaperRow, ...]


Sections = Callable[[str], tuple[PaperSection, ...]]  # with the chosen session's id


class PaperList(SidePage):
    """`sessions`: id and name, to choose from; `sections` are made anew for the chosen one. `show` is told the row's id
    and the session's. Attributes: shows (the presses, in order)."""

    def __init__(
        self,
        text: Text,
        sessions: tuple[tuple[str, str], ...],
        chosen: str,
        sections: Sections,
        show: Callable[[str, str], None],
    ) -> None:
        super().__init__(text, text.tr("Print"))
        self._sections, self._show = sections, show
        self.column.addWidget(words(text.tr("Print"), Look.HEADING))
        lead = text.tr("Every paper is shown first, as it will be printed. You can save it as a PDF, too.")
        self.column.addWidget(words(lead, Look.LEAD))
        self.session = Chooser()
        for session, name in sessions:
            self.session.addItem(name, session)
        self.session.setCurrentIndex(max(0, self.session.findData(chosen)))
        above = words(text.tr("For which session?"), Look.STRONG, wrap=False)
        named(self.session, text.tr("For which session?"), above)
        self.column.addWidget(above)
        self.column.addWidget(self.session)
        self.said = words("", Look.ERROR)
        self.said.hide()
        self.column.addWidget(self.said)
        self.shows: list[QPushButton] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.column.addLayout(self._rows)
        self.column.addStretch(1)
        self.session.activated.connect(lambda _place: self._list())
        self._list()
        self.first: QWidget = self.session

    def _list(self) -> None:
        emptied(self._rows)
        self.shows = []
        for section in self._sections(str(self.session.currentData())):
            if section.rows:
                self._rows.addSpacing(12)
                self._rows.addWidget(words(section.heading, Look.KICKER_PLAIN))
            for row in section.rows:
                self._rows.addWidget(rule())
                self._rows.addLayout(self._line(row))

    def _line(self, row: PaperRow) -> QHBoxLayout:
        shows = press(self._text.tr("Show"), Look.SMALL)
        shows.setAccessibleName(self._text.tr("Show: {title}", title=row.title))
        shows.clicked.connect(partial(self._asked, row.id))
        self.shows.append(shows)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(words(row.title, Look.LEAD))
        if row.about:
            said.addWidget(words(row.about, Look.QUIET))
        line = QHBoxLayout()
        line.setContentsMargins(0, 5, 0, 5)
        line.setSpacing(14)
        line.addLayout(said, 1)
        line.addWidget(shows)
        return line

    def _asked(self, row: str, _on: bool = False) -> None:
        self.said.hide()
        self._show(row, str(self.session.currentData()))

    def tell(self, sentence: str) -> None:
        """It could not be made."""
        self.said.setText(sentence)
        self.said.show()
        self.reading.ensureWidgetVisible(self.said)
