"""How large the overview may grow: TinyDB with 1 600 records, PostgreSQL with up to 750 000 of fifty thousand laptops.

python -m bench.review [--records 750000] [--folder DIR]

What is imported is signed and judged as always; making it is not measured. The server is a private one, with its usual
settings (every commit reaches the disk), beside the program on the same processors. A query is everything that the
overview asks for one thing; the median of five. The baseline is what the import cannot do without: the same signatures
checked on as many threads, and the same lines copied into a bare table.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from tinydb.storages import MemoryStorage

from bench.table import Row, Size
from tests.postgres import WHY_NOT, can_serve, cluster
from vilkaarvi.completion.report import ENDING, introduced
from vilkaarvi.completion.wire import unpacked
from vilkaarvi.review.answers import answers, let_out
from vilkaarvi.review.bring_in import BroughtIn, Trust, bring_in
from vilkaarvi.review.course import Course
from vilkaarvi.review.made_up import MadeUp, made_up
from vilkaarvi.review.overview import overview
from vilkaarvi.review.register.postgres.register import PostgresRegister
from vilkaarvi.review.register.protocol import Register
from vilkaarvi.review.register.tiny import TinyRegister
from vilkaarvi.review.spellings import spellings
from vilkaarvi.seal.signing import key_name
from vilkaarvi.seal.vault import Vault

TODAY = date(2026, 11, 26)
SESSIONS, TRAINING = tuple(f"traff-{n}" for n in range(1, 6)), "utbildning-1"
COURSE = Course("vilka-ar-vi", 1, SESSIONS, frozenset({"uppf-sprak"}), (TRAINING,), frozenset({TRAINING}))
SLICE = 2700  # groups: of 900 laptops
QUERY_MS, TURNS = 400, 5
LARGE, LONG = 30_000, 750_000


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def a_slice(at: int) -> MadeUp:
    return made_up(SLICE, TODAY, COURSE, first=at * SLICE)


def slices() -> Iterator[MadeUp]:
    """Made ahead on all processors but never while something is measured: it is waited for first."""
    at, some = 0, os.cpu_count() or 1
    with ProcessPoolExecutor(some) as pool:
        while True:
            yield from list(pool.map(a_slice, range(at, at + some)))
            at += some


def lay_out(made: MadeUp, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in made.reports.items():
        (folder / f"{name}{ENDING}").write_bytes(content)
    return folder


def taken_in(register: Register, folder: Path, codes: tuple[str, ...] = ()) -> BroughtIn:
    found = bring_in(register, [folder], lambda _name: False, TODAY, Trust(codes))
    assert found.refused == (), found.refused[:3]
    return found


def queries(register: Register, typed: bool) -> dict[str, float]:
    """Name → milliseconds, the median."""
    asked: dict[str, Callable[[], object]] = {
        "overview": lambda: overview(register, COURSE, TODAY),
        "answers": lambda: answers(register, COURSE.programme),
        "spellings": lambda: spellings(register, COURSE.programme),
        "doubts": register.doubts,
        "installations": register.installations,
        "programmes": register.programmes,
    }
    if typed and register.queries is not None:
        sought = register.queries
        asked["what is typed"] = lambda: sought.sought(COURSE, TODAY, "norr 7")
    return {name: 1000 * statistics.median(seconds(work) for _ in range(TURNS)) for name, work in asked.items()}


def told(found: dict[str, float]) -> str:
    return ", ".join(f"{name} {ms:.0f}" for name, ms in found.items()) + " ms"


def tiny() -> list[Row]:
    made = made_up(330, TODAY, COURSE)
    with tempfile.TemporaryDirectory() as made_in:
        folder, data = lay_out(made, Path(made_in) / "in"), Path(made_in) / "data"
        data.mkdir()
        register = TinyRegister.open(data, Vault.open(data))
        took = seconds(lambda: (taken_in(register, folder, made.codes), let_out(register, COURSE.programme)))
        records = len(register.told().records)
        again = seconds(lambda: taken_in(register, folder))
        found = queries(register, typed=False)
        register.close()
        opened = seconds(lambda: TinyRegister.open(data, Vault.open(data)).close())
        bare = seconds(lambda: TinyRegister(MemoryStorage()).close())  # type: ignore[no-untyped-call]
        detail = f"again {again:.2f} s; opened {opened:.2f} s (an empty one in memory {bare:.3f})"
        return [
            Row(f"TinyDB, {records} records: import", f"{took:.2f} s", "", None, detail),
            Row(f"TinyDB, {records} records: the slowest query", f"{max(found.values()):.0f} ms", f"≤ {QUERY_MS} ms",
                max(found.values()) <= QUERY_MS, told(found)),
        ]  # fmt: skip


def bare_signatures(folder: Path) -> str:
    """How many lines a second, when they are only judged."""
    lines, keys = [], {}
    for path in folder.iterdir():
        for line in path.read_bytes().splitlines():
            if (public := introduced(line)) is not None:
                keys[key_name(public)] = public
            else:
                lines.append(line)
    some = os.cpu_count() or 1

    def judge(at: int) -> None:
        for line in lines[at::some]:
            unpacked(line, keys, lambda _name: False)

    with ThreadPoolExecutor(some) as pool:
        took = seconds(lambda: list(pool.map(judge, range(some))))
    return f"{len(lines) / took:.0f} lines a second"


def on_a_server(records: int, folder: Path) -> list[Row]:
    rows: list[Row] = []
    took, bare = dict.fromkeys(("import", "let out", "worked out"), 0.0), ""
    with cluster({"max_wal_size": "4GB"}) as server, closing(PostgresRegister.at(server.url)) as register:
        mark = 10_000
        for at, made in enumerate(slices()):
            place = lay_out(made, folder / f"{at:03}")
            bare = bare or bare_signatures(place)
            took["import"] += seconds(partial(taken_in, register, place, made.codes))
            took["let out"] += seconds(partial(let_out, register, COURSE.programme))
            took["worked out"] += seconds(partial(overview, register, COURSE, TODAY))
            kept = register.size().records
            if kept >= min(mark, records):
                mark *= 10
                rows.append(shown(register, took))
                print(rows[-1].line(), flush=True)
            if kept >= records:
                break
        rows.append(again(register, folder))
    return [*rows, Row("signatures alone", bare, "", None, f"{os.cpu_count()} threads")]


def shown(register: PostgresRegister, took: dict[str, float]) -> Row:
    summed = 1000 * seconds(lambda: answers(register, COURSE.programme))
    found, size, total = queries(register, typed=True), register.size(), sum(took.values())
    slowest = max(found.values())
    parts = ", ".join(f"{name} {part:.0f} s" for name, part in took.items())
    said = f"answers summed anew {summed:.0f} ms; so far {parts}: {size.lines / total:.0f} lines a second"
    return Row(
        f"PostgreSQL, {size.records} records: the slowest query", f"{slowest:.0f} ms", f"≤ {QUERY_MS} ms",
        slowest <= QUERY_MS, f"{told(found)}; {said}; {size.bytes >> 20} MB",
    )  # fmt: skip


def again(register: PostgresRegister, folder: Path) -> Row:
    """Some fifty thousand lines that are there already."""
    before, lines = register.size(), 0

    def work() -> None:
        nonlocal lines
        for place in sorted(folder.iterdir())[:4]:
            found = taken_in(register, place)
            lines += found.known
            assert found.new == 0

    took = seconds(work)
    assert register.size() == before
    after = 1000 * seconds(lambda: overview(register, COURSE, TODAY))
    detail = f"{lines} lines, none new; the overview after it {after:.0f} ms"
    return Row(f"PostgreSQL, {before.records} records: the same once more", f"{took:.1f} s", "", None, detail)


def rows(size: Size) -> list[Row]:
    found = tiny()
    if not can_serve():
        return [*found, Row("PostgreSQL", "not measured", "", None, WHY_NOT)]
    with tempfile.TemporaryDirectory() as folder:
        return found + on_a_server(LONG if size.long else LARGE, Path(folder))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=LARGE)
    parser.add_argument("--folder", type=Path, help="where reports and the server's files lie")
    chosen = parser.parse_args()
    if chosen.folder:
        tempfile.tempdir = str(chosen.folder)
    with tempfile.TemporaryDirectory() as folder:
        for row in [*tiny(), *on_a_server(chosen.records, Path(folder))]:
            print(row.line(), flush=True)


if __name__ == "__main__":
    main()
