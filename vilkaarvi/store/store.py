"""The store of one data folder. One writer at a time; readers take no lock and change nothing.

<data>/  writer.lock, writer.json     who writes (lock.py); writer-<n>.lock after it was taken over
         keys.json, keys.json.1       data keys in slots (seal/keyfile.py)
             installation.key, and .1     only without a system keyring (seal/vault.py)
         groups-<id>.journal          groups (groups.py)
         runs/<id>.run, <id>.notes    one run (runs.py)
         retention.log                what was let go, and what must not be (letting_go.py)
         *.new                        unfinished; swept by the next writer
"""

import errno
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from vilkaarvi.errors import Code, Fault
from vilkaarvi.journal.spool import Spool, left_in, sweep, waiting_in
from vilkaarvi.seal.disk import NEW, Disk, RealDisk, told, write_code
from vilkaarvi.seal.keyring import KeyBackend
from vilkaarvi.seal.vault import Vault
from vilkaarvi.store.documents import Documents, Row
from vilkaarvi.store.groups import Group, GroupFiles
from vilkaarvi.store.head import HEAD, RunHead, RunState, head_of, quick_head, to_plain
from vilkaarvi.store.letting_go import Act, Entry, RetentionLog
from vilkaarvi.store.listed import Listed
from vilkaarvi.store.lock import OwnDisk, WriterLock
from vilkaarvi.store.times import blur_time, blur_times

if TYPE_CHECKING:  # read when a run is opened: home lists them without
    from vilkaarvi.notes.summary import Attendance, Summary
    from vilkaarvi.store.runs import Run

_MAY_NOT_WRITE = (errno.EACCES, errno.EPERM, errno.EROFS)


