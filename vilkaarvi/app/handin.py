"""The report that a leader hands in: what is in it, gathered from the store, and the file. No window here.

The store is asked on the writer thread; the file is written elsewhere, since a share may take its time.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from pathlib import Path

from vilkaarvi.app.handover import card_of, made_record
from vilkaarvi.completion.model import CompletionRecord, GroupCard, Identifies
from vilkaarvi.completion.outbox import Outbox
from vilkaarvi.completion.report import ENDING, comparison_code, report
from vilkaarvi.completion.wire import HandedOver
from vilkaarvi.errors import Code, Fault
from vilkaarvi.paths import Places
from vilkaarvi.programme.edition import read_kept
from vilkaarvi.programme.model import Programme
from vilkaarvi.programme.read import programme_of
from vilkaarvi.seal.signing import key_name
from vilkaarvi.store.head import RunHead, RunState
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text

ProgrammeOf = Callable[[RunHead], Programme]
Left = tuple[str, Fault]  # a group's name, or a file's, and why it is not in the report


@dataclass(frozen=True)
class GroupIn:
    """A group in the report. held: its sessions in it; new: those that no earlier report held; planned: its days."""

    name: str
    held: int
    new: int
    planned: int


@dataclass(frozen=True)
class Gathered:
    """A whole report. handed: what is in it. codes: of this computer, the newest key's first. left_out: what is not in
    it, and why. last: the day of the last report that held something new."""

    handed: tuple[HandedOver, ...]
    content: bytes
    name: str
    codes: tuple[str, ...]
    groups: tuple[GroupIn, ...]
    left_out: tuple[Left, ...] = ()
    last: date | None = None

    def remember(self, store: Store, day: date) -> None:
        """It has been written. On the writer thread; raises the outbox's Faults."""
        outbox = Outbox.open(store.data, store.vault, _nobody, disk=store.disk)
        try:
            outbox.remember_reported(self.handed, day)
        finally:
            outbox.close()


def unreported(store: Store) -> frozenset[str]:
    """Groups of which a record is kept that no report holds. On the writer thread; nothing is written."""
    outbox = Outbox.open(store.data, store.vault, _nobody, writer=False, disk=store.disk)
    try:
        return frozenset(record.group for record in outbox.unreported())
    finally:
        outbox.close()


class Written(Enum):
    NEW = auto()
    SAME = auto()  # it lay there already, to the byte


def gather(store: Store, programme_of: ProgrammeOf, identifies: Identifies | None = None) -> Gathered:
    """Keeps the card of every group that is led here, and each record that a crash or a full disk has left out; then
    the report of all that is kept. Where nothing has changed nothing is written, and the bytes are the same.

    `programme_of`: the programme that a run was led in. On the writer thread. Raises Fault DISK_FULL or WRITE_FAILED.
    """
    from vilkaarvi.notes.check import surely_points_out  # its patterns take a while

    outbox = Outbox.open(store.data, store.vault, identifies or surely_points_out, disk=store.disk)
    try:
        outbox.settle()
        left = [*_keep_records(store, outbox, programme_of), *_keep_cards(store, outbox), *outbox.troubles.items()]
        handed, publics, signs = tuple(outbox.handed()), outbox.public_keys().values(), outbox.signs
        groups = _groups_in(handed, outbox.unreported())
        last = outbox.last_reported()
    finally:
        outbox.close()
    first = sorted(publics, key=lambda public: public != signs)
    content = report(publics, (each.line for each in handed))
    codes = tuple(map(comparison_code, first))
    return Gathered(handed, content, report_name(first[0]) if first else "", codes, groups, tuple(left), last)


def _keep_cards(store: Store, outbox: Outbox) -> list[Left]:
    """A group that a colleague leads now has its plan there."""
    left: list[Left] = []
    handed = store.handed()
    for group in store.groups():
        if group.id in handed and outbox.card_of(group.id) is not None:
            continue
        try:
            outbox.keep_card(card_of(group))
        except Fault as fault:
            if fault.code in (Code.DISK_FULL, Code.WRITE_FAILED):
                raise
            left.append((group.name, fault))
    return left


def _keep_records(store: Store, outbox: Outbox, programme_of: ProgrammeOf) -> list[Left]:
    """Only what says something else than the newest record in what people have counted: how long an hour was is not
    worked out anew, with a programme that has changed since."""
    left: list[Left] = []
    known = {group.id: group.name for group in store.groups()}
    for head in reversed(store.runs()):
        if head.taken_in or head.state is RunState.ONGOING or head.group not in known:
            continue
        told = f"{known[head.group]} {head.day.isoformat()}"
        try:
            newest = outbox.record_of(head.id)
            with store.looking_at(head.id) as run:
                whole = run.damage is None or newest is None  # a count that damage has cost takes nothing away
                made = made_record(programme_of(head), run) if whole else None
            if made is not None and (newest is None or _counts(made) != _counts(newest)):
                outbox.keep_record(head.id, made)
        except (LookupError, StopIteration):  # a step that the programme no longer has
            left.append((told, Fault(Code.FILE_UNREADABLE, name=f"{head.id}.run")))
        except Fault as fault:
            if fault.code in (Code.DISK_FULL, Code.WRITE_FAILED):
                raise
            left.append((told, fault))
    unread = {name: fault for name, fault in store.troubles.items() if name.endswith(".run")}
    read = {f"{head.id}.run" for head in store.runs()}
    return [*left, *((name, fault) for name, fault in unread.items() if name not in read)]


