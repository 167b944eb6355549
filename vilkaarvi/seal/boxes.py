"""Sealing: AES-256-GCM with a random 12-byte nonce in front, and Argon2id (RFC 9106) for passphrases."""

import os
import unicodedata

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


def stretched(passphrase: str, salt: bytes) -> bytes:
    """A key from a passphrase: Argon2id, 64 MiB, 3 passes, 4 lanes. Takes 0.2 s by intent.

    Composed form (NFC) first, because one keyboard writes å as one character and another as two.
    """
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(salt=salt, length=KEY_BYTES, iterations=3, lanes=4, memory_cost=64 * 1024)
    return kdf.derive(unicodedata.normalize("NFC", passphrase).encode("utf-8"))
