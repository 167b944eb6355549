"""Texts on the closing page that are written and not stored: brought up before a page is turned, and before leaving."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.closing_acts import ClosingActs
from vilkaarvi.ui.closing_lines import AgreedLine
from vilkaarvi.ui.closing_plan import PlanPage
from vilkaarvi.ui.closing_question import QuestionPart
from vilkaarvi.ui.home_bits import Look, Panel, words
from vilkaarvi.ui.note_writer import NoteWriter, Waiting

FIELD = 58  # pixels high
Kept = QuestionPart | PlanPage


class WaitingTexts(QObject):
    """Notes stand at their questions, as lines do; a question that was to be parked stands in `card`, over them.

    `writing` tells the questions and the plan that may hold something unsaved. `sight` brings a widget into sight.
    Signals: asked (this part is about to be asked about, or what is not its own: it must be in sight).
    """

    asked = Signal(object)

    def __init__(
        self,
        text: Text,
        acts: ClosingActs,
        writing: Callable[[], Sequence[Kept]],
        sight: Callable[[QWidget], None],
    ) -> None:
        super().__init__()
        self._acts, self._writing, self._sight = acts, writing, sight
        self._leaving = False  # as soon as nothing waits any more
        self._wanted: Callable[[], object] | None = None  # what comes once all is stored
        name, save = text.tr("Question to park"), text.tr("Park it")
        self.parking = NoteWriter(text, acts, acts.park, name, save, FIELD, one_line=True)
        self.card = Panel()
        column = QVBoxLayout(self.card)
        column.setContentsMargins(28, 16, 28, 16)
        column.addWidget(words(name, Look.KICKER))
        column.addWidget(self.parking)
        self.card.hide()
        self._watch(self.parking)

    def watch(self, part: QuestionPart) -> None:
        self._watch(part.note)
        self.watch_kept(part)

    def watch_kept(self, part: Kept) -> None:
        part.settled.connect(self._settled)
        part.asks.connect(lambda: self._asks(part))

    def _watch(self, writer: NoteWriter) -> None:
        writer.kept.connect(self._answered)
        writer.thrown.connect(self._answered)

    def _answered(self) -> None:
        self.card.setVisible(self.parking.unsaved)
        if self._leaving:
            self.leave()

    @property
    def _parts(self) -> list[QuestionPart]:
        return [part for part in self._writing() if isinstance(part, QuestionPart)]

    # --- between the hour and closing

    def take(self, waiting: tuple[Waiting, ...]) -> None:
        """What was written beside the hour and not stored."""
        for text in waiting:
            if text.question is None:
                self.card.show()
                self.parking.take(text)
            for part in self._parts:
                if part.question.id == text.question:
                    part.take_note(text)
        if waiting:
            self._ask_for_notes(focus=False)

    def hand_over(self) -> tuple[Waiting, ...]:
        """The hour goes on: the first note that waits, and the question to park, stand beside it again."""
        texts = [self.parking.hand_over(None)]
        note = next((part for part in self._parts if part.note.unsaved), None)
        texts += [note.hand_over_note()] if note is not None else []
        self.card.setVisible(self.parking.unsaved)
        return tuple(text for text in texts if text is not None)

    # --- before a page is turned

    def ask(self) -> bool:
        """Store all that is written. True: something waits for an answer first; it is in sight, with its question."""
        if self._ask_for_notes(focus=True):
            return True
        for part in self._writing():
            part.keep()
        for part in self._writing():
            field = part.waits
            if field is not None and field.flag_ask.known:
                self._bring(part, field)
                return True
        return False

    def _bring(self, part: Kept, field: AgreedLine) -> None:
        self.asked.emit(part)
        self._sight(part)
        field.ask()

    def _asks(self, part: Kept) -> None:
        """What was read only now must be answered before what is wanted."""
        field = part.waits
        if self._wanted is not None and field is not None:
            self._wanted = None
            self._bring(part, field)

    def _ask_for_notes(self, focus: bool) -> bool:
        writers = [self.parking, *(part.note for part in self._parts)]
        first = next((writer for writer in writers if writer.unsaved), None)
        if first is None:
            return False
        self.asked.emit(None)
        first.remind()
        QTimer.singleShot(0, first, lambda: self._sight(first))  # when the question has got its room
        if focus:
            first.flag_ask.know(lambda: _focus(first))
        return True

    def hold(self, then: Callable[[], object]) -> bool:
        """False: nothing keeps the leader from leaving. True: something is asked about now; or it is still being read,
        and `then` comes as soon as it is stored."""
        if self.ask():
            return True
        if all(field.flag_ask.known for part in self._writing() for field in part.fields):
            return False
        self._wanted = then
        return True

    def once_stored(self, then: Callable[[], object]) -> None:
        """`then`, as soon as all that is written is answered for and stored."""
        self._wanted = None
        if self.ask():
            return
        if any(part.written != part.stored for part in self._writing()):
            self._wanted = then
        else:
            then()

    def _settled(self, kept: bool) -> None:
        """A part was stored, or could not be: then the page stays, with the fault beside the lines."""
        wanted, self._wanted = self._wanted, None
        if wanted is not None and kept:
            self.once_stored(wanted)

    def leave(self) -> None:
        """Back to home; a note that waits is stored or thrown away first, and lines are stored."""
        self._leaving = self._ask_for_notes(focus=True)
        if not self._leaving:
            self.once_stored(self._acts.leave)


def _focus(writer: NoteWriter) -> None:
    """To what is to be pressed now."""
    (writer.save if writer.flag_ask.isHidden() else writer.flag_ask.swap).setFocus()
