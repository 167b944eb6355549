"""The system's own place for secrets: Windows Credential Manager, macOS Keychain, Secret Service or KWallet."""

import base64
import binascii
from typing import Any, Protocol

SERVICE = "vilkaarvi"
# Only these: other backends of the `keyring` library write secrets into plain files.
_TRUSTED = tuple(f"keyring.backends.{name}" for name in ("Windows", "macOS", "SecretService", "libsecret", "kwallet"))


class KeyBackend(Protocol):
    """A place for secrets, by name. Never raises: a place that is locked or broken is like none."""

    def get(self, name: str) -> bytes | None: ...

    def keep(self, name: str, secret: bytes) -> bool:
        """True when it is there and can be read back."""
        ...


class SystemKeyring:
    """The system's, through the `keyring` library. The system may ask the person to unlock it."""

    def get(self, name: str) -> bytes | None:
        try:
            backend = _backend()
            kept = backend.get_password(SERVICE, name) if backend else None
            return base64.b64decode(kept, validate=True) if kept else None
        except binascii.Error:
            return None
        except Exception:  # backends raise what they like
            return None

    def keep(self, name: str, secret: bytes) -> bool:
        try:
            backend = _backend()
            if backend is None:
                return False
            backend.set_password(SERVICE, name, base64.b64encode(secret).decode("ascii"))
        except Exception:
            return False
        return self.get(name) == secret


def key_store() -> tuple[str, bool]:
    """The key store that the system offers, and whether it is one of those that are used. Nothing is asked of it."""
    try:
        import keyring

        backend = _backend()
        return type(backend or keyring.get_keyring()).__module__.removeprefix("keyring.backends."), backend is not None
    except Exception:  # backends raise what they like
        return "–", False


def _backend() -> Any:
    import keyring

    chosen = keyring.get_keyring()
    for backend in getattr(chosen, "backends", [chosen]):  # a chain tries several
        if type(backend).__module__.startswith(_TRUSTED):
            return backend
    return None
