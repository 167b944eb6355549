"""The store of one data folder. One writer at a time; readers take no lock and change nothing."""

import json
import os
import secrets
import socket
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from vilkaarvi.errors import Code, Fault
from vilkaarvi.journal.disk import Disk, RealDisk
from vilkaarvi.journal.journal import guarded
from vilkaarvi.notes.check import unanswered
from vilkaarvi.seal import KeyStore, Vault
from vilkaarvi.store.documents import Documents
from vilkaarvi.store.runs import Run, RunHead, RunState

LONGEST_NAME = 40
GROUPS = "groups"


@dataclass(frozen=True)
class Group:
    """A workplace group. Never a member list."""

    id: str
    name: str
    unit: str
    headcount: int
    created: date


def checked_name(name: str, may_be_empty: bool = False) -> str:
    """A group's or a unit's name, stripped. Raises Fault NAME_EMPTY, NAME_TOO_LONG or NAME_IDENTIFIES."""
    name = " ".join(name.split())
    if not name and not may_be_empty:
        raise Fault(Code.NAME_EMPTY)
    if len(name) > LONGEST_NAME:
        raise Fault(Code.NAME_TOO_LONG, most=LONGEST_NAME)
    if unanswered(name):
        raise Fault(Code.NAME_IDENTIFIES)
    return name


class Store:
    """Open with `Store(folder, key_store)`. Raises Fault DATA_LOCKED (host, process) or DATA_UNREADABLE."""

    def __init__(self, folder: Path, system: KeyStore, writer: bool = True, disk: Disk | None = None) -> None:
        self._folder, self._writer, self._disk = folder, writer, disk or RealDisk()
        self._runs = folder / "runs"
        self._lock: FileLock | None = None
        try:
            if writer:
                self._runs.mkdir(parents=True, exist_ok=True)
                self._take_lock()
            elif folder.exists():
                list(folder.iterdir())
            self.vault = Vault(folder, system, writer)
        except OSError as fault:
            self.close()
            raise Fault(Code.DATA_UNREADABLE, path=folder) from fault
        if writer:
            self._finish_what_was_begun()

    def _take_lock(self) -> None:
        lock = FileLock(self._folder / "writer.lock", timeout=0)
        note = self._folder / "writer.json"
        try:
            lock.acquire()
        except Timeout as fault:
            holder = json.loads(note.read_text("utf-8")) if note.exists() else {}
            facts = {"host": holder.get("host", "–"), "process": holder.get("process", "–")}
            raise Fault(Code.DATA_LOCKED, **facts) from fault
        self._lock = lock
        note.write_text(json.dumps({"host": socket.gethostname(), "process": os.getpid()}), "utf-8")

    def close(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- groups

    def _groups(self) -> Documents | None:
        path = self._folder / "groups.journal"
        if path.exists():
            return Documents.at(path, self.vault.run_key(GROUPS), self._disk, writer=self._writer)
        if not self._writer:
            return None
        return Documents.at(path, self.vault.run_key(GROUPS, make=True), self._disk, {GROUPS: 1})

    def groups(self) -> list[Group]:
        documents = self._groups()
        rows = documents.all(GROUPS) if documents else []
        return [Group(**{**row, "created": date.fromisoformat(row["created"])}) for row in rows]

    def add_group(self, name: str, unit: str, headcount: int, today: date) -> Group:
        """Raises the Faults of `checked_name`."""
        group = Group(secrets.token_hex(8), checked_name(name), checked_name(unit, True), headcount, today)
        documents = self._groups()
        if documents is not None:
            documents.add(GROUPS, [{**asdict(group), "created": today.isoformat()}])
        return group

    # --- runs

    def begin_run(self, group: str, programme: str, version: int, session: str, people: int, started: datetime) -> Run:
        run_id = secrets.token_hex(16)
        header = {
            "run": run_id, "group": group, "programme": programme, "version": version, "session": session,
            "people": people, "started": started.isoformat(timespec="seconds"),
        }  # fmt: skip
        guarded(self._runs, lambda: self._runs.mkdir(exist_ok=True))
        key = self.vault.run_key(run_id, make=True)
        Documents.at(self._runs / f"{run_id}.run", key, self._disk, header)
        return self.open_run(run_id)

    def open_run(self, run_id: str) -> Run:
        """Raises Fault NO_SUCH_RUN."""
        if not run_id.isalnum() or not (self._runs / f"{run_id}.run").is_file():
            raise Fault(Code.NO_SUCH_RUN, run=run_id)
        return Run(self._runs, run_id, self.vault, self._disk, self._writer)

    def runs(self) -> list[RunHead]:
        """All runs that can be read, newest first. Those that cannot are left out here and told when opened."""
        heads = []
        for path in self._runs.glob("*.run"):
            try:
                heads.append(self.open_run(path.stem).head)
            except Fault:
                continue
        return sorted(heads, key=lambda head: (head.started, head.id), reverse=True)

    def unfinished(self) -> RunHead | None:
        """The newest hour that was broken off."""
        return next((head for head in self.runs() if head.state is RunState.ONGOING), None)

    def latest_finished(self) -> RunHead | None:
        return next((head for head in self.runs() if head.state is RunState.FINISHED), None)

    def _finish_what_was_begun(self) -> None:
        for path in self._runs.glob("*.notes"):
            try:
                self.open_run(path.stem).sweep()
            except Fault:
                continue
        for left in self._runs.glob("*.new"):
            left.unlink(missing_ok=True)
