"""A group on its way between two laptops: joins the windows, the file, the code and the store.

The store is touched on the writer thread; stretching a code, and the file's disk, beside it.
"""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from vilkaarvi.app.editions import lacking
from vilkaarvi.app.homeview import session_title
from vilkaarvi.app.parts import Parts
from vilkaarvi.errors import Code, Fault
from vilkaarvi.hour.recorder import Done
from vilkaarvi.programme.model import Programme
from vilkaarvi.seal.code import new_code, understood
from vilkaarvi.seal.disk import RealDisk, replace_file, told
from vilkaarvi.seal.parcel import MOST_FILE, opened_parcel, sealed_parcel
from vilkaarvi.store.taken import Coming, Leaving, RunIs, coming, leaving, take_in
from vilkaarvi.store.transfer import HeldRun, Transfer, packed, unpacked
from vilkaarvi.text import Text
from vilkaarvi.ui.transfer_acts import Arriving, Giving, HeldRow
from vilkaarvi.ui.transfer_files import ask_to_open, ask_to_save
from vilkaarvi.ui.transfer_give import GiveWindow
from vilkaarvi.ui.transfer_take import TakeWindow

T = TypeVar("T")


class Transfers:
    """Home's two presses and "Ta tillbaka gruppen". `changed` is called with a group that is to be shown anew.

    Attributes: ask_to_save, ask_to_open (the system's dialogs); window (the newest one).
    """

    def __init__(self, parts: Parts, owner: QWidget, changed: Callable[[str], None], tell: Done) -> None:
        self._parts, self._owner, self._changed, self._tell = parts, owner, changed, tell
        self.ask_to_save: Callable[[QWidget], Path | None] = lambda over: ask_to_save(
            over, parts.text, parts.clock.today()
        )
        self.ask_to_open: Callable[[QWidget], Path | None] = lambda over: ask_to_open(over, parts.text)
        self.window: GiveWindow | TakeWindow | None = None
        self._reading = False

    def hand_over(self, group: str) -> None:
        """Opens the window when it is known what goes along; a second press meanwhile opens no second one."""
        if self._reading:
            return
        parts, self._reading, self.window = self._parts, True, None

        def read(found: Leaving | None, fault: Fault | None) -> None:
            self._reading = False
            if found is None:
                self._tell(fault)
                return
            giver = _Giver(parts, found, self.ask_to_save, self._owner, self._changed)
            self.window = GiveWindow(parts.text, giving_view(found, parts.programme, parts.text), giver, self._owner)
            self.window.open()

        parts.writer.do(lambda: leaving(parts.store(), group), read)

    def receive(self) -> None:
        taker = _Taker(self._parts, self.ask_to_open, self._owner, self._changed)
        self.window = TakeWindow(self._parts.text, taker, self._owner)
        self.window.open()

    def take_back(self, group: str) -> None:
        parts = self._parts

        def back(_none: None, fault: Fault | None) -> None:
            self._tell(fault)
            self._changed(group)

        parts.writer.do(lambda: parts.store().mark_handed(group, None), back)


class _Giver:
    """Keeps the promise `GiveActs`."""

    def __init__(
        self,
        parts: Parts,
        found: Leaving,
        ask: Callable[[QWidget], Path | None],
        owner: QWidget,
        changed: Callable[[str], None],
    ) -> None:
        self._parts, self._found, self._ask, self._owner, self._changed = parts, found, ask, owner, changed

    def where(self) -> Path | None:
        return self._ask(self._owner)

    def make_file(self, path: Path, done: Callable[[str | None, Fault | None], None]) -> None:
        """The code is told when the file is on the disk and the group is marked as handed over, and to nobody else."""
        parts, group = self._parts, self._found.transfer.card.id

        def make() -> str:
            code = new_code()
            content = sealed_parcel(packed(self._found.transfer), code)
            with told(path):
                replace_file(RealDisk(), path, content)
            return code

        def made(code: str | None, fault: Fault | None) -> None:
            if code is None:
                done(None, fault)
                return
            today = parts.clock.today()
            mark = lambda: parts.store().mark_handed(group, today)  # noqa: E731
            parts.writer.do(mark, lambda _none, fault: marked(code, fault))

        def marked(code: str, fault: Fault | None) -> None:
            done(None if fault else code, fault)
            self._changed(group)

        _beside(parts, make, made)


