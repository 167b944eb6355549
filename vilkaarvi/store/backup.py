"""A copy of the saved work in one file, and taking it in again (docs/backup-format.md).

Runs, groups, what has been handed over for review, settings, the municipality's own words and films, the editions that
runs go by, what was let go, and a manager's register. Never a note, a draft or a key: what
is copied is the content, and it gets fresh keys where it is taken in. So the file must be kept like any list of who
meets when; and a run that was erased can be read with no copy of the key file from here.

Taking in is a union. What is here stays as it is; what was erased here stays erased.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from vilkaarvi.errors import Code, Fault
from vilkaarvi.journal.journal import Journal
from vilkaarvi.seal.disk import Disk, read_all, replace_file, told
from vilkaarvi.seal.keyfile import packed, unpacked
from vilkaarvi.session.events import from_plain as event_from_plain
from vilkaarvi.session.tally import LEAST_ANSWERS
from vilkaarvi.session.tally import from_plain as tally_from_plain
from vilkaarvi.session.tally import to_plain as tally_to_plain
from vilkaarvi.store.backup_own import check_own, own_part, take_own
from vilkaarvi.store.documents import Documents, Row
from vilkaarvi.store.groups import group_from_plain, group_to_plain
from vilkaarvi.store.head import EVENTS, HEAD, SUMMARY, RunHead, RunState, from_plain
from vilkaarvi.store.letting_go import read_entries
from vilkaarvi.store.runs import COUNTED, attendance_from_plain, summary_from_plain
from vilkaarvi.store.store import Store

KIND, FORMAT = "vilkaarvi-backup", 1
MOST_BYTES = 1 << 28
MOST_SETTINGS = 65_536  # bytes, as settings.py reads
_TABLES = (HEAD, COUNTED, EVENTS, SUMMARY)
_RUN, _OUTBOX = re.compile("[0-9a-f]{32}", re.ASCII), re.compile("outbox-[0-9a-f]{16}", re.ASCII)
Plain = dict[str, Any]


@dataclass(frozen=True)
class Restored:
    """What was taken in, and what was not: `kept` are runs that are here already, `erased` those that were erased."""

    runs: int = 0
    groups: int = 0
    records: int = 0
    kept: int = 0
    erased: int = 0
    settings: bool = False
    own: int = 0  # programmes whose municipality's words and films came
    beside: tuple[str, ...] = ()  # what is to be said of the review's register


class Beside(Protocol):
    """What lies in the folder and belongs to a room further down the house: the review's register (app/copies.py)."""

    def part(self, store: Store, troubles: dict[str, Fault]) -> Plain | None:
        """JSON-ready; None where there is none."""
        ...

    def look_at(self, plain: Plain) -> None:
        """Raises nearly anything on what does not belong there."""
        ...

    def must_fit(self, store: Store, plain: Plain) -> None:
        """Raises a Fault where it must not join what is here. Changes nothing."""
        ...

    def take(self, store: Store, plain: Plain) -> tuple[str, ...]:
        """What is to be said of it, in whole sentences."""
        ...


# --- making one


def back_up(store: Store, path: Path, today: date, beside: Beside | None = None) -> dict[str, Fault]:
    """Writes `path`: the whole file, or what was there before. What could not be read is answered by file name.

    Raises Fault BACKUP_REFUSED (the place lies among the saved work), DISK_FULL, WRITE_FAILED, RETENTION_UNREADABLE.
    """
    if store.data.resolve() in path.resolve().parents:
        raise Fault(Code.BACKUP_REFUSED, path=path)
    troubles: dict[str, Fault] = {}
    groups, handed = store.groups(), store.handed()
    plain = {
        "format": FORMAT,
        "kind": KIND,
        "day": today.isoformat(),
        "groups": [group_to_plain(group) for group in groups],
        "handed": {group: day.isoformat() for group, day in handed.items()},
        "runs": list(_runs(store, troubles)),
        "outboxes": list(_outboxes(store, troubles)),
        "settings": _settings(store.data / "settings.toml"),
        "retention": [str(entry) for entry in store.let_go.entries()],
        **own_part(store, troubles),
    }
    register = beside.part(store, troubles) if beside else None
    if register is not None:
        plain["register"] = register
    with told(path):
        replace_file(store.disk, path, packed(plain))
    return store.troubles | troubles


