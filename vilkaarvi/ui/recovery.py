"""The windows around the notes' passphrase: a recovery sheet, a forgotten passphrase, and another one.

Whoever answers works on another thread; `done` is called with a Fault or None.
"""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from vilkaarvi.errors import Code, Fault
from vilkaarvi.seal.code import understood
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import Done
from vilkaarvi.ui.code_progress import tell_progress
from vilkaarvi.ui.home_bits import Look, Panel, guarded, named, press, words
from vilkaarvi.ui.pages import bring_into_sight, from_above_soon
from vilkaarvi.ui.transfer_window import PagedWindow

LONGEST = 200  # characters; a code with all that may stand between its digits is far shorter


class SheetActs(Protocol):
    """Makes recovery sheets."""

    def where(self) -> Path | None:
        """The PDF's place; None when the leader changed their mind."""
        ...

    def make(self, path: Path, done: Done) -> None:
        """A sheet with a new code as PDF, which is opened then; from now on that code opens the notes."""
        ...

    def throw_away(self, path: Path, done: Done) -> None:
        """The file is not needed once it has been printed."""
        ...

    def decline(self) -> None:
        """No sheet: home asks no more."""
        ...


class RecoverActs(Protocol):
    """Opens notes whose passphrase is forgotten."""

    def recover(self, code: str, passphrase: str, done: Done) -> None: ...

    def start_over(self, passphrase: str, done: Done) -> None: ...


class ChangeActs(Protocol):
    """Seals the notes' key under another passphrase."""

    def change(self, old: str, new: str, done: Done) -> None: ...


class SheetWindow(PagedWindow):
    """Two pages: who can read the notes and what the sheet is for; then it is printed and its file thrown away."""

    def __init__(
        self, text: Text, acts: SheetActs, readers: tuple[str, ...], again: bool, parent: QWidget | None = None
    ) -> None:
        """`readers`: who can read the notes now. `again`: there is a sheet already."""
        super().__init__(text.tr("Recovery sheet"), parent)
        self._text, self._acts, self._path = text, acts, Path()
        self.make = press(text.tr("Save the sheet as PDF …"), Look.PRIMARY)
        self.later = press(text.tr("Not now"), Look.LINK)
        self.never = press(text.tr("I want no sheet"), Look.LINK)
        self.printed = press(text.tr("It is printed: remove the file"), Look.PRIMARY)
        self.leave = press(text.tr("Close"), Look.LINK)
        self.trouble, self.left = words("", Look.ERROR), words("", Look.ERROR)
        self.file = words("", Look.BODY)
        self.make.clicked.connect(self._make)
        self.never.clicked.connect(self._decline)
        self.later.clicked.connect(self.close)
        self.leave.clicked.connect(self.close)
        self.printed.clicked.connect(self._throw_away)
        self.never.setVisible(not again)
        self._first(readers, again)
        self._second()
        self.show_page(0)
        self.make.setFocus()

    def _first(self, readers: tuple[str, ...], again: bool) -> None:
        tr = self._text.tr
        column = self.add_page(self.make, self.later, self.never)
        column.addWidget(words(tr("A recovery sheet for the notes"), Look.HEADING))
        lead = tr(
            "If you forget the passphrase, or the computer loses its key, the notes are lost. With a sheet of paper in "
            "your manager's safe they are not."
        )
        column.addWidget(words(lead, Look.LEAD))
        column.addSpacing(6)
        column.addWidget(words(tr("Who can read your notes today"), Look.STRONG))
        column.addWidget(_listed(readers))
        column.addSpacing(6)
        column.addWidget(words(tr("What changes with the sheet"), Look.STRONG))
        column.addWidget(
            words(
                tr(
                    "Whoever has both the sheet and the computer's files can read notes of sessions not finished yet. "
                    "The sheet alone opens nothing."
                ),
                Look.BODY,
            )
        )
        if again:
            column.addWidget(words(tr("There is a sheet already. A new one makes it worthless."), Look.AMBER))
        column.addWidget(self.trouble)
        column.addStretch(1)

    def _second(self) -> None:
        tr = self._text.tr
        column = self.add_page(self.printed, self.leave)
        column.addWidget(words(tr("Print the sheet now"), Look.HEADING))
        column.addWidget(self.file)
        lead = tr("Give it to your manager for the safe. Then remove the file: it holds the code.")
        column.addWidget(words(lead, Look.LEAD))
        column.addWidget(self.left)
        column.addStretch(1)

    def _make(self) -> None:
        path = self._acts.where()
        if path is None:
            return
        self._path = path
        self.make.setEnabled(False)
        self._acts.make(path, guarded(self, self._made))

    def _made(self, fault: Fault | None) -> None:
        self.make.setEnabled(True)
        self.trouble.setText(str(self._text.fault(fault)) if fault is not None else "")
        if fault is None:
            self.file.setText(self._text.tr("It is saved as {path}.", path=self._path))
            self.show_page(1)
            self.printed.setFocus()
        else:
            self.tell(self.trouble)

    def _throw_away(self) -> None:
        self._acts.throw_away(self._path, guarded(self, self._gone))

    def _gone(self, fault: Fault | None) -> None:
        if fault is None:
            self.close()
            return
        self.left.setText(self._text.tr("It could not be removed. Close it where it is open, and press once more."))
        self.tell(self.left)

    def _decline(self) -> None:
        self._acts.decline()
        self.close()


