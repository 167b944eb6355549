"""Taking reports in: what is right goes in, each line that is not is told with its reason, and the rest goes on.

The order of files and lines never matters, and taking the same in again changes nothing. Every file is looked through
twice: first for who introduces itself, then for what they have signed.
"""

import os
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vilkaarvi.completion.model import CompletionRecord, Identifies
from vilkaarvi.completion.report import digits_of, introduced
from vilkaarvi.completion.wire import HandedOver, Keys, unpacked
from vilkaarvi.errors import Code, Fault
from vilkaarvi.review.reading import Found, lines_of, reports_in
from vilkaarvi.review.register.protocol import Installation, Register, trusted_keys

MANY = 200  # lines: fewer are not worth a thread
MOST_TOLD = 1000  # refused lines that are told one by one
MOST_NEW = 1000  # laptops that may introduce themselves at once: a country sends a few a day

Progress = Callable[[int, int], None]  # bytes looked through, and of how many


@dataclass(frozen=True)
class Trust:
    """Whom to believe. codes: comparison codes that a person has just compared. listed: the IT department's list of
    codes; where there is one, it alone decides, also of those that were trusted before."""

    codes: Collection[str] = ()
    listed: Collection[str] | None = None


@dataclass(frozen=True)
class BroughtIn:
    """files: that were read. new, known: lines that went in, and that were there before. refused: the first thousand
    of `refused_count`, and what was wrong with files. waiting: laptops that are not trusted yet and sent something now.
    doubts: contradictions and gaps (R_CONFLICT, R_GAP) in the whole register."""

    files: int
    new: int
    known: int
    refused: tuple[Fault, ...]
    refused_count: int
    waiting: tuple[Installation, ...]
    doubts: tuple[Fault, ...]


def bring_in(
    register: Register,
    paths: Sequence[Path],
    identifies: Identifies,
    today: date,
    trust: Trust | None = None,
    progress: Progress | None = None,
) -> BroughtIn:
    """Takes files and folders in. `identifies` is the detector, handed in. Raises only what the register raises."""
    files, faults = reports_in(paths)
    work = _Work(register, identifies, today, progress or (lambda _done, _whole: None), 2 * sum(f.size for f in files))
    readable = [each for each in files if work.introductions(each, faults)]
    register.introduce(work.publics, today)
    believe(register, trust or Trust())
    keys = trusted_keys(register)
    for each in readable:
        work.lines(each, keys, faults)
    work.flush(keys, faults)
    waiting = {each.key: each for each in register.installations() if not each.trusted}
    return BroughtIn(
        files=len(readable),
        new=work.new,
        known=work.good - work.new,
        refused=tuple(faults[:MOST_TOLD]),
        refused_count=len(faults) + work.untold,
        waiting=tuple(waiting[key] for key in sorted(work.unknown & waiting.keys())),
        doubts=register.doubts(),
    )


def believe(register: Register, trust: Trust) -> None:
    """What `trust` says of the laptops that have introduced themselves."""
    codes = set(map(digits_of, trust.codes if trust.listed is None else trust.listed))
    for each in register.installations() if codes or trust.listed is not None else ():
        said = digits_of(each.code) in codes
        if said != each.trusted and (said or trust.listed is not None):
            register.trust(each.key, said)


class _Work:
    """One taking in. Attributes: publics (keys that nobody knew), good, new (lines), untold (refused, and not told),
    unknown (keys that are not trusted)."""

    def __init__(self, register: Register, identifies: Identifies, today: date, progress: Progress, whole: int) -> None:
        self._register, self._identifies, self._today = register, identifies, today
        self._progress, self._whole, self._done = progress, whole, 0
        self._read: list[tuple[str, int, bytes | Fault]] = []  # file, line (0: the file itself), what stands there
        self._known = {each.public for each in register.installations()}
        self.publics: set[bytes] = set()
        self.good = self.new = self.untold = 0
        self.unknown: set[str] = set()

    def introductions(self, found: Found, faults: list[Fault]) -> bool:
        """False when the file cannot be read."""
        try:
            for _number, line in lines_of(found):
                public = introduced(line)
                if public is not None and public not in self._known and len(self.publics) < MOST_NEW:
                    self.publics.add(public)
        except Fault as fault:
            faults.append(fault)
            return False
        self._told_so_far(found.size)
        return True

    def lines(self, found: Found, keys: Keys, faults: list[Fault]) -> None:
        name = found.path.name
        try:
            for number, line in lines_of(found):
                if introduced(line) is None:
                    self._read.append((name, number, line))
                if len(self._read) >= self._register.at_once:
                    self.flush(keys, faults)
        except Fault as fault:
            self._read.append((name, 0, fault))
        self._told_so_far(found.size)

    def flush(self, keys: Keys, faults: list[Fault]) -> None:
        """What was read is judged and kept, in the order in which it was read."""
        kept: list[HandedOver] = []
        for (name, number, _line), outcome in zip(self._read, self._outcomes(keys), strict=True):
            if isinstance(outcome, Fault):
                self._refused(name, number, outcome, faults)
            else:
                kept.append(outcome)
        self._read.clear()
        self.good += len(kept)
        self.new += self._register.add(kept)

    def _outcomes(self, keys: Keys) -> list[HandedOver | Fault]:
        """Signatures are the larger half of the work, and no thread waits for another while they are checked."""
        lines = [line for _name, _number, line in self._read]
        if len(lines) < MANY:
            return [self._judged(line, keys) for line in lines]
        some = -(-len(lines) // (os.cpu_count() or 1))
        parts = [lines[at : at + some] for at in range(0, len(lines), some)]
        with ThreadPoolExecutor(len(parts), "judge") as pool:
            judged = pool.map(lambda part: [self._judged(line, keys) for line in part], parts)
            return [outcome for part in judged for outcome in part]

    def _refused(self, name: str, number: int, fault: Fault, faults: list[Fault]) -> None:
        if fault.code is Code.R_UNKNOWN_KEY:
            self.unknown.add(str(fault.facts["key"]))
        if number and len(faults) >= MOST_TOLD:
            self.untold += 1
        elif number:
            faults.append(Fault(fault.code, **{**fault.facts, "name": name, "line": number}))
        else:
            faults.append(fault)

    def _judged(self, line: bytes | Fault, keys: Keys) -> HandedOver | Fault:
        if isinstance(line, Fault):
            return line
        try:
            handed = unpacked(line, keys, self._identifies)
        except Fault as fault:
            return fault
        if isinstance(handed.content, CompletionRecord) and handed.content.day > self._today:
            return Fault(Code.R_FUTURE, day=handed.content.day.isoformat())
        return handed

    def _told_so_far(self, size: int) -> None:
        self._done += size
        self._progress(self._done, self._whole)
