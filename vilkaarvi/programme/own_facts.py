"""A municipality's own figures, shown to the room at a question in a film when the leader presses.

    [[facts]]                              # in local.toml
    place = "traff-1/film-1/cues/0"        # a cue; or a film step, "traff-1/film-1": when the film is over
    number.sv = "24 800"
    year = "2026"
    wording.sv = "invånare bor i kommunen i dag"
    source = "SCB"
    read_on = 2026-11-20
    address = "https://…"                  # may be left out

One without a source or a year is never shown.
"""

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vilkaarvi.errors import Code, Fault
from vilkaarvi.programme.edition import Files
from vilkaarvi.programme.shape import DAY, TEXT, TEXT_OR_WORDS, WORDS
from vilkaarvi.programme.source import HIDDEN, strings

MOST = 40  # facts; more is no help to anybody
OWN_FACT = "own_fact"  # marks a cue or a segment that has one, with its id
_NEEDED = {"number": TEXT_OR_WORDS, "year": TEXT, "wording": WORDS, "source": TEXT, "read_on": DAY}


@dataclass(frozen=True)
class LocalFact:
    """`plain`: as a row of facts.toml, without an id."""

    place: str
    plain: Mapping[str, Any]


def facts_of(rows: list[dict[str, Any]]) -> tuple[LocalFact, ...]:
    return tuple(
        LocalFact(row["place"], {key: each for key, each in row.items() if key != "place"})
        for row in rows[:MOST]
        if isinstance(row.get("place"), str)
    )


def lay_facts(over: dict[str, dict[str, Any]], facts: tuple[LocalFact, ...], step_of: Any) -> list[Fault]:
    """Into `over`, which is changed. `step_of(files, "session/step")` finds a step. Faults as of local.py."""
    faults = []
    for index, fact in enumerate(facts):
        holder = _holder(over, fact.place, step_of)
        if holder is None:
            faults.append(Fault(Code.LOCAL_NO_PLACE, place=fact.place))
        elif not shown(fact.plain):
            faults.append(Fault(Code.LOCAL_NOT_SHOWN, place=fact.place))
        else:
            name = f"own:{index}"  # no id of the programme's looks so
            row = {"address": "", **copy.deepcopy(dict(fact.plain)), "id": name}
            row["review_by"] = row["read_on"]
            over["facts.toml"]["facts"] = [*over["facts.toml"]["facts"], row]
            holder[OWN_FACT] = name
    return faults


def shown(plain: Mapping[str, Any]) -> bool:
    """Whether it has all that a figure on a screen must have."""
    whole = all(key in plain and value.fits(plain[key]) for key, value in _NEEDED.items())
    words = plain.get("wording")
    said = whole and isinstance(words, dict) and bool(words) and all(each.strip() for each in words.values())
    known = plain.keys() <= {*_NEEDED, "address"} and isinstance(plain.get("address", ""), str)
    return said and known and bool(plain["number"]) and not any(HIDDEN.search(each) for _, each in strings(dict(plain)))


def _holder(files: Files, place: str, step_of: Any) -> dict[str, Any] | None:
    match place.split("/"):
        case [session, step, "cues", index] if index.isdecimal():
            segment = (step_of(files, f"{session}/{step}") or {}).get("segment", {})
            cues = segment.get("cues", [])
            return cues[int(index)] if int(index) < len(cues) else None
        case [session, step]:
            found: dict[str, Any] | None = (step_of(files, f"{session}/{step}") or {}).get("segment")
            return found
        case _:
            return None
