"""What the tests of handing over share: a group with two sessions, one finished and one not."""

from datetime import UTC, datetime
from pathlib import Path

from tests.core.keyrings import MemoryKeyring
from vilkaarvi.notes.note import Note
from vilkaarvi.notes.summary import Agreed, Attendance, NextStep, Plan, Summary
from vilkaarvi.session.events import HourStarted
from vilkaarvi.session.tally import Tally
from vilkaarvi.store.groups import Group
from vilkaarvi.store.runs import Run
from vilkaarvi.store.store import Store
from vilkaarvi.store.taken import leaving
from vilkaarvi.store.transfer import Transfer

DAY = datetime(2026, 11, 24, 9, 17, 33, tzinfo=UTC)
LATER = datetime(2026, 12, 1, 9, 17, 33, tzinfo=UTC)
CANARY = "kvicksilverfontän"
LINES = ("Vi hälsar på alla som är nya", "Vi frågar innan vi antar")
PLAN = Plan((NextStep("Schemat sätts upp tidigare", "schemaläggaren", "före jul"),), "Vi behöver en tolktelefon.")
AGREED = (Agreed("fraga-1", "Vad har förändrats?", LINES[:1]), Agreed("fraga-2", "Vad blir lättare?", LINES[1:]))
SUMMARY = Summary("sv", "Vilka är vi?", "Träff 1: Nu", DAY.date(), "Norr", "Vård", 8, AGREED, PLAN)
PROGRAMME = "vilka-ar-vi"


def opened(folder: Path) -> Store:
    return Store.open(folder, MemoryKeyring())


def norr(store: Store) -> Group:
    group = Group.new("Norr", "Vård", 9, DAY.date())
    store.add_group(group)
    return group


def hour(
    store: Store, group: Group, session: str, started: datetime = DAY, finished: bool = True, edition: str = ""
) -> Run:
    """A session that was held, with notes, a draft and slips that must not go along."""
    run = store.begin_run(group, PROGRAMME, 1, session, 9, started, edition)
    run.record((HourStarted(0, 9),))
    run.keep_note(Note("n1", "fraga-1", CANARY, 1))
    run.keep_lines("fraga-1", (f"utkast {CANARY}",))
    run.keep_plan(Plan((NextStep(CANARY),), CANARY))
    run.keep_attendance(Attendance(8, 1, True, False))
    run.keep_tally(Tally((("understand", (0, 0, 1, 2, 5)),)))
    run.close()
    if finished:
        run.finish(SUMMARY)
    return run


def two_sessions(store: Store) -> Transfer:
    """One finished, one whose lines are still working material."""
    group = norr(store)
    hour(store, group, "traff-1")
    hour(store, group, "traff-2", LATER, finished=False)
    return leaving(store, group.id).transfer
