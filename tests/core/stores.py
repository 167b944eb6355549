"""What the tests of the store share."""

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

from vilkaarvi.notes.note import Note
from vilkaarvi.notes.summary import Agreed, Summary
from vilkaarvi.store.groups import Group
from vilkaarvi.store.runs import Run
from vilkaarvi.store.store import Store

DAY = date(2026, 11, 24)
STARTED = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
PHRASE = "tre vanliga ord"
NOTE = Note("n1", "fraga-1", "Kaffet blev bättre", 1)
SUMMARY = Summary("sv", "Vilka är vi?", "Träff 1", DAY, "Norr", "Vård", 9, (Agreed("f1", "Vad?", ("Vi hälsar.",)),))


def begun(store: Store) -> Run:
    """A run of a new group."""
    group = Group.new("Hemtjänst Norr", "Vård", 9, DAY)
    store.add_group(group)
    return store.begin_run(group, "vilka-ar-vi", 1, "traff-1", 9, STARTED)


def fingerprint(folder: Path) -> dict[str, tuple[str, int]]:
    """File → checksum and time of change."""
    return {
        str(path.relative_to(folder)): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }
