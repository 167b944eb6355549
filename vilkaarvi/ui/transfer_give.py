"""Handing a group over: what goes along, the file, and then the code, which is shown this once."""

from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.seal.code import groups_of
from vilkaarvi.text import Text
from vilkaarvi.ui.home_bits import Look, Panel, press, words
from vilkaarvi.ui.transfer_acts import GiveActs, Giving
from vilkaarvi.ui.transfer_window import PagedWindow


class CodeLines(Panel):
    """A code as it is said: five groups, each with its number, three beside each other."""

    def __init__(self, text: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent, Look.INSET)
        self._text = text
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(22, 8, 22, 8)
        self._rows.setHorizontalSpacing(8)
        self.groups: list[QLabel] = []

    def show_code(self, code: str) -> None:
        for number, said in enumerate(groups_of(code), 1):
            group = words(said.replace(" ", "  "), Look.TITLE, wrap=False)
            group.setAccessibleName(self._text.tr("Group {number}: {digits}", number=number, digits=" ".join(said)))
            row, place = divmod(number - 1, 3)
            self._rows.addWidget(words(f"{number}.", Look.QUIET, wrap=False), row, 2 * place)
            self._rows.addWidget(group, row, 2 * place + 1)
            self._rows.setColumnStretch(2 * place + 1, 1)
            self.groups.append(group)


class GiveWindow(PagedWindow):
    """Shows `giving`; the code is in this window alone, and gone with it."""

    def __init__(self, text: Text, giving: Giving, acts: GiveActs, parent: QWidget | None = None) -> None:
        super().__init__(text.tr("Hand over the group"), parent)
        self._text, self._giving, self._acts = text, giving, acts
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
        self._before()
        self._after()
        self.show_page(0)
        self.make.setFocus()

    def _before(self) -> None:
        text, giving = self._text, self._giving
        column = self.add_page(self.make, self.leave)
        column.addWidget(words(text.tr("Hand over {group}", group=giving.group), Look.HEADING))
        column.addWidget(
            words(text.tr("You get a file for your colleague, and a code to say on the phone."), Look.LEAD)
        )
        column.addSpacing(8)
        sessions = text.plural("{count} session that was held", "{count} sessions that were held", giving.sessions)
        lines = text.plural("{count} line you agreed on", "{count} lines you agreed on", giving.lines)
        along = text.tr(
            "The group's plan, {sessions} and how many were there, {lines}.", sessions=sessions, lines=lines
        )
        column.addWidget(words(text.tr("This goes along"), Look.KICKER))
        column.addWidget(words(along, Look.BODY))
        column.addWidget(words(text.tr("Notes, drafts and slips stay here."), Look.QUIET))
        for title in giving.unfinished:
            column.addWidget(words(text.tr("! {session} is not finished.", session=title), Look.AMBER))
        if giving.unfinished:
            todo = text.tr("What was agreed on there stays here. Finish it first if you want it to go along.")
            column.addWidget(words(todo, Look.BODY))
        column.addWidget(self.trouble)
        column.addStretch(1)

    def _after(self) -> None:
        text = self._text
        column = self.add_page(self.close_it)
        column.addWidget(words(text.tr("The file is saved"), Look.HEADING))
        column.addWidget(self.code)
        column.addWidget(
            words(text.tr("Say the code on the phone. Do not send it together with the file."), Look.LEAD_STRONG)
        )
        column.addWidget(
            words(
                text.tr("The code is shown only now and is kept nowhere. If it is lost, make a new file."), Look.QUIET
            )
        )
        column.addSpacing(6)
        column.addWidget(self.file)
        column.addWidget(words(text.tr("Give the file to your colleague, for example on a USB stick."), Look.BODY))
        column.addStretch(1)

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
            self.fit()
            return
        self.file.setText(str(path))
        self.code.show_code(code)
        self.show_page(1)
        self.close_it.setFocus()
