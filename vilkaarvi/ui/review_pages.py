"""Two pages beside the overview: the list of groups that ought to meet, and what a manager reads before they do."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout

from vilkaarvi.paper.page import Page
from vilkaarvi.text import Said, Text
from vilkaarvi.ui.announce import announce
from vilkaarvi.ui.home_bits import Look, emptied, press, restyle, rule, words
from vilkaarvi.ui.side_page import SidePage

EXAMPLE = ("namn;enhet;antal", "Hemtjänst Norr;Vård och omsorg;9", "Nattpatrullen;Vård och omsorg;11")
MOST_SHOWN = 40


class ExpectedPage(SidePage):
    """How the list is written, and what was wrong with rows of it. Attributes: choose (the press), told."""

    def __init__(self, text: Text, known: int, choose: Callable[[], None]) -> None:
        tr = text.tr
        self.choose = press(tr("Choose the list"), Look.PRIMARY)
        super().__init__(text, tr("Groups that ought to meet"), self.choose)
        self.choose.clicked.connect(choose)
        self.column.addWidget(words(tr("Groups that ought to meet"), Look.HEADING))
        self.told = words("", Look.LEAD)
        self.column.addWidget(self.told)
        self.show_count(known)
        said = tr("Write a list in Excel with one row a group, and save it as CSV. Every group needs a name, a unit "
                  "and how many people it has.")  # fmt: skip
        self.column.addWidget(words(said, Look.BODY))
        example = words("\n".join(EXAMPLE), Look.STRONG, wrap=False)
        self.column.addWidget(example)
        said = tr("A new list takes the place of the old one. A group keeps its reports as long as its name and unit "
                  "are spelt alike.")  # fmt: skip
        self.column.addWidget(words(said, Look.QUIET))
        self._rows = QVBoxLayout()
        self.column.addLayout(self._rows)
        self.column.addStretch(1)
        self.first = self.choose

    def show_count(self, known: int) -> None:
        text = self._text
        if known:
            self.told.setText(text.plural("{count} group ought to meet.", "{count} groups ought to meet.", known))
        else:
            self.told.setText(text.tr("With the list you also see which groups have not met at all."))

    def show_result(self, known: int, faults: Sequence[Said]) -> None:
        """The list has been read; rows that were wrong are told."""
        self.show_count(known)
        emptied(self._rows)
        for said in faults[:MOST_SHOWN]:
            self._rows.addWidget(rule())
            self._rows.addWidget(words(said.what, Look.AMBER))
            self._rows.addWidget(words(said.todo, Look.BODY))
        if len(faults) > MOST_SHOWN:
            rest = len(faults) - MOST_SHOWN
            self._rows.addWidget(words(self._text.plural("… and {count} more", "… and {count} more", rest), Look.QUIET))
        announce(self, self.told.text())

    def show_fault(self, said: Said) -> None:
        """Nothing was read: the list is as it was."""
        emptied(self._rows)
        self._rows.addWidget(words(said.what, Look.ERROR))
        self._rows.addWidget(words(said.todo, Look.BODY))
        announce(self, str(said))


class PreparePage(SidePage):
    """The briefing to read, with what is expected to tick. `ticked`: places of what was ticked before; `ticks` hears
    each change. `may`: False where nothing can be kept now. Attributes: boxes, prints, said."""

    def __init__(
        self, text: Text, page: Page, ticked: set[int], ticks: Callable[[int, bool], None], may: bool = True
    ) -> None:
        tr = text.tr
        self.prints = press(tr("Print the page"), Look.PRIMARY)
        super().__init__(text, page.title, self.prints)
        self.column.addWidget(words(page.kicker, Look.KICKER_PLAIN))
        self.column.addWidget(words(page.title, Look.HEADING))
        self.column.addWidget(words(page.lead, Look.LEAD))
        self.boxes: list[QCheckBox] = []
        self.how_many, self.said = words("", Look.QUIET), words("", Look.ERROR)
        for at, part in enumerate(page.parts):
            self.column.addSpacing(10)
            self.column.addWidget(words(part.heading, Look.SUBTITLE))
            for place, said in enumerate(part.lines):
                if at == 0:
                    self._box(place, said, place in ticked, ticks)
                else:
                    self.column.addWidget(words(f"• {said}", Look.BODY))
            if at == 0:
                self.column.addWidget(self.how_many)
                self.column.addWidget(self.said)
        for said in page.end:
            self.column.addWidget(words(said, Look.LEAD_STRONG))
        self.column.addStretch(1)
        for box in self.boxes:
            box.setEnabled(may)
        self.first = self.boxes[0] if self.boxes and may else self.reading
        self.say("" if may else tr("The program is open somewhere else. You can tick when it is closed there."))
        self._count()

    def say(self, sentence: str) -> None:
        """Why a tick is not kept; "": it is."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        announce(self, sentence)

    def _box(self, place: int, said: str, ticked: bool, ticks: Callable[[int, bool], None]) -> None:
        """Words that wrap stand beside the box: a check box of Qt's does not wrap."""
        box, row = QCheckBox(), QHBoxLayout()
        label: QLabel = words(said, Look.BODY)
        label.setBuddy(box)
        box.setAccessibleName(said)
        box.setChecked(ticked)
        box.toggled.connect(lambda on: ticks(place, on))
        box.toggled.connect(lambda _on: self._count())
        label.mousePressEvent = lambda _event: box.click()  # type: ignore[method-assign]
        row.addWidget(box)
        row.addWidget(label, 1)
        self.column.addLayout(row)
        self.boxes.append(box)

    def _count(self) -> None:
        done = sum(box.isChecked() for box in self.boxes)
        tr, every = self._text.tr, len(self.boxes)
        ready = done == every and every > 0
        ticked = tr("{done} of {all} ticked", done=done, all=every)
        self.how_many.setText("✓ " + tr("You are prepared.") if ready else ticked)
        restyle(self.how_many, Look.GOOD if ready else Look.QUIET)
