"""Places for secrets, for tests."""


class MemoryKeyring:
    """A system that keeps secrets."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        return self.kept.get(name)

    def keep(self, name: str, secret: bytes) -> bool:
        self.kept[name] = secret
        return True


class BrokenKeyring:
    """A system that keeps none, and has lost those it had."""

    def get(self, name: str) -> bytes | None:
        assert name
        return None

    def keep(self, name: str, secret: bytes) -> bool:
        assert name
        assert secret
        return False
