"""Signatures: Ed25519 (RFC 8032). A signing key is its seed of 32 bytes."""

import hashlib

SEED_BYTES = 32
_NAME_BYTES = 12


def public_of(seed: bytes) -> bytes:
    """The 32 bytes that everybody may know, and that `fits` asks for."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def key_name(public: bytes) -> str:
    """A short name of a public key, 24 hex digits: nobody can make another key of the same name."""
    return hashlib.sha256(public).digest()[:_NAME_BYTES].hex()


def signed(seed: bytes, content: bytes) -> bytes:
    """The signature, 64 bytes; the same for the same content."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed).sign(content)


def fits(public: bytes, signature: bytes, content: bytes) -> bool:
    """True when the holder of the key has signed `content`. Never raises on rubbish."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True
