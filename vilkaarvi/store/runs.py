"""One run on the disk: `<id>.run` with events and summary, `<id>.notes` with working notes and draft lines.

Both are journals (journal/frames.py). Tables of a .run: head (one document), events (session/events.py, `to_plain`; of
checks that follow each other the newest stands), counted (attendance and tally, one document each), summary (one
document; its being there means Färdigställd). Tables of a .notes: notes, lines, plan (one document), parked (questions
that were put off: id, text, order, taken; a file from before there were any has no such table); no clock time stands
there.

What retention has let go of (retention.py) leaves the .run: of a run whose notes were erased the events and counts, of
one whose summary was erased the same, in a file written anew under a fresh key as the notes are.

A journal keeps what was changed or removed. So when the hour is over the .notes are written anew under a fresh key: its
slot first, then the file, then the old slot is dropped. What changes in a .run are old checks and counts.
"""

from contextlib import suppress
from dataclasses import asdict, fields
from datetime import date, datetime
from pathlib import Path

from vilkaarvi.errors import Code, Fault
from vilkaarvi.journal.spool import Spool
from vilkaarvi.notes.note import Note, Parked
from vilkaarvi.notes.summary import Agreed, Attendance, How, NextStep, Plan, Summary, Went
from vilkaarvi.seal.disk import Disk, told
from vilkaarvi.seal.vault import NotesState, Vault
from vilkaarvi.session.events import Checked, Event, HourEnded
from vilkaarvi.session.events import from_plain as event_from_plain
from vilkaarvi.session.events import to_plain as event_to_plain
from vilkaarvi.session.tally import Tally
from vilkaarvi.session.tally import from_plain as tally_from_plain
from vilkaarvi.session.tally import to_plain as tally_to_plain
from vilkaarvi.store.documents import Document, Documents, Row
from vilkaarvi.store.head import EVENTS, HEAD, SUMMARY, RunHead, RunState, head_of, state_of
from vilkaarvi.store.head import to_plain as head_to_plain

NOTES, LINES, PLAN, PARKED, COUNTED = "notes", "lines", "plan", "parked", "counted"


