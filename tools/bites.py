"""Do the tests bite? Takes one remedy away at a time, in a copy of the tree, and demands that its tests fail there.

    python tools/bites.py                all lines of tests/remedies.toml, as a table
    python tools/bites.py WORD…          only the lines of that part (plan), of that place (plan-2), or with such a test
    python tools/bites.py --pages        writes docs/complaints.md and docs/promises.md anew

A test bites when it passes in the untouched copy, and fails, by an assertion of its own, in the copy without the
remedy. A program that no longer runs proves nothing: whatever speaks of a name or an import that is not there does not
count. Exit: 0 all bite, 1 some do not.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.remedies import Bite, Line, places_of_tests, plain, read_lines, write_pages  # noqa: E402  run by its path

LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "demo", "build", "dist", "*.egg-info")
LONGEST_S = 420  # of one run of tests without a remedy; the untouched copy has it for each file
ASSERTS = {"AssertionError", "Failed", "TimeoutError"}  # pytest's own, and that of pytest-qt
BROKEN = re.compile(
    r"(?m)^(?:E\s+)?(?:ImportError|ModuleNotFoundError|SyntaxError|IndentationError|NameError|UnboundLocalError)\b"
)


class Astray(Exception):
    """The run says nothing of the copy: nothing was collected, or another tree was imported."""


@dataclass(frozen=True)
class Seen:
    """How one test went. `kind`: the class of what it raised; `said`: all that it left behind."""

    name: str
    passed: bool
    kind: str = ""
    said: str = ""

    def is_of(self, test: str) -> bool:
        """Of `test` itself, or of it with any parameters."""
        return self.name == test or self.name.startswith(f"{test}[")


@dataclass(frozen=True)
class Outcome:
    """`test` was run without the remedy of `bite`; `wrong` is empty when it bit."""

    line: Line
    bite: Bite
    test: str
    wrong: str
    seconds: float


class Copy:
    """The tree in a folder of its own. `root` is what is copied."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.folder = folder / "copy"
        shutil.copytree(root, self.folder, ignore=LEFT_OUT)
        self._report = folder / "report.json"
        self._written = 0

    def without(self, bite: Bite) -> None:
        path = self.folder / bite.file
        self._write(path, bite.taken(path.read_text(encoding="utf-8")))

    def put_back(self, bite: Bite, root: Path) -> None:
        self._write(self.folder / bite.file, (root / bite.file).read_text(encoding="utf-8"))

    def _write(self, path: Path, content: str) -> None:
        """Each time with another time of change: Python trusts what it has compiled by size and second."""
        path.write_text(content, encoding="utf-8")
        self._written += 1
        moment = 1_000_000_000 + self._written
        os.utime(path, (moment, moment))

    def run(self, nodes: Iterable[str], longest_s: float = LONGEST_S) -> list[Seen]:
        """Raises Astray; a run that takes too long is killed and leaves nothing behind."""
        self._report.unlink(missing_ok=True)
        environment = {**os.environ, "PYTHONPATH": str(self.folder), "BITES_REPORT": str(self._report)}
        command = [sys.executable, "-m", "pytest", "-p", "tools.bites_report", "--tb=short", *nodes]
        with subprocess.Popen(
            command,
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        ) as process:
            try:
                said, _none = process.communicate(timeout=longest_s)
            except subprocess.TimeoutExpired as late:
                raise Astray(f"took longer than {longest_s:.0f} s") from late
            finally:
                if process.poll() is None:  # too late, or this tool itself is ended
                    _end(process)
        return self._read(said)

    def _read(self, said: str) -> list[Seen]:
        if not self._report.exists():
            raise Astray(said[-600:])
        report = json.loads(self._report.read_text(encoding="utf-8"))
        if not Path(report["package"]).is_relative_to(self.folder.resolve()):
            raise Astray(f"{report['package']} was imported")
        if report["errors"]:
            raise Astray("not collected: " + report["errors"][0][-600:])
        return [Seen(**each) for each in report["tests"]]


