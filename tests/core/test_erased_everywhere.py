"""What is let go is gone from every place: both key files, the second ways in, the backup, and what waits elsewhere."""

import json
import os
from datetime import date, datetime, time
from pathlib import Path

import pytest

from tests.core.fault_layer import FaultyDisk
from tests.core.keyrings import MemoryKeyring
from tests.core.stores import DAY, NOTE, PHRASE, SUMMARY, begun
from tests.core.test_spool import GONE
from vilkaarvi.errors import Code, Fault
from vilkaarvi.journal.spool import Joined, Spool, left_in, waiting_in
from vilkaarvi.notes.note import Note
from vilkaarvi.seal.code import new_code
from vilkaarvi.seal.disk import RealDisk
from vilkaarvi.seal.keyfile import NAMES
from vilkaarvi.seal.recovery import new_pair, private_of
from vilkaarvi.session.events import HourEnded, HourStarted
from vilkaarvi.settings import recovery_public
from vilkaarvi.store.backup import back_up
from vilkaarvi.store.months import Rules
from vilkaarvi.store.retention import erase_overdue
from vilkaarvi.store.store import Store

RULES, LATE = Rules(notes=3, summaries=24), date(2030, 1, 1)
OTHER = "fyra andra ord"


def an_hour(store: Store, finished: bool = False) -> str:
    """Its run's id."""
    run = begun(store)
    run.record((HourStarted(0, 9),))
    run.keep_note(NOTE)
    run.record((HourEnded(9),))
    if finished:
        run.finish(SUMMARY)
    run.release()
    return run.head.id


def with_two_ways(data: Path) -> tuple[str, str, bytes]:
    """Notes that a sheet and the municipality's key open: their run, the code, the private key."""
    pem, written = new_pair(None)
    public = recovery_public(written)
    assert public is not None
    code = new_code()
    with Store.open(data) as store:
        store.vault.choose(PHRASE)
        run = an_hour(store)
        store.vault.keep_sheet(code)
        store.vault.keep_municipality(public)
    return run, code, private_of(pem, None)


@pytest.mark.parametrize("way", ["sheet", "municipality"])
def test_erased_notes_open_with_neither_the_sheet_nor_the_municipalitys_key(tmp_path: Path, way: str) -> None:
    data = tmp_path / "data"
    run, code, private = with_two_ways(data)
    path = data / "runs" / f"{run}.notes"
    copy = path.read_bytes()
    with Store.open(data) as store:
        assert [each.head.id for each in erase_overdue(store, RULES, LATE)] == [run]
    for name in NAMES:
        assert run not in json.loads((data / name).read_text())["slots"]["notes"]
    path.write_bytes(copy)  # somebody has kept the file
    with Store.open(data, writer=False) as reader:
        assert not reader.vault.has_notes_key(run)
    with Store.open(data) as store:
        if way == "sheet":
            store.vault.recover(code, OTHER)
        else:
            store.vault.recover_by_key(private, OTHER)
        assert not path.exists()
        with pytest.raises(Fault) as caught:
            store.open_run(run).notes()
        assert caught.value.code is Code.KEY_MISSING


def test_a_backup_holds_neither_way_to_forgotten_notes(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "kopia"
    with_two_ways(data)
    with Store.open(data, writer=False) as reader:
        back_up(reader, file, DAY)
    raw = file.read_bytes()
    masters = json.loads((data / NAMES[0]).read_text())["masters"]
    ways = [way for master in masters for way in master.get("recovery", [])]
    assert [way["by"] for way in ways] == ["sheet", "municipality"]
    secrets = [way["sealed"] for way in ways] + [master["sealed"] for master in masters if "sealed" in master]
    secrets += [ways[0]["salt"], ways[1]["key"]]
    assert [secret for secret in secrets if secret.encode() in raw] == []
    assert b"recovery" not in raw


# --- what waits on this computer


def put_aside(spool: Path, name: str, journal: Path) -> None:
    """What waited for a journal that has gone another way."""
    waiting = Spool(spool, name)
    waiting.begin(1, bytes(32))
    waiting.append(b"sealed")
    assert waiting.join(journal, RealDisk()) is Joined.WENT_ON


@pytest.mark.parametrize(("finished", "end"), [(False, ".notes"), (True, ".run")])
@pytest.mark.parametrize("elsewhere", [False, True])
def test_what_was_put_aside_goes_with_what_is_erased(tmp_path: Path, finished: bool, end: str, elsewhere: bool) -> None:
    """At once; where another computer erased it, at the next start here."""
    data, spool, keyring = tmp_path / "data", tmp_path / "spool", MemoryKeyring()
    with Store.open(data, keyring, spool=spool) as store:
        run = an_hour(store, finished)
        put_aside(spool, f"{run}{end}", store.runs_folder / f"{run}{end}")
        assert left_in(spool) == [f"{run}{end}"]
        if not elsewhere:
            erase_overdue(store, RULES, LATE)
            assert (list(spool.iterdir()), store.troubles) == ([], {})
    if elsewhere:
        with Store.open(data, keyring, spool=tmp_path / "other") as other:
            erase_overdue(other, RULES, LATE)
        with Store.open(data, keyring, spool=spool) as store:
            assert (list(spool.iterdir()), store.troubles) == ([], {})


def test_counts_that_were_put_aside_stay_when_only_notes_are_erased(tmp_path: Path) -> None:
    data, spool, keyring = tmp_path / "data", tmp_path / "spool", MemoryKeyring()
    with Store.open(data, keyring, spool=spool) as store:
        run = an_hour(store)
        put_aside(spool, f"{run}.run", store.runs_folder / f"{run}.run")
        erase_overdue(store, RULES, LATE)
    with Store.open(data, keyring, spool=spool):
        assert left_in(spool) == [f"{run}.run"]


def test_what_waits_tells_the_day_and_not_the_hour(tmp_path: Path) -> None:
    data, spool, disk = tmp_path / "data", tmp_path / "local" / "spool", FaultyDisk()
    with Store.open(data, MemoryKeyring(), disk=disk, spool=spool) as store:
        run = begun(store)
        run.keep_note(NOTE)
        disk.fails = GONE
        run.keep_note(Note("n2", "fraga-1", "Schemat är klart", 2))
        assert waiting_in(spool) == [f"{run.head.id}.notes"]
        held = [*spool.iterdir(), spool, spool.parent]
        for path in held:
            os.utime(path, (1_700_000_001, 1_700_000_001))  # 23.13 in Sweden
        store.blur_times()
        times = [datetime.fromtimestamp(path.stat().st_mtime) for path in held]
        assert {(each.date(), each.time()) for each in times} == {(date.fromtimestamp(1_700_000_001), time())}
        disk.fails = {}
