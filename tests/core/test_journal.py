"""The journal against cuts, flipped bits, faults of the disk, and TinyDB's own memory as the measure."""

import json
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.storages import MemoryStorage

from tests.core.fault_layer import FaultyDisk
from vilkaarvi.errors import Code, Fault
from vilkaarvi.journal.disk import RealDisk
from vilkaarvi.journal.journal import Journal, made_frame, read_frames
from vilkaarvi.journal.storage import JournalStorage

KEY = bytes(range(32))
ID = b"a.run"


def made(path: Path, count: int = 5) -> Journal:
    journal = Journal.create(path, KEY, ID, RealDisk(), {"run": "a"})
    for n in range(count):
        journal.append(f"rad {n}".encode())
    return journal


def test_what_is_written_is_read(tmp_path: Path) -> None:
    made(tmp_path / "a.run")
    again = Journal(tmp_path / "a.run", KEY, ID, RealDisk())
    assert again.header == {"format": 1, "run": "a"}
    assert again.payloads == [f"rad {n}".encode() for n in range(5)]
    assert again.lost == 0


def test_a_frame_of_version_one_is_read_for_ever() -> None:
    raw = bytes.fromhex("d5564a3101000000280000000102030405060708090a0b0c" + sealed_vector().hex())
    assert read_frames(raw, KEY, ID).frames == ((1, b'{"format":1}'),)


def sealed_vector() -> bytes:
    """AES-256-GCM of the payload by the library's plain call: key 00…1f, nonce 01…0c, bound to id and head."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    head = bytes.fromhex("d5564a310100000028000000")
    return AESGCM(KEY).encrypt(bytes(range(1, 13)), b'{"format":1}', ID + head)


@pytest.mark.parametrize("writer", [True, False])
def test_every_cut_leaves_only_whole_lines(tmp_path: Path, writer: bool) -> None:
    made(tmp_path / "a.run")
    raw = (tmp_path / "a.run").read_bytes()
    cut = tmp_path / "cut.run"
    for size in range(len(raw)):
        cut.write_bytes(raw[:size])
        journal = Journal(cut, KEY, ID, RealDisk(), writer)
        assert journal.payloads == [f"rad {n}".encode() for n in range(len(journal.payloads))]
        if not writer:
            assert cut.read_bytes() == raw[:size]


def test_every_flipped_bit_costs_one_frame_and_is_told(tmp_path: Path) -> None:
    made(tmp_path / "a.run")
    raw = (tmp_path / "a.run").read_bytes()
    whole = read_frames(raw, KEY, ID).frames
    for at in range(len(raw)):
        broken = bytearray(raw)
        broken[at] ^= 1 << (at % 8)
        content = read_frames(bytes(broken), KEY, ID)
        assert set(content.frames) < set(whole)
        assert len(content.frames) == len(whole) - 1
        assert content.lost == 1 or content.end < len(raw)


def test_a_damaged_middle_is_told_and_writing_goes_on(tmp_path: Path) -> None:
    made(tmp_path / "a.run")
    raw = bytearray((tmp_path / "a.run").read_bytes())
    raw[len(raw) // 2] ^= 1
    (tmp_path / "a.run").write_bytes(bytes(raw))
    journal = Journal(tmp_path / "a.run", KEY, ID, RealDisk())
    assert journal.lost == 1
    journal.append(b"till")
    assert Journal(tmp_path / "a.run", KEY, ID, RealDisk()).payloads[-1] == b"till"


def test_a_frame_from_another_file_or_another_time_does_not_count(tmp_path: Path) -> None:
    one, two = made_frame(1, b"ett", KEY, ID), made_frame(2, b"tva", KEY, ID)
    assert read_frames(one + two, KEY, b"b.run").frames == ()
    assert read_frames(one + two + one, KEY, ID).lost == 1


def test_a_newer_format_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.run"
    path.write_bytes(made_frame(1, json.dumps({"format": 2}).encode(), KEY, ID) + b"more")
    before = path.read_bytes()
    with pytest.raises(Fault) as caught:
        Journal(path, KEY, ID, RealDisk())
    assert caught.value.code is Code.NEWER_FORMAT
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("fail", "code"), [("short", Code.WRITE_FAILED), ("eio", Code.WRITE_FAILED), ("full", Code.DISK_FULL)]
)
def test_a_failing_disk_is_told_and_nothing_acknowledged_is_lost(fail: str, code: Code) -> None:
    path = Path("a.run")
    for seed in range(40):
        disk = FaultyDisk(seed)
        journal = Journal.create(path, KEY, ID, disk, {})
        for n in range(3):
            journal.append(f"{n}".encode())
        disk.fail = fail
        with pytest.raises(Fault) as caught:
            journal.append(b"nej")
        assert caught.value.code is code
        disk.power_cut()
        again = Journal(path, KEY, ID, disk)
        assert again.payloads[:3] == [b"0", b"1", b"2"]
        again.append(b"efter")
        assert Journal(path, KEY, ID, disk).payloads[-1] == b"efter"


OPERATIONS = st.lists(
    st.tuples(
        st.sampled_from(["insert", "update", "change in place", "remove", "truncate", "drop"]),
        st.integers(0, 4),
        st.recursive(st.text(max_size=5) | st.integers(), lambda inner: st.lists(inner, max_size=2), max_leaves=4),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(OPERATIONS)
def test_tinydb_over_the_journal_is_tinydb_in_memory(operations: list[tuple[str, int, object]]) -> None:
    disk = FaultyDisk()
    journal = Journal.create(Path("a.run"), KEY, ID, disk, {})
    ours, theirs = TinyDB(storage=lambda: JournalStorage(journal)), TinyDB(storage=MemoryStorage)
    for what, number, value in operations:
        for db in (ours, theirs):
            act(db, what, number, value)
    again = TinyDB(storage=lambda: JournalStorage(Journal(Path("a.run"), KEY, ID, disk)))
    for name in ("a", "b"):
        rows = [dict(row) for row in theirs.table(name).all()]
        assert [dict(row) for row in ours.table(name).all()] == rows
        assert [dict(row) for row in again.table(name).all()] == rows


def act(db: TinyDB, what: str, number: int, value: object) -> None:
    table = db.table("ab"[number % 2])
    if what == "insert":
        table.insert({"n": number, "value": value})
    elif what == "update":
        table.update({"value": value}, where("n") == number)
    elif what == "change in place":

        def change(document: MutableMapping[Any, Any]) -> None:
            document["value"] = [document["value"], value]

        table.update(change, where("n") == number)
    elif what == "remove":
        table.remove(where("n") == number)
    elif what == "truncate":
        table.truncate()
    else:
        db.drop_table("ab"[number % 2])
