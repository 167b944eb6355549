"""Taking a group in: the file and its code, what is in it, and only then it is taken in."""

from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.text import Text
from vilkaarvi.ui.code_progress import tell_progress
from vilkaarvi.ui.home_bits import Look, Panel, emptied, guarded, named, press, restyle, rule, words
from vilkaarvi.ui.transfer_acts import Arriving, HeldRow, TakeActs
from vilkaarvi.ui.transfer_window import PagedWindow

LONGEST = 200  # characters; a code with all that may stand between its digits is far shorter


class TakeWindow(PagedWindow):
    """Three pages: file and code, what is in the file, and that it is here."""

    def __init__(self, text: Text, acts: TakeActs, parent: QWidget | None = None) -> None:
        super().__init__(text.tr("Take in a group"), parent)
        self._text, self._acts = text, acts
        self._path: Path | None = None
        self._arriving = Arriving("", "")
        self.choose = press(text.tr("Choose the file …"))
        self.file = words(text.tr("No file yet"), Look.QUIET)
        self.code = QLineEdit()
        self.code.setMaxLength(LONGEST)
        self.progress = words("", Look.QUIET)
        self.open_it = press(text.tr("Look what is in it"), Look.PRIMARY)
        self.heading, self.about, self.here = words("", Look.HEADING), words("", Look.LEAD), words("", Look.HEADING)
        self.told = QVBoxLayout()
        self.use_words = QCheckBox()
        self.take = press(text.tr("Take in the group"), Look.PRIMARY)
        self.leave = press(text.tr("Cancel"), Look.LINK), press(text.tr("Close"), Look.LINK)
        self.troubles = words("", Look.ERROR), words("", Look.ERROR)
        self.home = press(text.tr("To the first page"), Look.PRIMARY)
        self._wire()
        self._first()
        self._second()
        self._third()
        self.show_page(0)
        self.choose.setFocus()

    def _wire(self) -> None:
        self.choose.clicked.connect(self._choose)
        self.code.textEdited.connect(self._heard)
        self.code.returnPressed.connect(self._look)
        self.open_it.clicked.connect(self._look)
        self.use_words.toggled.connect(lambda: self._may_take())
        self.take.clicked.connect(self._take)
        for each in (*self.leave, self.home):
            each.clicked.connect(self.close)

    def _first(self) -> None:
        text = self._text
        column = self.add_page(self.open_it, self.leave[0])
        column.addWidget(words(text.tr("Take in a group"), Look.HEADING))
        column.addWidget(words(text.tr("Your colleague has a file for you, and says a code on the phone."), Look.LEAD))
        column.addSpacing(8)
        above = words(text.tr("The file"), Look.STRONG, wrap=False)
        above.setBuddy(self.choose)
        column.addWidget(above)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.choose)
        row.addWidget(self.file, 1)
        column.addLayout(row)
        column.addSpacing(8)
        label = words(text.tr("The code"), Look.STRONG, wrap=False)
        named(self.code, text.tr("The code"), label)
        helps = text.tr("30 digits in five groups. Blanks make no difference.")
        self.code.setAccessibleDescription(helps)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(label)
        line.addWidget(words(helps, Look.QUIET), 1)
        column.addLayout(line)
        column.addWidget(self.code)
        column.addWidget(self.progress)
        column.addWidget(self.troubles[0])
        column.addStretch(1)

    def _second(self) -> None:
        column = self.add_page(self.take, self.leave[1])
        column.addWidget(self.heading)
        column.addWidget(self.about)
        column.addLayout(self.told)
        self.list = Panel()
        self.rows = QVBoxLayout(self.list)
        self.rows.setContentsMargins(16, 6, 16, 6)
        self.rows.setSpacing(0)
        column.addWidget(self.list)
        column.addWidget(self.use_words)
        column.addWidget(self.troubles[1])
        column.addStretch(1)

    def _third(self) -> None:
        text = self._text
        column = self.add_page(self.home)
        column.addWidget(self.here)
        column.addWidget(
            words(text.tr("The next session opens with what the group agreed on the last time."), Look.LEAD)
        )
        column.addWidget(
            words(text.tr("The file is not needed any more. Throw it away, on the USB stick too."), Look.BODY)
        )
        column.addStretch(1)

    # --- file and code

    def _choose(self) -> None:
        path = self._acts.which()
        if path is not None:
            self._path = path
            self.file.setText(path.name)
            restyle(self.file, Look.STRONG)
            self.troubles[0].setText("")
            self.code.setFocus()

    def _heard(self, typed: str) -> None:
        self.troubles[0].setText("")
        if not tell_progress(self.progress, typed, self._text):
            self.fit()

    def _look(self) -> None:
        if self._path is None:
            self.troubles[0].setText(self._text.tr("Choose the file first."))
            self.choose.setFocus()
            return
        self.open_it.setEnabled(False)
        self.troubles[0].setText("")
        self._acts.look_into(self._path, self.code.text(), self._looked)

    def _looked(self, arriving: Arriving | None, fault: Fault | None) -> None:
        if not shiboken6.isValid(self):
            return
        self.open_it.setEnabled(True)
        if arriving is None:
            self.progress.setText("")
            self.troubles[0].setText(str(self._text.fault(fault)) if fault else "")
            self.fit()
            self.code.setFocus()
            return
        self.code.clear()
        self._show(arriving)

    # --- what is in it

    def _show(self, arriving: Arriving) -> None:
        text, self._arriving = self._text, arriving
        self.heading.setText(arriving.group)
        self.about.setText(arriving.about)
        emptied(self.told)
        for said in arriving.told:
            self.told.addWidget(words(said, Look.AMBER if said.startswith("!") else Look.BODY))
        emptied(self.rows)
        for place, row in enumerate(arriving.rows):
            if place:
                self.rows.addWidget(rule())
            self.rows.addWidget(self._row(row))
        self.list.setVisible(bool(arriving.rows))
        self.use_words.setVisible(bool(arriving.other_words))
        self.use_words.setText(text.tr("Use the file's words instead: {words}", words=arriving.other_words))
        said = text.tr("Take in the group")
        if arriving.known:
            said = text.tr("Add what is new") if arriving.adds else text.tr("Change it here")
        self.take.setText(said)
        self.take.setAccessibleName(said)
        self.take.setVisible(arriving.adds or bool(arriving.other_words))
        self.here.setText(text.tr("{group} is here now", group=arriving.group))
        self._may_take()
        self.show_page(1)
        (self.take if self.take.isEnabled() and arriving.adds else self.leave[1]).setFocus()

    def _may_take(self) -> None:
        """Where the file adds nothing, there is something to do only when its words are wanted."""
        self.take.setEnabled(self._arriving.adds or self.use_words.isChecked())

    def _row(self, row: HeldRow) -> QWidget:
        line = QFrame()
        line.setAccessibleName(", ".join(part for part in (row.title, row.day, row.what, row.told) if part))
        column = QVBoxLayout(line)
        column.setContentsMargins(8, 7, 8, 7)
        column.setSpacing(0)
        column.addWidget(words(row.title, Look.STRONG))
        column.addWidget(words(f"{row.day} · {row.what}", Look.QUIET))
        if row.told:
            column.addWidget(words(row.told, Look.AMBER if row.told.startswith("!") else Look.GOOD))
        return line

    def _take(self) -> None:
        self.take.setEnabled(False)
        self.troubles[1].setText("")
        self._acts.take_in(self.use_words.isChecked(), guarded(self, self._taken))

    def _taken(self, fault: Fault | None) -> None:
        self.take.setEnabled(True)
        if fault is not None:
            self.troubles[1].setText(str(self._text.fault(fault)))
            self.fit()
            return
        self.show_page(2)
        self.home.setFocus()
