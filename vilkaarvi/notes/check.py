"""The one door that every note, line and name goes through before it is stored."""

from vilkaarvi.notes.detect import find
from vilkaarvi.notes.note import Flag


def unanswered(text: str, allowed: frozenset[str] = frozenset()) -> tuple[Flag, ...]:
    """Hard flags that the leader has not answered; `allowed` holds the exact characters said to be no such thing."""
    return tuple(flag for flag in find(text) if flag.hard and text[flag.start : flag.end] not in allowed)
