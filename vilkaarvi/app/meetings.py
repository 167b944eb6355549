"""Which session a group means to have on which day."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import zip_longest

from vilkaarvi.paper.calendar import Meeting
from vilkaarvi.text import Text
from vilkaarvi.ui.home_acts import SessionIs, SessionRow

USUAL_MINUTES = 60


def meetings(
    days: Sequence[date], rows: Sequence[SessionRow], minutes: Callable[[str], int], today: date, text: Text
) -> tuple[Meeting, ...]:
    """The days from today on, in order, are the sessions that the group has not had, in theirs; more days than sessions
    are sessions without a name. `minutes`: of a session by its id; 0 where that is not known yet."""
    ahead = [day for day in sorted(set(days)) if day >= today]
    left = [row for row in rows if row.state is not SessionIs.DONE]
    found = []
    for at, (day, row) in enumerate(zip_longest(ahead, left[: len(ahead)])):
        if row is None:
            found.append(Meeting(f"later {at - len(left)}", text.tr("Conversation session"), day, USUAL_MINUTES))
            continue
        title = text.tr("Conversation session {number}: {title}", number=row.number, title=row.title)
        found.append(Meeting(row.id, title, day, minutes(row.id) or USUAL_MINUTES))
    return tuple(found)