def _runs(store: Store, troubles: dict[str, Fault]) -> Iterator[Plain]:
    erased = store.let_go.erased()
    for head in store.runs():
        file = store.runs_folder / f"{head.id}.run"
        try:
            documents = Documents.open(file, store.vault.run_keys(head.id), store.disk, writer=False)
        except Fault as fault:
            troubles[file.name] = fault
            continue
        if head.id in erased and documents.last(SUMMARY) is not None:
            continue  # a crash broke erasing off: the next writer finishes it
        rows = [row for table in _TABLES for row in map(_leaves, documents.rows()) if row and row[0] == table]
        yield {"run": head.id, "lost": documents.journal.lost, "rows": rows}


def _leaves(row: Row) -> Row | None:
    """Fewer than six answers never leave the laptop."""
    table, number, document = row
    if table != COUNTED or document.get("kind") != "tally":
        return row
    tally = tally_from_plain(document["counts"])
    counts = {name: each for name, each in tally_to_plain(tally).items() if sum(each) >= LEAST_ANSWERS}
    return (table, number, {"kind": "tally", "counts": counts}) if counts else None


def _outboxes(store: Store, troubles: dict[str, Fault]) -> Iterator[Plain]:
    for file in sorted(store.data.glob("outbox-*.journal")):
        try:
            journal = Journal(file, store.vault.run_keys(file.stem), store.disk, writer=False)
        except Fault as fault:
            troubles[file.name] = fault
            continue
        lines = [payload.decode("ascii") for payload in journal.payloads]
        yield {"name": file.stem, "public": journal.header.get("public", ""), "lost": journal.lost, "lines": lines}


