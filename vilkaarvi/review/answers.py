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
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from vilkaarvi.completion.model import Answer, CompletionRecord
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
Given = tuple[str, CompletionRecord, Answer]  # whose it is: a group's id
There = dict[int, int]  # a programme's version → people who were at its sessions with slips


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
    groups = groups_of(register, programme)
    before = _Earlier(register)
    spent = {(record, block.question) for block in register.blocks() for record in block.records}
    pending: dict[tuple[str, Question], list[Given]] = defaultdict(list)
    units, one = _units(groups), _as_spelt(register, groups)
    for group in groups:
        for record in group.records:
            for answer in record.answers:
                question = Question(record.programme, record.version, answer.question)
                if not any((each, question) in spent for each in before.ids(record)):
                    pending[units[group.id], question].append((one[group.id], record, answer))
    blocks = (each for (unit, question), some in pending.items() for each in _blocks(unit, question, some))
    new = tuple(sorted(blocks, key=lambda each: (each.unit, _order(each.question), each.day)))
    register.let_out(new)
    return new


def answers(register: Register, programme: str) -> Answers:
    """From what has been let out. Raises nothing of its own."""
    blocks = [block for block in register.blocks() if block.question.programme == programme]
    groups = groups_of(register, programme)
    slips = {record.session for group in groups for record in group.records if record.answers}
    held = [(group, record) for group in groups for record in group.records if record.session in slips]
    units, let, before = _units(groups), {each for block in blocks for each in block.records}, _Earlier(register)

    def parted(
        by: Callable[[Block], Key], of: Callable[[Group, CompletionRecord], Key]
    ) -> dict[Key, tuple[Shown, ...]]:
        there: dict[Key, There] = defaultdict(lambda: defaultdict(int))
        for group, record in held:
            there[of(group, record)][record.version] += record.present + record.guests
        parts: dict[Key, list[Block]] = defaultdict(list)
        for block in blocks:
            parts[by(block)].append(block)
        return {key: _shown(some, there[key]) for key, some in parts.items()}

    by_unit = parted(lambda block: block.unit, lambda group, _record: units[group.id])
    by_term = parted(lambda block: Term.of(block.day), lambda _group, record: Term.of(record.day))
    return Answers(
        whole=parted(lambda _block: "", lambda _group, _record: "").get("", ()),
        by_unit=tuple(sorted(by_unit.items(), key=lambda each: (each[0] == TOGETHER, as_sorted(each[0])))),
        by_term=tuple(sorted(by_term.items())),
        waiting=sum(not any(each in let for each in before.ids(record)) for _group, record in held),
    )


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


def _blocks(unit: str, question: Question, some: Iterable[Given]) -> Iterator[Block]:
    """One a term; what is too little goes with the next term's."""
    terms: dict[Term, list[Given]] = defaultdict(list)
    for each in some:
        terms[Term.of(each[1].day)].append(each)
    left: list[Given] = []
    for term in sorted(terms):
        left += terms[term]
        if _is_enough(left):
            yield _block(unit, question, left)
            left = []


def _is_enough(some: Sequence[Given]) -> bool:
    """Of three groups and twenty answers, and no group's are more than half: else they would be nearly its own."""
    of_group: dict[str, int] = defaultdict(int)
    for group, _record, answer in some:
        of_group[group] += answer.answered
    answered = sum(of_group.values())
    return len(of_group) >= FEWEST_GROUPS and answered >= FEWEST_ANSWERS and 2 * max(of_group.values()) <= answered


def _block(unit: str, question: Question, some: Sequence[Given]) -> Block:
    return Block(
        unit=unit,
        question=question,
        day=max(record.day for _group, record, _answer in some),
        records=tuple(sorted(record.id for _group, record, _answer in some)),
        groups=tuple(sorted({group for group, _record, _answer in some})),
        answered=sum(answer.answered for _group, _record, answer in some),
        high=blurred(sum(answer.high for _g, _r, answer in some), sum(answer.answered for _g, _r, answer in some)),
    )


def _units(groups: Sequence[Group]) -> dict[str, str]:
    """Group id → the unit that its answers are let out in, in one spelling."""
    of_unit: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        of_unit[spelt("", group.unit)[1]].append(group)
    named = {key: min(each.unit for each in some) for key, some in of_unit.items()}
    large = {key for key, some in of_unit.items() if key and len(some) >= FEWEST_GROUPS}
    return {each.id: named[key] if key in large else TOGETHER for key, some in of_unit.items() for each in some}


def _as_spelt(register: Register, groups: Sequence[Group]) -> dict[str, str]:
    """Group id → the id that it counts as here: groups with cards of one spelling are one, whatever was said by hand.

    Else somebody could take a group apart into three, and have its own answers let out.
    """
    cards = {card.group: spelt(card.name, card.unit) for card in register.told().cards}
    spellings = {group.id: {cards[each] for each in group.members if each in cards} for group in groups}
    first: dict[tuple[str, str], str] = {}
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


def _shown(blocks: Sequence[Block], there: There) -> tuple[Shown, ...]:
    parts: dict[Question, list[Block]] = defaultdict(list)
    for block in blocks:
        parts[block.question].append(block)
    return tuple(_one(question, parts[question], there[question.version]) for question in sorted(parts, key=_order))


def _one(question: Question, blocks: Sequence[Block], there: int) -> Shown:
    answered = sum(block.answered for block in blocks)
    high = sum(block.high for block in blocks)
    groups = len({group for block in blocks for group in block.groups})
    large = groups >= GOAL_GROUPS and answered >= GOAL_ANSWERS
    return Shown(
        question=question,
        high=share(high, answered),
        answered=answered,
        response=share(answered, max(there, answered)),  # somebody may have answered and left early
        sessions=sum(len(block.records) for block in blocks),
        groups=groups,
        reaches=high * 100 >= GOAL * answered if large else None,
    )


def _order(question: Question) -> tuple[str, int, int]:
    return question.programme, question.version, question.number
