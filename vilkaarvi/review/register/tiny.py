"""The register on the manager's own computer: TinyDB over one sealed journal, good to some five thousand records.

<data>/register-<id>.journal      frames as in journal/frames.py, under a key of the installation's; tables
    lines          {"line": …}                                   as it was handed over (completion/wire.py)
    installations  {"public": hex, "first": day, "trusted": bool}
    expected       {"groups": [{"id", "name", "unit", "headcount"}, …]}     one document: the list as a whole
    merges         {"group": id, "into": id}
    blocks         {"unit", "question": [programme, version, number], "day", "records", "groups", "answered",
                    "high"}
    about          {"made_up": true}
"""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

from tinydb import TinyDB, where
from tinydb.storages import Storage

from vilkaarvi.completion.union import Union, union
from vilkaarvi.completion.wire import HandedOver, unpacked
from vilkaarvi.errors import Code, Fault
from vilkaarvi.journal.journal import Journal
from vilkaarvi.journal.storage import JournalStorage
from vilkaarvi.review.register.protocol import Block, Expected, Installation, Question
from vilkaarvi.seal.disk import Disk, RealDisk
from vilkaarvi.seal.vault import Vault

AT_ONCE = 2000  # lines in a frame: at most some 8 MB
Plain = dict[str, Any]


class TinyRegister:
    """Open with `TinyRegister.open`. A reader changes nothing; without a register it finds an empty one.

    Attributes: troubles (file name → Fault: what could not be read).
    """

    def __init__(self, storage: Storage, troubles: Mapping[str, Fault] | None = None) -> None:
        self.troubles = dict(troubles or {})
        self._db = TinyDB(storage=lambda: storage)
        self._known: dict[str, Installation] = {}
        for plain in self._db.table("installations"):
            one = Installation(bytes.fromhex(plain["public"]), date.fromisoformat(plain["first"]), plain["trusted"])
            self._known[one.key] = one
        self._lines: set[HandedOver] = set()
        self._union: Union | None = None
        keys = {key: each.public for key, each in self._known.items()}
        for plain in self._db.table("lines"):
            try:  # names were checked when they came; a detector that has learnt more must not lose a group
                self._lines.add(unpacked(plain["line"], keys, lambda _name: False))
            except Fault as fault:
                self.troubles["register"] = Fault(fault.code, **{**fault.facts, "name": "register", "line": "–"})

    @classmethod
    def open(cls, data: Path, vault: Vault, disk: Disk | None = None, writer: bool = True) -> "TinyRegister":
        """Raises the journal's Faults when a new file cannot be made; a writer holds the data folder's lock."""
        disk = disk or RealDisk()
        troubles: dict[str, Fault] = {}
        for path in sorted(data.glob("register-*.journal")):
            try:
                journal = Journal(path, vault.run_keys(path.stem), disk, writer)
            except Fault as fault:
                troubles[path.name] = fault
                continue
            if journal.lost:
                troubles[path.name] = Fault(Code.JOURNAL_DAMAGED, lost=journal.lost)
            return cls(JournalStorage(journal), troubles)
        if not writer:
            return cls(_Empty(), troubles)
        name = f"register-{secrets.token_hex(8)}"
        path = data / f"{name}.journal"
        return cls(JournalStorage(Journal.create(path, vault.new_run_key(name), disk, {"holds": "register"})), troubles)

    def close(self) -> None:
        self._db.close()

    # --- whose it is

    @property
    def made_up(self) -> bool:
        return any(plain.get("made_up") for plain in self._db.table("about"))

    def mark_made_up(self) -> None:
        if not self.made_up:
            self._db.table("about").insert({"made_up": True})

    def installations(self) -> tuple[Installation, ...]:
        return tuple(self._known[key] for key in sorted(self._known))

    def introduce(self, publics: Iterable[bytes], day: date) -> None:
        new = [each for each in (Installation(public, day) for public in sorted(set(publics))) if self._unknown(each)]
        if new:
            rows = [{"public": each.public.hex(), "first": day.isoformat(), "trusted": False} for each in new]
            self._db.table("installations").insert_multiple(rows)
            self._known |= {each.key: each for each in new}

    def _unknown(self, one: Installation) -> bool:
        return one.key not in self._known

    def trust(self, key: str, trusted: bool = True) -> None:
        one = self._known.get(key)
        if one is not None and one.trusted is not trusted:
            self._db.table("installations").update({"trusted": trusted}, where("public") == one.public.hex())
            self._known[key] = replace(one, trusted=trusted)
            self._union = None

    # --- what was handed over

    def add(self, lines: Sequence[HandedOver]) -> int:
        new = sorted(set(lines) - self._lines, key=lambda each: (each.key, each.number, each.payload))
        for at in range(0, len(new), AT_ONCE):
            some = new[at : at + AT_ONCE]
            self._db.table("lines").insert_multiple({"line": each.line} for each in some)
            self._lines.update(some)
            self._union = None
        return len(new)

    def lines(self) -> tuple[HandedOver, ...]:
        """All that is kept, also of laptops that nobody believes; for a copy."""
        return tuple(self._lines)

    def told(self) -> Union:
        if self._union is None:
            self._union = union(each for each in self._lines if self._known[each.key].trusted)
        return self._union

    # --- what a person has said of groups

    def expected(self) -> tuple[Expected, ...]:
        rows = [row for plain in self._db.table("expected") for row in plain["groups"]]
        return tuple(Expected(row["id"], row["name"], row["unit"], row["headcount"]) for row in rows)

    def expect(self, groups: Sequence[Expected]) -> None:
        rows = [asdict(each) for each in groups]
        table = self._db.table("expected")
        if not table.update({"groups": rows}):
            table.insert({"groups": rows})

    def merges(self) -> Mapping[str, str]:
        return {plain["group"]: plain["into"] for plain in self._db.table("merges")}

    def merge(self, group: str, into: str | None) -> None:
        if self.merges().get(group) == into:
            return
        table = self._db.table("merges")
        if into is None:
            table.remove(where("group") == group)
        else:
            table.upsert({"group": group, "into": into}, where("group") == group)

    # --- answers that were let out

    def blocks(self) -> tuple[Block, ...]:
        return tuple(_block(plain) for plain in self._db.table("blocks"))

    def let_out(self, blocks: Sequence[Block]) -> None:
        if blocks:
            self._db.table("blocks").insert_multiple(map(_plain, blocks))


class _Empty(Storage):
    """What a reader finds where there is no register: nothing, and nothing can be written."""

    def read(self) -> None:
        return None

    def write(self, data: object) -> None:
        raise Fault(Code.WRITE_FAILED, path="register")

    def close(self) -> None: ...


def _plain(block: Block) -> Plain:
    asked = block.question
    return {
        **asdict(block),
        "question": [asked.programme, asked.version, asked.number],
        "day": block.day.isoformat(),
    }


def _block(plain: Plain) -> Block:
    return Block(
        plain["unit"], Question(*plain["question"]), date.fromisoformat(plain["day"]), tuple(plain["records"]),
        tuple(plain["groups"]), plain["answered"], plain["high"],
    )  # fmt: skip
