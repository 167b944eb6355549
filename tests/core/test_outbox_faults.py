"""The outbox over a disk that loses its power at any call, or fails; and its program killed."""

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

import pytest

from tests.core.completions import CARD, RECORD
from tests.core.fault_layer import FULL, NOT_SYNCED, SHORT, FaultyDisk, PowerCut
from tests.core.keyrings import MemoryKeyring
from tests.core.outboxes import LATER_COUNT, OTHER_RECORD, fresh, merged, opened
from vilkaarvi.completion.outbox import Outbox
from vilkaarvi.errors import Code, Fault

ROOT = Path(__file__).parents[2]


@dataclass
class Term:
    """What a laptop hands over in a term, act by act. `done` holds the lines that were acknowledged."""

    data: Path
    disk: FaultyDisk | None = None
    keyring: MemoryKeyring = field(default_factory=MemoryKeyring)
    done: list[str] = field(default_factory=list)

    def lead(self) -> None:
        with opened(self.data, self.keyring, disk=self.disk) as outbox:
            for act in acts(outbox).values():
                act()
                self.done = outbox.lines()

    def visible(self) -> list[str]:
        """What somebody else could have read, and carried away, just now."""
        with opened(self.data, self.keyring, writer=False) as outbox:
            return outbox.lines()


def acts(outbox: Outbox) -> dict[str, Callable[[], object]]:
    """Each attempt has ids of its own, as after a start of the program."""
    return {
        "card": lambda: outbox.keep_card(CARD),
        "run 1": lambda: outbox.keep_record("run 1", fresh(RECORD)),
        "run 2": lambda: outbox.keep_record("run 2", fresh(OTHER_RECORD)),
        "run 1 again": lambda: outbox.keep_record("run 1", fresh(LATER_COUNT)),
    }


def nothing_is_lost_and_no_number_used_twice(term: Term, carried: list[str]) -> None:
    """`carried` left the laptop before the power went. Then everything is done once more, and twice."""
    assert set(term.done) <= set(term.visible())
    assert set(term.done) <= set(carried)
    for _ in range(2):
        Term(term.data, None, term.keyring).lead()
    with opened(term.data, term.keyring) as outbox:
        assert outbox.troubles == {}
        assert set(carried) <= set(outbox.lines())
        told = merged(outbox, [*carried, *outbox.lines()])
        assert told.faults == ()
        assert sorted(record.present for record in told.records) == [8, 9]
        assert told.cards == (CARD,)


def power_cuts(folder: Path, seeds: int) -> int:
    whole = Term(folder / "whole", FaultyDisk())
    whole.data.mkdir()
    whole.lead()
    assert whole.disk is not None
    for at in range(whole.disk.calls):
        for seed in range(seeds):
            disk = FaultyDisk(seed, dies_after=at)
            term = Term(folder / f"{at}-{seed}", disk)
            term.data.mkdir()
            with pytest.raises(PowerCut):
                term.lead()
            carried = term.visible()
            disk.power_cut()
            nothing_is_lost_and_no_number_used_twice(term, carried)
    return whole.disk.calls


def test_the_power_may_go_before_any_call(tmp_path: Path) -> None:
    assert power_cuts(tmp_path, seeds=1) > 40


@pytest.mark.long
def test_the_power_may_go_before_any_call_and_any_part_may_be_lost(tmp_path: Path) -> None:
    assert power_cuts(tmp_path, seeds=20) > 40


@pytest.mark.parametrize(
    ("fails", "code"), [(FULL, Code.DISK_FULL), (SHORT, Code.DISK_FULL), (NOT_SYNCED, Code.WRITE_FAILED)]
)
@pytest.mark.parametrize("calls_before", [0, 1])
def test_what_could_not_be_kept_is_told_and_can_be_kept_again(
    tmp_path: Path, fails: dict[str, int], code: Code, calls_before: int
) -> None:
    disk = SecondTime(fails, calls_before)
    keyring = MemoryKeyring()
    with opened(tmp_path, keyring, disk=disk) as outbox:
        outbox.keep_card(replace(CARD, headcount=5))
        for act in acts(outbox).values():
            disk.armed, before = True, outbox.lines()
            with pytest.raises(Fault) as caught:
                act()
            assert caught.value.code is code
            assert outbox.lines() == before
            disk.disarm()
            act()
        told = merged(outbox, outbox.lines())
    assert sorted(record.present for record in told.records) == [8, 9]
    assert told.conflicts == ()
    with opened(tmp_path, keyring) as again:
        assert merged(again, again.lines()) == told


class SecondTime(FaultyDisk):
    """Fails after so many writes that went well, once it is armed."""

    def __init__(self, harm: dict[str, int], calls_before: int) -> None:
        super().__init__()
        self.harm, self.calls_before, self.armed, self.written = harm, calls_before, False, 0

    def disarm(self) -> None:
        self.fails, self.armed, self.written = {}, False, 0

    def write(self, handle: int, at: int, content: bytes) -> int:
        if self.armed and self.written >= self.calls_before:
            self.fails = self.harm
        self.written += self.armed
        return super().write(handle, at, content)


# --- the program is killed

WRITER = """
import sys
from itertools import count
from pathlib import Path
from tests.core.completions import CARD, RECORD
from dataclasses import replace
from tests.core.outboxes import fresh, opened

with opened(Path(sys.argv[1])) as outbox:
    for n in count():
        outbox.keep_card(replace(CARD, headcount=n % 40 + 1))
        outbox.keep_record(f"run {n % 3}", replace(fresh(RECORD), minutes=n % 600))
        print("\\n".join(outbox.lines()[-2:]), flush=True)
"""


def kills(data: Path, times: int) -> int:
    """The number of lines that were acknowledged; each time the program was killed they are all there, and no others
    stand in their numbers."""
    dice, acknowledged = Random(7), list[str]()
    for _ in range(times):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(data)], stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        assert writer.stdout is not None
        acknowledged.append(writer.stdout.readline().strip())
        time.sleep(dice.random() / 20)
        writer.kill()
        acknowledged += [line for line in writer.communicate()[0].split("\n")[:-1] if line]
        with opened(data, writer=False) as outbox:
            assert outbox.troubles == {}
            assert set(acknowledged) <= set(outbox.lines())
            told = merged(outbox, [*acknowledged, *outbox.lines()])
            assert told.faults == ()
            assert len(told.records) <= 3
    return len(acknowledged)


def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    assert kills(tmp_path, 5) >= 5


@pytest.mark.long
def test_many_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    assert kills(tmp_path, 100) >= 100
