"""TinyDB's door: the tables of one sealed journal."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tinydb import TinyDB, where
from tinydb.table import Document as Numbered

from vilkaarvi.errors import Code, Fault
from vilkaarvi.journal.journal import Header, Journal
from vilkaarvi.journal.spool import Spool
from vilkaarvi.journal.storage import JournalStorage
from vilkaarvi.seal.disk import Disk

Document = dict[str, Any]
Row = tuple[str, str, Document]  # table, document id, document


class Documents:
    """One journal as tables of documents. What changes something returns when it is on the disk.

    Attributes: journal. Raises the journal's Faults.
    """

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self._db = TinyDB(storage=lambda: JournalStorage(journal))

    @classmethod
    def open(
        cls, path: Path, keys: Sequence[bytes], disk: Disk, writer: bool, spool: Spool | None = None
    ) -> "Documents":
        return cls(Journal(path, keys, disk, writer, spool))

    @classmethod
    def create(
        cls,
        path: Path,
        key: bytes,
        disk: Disk,
        header: Header,
        first: tuple[str, Document] | None = None,
        spool: Spool | None = None,
    ) -> "Documents":
        """A new file that holds a header, and perhaps a `first` document of a table: whole, or not there at all."""
        changes = [json.dumps([[first[0], "1", first[1]]]).encode("ascii")] if first else []
        return cls(Journal.create(path, key, disk, header, changes, spool))

    @classmethod
    def rewritten(
        cls, path: Path, key: bytes, disk: Disk, header: Header, rows: Sequence[Row], spool: Spool | None = None
    ) -> "Documents":
        """`rows` alone, each in a frame of its own, in place of whatever the file held: all of them, or the old file.

        Damage can so cost one document at most. After a Fault either may be there; what was open must be closed before.
        """
        frames = [json.dumps([list(row)]).encode("ascii") for row in rows]
        return cls(Journal.create(path, key, disk, header | {"compact": True}, frames, spool))

    @property
    def is_compact(self) -> bool:
        """True when the file holds nothing but what its tables hold: no document that was changed or removed."""
        return bool(self.journal.header.get("compact")) and self.journal.commits == len(self.rows())

    def rows(self) -> list[Row]:
        """All documents of all tables."""
        tables = sorted(self._db.tables())
        return [(name, str(each.doc_id), dict(each)) for name in tables for each in self._db.table(name).all()]

    def add(self, table: str, documents: Sequence[Document]) -> int:
        """One commit, however many. The number of the last one."""
        return max(self._db.table(table).insert_multiple(documents), default=0)

    def replace(self, table: str, number: int, document: Document) -> None:
        self._db.table(table).update(Numbered(document, doc_id=number), doc_ids=[number])

    def put(self, table: str, field: str, document: Document) -> None:
        """A new document, or a change of the one with the same `field`."""
        kept = self._db.table(table).get(where(field) == document[field])
        if isinstance(kept, Numbered):  # by hand: `upsert` compares all documents twice
            self.replace(table, kept.doc_id, document)
        else:
            self.add(table, [document])

    def remove(self, table: str, field: str, value: object) -> None:
        """Nothing happens when there is no such document."""
        self._db.table(table).remove(where(field) == value)

    def all(self, table: str) -> list[Document]:
        return [dict(document) for document in self._db.table(table).all()]

    def last(self, table: str) -> tuple[int, Document] | None:
        """The newest document and its number."""
        rows = self._db.table(table).all()
        return (rows[-1].doc_id, dict(rows[-1])) if rows else None

    def damage(self) -> Fault | None:
        """What to tell of frames that could not be read."""
        return Fault(Code.JOURNAL_DAMAGED, lost=self.journal.lost) if self.journal.lost else None

    def close(self) -> None:
        self._db.close()


def changed_in(payload: bytes) -> list[tuple[str, Document | None]]:
    """The tables and documents that one frame's payload changed."""
    return [(table, document if isinstance(document, dict) else None) for table, _n, document in json.loads(payload)]