class Store:
    """Open with `Store.open`, and close. Synchronous; all calls from one thread.

    Attributes: data, runs_folder; disk (what else is written in the folder goes through it too); vault; let_go (what
    retention has done); troubles (file name → Fault: what `runs` or `groups` could not read, or found cut off).
    """

    def __init__(
        self, data: Path, vault: Vault, disk: Disk, lock: WriterLock | None, spool: Path | None = None
    ) -> None:
        self.vault, self._spool = vault, spool
        self.data, self.disk, self._lock = data, disk, lock
        self.runs_folder = data / "runs"
        self.let_go = RetentionLog(data, disk)
        self._groups = GroupFiles(data, vault, disk, lock is not None)
        self._run_troubles: dict[str, Fault] = {}
        self._listed = Listed()
        self._cut: set[str] = set()  # runs that were found with an unfinished write at their end, and are whole again
        self._opened: dict[str, Run] = {}

    @classmethod
    def open(
        cls,
        data: Path,
        keyring: KeyBackend | None = None,
        writer: bool = True,
        disk: Disk | None = None,
        take_over: bool = False,
        spool: Path | None = None,
    ) -> "Store":
        """`keyring` None: none is asked. A writer finishes what a crash broke off.

        `take_over`: by a person's hand, from a program on another computer or one that is gone (lock.py). Whoever is
        taken over from writes no more: Fault LOCK_LOST.
        `spool`: a folder of this computer, where what a run writes waits while `data` is gone; it is joined when `data`
        is back, at the latest here.
        Raises Fault DATA_LOCKED (host, process, yours), DATA_UNREADABLE, DATA_READONLY, KEY_MISSING, NEWER_FORMAT,
        DISK_FULL, WRITE_FAILED.
        """
        disk = disk or RealDisk()
        if not writer:
            with _readable(data):
                for folder in (data, data / "runs"):
                    if folder.exists():
                        next(folder.iterdir(), None)  # what may not be read must not look empty
                return cls(data, Vault.open(data, keyring, False, disk), disk, None)
        with _readable(data, writer=True):
            _make_folder(data / "runs", disk)
            lock = WriterLock(data, take_over)
        disk = OwnDisk(disk, lock)
        try:
            with told(data):
                store = cls(data, Vault.open(data, keyring, True, disk), disk, lock, spool)
                store._join_what_waits()
                store._finish_what_was_begun(data)
                if spool is not None:
                    sweep(spool, store._was_let_go)
        except BaseException:
            lock.release()
            raise
        return store

    def blur_times(self) -> None:
        """The times of all files here carry the day of the last change and not the hour; a reader leaves them alone.

        A tool that copies by time and size alone can miss a change of the same day (docs/backup-format.md).
        """
        if self._lock is not None:
            here = [] if self._spool is None else [self._spool]  # on this computer, and no less telling
            for folder in (self.data / "logs", self.runs_folder, self.data, *here):  # a folder after what lies in it
                blur_times(folder)
            for spool in here:
                blur_time(spool.parent)  # made when a folder vanished for the first time

    def close(self) -> None:
        """Lets go of the open runs and the lock."""
        for run in self._opened.values():
            run.release()
        self._opened.clear()
        if self._lock is not None:
            self._lock.release()
            self.blur_times()
            self._lock = None

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def troubles(self) -> dict[str, Fault]:
        left = {name: Fault(Code.JOURNAL_WENT_ON, name=name) for name in left_in(self._spool)} if self._spool else {}
        return left | self._groups.troubles | self._run_troubles

    # --- groups

    def groups(self) -> list[Group]:
        """Oldest first."""
        return self._groups.all()

    def add_group(self, group: Group) -> None:
        """Raises Fault NAME_EMPTY, NAME_TOO_LONG (40 characters), NAME_IDENTIFIES."""
        self._groups.add(group)

    def group(self, group_id: str) -> Group:
        """Raises Fault NO_SUCH_GROUP."""
        found = next((group for group in self.groups() if group.id == group_id), None)
        if found is None:
            raise Fault(Code.NO_SUCH_GROUP)
        return found

    def handed(self) -> dict[str, date]:
        """Group id → the day on which it was handed over to a colleague."""
        return self._groups.handed()

    def mark_handed(self, group: str, day: date | None) -> None:
        """None: it is led here again."""
        self._groups.mark_handed(group, day)

    # --- runs

    def begin_run(
        self,
        group: Group,
        programme: str,
        version: int,
        session: str,
        people: int,
        started: datetime,
        edition: str = "",
    ) -> "Run":
        """A new run of `session` (its id), with its notes' key where that costs no passphrase. `started` in UTC.

        `edition`: of the programme; the group goes by it."""
        run_id = secrets.token_hex(16)
        plain = to_plain(RunHead(run_id, group.id, programme, version, session, people, started, edition=edition))
        key = self.vault.new_run_key(run_id)
        Documents.create(self.runs_folder / f"{run_id}.run", key, self.disk, plain, (HEAD, plain)).close()
        run = self.open_run(run_id)
        if run.notes_open:
            run.prepare_notes()
        return run

    def keep_taken_in(self, head: RunHead, attendance: "Attendance | None", summary: "Summary | None") -> None:
        """A run that was held on another computer: there whole, or not at all; in place of what was taken in before."""
        from vilkaarvi.store.runs import taken_in_rows

        known = self._opened.pop(head.id, None)
        if known is not None:
            known.release()
        self.keep_rows(head, taken_in_rows(head, attendance, summary))

    def keep_rows(self, head: RunHead, rows: Sequence[Row], lost: int = 0) -> None:
        """A run's file anew: there whole, or not at all. `lost`: frames that damage had cost it before."""
        header = to_plain(head) | ({"lost": lost} if lost else {})
        Documents.rewritten(self._path(head.id), self.vault.run_key(head.id), self.disk, header, rows).close()

    def open_run(self, run_id: str) -> "Run":
        """The same `Run` for the same id until it is released: two writers would stop each other.

        Raises Fault NO_SUCH_RUN, FILE_UNREADABLE, KEY_MISSING, NEWER_FORMAT.
        """
        known = self._opened.get(run_id)
        if known is not None and not known.released:
            return known
        if not self._path(run_id).is_file():
            raise Fault(Code.NO_SUCH_RUN, run=run_id)
        from vilkaarvi.store.runs import Run

        self._remember_cuts()
        run = Run(self.runs_folder, run_id, self.vault, self.disk, self._lock is not None, self._spool)
        run.erased = run_id in self.erased()
        run.torn = run.torn or run_id in self._cut
        self._opened[run_id] = run
        return run

    @contextmanager
    def looking_at(self, run_id: str) -> "Iterator[Run]":
        """A run for a moment, only to read; whoever has it open is not disturbed. Raises the Faults of `open_run`."""
        if not self._path(run_id).is_file():
            raise Fault(Code.NO_SUCH_RUN, run=run_id)
        from vilkaarvi.store.runs import Run

        run = Run(self.runs_folder, run_id, self.vault, self.disk, writer=False)
        try:
            yield run
        finally:
            run.release()

    def runs(self) -> list[RunHead]:
        """All runs that can be read, newest first; of the others `troubles` tells."""
        self._run_troubles.clear()
        heads = []
        for path in self.runs_folder.glob("*.run"):
            try:
                heads.append(self._listed.head(path, self._head, lambda name: name not in self._run_troubles))
            except Fault as fault:
                self._run_troubles[path.name] = fault
        self._remember_cuts()
        for head in heads:
            if head.id in self._cut and head.state is not RunState.FINISHED:
                self._run_troubles.setdefault(f"{head.id}.run", Fault(Code.LAST_WRITE_CUT))
        return sorted(heads, key=lambda head: (head.started, head.id), reverse=True)

    def _remember_cuts(self) -> None:
        self._cut.update(run_id for run_id, run in self._opened.items() if run.torn)

    def unfinished(self) -> RunHead | None:
        """The newest hour that was broken off."""
        return self._newest(RunState.ONGOING)

    def latest_finished(self) -> RunHead | None:
        return self._newest(RunState.FINISHED)

    def _newest(self, state: RunState) -> RunHead | None:
        return next((head for head in self.runs() if head.state is state), None)

    def _head(self, run_id: str) -> RunHead:
        path, keys = self._path(run_id), self.vault.run_keys(run_id)
        head = quick_head(path, keys, self.disk)
        if head is None:  # damaged, or the last frame tells of something else
            documents = Documents.open(path, keys, self.disk, writer=False)
            if documents.journal.torn:
                self._run_troubles[path.name] = Fault(Code.LAST_WRITE_CUT)
            if damage := documents.damage():
                self._run_troubles[path.name] = damage
            head = head_of(documents)
        if head.id != run_id:
            raise Fault(Code.FILE_UNREADABLE, name=path.name)
        return head

    def _path(self, run_id: str) -> Path:
        name = run_id if run_id.isalnum() and run_id.isascii() else "-"  # never a path that leads elsewhere
        return self.runs_folder / f"{name}.run"

    # --- when the time of something has come (retention.py)

    def erased(self) -> dict[str, Entry]:
        """Run → what was erased of it; nothing while the log cannot be read: then nothing is erased either."""
        with suppress(Fault):
            return self.let_go.erased()
        return {}

    def holds_notes(self, run_id: str) -> bool:
        """True when notes or a draft of `run_id` lie here; nothing is opened."""
        return self.vault.has_notes_key(run_id) or self._path(run_id).with_suffix(".notes").exists()

    def finish_letting_go(self, run_id: str) -> None:
        """What the log says is erased of a run is so when this returns. Raises the Faults of a run."""
        entry = self.erased().get(run_id)
        if entry is None or not self._path(run_id).is_file():
            return
        notes, summary = self.holds_notes(run_id), entry.act is Act.ERASED_SUMMARY
        head = self._head(run_id)
        left = head.state is RunState.FINISHED or len(self.vault.run_keys(run_id)) > 1
        if not notes and not (left if summary else head.state is RunState.ONGOING):
            return
        known = run_id in self._opened
        run = self.open_run(run_id)
        run.erased = True
        run.erase_summary() if summary else run.erase_notes()
        if not known:
            run.release()

    # --- after a crash

    def _join_what_waits(self) -> None:
        """What was written while the folder was gone; it needs no key. What cannot be joined waits on."""
        for name in waiting_in(self._spool) if self._spool else []:
            with suppress(OSError):
                assert self._spool is not None  # noqa: S101  something waits in it
                Spool(self._spool, name).join(self.runs_folder / name, self.disk)

    def _was_let_go(self, name: str) -> bool:
        """True when what waits for the journal `name` is known here as erased or, of notes, finished.

        An empty folder where a network drive should be knows nothing, and so nothing that waits is lost. Counts that
        wait for a run whose summary was erased are joined first; only what was put aside may hold the summary.
        """
        run = Path(name)
        if run.suffix == ".run" and self._spool is not None and name not in waiting_in(self._spool):
            entry = self.erased().get(run.stem)
            return entry is not None and entry.act is Act.ERASED_SUMMARY
        if run.suffix != ".notes" or self.holds_notes(run.stem):
            return False
        with suppress(Fault):
            return run.stem in self.erased() or self._head(run.stem).state is RunState.FINISHED
        return False

    def _finish_what_was_begun(self, data: Path) -> None:
        """Leftovers are swept; the notes of finished runs are destroyed, those of closed ones compact where they open.

        Notes under a passphrase are made compact when it has been given and they are opened.
        """
        for left in [*data.glob(f"*{NEW}"), *self.runs_folder.glob(f"*{NEW}")]:
            with suppress(OSError):
                self.disk.remove(left)
        for run_id in self.erased():
            with suppress(Fault):  # the next writer tries again
                self.finish_letting_go(run_id)
        keyed = self.vault.runs_with_notes()
        for run_id in {*keyed, *(path.stem for path in self.runs_folder.glob("*.notes"))}:
            with suppress(Fault):  # told when somebody opens or lists it
                state = self._head(run_id).state if self._path(run_id).is_file() else RunState.ONGOING
                if state is RunState.ONGOING:
                    continue
                from vilkaarvi.store.runs import notes_are_compact  # only where an hour has ended

                if state is RunState.CLOSED and notes_are_compact(self.runs_folder, run_id, self.vault, self.disk):
                    continue
                run = self.open_run(run_id)
                with suppress(Fault):
                    run.destroy_notes()
                    run.compact()
                run.release()


