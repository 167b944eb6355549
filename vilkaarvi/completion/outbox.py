"""What this installation hands over: its cards and records as signed lines, kept in a journal of their own.

    <data>/outbox-<id>.journal      frames as in journal/frames.py, three tables
        lines     number → {"run": run id | null, "line": …}  the line as it leaves (wire.py); the run never leaves
        kept      number → {"lost": frames lost so far}       written when the line is surely on the disk
        reported  number → {"day": "2026-11-24"}              a report with the lines up to this one was written

Only lines up to the highest number kept are ever shown. So nobody can carry away a line that a power cut then takes
back, and a number whose line is not on the disk may be used: nobody has seen it. A line that was not yet marked as kept
is written and marked once more before anything else. No number is used for two contents; frames that damage has cost
are counted as used.

The signing seed and the journal's key lie in the vault under the file's name; a file without its seed (restored from a
backup) is still handed over, and a new one with a new seed is begun. The outbox outlives the notes and the run: nothing
in it came from a note.
"""

import json
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from vilkaarvi.completion.model import CompletionRecord, Content, GroupCard, Identifies
from vilkaarvi.completion.wire import HandedOver, check, packed, unpacked
from vilkaarvi.errors import Code, Fault
from vilkaarvi.journal.journal import Journal
from vilkaarvi.seal.disk import Disk, RealDisk
from vilkaarvi.seal.signing import key_name, public_of
from vilkaarvi.seal.vault import Vault

LINES, KEPT, REPORTED = "lines", "kept", "reported"


class Outbox:
    """Open with `Outbox.open`, and close. All calls from one thread; a writer's holds the store's lock.

    Attributes: troubles (file name → Fault: what could not be read).
    What keeps something returns when it is on the disk, and raises Fault DISK_FULL or WRITE_FAILED; then nobody is
    shown it, and it may be kept again.
    """

    def __init__(self, data: Path, vault: Vault, identifies: Identifies, disk: Disk, writer: bool) -> None:
        self._data, self._vault, self._disk, self._writer = data, vault, disk, writer
        self._identifies = identifies
        self.troubles: dict[str, Fault] = {}
        self._files = [file for path in sorted(data.glob("outbox-*.journal")) if (file := self._opened(path))]

    @classmethod
    def open(
        cls, data: Path, vault: Vault, identifies: Identifies, writer: bool = True, disk: Disk | None = None
    ) -> "Outbox":
        """`identifies` is the detector, handed in. Opening makes no file; the first thing that is kept does."""
        return cls(data, vault, identifies, disk or RealDisk(), writer)

    def close(self) -> None:
        for file in self._files:
            file.journal.close()

    def keep_record(self, run: str, record: CompletionRecord) -> CompletionRecord:
        """Kept as the newest of `run`, in place of an earlier one that says something else.

        When the newest says the same already, nothing is written and it is the answer: a close that a crash broke off,
        or whose answer was lost, may be done again. Raises Fault COUNT_IMPOSSIBLE.
        """
        check(record, self._identifies)
        self.settle()
        newest = self.record_of(run)
        if newest is not None:
            record = replace(record, supersedes=newest.id)
            if replace(record, id=newest.id, supersedes=newest.supersedes) == newest:
                return newest
        if any(isinstance(each.content, CompletionRecord) and each.content.id == record.id for each in self.handed()):
            record = replace(record, id=secrets.token_hex(16))  # corrected and kept again: it is another record
        self._keep(record, run)
        return record

    def keep_card(self, card: GroupCard) -> GroupCard:
        """Kept with the next revision; nothing is written when the newest says the same.

        Raises Fault NAME_EMPTY, NAME_TOO_LONG, NAME_IDENTIFIES or COUNT_IMPOSSIBLE.
        """
        check(card, self._identifies)
        self.settle()
        newest = self.card_of(card.group)
        if newest is not None:
            card = replace(card, revision=newest.revision + 1)
            if replace(card, revision=newest.revision) == newest:
                return newest
        self._keep(card, None)
        return card

    def record_of(self, run: str) -> CompletionRecord | None:
        """The newest record of a run."""
        mine = [each.content for file in self._files for its_run, each in file.shown() if its_run == run]
        records = [content for content in mine if isinstance(content, CompletionRecord)]
        replaced = {record.supersedes for record in records}
        return next((record for record in reversed(records) if record.id not in replaced), None)

    def card_of(self, group: str) -> GroupCard | None:
        """The newest card of a group."""
        cards = [each.content for each in self.handed() if isinstance(each.content, GroupCard)]
        return max((card for card in cards if card.group == group), key=lambda card: card.revision, default=None)

    def handed(self) -> list[HandedOver]:
        """Everything that was kept, in the order of the numbers of each file."""
        return [each for file in self._files for _run, each in file.shown()]

    def lines(self) -> list[str]:
        """The same as it leaves the laptop."""
        return [each.line for each in self.handed()]

    def public_keys(self) -> dict[str, bytes]:
        """Key name → public key, of all that has been signed here: what a register must know."""
        return {key_name(public): public for public in (file.public for file in self._files)}

    @property
    def signs(self) -> bytes | None:
        """The public key under which the next thing is kept; None before the first."""
        return next((file.public for file in self._files if file.seed is not None), None)

    # --- what a written report held

    def unreported(self) -> list[CompletionRecord]:
        """The records that stand and that no report has held."""
        mine = [(file, each) for file in self._files for _run, each in file.shown()]
        records = [(file, each, each.content) for file, each in mine if isinstance(each.content, CompletionRecord)]
        replaced = {record.supersedes for _file, _each, record in records}
        return [record for file, each, record in records if each.number > file.reported and record.id not in replaced]

    def last_reported(self) -> date | None:
        """The day on which a report last held something new."""
        return max((file.reported_on for file in self._files if file.reported_on), default=None)

    def remember_reported(self, handed: Iterable[HandedOver], day: date) -> None:
        """A report with `handed` was written; nothing is written here when an earlier one held them all."""
        handed = list(handed)
        for file in self._files:
            file.remember(max((each.number for each in handed if each.key == key_name(file.public)), default=0), day)

    def settle(self) -> None:
        """What a crash broke off between a line and its mark is brought to its end, so that it is shown.

        Raises Fault WRITE_FAILED to a reader, and as what keeps something.
        """
        if not self._writer:
            raise Fault(Code.WRITE_FAILED, path=self._data)
        for file in self._files:
            file.settle()

    def _keep(self, content: Content, run: str | None) -> None:
        file = next((file for file in self._files if file.seed is not None), None)
        if file is None:
            file = self._begun()
            self._files.append(file)
        file.add(content, run, self._identifies)

    def _begun(self) -> "_File":
        name = f"outbox-{secrets.token_hex(8)}"
        seed, key = self._vault.new_signing_seed(name), self._vault.new_run_key(name)
        path = self._data / f"{name}.journal"
        header = {"holds": "outbox", "public": public_of(seed).hex()}
        return _File(Journal.create(path, key, self._disk, header), seed)

    def _opened(self, path: Path) -> "_File | None":
        try:
            journal = Journal(path, self._vault.run_keys(path.stem), self._disk, self._writer)
        except Fault as fault:
            self.troubles[path.name] = fault
            return None
        if journal.lost:
            self.troubles[path.name] = Fault(Code.JOURNAL_DAMAGED, lost=journal.lost)
        try:
            return _File(journal, self._seed(path.stem))
        except Fault as fault:
            journal.close()
            self.troubles[path.name] = Fault(fault.code, **{**fault.facts, "name": path.name})
            return None

    def _seed(self, name: str) -> bytes | None:
        with suppress(Fault):
            return self._vault.signing_seed(name)
        return None


