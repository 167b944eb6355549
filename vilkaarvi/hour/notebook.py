"""The notes and parked questions of one run as the leader works with them: checked before they are stored, in order."""

import secrets
from collections.abc import Iterable
from dataclasses import replace

from vilkaarvi.errors import Code, Fault
from vilkaarvi.hour.recorder import Done, Recorder
from vilkaarvi.notes.check import Checker
from vilkaarvi.notes.note import Flag, Note, Parked
from vilkaarvi.notes.summary import MOST_LINE, MOST_LINES, MOST_SIGNS, in_no_order


class Notebook:
    """Notes, parked questions and draft lines in memory, as far as the store has acknowledged them.

    Attributes: check, notes, lines (question → agreed lines), parked. Nothing that is refused or fails to be written
    enters them.
    """

    def __init__(self, recorder: Recorder, check: Checker | None = None) -> None:
        self._recorder, self.check = recorder, check or Checker()
        self.notes: dict[str, Note] = {}
        self.lines: dict[str, tuple[str, ...]] = {}
        self.parked: dict[str, Parked] = {}
        self._salt = secrets.token_bytes(16)  # of the order on paper; gone with this sitting
        self._dropped: dict[str, Note] = {}  # in this sitting; they may come back

    def load(self, notes: list[Note], lines: dict[str, tuple[str, ...]], parked: Iterable[Parked] = ()) -> None:
        """What the store holds already, once it is unlocked."""
        self.parked = {each.id: each for each in parked} | self.parked
        self.notes = {note.id: note for note in notes} | self.notes
        self.lines = {**lines, **self.lines}

    def of(self, question: str) -> tuple[Note, ...]:
        return tuple(sorted((n for n in self.notes.values() if n.question == question), key=lambda note: note.order))

    def on_paper(self, question: str) -> tuple[str, ...]:
        """The agreed lines in another order than they were said or written in, the same as long as this sitting lasts.

        Draft and finished paper agree, and nobody can find the old order afterwards.
        """
        return in_no_order(self.lines.get(question, ()), self._salt)

    def flags(self, text: str, allowed: frozenset[str] = frozenset()) -> tuple[Flag, ...]:
        """What must be answered before `text` may be stored."""
        return self.check.unanswered(text, allowed)

    def keep(self, question: str, text: str, allowed: frozenset[str], done: Done) -> None:
        """Store a note. `done` hears a Fault when it is refused (NAME_IDENTIFIES) or could not be written."""
        text = text.strip()
        if not text:
            return
        if self.flags(text, allowed):
            done(Fault(Code.NAME_IDENTIFIES))
            return
        order = max((note.order for note in self.notes.values()), default=0) + 1
        self._put(Note(secrets.token_hex(8), question, text, order), done)

    def star(self, note_id: str, done: Done) -> None:
        note = self.notes[note_id]
        self._put(replace(note, starred=not note.starred), done)

    def drop(self, note_id: str, done: Done) -> None:
        def gone(fault: Fault | None) -> None:
            if fault is None and note_id in self.notes:
                self._dropped[note_id] = self.notes.pop(note_id)
            done(fault)

        self._recorder.drop_note(note_id, gone)

    def bring_back(self, note_id: str, done: Done) -> None:
        """A note that was dropped in this sitting, as it was and where it stood. It was checked when it was written."""
        if note_id in self._dropped:
            self._put(self._dropped[note_id], done)

    # --- parked questions

    def put_off(self) -> tuple[Parked, ...]:
        """The parked questions that have not been taken up, the oldest first."""
        return tuple(sorted((each for each in self.parked.values() if not each.taken), key=lambda each: each.order))

    def park(self, text: str, allowed: frozenset[str], done: Done) -> None:
        """Store a question for later, checked like a note. Faults NAME_IDENTIFIES, LINE_TOO_LONG; or of writing."""
        text = " ".join(text.split())
        if not text:
            return
        if len(text) > MOST_SIGNS:
            done(Fault(Code.LINE_TOO_LONG, most=MOST_SIGNS))
        elif self.flags(text, allowed):
            done(Fault(Code.NAME_IDENTIFIES))
        else:
            order = max((each.order for each in self.parked.values()), default=0) + 1
            self._put_parked(Parked(secrets.token_hex(8), text, order), done)

    def take_up(self, parked_id: str, done: Done) -> None:
        """The group talks about it now; it is not offered again."""
        self._put_parked(replace(self.parked[parked_id], taken=True), done)

    # --- lines

    def agree(self, question: str, lines: tuple[str, ...], allowed: frozenset[str], done: Done) -> None:
        """Keep the draft of agreed lines: at most three, each checked like a note.

        Faults TOO_MANY_LINES, LINE_TOO_LONG, NAME_IDENTIFIES; or those of writing.
        """
        lines = tuple(line.strip() for line in lines if line.strip())
        if len(lines) > MOST_LINES:
            done(Fault(Code.TOO_MANY_LINES, most=MOST_LINES))
            return
        if any(len(line) > MOST_LINE for line in lines):
            done(Fault(Code.LINE_TOO_LONG, most=MOST_LINE))
            return
        if any(self.flags(line, allowed) for line in lines):
            done(Fault(Code.NAME_IDENTIFIES))
            return

        def kept(fault: Fault | None) -> None:
            if fault is None:
                self.lines[question] = lines
            done(fault)

        self._recorder.keep_lines(question, lines, kept)

    def _put_parked(self, parked: Parked, done: Done) -> None:
        def kept(fault: Fault | None) -> None:
            if fault is None:
                self.parked[parked.id] = parked
            done(fault)

        self._recorder.keep_parked(parked, kept)

    def _put(self, note: Note, done: Done) -> None:
        def kept(fault: Fault | None) -> None:
            if fault is None:
                self.notes[note.id] = note
            done(fault)

        self._recorder.keep_note(note, kept)
