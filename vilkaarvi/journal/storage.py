"""TinyDB's storage over a journal: each of its writes is one frame, which holds only what changed."""

import json
from typing import Any

from tinydb.storages import Storage

from vilkaarvi.journal.journal import Journal

Tables = dict[str, dict[str, Any]]
Change = list[Any]  # [table, document id, document | None], as frames.py tells


class JournalStorage(Storage):
    """All tables of one journal. `write` returns when they are on the disk, and raises the journal's Faults.

    Documents are kept as JSON text. So what `read` hands out is always a copy (TinyDB's updaters change it in place,
    and a shared document would hide the change), and 1 and true are not taken for the same.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._tables: dict[str, dict[str, str]] = {}
        for payload in journal.payloads:
            self._apply(json.loads(payload))

    def read(self) -> Tables | None:
        if not self._tables:
            return None
        return {
            table: {number: json.loads(document) for number, document in rows.items()}
            for table, rows in self._tables.items()
        }

    def write(self, data: Tables) -> None:
        """Raises TypeError or ValueError on what JSON cannot hold; nothing is written then."""
        changes = self._changes(data)
        if changes:
            self._journal.append(json.dumps(changes).encode("ascii"))
            self._apply(changes)

    def close(self) -> None:
        self._journal.close()

    def _changes(self, data: Tables) -> list[Change]:
        changes: list[Change] = [[table, None, "drop"] for table in self._tables if table not in data]
        for table, rows in data.items():
            before = self._tables.get(table)
            if before is None:
                changes.append([table, None, None])
                before = {}
            for number, document in rows.items():
                text = json.dumps(document, allow_nan=False)
                if before.get(number) != text:
                    changes.append([table, number, json.loads(text)])
            changes += [[table, number, None] for number in before if number not in rows]
        return changes

    def _apply(self, changes: list[Change]) -> None:
        for table, number, document in changes:
            if number is not None:
                rows = self._tables.setdefault(table, {})
                if document is None:
                    rows.pop(number, None)
                else:
                    rows[number] = json.dumps(document)
            elif document is None:
                self._tables.setdefault(table, {})
            else:
                self._tables.pop(table, None)
