"""Sessions as xAPI statements (version 1.0.3, adlnet.gov), for a learning record store that asks for them.

A statement is of a group, never of a person, and holds counts alone: no answers, which only leave in blocks. Of a
session the day is known and no clock time; midnight UTC stands for that, as xAPI wants a moment. A statement's id hangs
on the record's, so that sending it twice does no harm.
"""

import json
import re
import uuid
from collections.abc import Callable, Sequence
from typing import Any

from vilkaarvi.completion.model import CompletionRecord
from vilkaarvi.errors import Code, Fault
from vilkaarvi.review.groups import Group

VERSION = "1.0.3"
COMPLETED = "http://adlnet.gov/expapi/verbs/completed"
LESSON = "http://adlnet.gov/expapi/activities/lesson"
_HOME = re.compile(r"https://[a-z0-9.-]+(/[A-Za-z0-9._~/-]*)?", re.ASCII)

Titled = Callable[[str | None], str]  # a session's id in words; None: a follow-up


def is_home(address: str) -> bool:
    """Whether statements can be sent under it."""
    return _HOME.fullmatch(address) is not None


def as_xapi(groups: Sequence[Group], home: str, titled: Titled, language: str) -> bytes:
    """A JSON list of statements. `home`: the municipality's own address, under which the names below are its.

    Raises Fault WRONG_USE when it is no https address.
    """
    if not is_home(home):
        raise Fault(Code.WRONG_USE, what=f"--home {home}")
    made = [
        _statement(group, record, home.rstrip("/"), titled(record.session), language)
        for group in groups
        for record in group.records
    ]
    return json.dumps(made, ensure_ascii=False, indent=1).encode("utf-8")


def _statement(group: Group, record: CompletionRecord, home: str, title: str, language: str) -> dict[str, Any]:
    counts: dict[str, int | bool] = {"present": record.present, "guests": record.guests}
    counts |= {"pool-group": True} if group.pool else {"headcount": record.headcount}
    activity = f"{home}/{record.programme}/{record.session or 'follow-up'}"
    return {
        "id": str(uuid.UUID(hex=record.id[:12] + "5" + record.id[13:16] + "8" + record.id[17:])),
        "version": VERSION,
        "actor": {
            "objectType": "Group",
            "name": group.name or group.id,
            "account": {"homePage": home, "name": group.id},
        },
        "verb": {"id": COMPLETED, "display": {"en": "completed"}},
        "object": {
            "objectType": "Activity",
            "id": activity,
            "definition": {"type": LESSON, "name": {language: title}},
        },
        "result": {
            "completion": True,
            "duration": f"PT{record.minutes}M",
            "extensions": {f"{home}/xapi/{name}": count for name, count in counts.items()},
        },
        "timestamp": f"{record.day.isoformat()}T00:00:00Z",
    }
