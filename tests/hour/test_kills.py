"""Kill -9 in mid-write: nothing that was acknowledged is lost, nothing becomes unreadable."""

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from vilkaarvi.seal import NoKeyStore
from vilkaarvi.store.store import Store

PASSPHRASE = "tre vanliga ord"
WRITER = """
import random, sys
from pathlib import Path
from vilkaarvi.notes.note import Note
from vilkaarvi.seal import NoKeyStore
from vilkaarvi.session.events import Checked
from vilkaarvi.store.store import Store
store = Store(Path(sys.argv[1]), NoKeyStore())
store.vault.unlock("tre vanliga ord")
run, dice, order = store.open_run(sys.argv[2]), random.Random(sys.argv[3]), int(sys.argv[4])
known = {note.id: note for note in run.notes()}
print("ready", flush=True)
while True:
    order += 1
    act = dice.random()
    if act < 0.6 or not known:
        note = Note(f"n{order}", "f1", "ord " * dice.randrange(1, 60), order)
        run.keep_note(note)
        known[note.id] = note
        print(f"keep {note.id} {len(note.text)}", flush=True)
    elif act < 0.8:
        gone = dice.choice(sorted(known))
        del known[gone]
        run.drop_note(gone)
        print(f"drop {gone}", flush=True)
    else:
        run.record((Checked(order),))
        print(f"event {order}", flush=True)
"""


def rounds(folder: Path, kills: int) -> int:
    """Lets a writer write and kills it, again and again; answers how many acknowledged acts were seen."""
    from datetime import UTC, date, datetime

    with Store(folder, NoKeyStore()) as store:
        store.vault.choose(PASSPHRASE)
        group = store.add_group("Norr", "", 9, date(2026, 11, 24))
        run = store.begin_run(group.id, "p", 1, "s", 9, datetime(2026, 11, 24, tzinfo=UTC))
        run.open_notes()
        run_id = run.head.id
    notes: dict[str, int] = {}
    events: list[int] = []
    dice, seen, order = random.Random(5), 0, 0
    for turn in range(kills):
        order += 1000
        acts = acknowledged(folder, run_id, turn, order, dice.randrange(1, 25))
        seen += len(acts)
        for act in acts:
            learn(act, notes, events)
        with Store(folder, NoKeyStore()) as store:
            store.vault.unlock(PASSPHRASE)
            run = store.open_run(run_id)
            found = {note.id: len(note.text) for note in run.notes()}
            stored = [event.at_ms for event in run.events()]
            assert run.lost == 0
        # one act may have reached the disk without being acknowledged
        differing = {key for key in found.keys() | notes.keys() if found.get(key) != notes.get(key)}
        assert len(differing) + len(set(stored) ^ set(events)) <= 1
        assert not (set(events) - set(stored))
        notes, events = found, stored
    return seen


def acknowledged(folder: Path, run_id: str, seed: int, order: int, acts: int) -> list[list[str]]:
    command = [sys.executable, "-c", WRITER, str(folder), run_id, str(seed), str(order)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    lines = [process.stdout.readline() for _ in range(acts)]
    os.kill(process.pid, signal.SIGKILL)
    lines += process.stdout.readlines()
    process.stdout.close()
    process.wait()
    return [line.split() for line in lines if line.endswith("\n")]


def learn(act: list[str], notes: dict[str, int], events: list[int]) -> None:
    if act[0] == "keep":
        notes[act[1]] = int(act[2])
    elif act[0] == "drop":
        notes.pop(act[1], None)
    else:
        events.append(int(act[1]))


def test_thirty_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    assert rounds(tmp_path, 30) > 30


@pytest.mark.long
def test_three_hundred_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    assert rounds(tmp_path, 300) > 300


def test_the_key_file_of_the_writer_is_json(tmp_path: Path) -> None:
    with Store(tmp_path, NoKeyStore()) as store:
        store.vault.choose(PASSPHRASE)
    assert json.loads((tmp_path / "keys.json").read_text())["format"] == 1