class RecoverWindow(PagedWindow):
    """The sheet's code and a new passphrase; or, without a sheet, what is lost, and a way to begin again."""

    def __init__(
        self, text: Text, acts: RecoverActs, sheet: bool, municipality: str = "", parent: QWidget | None = None
    ) -> None:
        """`municipality`: the short name of its key that opens the notes, or ""."""
        super().__init__(text.tr("Forgotten the passphrase?"), parent)
        self._text, self._acts = text, acts
        self.code = QLineEdit()
        self.code.setMaxLength(LONGEST)
        self.progress = words("", Look.QUIET)
        self.phrases = NewPhrase(text), NewPhrase(text)
        self.troubles = words("", Look.ERROR), words("", Look.ERROR)
        self.open_it = press(text.tr("Open the notes"), Look.PRIMARY)
        self.no_sheet = press(text.tr("There is no sheet"), Look.LINK)
        self.begin = press(text.tr("Begin again with this passphrase"), Look.PRIMARY)
        self.leave = press(text.tr("Cancel"), Look.LINK), press(text.tr("Cancel"), Look.LINK)
        self._with_sheet()
        self._without(municipality)
        self.code.textEdited.connect(self._heard)
        self.code.returnPressed.connect(self.phrases[0].phrase.setFocus)
        self.phrases[0].again.returnPressed.connect(self._open)
        self.phrases[1].again.returnPressed.connect(self._begin)
        self.open_it.clicked.connect(self._open)
        self.no_sheet.clicked.connect(self._lost)
        self.begin.clicked.connect(self._begin)
        for each in self.leave:
            each.clicked.connect(self.close)
        if sheet:
            self.show_page(0)
            self.code.setFocus()
        else:
            self._lost()

    def _with_sheet(self) -> None:
        tr = self._text.tr
        column = self.add_page(self.open_it, self.leave[0], self.no_sheet)
        column.addWidget(words(tr("Forgotten the passphrase?"), Look.HEADING))
        column.addWidget(words(tr("Ask your manager for the recovery sheet in the safe. Type its code."), Look.LEAD))
        column.addSpacing(6)
        label = words(tr("The code on the sheet"), Look.STRONG, wrap=False)
        named(self.code, tr("The code on the sheet"), label)
        self.code.setAccessibleDescription(tr("30 digits in five groups. Blanks make no difference."))
        column.addWidget(label)
        column.addWidget(self.code)
        column.addWidget(self.progress)
        column.addWidget(self.phrases[0])
        column.addWidget(self.troubles[0])
        column.addStretch(1)

    def _without(self, municipality: str) -> None:
        tr = self._text.tr
        column = self.add_page(self.begin, self.leave[1])
        column.addWidget(words(tr("Without the passphrase"), Look.HEADING))
        if municipality:
            said = tr("Ask IT first: the municipality's recovery key ({name}) opens the notes.", name=municipality)
            column.addWidget(words(said, Look.STRONG))
        lead = tr("Without passphrase or sheet the notes of sessions not finished cannot be read again, by anyone.")
        column.addWidget(words(lead, Look.LEAD))
        kept = tr("Everything else is still here: sessions, groups, who was there in numbers, and finished summaries.")
        column.addWidget(words(kept, Look.BODY))
        column.addSpacing(6)
        begin = tr("Choose a new passphrase for the notes from now on. The old one still opens what it locked.")
        column.addWidget(words(begin, Look.BODY))
        column.addWidget(self.phrases[1])
        column.addWidget(self.troubles[1])
        column.addStretch(1)

    def _heard(self, typed: str) -> None:
        self.troubles[0].setText("")
        if not tell_progress(self.progress, typed, self._text, _of_sheet):
            self.tell(self.progress)

    def _open(self) -> None:
        try:
            code = understood(self.code.text())
        except Fault as fault:
            self.code.setFocus()
            self._say(0, str(self._text.fault(_of_sheet(fault))))
            return
        wrong = self.phrases[0].wrong()
        if wrong:
            self._say(0, wrong)
            return
        self.open_it.setEnabled(False)
        self._acts.recover(code, self.phrases[0].phrase.text(), guarded(self, lambda fault: self._answered(0, fault)))

    def _begin(self) -> None:
        wrong = self.phrases[1].wrong()
        if wrong:
            self._say(1, wrong)
            return
        self.begin.setEnabled(False)
        self._acts.start_over(self.phrases[1].phrase.text(), guarded(self, lambda fault: self._answered(1, fault)))

    def _answered(self, page: int, fault: Fault | None) -> None:
        self.open_it.setEnabled(True)
        self.begin.setEnabled(True)
        if fault is None:
            self.accept()
        else:
            self._say(page, str(self._text.fault(fault)))

    def _say(self, page: int, said: str) -> None:
        self.troubles[page].setText(said)
        self.tell(self.troubles[page])

    def _lost(self) -> None:
        self.show_page(1)
        self.phrases[1].phrase.setFocus()
        from_above_soon(self.scrolls)  # what is lost is read before a passphrase is chosen


