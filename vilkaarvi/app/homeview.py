"""What home shows, made from what the store and the machine say."""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from vilkaarvi.app.harm import harm_told
from vilkaarvi.errors import Code, Fault
from vilkaarvi.hour.gap import gap
from vilkaarvi.programme.model import Evaluate, Programme, Session
from vilkaarvi.seal.vault import NotesState
from vilkaarvi.session.naming import full_name
from vilkaarvi.store.groups import Group
from vilkaarvi.store.head import RunHead, RunState
from vilkaarvi.store.letting_go import Act, Entry
from vilkaarvi.store.months import USUAL, Rules, goes_on
from vilkaarvi.text import Said, Text
from vilkaarvi.ui.home_acts import (
    FinishedRow,
    GroupRow,
    HomeView,
    SessionIs,
    SessionRow,
    Unfinished,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vilkaarvi.app.editions import Editions
    from vilkaarvi.store.retention import Held
    from vilkaarvi.store.store import Store


@dataclass(frozen=True)
class Kept:
    """What the store holds, read on the writer thread."""

    groups: list[Group]
    runs: list[RunHead]
    broken_at_ms: int = 0
    broken_step: str = ""
    begun: bool = True  # False: broken off before the hour's first event was on the disk
    troubles: dict[str, Fault] = field(default_factory=dict)  # file name → what is wrong with it
    handed: dict[str, date] = field(default_factory=dict)  # group → when it was handed over
    phrase_wanted: bool = False  # the notes' passphrase is still to be chosen
    sheet_wanted: bool = False  # if their key is lost, nothing opens them
    phrase_chosen: bool = False
    erased: dict[str, Entry] = field(default_factory=dict)  # run → what was erased of it
    stopped: frozenset[str] = frozenset()  # runs of which nothing is erased while a request is pending
    holding: frozenset[str] = frozenset()  # runs with notes that were never agreed on


def read_kept(store: "Store", programme: Programme, language: str, editions: "Editions | None" = None) -> Kept:
    """Groups and runs, and where an interrupted hour was. `editions`: the older ones, which are read here too."""
    state, ways = store.vault.notes_state, store.vault.ways
    alone = state is NotesState.READY and not ways.sheet and not ways.municipality
    kept = Kept(
        store.groups(), store.runs(), troubles=store.troubles, handed=store.handed(),
        phrase_wanted=state is NotesState.CHOOSE, phrase_chosen=store.vault.passphrase_chosen, sheet_wanted=alone,
    )  # fmt: skip
    waiting = [head.id for head in kept.runs if head.state is not RunState.FINISHED]
    kept = replace(kept, erased=store.erased(), holding=frozenset(filter(store.holds_notes, waiting)))
    with suppress(Fault):  # told when something is to be erased
        kept = replace(kept, stopped=frozenset(store.let_go.stopped()))
    broken = open_run(kept)
    if editions is not None:
        editions.read(kept.runs)
        programme = editions.of(broken) if broken else programme
    session = programme.session(broken.session) if broken else None
    if broken is None or session is None:
        return kept
    from vilkaarvi.session.engine import Engine  # only where an hour was broken off

    engine = Engine(session)
    try:
        run = store.open_run(broken.id)
        engine.replay(run.events())
    except (Fault, LookupError, StopIteration) as error:  # the last two: a step that the programme no longer has
        file = f"{broken.id}.run"
        fault = error if isinstance(error, Fault) else Fault(Code.FILE_UNREADABLE, name=file)
        return replace(kept, troubles=kept.troubles | {file: fault})
    if run.damage is not None:
        kept = replace(kept, troubles=kept.troubles | {f"{broken.id}.run": run.damage})
    begun = engine.state.step >= 0
    title = (engine.step if begun else session.steps[0]).title(language)
    return replace(kept, broken_at_ms=engine.state.at_ms, broken_step=title, begun=begun)


def open_run(kept: Kept) -> RunHead | None:
    """The newest run of this computer, when its hour or its closing is not over and its notes are not erased."""
    newest = next((head for head in kept.runs if not head.taken_in), None)
    waits = newest is not None and newest.state is not RunState.FINISHED and newest.id not in kept.erased
    return newest if waits else None


def saved_harm(kept: Kept, programme: Programme, folder: Path, text: Text) -> tuple[Said, ...]:
    """What is wrong with the saved work."""
    known = {
        head.id: f"{session_title(programme, head.session, text)} · {name(kept, head)} · {text.day(head.day)}"
        for head in kept.runs
    }
    return harm_told(kept.troubles, known, str(folder), text)


def home_view(
    kept: Kept,
    programme: Programme,
    chosen: str | None,
    text: Text,
    wall: datetime,
    fast: bool,
    rules: Rules = USUAL,
    editions: "Editions | None" = None,
) -> HomeView:
    """`rules`: how long notes and summaries are kept. `editions`: the group's own is shown, and the run's own."""
    handed = {group: text.day(day) for group, day in kept.handed.items()}
    groups = tuple(
        GroupRow(
            group.id,
            group.name,
            group.unit,
            group.headcount,
            group.planned,
            handed.get(group.id, ""),
            group.at,
            group.pool,
        )
        for group in kept.groups
    )
    group = chosen or (groups[-1].id if groups else None)
    broken, newest = open_run(kept), programme
    led = editions.of(broken) if editions is not None and broken is not None else programme
    if editions is not None:
        programme = editions.of_group(kept.runs, group)
    sessions = session_rows(kept, programme, group, text)
    ahead = session_ahead(sessions, programme)
    return HomeView(
        programme=_titled(programme, text),
        groups=groups,
        chosen=group,
        sessions=sessions,
        unfinished=unfinished(kept, led, text, wall, fast),
        finished=past_rows(kept, programme, group, text, rules),
        minutes=ahead.minutes if ahead else 0,
        slips=ahead is not None and any(isinstance(step, Evaluate) for step in ahead.steps),
        older=programme is not newest,
    )


def _titled(programme: Programme, text: Text) -> str:
    """With a word of it where nobody in the municipality has looked it over."""
    title = programme.title(text.language)
    return (
        title if programme.reviewed_by else text.tr("{programme} · not reviewed by the municipality", programme=title)
    )


def session_ahead(rows: tuple[SessionRow, ...], programme: Programme) -> Session | None:
    """The one that is next."""
    return next((programme.session(row.id) for row in rows if row.state is SessionIs.NEXT), None)


def to_read(rows: tuple[SessionRow, ...], programme: Programme, text: Text) -> int:
    """Minutes that it takes to read the session that is next; their number does not hang on the group's. Takes a
    moment: asked when home can be seen."""
    from vilkaarvi.session.reading import reading

    ahead = session_ahead(rows, programme)
    return reading(programme, ahead, 1, text).to_read if ahead is not None else 0


def past_rows(
    kept: Kept, programme: Programme, group: str | None, text: Text, rules: Rules = USUAL
) -> tuple[FinishedRow, ...]:
    """What has been: the chosen group's sessions, and whatever waits to be finished, whosoever it is."""
    waiting = open_run(kept)  # the banner has it
    rows = []
    for head in kept.runs:
        erased = head.id in kept.erased
        working = head.state is not RunState.FINISHED and not erased
        if head is waiting or (not working and head.group != group) or (working and head.taken_in):
            continue  # what was taken in is finished where it was held
        title, day = session_title(programme, head.session, text), text.day(head.day)
        keeps = kept_until(kept, head, text, rules)
        made = FinishedRow(head.id, title, day, name(kept, head), working, False, head.taken_in, keeps, erased)
        rows.append(made)
    return tuple(sorted(rows, key=lambda row: not row.working))


def kept_until(kept: Kept, head: RunHead, text: Text, rules: Rules) -> str:
    """Until when what a run holds is kept, or when it was erased; nothing where it holds nothing."""
    tr, gone = text.tr, kept.erased.get(head.id)
    if gone is not None:
        day = text.day(gone.day)
        return (
            tr("Summary erased {day}", day=day) if gone.act is Act.ERASED_SUMMARY else tr("Notes erased {day}", day=day)
        )
    finished = head.state is RunState.FINISHED
    if not finished and head.id not in kept.holding:
        return ""
    if head.id in kept.stopped:
        return tr("Erasing is stopped")
    goes = goes_on(head, rules)
    if goes is None:
        return tr("Kept: not erased by the program")
    return tr("Erased {day}", day=text.day(goes)) if finished else tr("Notes are erased {day}", day=text.day(goes))


def erased_told(gone: "Sequence[Held]", kept: Kept, programme: Programme, text: Text) -> Said:
    """Which hours, and of which day; never what was said."""
    rows = []
    for each in gone:
        what = text.tr("summary") if each.head.state is RunState.FINISHED else text.tr("notes")
        title = session_title(programme, each.head.session, text)
        rows.append(f"{title} · {name(kept, each.head)} · {text.day(each.head.day)} ({what})")
    count = text.plural(
        "{count} session was erased: its time was over.",
        "{count} sessions were erased: their time was over.",
        len(rows),
    )
    return Said(count, "\n".join(rows))


def uncounted(store: "Store", kept: Kept, group: str) -> frozenset[str]:
    """The chosen group's finished runs whose slips nobody has counted. Opens each: on the writer thread."""
    found = set()
    for head in kept.runs:
        if head.group == group and head.state is RunState.FINISHED and not head.taken_in:
            with suppress(Fault), store.looking_at(head.id) as run:  # a fault is told when it is opened
                if run.tally() is None:
                    found.add(head.id)
    return frozenset(found)


def session_rows(kept: Kept, programme: Programme, group: str | None, text: Text) -> tuple[SessionRow, ...]:
    had = {head.session: head for head in kept.runs if head.group == group and head.state is not RunState.ONGOING}
    rows, found = [], False
    for session in programme.sessions:
        state, note = SessionIs.LATER, ""
        if session.coming:
            state = SessionIs.COMING
        elif session.id in had:
            state = SessionIs.DONE
            note = text.tr("Completed on {day}", day=text.day(had[session.id].started.date()))
        elif not found:
            state, found = SessionIs.NEXT, True
        title, about = session.title(text.language), session.about(text.language)
        rows.append(SessionRow(session.id, session.number, title, about, state, note))
    return tuple(rows)


def session_title(programme: Programme, session_id: str, text: Text) -> str:
    session = programme.session(session_id)
    if session is None:
        return session_id
    return full_name(session, text)


def name(kept: Kept, head: RunHead) -> str:
    return next((group.name for group in kept.groups if group.id == head.group), "–")


def unfinished(kept: Kept, programme: Programme, text: Text, wall: datetime, fast: bool) -> Unfinished | None:
    head = open_run(kept)
    session = programme.session(head.session) if head else None
    if head is None or session is None:
        return None
    lain = gap(head.started, kept.broken_at_ms, wall) if kept.begun else timedelta(0)
    gone_ms = kept.broken_at_ms + (0 if fast or lain is None else round(lain.total_seconds() * 1000))
    known = fast or lain is not None
    left = max(0, session.minutes - gone_ms // 60_000) if known else None
    back = kept.begun and (wall - head.started).total_seconds() * 1000 < kept.broken_at_ms
    title = session_title(programme, head.session, text)
    closing = head.state is RunState.CLOSED
    return Unfinished(
        head.id, title, name(kept, head), kept.broken_step, left, session.minutes, back and not fast, closing
    )


def last_lines(store: "Store", group: str) -> tuple[str, ...]:
    """What the group agreed on in its newest finished session, and what was to happen. On the writer thread."""
    head = next((each for each in store.runs() if each.group == group and each.state is RunState.FINISHED), None)
    if head is None:
        return ()
    from vilkaarvi.paper.content import step_in_words

    with store.looking_at(head.id) as run:
        summary = run.summary()
    if summary is None:
        return ()
    lines = tuple(line for agreed in summary.agreed for line in agreed.lines)
    return lines + tuple(step_in_words(step) for step in summary.plan.steps)
