"""How people answered on the slips, so that nobody can work out what one group said.

Answers are let out in blocks, for good. A block holds the answers to one question in one unit, of at least three
groups and twenty answers, of which no group has given more than half; units of fewer than three groups are let out
together. Every figure that is shown, of the whole, of a unit or of a term, at any time, is a sum of blocks. What is in
no block is in no figure either, the whole's among them. So whatever is added and subtracted, also between two days or
before and after an import, gives sums of whole blocks again, and never less than three groups and twenty answers. There
is no figure of a month: months and units together would tell what each of them hides.

A block in which nine of ten or more answered alike counts as 95 or 5 per cent, whatever they were. Else several rounded
figures could be put together until they tell that everybody in it said the same, and so what each group said. A whole
may be up to five points wrong by that.

A record that is corrected later stays as it was let out. A register that is built anew lets out other blocks, which
somebody who has seen both may compare. Two spellings of one group that nobody has merged count as two groups; one
spelling is one group here, even where somebody has taken it apart. Whoever hands over sessions that were never held,
from a laptop that is believed, knows what is theirs in a block: let IT list the laptops. And
whoever has the report files themselves can read the counts in them; that is said where they are made.

Six answers and more leave a laptop (completion/model.py). Three groups, twenty answers, the half, steps of five per
cent and the ends at ten and ninety are this program's own choice.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from vilkaarvi.completion.model import CompletionRecord
from vilkaarvi.review.expected import spelt
from vilkaarvi.review.groups import Group, groups_of
from vilkaarvi.review.register.protocol import Block, Question, Register
from vilkaarvi.review.sorting import as_sorted
from vilkaarvi.review.terms import Term

FEWEST_GROUPS, FEWEST_ANSWERS = 3, 20
GOAL = 90  # per cent; compared with larger wholes only
GOAL_GROUPS, GOAL_ANSWERS = 10, 100
STEP, LEAST, MOST = 5, 10, 90  # per cent
TOGETHER = ""  # the unit of those that are too small by themselves
Key = TypeVar("Key", bound=Hashable)
There = Mapping[int, int]  # a programme's version → people who were at its sessions with slips


@dataclass(frozen=True)
class Given:
    """What was answered to one question at one session: group and record by their ids."""

    group: str
    record: str
    day: date
    answered: int
    high: int


@dataclass(frozen=True)
class Let:
    """What blocks say together of one question. sessions, groups: of how many."""

    question: Question
    answered: int
    high: int
    sessions: int
    groups: int


class End(StrEnum):
    """Whether a share is about what it says, or on which side of it."""

    NONE = ""
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    JUST_UNDER = "just-under"  # rounding must not make 88 into a goal that was reached
    JUST_OVER = "just-over"


@dataclass(frozen=True)
class Share:
    """Per cent, to the nearest five; at the ends only on which side."""

    percent: int
    end: End = End.NONE


@dataclass(frozen=True)
class Shown:
    """One question of a whole. high: those who answered 4 or 5. response: of those who were there, at
    all sessions that have slips, how many answers are shown.

    sessions, groups: whose answers these are. reaches: whether 90 per cent answered 4 or 5; None where the whole is too
    small to ask. All by what the blocks say.
    """

    question: Question
    high: Share
    answered: int
    response: Share
    sessions: int
    groups: int
    reaches: bool | None


@dataclass(frozen=True)
class Answers:
    """All that may be shown. by_unit: its name, "" for small ones together; a unit without a block is not there.

    by_term: what was too little in one term is in the next.

    waiting: sessions of which nothing is shown yet: fewer than six answered, nobody has counted, or there are too few.
    """

    whole: tuple[Shown, ...]
    by_unit: tuple[tuple[str, tuple[Shown, ...]], ...]
    by_term: tuple[tuple[Term, tuple[Shown, ...]], ...]
    waiting: int


def let_out(register: Register, programme: str) -> tuple[Block, ...]:
    """Lets out what has become enough; once more changes nothing. The new blocks."""
    if register.queries is not None:
        return register.queries.let_out(programme)
    groups = groups_of(register, programme)
    before = _Earlier(register)
    spent = {(record, block.question) for block in register.blocks() for record in block.records}
    pending: dict[tuple[str, Question], list[Given]] = defaultdict(list)
    units, one = units_of((group.id, group.unit) for group in groups), _as_spelt(register, groups)
    for group in groups:
        for record in group.records:
            for answer in record.answers:
                question = Question(record.programme, record.version, answer.question)
                if not any((each, question) in spent for each in before.ids(record)):
                    given = Given(one[group.id], record.id, record.day, answer.answered, answer.high)
                    pending[units[group.id], question].append(given)
    blocks = (each for (unit, question), some in pending.items() for each in blocks_of(unit, question, some))
    new = tuple(sorted(blocks, key=lambda each: (each.unit, in_order(each.question), each.day)))
    register.let_out(new)
    return new


def answers(register: Register, programme: str) -> Answers:
    """From what has been let out. Raises nothing of its own."""
    if register.queries is not None:
        return register.queries.answers(programme)
    blocks = [block for block in register.blocks() if block.question.programme == programme]
    groups = groups_of(register, programme)
    slips = {record.session for group in groups for record in group.records if record.answers}
    held = [(group, record) for group in groups for record in group.records if record.session in slips]
    units = units_of((group.id, group.unit) for group in groups)
    let, before = {each for block in blocks for each in block.records}, _Earlier(register)

    def parted(
        by: Callable[[Block], Key], of: Callable[[Group, CompletionRecord], Key]
    ) -> dict[Key, tuple[Shown, ...]]:
        there: dict[Key, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for group, record in held:
            there[of(group, record)][record.version] += record.present + record.guests
        parts: dict[Key, list[Block]] = defaultdict(list)
        for block in blocks:
            parts[by(block)].append(block)
        return {key: shown_of(_let(some), there[key]) for key, some in parts.items()}

    return answers_of(
        parted(lambda _block: "", lambda _group, _record: "").get("", ()),
        parted(lambda block: block.unit, lambda group, _record: units[group.id]),
        parted(lambda block: Term.of(block.day), lambda _group, record: Term.of(record.day)),
        waiting=sum(not any(each in let for each in before.ids(record)) for _group, record in held),
    )


def answers_of(
    whole: tuple[Shown, ...],
    by_unit: Mapping[str, tuple[Shown, ...]],
    by_term: Mapping[Term, tuple[Shown, ...]],
    waiting: int,
) -> Answers:
    """In the order in which they are shown."""
    units = sorted(by_unit.items(), key=lambda each: (each[0] == TOGETHER, as_sorted(each[0])))
    return Answers(whole, tuple(units), tuple(sorted(by_term.items())), waiting)


def blurred(high: int, answered: int) -> int:
    """What is kept of a block: `high` itself, and near the ends the same for all."""
    if high * 100 >= MOST * answered:
        return answered - round(answered * LEAST / 200)
    if high * 100 <= LEAST * answered:
        return round(answered * LEAST / 200)
    return high


def share(part: int, whole: int) -> Share:
    """To the nearest five per cent; from ninety on and down from ten only that. `whole` is above 0."""
    if part * 100 >= MOST * whole:
        return Share(MOST, End.AT_LEAST)
    if part * 100 <= LEAST * whole:
        return Share(LEAST, End.AT_MOST)
    percent = STEP * round(part * 100 / whole / STEP)
    return Share(percent, {MOST: End.JUST_UNDER, LEAST: End.JUST_OVER}.get(percent, End.NONE))


def blocks_of(unit: str, question: Question, some: Iterable[Given]) -> Iterator[Block]:
    """One a term; what is too little goes with the next term's."""
    terms: dict[Term, list[Given]] = defaultdict(list)
    for each in some:
        terms[Term.of(each.day)].append(each)
    left: list[Given] = []
    for term in sorted(terms):
        left += terms[term]
        if _is_enough(left):
            yield _block(unit, question, left)
            left = []


