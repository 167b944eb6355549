"""Reads a data folder as docs/store-format.md tells, with the standard library and `cryptography` alone.

Nothing of vilkaarvi is imported: whoever has the folder and a way to its keys can read it without the program.

    python tests/core/independent_reader.py FOLDER PASSPHRASE
"""

import base64
import hashlib
import json
import struct
import sys
import unicodedata
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

Plain = dict[str, Any]
Tables = dict[str, dict[str, Any]]


def unsealed(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    return AESGCM(key).decrypt(sealed[:12], sealed[12:], bound)


def stretched(words: str, salt: bytes, kdf: list[Any]) -> bytes:
    name, memory, passes, lanes = kdf
    assert name == "argon2id"
    derive = Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory)
    return derive.derive(unicodedata.normalize("NFC", words).encode("utf-8"))


def checked(path: Path) -> Plain:
    """A key file; the check is over the rest of it."""
    plain = json.loads(path.read_bytes())
    assert isinstance(plain, dict)
    check = plain.pop("check")
    assert hashlib.sha256(json.dumps(plain).encode("ascii")).hexdigest() == check
    return plain


def masters(folder: Path, passphrase: str = "", code: str = "", private: bytes = b"") -> dict[str, bytes]:
    """Master id → key, by whatever way is given."""
    found: dict[str, bytes] = {}
    for master in checked(folder / "keys.json")["masters"]:
        if master["kept"] == "file":
            found[master["id"]] = base64.b64decode(checked(folder / "installation.key")["key"])
        if master["kept"] == "passphrase" and passphrase:
            kek = stretched(passphrase, base64.b64decode(master["salt"]), master["kdf"])
            found[master["id"]] = unsealed(kek, base64.b64decode(master["sealed"]), f"master {master['id']}".encode())
        for slot in master.get("recovery", []):
            bound, sealed = f"recovery {master['id']}".encode(), base64.b64decode(slot["sealed"])
            if slot["by"] == "sheet" and code:
                kek = stretched(code, base64.b64decode(slot["salt"]), slot["kdf"])
                found[master["id"]] = unsealed(kek, sealed, bound)
            if slot["by"] == "municipality" and private:
                shared = X25519PrivateKey.from_private_bytes(private).exchange(
                    X25519PublicKey.from_public_bytes(sealed[:32])
                )
                salt = sealed[:32] + bytes.fromhex(slot["key"])
                kek = HKDF(SHA256(), 32, salt, b"vilkaarvi-recovery-1").derive(shared)
                found[master["id"]] = unsealed(kek, sealed[32:], bound)
    return found


def data_key(folder: Path, keys: dict[str, bytes], kind: str, run: str) -> bytes | None:
    """The newest slot that opens."""
    for master, sealed in reversed(checked(folder / "keys.json")["slots"][kind].get(run, [])):
        if master in keys:
            return unsealed(keys[master], base64.b64decode(sealed), f"{kind} {run}".encode())
    return None


def payloads(path: Path, key: bytes) -> list[bytes]:
    """Of all frames that open; from one that does not, to the next magic."""
    raw, at, found, last = path.read_bytes(), 0, list[bytes](), 0
    while 0 <= at < len(raw):
        head = raw[at : at + 12]
        try:
            magic, number, length = struct.unpack("<4sII", head)
            assert magic == b"\xd5VJ1"
            payload = unsealed(key, raw[at + 12 : at + 12 + length], path.name.encode("utf-8") + head)
        except (struct.error, AssertionError, InvalidTag, ValueError):
            at = raw.find(b"\xd5VJ1", at + 1)
            continue
        at += 12 + length
        if number > last:
            found.append(payload)
            last = number
    return found


def tables(path: Path, key: bytes) -> Tables:
    """Table → document id → document."""
    header, *commits = payloads(path, key)
    assert json.loads(header)["format"] == 1
    kept: Tables = {}
    for commit in commits:
        for table, number, document in json.loads(commit):
            if number is None and document == "drop":
                kept.pop(table, None)
            elif number is None:
                kept.setdefault(table, {})
            elif document is None:
                kept.get(table, {}).pop(number, None)
            else:
                kept.setdefault(table, {})[number] = document
    return kept


def whole(folder: Path, keys: dict[str, bytes]) -> dict[str, Tables]:
    """File name → its tables, of all runs and notes whose keys are there."""
    read: dict[str, Tables] = {}
    for kind, end in (("runs", ".run"), ("notes", ".notes")):
        for path in sorted((folder / "runs").glob(f"*{end}")):
            key = data_key(folder, keys, kind, path.stem)
            if key is not None:
                read[path.name] = tables(path, key)
    return read


if __name__ == "__main__":
    place = Path(sys.argv[1])
    print(json.dumps(whole(place, masters(place, passphrase=sys.argv[2])), ensure_ascii=False, indent=1))
