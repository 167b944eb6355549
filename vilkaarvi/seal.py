"""Sealing bytes, and the keys that do it.

The installation's key opens runs, without anybody being asked; it lies in the system's key store, else in a file that
only its owner may read. The notes' master key lies in the system's key store, else under a passphrase; never in a file
by itself. Each run and each run's notes have a data key of their own, a slot, sealed under one of the two. Dropping a
slot destroys what it opened.

keys.json, format 1 (in two generations, keys.json and keys.json.1):
{"format": 1, "kdf": null | {"salt", "sealed"}, "runs": {run id: sealed key}, "notes": {run id: sealed key}}; all bytes
base64. Passphrases go through Argon2id (64 MiB, 3 passes, 4 lanes; RFC 9106), sealing is AES-256-GCM with a 12-byte
random nonce in front.
"""

import base64
import json
import os
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from vilkaarvi.errors import Code, Fault

FORMAT = 1
KEY_BYTES = 32
NONCE_BYTES = 12
LEAST_PASSPHRASE = 10
SERVICE = "vilkaarvi"


def seal(key: bytes, content: bytes, bound: bytes) -> bytes:
    """`content` sealed; it opens only with the same `bound` bytes."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, bound)


def unseal(key: bytes, sealed: bytes, bound: bytes) -> bytes | None:
    """What was sealed, or None when key, bytes or bound do not fit."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound)
    except (InvalidTag, ValueError):
        return None


class KeyStore(Protocol):
    """The system's place for secrets."""

    def get(self, name: str) -> bytes | None: ...

    def set(self, name: str, secret: bytes) -> bool:
        """False when it cannot be kept there."""
        ...


class NoKeyStore:
    """A system without a place for secrets."""

    def get(self, name: str) -> bytes | None:
        return None

    def set(self, name: str, secret: bytes) -> bool:
        return False