def _is_enough(some: Sequence[Given]) -> bool:
    """Of three groups and twenty answers, and no group's are more than half: else they would be nearly its own."""
    of_group: dict[str, int] = defaultdict(int)
    for each in some:
        of_group[each.group] += each.answered
    answered = sum(of_group.values())
    return len(of_group) >= FEWEST_GROUPS and answered >= FEWEST_ANSWERS and 2 * max(of_group.values()) <= answered


def _block(unit: str, question: Question, some: Sequence[Given]) -> Block:
    answered = sum(each.answered for each in some)
    return Block(
        unit=unit,
        question=question,
        day=max(each.day for each in some),
        records=tuple(sorted(each.record for each in some)),
        groups=tuple(sorted({each.group for each in some})),
        answered=answered,
        high=blurred(sum(each.high for each in some), answered),
    )


def units_of(groups: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Group id → the unit that its answers are let out in, in one spelling; from ids and units as they are spelt."""
    of_unit: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for each in groups:
        of_unit[spelt("", each[1])[1]].append(each)
    named = {key: min(unit for _id, unit in some) for key, some in of_unit.items()}
    large = {key for key, some in of_unit.items() if key and len(some) >= FEWEST_GROUPS}
    return {each: named[key] if key in large else TOGETHER for key, some in of_unit.items() for each, _unit in some}


def _as_spelt(register: Register, groups: Sequence[Group]) -> dict[str, str]:
    cards = {card.group: spelt(card.name, card.unit) for card in register.told().cards}
    return as_spelt({group.id: {cards[each] for each in group.members if each in cards} for group in groups})


def as_spelt(spellings: Mapping[str, Iterable[Hashable]]) -> dict[str, str]:
    """Group id → the id that it counts as here: groups with cards of one spelling are one, whatever was said by hand.

    Else somebody could take a group apart into three, and have its own answers let out.
    """
    first: dict[Hashable, str] = {}
    found: dict[str, str] = {}
    for at in sorted(spellings):
        same = {found[first[each]] for each in spellings[at] if each in first}
        root = min({at, *same})
        found |= {each: root for each, its in found.items() if its in same}
        found[at] = root
        first |= dict.fromkeys(spellings[at], at)
    return found


class _Earlier:
    """Which ids a record goes by: its own, and those of all that it has taken the place of, as far as they came."""

    def __init__(self, register: Register) -> None:
        told = register.told().everything
        records = (each.content for each in told if isinstance(each.content, CompletionRecord))
        self._supersedes = {record.id: record.supersedes for record in records}

    def ids(self, record: CompletionRecord) -> list[str]:
        found, at = [record.id], record.supersedes
        while at is not None and at not in found:
            found.append(at)
            at = self._supersedes.get(at)
        return found


def _let(blocks: Iterable[Block]) -> list[Let]:
    parts: dict[Question, list[Block]] = defaultdict(list)
    for block in blocks:
        parts[block.question].append(block)
    return [
        Let(
            question=question,
            answered=sum(block.answered for block in some),
            high=sum(block.high for block in some),
            sessions=sum(len(block.records) for block in some),
            groups=len({group for block in some for group in block.groups}),
        )
        for question, some in parts.items()
    ]


def shown_of(let: Iterable[Let], there: There) -> tuple[Shown, ...]:
    """One part of the answers, in the order of questions."""
    return tuple(_one(each, there.get(each.question.version, 0)) for each in sorted(let, key=_by_question))


def _one(let: Let, there: int) -> Shown:
    large = let.groups >= GOAL_GROUPS and let.answered >= GOAL_ANSWERS
    return Shown(
        question=let.question,
        high=share(let.high, let.answered),
        answered=let.answered,
        response=share(let.answered, max(there, let.answered)),  # somebody may have answered and left early
        sessions=let.sessions,
        groups=let.groups,
        reaches=let.high * 100 >= GOAL * let.answered if large else None,
    )


def _by_question(let: Let) -> tuple[str, int, int]:
    return in_order(let.question)


def in_order(question: Question) -> tuple[str, int, int]:
    return question.programme, question.version, question.number
