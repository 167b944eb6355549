"""Closing: pick the lines, say what happens next, read them, finish, save; count heads and slips. One thing a page."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.text import Text
from vilkaarvi.ui.closing_acts import At, ClosingActs, ClosingView
from vilkaarvi.ui.closing_fit import ClosingFit
from vilkaarvi.ui.closing_lock import UnlockCard
from vilkaarvi.ui.closing_look import LookPanel
from vilkaarvi.ui.closing_pages import (
    ConfirmPage,
    FinishedPage,
    Foot,
    all_lines,
    aloud_page,
    names_page,
    public_sentence,
    title_of,
)
from vilkaarvi.ui.closing_plan import PlanPage
from vilkaarvi.ui.closing_present import PresentPage
from vilkaarvi.ui.closing_question import QuestionPart
from vilkaarvi.ui.closing_save import ask_where
from vilkaarvi.ui.closing_tally import TallyPage
from vilkaarvi.ui.closing_waiting import WaitingTexts
from vilkaarvi.ui.home_bits import Look, guarded, look_like, named, press, restyle, words
from vilkaarvi.ui.pages import from_above_soon
from vilkaarvi.ui.settle import Settling
from vilkaarvi.ui.style import SAND
from vilkaarvi.ui.whole_lines import WholeLines

Where = Callable[[QWidget | None, Text, str], Path | None]


class ClosingPage(QWidget):
    """Draws a `ClosingView` and passes presses to `ClosingActs`; `where` asks for the PDF's file.

    The presses stay in sight under what scrolls. Signals: left (a page that was opened by itself is done with).
    """

    left = Signal()

    def __init__(self, text: Text, acts: ClosingActs, where: Where = ask_where, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._acts, self._where = text, acts, where
        self._at = At.PICK
        self._view = ClosingView("", "", ())
        self._alone: At | None = None  # a page that was opened by itself, with the hour around it
        self._then = At.PICK  # where present and slips lead back to
        self.parts: list[QuestionPart] = []
        self.heading = words("", Look.HEADING)
        self.lead = words(
            text.tr("Choose up to three lines for each question, together. Change the words until they are right."),
            Look.LEAD,
        )
        self.unlock = UnlockCard(text, acts)
        self.reading = WholeLines(SAND)  # takes the focus where there is only something to read, so that keys scroll it
        look_like(self.reading, Look.PAGE)
        named(self.reading, text.tr("To read"))
        self.public = words(public_sentence(text), Look.QUIET)
        self.look, self.last_look = LookPanel(text), LookPanel(text)
        self.aloud, self.names = aloud_page(text), names_page(text, self.last_look)
        self.confirm, self.finished = ConfirmPage(text), FinishedPage(text)
        self.plan, self.present, self.slips = PlanPage(text, acts), PresentPage(text, acts), TallyPage(text, acts)
        self.waiting = WaitingTexts(text, acts, self._writing, self.reading.ensureWidgetVisible)
        self.waiting.asked.connect(self._shown_open)
        self.waiting.watch_kept(self.plan)
        self.plan.rearranged.connect(self._order)
        self.present.confirmed.connect(self._confirmed)
        self._make_presses()
        self._lay_out()

    def _make_presses(self) -> None:
        text = self._text
        self.read_aloud = press(text.tr("Read the lines aloud"))
        self.to_confirm = press(text.tr("Finish …"), Look.PRIMARY)
        self.change = press(text.tr("Change the lines"))
        self.not_yet = press(text.tr("Not yet"))
        self.finish = press(text.tr("Finish"), Look.PRIMARY)
        self.done = press(text.tr("Done"))
        self.save = self.finished.saves
        self.read_aloud.clicked.connect(lambda: self._go(At.ALOUD))
        self.to_confirm.clicked.connect(lambda: self._go(At.NAMES))
        self.no_names = press(text.tr("No, it can stay"), Look.PRIMARY)
        self.no_names.clicked.connect(lambda: self._show(At.CONFIRM))
        self.change.clicked.connect(lambda: self._go(At.PICK))
        self.not_yet.clicked.connect(lambda: self._go(At.PICK))
        self.finish.clicked.connect(self._finish)
        self.finished.wire(self._acts, self._save, self._on_paper)
        self.done.clicked.connect(self.waiting.leave)
        self.later = press(text.tr("Leave this for later"), Look.LINK)
        self.later.clicked.connect(self.waiting.leave)
        self.to_plan = press(text.tr("What happens next?"))
        self.to_plan.clicked.connect(lambda: self._go(At.NEXT))
        self.show_room = press(text.tr("Show the room"))
        self.show_room.clicked.connect(lambda: self._acts.show_lines(not self._view.showing))
        self.draft = press(text.tr("Save as working material"), Look.LINK)
        self.draft.clicked.connect(self._save)
        self.next_time = press(text.tr("Approve next time"))
        self.next_time.clicked.connect(self.waiting.leave)
        self.to_slips = press(text.tr("Count the slips"))
        self.to_slips.clicked.connect(lambda: self._aside(At.TALLY))
        self.heavy = press(text.tr("Was it a hard session?"), Look.LINK)
        self.heavy.clicked.connect(self._acts.heavy)
        self.back = press(text.tr("Back"))
        self.back.clicked.connect(self._back)

    def _lay_out(self) -> None:
        """From the outside in: a widget that is put into another one is styled anew, with all that lies in it."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.reading, 1)
        content = QWidget()
        content.setObjectName("page")
        self.reading.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.reading.setWidget(content)
        self._column = QVBoxLayout(content)
        self._column.setSpacing(12)
        self._column.addStretch(0)
        self.picking = QWidget()
        for widget in (self.heading, self.lead, *self._pages()):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._questions = QVBoxLayout(self.picking)
        self._questions.setContentsMargins(0, 0, 0, 0)
        self._questions.setSpacing(16)
        self._questions.addWidget(self.unlock)
        self._questions.addWidget(self.waiting.card)
        self._questions.addWidget(self.look)
        aside = (self.heavy, self.later, self.draft, self.change, self.not_yet, self.next_time, self.to_plan)
        onwards = (self.read_aloud, self.show_room, self.to_slips, self.done, self.to_confirm, self.no_names)
        self._foot = Foot(self.public, *aside, *onwards, self.finish, self.back, self.present.confirm)
        twice = self._text.tr("Pressed twice: counted once")
        self._settling = Settling(twice, (*self._foot.buttons, *self.finished.presses), self)
        column.addWidget(self._foot)
        self._fit = ClosingFit(column, self._column, self._foot, self.heading)

    def _pages(self) -> tuple[QWidget, ...]:
        reading = (self.aloud, self.names)
        return (self.picking, self.plan, *reading, self.confirm, self.present, self.slips, self.finished)

    # --- drawing

    def open_alone(self, at: At | None) -> None:
        """Only this page, with the hour around it: present or slips. None: closing as a whole again."""
        self._alone = at
        if at is not None:
            self._show(at)
        elif self._at in (At.PRESENT, At.TALLY):
            self._show(self._then)

    def show_view(self, view: ClosingView) -> None:
        """Draw `view`. A line that is being written stays."""
        self._view = view
        known = {part.question.id: part for part in self.parts}
        if list(known) == [question.id for question in view.questions]:
            for question in view.questions:
                known[question.id].renew(question)
        else:
            self._make_parts(view)
        for part in self.parts:
            part.setVisible(not view.locked)
        notes = () if view.locked else tuple(note.text for each in view.questions for note in each.notes)
        self.look.show_texts(notes, self._acts.few(), self._acts.is_no_name)
        self.plan.show_beside(view.parked, view.earlier)
        self.plan.show_plan(view.plan)
        self.present.show_attendance(view.attendance, view.people)
        self.slips.show_view(view)
        slips = self._text.tr("The slips") if view.counted else self._text.tr("Count the slips")
        self.to_slips.setText(slips)
        self.to_slips.setAccessibleName(slips)
        if view.rehearsal:
            self.finished.rehearsed()
            restyle(self.done, Look.PRIMARY)
        said = self._text.tr("Hide from the room") if view.showing else self._text.tr("Show the room")
        self.show_room.setText(said)
        self.show_room.setAccessibleName(said)
        if self._at in (At.PRESENT, At.TALLY):
            self._show(self._at)
        elif view.finished:
            self.finished.show_lines(tuple(line for part in self.parts for line in part.stored))
            self._show(At.FINISHED)
        else:
            self._show(At.PICK if view.locked or self._at is At.FINISHED else self._at)

    def _make_parts(self, view: ClosingView) -> None:
        for part in self.parts:
            part.hide()
            part.deleteLater()
        self.parts = [QuestionPart(self._text, self._acts, each, place) for place, each in enumerate(view.questions, 1)]
        for part in self.parts:
            part.rearranged.connect(self._order)
            self.waiting.watch(part)
            self._questions.addWidget(part)
        self._order()
        self._turn(self.width())
        if self.parts and not view.locked:
            self.parts[0].first.setFocus()
            from_above_soon(self.reading)

    def _order(self) -> None:
        """Tab goes as the eye does, though notes and lines come and go."""
        stops = [self.unlock.field, self.unlock.button, *self.waiting.parking.stops]
        stops += [*(stop for part in self.parts for stop in part.stops)]
        stops += [*self.plan.stops, *self.present.stops, *self.slips.stops]
        for one, other in pairwise([*stops, self.reading, *self.finished.presses, *self._foot.buttons]):
            QWidget.setTabOrder(one, other)

    def _on(self, at: At) -> tuple[QWidget, ...]:
        """What is in sight on a page."""
        later = (self.later,) if self._view.can_leave else ()
        if at is At.FINISHED and self._view.rehearsal:
            return (self.finished, self.done)
        if at is At.PICK and self._view.locked:
            return (self.heading, self.picking, self.unlock, *later)
        return {
            At.PICK: (
                *(self.heading, self.lead, self.picking, self.public, self.to_plan, self.read_aloud, self.to_confirm),
                *later,
            ),
            At.NEXT: (self.heading, self.plan, self.change, self.read_aloud, self.to_confirm),
            At.ALOUD: (self.heading, self.aloud, self.public, self.change, self.show_room, self.to_confirm),
            At.NAMES: (self.heading, self.names, self.change, self.no_names),
            At.CONFIRM: (
                self.confirm,
                *(() if self._view.attendance else (self.present,)),
                *((self.draft,) if later else ()),
                self.not_yet,
                self.finish,
                *((self.next_time,) if later else ()),
            ),
            At.FINISHED: (self.finished, self.heavy, self.to_slips, self.done),
            At.PRESENT: (self.heading, self.present, self.back, self.present.confirm),
            At.TALLY: (self.heading, self.slips, self.back),
        }[at]

    def _show(self, at: At) -> None:
        turned = at is not self._at
        self._at = at
        text = self._text
        self.heading.setText(title_of(at, text))
        shown = self._on(at)
        ended = self._view.can_leave or self._view.rehearsal
        for button in (self.to_confirm, self.no_names, self.finish, self.present.confirm):
            restyle(button, Look.PRIMARY if ended else Look.PLAIN)  # inside the hour: Nästa
        for widget in (self.heading, self.lead, *self._pages(), self.unlock, self.public, *self._foot.buttons):
            widget.setVisible(widget in shown)
        counting = at is At.TALLY and self._view.counted
        self.back.setText(
            text.tr("Done") if counting else text.tr("Count later") if at is At.TALLY else text.tr("Back")
        )
        self.back.setAccessibleName(self.back.text())
        self._turn(self.width())
        self._foot.setVisible(any(button in shown for button in self._foot.buttons))
        if at is At.PICK and self._view.locked and not self.unlock.field.hasFocus():
            self.unlock.field.setFocus()
        reads = at in (At.ALOUD, At.NAMES)
        self.reading.setFocusPolicy(Qt.FocusPolicy.StrongFocus if reads else Qt.FocusPolicy.NoFocus)
        if turned:
            if at is At.TALLY:
                self.slips.enter()
            self._settling.turned()
            first: dict[At, QWidget] = {
                At.PICK: self.read_aloud,
                At.ALOUD: self.to_confirm,
                At.NAMES: self.reading,
                At.CONFIRM: self.not_yet,
                At.NEXT: self.plan.stops[0],
                At.PRESENT: self.present.confirm,
                At.TALLY: self.slips,
            }
            first.get(at, self.done if self._view.rehearsal else self.finished.prints).setFocus()
            from_above_soon(self.reading)

    # --- from page to page

    def _go(self, at: At) -> None:
        self.waiting.once_stored(lambda: self._turn_to(at))

    def _turn_to(self, at: At) -> None:
        read = tuple((part.question.prompt, part.stored) for part in self.parts)
        for page in (self.aloud, self.names):
            page.show_lines(read, self.plan.stored)
        self.last_look.show_texts(all_lines(read, self.plan.stored), self._acts.few(), self._acts.is_no_name)
        self.confirm.show_count(sum(len(lines) for _, lines in read), self.names.empty)
        nothing_to_ask = at is At.NAMES and self.names.empty
        self._show(At.CONFIRM if nothing_to_ask else at)

    def _shown_open(self, part: QWidget | None) -> None:
        """What waits stands on this page."""
        self._show(At.NEXT if part is self.plan else At.PICK)

    def _writing(self) -> list[QuestionPart | PlanPage]:
        """Where something may stand that is not stored."""
        return [] if self._view.finished else [*self.parts, self.plan]

    def enter(self) -> None:
        """Closing comes into sight anew, with the hour around it: where it begins, not at a question asked before."""
        held = self.window().focusWidget()
        if not self._view.finished and self._alone is None:
            self._show(At.PICK if self.plan.written == self.plan.stored else At.NEXT)
        if held is not None and not self.isAncestorOf(held):
            held.setFocus()

    def _aside(self, at: At) -> None:
        """Present or slips, and back again."""
        self._then = self._at
        self._show(at)

    def _confirmed(self) -> None:
        self._view = replace(self._view, attendance=self.present.written)
        self._back()

    def _back(self) -> None:
        if self._alone is not None:
            self.left.emit()
        else:
            self._show(At.FINISHED if self._view.finished else At.PICK)

    def _finish(self) -> None:
        if self._view.finished:
            return
        self._busy(True)
        self.confirm.say(self._text.tr("Finishing …"), Look.LEAD)
        if self._view.attendance is None:  # asked on this page: how many were here stands in the summary
            self._acts.confirm(self.present.taken(), guarded(self, self._counted))
        else:
            self._acts.finish(guarded(self, self._finished))

    def _counted(self, fault: Fault | None) -> None:
        if fault is not None:
            self._finished(fault)
            return
        self._view = replace(self._view, attendance=self.present.written)
        self._acts.finish(guarded(self, self._finished))

    def _finished(self, fault: Fault | None) -> None:
        self._busy(False)
        if fault is not None:
            self.confirm.say(str(self._text.fault(fault)), Look.ERROR)
            return
        self._view = replace(self._view, finished=True)
        self.finished.show_lines(tuple(line for part in self.parts for line in part.stored))
        self._show(At.FINISHED)

    def _save(self) -> None:
        path = self._where(self, self._text, self._acts.suggested_name())
        if path is None:
            return
        self._busy(True)
        tells = self.finished if self._view.finished else self.confirm
        tells.say(self._text.tr("Saving …"), Look.LEAD)
        self._acts.save_pdf(path, guarded(self, lambda fault: self._saved(path, tells, fault)))

    def _saved(self, path: Path, tells: ConfirmPage | FinishedPage, fault: Fault | None) -> None:
        self._busy(False)
        if fault is not None:
            tells.say(str(self._text.fault(fault)), Look.ERROR)
            return
        tells.say("✓ " + self._text.tr("Saved as {name} in {folder}.", name=path.name, folder=path.parent), Look.LEAD)
        if self._view.finished:
            self._on_paper()

    def _on_paper(self) -> None:
        """Then there is one thing left to do."""
        restyle(self.finished.prints, Look.PLAIN)
        restyle(self.done, Look.PRIMARY)
        self.done.setFocus()

    def _busy(self, busy: bool) -> None:
        for button in (self.finish, self.not_yet, self.save, self.draft):
            button.setEnabled(not busy)

    # --- fitting the window

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        from_above_soon(self.reading)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn(event.size().width())

    def _turn(self, width: int) -> None:
        narrow = self._fit.turn(width, self.height(), self._at in (At.CONFIRM, At.FINISHED))
        self.plan.turn(narrow)
        for part in self.parts:
            part.turn(narrow)
