"""A programme's TOML files as data that remembers its lines. Files are untrusted: bounded, and nothing is executed."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vilkaarvi.errors import Code
from vilkaarvi.programme.place import refused

MOST_BYTES = 1_000_000
MOST_FINDINGS = 200  # of one file; nobody mends more at once
MOST_DEEP = 12  # tables and lists inside each other
NEWEST_FORMAT = 1
Key = tuple[str | int, ...]
# faults at a desk, none before nine people
LEADABLE = frozenset(
    {Code.P_NO_MEDIA, Code.P_DOES_NOT_FIT, Code.P_NOT_FILM, Code.P_NOT_PICTURE, Code.P_CAPTIONS, Code.P_CHANGED,
     Code.P_LENGTH, Code.P_NOT_LISTED, Code.P_PLACEHOLDER, Code.P_STATEMENTS, Code.P_NUMBER, Code.P_EMPTY,
     Code.P_DAY, Code.P_NO_ADDRESS, Code.P_ONE_READING}
)  # fmt: skip
MANIFEST = "manifest.toml"

# "++" and "*+" never give back what they took: no line takes longer than its length
_TABLE = re.compile(r"\s*+(\[\[|\[)[ \t]*+([\w\-]++(?:[ \t]*+\.[ \t]*+[\w\-]++)*+)[ \t]*+(\]\]|\])")
_KEY = re.compile(r"\s*+([\w\-]++(?:[ \t]*+\.[ \t]*+[\w\-]++)*+)[ \t]*+=")
# a key of thousands of parts takes tomllib minutes
ENDLESS_KEY = re.compile(r"""(?<![\w\-])(?:(?:[\w\-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){30}""")
# what turns the reading direction, and what cannot be seen: words could be other than they look
HIDDEN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]")


@dataclass(frozen=True)
class Finding:
    """One fault of a programme: where it is and what it is; `text` words it by its code and facts."""

    code: Code
    file: Path
    line: int
    facts: Mapping[str, object]
    error: bool = True  # else a warning

    @property
    def stops(self) -> bool:
        """Whether a programme with this finding is refused. A missing film is worth mending, and the hour goes on;
        so it does with a manifest that cannot be read, and where a clock set back makes a day impossible."""
        return self.error and self.code not in LEADABLE and self.file.name != MANIFEST


@dataclass
class Source:
    """One TOML file. `plain` is empty when it cannot be read; `findings` then says why."""

    path: Path
    plain: dict[str, Any]
    lines: dict[Key, int]
    findings: list[Finding]

    @property
    def read(self) -> bool:
        return bool(self.plain)

    def line(self, *key: str | int) -> int:
        """The line of a key, else of the nearest thing around it that has one, else 1."""
        while key:
            if key in self.lines:
                return self.lines[key]
            key = key[:-1]
        return 1

    def fault(self, code: Code, *key: str | int, error: bool = True, **facts: object) -> None:
        self.fault_at(self.line(*key), code, error=error, **facts)

    def fault_at(self, line: int, code: Code, *, error: bool = True, **facts: object) -> None:
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(Finding(code, self.path, line, facts, error))
        elif len(self.findings) == MOST_FINDINGS:
            self.findings.append(Finding(Code.P_MANY, self.path, line, {"most": MOST_FINDINGS}))


def load(path: Path) -> Source:
    """The file as data. Never raises: what is wrong stands in `findings`."""
    source = Source(path, {}, {}, [])
    if not_opened := refused(path, path.parent):
        source.fault(not_opened, name=path.name)
        return source
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            source.fault(Code.P_TOO_BIG, most=MOST_BYTES)
            return source
        written = raw.decode("utf-8-sig").replace("\r\n", "\n")  # Windows editors write both
    except UnicodeDecodeError:
        source.fault(Code.P_NOT_UTF8)
        return source
    except OSError:
        source.fault(Code.P_NO_FILE)
        return source
    if HIDDEN.search(written):
        _hidden(source, written)
    if endless := ENDLESS_KEY.search(written):
        source.fault_at(written.count("\n", 0, endless.start()) + 1, Code.P_DEEP, most=MOST_DEEP)
        return source
    try:
        source.plain = tomllib.loads(written)
    except tomllib.TOMLDecodeError as fault:
        at = re.search(r"line (\d+)", str(fault))
        line = int(at[1]) if at else len(written.splitlines())
        why = re.sub(r" \(at .*\)$", "", str(fault))
        source.findings.append(Finding(Code.P_NOT_TOML, path, line, {"why": why}))
        return source
    except (ValueError, RecursionError):  # numbers of thousands of digits, brackets in thousands: no programme
        source.fault(Code.P_NOT_TOML, why="too large a number, or too many brackets")
        return source
    if not source.plain:
        source.fault(Code.P_MISSING, name="format", example="format = 1")
    source.lines = line_numbers(written)
    if deep := _too_deep(source.plain):
        source.fault(Code.P_DEEP, *deep, most=MOST_DEEP)
        source.plain = {}
        return source
    version = source.plain.get("format")
    if type(version) is int and version > NEWEST_FORMAT:
        source.fault(Code.NEWER_FORMAT, "format", name=path.name)
        source.plain = {}
    return source


def _hidden(source: Source, written: str) -> None:
    for number, line in enumerate(written.split("\n"), 1):
        if found := HIDDEN.search(line):
            source.fault_at(number, Code.P_HIDDEN, sign=f"U+{ord(found[0]):04X}")


def _too_deep(plain: dict[str, Any]) -> Key:
    """Where tables and lists lie too deep inside each other; () when nowhere."""
    ahead: list[tuple[Key, Any]] = [((), plain)]
    while ahead:
        key, value = ahead.pop()
        if isinstance(value, dict | list):
            if len(key) > MOST_DEEP:
                return key
            inside = value.items() if isinstance(value, dict) else enumerate(value)
            ahead += [((*key, name), each) for name, each in inside]
    return ()


def strings(plain: dict[str, Any]) -> Iterator[tuple[Key, str]]:
    """Every text, and every key, with where it stands. Only for what is not too deep."""
    ahead: list[tuple[Key, Any]] = [((), plain)]
    while ahead:
        key, value = ahead.pop()
        if isinstance(value, str):
            yield key, value
        elif isinstance(value, dict | list):
            inside = value.items() if isinstance(value, dict) else enumerate(value)
            for name, each in inside:
                if isinstance(name, str):
                    yield (*key, name), name
                ahead.append(((*key, name), each))


def line_numbers(written: str) -> dict[Key, int]:
    """Key paths (with indices for arrays of tables) to line numbers. Good for files as people write them."""
    found: dict[Key, int] = {}
    counts: dict[Key, int] = {}
    here: Key = ()
    inside = False  # a text of several lines, where nothing is a key
    for number, line in enumerate(written.split("\n"), 1):
        was_inside = inside
        if (line.count('"""') + line.count("'''")) % 2:
            inside = not inside
        if was_inside:
            continue
        if table := _TABLE.match(line):
            names = [part.strip() for part in table[2].split(".")]
            here = ()
            for name in names[:-1]:
                here = (*here, name)
                if here in counts:
                    here = (*here, counts[here])
            here = (*here, names[-1])
            if table[1] == "[[":
                counts[here] = counts.get(here, -1) + 1
                here = (*here, counts[here])
            found.setdefault(here, number)
        elif key := _KEY.match(line):
            parts = tuple(part.strip() for part in key[1].split("."))
            for length in range(1, len(parts) + 1):
                found.setdefault((*here, *parts[:length]), number)
    return found
