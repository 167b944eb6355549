"""Sealing: AES-256-GCM with a random 12-byte nonce in front, and Argon2id (RFC 9106) for passphrases."""

import os
import unicodedata
from dataclasses import dataclass

KEY_BYTES = 32
NONCE_BYTES = 12
SEAL_BYTES = 28  # what sealing adds: nonce and tag


def seal(key: bytes, content: bytes, bound: bytes) -> bytes:
    """`content` sealed under a 32-byte `key`; it opens only with the same `bound` bytes."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, bound)


def unseal(key: bytes, sealed: bytes, bound: bytes) -> bytes | None:
    """What was sealed, or None when key, bytes or `bound` do not fit."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound)
    except (InvalidTag, ValueError):
        return None


def new_key() -> bytes:
    return os.urandom(KEY_BYTES)


@dataclass(frozen=True)
class Cost:
    """What a try at a passphrase costs with Argon2id: memory in KiB, passes over it, lanes side by side."""

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


USUAL = Cost()


def stretched(passphrase: str, salt: bytes, cost: Cost = USUAL) -> bytes:
    """A key of 32 bytes from a passphrase: Argon2id. Takes 0.2 s by intent.

    Composed form (NFC) first, because one keyboard writes å as one character and another as two.
    """
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory)
    return kdf.derive(unicodedata.normalize("NFC", passphrase).encode("utf-8"))
