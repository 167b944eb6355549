"""A note from the call to the disk, with 1 and with 10 000 earlier runs (`bench.store` measures)."""

import tempfile
from pathlib import Path

from bench.store import measured, percentile
from bench.table import Row, Size

SESSIONS = 20


def rows(size: Size) -> list[Row]:
    tails, details = [], []
    for earlier in (1, 100, 10_000) if size.long else (1, 10_000):
        with tempfile.TemporaryDirectory() as folder:
            times = measured(Path(folder) / "data", earlier, size.turns or SESSIONS)
        tail, bare = percentile(times.note, 0.99), percentile(times.bare, 0.99)
        tails.append(tail)
        half, bare_half = percentile(times.note, 0.5), percentile(times.bare, 0.5)
        details.append(
            f"{earlier} earlier: p50 {half:.2f} p99 {tail:.2f}, bare fsync {bare_half:.2f} and {bare:.2f} ms"
        )
    most = max(tails)
    detail = "; ".join(details)
    return [Row("note on disk, to 10 000 earlier runs", f"p99 {most:.1f} ms", "≤ 20 ms, flat", most <= 20, detail)]