def _settings(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(MOST_SETTINGS).decode("utf-8")
    except (OSError, ValueError):
        return ""  # none, or one that cannot be read: that is told where settings are


# --- taking one in


def restore(store: Store, path: Path, beside: Beside | None = None) -> Restored:
    """The union is in the store when this returns; broken off, it may be done again.

    What was let go counts first, so that nothing erased is there for a moment. Raises Fault BACKUP_UNREADABLE and those
    of `beside` (nothing has changed), NEWER_FORMAT, RETENTION_UNREADABLE, and those of the store.
    """
    plain = read_backup(path, beside=beside)
    register = plain.get("register")
    if beside is not None and register is not None:
        beside.must_fit(store, register)
    known = store.let_go.entries()
    entries = read_entries(plain["retention"], path)
    store.let_go.add([entry for entry in entries if entry not in known])
    erased = store.let_go.erased()
    for run in erased:
        store.finish_letting_go(run)
    here = {group.id for group in store.groups()}
    groups = [group_from_plain(each) for each in plain["groups"] if each["id"] not in here]
    for group in groups:
        store.add_group(group)
        if group.id in plain["handed"]:
            store.mark_handed(group.id, date.fromisoformat(plain["handed"][group.id]))
    records = sum(_take_outbox(store, each) for each in plain["outboxes"])
    there = {path.stem for path in store.runs_folder.glob("*.run")}
    new = [each for each in plain["runs"] if each["run"] not in there and each["run"] not in erased]
    for each in new:
        rows = [(str(row[0]), str(row[1]), row[2]) for row in each["rows"]]
        store.keep_rows(_head(each["rows"]), rows, each["lost"])
    gone = sum(each["run"] in erased and each["run"] not in there for each in plain["runs"])
    kept = len(plain["runs"]) - len(new) - gone
    own = take_own(store, plain)
    said = beside.take(store, register) if beside is not None and register is not None else ()
    return Restored(len(new), len(groups), records, kept, gone, _take_settings(store, plain["settings"]), own, said)


def _take_outbox(store: Store, plain: Plain) -> int:
    """How many lines came."""
    name = plain["name"]
    file = store.data / f"{name}.journal"
    if file.exists():
        return 0
    key = store.vault.run_key(name)
    header = {"holds": "outbox", "public": plain["public"]} | ({"lost": plain["lost"]} if plain["lost"] else {})
    Journal.create(file, key, store.disk, header, [line.encode("ascii") for line in plain["lines"]]).close()
    return sum(json.loads(line)[0][0] == "lines" for line in plain["lines"])


def _take_settings(store: Store, words: str) -> bool:
    file = store.data / "settings.toml"
    if not words or file.exists():
        return False
    with told(file):
        replace_file(store.disk, file, words.encode("utf-8"))
    return True


# --- reading one


def read_backup(path: Path, disk: Disk | None = None, beside: Beside | None = None) -> Plain:
    """All of a file, each part as it should be. Raises Fault BACKUP_UNREADABLE or NEWER_FORMAT."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Fault(Code.BACKUP_UNREADABLE, name=path.name)
        raw = read_all(disk, path) if disk else path.read_bytes()
    except OSError as fault:
        raise Fault(Code.BACKUP_UNREADABLE, name=path.name) from fault
    try:
        plain = unpacked(raw)
    except RecursionError as fault:
        raise Fault(Code.BACKUP_UNREADABLE, name=path.name) from fault
    if plain is None or plain.get("kind") != KIND:
        raise Fault(Code.BACKUP_UNREADABLE, name=path.name)
    if plain.get("format") != FORMAT:
        raise Fault(Code.NEWER_FORMAT, name=path.name)
    try:
        _check(plain)
        if beside is not None and "register" in plain:
            beside.look_at(plain["register"])
    except (AttributeError, KeyError, TypeError, ValueError, IndexError, Fault) as fault:
        raise Fault(Code.BACKUP_UNREADABLE, name=path.name) from fault
    return plain


def _check(plain: Plain) -> None:
    """Raises nearly anything on what does not belong there: notes, drafts and keys have no place."""
    for group in plain["groups"]:
        group_from_plain(group)
        group_to_plain(group_from_plain(group))  # looks at the names
    for group, day in plain["handed"].items():
        _need(isinstance(group, str))
        date.fromisoformat(day)
    for run in plain["runs"]:
        _check_run(run)
    for outbox in plain["outboxes"]:
        _need(_OUTBOX.fullmatch(outbox["name"]) is not None and _whole(outbox["lost"]))
        _need(len(bytes.fromhex(outbox["public"])) == 32)
        for line in outbox["lines"]:
            _check_line(line)
    _need(isinstance(plain["settings"], str) and len(plain["settings"]) <= MOST_SETTINGS)
    read_entries(plain["retention"], Path())
    check_own(plain)


def _check_run(run: Plain) -> None:
    _need(_RUN.fullmatch(run["run"]) is not None and _whole(run["lost"]))
    looks: dict[str, Callable[[Plain], object]] = {
        HEAD: lambda plain: from_plain(plain, RunState.ONGOING),
        EVENTS: event_from_plain,
        SUMMARY: summary_from_plain,
        COUNTED: _counted,
    }
    for table, number, document in run["rows"]:
        _need(str(number).isdecimal())
        looks[table](document)
    _need(_head(run["rows"]).id == run["run"])


def _counted(plain: Plain) -> object:
    return tally_from_plain(plain["counts"]) if plain["kind"] == "tally" else attendance_from_plain(plain)


def _check_line(line: str) -> None:
    ((table, number, document),) = json.loads(line.encode("ascii"))
    _need(str(number).isdecimal())
    _need(document.keys() == ({"run", "line"} if table == "lines" else {"lost"}))
    _need(table in ("lines", "kept"))
    _need(isinstance(document["line"], str) if table == "lines" else _whole(document["lost"]))


def _head(rows: list[Any]) -> RunHead:
    """Raises ValueError where there is none."""
    heads = [document for table, _number, document in rows if table == HEAD]
    _need(bool(heads))
    return from_plain(heads[0], RunState.ONGOING)


def _whole(value: object) -> bool:
    return type(value) is int and value >= 0


def _need(true: bool) -> None:
    if not true:
        raise ValueError
