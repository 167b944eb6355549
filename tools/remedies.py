"""What must never happen and what is promised (tests/remedies.toml), with the remedies and the tests; and its pages."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LIST = Path("tests") / "remedies.toml"
COMPLAINTS = Path("docs") / "complaints.md"
PROMISES = Path("docs") / "promises.md"
COMPLAINT = "complaint"
TEST = re.compile(r"^def (test_\w+)", re.M)

COMPLAINTS_HEAD = """# What must never happen here

What the users of other programs for showing film, leading groups and keeping notes complain of most, twenty kinds, and
what stands against each here. Each test fails when the remedy is taken away: `python tools/bites.py` takes each away in
a copy of the tree and sees it; `./dev test --long` does so too. Made from `tests/remedies.toml`. What the room promises
beside this stands in [promises.md](promises.md).

| # | never | the remedy | tests |
|---|---|---|---|
"""
PROMISES_HEAD = """# The room's promises

What the leader's console, the room's screen, film, sound and what lies before and after an hour promise, and the tests
that fail when that is taken away: `python tools/bites.py` takes each away in a copy of the tree and sees it. Made from
`tests/remedies.toml`; what must never happen stands in [complaints.md](complaints.md).
"""
PROMISES_TABLE = """
## {part}

| promised | tests |
|---|---|
"""


@dataclass(frozen=True)
class Bite:
    """A remedy: the one place in `file` that reads `take`, and what stands there without it. `tests` fail then.

    `raises`: the class that they raise, where that is no assertion.
    """

    file: str
    take: str
    instead: str
    tests: tuple[str, ...]
    raises: str = ""

    def taken(self, content: str) -> str:
        """Raises ValueError when the text does not stand there exactly once."""
        if content.count(self.take) != 1:
            raise ValueError(f"{self.file}: stands {content.count(self.take)} times, not once:\n{self.take}")
        return content.replace(self.take, self.instead)


@dataclass(frozen=True)
class Line:
    """`place`: where it stands, as complaint-3 or plan-2. `says`: what must never happen, or what is promised.

    `also`: tests that prove it too, and bite at another line. `later`: what no test here proves yet.
    """

    part: str
    place: str
    says: str
    remedy: str
    bites: tuple[Bite, ...]
    also: tuple[str, ...] = ()
    later: str = ""

    @property
    def tests(self) -> tuple[str, ...]:
        own = [test for bite in self.bites for test in bite.tests]
        return tuple(dict.fromkeys((*own, *self.also)))


def read_lines(root: Path) -> tuple[Line, ...]:
    """All lines in their order. Raises TOMLDecodeError, KeyError and TypeError where the list is not well formed."""
    told = tomllib.loads((root / LIST).read_text(encoding="utf-8"))
    lines: list[Line] = []
    for part in told["parts"]:
        for number, line in enumerate(part["lines"], 1):
            lines.append(_line(part["name"], f"{part['id']}-{number}", line))
    return tuple(lines)


def _line(part: str, place: str, told: dict[str, Any]) -> Line:
    bites = tuple(Bite(**{**bite, "tests": tuple(bite["tests"])}) for bite in told.get("bites", ()))
    also = tuple(told.get("also", ()))
    return Line(part, place, told["says"], told.get("remedy", ""), bites, also, told.get("later", ""))


def places_of_tests(root: Path) -> dict[str, str]:
    """Test → its file, of all tests whose name is the only one of its kind."""
    found: dict[str, list[str]] = {}
    for path in sorted((root / "tests").rglob("test_*.py")):
        for name in TEST.findall(path.read_text(encoding="utf-8")):
            found.setdefault(name, []).append(path.relative_to(root).as_posix())
    return {name: files[0] for name, files in found.items() if len(files) == 1}


def plain(test: str) -> str:
    """Its name without parameters."""
    return test.partition("[")[0]


def pages(lines: tuple[Line, ...]) -> dict[Path, str]:
    """The two pages of docs, as they should read."""
    complaints, promises, part = COMPLAINTS_HEAD, PROMISES_HEAD, ""
    for line in lines:
        tests = ", ".join(f"`{test}`" for test in dict.fromkeys(map(plain, line.tests)))
        if line.place.startswith(COMPLAINT):
            complaints += f"| {line.place.rpartition('-')[2]} | {line.says} | {line.remedy} | {tests} |\n"
            continue
        if line.part != part:
            part = line.part
            promises += PROMISES_TABLE.format(part=part)
        promises += f"| {line.says} | {tests or '–'} |\n"
    return {COMPLAINTS: complaints, PROMISES: promises}


def write_pages(root: Path) -> None:
    for path, content in pages(read_lines(root)).items():
        (root / path).write_text(content, encoding="utf-8")
