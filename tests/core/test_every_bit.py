"""A small run cut at every byte, and with every bit flipped: no text that was never written, and always told."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.core.keyrings import MemoryKeyring
from tests.core.stores import NOTE, SUMMARY, begun
from vilkaarvi.errors import Fault
from vilkaarvi.notes.note import Note
from vilkaarvi.session.events import HourEnded, HourStarted
from vilkaarvi.store.store import Store

CHANGED = Note(NOTE.id, NOTE.question, "Teet blev bättre", NOTE.order)
SECOND = Note("n2", NOTE.question, "Tystnad är också svar", 2)
LINES = ("Vi hälsar.",)
EVENTS = [HourStarted(0, 9), HourEnded(9)]
STEPS = [pytest.param(11, id="some"), pytest.param(1, marks=pytest.mark.long, id="every")]


@dataclass
class Small:
    """A run on the disk. `kind`: the file that is harmed, "run" (finished) or "notes" (not yet)."""

    data: Path
    kind: str

    def __post_init__(self) -> None:
        self._keyring = MemoryKeyring()
        with Store.open(self.data, self._keyring) as store:
            run = begun(store)
            run.record((HourStarted(0, 9),))
            run.keep_note(NOTE)
            run.keep_note(CHANGED)
            run.keep_note(SECOND)
            run.keep_lines("f1", LINES)
            run.record((HourEnded(9),))
            if self.kind == "run":
                run.finish(SUMMARY)
            self._id = run.head.id
        self.path = self.data / "runs" / f"{self._id}.{self.kind}"
        self.whole = self.path.read_bytes()

    def is_told(self) -> bool:
        """True when a reader is told of harm. What it reads was written once, whatever was done to the file."""
        with Store.open(self.data, self._keyring, writer=False) as store:
            store.runs()
            try:
                run = store.open_run(self._id)
                if self.kind == "run":
                    assert [event for event in EVENTS if event in run.events()] == run.events()
                    assert run.summary() in (SUMMARY, None)
                    return bool(run.damage) or self.path.name in store.troubles
                assert [note for note in run.notes() if note not in (NOTE, CHANGED, SECOND)] == []
                assert run.lines() in ({"f1": LINES}, {})
            except Fault:
                return True
            return bool(run.damage or run.torn)

    def flipped(self, step: int) -> Iterator[int]:
        """The file with one bit flipped; its number, `step` apart."""
        for bit in range(0, len(self.whole) * 8, step):
            raw = bytearray(self.whole)
            raw[bit // 8] ^= 1 << bit % 8
            self.path.write_bytes(raw)
            yield bit

    def cut(self, step: int) -> Iterator[int]:
        """The file with its end cut off, also between all frames; how much is left of it."""
        for size in sorted({*range(0, len(self.whole), step), *self.between_frames()} - {len(self.whole)}):
            self.path.write_bytes(self.whole[:size])
            yield size

    def between_frames(self) -> set[int]:
        """A cut there cannot be seen."""
        ends, at = set[int](), 0
        while at < len(self.whole):
            at += 12 + int.from_bytes(self.whole[at + 8 : at + 12], "little")
            ends.add(at)
        return ends


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("kind", ["run", "notes"])
def test_a_flipped_bit_gives_no_text_that_was_never_written_and_is_told(tmp_path: Path, kind: str, step: int) -> None:
    small = Small(tmp_path, kind)
    assert not small.is_told()
    silent = [bit for bit in small.flipped(step) if not small.is_told()]
    assert silent == []


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("kind", ["run", "notes"])
def test_a_cut_gives_no_text_that_was_never_written_and_is_told(tmp_path: Path, kind: str, step: int) -> None:
    small = Small(tmp_path, kind)
    silent = {size for size in small.cut(step) if not small.is_told()}
    assert silent <= small.between_frames()
