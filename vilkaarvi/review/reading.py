"""Reports on a disk: which files there are, and their lines, a bounded piece at a time."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from vilkaarvi.completion.report import ENDING
from vilkaarvi.completion.wire import MOST_BYTES
from vilkaarvi.errors import Code, Fault

MOST_FILES = 20_000
MOST_FILE = 64 << 20  # bytes; a leader's years take less than one hundredth of it
MOST_LINES = 100_000  # in a file: one laptop signs no more in all its life
_MARK = b"\xef\xbb\xbf"  # some programs put it at a file's beginning


@dataclass(frozen=True)
class Found:
    """A file and its size in bytes."""

    path: Path
    size: int


def reports_in(paths: Sequence[Path]) -> tuple[list[Found], list[Fault]]:
    """The files that are named, and all reports in the folders that are named and inside them, each once.

    Faults REPORT_UNREADABLE, REPORT_NONE (a folder without any), REPORT_TOO_BIG, REPORT_MANY.
    """
    found: dict[Path, Found] = {}
    faults: list[Fault] = []
    for path in paths:
        inside = _inside(path) if path.is_dir() else [path]
        if not inside:
            faults.append(Fault(Code.REPORT_NONE, path=path))
        for each in inside[:MOST_FILES]:
            try:
                found.setdefault(each.resolve(), _judged(each))
            except Fault as fault:
                faults.append(fault)
        if len(inside) > MOST_FILES:
            faults.append(Fault(Code.REPORT_MANY, path=path, most=MOST_FILES))
    return list(found.values()), faults


def _inside(folder: Path) -> list[Path]:
    """Links to folders are not followed: they may lead round in a ring."""
    found = []
    for here, folders, names in os.walk(folder):
        folders.sort()
        found += [Path(here) / name for name in sorted(names) if name.endswith(ENDING)]
        if len(found) > MOST_FILES:
            break
    return found


def _judged(path: Path) -> Found:
    try:
        size = path.stat().st_size
        ordinary = path.is_file()
    except (OSError, ValueError) as fault:
        raise Fault(Code.REPORT_UNREADABLE, name=path.name) from fault
    if not ordinary:
        raise Fault(Code.REPORT_UNREADABLE, name=path.name)
    if size > MOST_FILE:
        raise Fault(Code.REPORT_TOO_BIG, name=path.name, most=MOST_FILE >> 20)
    return Found(path, size)


def lines_of(found: Found) -> Iterator[tuple[int, bytes]]:
    """Number from 1, and the line without its break; empty ones are left out.

    A line that is too long comes cut, still too long to be one. Raises Fault REPORT_UNREADABLE, REPORT_TOO_BIG.
    """
    try:
        with found.path.open("rb") as file:
            number = 0
            while file.tell() < MOST_FILE and (line := file.readline(MOST_BYTES + 2)):
                number += 1
                if number > MOST_LINES:
                    raise Fault(Code.REPORT_TOO_BIG, name=found.path.name, most=MOST_FILE >> 20)
                if not line.endswith(b"\n"):
                    _skip_the_rest(file)
                plain = line.removeprefix(_MARK) if number == 1 else line
                plain = plain.removesuffix(b"\n").removesuffix(b"\r")
                if plain.strip():
                    yield number, plain
    except OSError as fault:
        raise Fault(Code.REPORT_UNREADABLE, name=found.path.name) from fault


def _skip_the_rest(file: IO[bytes]) -> None:
    while (piece := file.readline(MOST_BYTES)) and not piece.endswith(b"\n"):
        pass