class Run:
    """An open run. What writes returns when it is on the disk.

    Attributes: released (its files are let go), erased (retention has let go of its notes or its summary: it is over),
    torn (an unfinished write was found at the end of a file when it was opened; it was never acknowledged).
    Raises the Faults of a journal (DISK_FULL, WRITE_FAILED: nothing has changed then) and of the vault.
    """

    def __init__(
        self, folder: Path, run_id: str, vault: Vault, disk: Disk, writer: bool, spool: Path | None = None
    ) -> None:
        """`spool`: a folder of this computer, where what is written waits while `folder` is gone."""
        self._folder, self._id, self._vault, self._disk, self._writer = folder, run_id, vault, disk, writer
        self._spools = {end: Spool(spool, f"{run_id}{end}") for end in (".run", ".notes")} if spool and writer else {}
        keys = vault.run_keys(run_id)
        self._run = Documents.open(folder / f"{run_id}.run", keys, disk, writer, self._spools.get(".run"))
        self._notes: Documents | None = None
        self._notes_path = folder / f"{run_id}.notes"
        self._newest = self._run.last(EVENTS)
        self.released = self.erased = False
        self.torn = self._run.journal.torn > 0

    @property
    def head(self) -> RunHead:
        return head_of(self._run)

    @property
    def started(self) -> datetime:
        """When the hour began, on the wall, in UTC."""
        return self.head.started

    @property
    def damage(self) -> Fault | None:
        """JOURNAL_DAMAGED with the number of pieces lost, or None. The notes are counted once they are open."""
        lost = self._run.journal.lost + (self._notes.journal.lost if self._notes else 0)
        return Fault(Code.JOURNAL_DAMAGED, lost=lost) if lost else None

    @property
    def aside(self) -> Fault | None:
        """FOLDER_GONE while what is written waits on this computer for its folder to come back."""
        waits = self._run.journal.aside or (self._notes is not None and self._notes.journal.aside)
        return Fault(Code.FOLDER_GONE, path=self._folder) if waits else None

    def look_again(self) -> None:
        """Joins what waits, if the folder is back. Raises Fault JOURNAL_WENT_ON or LOCK_LOST where it must not."""
        self._run.journal.look_again()
        if self._notes is not None:
            self._notes.journal.look_again()

    # --- the hour

    def record(self, events: tuple[Event, ...]) -> None:
        """All of them, or on a Fault none."""
        self._must_be_ours()
        plain = [event_to_plain(event) for event in events]
        if len(events) == 1 and self._renews_check(events[0]):
            assert self._newest is not None  # noqa: S101  that is what `_renews_check` asked
            self._run.replace(EVENTS, self._newest[0], plain[0])
            self._newest = (self._newest[0], plain[0])
        elif plain:
            self._newest = (self._run.add(EVENTS, plain), plain[-1])

    def events(self) -> list[Event]:
        """In order. Raises Fault NEWER_FORMAT on an event that this version does not know.

        And RUN_TAKEN_IN: without events nobody can go on with such a run, or count it once more.
        """
        self._must_be_ours()
        try:
            return [event_from_plain(plain) for plain in self._run.all(EVENTS)]
        except (KeyError, TypeError) as fault:
            raise Fault(Code.NEWER_FORMAT, name=f"{self._id}.run") from fault

    def close(self) -> None:
        """The hour is over, if it was not: nobody will be asked to go on with it."""
        if self.head.state is RunState.ONGOING:
            at_ms = self._newest[1]["at_ms"] if self._newest else 0
            self.record((HourEnded(at_ms),))
        self.compact()

    def _must_be_ours(self) -> None:
        """Raises Fault RUN_TAKEN_IN: what was held on another computer is only read here."""
        if self.head.taken_in:
            raise Fault(Code.RUN_TAKEN_IN)

    def _renews_check(self, event: Event) -> bool:
        """A check after a check stands in its place, so that an hour does not grow by 1 800 of them."""
        if not isinstance(event, Checked) or self._newest is None or self._newest[1]["did"] != Checked.__name__:
            return False
        return (self._newest[1]["film_ms"] is None) == (event.film_ms is None)

    # --- notes and draft lines; all raise Fault NOTES_LOCKED until the vault is unlocked

    @property
    def notes_open(self) -> bool:
        """True when notes can be kept and read."""
        return self._vault.notes_state is NotesState.READY

    def keep_note(self, note: Note) -> None:
        """A new note, or a changed one with the same id."""
        self._opened().put(NOTES, "id", asdict(note))

    def drop_note(self, note_id: str) -> None:
        self._opened().remove(NOTES, "id", note_id)

    def notes(self) -> list[Note]:
        """In the order in which they were written."""
        return sorted((Note(**_known(Note, plain)) for plain in self._read(NOTES)), key=lambda note: note.order)

    def keep_parked(self, parked: Parked) -> None:
        """A question that is parked now, or a changed one with the same id."""
        self._opened().put(PARKED, "id", asdict(parked))

    def parked(self) -> list[Parked]:
        """The oldest first, those that have been taken up too."""
        return sorted((Parked(**_known(Parked, plain)) for plain in self._read(PARKED)), key=lambda each: each.order)

    def keep_lines(self, question: str, lines: tuple[str, ...]) -> None:
        """The draft of the lines that the group agrees on."""
        self._opened().put(LINES, "question", {"question": question, "lines": list(lines)})

    def lines(self) -> dict[str, tuple[str, ...]]:
        """Question → its draft lines."""
        return {plain["question"]: tuple(plain["lines"]) for plain in self._read(LINES)}

    def keep_plan(self, plan: Plan) -> None:
        """The draft of what happens next, and of the line for the manager."""
        self._opened().put(PLAN, "kind", {"kind": PLAN, **plan_to_plain(plan)})

    def plan(self) -> Plan:
        kept = self._read(PLAN)
        return plan_from_plain(kept[0]) if kept else Plan()

    # --- what was counted; it stays when the notes are gone

    def keep_attendance(self, attendance: Attendance) -> None:
        self._must_be_ours()
        self._run.put(COUNTED, "kind", attendance_to_plain(attendance))

    def attendance(self) -> Attendance | None:
        plain = self._counted("attendance")
        return attendance_from_plain(plain) if plain else None

    def keep_tally(self, tally: Tally) -> None:
        self._must_be_ours()
        self._run.put(COUNTED, "kind", {"kind": "tally", "counts": tally_to_plain(tally)})

    def tally(self) -> Tally | None:
        """None: the slips have not been counted."""
        plain = self._counted("tally")
        return tally_from_plain(plain["counts"]) if plain else None

    def _counted(self, kind: str) -> Document | None:
        found = next((plain for plain in self._run.all(COUNTED) if plain["kind"] == kind), None)
        return {name: value for name, value in found.items() if name != "kind"} if found else None

    def prepare_notes(self) -> None:
        """Makes the notes' key and file, so that the first note is as fast as any."""
        self._opened()

    def _read(self, table: str) -> list[Document]:
        if not self._writer and not self._notes_path.exists():
            return []
        return self._opened().all(table)

    def _opened(self) -> Documents:
        self._must_be_ours()
        if not self.notes_open:
            raise Fault(Code.NOTES_LOCKED)
        if self._notes is None:
            if self.summary() is not None or self.erased:
                raise Fault(Code.KEY_MISSING, path=self._notes_path)  # finished, or their time has come: they are gone
            self._notes = self._notes_file()
            if self._writer and state_of(self._run) is RunState.CLOSED:
                with suppress(Fault):  # the notes are whole; it is tried again when they are next opened
                    self._write_anew(self._notes)
        return self._still_open()

    def _still_open(self) -> Documents:
        if self._notes is None:
            self._notes = self._notes_file()
        return self._notes

    def _notes_file(self) -> Documents:
        vault, path, spool = self._vault, self._notes_path, self._spools.get(".notes")
        if not path.exists():
            key = vault.notes_keys(self._id)[0] if vault.has_notes_key(self._id) else vault.new_notes_key(self._id)
            return Documents.create(path, key, self._disk, {"holds": "notes"}, spool=spool)
        if self._writer:
            with told(path):  # whatever file has this name now keeps it, before a note or a key depends on it
                self._disk.sync_folder(self._folder)
        documents = Documents.open(path, vault.notes_keys(self._id), self._disk, self._writer, spool)
        self.torn = self.torn or documents.journal.torn > 0  # still so when they are written anew
        if self._writer:
            with suppress(Fault):  # a key that opens nothing; it is dropped another time
                vault.keep_one_notes_key(self._id, documents.journal.key)
        return documents

    def compact(self) -> None:
        """What was changed or removed in the notes can no longer be read with any key that there is.

        Nothing happens to notes that are locked, finished, or compact already. After a Fault the notes are whole, and
        the next call or the next writer that can open them does what was left.
        """
        if not self._writer or not self.notes_open or not self._notes_path.exists() or self.summary() is not None:
            return
        self._write_anew(self._opened())

    def _write_anew(self, before: Documents) -> None:
        if before.is_compact:
            self._vault.keep_one_notes_key(self._id, before.journal.key)
            return
        before.journal.settle()
        key, rows, lost = self._vault.new_notes_key(self._id), before.rows(), before.journal.lost
        self._notes = None  # opened anew if this fails: nobody knows then which file has the name
        before.close()
        header = {"holds": "notes"} | ({"lost": lost} if lost else {})
        self._notes = Documents.rewritten(self._notes_path, key, self._disk, header, rows, self._spools.get(".notes"))
        self._vault.keep_one_notes_key(self._id, key)

    # --- the end

    def finish(self, summary: Summary) -> None:
        """The summary is final and on the disk; then the notes' key and file are destroyed.

        If a Fault comes after the summary was stored, `summary` tells it, and the next writer finishes the rest.
        """
        self._must_be_ours()
        if self.summary() is None:
            self._run.add(SUMMARY, [summary_to_plain(summary)])
        self.destroy_notes()

    def destroy_notes(self) -> None:
        """Only for a finished run; nothing happens to another one."""
        if self.summary() is not None:
            self._let_notes_go()

    def _let_notes_go(self) -> None:
        """Their key first: what is left then can be read by nobody."""
        if self._notes is not None:
            self._notes.close()
            self._notes = None
        with told(self._notes_path):
            self._vault.drop_notes_key(self._id)
        with suppress(OSError):
            if ".notes" in self._spools:
                self._spools[".notes"].let_go()
        with suppress(OSError):  # what is left has no key any more; the next writer tries again
            self._disk.remove(self._notes_path)
            self._disk.sync_folder(self._folder)

    # --- when their time has come (retention.py)

    def erase_notes(self) -> None:
        """Notes and draft that were never agreed on are destroyed; nobody will be asked to go on with the hour.

        Events and counts stay. May be called again when a Fault or a crash broke it off.
        """
        self.erased = True
        self._let_notes_go()
        if self.head.state is RunState.ONGOING:
            self.record((HourEnded(self._newest[1]["at_ms"] if self._newest else 0),))

    def erase_summary(self) -> None:
        """The summary can no longer be read with any key that there is: the file is written anew without it, under a
        fresh key, and the old key is dropped. May be called again when a Fault or a crash broke it off.
        """
        self.erased = True
        self._let_notes_go()
        if self.summary() is not None:
            key = self._vault.new_run_key(self._id)
            of = {name: [row for row in self._run.rows() if row[0] == name] for name in (HEAD, COUNTED, EVENTS)}
            header = {**head_to_plain(self.head)} | ({"lost": lost} if (lost := self._run.journal.lost) else {})
            path = self._folder / f"{self._id}.run"
            self._run.close()
            try:
                rows = [*of[HEAD], *of[COUNTED], *of[EVENTS]]  # an event last, where a glance finds it
                self._run = Documents.rewritten(path, key, self._disk, header, rows)
            except Fault:
                self._run = Documents.open(path, self._vault.run_keys(self._id), self._disk, self._writer)
                raise
            self._newest = self._run.last(EVENTS)
        self._vault.keep_one_run_key(self._id, self._run.journal.key)
        with suppress(OSError):  # no key of today opens it; the next writer tries again
            if ".run" in self._spools:
                self._spools[".run"].let_go()

    def summary(self) -> Summary | None:
        """What was finished; None before."""
        kept = self._run.last(SUMMARY)
        return summary_from_plain(kept[1]) if kept else None

    def release(self) -> None:
        """Lets go of the files; what is written afterwards is refused with Fault WRITE_FAILED."""
        self.released = True
        self._run.close()
        if self._notes is not None:
            self._notes.close()


