"""A second way to the notes' master key: a code on a sheet of paper, or the municipality's own key pair.

    master["recovery"] = [
        {"by": "sheet", "kdf": ["argon2id", KiB, passes, lanes], "salt": base64, "sealed": base64},
        {"by": "municipality", "key": hex, "sealed": base64}]       key: the public X25519 key that it is sealed for

Both are kept with the master in the key file (keyfile.py). Sealed bytes are bound to "recovery <master id>". The code
of a sheet is one of code.py: 30 digits, 25 of them random (83 bits), stretched like a passphrase. For the key pair:

    sealed = one-time public key, 32 bytes | master sealed (boxes.py) under HKDF-SHA256(X25519(one-time, key),
             salt: one-time public key | key, info: "vilkaarvi-recovery-1")
"""

import hashlib
import os
from typing import Any

from vilkaarvi.errors import Code, Fault
from vilkaarvi.seal.boxes import KEY_BYTES, seal, stretched, unseal
from vilkaarvi.seal.masters import KDF, as_bytes, as_text

SHEET, MUNICIPALITY = "sheet", "municipality"
_INFO = b"vilkaarvi-recovery-1"
Slot = dict[str, Any]


def for_sheet(code: str, key: bytes, bound: bytes) -> Slot:
    """The slot that `code` (30 digits) opens. Takes 0.2 s."""
    salt = os.urandom(16)
    sealed = seal(stretched(code, salt), key, bound)
    return {"by": SHEET, "kdf": list(KDF), "salt": as_text(salt), "sealed": as_text(sealed)}


def by_sheet(slot: Slot, code: str, bound: bytes) -> bytes | None:
    """The key, or None when the code is another one."""
    if slot["by"] != SHEET or slot["kdf"] != KDF:
        return None
    return unseal(stretched(code, as_bytes(slot["salt"])), as_bytes(slot["sealed"]), bound)


def for_municipality(public: bytes, key: bytes, bound: bytes) -> Slot:
    """The slot that the private key of `public` (32 bytes) opens."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    once = X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    mine = once.public_key().public_bytes_raw()
    sealed = mine + seal(_derived(shared, mine + public), key, bound)
    return {"by": MUNICIPALITY, "key": public.hex(), "sealed": as_text(sealed)}


def by_municipality(slot: Slot, private: bytes, bound: bytes) -> bytes | None:
    """The key, or None when it was sealed for another key pair."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    if slot["by"] != MUNICIPALITY:
        return None
    own = X25519PrivateKey.from_private_bytes(private)
    sealed = as_bytes(slot["sealed"])
    theirs, public = sealed[:KEY_BYTES], own.public_key().public_bytes_raw()
    shared = own.exchange(X25519PublicKey.from_public_bytes(theirs))
    return unseal(_derived(shared, theirs + public), sealed[KEY_BYTES:], bound)


def new_pair(passphrase: str | None) -> tuple[bytes, str]:
    """For the municipality: the private key as PEM (PKCS 8, under `passphrase` if there is one), the public as text."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    own = X25519PrivateKey.generate()
    locked: serialization.KeySerializationEncryption = serialization.NoEncryption()
    if passphrase:
        locked = serialization.BestAvailableEncryption(passphrase.encode("utf-8"))
    pem = own.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, locked)
    return pem, public_text(own.public_key().public_bytes_raw())


def private_of(pem: bytes, passphrase: str | None) -> bytes:
    """32 bytes. Raises Fault WRONG_PASSPHRASE, or NOT_RECOVERY_KEY."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        own = load_pem_private_key(pem, passphrase.encode("utf-8") if passphrase and b"ENCRYPTED" in pem else None)
    except TypeError as fault:  # it wants a passphrase
        raise Fault(Code.WRONG_PASSPHRASE) from fault
    except ValueError as fault:
        raise Fault(Code.WRONG_PASSPHRASE if b"ENCRYPTED" in pem else Code.NOT_RECOVERY_KEY) from fault
    if not isinstance(own, X25519PrivateKey):
        raise Fault(Code.NOT_RECOVERY_KEY)
    return own.private_bytes_raw()


def public_text(public: bytes) -> str:
    """As it stands in policy.toml: "vr1-", the key and a check of it, in hex. settings.py reads it."""
    return "vr1-" + (public + hashlib.sha256(public).digest()[:4]).hex()


def short_name(public_hex: str) -> str:
    """What people compare: "3f2a 91c0"."""
    return f"{public_hex[:4]} {public_hex[4:8]}"


def _derived(shared: bytes, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_BYTES, salt, _INFO).derive(shared)
