"""Which names count as one group: what somebody sees before two are merged, or taken apart again."""

from dataclasses import dataclass

from vilkaarvi.review.groups import groups_of
from vilkaarvi.review.register.protocol import Register


@dataclass(frozen=True)
class Spelling:
    """A group as one laptop or the list names it, and the id of the group that it counts as (not its own)."""

    id: str
    name: str
    unit: str
    into: str


def spellings(register: Register, programme: str) -> tuple[Spelling, ...]:
    """Those that count as another group. A name is "" where only records came, and no card."""
    if register.queries is not None:
        return register.queries.spellings(programme)
    names = {card.group: (card.name, card.unit) for card in register.told().cards}
    names |= {each.id: (each.name, each.unit) for each in register.expected()}
    return tuple(
        Spelling(member, *names.get(member, ("", "")), group.id)
        for group in groups_of(register, programme)
        for member in group.members
        if member != group.id
    )
