"""The pages of closing after the lines are picked: read aloud, look for names, finish, save."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vilkaarvi.notes.summary import Plan
from vilkaarvi.paper.content import step_in_words
from vilkaarvi.text import Text
from vilkaarvi.ui.announce import announce
from vilkaarvi.ui.closing_acts import At, ClosingActs
from vilkaarvi.ui.closing_look import written
from vilkaarvi.ui.foot_bar import Flow
from vilkaarvi.ui.home_bits import Look, Panel, emptied, look_like, press, restyle, words

NARROW_FOOT = 900  # pixels
Read = tuple[tuple[str, tuple[str, ...]], ...]  # each question's prompt and its lines


class ReadPage(Panel):
    """All that will stand on the paper, for reading: the lines, what happens next and the line for the manager.

    `lead` stands over it, `over` between the two. `look` is that of a line. Attributes: empty (there is nothing to
    read).
    """

    def __init__(self, text: Text, lead: str, look: Look, over: QWidget | None = None) -> None:
        super().__init__()
        self._text, self._look = text, look
        self.empty = True
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10 if look is Look.ALOUD else 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(34, 26, 34, 26)
        column.setSpacing(10)
        column.addWidget(words(lead, Look.LEAD))
        if over is not None:
            column.addWidget(over)
        column.addSpacing(8)
        column.addLayout(self._lines)
        column.addStretch(1)

    def show_lines(self, read: Read, plan: Plan) -> None:
        emptied(self._lines)
        parts = [(prompt, list(lines)) for prompt, lines in read]
        next_steps = [step_in_words(step) for step in plan.steps]
        upward = [plan.upward] if plan.upward else []
        planned = [
            (self._text.tr("What happens next"), next_steps),
            (self._text.tr("This is what we want the manager to take on"), upward),
            (self._text.tr("Questions for another time"), list(plan.parked)),
        ]
        self.empty = not any(lines for _said, lines in [*parts, *planned])
        for said, lines in [*parts, *(part for part in planned if part[1])]:
            self._lines.addWidget(words(said, Look.KICKER_PLAIN))
            for line in lines:
                self._lines.addWidget(written(line, self._look))
            if not lines:
                self._lines.addWidget(words(self._text.tr("No lines for this question."), Look.QUIET))
            self._lines.addSpacing(12)


def title_of(at: At, text: Text) -> str:
    """What stands over a page."""
    titles = {
        At.ALOUD: text.tr("Read aloud"),
        At.NEXT: text.tr("What happens next"),
        At.NAMES: text.tr("Is there a name, or anything that points to somebody?"),
        At.PRESENT: text.tr("How many were you?"),
        At.TALLY: text.tr("The slips"),
    }
    return titles.get(at, text.tr("What we agreed on"))


def aloud_page(text: Text) -> ReadPage:
    """The lines in large type, for reading aloud to the group."""
    hint = text.tr("Read the lines aloud, slowly. Ask: “Can we all stand by this?” Change them if anyone wants to.")
    return ReadPage(text, hint, Look.ALOUD)


def names_page(text: Text, over: QWidget) -> ReadPage:
    """All that goes on paper in one sight, once more before it is finished: does it point anybody out?"""
    said = text.tr("The program does not find every name. Read every line once more.")
    return ReadPage(text, said, Look.LEAD, over)


def all_lines(read: Read, plan: Plan) -> tuple[str, ...]:
    """All that will stand on the paper, a text for each line."""
    steps = [step_in_words(step) for step in plan.steps]
    upward = [plan.upward] if plan.upward else []
    return (*(line for _prompt, lines in read for line in lines), *steps, *upward, *plan.parked)


class ConfirmPage(Panel):
    """What finishing means, before it is done. `said` holds a fault, or that it is under way."""

    def __init__(self, text: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.counted = words("", Look.LEAD)
        self.said = words("", Look.ERROR)
        column = QVBoxLayout(self)
        column.setContentsMargins(34, 28, 34, 28)
        column.setSpacing(12)
        column.addWidget(words(text.tr("Finish the summary?"), Look.TITLE))
        column.addWidget(self.counted)
        column.addWidget(words(public_sentence(text), Look.LEAD))
        gone = text.tr("The notes are then destroyed and cannot be recovered. Only the lines you agreed on are kept.")
        column.addWidget(words(gone, Look.LEAD_STRONG))
        column.addWidget(self.said)
        column.addStretch(1)

    def show_count(self, lines: int, empty: bool) -> None:
        """`empty`: nothing else stands on the paper either."""
        self.said.setText("")
        if lines:
            agreed = self._text.plural(
                "The group has agreed on {count} line.", "The group has agreed on {count} lines.", lines
            )
        elif not empty:
            agreed = self._text.tr("No lines have been chosen. Only what happens next stands on the paper.")
        else:
            agreed = self._text.tr("No lines have been chosen. The summary will only say that the group has met.")
        self.counted.setText(agreed)

    def say(self, sentence: str, look: Look) -> None:
        self.said.setText(sentence)
        restyle(self.said, look)


class FinishedPage(Panel):
    """The summary is finished: on paper with it, and that is all.

    Attributes: prints, shows, saves, copies (the presses, in order). Signals: went (it is on its way to a printer).
    """

    went = Signal()

    def __init__(self, text: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._shown: tuple[str, ...] = ()
        tr = text.tr
        self.heading = words(tr("The summary is finished"), Look.TITLE)
        self.gone = words(tr("The notes have been destroyed. The lines you agreed on are saved."), Look.LEAD)
        self.then = words(tr("Print it here. It can be printed later too: choose Print on the start page."), Look.LEAD)
        self.said = words("", Look.LEAD)
        self.prints, self.shows = press(tr("Print"), Look.PRIMARY), press(tr("Show first"))
        self.saves, self.copies = press(tr("Save PDF")), press(tr("Copy as text"))
        self.presses = (self.prints, self.shows, self.saves, self.copies)
        column = QVBoxLayout(self)
        column.setContentsMargins(34, 28, 34, 28)
        column.setSpacing(12)
        row = Flow(gap=12)
        for button in self.presses:
            row.addWidget(button)
        self._agreed = QFrame()
        self._agreed.setProperty("look", "say")
        self._lines = QVBoxLayout(self._agreed)
        self._lines.setContentsMargins(14, 0, 0, 0)
        self._agreed.hide()
        column.addWidget(self.heading)
        column.addLayout(row)  # before the lines: in sight also where the window is low
        for widget in (self.said, self.gone, self._agreed, self.then):
            column.addWidget(widget)
        self.said.hide()
        column.addStretch(1)

    def wire(self, acts: ClosingActs, save: Callable[[], None], on_paper: Callable[[], None]) -> None:
        """What the presses do; `on_paper` is told when the paper is on its way to a printer."""
        self.prints.clicked.connect(lambda: acts.print_paper(self))
        self.shows.clicked.connect(lambda: acts.show_paper(self))
        self.saves.clicked.connect(save)
        self.copies.clicked.connect(lambda: acts.copy_paper(self))
        self.went.connect(on_paper)

    def show_lines(self, agreed: tuple[str, ...]) -> None:
        """What the group has agreed on: it is there, and stays."""
        if agreed == self._shown:
            return
        self._shown = agreed
        emptied(self._lines)
        for line in agreed:
            self._lines.addWidget(words(line, Look.LEAD_STRONG))
        self._agreed.setVisible(bool(agreed))

    def rehearsed(self) -> None:
        """The end of a rehearsal: there is nothing to save."""
        tr = self._text.tr
        self.heading.setText(tr("The rehearsal is over"))
        self.gone.setText(tr("Nothing has been saved: no notes, no lines, no slips, and no paper."))
        self.then.setText(tr("The session still waits for you at home, and you can rehearse again whenever you like."))
        for button in self.presses:
            button.hide()

    def say(self, sentence: str, look: Look = Look.LEAD) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        restyle(self.said, look)
        announce(self, sentence)


def public_sentence(text: Text) -> str:
    """That a finished summary can be asked for as a public document."""
    return text.tr(
        "Tell the group before you finish: the finished summary is a public document. Anyone can ask to read it."
    )


class Foot(QFrame):
    """The row of presses under a page: the one thing to do stands last, at the right; `note` before or over them."""

    def __init__(self, note: QWidget, *buttons: QPushButton) -> None:
        super().__init__()
        look_like(self, Look.UNDER)
        self.buttons = buttons
        self._row = row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setSpacing(12)
        self._both.addWidget(note, 1)
        self._both.addLayout(row, 1)

    def fit(self, width: int, beside: int | None = None) -> None:
        """Note over presses where the window is narrow; the page's own margins."""
        narrow = width < NARROW_FOOT
        self._both.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        if beside is not None:
            self._both.setContentsMargins(beside, 12, beside, 12)