def notes_are_compact(folder: Path, run_id: str, vault: Vault, disk: Disk) -> bool:
    """True when nothing is left to do for a closed run, or nothing can be done now. Does not read the run's events."""
    path = folder / f"{run_id}.notes"
    if not vault.has_notes_key(run_id) or not path.exists():
        return False
    if vault.notes_state is not NotesState.READY:
        return True
    keys = vault.notes_keys(run_id)
    documents = Documents.open(path, keys, disk, writer=False)
    documents.close()
    return documents.is_compact and len(keys) == 1


def taken_in_rows(head: RunHead, attendance: Attendance | None, summary: Summary | None) -> list[Row]:
    """What the file of a run holds that was held on another computer; the summary last, where a glance finds it."""
    rows: list[Row] = [(HEAD, "1", head_to_plain(head))]
    if attendance is not None:
        rows.append((COUNTED, "1", attendance_to_plain(attendance)))
    if summary is not None:
        rows.append((SUMMARY, "1", summary_to_plain(summary)))
    return rows


def attendance_to_plain(attendance: Attendance) -> Document:
    return {"kind": "attendance", **asdict(attendance)}


def attendance_from_plain(plain: Document) -> Attendance:
    return Attendance(**{name: value for name, value in plain.items() if name != "kind"})


