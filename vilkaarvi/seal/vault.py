"""The keys of one data folder.

The installation's key opens runs without anybody being asked: it lies in the system's keyring, else in
`installation.key` and its twin, which only their owner may read ({"check", "id": hex, "key": base64}; check as in
keyfile.py). The notes' master key lies in the system's keyring, else under a passphrase; never in a file by itself.
Each run and each run's notes have a data key, kept in slots of the key file (keyfile.py) under one of the two. Dropping
the slots destroys what they opened. The seed that signs what is handed over (signing.py) is kept like a run's key.

The notes' master key may have a second way in (recovery.py): a sheet with a code, the municipality's key pair, or both.
"""

import copy
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from vilkaarvi.errors import Code, Fault
from vilkaarvi.seal.boxes import new_key, seal, unseal
from vilkaarvi.seal.disk import Disk, RealDisk
from vilkaarvi.seal.keyfile import KeyFile
from vilkaarvi.seal.keyring import KeyBackend
from vilkaarvi.seal.masters import (
    KDF,
    Master,
    as_bytes,
    as_text,
    by_passphrase,
    must_be_long,
    recovery_bound,
    set_way,
    under_passphrase,
)  # fmt: skip
from vilkaarvi.seal.own_key import own_key, write_own_key
from vilkaarvi.seal.recovery import MUNICIPALITY, SHEET, Slot, by_municipality, by_sheet, for_municipality, for_sheet

_UNDER = {"runs": "runs", "notes": "notes", "signing": "runs"}  # kind of slot → the purpose of its master


class NotesState(StrEnum):
    READY = "ready"
    CHOOSE = "choose"  # there is no key yet: a passphrase must be chosen
    LOCKED = "locked"  # a passphrase opens them


@dataclass(frozen=True)
class Ways:
    """Who can open the notes, besides whoever writes them.

    by_passphrase: else the system does. sheet: a recovery sheet has been made. municipality: the public key, in hex, of
    the municipality's pair that opens them, or "".
    """

    by_passphrase: bool = False
    sheet: bool = False
    municipality: str = ""


