"""What a strategist would most likely get wrong in words, numbers and days."""

import re
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from vilkaarvi.errors import Code
from vilkaarvi.programme.model import CardAction
from vilkaarvi.programme.shape import MOST_LETTERS, STEP_KINDS
from vilkaarvi.programme.source import HIDDEN, Key, Source, strings

LEAST_READINGS = 2
LEAST_STATEMENTS, MOST_STATEMENTS = 2, 6
GLANCE = 180  # characters of a question on a projector
NEEDED = ("welcome", "agree", "close")
_PLACEHOLDER = re.compile(r"\{[^{}\n]{0,40}\}")
MARKUP = re.compile(
    r"\*\*[^*\n]+\*\*|__[^_\n]+__|^#{1,4} \S|</?[a-zA-Z][^<>\n]{0,60}>|\[[^\[\]\n]{1,80}\]\([^()\n]{1,200}\)"
)
_WEB = re.compile(r"https?://[^\s/]+\.[^\s]+")


def texts(source: Source, values: Collection[str]) -> None:
    """Signs that nobody sees, placeholders that nobody fills, and marks that would be shown.

    `values`: the ids that may stand in braces.
    """
    told = {finding.line for finding in source.findings if finding.code is Code.P_HIDDEN}
    for key, written in strings(source.plain):
        if (found := HIDDEN.search(written)) and source.line(*key) not in told:
            source.fault(Code.P_HIDDEN, *key, sign=f"U+{ord(found[0]):04X}")
        for each in _PLACEHOLDER.findall(written):
            if each[1:-1] not in values:
                known = ", ".join(sorted(values)) or "–"
                source.fault(Code.P_PLACEHOLDER, *key, name=each, known=known)
        if found := MARKUP.search(written):
            source.fault(Code.P_MARKUP, *key, error=False, name=found[0])


def programme(source: Source, sessions: Iterable[tuple[int, dict[str, Any]]], statements: int) -> None:
    """Sessions numbered 1, 2, 3; and a slip that can be answered."""
    for wanted, (index, row) in enumerate(sessions, 1):
        if type(number := row.get("number")) is int and number != wanted:
            source.fault(Code.P_NUMBER, "sessions", index, "number", number=number, wanted=wanted)
    if "evaluation" in source.plain and not LEAST_STATEMENTS <= statements <= MOST_STATEMENTS:
        facts: dict[str, Any] = {"count": statements, "least": LEAST_STATEMENTS, "most": MOST_STATEMENTS}
        source.fault(Code.P_STATEMENTS, "evaluation", **facts)


def fact(source: Source, row: dict[str, Any], key: Key, today: date) -> None:
    """Days that cannot be, and an address that leads nowhere."""
    read, due = _day(row.get("read_on")), _day(row.get("review_by"))
    if read is not None and (read > today or (due is not None and due < read)):
        facts: dict[str, Any] = {"read": read.isoformat(), "due": due.isoformat() if due else "–"}
        source.fault(Code.P_DAY, *key, "read_on", name=row.get("id", "–"), **facts)
    if row.get("contested") is True and not _both_read(row):
        source.fault(Code.P_ONE_READING, *key, "contested", name=row.get("id", "–"))
    address = row.get("address")
    if isinstance(address, str) and address.strip() and not _WEB.fullmatch(address[:MOST_LETTERS]):
        source.fault(Code.P_NO_ADDRESS, *key, "address", name=row.get("id", "–"), address=address[:60])


def card(source: Source, row: dict[str, Any], key: Key, own: str) -> None:
    action = row.get("action", CardAction.NONE)
    if action in list(CardAction) and action != CardAction.NONE and "action_label" not in row:
        source.fault(Code.P_NO_LABEL, *key, "action", error=False, name=row.get("id", "–"), language=own)


def session(source: Source, kinds: Iterable[object]) -> None:
    """A part that every hour has."""
    there = list(kinds)
    if all(kind in STEP_KINDS for kind in there):  # else a misspelling is the fault
        for kind in NEEDED:
            if there and kind not in there:
                source.fault(Code.P_NO_CLOSE, "steps", len(there) - 1, error=False, name=kind)


def step(source: Source, row: dict[str, Any], key: Key, own: str, modes_min: float) -> None:
    """Rules that are none, a question too long for the screen, and parts that are longer than their step."""
    rules = row.get("rules")
    if isinstance(rules, dict) and rules.get(own) == []:
        source.fault(Code.P_EMPTY, *key, "rules", name="rules", example=f'rules.{own} = ["…"]')
    prompt = row.get("prompt")
    for language, written in prompt.items() if isinstance(prompt, dict) else ():
        if isinstance(written, str) and len(written) > GLANCE:
            facts: dict[str, Any] = {"name": "prompt", "count": len(written), "most": GLANCE}
            source.fault(Code.P_LONG, *key, "prompt", language, error=False, **facts)
    minutes = row.get("minutes")
    if isinstance(minutes, int | float) and modes_min > minutes + 0.01:
        facts = {"name": row.get("id", "–"), "needs": f"{modes_min:g}", "minutes": f"{minutes:g}"}
        source.fault(Code.P_MODES_LONG, *key, "minutes", error=False, **facts)


def _both_read(row: dict[str, Any]) -> bool:
    readings, unsure = row.get("readings"), row.get("unsure")
    if not isinstance(readings, dict) or not isinstance(unsure, dict):
        return False
    return bool(readings) and all(_different(each) >= LEAST_READINGS for each in readings.values())


def _different(readings: object) -> int:
    return len({each for each in readings if isinstance(each, str)}) if isinstance(readings, list) else 0


def _day(value: object) -> date | None:
    return value if isinstance(value, date) and not isinstance(value, datetime) else None