def _counts(record: CompletionRecord) -> tuple[object, ...]:
    return (
        record.headcount, record.present, record.guests, record.manager_took_part, record.manager_prepared,
        record.answers,
    )  # fmt: skip


def _groups_in(handed: Iterable[HandedOver], unreported: Iterable[CompletionRecord]) -> tuple[GroupIn, ...]:
    contents = [each.content for each in handed]
    cards = {each.group: each for each in contents if isinstance(each, GroupCard)}  # the newest of each stands last
    records = [each for each in contents if isinstance(each, CompletionRecord)]
    replaced = {each.supersedes for each in records}
    standing = [each.group for each in records if each.id not in replaced]
    new = [each.group for each in unreported]
    rows = (GroupIn(each.name, standing.count(key), new.count(key), len(each.planned)) for key, each in cards.items())
    return tuple(sorted(rows, key=lambda row: row.name.casefold()))


def _nobody(_name: str) -> bool:
    return False


def report_name(public: bytes) -> str:
    """Of the laptop's report: always the same, so that a newer one takes the place of the older; no group's name, and
    not the code that people compare, which must not come with the file."""
    return f"rapport-{key_name(public)[:12]}{ENDING}"


_CAUSES = {
    Code.PAPER_NO_ROOM: Code.HANDIN_NO_ROOM,
    Code.PAPER_NO_FOLDER: Code.HANDIN_NO_FOLDER,
    Code.PAPER_NO_RIGHT: Code.HANDIN_NO_RIGHT,
    Code.PAPER_PROTECTED: Code.HANDIN_PROTECTED,
    Code.PAPER_NOT_WRITTEN: Code.HANDIN_NOT_WRITTEN,
}


def write(path: Path, content: bytes, save: Callable[[Path, bytes], None] | None = None) -> Written:
    """The report is at `path`, whole, or what was there before is. One that is the same already is left alone.

    Raises Fault HANDIN_NO_ROOM, HANDIN_NO_FOLDER, HANDIN_NO_RIGHT, HANDIN_PROTECTED or HANDIN_NOT_WRITTEN (path,
    folder, why).
    """
    from vilkaarvi.paper.file import save as save_paper

    with suppress(OSError):
        if path.read_bytes() == content:
            return Written.SAME
    try:
        (save or save_paper)(path, content)
    except Fault as fault:
        raise Fault(_CAUSES.get(fault.code, Code.HANDIN_NOT_WRITTEN), **fault.facts) from fault
    return Written.NEW


def led_in(places: Places, newest: Programme) -> ProgrammeOf:
    """The programme of a run from its edition, as far as that is kept; else the newest."""
    known: dict[str, Programme] = {newest.edition: newest, "": newest}

    def programme_of_run(head: RunHead) -> Programme:
        if head.edition not in known:
            kept = read_kept(places.editions, newest.id, head.edition)
            known[head.edition] = programme_of(kept, places, newest.id) if kept is not None else newest
        return known[head.edition]

    return programme_of_run


def told_of(group: GroupIn, text: Text) -> str:
    """For example "Norr: 2 träffar har hållits, 1 av dem är ny sedan sist. 3 planerade dagar."."""
    held = text.plural("{count} session held", "{count} sessions held", group.held)
    if not group.held:
        held = text.tr("has not met yet")
    days = text.plural("{count} planned day", "{count} planned days", group.planned)
    if group.new and group.new < group.held:
        new = text.tr("new since last time: {count}", count=group.new)
        return text.tr("{group}: {held} ({new}), {days}", group=group.name, held=held, new=new, days=days)
    return text.tr("{group}: {held}, {days}", group=group.name, held=held, days=days)


def always_told(text: Text) -> tuple[str, ...]:
    """What every report holds, and what none does."""
    tr = text.tr
    return (
        tr("Of each group: name, unit, how many you are and the days you have planned."),
        tr(
            "Of each session: the day, how long it was, how many were there, whether a manager took part or had "
            "prepared, and which steps you did."
        ),
        tr(
            "Answers on the slips: only how many, and only when six or more answered the question. Then the exact "
            "numbers are in the report. Fewer than six are not in it at all."
        ),
        tr("Never a note, and never who said or answered something."),
    )