def _make_folder(folder: Path, disk: Disk) -> None:
    """With its parents; their names survive a power cut too."""
    if not folder.exists():
        _make_folder(folder.parent, disk)
        folder.mkdir(exist_ok=True)
        disk.sync_folder(folder.parent)
    next(folder.iterdir(), None)


class _readable:  # noqa: N801  reads as a word at its place of use
    """An OSError while a folder is opened becomes Fault DATA_UNREADABLE, DISK_FULL, or DATA_READONLY.

    The last is a writer's: what is there can be read, but nothing can be made there.
    """

    def __init__(self, data: Path, writer: bool = False) -> None:
        self._data, self._writer = data, writer

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(fault, OSError):
            if write_code(fault) is Code.DISK_FULL:
                raise Fault(Code.DISK_FULL, path=self._data) from fault
            only_read = self._writer and fault.errno in _MAY_NOT_WRITE and _can_be_read(self._data)
            raise Fault(Code.DATA_READONLY if only_read else Code.DATA_UNREADABLE, path=self._data) from fault


def _can_be_read(folder: Path) -> bool:
    """Also a folder that is still to be made, where the one that it would lie in can be read."""
    try:
        nearest = next(each for each in (folder, *folder.parents) if each.exists())
        next(nearest.iterdir(), None)
    except OSError:
        return False
    return True