def _known(kind: type[Note] | type[Parked], plain: Document) -> Document:
    """What this version knows of a document; a later one may have written more."""
    return {field.name: plain[field.name] for field in fields(kind) if field.name in plain}


def plan_to_plain(plan: Plan) -> Document:
    went = {"went": [asdict(each) for each in plan.went]} if plan.went else {}
    return {"steps": [asdict(step) for step in plan.steps], "upward": plan.upward, "parked": list(plan.parked), **went}


def plan_from_plain(plain: Document) -> Plan:
    steps = tuple(NextStep(**step) for step in plain["steps"])
    went = tuple(Went(each["line"], How(each["how"])) for each in plain.get("went", ()))
    return Plan(steps, plain["upward"], tuple(plain.get("parked", ())), went)  # earlier versions knew neither


def summary_to_plain(summary: Summary) -> Document:
    return {**asdict(summary), "day": summary.day.isoformat(), "plan": plan_to_plain(summary.plan)}


def summary_from_plain(plain: Document) -> Summary:
    """Raises Fault NEWER_FORMAT on a summary of another shape."""
    try:
        agreed = tuple(Agreed(row["question"], row["prompt"], tuple(row["lines"])) for row in plain["agreed"])
        plan = plan_from_plain(plain["plan"]) if "plan" in plain else Plan()
        return Summary(**{**plain, "day": date.fromisoformat(plain["day"]), "agreed": agreed, "plan": plan})
    except (KeyError, TypeError, ValueError) as fault:
        raise Fault(Code.NEWER_FORMAT, name=SUMMARY) from fault
