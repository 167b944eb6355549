"""One row of the table, and how a row asks a process of its own."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

# Nobody who has the program runs it so: each start would compile it anew.
NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"


@dataclass(frozen=True)
class Row:
    """`met` is None where there is no bar. `detail` names the baseline and what else was seen in the same run."""

    what: str
    measured: str
    bar: str
    met: bool | None
    detail: str = ""

    def line(self) -> str:
        met = {True: "yes", False: "**no**", None: "–"}[self.met]
        return f"| {self.what} | {self.measured} | {self.bar} | {met} | {self.detail} |"


@dataclass(frozen=True)
class Size:
    """How much is measured: `long` is what the design asks for, else a turn that fits a coffee break."""

    long: bool = False
    turns: int = 0  # 0: the row's own number

    @property
    def film_s(self) -> int:
        return 60 if self.long else 20


def start(module: str, *arguments: str, python: str = sys.executable) -> subprocess.Popen[str]:
    command = [python, "-m", module, *arguments]
    around = {name: value for name, value in os.environ.items() if name != NO_BYTECODE}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=around)


def answer(child: subprocess.Popen[str]) -> Any:
    """What the child says in its last line. Raises RuntimeError with its last words when it says nothing."""
    out, told = child.communicate(timeout=900)
    if child.returncode or not out.strip():
        raise RuntimeError(f"{child.args!r}: {child.returncode}\n{told[-3000:]}")
    return json.loads(out.strip().splitlines()[-1])


def ask(module: str, *arguments: str) -> Any:
    return answer(start(module, *arguments))


def say(content: object) -> None:
    """The child's last line."""
    sys.stdout.write(json.dumps(content) + "\n")
    sys.stdout.flush()


def percentile(values: Sequence[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def told(values: Sequence[float]) -> str:
    """Median (least–most)."""
    return f"{statistics.median(values):.0f} ({min(values):.0f}–{max(values):.0f})"