class ChangeWindow(PagedWindow):
    """The passphrase of today and the next one. Nothing but its own slot is sealed anew, so it takes no time."""

    def __init__(self, text: Text, acts: ChangeActs, by_passphrase: bool, parent: QWidget | None = None) -> None:
        """`by_passphrase`: else the computer opens the notes by itself, and there is nothing to change."""
        super().__init__(text.tr("Change the passphrase"), parent)
        self._text, self._acts = text, acts
        self.old, self.new = phrase_field(text.tr("The passphrase of today")), NewPhrase(text)
        self.new.shown.toggled.connect(lambda shown: show_letters((self.old,), shown))
        self.change = press(text.tr("Change the passphrase"), Look.PRIMARY)
        self.leave = press(text.tr("Cancel"), Look.LINK)
        self.trouble = words("", Look.ERROR)
        column = self.add_page(self.change, self.leave)
        column.addWidget(words(text.tr("Change the passphrase"), Look.HEADING))
        for widget in (self.old, self.new, self.trouble):
            column.addWidget(widget)
        column.addStretch(1)
        self.old.returnPressed.connect(self.new.phrase.setFocus)
        self.new.again.returnPressed.connect(self._change)
        self.change.clicked.connect(self._change)
        self.leave.clicked.connect(self.close)
        self._none_needed()
        self.show_page(0 if by_passphrase else 1)
        (self.old if by_passphrase else self.close_it).setFocus()

    def _none_needed(self) -> None:
        tr = self._text.tr
        self.close_it = press(tr("Close"), Look.PRIMARY)
        self.close_it.clicked.connect(self.close)
        column = self.add_page(self.close_it)
        column.addWidget(words(tr("No passphrase is needed"), Look.HEADING))
        lead = tr("This computer opens the notes for you when you are logged in.")
        column.addWidget(words(lead, Look.LEAD))
        more = tr("Do several people log in as the same user? Then tick “Always lock the notes with a passphrase”.")
        column.addWidget(words(more, Look.BODY))
        column.addStretch(1)

    def _change(self) -> None:
        wrong = self.new.wrong()
        if wrong:
            self._say(wrong)
            return
        self.change.setEnabled(False)
        self._acts.change(self.old.text(), self.new.phrase.text(), guarded(self, self._answered))

    def _answered(self, fault: Fault | None) -> None:
        self.change.setEnabled(True)
        if fault is None:
            self.accept()
            return
        if fault.code is Code.WRONG_PASSPHRASE:
            self.old.setFocus()
            self.old.selectAll()
            self._say(self._text.tr("That is not the right passphrase."))
        else:
            self._say(str(self._text.fault(fault)))

    def _say(self, said: str) -> None:
        self.trouble.setText(said)
        self.tell(self.trouble)


class NewPhrase(QWidget):
    """A new passphrase, written twice; Enter in the first field leads to the second."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self._text = text
        self.phrase, self.again = phrase_field(text.tr("New passphrase")), phrase_field(text.tr("The same once more"))
        self.shown = QCheckBox(text.tr("Show what I write"))
        self.shown.toggled.connect(lambda shown: show_letters((self.phrase, self.again), shown))
        self.phrase.returnPressed.connect(self.again.setFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(words(text.tr("At least ten characters; a few ordinary words are fine."), Look.QUIET))
        for widget in (self.phrase, self.again, self.shown):
            column.addWidget(widget)

    def wrong(self) -> str:
        """Why it cannot be used as it stands, or ""; its length is judged by whoever keeps it."""
        if self.phrase.text() == self.again.text():
            return ""
        self.again.setFocus()
        self.again.selectAll()
        return self._text.tr("The two are not the same. Write it once more.")


def phrase_field(name: str) -> QLineEdit:
    """Its letters are hidden until somebody wants to see them. Whoever writes in it sees it, wherever it has got to."""
    field = QLineEdit()
    field.textEdited.connect(lambda _typed: bring_into_sight(field))
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setPlaceholderText(name)
    named(field, name)
    return field


def show_letters(fields: tuple[QLineEdit, ...], shown: bool) -> None:
    for field in fields:
        field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


def _listed(sentences: tuple[str, ...]) -> QWidget:
    panel = Panel(look=Look.INSET)
    column = QVBoxLayout(panel)
    column.setContentsMargins(18, 10, 18, 10)
    column.setSpacing(4)
    for said in sentences:
        line = words(f"•  {said}", Look.BODY)
        line.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(line)
    return panel


def _of_sheet(fault: Fault) -> Fault:
    """There is no colleague on the phone: the digits stand on the sheet."""
    if fault.code is Code.CODE_GROUP:
        return Fault(Code.SHEET_GROUP, **fault.facts)
    return Fault(Code.SHEET_LENGTH, **fault.facts) if fault.code is Code.CODE_LENGTH else fault
