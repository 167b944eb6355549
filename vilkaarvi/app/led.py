"""One hour being led: presses, notes and closing go to the conductor; its events go to the writer."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from vilkaarvi.app.saved import LeavingRecorder, Opened, Saved
from vilkaarvi.errors import Code, Fault
from vilkaarvi.hour.conductor import Hour
from vilkaarvi.hour.judge import Heard, Judge
from vilkaarvi.hour.recorder import Done
from vilkaarvi.notes.note import SMALL_GROUP, Flag, Note, Parked
from vilkaarvi.notes.placeholders import placeholder
from vilkaarvi.notes.summary import Attendance, Plan, Summary
from vilkaarvi.session.engine import Situation
from vilkaarvi.session.reading import ReadStep
from vilkaarvi.text import Text
from vilkaarvi.ui.acts import NotesAre

if TYPE_CHECKING:
    from vilkaarvi.app.summary_out import Beside, SummaryOut
    from vilkaarvi.paper.content import Around
    from vilkaarvi.programme.model import Programme
    from vilkaarvi.ui.closing_pages import FinishedPage


class Led:
    """Keeps the promises `Acts`, `NotesDesk` and `ClosingActs` for one hour. `shown` draws all anew.

    Windows may be built around it before there is an hour; they may press only after `take_up`.

    Attributes: hour, finished, harm (what of the saved work cannot be read, or None), rehearsal (nothing is saved).
    """

    hour: Hour
    _recorder: LeavingRecorder
    _saved: Saved
    _unit: str
    _judge: Judge
    _out: "SummaryOut"
    _programme: "Programme"

    def __init__(self, text: Text, shown: Callable[[], None]) -> None:
        self._text, self._shown = text, shown
        self.finished = self.rehearsal = False
        self.harm: Fault | None = None
        self._are = NotesAre.LOCKED
        self._final: Summary | None = None  # as it was finished, in an hour that is looked back on
        self._open_pdf: Callable[[Path], None] = lambda path: None
        self._leave: Callable[[], None] = lambda: None
        self._told: Done = lambda fault: None
        self._hand_over: Callable[[], None] = lambda: None
        self._heavy: Callable[[], None] = lambda: None
        self._sound: Callable[[], None] = lambda: None
        self._no_name: Callable[[str], None] = lambda characters: None

    def take_up(self, hour: Hour, recorder: LeavingRecorder, saved: Saved, unit: str) -> None:
        """This is the hour that is led, once and for all."""
        self.hour, self._recorder, self._saved, self._unit = hour, recorder, saved, unit

    def read_with(self, judge: Judge, no_name: Callable[[str], None]) -> None:
        """What is written is read by `judge`; `no_name` hears what the leader says is none."""
        self._judge, self._no_name = judge, no_name

    def wire(
        self,
        out: "SummaryOut",
        programme: "Programme",
        leave: Callable[[], None],
        told: Done,
        hand_over: Callable[[], None],
        heavy: Callable[[], None],
        sound: Callable[[], None],
    ) -> None:
        """`out`: where a summary goes; `programme`: the one that the hour is led in. `told` hears, after the hour has
        been left, whether all of it is on the disk. `heavy`: the hour was.
        `sound` opens what can be chosen of it."""
        self._out, self._programme, self._leave, self._told = out, programme, leave, told
        self._hand_over, self._heavy, self._sound = hand_over, heavy, sound

    @property
    def aside(self) -> Fault | None:
        """FOLDER_GONE while what is saved waits on this computer for its folder."""
        return self._recorder.aside

    def open_notes(self, passphrase: str | None = None) -> None:
        """Open the notes if nobody needs to be asked, or with a passphrase that was given at the start."""
        if passphrase is not None and not self.finished:
            self.unlock(passphrase, self._refused)
            return

        self._saved.look(self._opened)

    def _opened(self, answer: Opened | None, fault: Fault | None) -> None:
        if answer is None:
            self.harm = fault
        else:
            self._take(answer)
        self._shown()

    def _take(self, answer: Opened) -> None:
        self._are, self.harm, self._final = answer.state, answer.harm, answer.summary
        if answer.cut:  # told quietly, where a film's fault is told
            self.hour.trouble = self.hour.trouble or Fault(Code.LAST_WRITE_CUT)
        self.hour.notebook.load(answer.notes, answer.lines, answer.parked)
        self.hour.closing.load(answer.plan, answer.attendance, answer.tally)

    def _refused(self, fault: Fault | None) -> None:
        """A passphrase that was given at the start."""
        self.harm = fault or self.harm

    # --- the hour's presses

    def next(self) -> None:
        if self.hour.engine.state.situation is not Situation.ENDED:
            self.hour.next()

    def back(self) -> None:
        if self.hour.engine.state.situation is not Situation.ENDED:
            self.hour.back()

    def black(self) -> None:
        self.hour.black()

    def replay(self) -> None:
        self.hour.replay()

    def toggle_pause(self) -> None:
        self.hour.toggle_pause()

    def add_minutes(self, minutes: int) -> None:
        self.hour.add_minutes(minutes)

    def people(self, count: int) -> None:
        self.hour.people(count)

    def choose_mode(self, index: int) -> None:
        self.hour.choose_mode(index)

    def take_proposal(self) -> None:
        self.hour.take_proposal()

    def card_action(self, card_id: str) -> None:
        self.hour.card_action(card_id)

    def end_card(self) -> None:
        self.hour.end_card()

    def take_up_offer(self, done: Done) -> None:
        self.hour.take_up(done)

    def not_now(self) -> None:
        self.hour.not_now()

    def captions(self) -> None:
        """On or off."""
        self.hour.toggle_captions()

    def show_captions(self) -> None:
        self.hour.show_captions()

    def sound(self) -> None:
        self._sound()

    def replay_part(self) -> None:
        self.hour.replay_part()

    def show_facts(self) -> None:
        self.hour.show_facts()

    def replay_from(self, ms: int) -> None:
        self.hour.replay_from(ms)

    def go_to(self, step: str) -> None:
        if self.hour.engine.state.situation is not Situation.ENDED:
            self.hour.go_to(step)

    def read_ahead(self, step: str) -> ReadStep:
        return self.hour.read_ahead(step)

    def end(self) -> None:
        if self.hour.engine.state.situation is not Situation.ENDED:
            self.hour.end()

    # --- notes

    def state(self) -> NotesAre:
        return self._are

    def unlock(self, passphrase: str, done: Done) -> None:
        """The passphrase opens the notes; the very first one becomes the passphrase."""

        def answered(answer: Opened | None, fault: Fault | None) -> None:
            if answer is not None:
                self._take(answer)
            done(fault)
            self._shown()

        self._saved.unlock(passphrase, answered)

    def notes(self, question: str) -> tuple[Note, ...]:
        return self.hour.notebook.of(question)

    def judge(self, asker: object, text: str, heard: Heard) -> None:
        self._judge.ask(asker, text, heard)

    def no_name(self, characters: str) -> None:
        self._no_name(characters)

    def is_no_name(self, word: str) -> bool:
        return word in self.hour.notebook.check.ordinary

    def few(self) -> bool:
        return self.hour.view().people < SMALL_GROUP

    def placeholder(self, flag: Flag) -> str:
        return placeholder(flag.kind, self._text)

    def keep(self, question: str, text: str, allowed: frozenset[str], done: Done) -> None:
        def kept(fault: Fault | None) -> None:
            done(fault)
            self._shown()  # closing shows it too

        self.hour.notebook.keep(question, text, allowed, kept)

    def star(self, note_id: str, done: Done) -> None:
        self.hour.notebook.star(note_id, done)

    def drop(self, note_id: str, done: Done) -> None:
        self.hour.notebook.drop(note_id, done)

    def bring_back(self, note_id: str, done: Done) -> None:
        self.hour.notebook.bring_back(note_id, done)

    def parked(self) -> tuple[Parked, ...]:
        return self.hour.notebook.put_off()

    def park(self, text: str, allowed: frozenset[str], done: Done) -> None:
        self.hour.notebook.park(text, allowed, done)

    def take_up_parked(self, parked_id: str, done: Done) -> None:
        self.hour.notebook.take_up(parked_id, done)

    # --- closing

    def keep_lines(self, question: str, lines: tuple[str, ...], allowed: frozenset[str], done: Done) -> None:
        self.hour.notebook.agree(question, lines, allowed, done)

    def keep_plan(self, plan: Plan, allowed: frozenset[str], done: Done) -> None:
        self.hour.closing.keep_plan(plan, allowed, done)

    def confirm(self, attendance: Attendance, done: Done) -> None:
        self.hour.closing.confirm(attendance, self._then_shown(done))

    def press_grade(self, grade: int, done: Done) -> None:
        self.hour.closing.press(grade, done)
        self._shown()

    def undo_grade(self, done: Done) -> None:
        self.hour.closing.undo(done)
        self._shown()

    def count_anew(self, done: Done) -> None:
        self.hour.closing.start_over(done)
        self._shown()

    def show_lines(self, shown: bool) -> None:
        self.hour.show_lines(shown)
        self._shown()

    def _then_shown(self, done: Done) -> Done:
        def answered(fault: Fault | None) -> None:
            self._shown()
            done(fault)

        return answered

    def finish(self, done: Done) -> None:
        def finished(fault: Fault | None) -> None:
            self.finished = fault is None
            if fault is None:
                self._hand_over()
            done(fault)
            self._shown()

        self.hour.finish(self._unit, finished)

    def _paper(self) -> Summary:
        return self._final or self.hour.summary(self._unit)

    def suggested_name(self) -> str:
        from vilkaarvi.paper.file import suggested_name

        return suggested_name(self._paper(), self._text, draft=not self.finished)

    def save_pdf(self, path: Path, done: Done) -> None:
        self._out.save(self._paper(), path, not self.finished, done, self._beside())

    def show_paper(self, page: "FinishedPage") -> None:
        self._out.show(self._paper(), self._beside(), page)

    def print_paper(self, page: "FinishedPage") -> None:
        self._out.print(self._paper(), self._beside(), page)

    def copy_paper(self, page: "FinishedPage") -> None:
        self._out.copy(self._paper(), self._beside(), page)

    def _beside(self) -> "Beside":
        """What the paper tells beside the group's lines, as it is now."""
        hour, text, programme = self.hour, self._text, self._programme
        tally, entered, session = hour.closing.tally, frozenset(hour.engine.state.spent_ms), hour.engine.session.id

        def seen() -> "Around":
            from vilkaarvi.paper.around import around_of

            return around_of(tally, entered, session, programme, text)

        return seen

    def heavy(self) -> None:
        self._heavy()

    def leave(self) -> None:
        self._recorder.leave(self._told)
        self._hand_over()
        self._leave()