def _end(process: "subprocess.Popen[str]") -> None:
    """With all that it has started."""
    if os.name == "nt":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)


def judged(test: str, seen: list[Seen], bite: Bite) -> str:
    """What is wrong with `test`, which should have failed; empty: it bit."""
    mine = [each for each in seen if each.is_of(test)]
    failed = [each for each in mine if not each.passed]
    if not mine:
        return "was not run"
    if not failed:
        return "passes all the same"
    for each in failed:
        if broken := BROKEN.search(each.said):
            return f"the program is broken: {broken[0].strip()}"
        if each.kind not in {*ASSERTS, bite.raises}:
            return f"fails by {each.kind or 'what came before it'}, and not by an assertion"
    return ""


def untouched(copy: Copy, lines: list[Line], where: dict[str, str]) -> dict[str, str]:
    """What is wrong with each test in the untouched copy; the others pass."""
    wrong: dict[str, str] = {}
    by_file: dict[str, list[str]] = {}
    for test in sorted({test for line in lines for bite in line.bites for test in bite.tests}):
        by_file.setdefault(where[plain(test)], []).append(test)
    for file, tests in by_file.items():
        print(f"untouched: {file}", flush=True)
        try:
            seen = copy.run(f"{file}::{test}" for test in tests)
        except Astray as fault:
            wrong |= dict.fromkeys(tests, f"untouched: {fault}")
            continue
        for test in tests:
            mine = [each for each in seen if each.is_of(test)]
            if not mine or not all(each.passed for each in mine):
                wrong[test] = "does not pass in the untouched copy"
    return wrong


def bitten(copy: Copy, root: Path, lines: list[Line], where: dict[str, str]) -> Iterator[Outcome]:
    """Each remedy is taken away once, its tests run, and put back."""
    sick = untouched(copy, lines, where)
    for line in lines:
        for bite in line.bites:
            began = time.monotonic()
            copy.without(bite)
            try:
                seen, astray = copy.run(f"{where[plain(test)]}::{test}" for test in bite.tests), ""
            except Astray as fault:
                seen, astray = [], str(fault)
            finally:
                copy.put_back(bite, root)
            seconds = time.monotonic() - began
            for test in bite.tests:
                yield Outcome(line, bite, test, sick.get(test) or astray or judged(test, seen, bite), seconds)


def chosen(lines: tuple[Line, ...], words: list[str]) -> list[Line]:
    def speaks_of(line: Line, word: str) -> bool:
        return word in (line.place, line.place.rpartition("-")[0]) or any(
            word == plain(test) for bite in line.bites for test in bite.tests
        )

    return [line for line in lines if not words or any(speaks_of(line, word) for word in words)]


def run(root: Path, words: list[str]) -> list[Outcome]:
    """Prints a row as each is known. Raises ValueError: the list names a test or a text that is not there."""
    lines, outcomes = chosen(read_lines(root), words), []
    with tempfile.TemporaryDirectory(prefix="bites-") as folder:
        for outcome in bitten(Copy(root, Path(folder).resolve()), root, lines, places_of_tests(root)):
            outcomes.append(outcome)
            print(row(outcome), flush=True)
    return outcomes


def row(outcome: Outcome) -> str:
    told = outcome.wrong or "bites"
    return f"{outcome.line.place:<16} {outcome.seconds:5.1f} s  {outcome.test}: {told}"


def main(arguments: list[str]) -> int:
    if arguments == ["--pages"]:
        write_pages(ROOT)
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    began = time.monotonic()
    outcomes = run(ROOT, arguments)
    wrong = [each for each in outcomes if each.wrong]
    for each in wrong:
        print(f"DOES NOT BITE  {row(each)}")
    bites = len({id(each.bite) for each in outcomes})
    print(f"{len(outcomes)} tests against {bites} remedies: {len(wrong)} do not bite. {time.monotonic() - began:.0f} s")
    return 1 if wrong or not outcomes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
