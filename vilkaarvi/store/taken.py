"""Handing a group over, and taking one in: what goes along, what is new here, what differs, and the union of both.

Runs join by their id. One that is here stays as it is, unless the file only adds to it (it was finished meanwhile).
Nothing that stands here is ever overwritten in silence: what differs is told before anything is taken in.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum

from vilkaarvi.errors import Code
from vilkaarvi.notes.summary import Attendance
from vilkaarvi.store.groups import Group
from vilkaarvi.store.head import RunHead, RunState
from vilkaarvi.store.store import Store
from vilkaarvi.store.transfer import Card, HeldRun, Transfer


@dataclass(frozen=True)
class Leaving:
    """What is handed over of a group, and the sessions whose lines stay behind since they are not finished."""

    transfer: Transfer
    unfinished: tuple[RunHead, ...]


class RunIs(StrEnum):
    NEW = "new"
    HERE = "here"  # the same, or more than the file has
    MORE = "more"  # here, and the file adds to it
    DIFFERS = "differs"  # here otherwise, or nobody can read it now; what is here stays


@dataclass(frozen=True)
class Coming:
    """What a file would change here. `known`: the group's card here, None for a new group.

    only_here: sessions that the file does not have. twice: ids of sessions held both here and there, in two runs.
    namesake: another group here is called the same.
    """

    transfer: Transfer
    known: Card | None
    runs: tuple[tuple[HeldRun, RunIs], ...]
    only_here: tuple[RunHead, ...]
    twice: tuple[str, ...]
    namesake: bool

    @property
    def card_differs(self) -> bool:
        """The planned days apart: they are joined."""
        here, there = self.known, self.transfer.card
        return here is not None and replace(here, planned=()) != replace(there, planned=())

    @property
    def adds(self) -> bool:
        """True when taking it in would change anything here that the leader need not choose."""
        new_days = self.known is not None and not set(self.transfer.card.planned) <= set(self.known.planned)
        return self.known is None or new_days or any(each in (RunIs.NEW, RunIs.MORE) for _run, each in self.runs)


def leaving(store: Store, group_id: str) -> Leaving:
    """All that may be handed over of a group. An hour that is still going on is none of it.

    Raises Fault NO_SUCH_GROUP, and those of a run that cannot be read.
    """
    group = store.group(group_id)
    heads = [head for head in store.runs() if head.group == group_id and head.state is not RunState.ONGOING]
    runs = sorted((held(store, head) for head in heads), key=lambda run: (run.day, run.id))
    unfinished = tuple(head for head in reversed(heads) if head.state is RunState.CLOSED)
    return Leaving(Transfer(_card(group), tuple(runs)), unfinished)


def held(store: Store, head: RunHead) -> HeldRun:
    """A run that is over, as it is handed over."""
    with store.looking_at(head.id) as run:
        there, summary = run.attendance(), run.summary()
    present, guests = (there.present, there.guests) if there else (None, None)
    return HeldRun(
        head.id, head.programme, head.version, head.session, head.day, head.people,
        present, guests, summary, head.edition,
    )  # fmt: skip


def coming(store: Store, transfer: Transfer) -> Coming:
    """What `transfer` would change here. Changes nothing.

    Raises Fault DATA_UNREADABLE or NEWER_FORMAT when the groups that are here cannot be read now: it might be one.
    """
    groups, heads = store.groups(), {head.id: head for head in store.runs()}
    for name, fault in store.troubles.items():
        if name.startswith("groups-") and fault.code in (Code.DATA_UNREADABLE, Code.NEWER_FORMAT):
            raise fault
    known = next((_card(group) for group in groups if group.id == transfer.card.id), None)
    shut = {name.removesuffix(".run") for name in store.troubles} - heads.keys()  # here, and nobody can read them now
    shut |= store.erased().keys()  # nothing brings them back
    runs = tuple(
        (run, RunIs.DIFFERS if run.id in shut else _is(store, heads.get(run.id), run, transfer.card.id))
        for run in transfer.runs
    )
    there = {run.id for run in transfer.runs}
    mine = [head for head in heads.values() if head.group == transfer.card.id and head.id not in there]
    new = {run.session for run, each in runs if each is RunIs.NEW}
    namesake = any(
        group.id != transfer.card.id and (group.name, group.unit) == (transfer.card.name, transfer.card.unit)
        for group in groups
    )
    twice = tuple(sorted({head.session for head in mine} & new))
    return Coming(transfer, known, runs, tuple(mine), twice, namesake)


def take_in(store: Store, transfer: Transfer, today: date, use_card: bool = False) -> None:
    """The union is in the store when this returns; broken off, it may be done again. The group is led here from now on.

    `use_card`: its words, its size and its kind become those of the file. Raises the store's Faults.
    """
    now = coming(store, transfer)
    card = transfer.card if use_card or now.known is None else now.known
    days = tuple(sorted({*transfer.card.planned, *(now.known.planned if now.known else ())}))
    here = store.group(card.id) if now.known else None
    created, at = (here.created, here.at) if here else (today, None)
    group = Group(card.id, card.name, card.unit, card.headcount, created, days, at, card.pool)
    if now.known is None or replace(card, planned=days) != now.known:
        store.add_group(group)
    for run, each in now.runs:
        if each in (RunIs.NEW, RunIs.MORE):
            attendance = Attendance(run.present, run.guests or 0) if run.present is not None else None
            store.keep_taken_in(taken_head(run, card.id), attendance, run.summary)
    store.mark_handed(card.id, None)


def taken_head(run: HeldRun, group: str) -> RunHead:
    """What says here of a run that was handed over which it is."""
    started = datetime.combine(run.day, time(12), UTC)  # the day alone was handed over
    state = RunState.CLOSED if run.summary is None else RunState.FINISHED
    return RunHead(
        run.id, group, run.programme, run.version, run.session, run.people, started, state, True, run.edition
    )  # fmt: skip


def _card(group: Group) -> Card:
    return Card(group.id, group.name, group.unit, group.headcount, group.planned, group.pool)


def _is(store: Store, head: RunHead | None, there: HeldRun, group: str) -> RunIs:
    if head is None:
        return RunIs.NEW
    if head.group != group or head.state is RunState.ONGOING:
        return RunIs.DIFFERS
    here = held(store, head)
    if not (here.edition and there.edition):  # an older file, or an older run, does not say
        here = replace(here, edition=there.edition)
    if here in (there, _within(here, there)):
        return RunIs.HERE
    if head.taken_in and _within(there, here) == there:
        return RunIs.MORE
    return RunIs.DIFFERS


def _within(whole: HeldRun, part: HeldRun) -> HeldRun:
    """`part` with what only `whole` knows."""
    if part.present is None:
        part = replace(part, present=whole.present, guests=whole.guests)
    return replace(part, summary=whole.summary) if part.summary is None else part
