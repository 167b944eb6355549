"""Handing a group over: what goes along, the file, and then the code, which is shown this once."""

from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.seal.code import groups_of
from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import Look, Panel, press, words
from vilkaarvi.ui.pages import Pages
from vilkaarvi.ui.transfer_acts import GiveActs, Giving

WIDTH = 640


class CodeLines(Panel):
    """A code as it is said: five groups, each on a line of its own, with its number."""

    def __init__(self, text: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent, Look.INSET)
        self._text = text
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(26, 14, 26, 14)
        self._rows.setSpacing(0)
        self.groups: list[QLabel] = []

    def show_code(self, code: str) -> None:
        for number, said in enumerate(groups_of(code), 1):
            group = words(said.replace(" ", "   "), Look.ALOUD, wrap=False)
            group.setAccessibleName(self._text.tr("Group {number}: {digits}", number=number, digits=" ".join(said)))
            line = QHBoxLayout()
            line.setSpacing(18)
            line.addWidget(words(str(number), Look.QUIET, wrap=False))
            line.addWidget(group)
            line.addStretch(1)
            self._rows.addLayout(line)
            self.groups.append(group)


class GiveWindow(QDialog):
    """Shows `giving`; the code is in this window alone, and gone with it."""

    def __init__(self, text: Text, giving: Giving, acts: GiveActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._giving, self._acts = text, giving, acts
        self.setWindowTitle(text.tr("Hand over the group"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.make = press(text.tr("Save the file …"), Look.PRIMARY)
        self.leave = press(text.tr("Not now"), Look.LINK)
        self.close_it = press(text.tr("I have said the code"), Look.PRIMARY)
        self.trouble = words("", Look.ERROR)
        self.trouble.hide()
        self.file = words("", Look.BODY)
        self.code = CodeLines(text)
        self.make.clicked.connect(self._make)
        self.leave.clicked.connect(self.close)
        self.close_it.clicked.connect(self.close)
        self.pages = Pages()
        self.pages.add(self._before())
        self.pages.add(self._after())
        column = QVBoxLayout(self)
        column.setContentsMargins(34, 24, 34, 24)
        column.addWidget(self.pages)
        self.setMinimumWidth(WIDTH)
        self.make.setFocus()

    def _before(self) -> QWidget:
        text, giving = self._text, self._giving
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(words(text.tr("Hand over {group}", group=giving.group), Look.HEADING))
        column.addWidget(
            words(text.tr("You get a file for your colleague, and a code to say on the phone."), Look.LEAD)
        )
        column.addSpacing(8)
        sessions = text.plural("{count} session that was held", "{count} sessions that were held", giving.sessions)
        lines = text.plural("{count} line you agreed on", "{count} lines you agreed on", giving.lines)
        column.addWidget(words(text.tr("This goes along"), Look.KICKER))
        column.addWidget(
            words(
                text.tr(
                    "The group's plan, {sessions} and how many were there, {lines}.", sessions=sessions, lines=lines
                ),
                Look.BODY,
            )
        )
        column.addWidget(words(text.tr("Notes, drafts and slips stay here."), Look.QUIET))
        for title in giving.unfinished:
            column.addWidget(words(text.tr("! {session} is not finished.", session=title), Look.AMBER))
        if giving.unfinished:
            todo = text.tr("What was agreed on there stays here. Finish it first if you want it to go along.")
            column.addWidget(words(todo, Look.BODY))
        column.addWidget(self.trouble)
        column.addSpacing(12)
        column.addLayout(_row(self.make, self.leave))
        return page

    def _after(self) -> QWidget:
        text = self._text
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(words(text.tr("The file is saved"), Look.HEADING))
        column.addWidget(self.file)
        column.addWidget(words(text.tr("Give the file to your colleague, for example on a USB stick."), Look.BODY))
        column.addSpacing(6)
        column.addWidget(words(text.tr("The code"), Look.KICKER))
        column.addWidget(self.code)
        column.addWidget(
            words(text.tr("Say the code on the phone. Do not send it together with the file."), Look.LEAD_STRONG)
        )
        column.addWidget(
            words(
                text.tr("The code is shown only now and is kept nowhere. If it is lost, make a new file."), Look.QUIET
            )
        )
        column.addSpacing(10)
        column.addLayout(_row(self.close_it))
        return page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.code.groups:
            return  # a slip of the hand must not take the code away
        super().keyPressEvent(event)

    def _make(self) -> None:
        path = self._acts.where()
        if path is None:
            return
        self.make.setEnabled(False)
        self.trouble.hide()
        self._acts.make_file(path, lambda code, fault: self._made(path, code, fault))

    def _made(self, path: Path, code: str | None, fault: Fault | None) -> None:
        if not shiboken6.isValid(self):  # closed meanwhile; the file lies there, and nobody knows its code
            return
        self.make.setEnabled(True)
        if code is None:
            self.trouble.setText(str(self._text.fault(fault)) if fault else "")
            self.trouble.show()
            return
        self.file.setText(str(path))
        self.code.show_code(code)
        self.pages.show_page(1)
        self.close_it.setFocus()
        self.adjustSize()


def _row(*presses: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(18)
    for each in presses:
        row.addWidget(each)
    row.addStretch(1)
    return row
