"""The detector's scores with 95 % intervals, its speed, start and memory: `python -m bench.detect [FILE.jsonl …]`.

Each FILE has {"id", "text", "spans": [{"start", "end", "type"}]} a line; without one, our sets. Found:
half of a span's letters and digits are covered by any flag. Right: the flag touches any span. Leak: an identifying note
with a span that is not found. False alarm: a clean note with a flag. No text is printed.
"""

import json
import math
import sys
import time
from collections import Counter
from pathlib import Path

from bench.machine import memory_mib
from bench.table import percentile
from tools.notes_corpus import SETS

HERE = Path(__file__).parents[1] / "tests" / "core" / "fixtures" / "notes"
WARM = ("Hej detta är ett test 123", "ring Anna 070-1740605", "x")


def interval(hits: int, of: int) -> str:
    """The share in per cent with Wilson's interval."""
    if not of:
        return "–"
    z, share = 1.96, hits / of
    middle, width = share + z * z / (2 * of), z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    low, high = ((middle + sign * width) / (1 + z * z / of) for sign in (-1, 1))
    return f"{100 * share:.1f} ({100 * low:.1f}–{100 * high:.1f})"


def score(path: Path) -> list[str]:
    """The table of one file, as lines."""
    from vilkaarvi.notes.detect import find

    count: Counter[tuple[str, str]] = Counter()
    notes: Counter[str] = Counter()
    times = []
    for line in path.read_text("utf-8").splitlines():
        note = json.loads(line)
        text, spans = note["text"], [(each["start"], each["end"], each["type"]) for each in note["spans"]]
        began = time.perf_counter()
        flags = find(text)
        times.append((time.perf_counter() - began) * 1000)
        covered = {at for flag in flags for at in range(flag.start, flag.end)}
        missed = set()
        for start, end, kind in spans:
            signs = [at for at in range(start, end) if text[at].isalnum()] or list(range(start, end))
            found = sum(at in covered for at in signs) >= len(signs) / 2
            count[kind, "gold"] += 1
            count[kind, "found"] += found
            missed |= set() if found else {kind}
        for flag in flags:
            count[flag.kind, "flags"] += 1
            count[flag.kind, "right"] += any(flag.start < end and start < flag.end for start, end, _ in spans)
        notes.update(_judged(text, spans, missed, covered))
    kinds = sorted({kind for kind, _ in count})
    rows = [
        f"| {kind} | {interval(count[kind, 'found'], count[kind, 'gold'])} | "
        f"{interval(count[kind, 'right'], count[kind, 'flags'])} |"
        for kind in kinds
    ]
    return [
        f"{path.stem}: {notes['identifying']} identifying notes, {notes['clean']} clean",
        "| kind | found % | right % |", "|---|---|---|", *rows,
        f"leak {interval(notes['leak'], notes['identifying'])}; "
        f"without QUASI {interval(notes['hard leak'], notes['hard'])}; "
        f"false alarms {interval(notes['alarm'], notes['clean'])}; "
        f"over-masked {interval(notes['over'], notes['letters'])}",
        f"p50 {percentile(times, 0.5):.2f} ms, p99 {percentile(times, 0.99):.2f} ms a note",
    ]  # fmt: skip


def _judged(text: str, spans: list[tuple[int, int, str]], missed: set[str], covered: set[int]) -> Counter[str]:
    if not spans:
        return Counter({"clean": 1, "alarm": int(bool(covered))})
    gold = {at for start, end, _ in spans for at in range(start, end)}
    hard = any(kind != "QUASI" for _, _, kind in spans)
    return Counter({
        "identifying": 1, "leak": int(bool(missed)), "hard": int(hard), "hard leak": int(bool(missed - {"QUASI"})),
        "letters": sum(sign.isalnum() for at, sign in enumerate(text) if at not in gold),
        "over": sum(text[at].isalnum() for at in covered - gold),
    })  # fmt: skip


def main(asked: list[str]) -> int:
    before, began = memory_mib()["rss"], time.perf_counter()
    from vilkaarvi.notes.detect import find, load

    load()
    for text in WARM:
        find(text)
    print(f"ready in {time.perf_counter() - began:.2f} s, +{memory_mib()['rss'] - before:.0f} MiB")
    for path in [Path(name) for name in asked] or [HERE / f"{name}.jsonl" for name in SETS]:
        print("", *score(path), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