class SystemKeyStore:
    """Windows Credential Manager, macOS Keychain or Secret Service, through `keyring`. Never raises.

    `folder` is part of the name, so that two data folders do not share a key.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder.resolve())

    def _usable(self) -> Any:
        import keyring
        from keyring.backends import fail, null

        backend = keyring.get_keyring()
        return None if isinstance(backend, fail.Keyring | null.Keyring) else keyring

    def get(self, name: str) -> bytes | None:
        try:
            keyring = self._usable()
            kept = keyring.get_password(SERVICE, f"{name} {self._folder}") if keyring else None
        except Exception:
            return None
        return base64.b64decode(kept) if kept else None

    def set(self, name: str, secret: bytes) -> bool:
        try:
            keyring = self._usable()
            if keyring is None:
                return False
            keyring.set_password(SERVICE, f"{name} {self._folder}", base64.b64encode(secret).decode())
        except Exception:
            return False
        return self.get(name) == secret


class NotesState(StrEnum):
    READY = "ready"
    CHOOSE = "choose"  # no passphrase has been chosen yet
    LOCKED = "locked"


def replace_file(path: Path, content: bytes, private: bool = False) -> None:
    """Writes beside and then replaces, so that either the old or the new is there whole. Bounded retry for Windows,
    where a virus scanner may hold the file for a moment."""
    beside = path.with_name(path.name + ".new")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    handle = os.open(beside, flags, 0o600 if private else 0o644)
    try:
        left = content
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)
    for attempt in range(20):
        try:
            beside.replace(path)
            break
        except PermissionError:
            if attempt == 19:
                raise
            _moment()
    sync_folder(path.parent)


def _moment() -> None:
    import time

    time.sleep(0.05)


def sync_folder(folder: Path) -> None:
    """Makes a new name in `folder` survive a power cut. Windows has no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class Vault:
    """The keys of one data folder. `writer=False` changes nothing on the disk."""

    def __init__(self, folder: Path, system: KeyStore, writer: bool = True) -> None:
        self._path = folder / "keys.json"
        self._file_key = folder / "installation.key"
        self._system = system
        self._writer = writer
        self._kept = self._read()
        self._installation = self._installation_key()
        self._master: bytes | None = None if self._kept["kdf"] else system.get("notes")

    # --- the notes' master key

    @property
    def notes_state(self) -> NotesState:
        if self._master is not None:
            return NotesState.READY
        if self._kept["kdf"]:
            return NotesState.LOCKED
        return NotesState.CHOOSE

    def use_system(self) -> bool:
        """Keeps the notes' key in the system's key store where there is one; True when the notes are ready."""
        if self.notes_state is NotesState.CHOOSE and self._writer:
            master = os.urandom(KEY_BYTES)
            if self._system.set("notes", master):
                self._master = master
        return self._master is not None

    def choose(self, passphrase: str) -> None:
        """The first passphrase. Raises Fault PASSPHRASE_SHORT. Slow by intent: not for the room's thread."""
        if len(passphrase) < LEAST_PASSPHRASE:
            raise Fault(Code.PASSPHRASE_SHORT, least=LEAST_PASSPHRASE)
        salt, master = os.urandom(16), os.urandom(KEY_BYTES)
        sealed = seal(_stretched(passphrase, salt), master, b"notes master")
        self._kept["kdf"] = {"salt": _text(salt), "sealed": _text(sealed)}
        self._save()
        self._master = master

    def unlock(self, passphrase: str) -> None:
        """Raises Fault WRONG_PASSPHRASE. Slow by intent: not for the room's thread."""
        kdf = self._kept["kdf"]
        if kdf is None:
            raise Fault(Code.WRONG_PASSPHRASE)
        master = unseal(_stretched(passphrase, _bytes(kdf["salt"])), _bytes(kdf["sealed"]), b"notes master")
        if master is None:
            raise Fault(Code.WRONG_PASSPHRASE)
        self._master = master

    # --- data keys

    def run_key(self, run: str, make: bool = False) -> bytes:
        """The key of a run. Raises Fault KEY_MISSING."""
        return self._slot("runs", run, self._installation, make)

    def notes_key(self, run: str, make: bool = False) -> bytes:
        """The key of a run's notes. Raises Fault NOTES_LOCKED, or KEY_MISSING when it was dropped."""
        if self._master is None:
            raise Fault(Code.NOTES_LOCKED)
        return self._slot("notes", run, self._master, make)

    def has_notes_key(self, run: str) -> bool:
        return run in self._kept["notes"]

    def drop_notes_key(self, run: str) -> None:
        """The notes of `run` can never be read again: gone from both generations."""
        if self._kept["notes"].pop(run, None) is not None:
            self._save()
            self._save()  # the older generation held it still

    def _slot(self, kind: str, run: str, under: bytes | None, make: bool) -> bytes:
        if under is None:
            raise Fault(Code.KEY_MISSING)
        bound = f"{kind} {run}".encode()
        kept = self._kept[kind].get(run)
        if kept is None:
            if not make:
                raise Fault(Code.KEY_MISSING)
            key = os.urandom(KEY_BYTES)
            self._kept[kind][run] = _text(seal(under, key, bound))
            self._save()
            return key
        opened = unseal(under, _bytes(kept), bound)
        if opened is None:
            raise Fault(Code.KEY_MISSING)
        return opened

    # --- the disk

    def _installation_key(self) -> bytes | None:
        if self._file_key.exists():
            return _bytes(self._file_key.read_text("ascii"))
        kept = self._system.get("installation")
        if kept is not None or not self._writer or self._kept["runs"]:
            return kept
        made = os.urandom(KEY_BYTES)
        if not self._system.set("installation", made):
            replace_file(self._file_key, _text(made).encode(), private=True)
        return made

    def _read(self) -> dict[str, Any]:
        for path in (self._path, self._path.with_name("keys.json.1")):
            try:
                kept = json.loads(path.read_text("utf-8"))
            except (FileNotFoundError, ValueError):
                continue
            if kept["format"] > FORMAT:
                raise Fault(Code.NEWER_FORMAT, name=path.name)
            return dict(kept)
        return {"format": FORMAT, "kdf": None, "runs": {}, "notes": {}}

    def _save(self) -> None:
        if self._path.exists():
            replace_file(self._path.with_name("keys.json.1"), self._path.read_bytes(), private=True)
        replace_file(self._path, json.dumps(self._kept).encode(), private=True)


def _stretched(passphrase: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(salt=salt, length=KEY_BYTES, iterations=3, lanes=4, memory_cost=64 * 1024)
    return kdf.derive(passphrase.encode("utf-8"))


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)