class _Taker:
    """Keeps the promise `TakeActs`."""

    def __init__(
        self, parts: Parts, ask: Callable[[QWidget], Path | None], owner: QWidget, changed: Callable[[str], None]
    ) -> None:
        self._parts, self._ask, self._owner, self._changed = parts, ask, owner, changed
        self._looked: Transfer | None = None

    def which(self) -> Path | None:
        return self._ask(self._owner)

    def look_into(self, path: Path, typed: str, done: Callable[[Arriving | None, Fault | None], None]) -> None:
        parts = self._parts

        def opened(transfer: Transfer | None, fault: Fault | None) -> None:
            if transfer is None:
                done(None, fault)
                return
            self._looked = transfer
            parts.writer.do(lambda: compare(transfer), compared)

        def compare(transfer: Transfer) -> tuple[Coming, bool]:
            found = coming(parts.store(), transfer)
            return found, lacking(found, parts.programme, parts.places.editions)

        def compared(both: tuple[Coming, bool] | None, fault: Fault | None) -> None:
            done(arriving_view(*both, parts.programme, parts.text) if both else None, fault)

        _beside(parts, lambda: read_file(path, typed), opened)

    def take_in(self, use_words: bool, done: Done) -> None:
        parts, transfer = self._parts, self._looked
        if transfer is None:
            return

        def taken(_none: None, fault: Fault | None) -> None:
            done(fault)
            self._changed(transfer.card.id)

        parts.writer.do(lambda: take_in(parts.store(), transfer, parts.clock.today(), use_words), taken)


def read_file(path: Path, typed: str) -> Transfer:
    """What is in a file. Raises the Faults of the code, of the file (PARCEL_…, NEWER_FORMAT) and of what is in it."""
    code = understood(typed)
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_FILE + 1)
    except OSError as fault:
        raise Fault(Code.PARCEL_GONE, name=path.name) from fault
    return unpacked(opened_parcel(raw, code, path.name))


def giving_view(found: Leaving, programme: Programme, text: Text) -> Giving:
    runs = found.transfer.runs
    unfinished = tuple(f"{session_title(programme, head.session, text)}" for head in found.unfinished)
    return Giving(found.transfer.card.name, len(runs), sum(run.lines for run in runs), unfinished)


def arriving_view(found: Coming, lacks: bool, programme: Programme, text: Text) -> Arriving:
    """What the leader sees before anything is taken in. `lacks`: the edition that the group goes by (editions.py)."""
    card = found.transfer.card
    people = text.plural("{count} participant", "{count} participants", card.headcount)
    here = found.known or card
    words = " · ".join(part for part in (card.name, people, card.unit, pool_words(card.pool, text)) if part)
    rows = tuple(_row(run, state, found.known is not None, programme, text) for run, state in found.runs)
    size = text.plural("{count} participant", "{count} participants", here.headcount)
    about = " · ".join(part for part in (size, here.unit, pool_words(here.pool, text)) if part)
    return Arriving(
        here.name, about, rows, _told(found, lacks, programme, text), words if found.card_differs else "",
        found.known is not None, found.adds,
    )  # fmt: skip


def pool_words(pool: bool, text: Text) -> str:
    """ "" of every other group."""
    return text.tr("pool group (night, hourly staff)") if pool else ""


def _told(found: Coming, lacks: bool, programme: Programme, text: Text) -> tuple[str, ...]:
    told = []
    if found.known is None:
        told.append(text.tr("The group is new on this computer."))
    elif not found.adds:
        told.append(text.tr("✓ Everything in the file is here already. Nothing needs to be done."))
    else:
        told.append(text.tr("The group is here already. What is new is added, and nothing is taken away."))
    if found.namesake:
        told.append(text.tr("! You have another group with the same name. There will be two."))
    if found.card_differs:
        told.append(text.tr("! The group is called something else here, or has another size. What is here stays."))
    if lacks:
        told.append(
            text.tr(
                "! The group began with another version of the programme, and that one is not on this computer. "
                "It goes on with the one here. Read through the next session before you meet."
            )
        )
    for session in found.twice:
        title = session_title(programme, session, text)
        told.append(text.tr("! {session} has been held on both computers. Both are kept.", session=title))
    if found.only_here:
        count = len(found.only_here)
        told.append(
            text.plural("{count} session is only here. It stays.", "{count} sessions are only here. They stay.", count)
        )
    return tuple(told)


def _row(run: HeldRun, state: RunIs, known: bool, programme: Programme, text: Text) -> HeldRow:
    parts = []
    if run.present is not None:
        parts.append(text.plural("{count} was there", "{count} were there", run.present))
    if run.summary is not None:
        parts.append(text.plural("{count} line agreed on", "{count} lines agreed on", run.lines))
    else:
        parts.append(text.tr("the lines are not finished"))
    told = {
        RunIs.NEW: text.tr("New") if known else "",
        RunIs.HERE: text.tr("Here already"),
        RunIs.MORE: text.tr("The lines are finished now"),
        RunIs.DIFFERS: text.tr("! Something else is saved here. What is here stays."),
    }
    return HeldRow(session_title(programme, run.session, text), text.day(run.day), ", ".join(parts), told[state])


def _beside(parts: Parts, work: Callable[[], T], done: Callable[[T | None, Fault | None], None]) -> None:
    """`work` beside the room's thread and the store's; `done` on the room's, with its answer or its Fault."""

    def run() -> None:
        try:
            answer = work()
        except Fault as fault:
            told_of = fault
            parts.bridge.post(lambda: done(None, told_of))
        except Exception:  # a mistake of ours: told too, and its trace is kept
            parts.bridge.post(lambda: done(None, Fault(Code.UNHANDLED)))
            raise
        else:
            parts.bridge.post(lambda: done(answer, None))

    threading.Thread(target=run, name="worker", daemon=True).start()
