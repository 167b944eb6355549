"""Computers as a person knows them: by their comparison code and the groups that are led there."""

from collections import defaultdict
from collections.abc import Sequence

from vilkaarvi.errors import Fault
from vilkaarvi.review.register.protocol import Register
from vilkaarvi.review.sorting import as_sorted

MOST_GROUPS = 2  # that are named


def with_computers(faults: Sequence[Fault], register: Register) -> tuple[Fault, ...]:
    """The same; a computer's key, which nobody sees anywhere, becomes "3529-1804-7713-0642 (Norr, Söder)"."""
    codes = {each.key: each.code for each in register.installations()}
    about = {key for fault in faults if (key := fault.facts.get("key")) in codes}
    if not about:
        return tuple(faults)
    led = groups_on(register, [str(key) for key in about])
    called: dict[object, str] = {key: _called(codes[str(key)], led.get(str(key), ())) for key in about}
    return tuple(
        Fault(each.code, **{**each.facts, "key": called[each.facts["key"]]}) if each.facts.get("key") in about else each
        for each in faults
    )


def groups_on(register: Register, keys: Sequence[str] | None = None) -> dict[str, tuple[str, ...]]:
    """Key of a computer → the names of the groups that it has handed over, in order. keys: only these."""
    if register.queries is not None:
        found = register.queries.groups_on(
            keys if keys is not None else [each.key for each in register.installations()]
        )
        return {key: tuple(sorted(some, key=as_sorted)) for key, some in found.items()}
    told = register.told()
    names = {card.group: card.name for card in told.cards}
    led: dict[str, set[str]] = defaultdict(set)
    for each in told.everything:
        if each.content.group in names:
            led[each.key].add(names[each.content.group])
    return {key: tuple(sorted(some, key=as_sorted)) for key, some in led.items()}


def in_short(groups: Sequence[str]) -> str:
    """The first ones; "" of none."""
    return ", ".join(groups[:MOST_GROUPS]) + (" …" if len(groups) > MOST_GROUPS else "")


def _called(code: str, groups: Sequence[str]) -> str:
    return f"{code} ({in_short(groups)})" if groups else code
