"""The one door that every note, line and name goes through before it is stored."""

from vilkaarvi.notes.detect import find
from vilkaarvi.notes.note import Flag, FlagKind

SURE = frozenset({FlagKind.PNR, FlagKind.PHONE, FlagKind.EMAIL})  # by their own rules, and no matter of judgement


def unanswered(text: str, allowed: frozenset[str] = frozenset()) -> tuple[Flag, ...]:
    """Hard flags that the leader has not answered; `allowed` holds the exact characters said to be no such thing."""
    return tuple(flag for flag in find(text) if flag.hard and text[flag.start : flag.end] not in allowed)


def surely_points_out(text: str) -> bool:
    """For a group's name, which is refused outright: a place or a ward may well bear a person's name."""
    return any(flag.kind in SURE for flag in find(text))
