"""Texts on the closing page that are written and not stored: brought up before lines are picked, and before leaving."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vilkaarvi.text import Text
from vilkaarvi.ui.closing_acts import ClosingActs
from vilkaarvi.ui.closing_question import QuestionPart
from vilkaarvi.ui.home_bits import Look, Panel, words
from vilkaarvi.ui.note_writer import NoteWriter, Waiting

FIELD = 58  # pixels high


class WaitingTexts(QObject):
    """Notes stand at their questions; a question that was to be parked stands in `card`, over them.

    `parts` are the page's questions. `sight` brings a widget into sight.
    Signals: asked (one is about to be asked about: it must be in sight).
    """

    asked = Signal()

    def __init__(
        self,
        text: Text,
        acts: ClosingActs,
        parts: Callable[[], list[QuestionPart]],
        sight: Callable[[QWidget], None],
    ) -> None:
        super().__init__()
        self._acts, self._parts, self._sight = acts, parts, sight
        self._leaving = False  # as soon as nothing waits any more
        name, save = text.tr("Question to park"), text.tr("Park it")
        self.parking = NoteWriter(text, acts, acts.park, name, save, FIELD)
        self.card = Panel()
        column = QVBoxLayout(self.card)
        column.setContentsMargins(28, 16, 28, 16)
        column.addWidget(words(name, Look.KICKER))
        column.addWidget(self.parking)
        self.card.hide()
        self._watch(self.parking)

    def watch(self, part: QuestionPart) -> None:
        self._watch(part.note)

    def _watch(self, writer: NoteWriter) -> None:
        writer.kept.connect(self._settled)
        writer.thrown.connect(self._settled)

    def _settled(self) -> None:
        self.card.setVisible(self.parking.unsaved)
        if self._leaving:
            self.leave()

    def take(self, waiting: tuple[Waiting, ...]) -> None:
        """What was written beside the hour and not stored."""
        for text in waiting:
            if text.question is None:
                self.card.show()
                self.parking.take(text)
            for part in self._parts():
                if part.question.id == text.question:
                    part.take_note(text)
        if waiting:
            self.ask(focus=False)

    def hand_over(self) -> tuple[Waiting, ...]:
        """The hour goes on: the first note that waits, and the question to park, stand beside it again."""
        texts = [self.parking.hand_over(None)]
        note = next((part for part in self._parts() if part.note.unsaved), None)
        texts += [note.hand_over_note()] if note is not None else []
        self.card.setVisible(self.parking.unsaved)
        return tuple(text for text in texts if text is not None)

    def ask(self, focus: bool = True) -> bool:
        """True: something waits; the first of it is asked about now."""
        writers = [self.parking, *(part.note for part in self._parts())]
        first = next((writer for writer in writers if writer.unsaved), None)
        if first is None:
            return False
        self.asked.emit()
        first.remind()
        QTimer.singleShot(0, first, lambda: self._sight(first))  # when the question has got its room
        if focus:
            (first.save if first.flag_ask.isHidden() else first.flag_ask.swap).setFocus()
        return True

    def leave(self) -> None:
        """Back to home; a text that waits is stored or thrown away first."""
        self._leaving = self.ask()
        if not self._leaving:
            self._acts.leave()
