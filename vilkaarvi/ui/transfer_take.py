"""Taking a group in: the file and its code, what is in it, and only then it is taken in."""

from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.seal.code import GROUPS, right_so_far
from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import Look, emptied, guarded, named, press, restyle, rule, words
from vilkaarvi.ui.pages import Pages
from vilkaarvi.ui.transfer_acts import Arriving, HeldRow, TakeActs

WIDTH, LIST_HEIGHT = 640, 210


class TakeWindow(QDialog):
    """Three pages: file and code, what is in the file, and that it is here."""

    def __init__(self, text: Text, acts: TakeActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._acts = text, acts
        self._path: Path | None = None
        self.setWindowTitle(text.tr("Take in a group"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.choose = press(text.tr("Choose the file …"))
        self.file = words(text.tr("No file yet"), Look.QUIET)
        self.code = QLineEdit()
        self.progress = words("", Look.QUIET)
        self.open_it = press(text.tr("Look what is in it"), Look.PRIMARY)
        self.heading, self.about = words("", Look.HEADING), words("", Look.LEAD)
        self.told = QVBoxLayout()
        self.rows = QVBoxLayout()
        self.use_words = QCheckBox()
        self.take = press(text.tr("Take in the group"), Look.PRIMARY)
        self.troubles = words("", Look.ERROR), words("", Look.ERROR)
        self.home = press(text.tr("To the first page"), Look.PRIMARY)
        self.choose.clicked.connect(self._choose)
        self.code.textEdited.connect(self._heard)
        self.code.returnPressed.connect(self._look)
        self.open_it.clicked.connect(self._look)
        self.take.clicked.connect(self._take)
        self.home.clicked.connect(self.close)
        self.pages = Pages()
        for page in (self._first(), self._second(), self._third()):
            self.pages.add(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(34, 24, 34, 24)
        column.addWidget(self.pages)
        self.setMinimumWidth(WIDTH)
        self.choose.setFocus()

    def _first(self) -> QWidget:
        text = self._text
        page, column = _page()
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
        self.code.setMaxLength(200)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(label)
        line.addWidget(words(helps, Look.QUIET), 1)
        column.addLayout(line)
        column.addWidget(self.code)
        column.addWidget(self.progress)
        column.addWidget(self.troubles[0])
        column.addSpacing(10)
        column.addLayout(self._presses(self.open_it))
        return page

    def _second(self) -> QWidget:
        page, column = _page()
        column.addWidget(self.heading)
        column.addWidget(self.about)
        column.addLayout(self.told)
        inside = QWidget()
        inside.setLayout(self.rows)
        self.rows.setContentsMargins(0, 0, 8, 0)
        self.rows.setSpacing(0)
        self.list = QScrollArea()
        self.list.setWidgetResizable(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWidget(inside)
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.setAccessibleName(self._text.tr("Sessions in the file"))
        self.list.setProperty("look", Look.READING.value)
        self.list.setMinimumHeight(90)
        self.list.setMaximumHeight(LIST_HEIGHT)
        column.addWidget(self.list)
        column.addWidget(self.use_words)
        column.addWidget(self.troubles[1])
        column.addSpacing(6)
        column.addLayout(self._presses(self.take))
        return page

    def _third(self) -> QWidget:
        text = self._text
        page, column = _page()
        self.here = words("", Look.HEADING)
        column.addWidget(self.here)
        column.addWidget(
            words(text.tr("The next session opens with what the group agreed on the last time."), Look.LEAD)
        )
        column.addWidget(
            words(text.tr("The file is not needed any more. Throw it away, on the USB stick too."), Look.BODY)
        )
        column.addSpacing(14)
        row = QHBoxLayout()
        row.addWidget(self.home)
        row.addStretch(1)
        column.addLayout(row)
        return page

    def _presses(self, primary: QWidget) -> QHBoxLayout:
        leave = press(self._text.tr("Cancel"), Look.LINK)
        leave.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(primary)
        row.addWidget(leave)
        row.addStretch(1)
        return row

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
        """Each group is told as it comes, while the other is still on the phone."""
        self.troubles[0].setText("")
        try:
            right = right_so_far(typed)
        except Fault as fault:
            self.progress.setText(f"! {self._text.fault(fault)}")
            restyle(self.progress, Look.AMBER)
            return
        self.progress.setText(self._text.tr("✓ {count} of {all} groups", count=right, all=GROUPS) if right else "")
        restyle(self.progress, Look.GOOD)

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
            self.code.setFocus()
            return
        self.code.clear()
        self._show(arriving)

    # --- what is in it

    def _show(self, arriving: Arriving) -> None:
        text = self._text
        self.heading.setText(arriving.group)
        self.about.setText(arriving.about)
        emptied(self.told)
        for said in arriving.told:
            self.told.addWidget(words(said, Look.AMBER if said.startswith("!") else Look.BODY))
        emptied(self.rows)
        for row in arriving.rows:
            self.rows.addWidget(self._row(row))
            self.rows.addWidget(rule())
        self.rows.addStretch(1)
        self.list.setVisible(bool(arriving.rows))
        self.use_words.setVisible(bool(arriving.other_words))
        self.use_words.setText(text.tr("Use the file's words instead: {words}", words=arriving.other_words))
        self.take.setVisible(arriving.adds or bool(arriving.other_words))
        said = text.tr("Add what is new") if arriving.known else text.tr("Take in the group")
        self.take.setText(said)
        self.take.setAccessibleName(said)
        self.here.setText(text.tr("{group} is here now", group=arriving.group))
        self.pages.show_page(1)
        self.adjustSize()
        self.take.setFocus()

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
            return
        self.pages.show_page(2)
        self.adjustSize()
        self.home.setFocus()


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return page, column
