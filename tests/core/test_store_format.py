"""The documented format: a committed folder is read for ever, by us and by a reader that knows only the document."""

import ast
import shutil
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.core import independent_reader as reader
from tests.core.stores import NOTE, PHRASE, SUMMARY, begun
from vilkaarvi.notes.note import Note
from vilkaarvi.session.events import HourEnded, HourStarted
from vilkaarvi.store.store import Store

FOLDER = Path(__file__).parent / "fixtures" / "store-1"
CODE = "356763756496392370769715123364"
PRIVATE = bytes(range(32))
PUBLIC = "8f40c5adb68f25624ae5b214ea767a6ec94d829d3d7b5e1ad1ba6f3e2138285f"
KEPT = [Note("n1", "f1", "Kaffet blev bättre", 1, starred=True), Note("n3", "f1", "Vi hälsar på varandra", 3)]


def build(folder: Path) -> None:
    """As the committed folder was made: one run closed with notes, one that goes on, one finished."""
    with Store.open(folder) as store:
        store.vault.choose(PHRASE)
        store.vault.keep_sheet(CODE)
        store.vault.keep_municipality(bytes.fromhex(PUBLIC))
        closed, ongoing, finished = begun(store), begun(store), begun(store)
        for run in (closed, ongoing, finished):
            run.record((HourStarted(0, 9),))
        for note in (NOTE, KEPT[0], Note("n2", "f1", "bort", 2), KEPT[1]):
            closed.keep_note(note)
            ongoing.keep_note(note)
        ongoing.drop_note("n2")
        closed.drop_note("n2")
        closed.record((HourEnded(9),))
        closed.compact()
        finished.finish(SUMMARY)


def ways() -> dict[str, dict[str, bytes]]:
    return {
        "passphrase": reader.masters(FOLDER, passphrase=PHRASE),
        "sheet": reader.masters(FOLDER, code=CODE),
        "municipality": reader.masters(FOLDER, private=PRIVATE),
    }


def test_the_reader_imports_nothing_of_ours_and_is_short() -> None:
    source = Path(reader.__file__).read_text("utf-8")
    names = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert {name.split(".")[0] for name in names} <= {*sys.stdlib_module_names, "cryptography"}
    assert len(source.splitlines()) < 150


@pytest.mark.parametrize("way", ["passphrase", "sheet", "municipality"])
def test_an_independent_reader_agrees_with_us_on_the_committed_folder(tmp_path: Path, way: str) -> None:
    read = reader.whole(FOLDER, ways()[way])
    shutil.copytree(FOLDER, tmp_path / "data")
    with Store.open(tmp_path / "data") as store:
        store.vault.unlock(PHRASE)
        heads = store.runs()
        assert sorted(head.state for head in heads) == ["closed", "finished", "ongoing"]
        assert store.troubles == {}
        for head in heads:
            run = store.open_run(head.id)
            tables = read[f"{head.id}.run"]
            assert len(tables["events"]) == len(run.events())
            assert tables["head"]["1"]["group"] == head.group
            if run.summary() is not None:
                assert tables["summary"]["1"]["agreed"][0]["lines"] == ["Vi hälsar."]
                assert f"{head.id}.notes" not in read
            else:
                notes = sorted(read[f"{head.id}.notes"]["notes"].values(), key=lambda note: int(note["order"]))
                assert notes == [asdict(note) for note in run.notes()]
                assert run.notes() == KEPT


def test_without_a_way_to_their_key_the_notes_stay_closed() -> None:
    read = reader.whole(FOLDER, reader.masters(FOLDER))
    assert len(read) == 3
    assert all(name.endswith(".run") for name in read)


def test_what_is_written_today_is_read_by_the_same_reader(tmp_path: Path) -> None:
    build(tmp_path)
    read = reader.whole(tmp_path, reader.masters(tmp_path, passphrase=PHRASE))
    assert sorted(name.rpartition(".")[2] for name in read) == ["notes", "notes", "run", "run", "run"]
