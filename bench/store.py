"""A note on the disk, beside a bare write and fsync in the same run: `python -m bench.store [EARLIER RUNS …]`."""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from vilkaarvi.notes.note import Note
from vilkaarvi.store.groups import Group
from vilkaarvi.store.store import Store

NOTES = 200


def timed(work: Callable[[int], object]) -> tuple[float, float]:
    """Median and 99th percentile in ms."""
    took = []
    for n in range(NOTES):
        start = time.perf_counter()
        work(n)
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took), sorted(took)[int(NOTES * 0.99) - 1]


def bare(folder: Path) -> tuple[float, float]:
    handle = os.open(folder / "bare", os.O_RDWR | os.O_CREAT)

    def write(_n: int) -> None:
        os.write(handle, b"x" * 300)
        os.fsync(handle)

    try:
        return timed(write)
    finally:
        os.close(handle)


def main() -> None:
    print("| earlier runs | note p50 ms | p99 ms | p50 of a bare fsync ms | ratio | list all runs ms |")
    print("|---|---|---|---|---|---|")
    for earlier in [int(n) for n in sys.argv[1:]] or [1, 100]:
        with tempfile.TemporaryDirectory() as data, Store.open(Path(data)) as store:
            store.vault.choose("tre vanliga ord")
            group = Group.new("Norr", "", 9, date(2026, 11, 24))
            for _ in range(earlier):
                run = store.begin_run(group, "p", 1, "s", 9, datetime(2026, 11, 24, tzinfo=UTC))
            p50, p99 = timed(lambda n, run=run: run.keep_note(Note(f"n{n}", "f1", "ord " * 20, n)))  # type: ignore[misc]
            base, _ = bare(Path(data))
            start = time.perf_counter()
            count = len(store.runs())
            listed = (time.perf_counter() - start) * 1000
            assert count == earlier
            print(f"| {earlier} | {p50:.2f} | {p99:.2f} | {base:.2f} | {p50 / base:.1f} | {listed:.0f} |", flush=True)


if __name__ == "__main__":
    main()
