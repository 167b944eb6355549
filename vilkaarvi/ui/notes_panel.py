"""Notes beside the hour: what is said, never who. Several questions back, and a text that waits is never lost."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.notes.note import SMALL_GROUP, Note
from vilkaarvi.session.view import FilmIs, QuestionRow, RowState, View
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import Done, NotesAre, NotesDesk
from vilkaarvi.ui.closing_look import small_group
from vilkaarvi.ui.home_bits import Look, Panel, emptied, guarded, press, words
from vilkaarvi.ui.note_writer import NoteWriter, Waiting
from vilkaarvi.ui.notes_lock import NotesLock
from vilkaarvi.ui.pages import bring_soon
from vilkaarvi.ui.parked_panel import ParkedList
from vilkaarvi.ui.quiet_moment import QuietMoment
from vilkaarvi.ui.whole_lines import WholeLines

UNDO_MS = 8_000
FIELD = 92  # pixels high


class NotesPanel(Panel):
    """Draws the notes of one question: the hour's own, or another that the leader has turned to.

    It follows the hour when a new question comes, unless a text waits in the field.
    """

    def __init__(self, text: Text, desk: NotesDesk) -> None:
        super().__init__()
        self._text, self._desk = text, desk
        self._questions: tuple[QuestionRow, ...] = ()
        self._to_come: frozenset[str] = frozenset()  # steps that the hour has not come to
        self._question: str | None = None  # whose notes are shown, and which a new note belongs to
        self._now: str | None = None  # the hour's own
        self._behind = False  # the hour has come to another question while a text waits
        self._stage: tuple[object, ...] = ()
        self._drawn: tuple[Note, ...] = ()
        self._stars: dict[str, QPushButton] = {}
        self._dropped: str | None = None
        self.lock = NotesLock(text, desk)
        self.star_hint = words(text.tr("☆ Star what you want to find again when you agree."), Look.QUIET)
        self.star_hint.hide()
        self.writer = NoteWriter(text, desk, self._keep, text.tr("Note"), text.tr("Save note"), FIELD)
        self.field, self.save, self.status = self.writer.field, self.writer.save, self.writer.status
        self.parking = ParkedList(text, desk)
        self.park = press(text.tr("Park a question"), Look.LINK)
        self.writer.presses.addWidget(self.park)
        self._make_turns()
        self._make_undo()
        self._lay_out()
        self._quiet = QuietMoment(self)
        self._quiet.came.connect(self._remind)
        self.lock.opened.connect(self._opened)
        self.writer.kept.connect(self._kept)
        self.writer.thrown.connect(self._go_on)
        self.park.clicked.connect(self._park)
        self.parking.said.connect(self._say)
        self.parking.gone.connect(self.field.setFocus)

    def _make_turns(self) -> None:
        """To an earlier or later question's notes, and back."""
        tr = self._text.tr
        self.kicker = words("", Look.KICKER)
        self.earlier, self.later = press("‹", Look.LINK), press("›", Look.LINK)
        self.earlier.setAccessibleName(tr("Notes on the question before"))
        self.later.setAccessibleName(tr("Notes on the question after"))
        self.to_now = press("", Look.LINK)
        self.earlier.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))
        self.to_now.clicked.connect(lambda: self._turn_to(self._now))

    def _make_undo(self) -> None:
        self.undo = press(self._text.tr("Undo"), Look.LINK)
        self.undo.setAccessibleName(self._text.tr("Undo: bring the note back"))
        self.undo.clicked.connect(self._bring_back)
        self.removed = QWidget()
        row = QHBoxLayout(self.removed)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(words(self._text.tr("The note is removed."), Look.QUIET), 1)
        row.addWidget(self.undo)
        self.removed.hide()
        self._undo_time = QTimer(self)
        self._undo_time.setSingleShot(True)
        self._undo_time.setInterval(UNDO_MS)
        self._undo_time.timeout.connect(self._no_way_back)

    def _lay_out(self) -> None:
        """From the outside in: a widget that is put into another one is styled anew, with all that lies in it."""
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.kicker, 1)
        head.addWidget(self.earlier)
        head.addWidget(self.later)
        column.addLayout(head)
        column.addWidget(self.to_now, 0, Qt.AlignmentFlag.AlignLeft)
        self.hint = words("", Look.QUIET)
        column.addWidget(self.hint)
        self.small = words(small_group(self._text), Look.AMBER)
        column.addWidget(self.small)
        column.addWidget(self.lock)
        self.body = WholeLines()  # all of it scrolls, so that a low window squeezes nothing
        self.body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.setMinimumHeight(FIELD + 40)  # the field and what is pressed under it
        column.addWidget(self.body, 1)
        column.addStretch(0)
        holder = Panel(look=Look.PLAIN)
        self.body.setWidget(holder)
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        written = Panel(look=Look.FOOT)
        for widget in (self.writer, self.removed, written, self.star_hint, self.parking):
            inner.addWidget(widget)
        inner.addStretch(1)
        inner.addWidget(words(self._text.tr("No time? Write afterwards, when the session is over."), Look.QUIET))
        self._rows = QVBoxLayout(written)
        self._rows.setSpacing(0)
        self._rows.setContentsMargins(0, 0, 0, 0)

    # --- what is shown

    def show_view(self, view: View, one_screen: bool = False) -> None:
        """The hour as it is now. A text that waits in the field stays there, for its own question."""
        tr = self._text.tr
        seen = (
            tr("Everyone who sees this screen sees the notes. D hides them.")
            if one_screen
            else tr("Not shown on the projector.")
        )
        said = tr("Write down what is said, never who said it.")
        self.hint.setText(f"{said} {seen}")
        ready = self._desk.state() is NotesAre.READY
        self.lock.show_state(self._desk.state())
        self.body.setVisible(ready)
        self.small.setVisible(ready and view.people < SMALL_GROUP)
        self._questions = view.questions
        self._to_come = frozenset(row.step for row in view.plan if row.state is RowState.NEXT)
        if view.question != self._now:
            self._now, self._behind = view.question, self.writer.unsaved
            if not self._behind:
                self._question = self._now
        self._draw()
        stage = _stage_of(view)
        if stage != self._stage:
            self._stage = stage
            self._moved_on(view)

    def _moved_on(self, view: View) -> None:
        """Nothing holds the hour up: what is not saved is marked, and asked for when it is quiet."""
        self._quiet.stop()
        self.parking.put_away_empty()
        for writer in (self.writer, self.parking.writer):
            writer.forget_what_went_well()
            writer.mark(self._belongs(writer))
        if self._unsaved() and view.film not in (FilmIs.PLAYING, FilmIs.PAUSED):
            self._quiet.wait()

    def _unsaved(self) -> list[NoteWriter]:
        return [writer for writer in (self.writer, self.parking.writer) if writer.unsaved]

    def _belongs(self, writer: NoteWriter) -> str:
        """Which question the text in the field is a note on, where that is not the one that is now."""
        if writer is not self.writer or self._question == self._now:
            return ""
        return self._text.tr("It belongs to {question}.", question=self._title(self._question))

    def _remind(self) -> None:
        for writer in self._unsaved():
            writer.remind(self._belongs(writer))
            bring_soon(writer)

    def _title(self, question: str | None) -> str:
        return next((row.title for row in self._questions if row.step == question), "")

    def _draw(self) -> None:
        title, tr = self._title(self._question), self._text.tr
        notes = tr("NOTES")
        ahead = title and self._question in self._to_come
        named = tr("ahead of {question}", question=title) if ahead else title
        self.kicker.setText(f"{notes} · {named.upper()}" if named else notes)
        place = self._place()
        self.earlier.setEnabled(place > 0)
        self.later.setEnabled(place + 1 < len(self._questions))
        for button in (self.earlier, self.later):
            button.setVisible(len(self._questions) > 1)
        self.to_now.setVisible(self._question != self._now)
        self.to_now.setText(tr("Back to {question}, which is now", question=self._title(self._now)))
        self.to_now.setAccessibleName(self.to_now.text())
        self.writer.setVisible(self._question is not None)
        self.show_notes()
        self.parking.show_parked()

    def _place(self) -> int:
        return next((place for place, row in enumerate(self._questions) if row.step == self._question), 0)

    def show_notes(self) -> None:
        notes = tuple(self._desk.notes(self._question)) if self._question else ()
        if notes == self._drawn:
            return
        self._drawn = notes
        held = self._held_star()
        emptied(self._rows)
        self._stars = {}
        for note in notes:
            self._rows.addWidget(self._row(note))
        if held in self._stars:
            self._stars[held].setFocus()
        self.star_hint.setVisible(bool(notes))

    def _held_star(self) -> str | None:
        """The note whose star has the focus: it keeps it, though its line is made anew."""
        return next((note for note, star in self._stars.items() if star.hasFocus()), None)

    def _row(self, note: Note) -> QWidget:
        tr = self._text.tr
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 5, 0, 5)
        star = press("★" if note.starred else "☆", Look.LINK)
        drop = press("×", Look.LINK)
        if note.starred:
            star.setAccessibleName(tr("Remove the star: {note}", note=note.text))
            star.setToolTip(tr("Remove the star"))
        else:
            star.setAccessibleName(tr("Star: {note}", note=note.text))
            star.setToolTip(tr("Star: easier to find when you agree on lines"))
        drop.setAccessibleName(tr("Remove: {note}", note=note.text))
        drop.setToolTip(tr("Remove the note"))
        self._stars[note.id] = star
        star.clicked.connect(lambda: self._desk.star(note.id, guarded(self, self._changed)))
        drop.clicked.connect(lambda: self._drop(note.id, drop.hasFocus()))
        line.addWidget(star, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words(note.text, Look.BODY), 1)
        line.addWidget(drop, 0, Qt.AlignmentFlag.AlignTop)
        return row

    # --- from question to question

    def _turn(self, by: int) -> None:
        place = min(max(self._place() + by, 0), len(self._questions) - 1)
        self._turn_to(self._questions[place].step)

    def _turn_to(self, question: str | None) -> None:
        """A text in the field goes along: the leader chooses which question it belongs to."""
        self._question, self._behind = question, False
        self._draw()
        for writer in self._unsaved():
            writer.mark(self._belongs(writer))

    def _go_on(self) -> None:
        """The text is stored or thrown away: the panel follows the hour again, if it fell behind."""
        if self._behind:
            self._question, self._behind = self._now, False
        self._draw()

    # --- presses

    def _opened(self) -> None:
        self.body.show()
        self._draw()
        self.field.setFocus()

    def _keep(self, written: str, allowed: frozenset[str], done: Done) -> None:
        if self._question is not None:
            self._desk.keep(self._question, written, allowed, done)

    def _kept(self) -> None:
        self._go_on()
        self.field.setFocus()

    def _changed(self, fault: Fault | None) -> None:
        self._say(str(self._text.fault(fault)) if fault else self._text.tr("✓ Saved"))
        self.show_notes()

    def _say(self, sentence: str) -> None:
        """Under the field, unless what waits in it is told of there."""
        if not self.writer.marked:
            self.writer.say(sentence)

    def _drop(self, note: str, had_focus: bool) -> None:
        def gone(fault: Fault | None) -> None:
            if fault is None:
                self._dropped = note
                self.removed.show()
                self._undo_time.start()
                if had_focus:
                    self.undo.setFocus()
            self._changed(fault)

        self._desk.drop(note, guarded(self, gone))

    def _bring_back(self) -> None:
        if self._dropped is not None:
            self._desk.bring_back(self._dropped, guarded(self, self._changed))
        self._no_way_back()

    def _no_way_back(self) -> None:
        self._dropped = None
        self._undo_time.stop()
        if self.undo.hasFocus():
            self.field.setFocus()
        self.removed.hide()

    def write_on(self, written: str) -> bool:
        """Put `written` last in the note, and the caret after it. False: no note can be written here now."""
        if not self.field.isVisible() or self.field.isReadOnly():
            return False
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.insertPlainText(written)
        self.field.setFocus()
        bring_soon(self.field)
        return True

    def _park(self) -> None:
        self.parking.turn()
        if not self.parking.writer.isHidden():
            bring_soon(self.parking.writer)

    def open_parking(self) -> None:
        """Somewhere else it was said that a question is to be parked."""
        self.parking.open()

    # --- texts that wait, to and from the closing page

    def hand_over(self) -> tuple[Waiting, ...]:
        """What waits here, which is then here no longer."""
        self._quiet.stop()
        texts = (self.writer.hand_over(self._question), self.parking.writer.hand_over(None))
        return tuple(text for text in texts if text is not None)

    def take(self, waiting: tuple[Waiting, ...]) -> None:
        """Texts that waited on the closing page, asked for when it is quiet."""
        for text in waiting:
            if text.question is None:
                self.parking.writer.show()
                self.parking.writer.take(text)
                continue
            self._question, self._behind = text.question, text.question != self._now
            self.writer.take(text, self._belongs(self.writer))
        self._draw()
        if waiting:
            self._quiet.wait()

    def ask_before_leaving(self) -> bool:
        """True: something waits, and is asked for now."""
        self._remind()
        return bool(self._unsaved())


def _stage_of(view: View) -> tuple[object, ...]:
    """Step, mode, and whether a film fills the room: what changes when the hour moves on."""
    step = next((row.step for row in view.plan if row.state is RowState.NOW), "")
    modes = tuple(mode.state for mode in view.modes)
    return step, modes, view.film in (FilmIs.PLAYING, FilmIs.PAUSED), view.film is FilmIs.AT_CUE
