"""Kill -9 in mid-write: nothing that was acknowledged is lost, nothing becomes unreadable."""

import json
import random
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from tests.core.stores import DAY, PHRASE, SUMMARY
from vilkaarvi.store.groups import Group
from vilkaarvi.store.head import RunState
from vilkaarvi.store.store import Store

ROOT = Path(__file__).parents[2]
CALLS = {
    "begin": 24,
    "note": 12,
    "compact": 24,
    "finish": 24,
    "rekey": 12,
    "erase": 60,
}  # act → calls to the disk among which a writer kills itself
LEAVES_WORK = ("begin", "compact", "finish", "rekey", "erase")  # for the next start


@dataclass
class Known:
    """What a run must hold, as far as it was acknowledged."""

    things: dict[tuple[str, object], object] = field(default_factory=dict)
    finished: bool = False
    erased: bool = False


@dataclass
class Acknowledged:
    """All runs as they were told, and the one act that was under way when the writer died."""

    runs: dict[str, Known] = field(default_factory=dict)
    open_act: list[Any] | None = None
    acts: int = 0
    died_in: Counter[str] = field(default_factory=Counter)

    @property
    def under_way(self) -> str:
        return str(self.open_act[1]) if self.open_act else "between acts"

    def hear(self, line: str) -> None:
        when, run, what, *facts = json.loads(line)
        if when == "open":
            return
        if when == "begins":
            self.open_act = [run, what, *facts]
            return
        self.open_act = None
        self.acts += 1
        if what == "erase":
            for each in run.split():
                self.runs[each] = replace(self.runs[each], erased=True, finished=False)
            return
        known = self.runs.setdefault(run, Known())
        if what == "finish":
            known.finished = True
        elif what not in ("begin", "compact", "rekey"):
            known.things[what, facts[0]] = facts[1]


def killed(data: Path, seed: int, dice: random.Random) -> list[str]:
    """What a writer told before it was killed: every other time from outside at any moment, else by itself within an
    act, at any call to the disk. It has always died in mid-work, by kill -9 and nothing else."""
    act = [*CALLS, ""][seed // 2 % (len(CALLS) + 1)] if seed % 2 else ""
    itself = [act, str(dice.randrange(CALLS[act]))] if act else []
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.hour.killed_writer", str(data), str(seed), *itself],
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert writer.stdout is not None
    lines = []
    if not itself:
        lines = [writer.stdout.readline() for _ in range(dice.randrange(2, 60))]
        timer = Timer(dice.random() * 0.01, writer.kill)
        timer.start()
        timer.join()
    lines += writer.stdout.readlines()
    writer.stdout.close()
    assert writer.wait(60) == -signal.SIGKILL
    told = [line.decode() for line in lines if line.endswith(b"\n")]
    assert len(told) >= 2, "it died before it worked"
    return told


def killed_again(data: Path, seed: int, dice: random.Random) -> bool:
    """The next start is killed too, while it finishes what the first kill broke off. False: it had got to work."""
    call = str(dice.randrange(6))
    command = [sys.executable, "-m", "tests.hour.killed_writer", str(data), str(seed), "open", call]
    writer = subprocess.run(command, stdout=subprocess.PIPE, cwd=ROOT, check=False, timeout=60)
    assert writer.returncode == -signal.SIGKILL
    return b"begins" not in writer.stdout


def found(store: Store, run_id: str) -> Known:
    run = store.open_run(run_id)
    assert run.damage is None
    known = Known({("event", event.at_ms): "" for event in run.events()}, run.head.state is RunState.FINISHED)
    known.erased = run_id in store.let_go.erased()
    if known.erased:
        assert run.summary() is None
        assert not store.holds_notes(run_id)
        assert len(store.vault.run_keys(run_id)) == 1
    elif known.finished:
        assert run.summary() == SUMMARY
        assert not store.vault.has_notes_key(run_id)
    else:
        known.things |= {("note", note.id): note.text for note in run.notes()}
        known.things |= {("lines", question): lines[0] for question, lines in run.lines().items()}
        assert len(store.vault.notes_keys(run_id)) == 1
        assert run.head.state is RunState.ONGOING or run._opened().is_compact  # looks inside on purpose
    run.release()
    return known


def compare(data: Path, told: Acknowledged) -> None:
    """Everything told is there; of the act under way either all or nothing."""
    with Store.open(data) as store:
        store.vault.unlock(PHRASE)
        heads = store.runs()
        assert store.troubles == {}
        assert told.runs.keys() <= {head.id for head in heads}
        assert len({head.id for head in heads} - told.runs.keys()) <= 1  # begun, and not yet told
        assert not list(data.rglob("*.new"))
        for run_id, known in told.runs.items():
            there = found(store, run_id)
            run, what, *facts = told.open_act or ["", ""]
            if what == "erase" and run_id in run.split():
                known.erased = there.erased
                known.finished = known.finished and not there.erased
            elif run == run_id and what == "finish":
                known.finished = there.finished
            elif run == run_id and what not in ("compact", "rekey"):
                key = (what, facts[0])
                assert there.things.get(key) in (known.things.get(key), facts[1])
                known.things[key] = there.things.get(key)
            things = {key: thing for key, thing in known.things.items() if thing is not None}
            if known.finished or known.erased:
                things = {key: thing for key, thing in things.items() if key[0] == "event"}
            assert there == Known(things, known.finished, known.erased)
            known.things = dict(there.things)


def kills(data: Path, count: int) -> int:
    """Acts that were acknowledged."""
    with Store.open(data) as store:
        store.vault.choose(PHRASE)
        store.add_group(Group.new("Norr", "", 9, DAY))
    told, dice, again = Acknowledged(), random.Random(count), 0
    for seed in range(count):
        told.open_act = None
        for line in killed(data, seed, dice):
            told.hear(line)
        told.died_in[told.under_way] += 1
        if told.under_way in LEAVES_WORK:
            again += killed_again(data, seed, dice)
        compare(data, told)
    died = f"died in {dict(told.died_in)}, {again} again while the next start finished it"
    print(f"{count} kills, {told.acts} acknowledged acts, {len(told.runs)} runs; {died}")
    assert again >= count // 30
    assert all(told.died_in[act] >= count // 15 for act in CALLS), told.died_in
    return told.acts


def test_thirty_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    assert kills(tmp_path, 30) > 100


@pytest.mark.long
def test_three_hundred_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    assert kills(tmp_path, 300) > 1000
