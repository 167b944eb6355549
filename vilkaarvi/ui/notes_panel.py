"""Notes beside the hour: what is said, never who. Checked before they are stored; the text stays until it is."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from vilkaarvi.errors import Fault
from vilkaarvi.notes.note import Flag, Note
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import NotesAre, NotesDesk
from vilkaarvi.ui.home_bits import Look, Panel, emptied, guarded, named, press, words


class NoteField(QPlainTextEdit):
    """Enter saves, Shift+Enter makes a new line. PgUp and PgDn belong to the hour."""

    saved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(True)
        self.setFixedHeight(92)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.saved.emit()
            return
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            event.ignore()
            return
        super().keyPressEvent(event)


class NotesPanel(Panel):
    """Draws the notes of the question that is now. `show_question` is told which that is."""

    def __init__(self, text: Text, desk: NotesDesk) -> None:
        super().__init__()
        self._text, self._desk = text, desk
        self._question: str | None = None
        self._title = ""
        self._drawn: tuple[Note, ...] = ()
        self._allowed: frozenset[str] = frozenset()
        self._flag: Flag | None = None
        self.kicker = words(text.tr("NOTES"), Look.KICKER)
        self.hint = words(text.tr("What is said, never who said it. Not shown on the projector."), Look.QUIET)
        self.field = NoteField()
        named(self.field, text.tr("Note"))
        self.save = press(text.tr("Save note"), Look.SMALL)
        self.status = words("", Look.QUIET)
        self.ask = self._ask_strip()
        self.lock = self._lock_form()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._lay_out()
        self.save.clicked.connect(self._save)
        self.field.saved.connect(self._save)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.kicker)
        column.addWidget(self.hint)
        column.addWidget(self.lock)
        holder = Panel(look=Look.PLAIN)
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.field)
        inner.addWidget(self.ask)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addWidget(self.status, 1)
        inner.addLayout(row)
        written = Panel(look=Look.FOOT)
        written.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(written)
        inner.addStretch(1)
        self.body = QScrollArea()  # all of it scrolls, so that a low window squeezes nothing
        self.body.setWidgetResizable(True)
        self.body.setFrameShape(QFrame.Shape.NoFrame)
        self.body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.setWidget(holder)
        column.addWidget(self.body, 1)
        column.addStretch(0)

    def _ask_strip(self) -> Panel:
        panel = Panel(look=Look.INSET)
        column = QVBoxLayout(panel)
        column.setContentsMargins(10, 8, 10, 8)
        self.asked = words("", Look.BODY)
        self.replace = press("", Look.SMALL)
        self.let_be = press(self._text.tr("It points to nobody"), Look.SMALL)
        column.addWidget(self.asked)
        column.addWidget(self.replace)
        column.addWidget(self.let_be)
        self.replace.clicked.connect(self._replace)
        self.let_be.clicked.connect(self._let_be)
        panel.hide()
        return panel

    def _lock_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        self.lock_words = words("", Look.BODY)
        self.phrase = QLineEdit()
        self.phrase.setEchoMode(QLineEdit.EchoMode.Password)
        named(self.phrase, self._text.tr("Passphrase"))
        self.phrase.setPlaceholderText(self._text.tr("Passphrase"))
        self.unlock = press(self._text.tr("Unlock"), Look.SMALL)
        self.lock_fault = words("", Look.ERROR)
        for widget in (self.lock_words, self.phrase, self.unlock, self.lock_fault):
            column.addWidget(widget)
        column.setAlignment(self.unlock, Qt.AlignmentFlag.AlignLeft)
        self.lock_fault.hide()
        self.unlock.clicked.connect(self._unlock)
        self.phrase.returnPressed.connect(self._unlock)
        return form

    # --- what is shown

    def show_question(self, question: str | None, title: str) -> None:
        """The question that notes belong to now. A text that waits in the field stays there, for its own question."""
        state = self._desk.state()
        self.lock.setVisible(state is not NotesAre.READY)
        self.body.setVisible(state is NotesAre.READY)
        choosing = state is NotesAre.CHOOSE
        self.lock_words.setText(
            self._text.tr("Choose a passphrase for the notes. At least ten characters; a few ordinary words are fine.")
            if choosing
            else self._text.tr("The notes are locked. The session goes on meanwhile.")
        )
        if self.field.toPlainText().strip() and self._question is not None:
            return
        if question != self._question or title != self._title:
            self._question, self._title = question, title
            self.kicker.setText(f"{self._text.tr('NOTES')} · {title.upper()}" if title else self._text.tr("NOTES"))
        self.show_notes()

    def show_notes(self) -> None:
        notes = tuple(self._desk.notes(self._question)) if self._question else ()
        if notes == self._drawn:
            return
        self._drawn = notes
        emptied(self._rows)
        for note in notes:
            self._rows.addWidget(self._row(note))

    def _row(self, note: Note) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 5, 0, 5)
        star = press("★" if note.starred else "☆", Look.LINK)
        star.setAccessibleName(self._text.tr("Star: {note}", note=note.text))
        drop = press("×", Look.LINK)
        drop.setAccessibleName(self._text.tr("Remove: {note}", note=note.text))
        star.clicked.connect(lambda: self._desk.star(note.id, guarded(self, self._changed)))
        drop.clicked.connect(lambda: self._desk.drop(note.id, guarded(self, self._changed)))
        line.addWidget(star, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words(note.text, Look.BODY), 1)
        line.addWidget(drop, 0, Qt.AlignmentFlag.AlignTop)
        return row

    # --- presses

    def _unlock(self) -> None:
        self.unlock.setEnabled(False)
        self._desk.unlock(self.phrase.text(), guarded(self, self._unlocked))

    def _unlocked(self, fault: Fault | None) -> None:
        self.unlock.setEnabled(True)
        self.lock_fault.setVisible(fault is not None)
        if fault is not None:
            self.lock_fault.setText(str(self._text.fault(fault)))
            return
        self.phrase.clear()
        self.show_question(self._question, self._title)
        self.field.setFocus()

    def _save(self) -> None:
        written = self.field.toPlainText().strip()
        if not written or self._question is None:
            return
        flags = self._desk.flags(written, self._allowed)
        if flags:
            self._ask(written, flags[0])
            return
        self.ask.hide()
        self.status.setText(self._text.tr("Saving …"))
        self.field.setReadOnly(True)
        self._desk.keep(self._question, written, self._allowed, guarded(self, self._kept))

    def _kept(self, fault: Fault | None) -> None:
        self.field.setReadOnly(False)
        if fault is not None:
            self.status.setText(str(self._text.fault(fault)))
            return
        self.field.clear()
        self._allowed = frozenset()
        self.status.setText(self._text.tr("✓ Saved"))
        self.show_notes()
        self.field.setFocus()

    def _changed(self, fault: Fault | None) -> None:
        self.status.setText(str(self._text.fault(fault)) if fault else self._text.tr("✓ Saved"))
        self.show_notes()

    def _ask(self, written: str, flag: Flag) -> None:
        self._flag = flag
        found = written[flag.start : flag.end]
        self.asked.setText(self._text.tr("“{found}” could point to a person.", found=found))
        self.replace.setText(self._text.tr("Change to {placeholder}", placeholder=self._desk.placeholder(flag)))
        self.ask.show()
        self.replace.setFocus()
        QTimer.singleShot(0, self.ask, lambda: self.body.ensureWidgetVisible(self.ask))

    def _replace(self) -> None:
        if self._flag is None:
            return
        written = self.field.toPlainText().strip()
        changed = written[: self._flag.start] + self._desk.placeholder(self._flag) + written[self._flag.end :]
        self.field.setPlainText(changed)
        self.ask.hide()
        self._save()

    def _let_be(self) -> None:
        if self._flag is None:
            return
        written = self.field.toPlainText().strip()
        self._allowed |= {written[self._flag.start : self._flag.end]}
        self.ask.hide()
        self._save()
