"""Merging what was handed over: a set of lines, so that order, grouping and repetition never matter.

What counts is worked out from the whole set every time. Where lines contradict each other none of them counts, and all
of them are told.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from vilkaarvi.completion.model import CompletionRecord, GroupCard
from vilkaarvi.completion.wire import HandedOver
from vilkaarvi.errors import Code, Fault

_MOST_TOLD = 10  # missing numbers that a fault spells out


@dataclass(frozen=True)
class Union:
    """What a set of lines says together, in an order of its own.

    records: those that stand. cards: the newest of each group; of several laptops' the one's that met it last, because
    a group may be handed over, and each laptop counts its own revisions. conflicts: lines that contradict each other,
    by sets of at least two. missing: key → numbers that never came, below the highest one seen.
    """

    everything: frozenset[HandedOver]
    records: tuple[CompletionRecord, ...]
    cards: tuple[GroupCard, ...]
    conflicts: tuple[frozenset[HandedOver], ...]
    missing: dict[str, tuple[int, ...]]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """R_CONFLICT and R_GAP, to tell."""
        return (*map(conflict, self.conflicts), *(gap(key, numbers) for key, numbers in self.missing.items()))


def union(handed: Iterable[HandedOver]) -> Union:
    """The union of any number of files: `union([*a.everything, *b.everything])` merges two."""
    everything = frozenset(handed)
    conflicts = _conflicts(everything)
    good = everything.difference(*conflicts)
    replaced = {each.supersedes for each in _records(good)}
    standing = {record for record in _records(good) if record.id not in replaced}
    cards = _newest_cards(good, standing)
    return Union(
        everything,
        tuple(sorted(standing, key=lambda record: (record.day, record.group, record.id))),
        tuple(sorted(cards.values(), key=lambda card: card.group)),
        conflicts,
        _missing(everything),
    )


def _records(handed: Iterable[HandedOver]) -> list[CompletionRecord]:
    return [each.content for each in handed if isinstance(each.content, CompletionRecord)]


def _newest_cards(good: Iterable[HandedOver], standing: set[CompletionRecord]) -> dict[str, GroupCard]:
    met: dict[tuple[str, str], date] = {}
    named: list[tuple[str, GroupCard]] = []
    for each in good:
        if isinstance(each.content, GroupCard):
            named.append((each.key, each.content))
        elif each.content in standing:
            of = each.key, each.content.group
            met[of] = max(met.get(of, date.min), each.content.day)
    named.sort(key=lambda one: (met.get((one[0], one[1].group), date.min), one[1].revision, one[0]))
    return {card.group: card for _key, card in named}


# --- contradictions


def _conflicts(everything: frozenset[HandedOver]) -> tuple[frozenset[HandedOver], ...]:
    """Each set once, in an order that does not hang on how the lines came.

    The same content under two numbers is none: it was kept once more, because nobody knew that it had left already.
    """
    found = set().union(*(_doubles(everything, name) for name in (_number, _same_thing, _replaced)))
    found |= _strange_heirs(everything)
    return tuple(sorted(found, key=lambda lines: sorted((each.key, each.number, each.payload) for each in lines)))


def _doubles(
    everything: frozenset[HandedOver], name: Callable[[HandedOver], Hashable | None]
) -> set[frozenset[HandedOver]]:
    """The sets of lines that have the same name and do not say the same; lines without a name are left out."""
    named: dict[Hashable, set[HandedOver]] = defaultdict(set)
    for each in everything:
        if (its := name(each)) is not None:
            named[its].add(each)
    return {frozenset(lines) for lines in named.values() if len({each.content for each in lines}) > 1}


def _number(each: HandedOver) -> Hashable:
    return each.key, each.number


def _same_thing(each: HandedOver) -> Hashable:
    """A record's id, or a card's group and revision, which each laptop counts for itself."""
    if isinstance(each.content, GroupCard):
        return each.key, each.content.group, each.content.revision
    return each.content.id


def _replaced(each: HandedOver) -> Hashable | None:
    """Only one record can take another's place."""
    return each.content.supersedes if isinstance(each.content, CompletionRecord) else None


def _strange_heirs(everything: frozenset[HandedOver]) -> set[frozenset[HandedOver]]:
    """A record may take the place only of an earlier one, of the same installation, group and session."""
    by_id: dict[Hashable, list[HandedOver]] = defaultdict(list)
    for each in everything:
        if isinstance(each.content, CompletionRecord):
            by_id[each.content.id].append(each)
    found = set()
    for heir in everything:
        olders = by_id.get(_replaced(heir), [])
        if olders and not any(_about(older) == _about(heir) and older.number < heir.number for older in olders):
            found.add(frozenset({heir, *olders}))
    return found


def _about(each: HandedOver) -> Hashable:
    record = each.content
    return isinstance(record, CompletionRecord) and (each.key, record.group, record.programme, record.session)


def conflict(lines: frozenset[HandedOver]) -> Fault:
    """R_CONFLICT: which lines contradict each other, by their numbers."""
    told = sorted((each.key, each.number) for each in lines)
    what = ", ".join(str(number) if key == told[0][0] else f"{key} {number}" for key, number in told)
    return Fault(Code.R_CONFLICT, key=told[0][0], what=what)


# --- gaps


def _missing(everything: frozenset[HandedOver]) -> dict[str, tuple[int, ...]]:
    seen: dict[str, set[int]] = defaultdict(set)
    for each in everything:
        seen[each.key].add(each.number)
    gaps = {key: sorted(set(range(1, max(numbers))) - numbers) for key, numbers in sorted(seen.items())}
    return {key: tuple(numbers) for key, numbers in gaps.items() if numbers}


def gap(key: str, numbers: tuple[int, ...]) -> Fault:
    """R_GAP: which numbers never came."""
    told = ", ".join(map(str, numbers[:_MOST_TOLD])) + (" …" if len(numbers) > _MOST_TOLD else "")
    return Fault(Code.R_GAP, key=key, missing=told, count=len(numbers))
