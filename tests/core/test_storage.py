"""TinyDB over the journal, with TinyDB in memory as the measure."""

import json
from collections.abc import MutableMapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from tinydb import TinyDB, where
from tinydb.storages import MemoryStorage

from tests.core.fault_layer import FULL, FaultyDisk
from vilkaarvi.errors import Fault
from vilkaarvi.journal.journal import Journal
from vilkaarvi.journal.storage import JournalStorage
from vilkaarvi.seal.disk import RealDisk

KEY = bytes(range(32))
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.floats(-1, 1) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
    max_leaves=5,
)
TABLES = st.sampled_from(["a", "b"])
NUMBERS = st.integers(0, 3)


def exact(db: TinyDB) -> dict[str, str]:
    """Rows and their order; as text, because 1 == True."""
    return {name: json.dumps([(row.doc_id, row) for row in db.table(name).all()]) for name in sorted(db.tables())}


class OursAndTheirs(RuleBasedStateMachine):
    """Each act on both; what is on the disk must be the same after every one."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self._path = Path(self._folder.name) / "a.run"
        self._journal = Journal.create(self._path, KEY, RealDisk(), {})
        self._ours = TinyDB(storage=lambda: JournalStorage(self._journal))
        self._theirs = TinyDB(storage=MemoryStorage)

    @property
    def _both(self) -> tuple[TinyDB, TinyDB]:
        return self._ours, self._theirs

    def _part(self) -> None:
        """Documents that were given the same list share it in memory, and on no disk."""
        kept = self._theirs.storage.read()
        if kept is not None:
            self._theirs.storage.write(json.loads(json.dumps(kept)))

    @rule(table=TABLES, number=NUMBERS, value=PLAIN)
    def insert(self, table: str, number: int, value: object) -> None:
        for db in self._both:
            db.table(table).insert({"n": number, "value": json.loads(json.dumps(value))})

    @rule(table=TABLES, values=st.lists(PLAIN, max_size=3))
    def insert_many(self, table: str, values: list[object]) -> None:
        for db in self._both:
            db.table(table).insert_multiple({"n": 0, "value": json.loads(json.dumps(value))} for value in values)

    @rule(table=TABLES, number=NUMBERS, value=PLAIN)
    def update(self, table: str, number: int, value: object) -> None:
        for db in self._both:
            db.table(table).update({"value": json.loads(json.dumps(value))}, where("n") == number)
        self._part()

    @rule(table=TABLES, number=NUMBERS, value=PLAIN)
    def upsert(self, table: str, number: int, value: object) -> None:
        for db in self._both:
            db.table(table).upsert({"n": number, "value": json.loads(json.dumps(value))}, where("n") == number)
        self._part()

    @rule(table=TABLES, number=NUMBERS, value=PLAIN)
    def change_in_place(self, table: str, number: int, value: object) -> None:
        def deep(document: MutableMapping[Any, Any]) -> None:
            inner = document["value"]
            if isinstance(inner, list):
                inner.append(json.loads(json.dumps(value)))
            elif isinstance(inner, dict):
                inner["deep"] = json.loads(json.dumps(value))
            else:
                document.pop("value")
                document["value"] = [inner]

        for db in self._both:
            db.table(table).update(deep, where("n") == number)

    @rule(table=TABLES, number=NUMBERS)
    def remove(self, table: str, number: int) -> None:
        for db in self._both:
            db.table(table).remove(where("n") == number)

    @rule(table=TABLES)
    def truncate(self, table: str) -> None:
        for db in self._both:
            db.table(table).truncate()

    @rule(table=TABLES)
    def drop(self, table: str) -> None:
        for db in self._both:
            db.drop_table(table)

    @rule()
    def drop_all(self) -> None:
        for db in self._both:
            db.drop_tables()

    @rule()
    def start_again(self) -> None:
        self._ours.close()
        journal = Journal(self._path, [KEY], RealDisk(), writer=True)
        self._ours = TinyDB(storage=lambda: JournalStorage(journal))
        copy = TinyDB(storage=MemoryStorage)  # both count document numbers anew
        copy.storage.write(json.loads(json.dumps(self._theirs.storage.read() or {})))
        self._theirs = copy

    @invariant()
    def the_disk_holds_what_memory_holds(self) -> None:
        journal = Journal(self._path, [KEY], RealDisk(), writer=False)
        again = TinyDB(storage=lambda: JournalStorage(journal))
        assert exact(self._ours) == exact(self._theirs) == exact(again)

    def teardown(self) -> None:
        self._ours.close()
        self._folder.cleanup()


OursAndTheirs.TestCase.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
TestTinyDBOverTheJournalIsTinyDBInMemory = OursAndTheirs.TestCase


@pytest.mark.long
def test_tinydb_over_the_journal_is_tinydb_in_memory_in_a_thousand_long_stories() -> None:
    long = settings(max_examples=1000, stateful_step_count=50, deadline=None)
    run_state_machine_as_test(OursAndTheirs, settings=long)


def test_one_write_is_one_frame_and_no_change_is_none(tmp_path: Path) -> None:
    journal = Journal.create(tmp_path / "a.run", KEY, RealDisk(), {})
    db = TinyDB(storage=lambda: JournalStorage(journal))
    db.table("a").insert_multiple([{"n": n} for n in range(10)])
    size = (tmp_path / "a.run").stat().st_size
    db.table("a").update({"n": 3}, where("n") == 3)
    assert (tmp_path / "a.run").stat().st_size == size
    db.close()
    assert len(Journal(tmp_path / "a.run", [KEY], RealDisk(), writer=False).payloads) == 1


@pytest.mark.parametrize(("old", "new"), [(1, True), (0, False), (1, 1.0), (["a"], ["a", None]), ({}, None)])
def test_the_smallest_change_is_written(tmp_path: Path, old: object, new: object) -> None:
    journal = Journal.create(tmp_path / "a.run", KEY, RealDisk(), {})
    db = TinyDB(storage=lambda: JournalStorage(journal))
    db.table("a").insert({"n": old})
    db.table("a").update({"n": new})
    db.close()
    again = Journal(tmp_path / "a.run", [KEY], RealDisk(), writer=False)
    assert repr(JournalStorage(again).read()) == repr({"a": {"1": {"n": new}}})


def test_what_could_not_be_written_is_not_there(tmp_path: Path) -> None:
    disk = FaultyDisk()
    journal = Journal.create(tmp_path / "a.run", KEY, disk, {})
    db = TinyDB(storage=lambda: JournalStorage(journal))
    db.table("a").insert({"n": 1})
    disk.fails = FULL
    with pytest.raises(Fault):
        db.table("a").insert({"n": 2})
    disk.fails = {}
    with pytest.raises(TypeError):
        db.table("a").insert({"n": {1, 2}})
    with pytest.raises(ValueError, match="JSON"):
        db.table("a").insert({"n": float("nan")})
    db.table("a").insert({"n": 3})
    assert [row["n"] for row in db.table("a").all()] == [1, 3]
    db.close()
