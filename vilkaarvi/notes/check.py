"""The one door that every note, line and name goes through before it is stored."""

import hashlib
import secrets
from collections.abc import Callable

from vilkaarvi.notes.note import Flag, FlagKind
from vilkaarvi.notes.ordinary import OrdinaryWords

Find = Callable[[str], tuple[Flag, ...]]
MOST_KNOWN = 512  # texts that were read lately
SURE = frozenset({FlagKind.PNR, FlagKind.PHONE, FlagKind.EMAIL})  # by their own rules, and no matter of judgement


def find(text: str) -> tuple[Flag, ...]:
    """The detector, whose lists and patterns are read when the first text is: home stands without them."""
    from vilkaarvi.notes.detect import find as detect

    return detect(text)


def surely_points_out(text: str) -> bool:
    """For a group's name, which is refused outright: a place or a ward may well bear a person's name."""
    return any(flag.kind in SURE for flag in find(text))


class Checker:
    """The door as windows use it: a text is read once, by the worker, and what was found in it is known afterwards.

    What is remembered of a text is a digest under a key that is never written down, and where its flags stand: never
    its words. Any thread may ask. Attributes: ordinary (words that are no names, whatever the detector says).
    """

    def __init__(self, detect: Find = find, ordinary: OrdinaryWords | None = None) -> None:
        self._detect = detect
        self.ordinary = ordinary or OrdinaryWords()
        self._key = secrets.token_bytes(32)
        self._known: dict[bytes, tuple[Flag, ...]] = {}

    def find(self, text: str) -> tuple[Flag, ...]:
        """All flags in `text`, hard and soft. A text that is not known is read now."""
        words = text.encode("utf-8", "surrogatepass")
        digest = hashlib.blake2b(words, key=self._key, digest_size=32).digest()
        flags = self._known.get(digest)
        if flags is None:
            flags = self._detect(text)
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[digest] = flags
        return tuple(flag for flag in flags if not self._is_ordinary(text, flag))

    def _is_ordinary(self, text: str, flag: Flag) -> bool:
        return flag.kind is FlagKind.NAME and text[flag.start : flag.end] in self.ordinary

    def unanswered(self, text: str, allowed: frozenset[str] = frozenset()) -> tuple[Flag, ...]:
        """Hard flags that the leader has not answered; `allowed`: the exact characters said to be no such thing."""
        return tuple(flag for flag in self.find(text) if flag.hard and text[flag.start : flag.end] not in allowed)
