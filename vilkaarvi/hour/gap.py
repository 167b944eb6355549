"""How much of the hour a break has taken. Small and by itself: home asks it before any hour is led."""

from datetime import datetime, timedelta

from vilkaarvi.errors import Code, Fault

LONGEST_GAP = timedelta(minutes=30)  # a longer one is asked about


def gap(started: datetime, last_at_ms: int, wall: datetime) -> timedelta | None:
    """How long a broken-off hour has lain still by the wall clock; None when that must be asked of the leader."""
    lain = wall - started - timedelta(milliseconds=last_at_ms)
    return lain if timedelta(0) <= lain <= LONGEST_GAP else None


def lost_ms_for(left_minutes: int, session_minutes: int, at_ms: int) -> int:
    """The lost time that leaves `left_minutes` of the hour, when the leader was asked. Raises Fault WRONG_USE."""
    if not 0 <= left_minutes <= session_minutes:
        raise Fault(Code.WRONG_USE, what=left_minutes)
    return (session_minutes - left_minutes) * 60_000 - at_ms
