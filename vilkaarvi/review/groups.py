"""Which records belong to the same group: by id, by spelling, and by what a person has said.

A card whose name and unit are spelt as those of an expected group belongs to it. Two spellings are merged by hand, and
unmerged again; nothing of what was handed over is changed by that.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from vilkaarvi.completion.model import CompletionRecord, GroupCard
from vilkaarvi.errors import Code, Fault
from vilkaarvi.review.expected import spelt
from vilkaarvi.review.register.protocol import Expected, Register


@dataclass(frozen=True)
class Group:
    """A group as the register knows it. id: the expected group's, else the card's. name: "" where no card came.

    members: all ids that are this one. headcount: the newest card's, else the list's; None where neither came.
    pool: a pool group, of whom `headcount` is how many usually come.
    planned: days in order. records: of one programme, in order of days.
    """

    id: str
    name: str
    unit: str
    headcount: int | None
    expected: bool
    members: tuple[str, ...]
    planned: tuple[date, ...]
    records: tuple[CompletionRecord, ...]
    pool: bool = False


def groups_of(register: Register, programme: str) -> tuple[Group, ...]:
    """All groups, in no order that means something; with their records of `programme`."""
    if register.queries is not None:
        return tuple(register.queries.groups(programme))
    told = register.told()
    cards = {card.group: card for card in told.cards}
    expected = {each.id: each for each in register.expected()}
    records: dict[str, list[CompletionRecord]] = defaultdict(list)
    for record in told.records:
        records[record.group].append(record)
    joined = _joined(cards, expected, register.merges())
    members: dict[str, list[str]] = defaultdict(list)
    for each in sorted({*cards, *expected, *records}):
        members[root_of(each, joined.get)].append(each)
    return tuple(group_of(root, ids, cards, expected, records, programme) for root, ids in sorted(members.items()))


def merge(register: Register, group: str, into: str) -> None:
    """`group` is from now on the same as `into`. Raises Fault MERGE_IMPOSSIBLE for an unknown one, and for a ring."""
    known, step = _steps(register)
    leads_to = root_of(into, lambda at: None if at == group else step(at))
    if not (known(group) and known(into)) or group in (into, leads_to):
        raise Fault(Code.MERGE_IMPOSSIBLE)
    register.merge(group, into)


def _steps(register: Register) -> tuple[Callable[[str], bool], Callable[[str], str | None]]:
    """Whether an id is known, and which one it counts as, one step on."""
    if register.queries is not None:
        return register.queries.known, register.queries.joined
    told = register.told()
    cards = {card.group: card for card in told.cards}
    expected = {each.id: each for each in register.expected()}
    known = {*cards, *expected, *(record.group for record in told.records)}
    joined = _joined(cards, expected, register.merges())
    return known.__contains__, joined.get


def unmerge(register: Register, group: str) -> None:
    """What was said of `group` by hand is taken back. Where nothing was, it stands by itself, whatever its spelling."""
    register.merge(group, None if group in register.merges() else group)


def _joined(
    cards: Mapping[str, GroupCard], expected: Mapping[str, Expected], merges: Mapping[str, str]
) -> dict[str, str]:
    by_id = sorted(expected.values(), key=lambda each: each.id, reverse=True)  # of two alike the least id holds
    listed = {spelt(each.name, each.unit): each.id for each in by_id}
    by_spelling = {
        card.group: listed[spelt(card.name, card.unit)]
        for card in cards.values()
        if card.group not in expected and spelt(card.name, card.unit) in listed
    }
    return by_spelling | dict(merges)


def root_of(group: str, step: Callable[[str], str | None]) -> str:
    """Where the joins lead, a `step` at a time; of a ring that somebody has made of them, the least id."""
    seen = [group]
    while (after := step(seen[-1])) not in (None, seen[-1]):
        if after in seen:
            return min(seen[seen.index(after) :])
        seen.append(str(after))
    return seen[-1]


def group_of(
    root: str,
    ids: list[str],
    cards: Mapping[str, GroupCard],
    expected: Mapping[str, Expected],
    records: Mapping[str, list[CompletionRecord]],
    programme: str,
) -> Group:
    """One group of all the ids that are it."""
    its_cards = [cards[each] for each in sorted(ids, key=lambda each: (each != root, each)) if each in cards]
    listed = expected.get(root) or next((expected[each] for each in ids if each in expected), None)
    named = listed or (its_cards[0] if its_cards else None)
    counts = [card.headcount for card in its_cards] or ([listed.headcount] if listed else [])
    its_records = (record for each in ids for record in records.get(each, ()) if record.programme == programme)
    return Group(
        id=root,
        name=named.name if named else "",
        unit=named.unit if named else "",
        headcount=max(counts, default=None),
        expected=listed is not None,
        members=tuple(ids),
        planned=tuple(sorted({day for card in its_cards for day in card.planned})),
        records=tuple(sorted(its_records, key=lambda record: (record.day, record.id))),
        pool=any(card.pool for card in its_cards),
    )
