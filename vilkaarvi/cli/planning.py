"""`vilkaarvi plan`: the minutes of a session, for so many people, and when it runs over."""

import argparse
import json
from typing import TYPE_CHECKING, Any

from vilkaarvi.cli.line import FAULTY, GOOD, say
from vilkaarvi.text import Text

if TYPE_CHECKING:
    from vilkaarvi.programme.model import Session
    from vilkaarvi.session.agenda import Relief

MOST_LATE = 60
ROUNDING = 0.01  # minutes


def late(written: str) -> float:
    """Raises ValueError where no hour runs over so much."""
    minutes = float(written)
    if not 0 <= minutes <= MOST_LATE:
        raise ValueError(written)
    return minutes


def plan(session: "Session", options: argparse.Namespace, text: Text) -> int:
    """Says the plan. FAULTY when the session does not fit its time, or does not find back into it."""
    from vilkaarvi.session.agenda import plan as planned
    from vilkaarvi.session.overrun import overrun
    from vilkaarvi.session.size import advice

    led = overrun(session, options.people, options.late) if options.late else None
    rows = led.rows if led else planned(session, options.people)
    plain: list[dict[str, Any]] = [
        {"step": row.step.id, "minutes": round(row.minutes, 2), "dropped": row.dropped} for row in rows
    ]
    advised = advice(options.people, text)
    whole = sum(row.minutes for row in rows)
    over = led.over(session) if led else 0
    if options.json:
        told: dict[str, Any] = {"rows": plain, "advice": [advised] if advised else []}
        if led:
            taken = [{"way": each.way.value, "step": each.step.id, "minutes": each.minutes} for each in led.taken]
            told |= {"late": {"step": led.step.id, "minutes": options.late, "over": over}, "proposals": taken}
        say(json.dumps(told, ensure_ascii=False))
    else:
        for row in rows:
            minutes = text.tr("left out") if row.dropped else f"{row.minutes:5.1f} min"
            say(f"{minutes}  {row.step.title(text.language)}")
        say(f"{whole:5.1f} min")
        for offer in led.taken if led else ():
            say(_said(offer, text))
        if over:
            say(
                text.plural(
                    "Ends {count} minute late: nothing left to shorten, and the ending is kept whole.",
                    "Ends {count} minutes late: nothing left to shorten, and the ending is kept whole.",
                    over,
                )
            )
        if advised:
            say(advised)
    return FAULTY if over or (led is None and whole > session.minutes + ROUNDING) else GOOD


def _said(offer: "Relief", text: Text) -> str:
    from vilkaarvi.session.agenda import Way

    title = offer.step.title(text.language)
    if offer.way is Way.DROP:
        return text.tr("Proposed: leave out “{title}”", title=title)
    return text.tr("Proposed: shorten “{title}” to {minutes} min", title=title, minutes=offer.minutes)