class Vault:
    """Open with `Vault.open`. A vault that is not a `writer`'s changes nothing on the disk.

    Raises Fault KEY_MISSING (a key is gone, or the key files cannot be read), NOTES_LOCKED, and those of the disk.
    """

    def __init__(self, folder: Path, keyring: KeyBackend | None, file: KeyFile, disk: Disk, writer: bool) -> None:
        self._folder, self._keyring, self._file, self._disk, self._writer = folder, keyring, file, disk, writer
        self.notes_by_passphrase = False  # True: new notes never under a key that the system keeps
        self._municipality: bytes | None = None  # its public key, by policy
        self._open: dict[str, bytes] = {}  # master id → key, as far as they have been opened
        for master in self._masters("runs") + self._masters("notes"):
            key = self._fetched(master)
            if key is not None:
                self._open[master["id"]] = key

    @classmethod
    def open(
        cls, folder: Path, keyring: KeyBackend | None = None, writer: bool = True, disk: Disk | None = None
    ) -> "Vault":
        """`keyring` None: there is no system keyring, or it is not to be asked."""
        disk = disk or RealDisk()
        vault = cls(folder, keyring, KeyFile(folder, disk, writer), disk, writer)
        if writer and not vault._masters("notes"):
            vault._make_in_keyring("notes")
        return vault

    # --- the notes' master key

    @property
    def notes_state(self) -> NotesState:
        master = self._newest("notes")
        if master is not None and master["id"] in self._open:
            return NotesState.READY
        return NotesState.LOCKED if master is not None and master["kept"] == "passphrase" else NotesState.CHOOSE

    @property
    def ways(self) -> Ways:
        """Who can open the notes that are written from now on."""
        master = self._newest("notes") or {"kept": ""}
        slots = {slot["by"]: slot for slot in master.get("recovery", [])}
        municipality = slots.get(MUNICIPALITY, {"key": ""})["key"]
        return Ways(master["kept"] == "passphrase", SHEET in slots, municipality)

    @property
    def passphrase_chosen(self) -> bool:
        """A passphrase, and not the system's own store, keeps the notes' key."""
        master = self._newest("notes")
        return master is not None and master["kept"] == "passphrase"

    def choose(self, passphrase: str) -> None:
        """A first passphrase, or another one where the notes are open. Raises Fault PASSPHRASE_SHORT. Takes 0.2 s."""
        must_be_long(passphrase)
        if self.notes_state is NotesState.LOCKED:
            raise Fault(Code.NOTES_LOCKED)
        known = self._newest("notes") if self.notes_state is NotesState.READY else None
        master = known or {"id": secrets.token_hex(8), "for": "notes"}
        key = self._open[known["id"]] if known else new_key()
        self._put_last([(master, key)], passphrase)

    def change(self, old: str, new: str) -> None:
        """Another passphrase for the same key: nothing else is sealed anew. Raises Fault WRONG_PASSPHRASE (`old`),
        PASSPHRASE_SHORT. Takes 0.4 s."""
        must_be_long(new)
        master = self._newest("notes")
        self.unlock(old)
        assert master is not None  # noqa: S101  there was one to unlock
        self._put_last([(master, self._open[master["id"]])], new)

    def start_over(self, passphrase: str) -> None:
        """A new key, for the notes from now on; those of before are closed until somebody knows their passphrase."""
        must_be_long(passphrase)
        self._put_last([({"id": secrets.token_hex(8), "for": "notes"}, new_key())], passphrase)

    def unlock(self, passphrase: str) -> None:
        """Opens the notes. Raises Fault WRONG_PASSPHRASE, or NEWER_FORMAT. Takes 0.2 s."""
        master = self._newest("notes")
        if master is None or master["kept"] != "passphrase":
            raise Fault(Code.WRONG_PASSPHRASE)
        if master["kdf"] != KDF:
            raise Fault(Code.NEWER_FORMAT, name="keys.json")
        kept = [each for each in self._masters("notes") if each["kept"] == "passphrase" and each["kdf"] == KDF]
        found = {each["id"]: by_passphrase(each, passphrase) for each in kept if each["id"] not in self._open}
        opened = {each: key for each, key in found.items() if key is not None}
        if not opened and not (master["id"] in self._open and by_passphrase(master, passphrase)):
            raise Fault(Code.WRONG_PASSPHRASE)
        self._open |= opened
        if master["id"] not in self._open:  # somebody started over, and then knew the old one after all
            with self._saved_masters():
                masters = self._file.plain["masters"]
                masters.sort(key=lambda each: each["id"] in opened)
        self._renew_municipality()

    # --- the second way to it

    def keep_sheet(self, code: str) -> None:
        """From now on `code` opens the notes that are open now, and the code of an earlier sheet does not.

        Raises Fault NOTES_LOCKED. Takes 0.2 s.
        """
        self._need_notes()
        with self._saved_masters():
            for master in self._masters("notes"):
                if master["id"] in self._open:
                    slot = for_sheet(code, self._open[master["id"]], recovery_bound(master))
                    set_way(master, slot)

    def keep_municipality(self, public: bytes) -> None:
        """The policy's key opens the notes too, from the moment when they are open here."""
        self._municipality = public
        self._renew_municipality()

    def recover(self, code: str, passphrase: str) -> None:
        """The sheet's code opens the notes, and `passphrase` does from now on. Raises Fault SHEET_WRONG,
        PASSPHRASE_SHORT. Takes 0.4 s or more."""
        self._recover(lambda slot, bound: by_sheet(slot, code, bound), passphrase)

    def recover_by_key(self, private: bytes, passphrase: str) -> None:
        """The same with the municipality's private key."""
        self._recover(lambda slot, bound: by_municipality(slot, private, bound), passphrase)

    def _recover(self, opened: Callable[[Slot, bytes], bytes | None], passphrase: str) -> None:
        must_be_long(passphrase)
        found = []
        for master in self._masters("notes"):
            keys = [opened(slot, recovery_bound(master)) for slot in master.get("recovery", [])]
            found += [(master, key) for key in keys if key is not None][:1]
        if not found:
            raise Fault(Code.SHEET_WRONG)
        self._put_last(found, passphrase)

    def _renew_municipality(self) -> None:
        """A key that the policy has changed takes the place of the one before."""
        public = self._municipality
        if public is None or not self._writer:
            return
        wanted = [
            master
            for master in self._masters("notes")
            if master["id"] in self._open and not any(s.get("key") == public.hex() for s in master.get("recovery", []))
        ]
        if not wanted:
            return
        with self._saved_masters():
            for master in wanted:
                set_way(master, for_municipality(public, self._open[master["id"]], recovery_bound(master)))

    def _put_last(self, found: list[tuple[Master, bytes]], passphrase: str) -> None:
        """These masters, with their keys, lie under `passphrase`, and the last of them is the one for new notes."""
        ids = {master["id"] for master, _key in found}
        with self._saved_masters():
            masters = [one for one in self._file.plain["masters"] if one["id"] not in ids]
            masters += [master | under_passphrase(passphrase, master, key) for master, key in found]
            self._file.plain["masters"] = masters
        self._open |= {master["id"]: key for master, key in found}
        self._renew_municipality()

    @contextmanager
    def _saved_masters(self) -> Iterator[None]:
        """What is changed inside is on the disk afterwards, or, on a Fault, not changed."""
        before = copy.deepcopy(self._file.plain["masters"])
        try:
            yield
            self._file.save()
        except Fault:
            self._file.plain["masters"] = before
            raise

    # --- data keys

    def run_keys(self, run: str) -> tuple[bytes, ...]:
        """The keys that a run's file may be under, newest first."""
        return self._keys("runs", run)

    def new_run_key(self, run: str) -> bytes:
        """Made, and on the disk."""
        return self._new("runs", run)

    def run_key(self, run: str) -> bytes:
        """The newest of `run_keys`; made, and on the disk, where none opens."""
        with suppress(Fault):
            return self.run_keys(run)[0]
        return self.new_run_key(run)

    def notes_keys(self, run: str) -> tuple[bytes, ...]:
        """Like `run_keys` for a run's notes. Raises Fault NOTES_LOCKED."""
        self._need_notes()
        return self._keys("notes", run)

    def new_notes_key(self, run: str) -> bytes:
        """Made, and on the disk, beside those that are there."""
        self._need_notes()
        return self._new("notes", run)

    def has_notes_key(self, run: str) -> bool:
        return run in self._file.plain["slots"]["notes"]

    def runs_with_notes(self) -> list[str]:
        return list(self._file.plain["slots"]["notes"])

    def keep_one_notes_key(self, run: str, key: bytes) -> None:
        """The notes of `run` are under `key`: all other slots of theirs are gone from both key files."""
        self._keep_one("notes", run, key)

    def keep_one_run_key(self, run: str, key: bytes) -> None:
        """Like `keep_one_notes_key` for the file of `run`."""
        self._keep_one("runs", run, key)

    def _keep_one(self, kind: str, run: str, key: bytes) -> None:
        slots = self._file.plain["slots"][kind]
        before = slots[run]
        kept = [slot for slot in before if self._slot_key(kind, run, slot) == key]
        if not kept or kept == before:
            return
        slots[run] = kept
        try:
            self._file.save()
        except Fault:
            slots[run] = before
            raise

    def drop_notes_key(self, run: str) -> None:
        """The notes of `run` can never be read again: their slots are gone from both key files."""
        slots = self._file.plain["slots"]["notes"]
        if run in slots:
            kept = slots.pop(run)
            try:
                self._file.save()
            except Fault:
                slots[run] = kept
                raise

    def signing_seed(self, name: str) -> bytes:
        """The seed that signs what `name` hands over. Raises Fault KEY_MISSING when there is none."""
        return self._keys("signing", name)[0]

    def new_signing_seed(self, name: str) -> bytes:
        """Made, and on the disk."""
        return self._new("signing", name)

    # --- inside

    def _masters(self, purpose: str) -> list[Master]:
        return [master for master in self._file.plain["masters"] if master["for"] == purpose]

    def _newest(self, purpose: str) -> Master | None:
        masters = self._masters(purpose)
        if purpose == "notes" and self.notes_by_passphrase:
            masters = [master for master in masters if master["kept"] == "passphrase"]
        return masters[-1] if masters else None

    def _need_notes(self) -> None:
        if self.notes_state is not NotesState.READY:
            raise Fault(Code.NOTES_LOCKED)

    def _keys(self, kind: str, name: str) -> tuple[bytes, ...]:
        slots = reversed(self._file.plain["slots"].get(kind, {}).get(name, []))
        good = tuple(key for key in (self._slot_key(kind, name, slot) for slot in slots) if key is not None)
        if not good:
            raise Fault(Code.KEY_MISSING, path=self._folder)
        return good

    def _slot_key(self, kind: str, name: str, slot: list[str]) -> bytes | None:
        """None when its master key is not open."""
        master = self._open.get(slot[0])
        return unseal(master, as_bytes(slot[1]), _slot_bound(kind, name)) if master is not None else None

    def _new(self, kind: str, name: str) -> bytes:
        purpose = _UNDER[kind]
        master = self._newest(purpose)
        if master is None or master["id"] not in self._open:
            master = self._make_in_keyring(purpose) or self._make_in_file(purpose)
        key = new_key()
        sealed = as_text(seal(self._open[master["id"]], key, _slot_bound(kind, name)))
        slots = self._file.plain["slots"].setdefault(kind, {})
        slots.setdefault(name, []).append([master["id"], sealed])
        try:
            self._file.save()
        except Fault:
            slots[name].pop()
            if not slots[name]:
                del slots[name]
            raise
        return key

    def _make_in_keyring(self, purpose: str) -> Master | None:
        master = {"id": secrets.token_hex(8), "for": purpose, "kept": "system"}
        key = new_key()
        if self._keyring is None or not self._keyring.keep(_keyring_name(master), key):
            return None
        return self._add(master, key)

    def _make_in_file(self, purpose: str) -> Master:
        if purpose != "runs":
            raise Fault(Code.NOTES_LOCKED)  # the notes' key never lies in a file
        master, key = {"id": secrets.token_hex(8), "for": purpose, "kept": "file"}, new_key()
        write_own_key(self._disk, self._folder, master["id"], key)
        return self._add(master, key)

    def _add(self, master: Master, key: bytes) -> Master:
        self._file.plain["masters"].append(master)
        try:
            self._file.save()
        except Fault:
            self._file.plain["masters"].remove(master)
            raise
        self._open[master["id"]] = key
        return master

    def _fetched(self, master: Master) -> bytes | None:
        if master["kept"] == "system":
            return self._keyring.get(_keyring_name(master)) if self._keyring else None
        if master["kept"] == "file":
            return own_key(self._disk, self._folder, master["id"], mend=self._writer)
        return None


def _keyring_name(master: Master) -> str:
    return f"{master['for']} {master['id']}"


def _slot_bound(kind: str, name: str) -> bytes:
    return f"{kind} {name}".encode("ascii")