class _File:
    """One journal. Attributes: journal, seed (None: nothing is added), public, reported (the highest number that a
    written report held), reported_on (and the day of that report).

    Raises Fault FILE_UNREADABLE when nobody can say who signed, and those of `unpacked` on a strange line.
    """

    def __init__(self, journal: Journal, seed: bytes | None) -> None:
        self.journal, self.seed = journal, seed
        self.public = public_of(seed) if seed else bytes.fromhex(journal.header.get("public", ""))
        if not self.public:
            raise Fault(Code.FILE_UNREADABLE)
        self._lines: dict[int, tuple[str | None, HandedOver]] = {}  # number → run and line
        self._kept = self._lost = self.reported = 0
        self.reported_on: date | None = None
        for payload in journal.payloads:
            for table, number, document in json.loads(payload):
                self._apply(table, int(number), document)

    def shown(self) -> Iterator[tuple[str | None, HandedOver]]:
        """Run and line, of all that are surely on the disk."""
        return (self._lines[number] for number in sorted(self._lines) if number <= self._kept)

    def settle(self) -> None:
        """What was broken off between a line and its mark is brought to its end."""
        for number in [number for number in self._lines if number > self._kept]:
            run, handed = self._lines[number]
            self._put(LINES, number, {"run": run, "line": handed.line})
            self._put(KEPT, number, {"lost": self._lost})

    def add(self, content: Content, run: str | None, identifies: Identifies) -> None:
        assert self.seed is not None  # noqa: S101  that is why the file was chosen
        lost = self.journal.lost  # each of them may have used a number
        number = max(self._kept, *self._lines, 0) + 1 + lost - self._lost
        line = packed(self.seed, number, content, identifies)
        self._put(LINES, number, {"run": run, "line": line})
        self._put(KEPT, number, {"lost": lost})

    def remember(self, number: int, day: date) -> None:
        if number > self.reported:
            self._put(REPORTED, number, {"day": day.isoformat()})

    def _put(self, table: str, number: int, document: dict[str, Any]) -> None:
        self.journal.append(json.dumps([[table, str(number), document]]).encode("ascii"))
        self._apply(table, number, document)

    def _apply(self, table: str, number: int, document: dict[str, Any]) -> None:
        if table == KEPT:
            self._kept, self._lost = max(self._kept, number), max(self._lost, document["lost"])
        elif table == REPORTED and number >= self.reported:
            self.reported, self.reported_on = number, date.fromisoformat(document["day"])
        elif table == LINES:
            self._lines[number] = (document["run"], self._read(document["line"]))

    def _read(self, line: str) -> HandedOver:
        """Names were checked when they were kept; a detector that has learnt more must not close the outbox."""
        return unpacked(line, {key_name(self.public): self.public}, lambda _name: False)
