"""TinyDB's storage over a journal: each write is one frame, which holds only what changed."""

import copy
import json
from typing import Any

from tinydb.storages import Storage

from vilkaarvi.journal.journal import Journal

Tables = dict[str, dict[str, Any]]


class JournalStorage(Storage):
    """Payload of a frame: JSON [[table, document id, document | null], …]; null removes; no id makes a table."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._tables: Tables = {}
        for payload in journal.payloads:
            self._apply(json.loads(payload))

    def read(self) -> Tables | None:
        # a copy: TinyDB's updaters change the documents that they are handed, and the difference would not be seen
        return copy.deepcopy(self._tables) if self._tables else None

    def write(self, data: Tables) -> None:
        plain = json.loads(json.dumps(data))
        changes = difference(self._tables, plain)
        if changes:
            self._journal.append(json.dumps(changes, ensure_ascii=False).encode())
            self._apply(changes)

    def _apply(self, changes: list[list[Any]]) -> None:
        for table, number, document in changes:
            rows = self._tables.setdefault(table, {})
            if number is None:
                if document == "drop":
                    del self._tables[table]
            elif document is None:
                rows.pop(number, None)
            else:
                rows[number] = document


def difference(old: Tables, new: Tables) -> list[list[Any]]:
    """The changes that turn `old` into `new`."""
    changes: list[list[Any]] = []
    for table, rows in new.items():
        before = old.get(table)
        if before is None:
            changes.append([table, None, None])
            before = {}
        changes += [[table, n, row] for n, row in rows.items() if n not in before or before[n] != row]
        changes += [[table, n, None] for n in before if n not in rows]
    changes += [[table, None, "drop"] for table in old if table not in new]
    return changes
