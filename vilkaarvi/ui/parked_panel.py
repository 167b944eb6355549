"""Questions that the group has put off: written beside the notes, and offered again when there is time over."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.notes.note import Parked
from vilkaarvi.session.view import ParkedOffer
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import Acts, NotesDesk
from vilkaarvi.ui.foot_bar import Flow
from vilkaarvi.ui.home_bits import Look, Panel, emptied, guarded, press, words
from vilkaarvi.ui.note_writer import NoteWriter
from vilkaarvi.ui.pages import bring_soon

TWO_LINES = 58  # pixels


class ParkedList(QWidget):
    """The field for one question more, and those that wait, the oldest first.

    Signals: said (a sentence: how it went); gone (what had the focus is gone).
    """

    said = Signal(str)
    gone = Signal()

    def __init__(self, text: Text, desk: NotesDesk) -> None:
        super().__init__()
        self._text, self._desk = text, desk
        self._drawn: tuple[Parked, ...] = ()
        name, save = text.tr("Question to park"), text.tr("Park it")
        self.writer = NoteWriter(text, desk, desk.park, name, save, TWO_LINES, one_line=True)
        self.writer.field.setPlaceholderText(text.tr("The question, in one line"))
        self.writer.hide()
        self.writer.kept.connect(self._parked)
        self.writer.thrown.connect(self._put_away)
        self.heading = words(text.tr("Parked questions"), Look.KICKER)
        self.heading.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.writer)
        column.addWidget(self.heading)
        column.addLayout(self._rows)

    def open(self) -> None:
        """The field, with the caret in it."""
        self.writer.show()
        self.writer.field.setFocus()
        bring_soon(self.writer)

    def turn(self) -> None:
        """The field, or away with it while nothing is written in it."""
        if self.writer.isHidden() or self.writer.unsaved:
            self.open()
        else:
            self._put_away()

    def put_away_empty(self) -> None:
        """A field that was opened and in which nothing is written stands in nobody's way when the hour goes on."""
        if not self.writer.isHidden() and not self.writer.unsaved:
            self._put_away()

    def _put_away(self) -> None:
        with self._focus_told():
            self.writer.hide()

    @contextmanager
    def _focus_told(self) -> Iterator[None]:
        focus = QApplication.focusWidget()
        held = focus is not None and self.isAncestorOf(focus)
        yield
        if held:
            self.gone.emit()

    def show_parked(self) -> None:
        parked = self._desk.parked()
        if parked == self._drawn:
            return
        self._drawn = parked
        with self._focus_told():
            emptied(self._rows)
            self.heading.setVisible(bool(parked))
            for each in parked:
                self._rows.addWidget(self._row(each))

    def _row(self, parked: Parked) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 3, 0, 3)
        take = press(self._text.tr("Take up"), Look.LINK)
        take.setAccessibleName(self._text.tr("Take up: {question}", question=parked.text))
        take.clicked.connect(lambda: self._desk.take_up_parked(parked.id, guarded(self, self._taken)))
        line.addWidget(words(parked.text, Look.BODY), 1)
        line.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _parked(self) -> None:
        self._put_away()
        self.said.emit(self._text.tr("✓ Parked"))
        self.show_parked()

    def _taken(self, fault: Fault | None) -> None:
        self.said.emit(str(self._text.fault(fault)) if fault else self._text.tr("✓ Saved"))
        self.show_parked()


class OfferPanel(Panel):
    """A parked question, offered while there is time over: a `ParkedOffer` drawn. The leader's screen alone has it."""

    def __init__(self, text: Text, acts: Acts) -> None:
        super().__init__(look=Look.OFFER)
        self._text, self._acts = text, acts
        self._offer: ParkedOffer | None = None
        self._hushed = False
        self.sentence = words("", Look.LEAD)
        self.take = press(text.tr("Take up"), Look.SMALL)
        self.take.setAccessibleName(text.tr("Take up the parked question"))
        self.not_now = press(text.tr("Not now"), Look.SMALL)
        self.take.clicked.connect(lambda: acts.take_up_offer(guarded(self, self._taken)))
        self.not_now.clicked.connect(acts.not_now)
        self.fault = words("", Look.ERROR)
        self.fault.hide()
        row = Flow(gap=8)
        row.addWidget(self.take)
        row.addWidget(self.not_now)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 18, 12)
        column.setSpacing(6)
        for widget in (self.sentence, self.fault):
            column.addWidget(widget)
        column.addLayout(row)
        self.hide()

    def show_offer(self, offer: ParkedOffer | None) -> None:
        if offer != self._offer:
            self._offer = offer
            self.fault.hide()
            self._draw()

    def hush(self, hushed: bool) -> None:
        """While the notes are hidden, what the group has parked is not read here either."""
        self._hushed = hushed
        self._draw()

    def _draw(self) -> None:
        offer, tr = self._offer, self._text.tr
        self.setVisible(offer is not None)
        if offer is None:
            return
        for button in (self.take, self.not_now):
            button.setVisible(not offer.taken)
        if self._hushed:
            said = (
                tr("A parked question is taken up.") if offer.taken else tr("You have time over for a parked question.")
            )
        elif offer.taken:
            said = tr("You take up: “{question}”", question=offer.text)
        else:
            said = tr("You have time over. Parked: “{question}” Take it up now?", question=offer.text)
        self.sentence.setText(said)

    def _taken(self, fault: Fault | None) -> None:
        self.fault.setVisible(fault is not None)
        if fault is not None:
            self.fault.setText(str(self._text.fault(fault)))
