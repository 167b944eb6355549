"""Which computer a fault is about, as a person knows it: by its comparison code and the groups that are led there."""

from collections import defaultdict
from collections.abc import Sequence

from vilkaarvi.errors import Fault
from vilkaarvi.review.register.protocol import Register

MOST_GROUPS = 2  # that are named


def with_computers(faults: Sequence[Fault], register: Register) -> tuple[Fault, ...]:
    """The same; a computer's key, which nobody sees anywhere, becomes "3529-1804-7713-0642 (Norr, Söder)"."""
    codes = {each.key: each.code for each in register.installations()}
    about = {key for fault in faults if (key := fault.facts.get("key")) in codes}
    if not about:
        return tuple(faults)
    told = register.told()
    names = {card.group: card.name for card in told.cards}
    led: dict[str, set[str]] = defaultdict(set)
    for each in told.everything:
        if each.key in about and each.content.group in names:
            led[each.key].add(names[each.content.group])
    called: dict[object, str] = {key: _called(codes[str(key)], sorted(led[str(key)])) for key in about}
    return tuple(
        Fault(each.code, **{**each.facts, "key": called[each.facts["key"]]}) if each.facts.get("key") in about else each
        for each in faults
    )


def _called(code: str, groups: list[str]) -> str:
    shown = ", ".join(groups[:MOST_GROUPS])
    return f"{code} ({shown}{' …' if len(groups) > MOST_GROUPS else ''})" if groups else code
