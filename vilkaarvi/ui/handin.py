"""Handing in the report: what is in it first, then one press, then where it lies and this computer's code."""

from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vilkaarvi.completion.report import ENDING
from vilkaarvi.errors import Fault
from vilkaarvi.text import Text
from vilkaarvi.ui.announce import announce
from vilkaarvi.ui.ask_file import ask_file
from vilkaarvi.ui.handin_acts import HandedIn, HandInActs, Handing
from vilkaarvi.ui.home_bits import Look, press, words
from vilkaarvi.ui.transfer_window import PagedWindow


class HandInWindow(PagedWindow):
    """Shows `handing`. Attributes: hand_in (the one press), elsewhere (saves it as a file instead), trouble, path."""

    def __init__(self, text: Text, handing: Handing, acts: HandInActs, parent: QWidget | None = None) -> None:
        super().__init__(text.tr("Hand in the report"), parent)
        self._text, self._handing, self._acts = text, handing, acts
        to_folder = bool(handing.folder)
        self._mail = text.tr("Save the report …")
        self.hand_in = press(text.tr("Hand in the report") if to_folder else self._mail, Look.PRIMARY)
        self.elsewhere = press(self._mail, Look.LINK)
        self.elsewhere.setVisible(to_folder)
        self.leave = press(text.tr("Not now"), Look.LINK)
        self.close_it = press(text.tr("Done"), Look.PRIMARY)
        self.trouble, self.todo = words("", Look.ERROR), words("", Look.BODY)
        self.heading, self.path, self.mail = words("", Look.HEADING), words("", Look.BODY), words("", Look.LEAD)
        self.hand_in.clicked.connect(self._hand_in if to_folder else self._save)
        self.elsewhere.clicked.connect(self._save)
        self.leave.clicked.connect(self.close)
        self.close_it.clicked.connect(self.close)
        self._before()
        self._after()
        self.show_page(0)
        self.hand_in.setFocus()

    def _before(self) -> None:
        tr, handing = self._text.tr, self._handing
        presses = (self.hand_in, self.elsewhere, self.leave) if handing.folder else (self.hand_in, self.leave)
        column = self.add_page(*presses)
        column.addWidget(words(tr("Hand in the report"), Look.HEADING))
        for widget in (self.trouble, self.todo):
            widget.hide()
            column.addWidget(widget)  # in sight on a low screen, too
        lead = tr(
            "It shows that your groups meet: days and numbers. Where six or more have answered the slips, the exact "
            "numbers are in it. Never what anyone has said."
        )
        column.addWidget(words(lead, Look.LEAD))  # on a low screen all else is further down
        column.addSpacing(4)
        column.addWidget(words(tr("Your groups"), Look.KICKER))
        for line in handing.groups:
            column.addWidget(words(line, Look.STRONG))
        column.addWidget(words(self._news(), Look.QUIET))
        for said in handing.left_out:
            column.addWidget(words(f"! {said.what}", Look.AMBER))
            column.addWidget(words(said.todo, Look.BODY))
        column.addSpacing(4)
        column.addWidget(words(tr("This is in the report"), Look.KICKER))
        for line in handing.always:
            column.addWidget(words(line, Look.BODY))
        column.addSpacing(4)
        column.addWidget(words(tr("This is where it goes"), Look.KICKER))
        mail = tr("No folder is chosen. You save the report as a file and mail it to whoever keeps the overview.")
        column.addWidget(words(handing.folder or mail, Look.BODY))
        column.addStretch(1)

    def _news(self) -> str:
        text, handing = self._text, self._handing
        if not handing.last:
            return text.tr("No report has been handed in from this computer before.")
        if not handing.new:
            return text.tr("Last handed in on {day}. No session is new since then.", day=handing.last)
        return text.plural(
            "Last handed in on {day}. {count} session is new or changed since then.",
            "Last handed in on {day}. {count} sessions are new or changed since then.",
            handing.new,
            day=handing.last,
        )

    def _after(self) -> None:
        column = self.add_page(self.close_it)
        for widget in (self.heading, self.mail, self.path):
            column.addWidget(widget)
        self.mail.hide()
        self._add_codes(column)
        column.addStretch(1)

    def _add_codes(self, column: QVBoxLayout) -> None:
        """The code is not told in the file: two people compare it."""
        tr = self._text.tr
        column.addSpacing(8)
        column.addWidget(words(tr("This computer's code"), Look.KICKER))
        for code in self._handing.codes:
            label = words(code.replace("-", " – "), Look.TITLE, wrap=False)
            label.setAccessibleName(tr("Code: {digits}", digits=" ".join(code.replace("-", " "))))
            column.addWidget(label)
        said = tr(
            "Whoever keeps the overview may ask you to read it aloud the first time. If it is the same there, they "
            "know that the report comes from you and nobody else."
        )
        column.addWidget(words(said, Look.BODY))

    # --- handing it in

    def _hand_in(self) -> None:
        self._wait()
        self._acts.hand_in(self._answered)

    def _save(self) -> None:
        path = self._acts.where()
        if path is not None:
            self._wait()
            self._acts.save(path, self._answered)

    def _wait(self) -> None:
        """A share may take its time; the window can be closed meanwhile."""
        for each in (self.hand_in, self.elsewhere):
            each.setEnabled(False)
        self.todo.hide()
        self.trouble.setText(self._text.tr("Writing …"))
        self.trouble.show()
        announce(self, self.trouble.text())

    def _answered(self, handed: HandedIn | None, fault: Fault | None) -> None:
        if not shiboken6.isValid(self):  # closed meanwhile; home tells what is not handed in
            return
        for each in (self.hand_in, self.elsewhere):
            each.setEnabled(True)
        self.trouble.hide()
        if handed is None:
            self._refused(fault)
        else:
            self._lies_there(handed)

    def _refused(self, fault: Fault | None) -> None:
        if fault is None:
            return
        said = self._text.fault(fault)
        self.trouble.setText(f"! {said.what}")
        self.todo.setText(said.todo)
        for widget in (self.trouble, self.todo):
            widget.show()
        if self._handing.folder:
            again = self._text.tr("Try again")
            self.hand_in.setText(again)
            self.hand_in.setAccessibleName(again)
        self.hand_in.setFocus()
        self.fit(anew=True)
        self.scrolls.verticalScrollBar().setValue(0)
        announce(self, str(said))

    def _lies_there(self, handed: HandedIn) -> None:
        tr = self._text.tr
        if handed.same:
            self.heading.setText(tr("The same report is there already"))
            self.path.setText(tr("Nothing has been changed: {path}", path=handed.path))
        else:
            self.heading.setText(tr("The report is saved") if handed.mailed else tr("The report is handed in"))
            self.path.setText(str(handed.path))
        if handed.mailed:
            self.mail.setText(tr("Mail the file to whoever keeps the overview. You can remove it afterwards."))
            self.mail.show()
        self.show_page(1)
        self.close_it.setFocus()
        announce(self, self.heading.text())


def ask_to_save(parent: QWidget | None, text: Text, name: str) -> Path | None:
    """The file that the leader chose, with its ending; None when they changed their mind."""
    kind = text.tr("Reports (*{ending})", ending=ENDING)
    return ask_file(parent, text.tr("Save the report"), name, kind, ENDING)
