"""The keys of one data folder.

The installation's key opens runs without anybody being asked: it lies in the system's keyring, else in
`installation.key` and its twin, which only their owner may read ({"check", "id": hex, "key": base64}; check as in
keyfile.py). The notes' master key lies in the system's keyring, else under a passphrase; never in a file by itself.
Each run and each run's notes have a data key, kept in slots of the key file (keyfile.py) under one of the two. Dropping
the slots destroys what they opened. The seed that signs what is handed over (signing.py) is kept like a run's key.
"""

import base64
import secrets
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Any

from vilkaarvi.errors import Code, Fault
from vilkaarvi.seal.boxes import new_key, seal, stretched, unseal
from vilkaarvi.seal.disk import Disk, RealDisk, read_all, replace_file, told
from vilkaarvi.seal.keyfile import KeyFile, packed, unpacked
from vilkaarvi.seal.keyring import KeyBackend

LEAST_PASSPHRASE = 10  # characters
KEY_FILES = ("installation.key", "installation.key.1")
_KDF = ["argon2id", 65536, 3, 4]
_UNDER = {"runs": "runs", "notes": "notes", "signing": "runs"}  # kind of slot → the purpose of its master


class NotesState(StrEnum):
    READY = "ready"
    CHOOSE = "choose"  # there is no key yet: a passphrase must be chosen
    LOCKED = "locked"  # a passphrase opens them


class Vault:
    """Open with `Vault.open`. A vault that is not a `writer`'s changes nothing on the disk.

    Raises Fault KEY_MISSING (a key is gone, or the key files cannot be read), NOTES_LOCKED, and those of the disk.
    """

    def __init__(self, folder: Path, keyring: KeyBackend | None, file: KeyFile, disk: Disk, writer: bool) -> None:
        self._folder, self._keyring, self._file, self._disk, self._writer = folder, keyring, file, disk, writer
        self.notes_by_passphrase = False  # True: new notes never under a key that the system keeps
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
    def passphrase_chosen(self) -> bool:
        """A passphrase, and not the system's own store, keeps the notes' key."""
        master = self._newest("notes")
        return master is not None and master["kept"] == "passphrase"

    def choose(self, passphrase: str) -> None:
        """A first passphrase, or another one where the notes are open. Raises Fault PASSPHRASE_SHORT. Takes 0.2 s."""
        if len(passphrase) < LEAST_PASSPHRASE:
            raise Fault(Code.PASSPHRASE_SHORT, least=LEAST_PASSPHRASE)
        if self.notes_state is NotesState.LOCKED:
            raise Fault(Code.NOTES_LOCKED)
        known = self._newest("notes") if self.notes_state is NotesState.READY else None
        master = {"id": known["id"] if known else secrets.token_hex(8), "for": "notes", "kept": "passphrase"}
        key = self._open[known["id"]] if known else new_key()
        salt = secrets.token_bytes(16)
        sealed = seal(stretched(passphrase, salt), key, _master_bound(master))
        master |= {"kdf": list(_KDF), "salt": _text(salt), "sealed": _text(sealed)}
        before = list(self._file.plain["masters"])
        self._file.plain["masters"] = [one for one in before if one is not known] + [master]
        try:
            self._file.save()
        except Fault:
            self._file.plain["masters"] = before
            raise
        self._open[master["id"]] = key

    def unlock(self, passphrase: str) -> None:
        """Opens the notes. Raises Fault WRONG_PASSPHRASE, or NEWER_FORMAT. Takes 0.2 s."""
        master = self._newest("notes")
        if master is None or master["kept"] != "passphrase":
            raise Fault(Code.WRONG_PASSPHRASE)
        if master["kdf"] != _KDF:
            raise Fault(Code.NEWER_FORMAT, name="keys.json")
        key = unseal(stretched(passphrase, _bytes(master["salt"])), _bytes(master["sealed"]), _master_bound(master))
        if key is None:
            raise Fault(Code.WRONG_PASSPHRASE)
        self._open[master["id"]] = key

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

    def _masters(self, purpose: str) -> list[dict[str, Any]]:
        return [master for master in self._file.plain["masters"] if master["for"] == purpose]

    def _newest(self, purpose: str) -> dict[str, Any] | None:
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
        return unseal(master, _bytes(slot[1]), _slot_bound(kind, name)) if master is not None else None

    def _new(self, kind: str, name: str) -> bytes:
        purpose = _UNDER[kind]
        master = self._newest(purpose)
        if master is None or master["id"] not in self._open:
            master = self._make_in_keyring(purpose) or self._make_in_file(purpose)
        key = new_key()
        sealed = _text(seal(self._open[master["id"]], key, _slot_bound(kind, name)))
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

    def _make_in_keyring(self, purpose: str) -> dict[str, Any] | None:
        master = {"id": secrets.token_hex(8), "for": purpose, "kept": "system"}
        key = new_key()
        if self._keyring is None or not self._keyring.keep(_keyring_name(master), key):
            return None
        return self._add(master, key)

    def _make_in_file(self, purpose: str) -> dict[str, Any]:
        if purpose != "runs":
            raise Fault(Code.NOTES_LOCKED)  # the notes' key never lies in a file
        master, key = {"id": secrets.token_hex(8), "for": purpose, "kept": "file"}, new_key()
        for path in self._key_files():
            with told(path):
                if path.exists():  # another installation's, or damaged: somebody may still want it
                    self._disk.rename(path, path.with_name(f"{path.name}.{master['id']}"))
                replace_file(self._disk, path, packed({"id": master["id"], "key": _text(key)}))
        return self._add(master, key)

    def _key_files(self) -> list[Path]:
        return [self._folder / name for name in KEY_FILES]

    def _add(self, master: dict[str, Any], key: bytes) -> dict[str, Any]:
        self._file.plain["masters"].append(master)
        try:
            self._file.save()
        except Fault:
            self._file.plain["masters"].remove(master)
            raise
        self._open[master["id"]] = key
        return master

    def _fetched(self, master: dict[str, Any]) -> bytes | None:
        if master["kept"] == "system":
            return self._keyring.get(_keyring_name(master)) if self._keyring else None
        return self._from_files(master) if master["kept"] == "file" else None

    def _from_files(self, master: dict[str, Any]) -> bytes | None:
        """From whichever of the two is whole; a writer mends the other one."""
        found: list[dict[str, Any]] = []
        harmed: list[Path] = []
        for path in self._key_files():
            try:
                plain = unpacked(read_all(self._disk, path))
            except FileNotFoundError:
                plain = None
            except OSError:
                continue  # it may be whole, and hold another key
            if plain is None:
                harmed.append(path)
            elif plain["id"] == master["id"]:
                found.append(plain)
        if not found:
            return None
        for path in harmed if self._writer else ():
            with suppress(OSError):  # the next writer tries again
                replace_file(self._disk, path, packed(found[0]))
        return _bytes(found[0]["key"])


def _keyring_name(master: dict[str, Any]) -> str:
    return f"{master['for']} {master['id']}"


def _master_bound(master: dict[str, Any]) -> bytes:
    return f"master {master['id']}".encode("ascii")


def _slot_bound(kind: str, name: str) -> bytes:
    return f"{kind} {name}".encode("ascii")


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)
