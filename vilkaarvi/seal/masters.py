"""A master key as it stands in the key file (keyfile.py), and the passphrase that it may lie under."""

import base64
import secrets
from typing import Any

from vilkaarvi.errors import Code, Fault
from vilkaarvi.seal.boxes import seal, stretched, unseal

LEAST_PASSPHRASE = 10  # characters; nothing else is asked of it
KDF = ["argon2id", 65536, 3, 4]
Master = dict[str, Any]


def must_be_long(passphrase: str) -> None:
    """Raises Fault PASSPHRASE_SHORT."""
    if len(passphrase) < LEAST_PASSPHRASE:
        raise Fault(Code.PASSPHRASE_SHORT, least=LEAST_PASSPHRASE)


def under_passphrase(passphrase: str, master: Master, key: bytes) -> Master:
    """What tells of `key` under a passphrase. Takes 0.2 s."""
    salt = secrets.token_bytes(16)
    sealed = seal(stretched(passphrase, salt), key, _bound(master))
    return {"kept": "passphrase", "kdf": list(KDF), "salt": as_text(salt), "sealed": as_text(sealed)}


def by_passphrase(master: Master, passphrase: str) -> bytes | None:
    """The key; None when it is another passphrase. Takes 0.2 s."""
    return unseal(stretched(passphrase, as_bytes(master["salt"])), as_bytes(master["sealed"]), _bound(master))


def set_way(master: Master, slot: dict[str, Any]) -> None:
    """A recovery slot (recovery.py), in place of the one of the same kind."""
    master["recovery"] = [each for each in master.get("recovery", []) if each["by"] != slot["by"]] + [slot]


def recovery_bound(master: Master) -> bytes:
    return f"recovery {master['id']}".encode("ascii")


def _bound(master: Master) -> bytes:
    return f"master {master['id']}".encode("ascii")


def as_text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def as_bytes(text: str) -> bytes:
    return base64.b64decode(text)
