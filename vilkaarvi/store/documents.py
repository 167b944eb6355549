"""TinyDB's door: a sealed file of documents."""

from pathlib import Path
from typing import Any

from tinydb import TinyDB, where

from vilkaarvi.journal.disk import Disk
from vilkaarvi.journal.journal import Journal
from vilkaarvi.journal.storage import JournalStorage

Document = dict[str, Any]


class Documents:
    """One journal as tables of documents. Each method that changes something returns when it is on the disk."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self._db = TinyDB(storage=lambda: JournalStorage(journal))

    @classmethod
    def at(cls, path: Path, key: bytes, disk: Disk, header: Document | None = None, writer: bool = True) -> "Documents":
        """The documents in `path`; with a `header` a new file. The file's name is part of what is sealed."""
        file_id = path.name.encode()
        if header is not None:
            return cls(Journal.create(path, key, file_id, disk, header))
        return cls(Journal(path, key, file_id, disk, writer))

    def add(self, table: str, documents: list[Document]) -> None:
        self._db.table(table).insert_multiple(documents)

    def put(self, table: str, field: str, document: Document) -> None:
        """Insert, or replace the document with the same `field`."""
        self._db.table(table).upsert(document, where(field) == document[field])

    def remove(self, table: str, field: str, value: object) -> None:
        self._db.table(table).remove(where(field) == value)

    def all(self, table: str) -> list[Document]:
        return [dict(document) for document in self._db.table(table).all()]
