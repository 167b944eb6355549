"""The key file, format 1: which master keys there are and where each is kept, and the data keys sealed under them.

    keys.json, keys.json.1 = {
        "check": hex,                               SHA-256 of this without "check", as Python's json.dumps writes it
        "format": 1,
        "generation": n,                            grows with every change
        "masters": [                                the newest of its kind last
            {"id": hex, "for": "runs", "kept": "system" | "file"},
            {"id": hex, "for": "notes", "kept": "system" | "passphrase",
             "kdf": ["argon2id", KiB, passes, lanes], "salt": base64, "sealed": base64,     these three: passphrase
             "recovery": [slot, …]}],                    recovery.py; may be left out
        "slots": {kind: {name: [[master id, sealed], …]}}}    kinds: "runs", "notes", "signing"

A slot's data key is sealed (boxes.py) bound to "<kind> <name>", a master under a passphrase bound to "master <id>";
sealed bytes are base64. A signing slot holds an Ed25519 seed under a master of the runs; files from before there were
any have no such kind. A name has more than one slot only while its file is being written anew under a fresh key.

Two files hold the same, written one after the other: damage to one is seen by its check and costs nothing, a crash
between the two is mended by the next writer (so a slot that was dropped from one is dropped from both), and erasing
covers both. Keys that this version does not know are kept when the file is written. Losing both files loses every run:
they are never made anew over bytes that cannot be read. Later versions keep the meaning of "check" and "format".
"""

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from vilkaarvi.errors import Code, Fault
from vilkaarvi.seal.disk import Disk, read_all, replace_file, told

FORMAT = 1
NAMES = ("keys.json", "keys.json.1")
KINDS = ("runs", "notes", "signing")
Plain = dict[str, Any]


class KeyFile:
    """Both files as one. Attributes: plain (change it, then `save`).

    Raises Fault KEY_MISSING when there are files but none can be read, NEWER_FORMAT, DATA_UNREADABLE.
    """

    def __init__(self, folder: Path, disk: Disk, writer: bool) -> None:
        self._paths = [folder / name for name in NAMES]
        self._disk, self._writer = disk, writer
        found = [self._read(path) for path in self._paths]
        good = [plain for plain in found if plain]
        if not good and None in found:
            raise Fault(Code.KEY_MISSING, path=self._paths[0])
        self.plain: Plain = max(good, key=lambda plain: int(plain["generation"]), default=_empty())
        self.mended = writer and bool(good) and any(plain != self.plain for plain in found)
        if self.mended:
            self.save()

    def save(self) -> None:
        """Both files are on the disk when this returns. Raises Fault DISK_FULL or WRITE_FAILED; then one may be."""
        if not self._writer:
            raise Fault(Code.WRITE_FAILED, path=self._paths[0])
        self.plain["generation"] += 1
        content = packed(self.plain)
        with told(self._paths[0]):
            for path in self._paths:
                replace_file(self._disk, path, content)

    def _read(self, path: Path) -> Plain | None:
        """An empty dict: no such file; None: one that cannot be read."""
        try:
            raw = read_all(self._disk, path)
        except FileNotFoundError:
            return {}
        except OSError as fault:
            raise Fault(Code.DATA_UNREADABLE, path=path) from fault
        plain = unpacked(raw)
        if plain is not None and plain["format"] != FORMAT:
            raise Fault(Code.NEWER_FORMAT, name=path.name)
        return plain


def packed(plain: Plain) -> bytes:
    """JSON with a check in it."""
    return json.dumps({"check": _check(plain), **plain}).encode("ascii")


def unpacked(raw: bytes) -> Plain | None:
    """What was packed; None when any of it is damaged."""
    with suppress(ValueError, KeyError, TypeError):
        plain = json.loads(raw)
        if isinstance(plain, dict) and plain.pop("check") == _check(plain):
            return plain
    return None


def _check(plain: Plain) -> str:
    return hashlib.sha256(json.dumps(plain).encode("ascii")).hexdigest()


def _empty() -> Plain:
    return {"format": FORMAT, "generation": 0, "masters": [], "slots": {kind: {} for kind in KINDS}}
