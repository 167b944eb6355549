"""Taking reports in: what is right goes in, each line that is not is told with its reason, and the rest goes on.

The order of files and lines never matters, and taking the same in again changes nothing. Every file is looked through
twice: first for who introduces itself, then for what they have signed.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vilkaarvi.completion.model import CompletionRecord, Identifies
from vilkaarvi.completion.report import introduced, same_code
from vilkaarvi.completion.wire import HandedOver, Keys, unpacked
from vilkaarvi.errors import Code, Fault
from vilkaarvi.review.reading import Found, lines_of, reports_in
from vilkaarvi.review.register.protocol import Installation, Register, trusted_keys

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
    believe(register, trust or Trust())
    keys = trusted_keys(register)
    for each in readable:
        work.lines(each, keys, faults)
    work.flush()
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
    for each in register.installations():
        if trust.listed is not None:
            register.trust(each.key, any(same_code(each.code, code) for code in trust.listed))
        elif any(same_code(each.code, code) for code in trust.codes):
            register.trust(each.key)


class _Work:
    """One taking in. Attributes: good, new (lines), untold (refused, and not told), unknown (keys not trusted)."""

    def __init__(self, register: Register, identifies: Identifies, today: date, progress: Progress, whole: int) -> None:
        self._register, self._identifies, self._today = register, identifies, today
        self._progress, self._whole, self._done = progress, whole, 0
        self._kept: list[HandedOver] = []
        self._introduced = 0
        self.good = self.new = self.untold = 0
        self.unknown: set[str] = set()

    def introductions(self, found: Found, faults: list[Fault]) -> bool:
        """False when the file cannot be read."""
        publics: set[bytes] = set()
        try:
            for _number, line in lines_of(found):
                public = introduced(line)
                if public is not None and len(publics) < MOST_NEW:
                    publics.add(public)
        except Fault as fault:
            faults.append(fault)
            return False
        known = {each.public for each in self._register.installations()}
        new = sorted(publics - known)[: MOST_NEW - self._introduced]
        self._introduced += len(new)
        self._register.introduce(new, self._today)
        self._told_so_far(found.size)
        return True

    def lines(self, found: Found, keys: Keys, faults: list[Fault]) -> None:
        try:
            for number, line in lines_of(found):
                if introduced(line) is None:
                    self._one(found.path.name, number, line, keys, faults)
        except Fault as fault:
            faults.append(fault)
        self._told_so_far(found.size)

    def flush(self) -> None:
        self.new += self._register.add(self._kept)
        self._kept.clear()

    def _one(self, name: str, number: int, line: bytes, keys: Keys, faults: list[Fault]) -> None:
        try:
            self._kept.append(self._judged(line, keys))
        except Fault as fault:
            if fault.code is Code.R_UNKNOWN_KEY:
                self.unknown.add(str(fault.facts["key"]))
            if len(faults) < MOST_TOLD:
                faults.append(Fault(fault.code, **{**fault.facts, "name": name, "line": number}))
            else:
                self.untold += 1
            return
        self.good += 1
        if len(self._kept) >= self._register.at_once:
            self.flush()

    def _judged(self, line: bytes, keys: Keys) -> HandedOver:
        handed = unpacked(line, keys, self._identifies)
        if isinstance(handed.content, CompletionRecord) and handed.content.day > self._today:
            raise Fault(Code.R_FUTURE, day=handed.content.day.isoformat())
        return handed

    def _told_so_far(self, size: int) -> None:
        self._done += size
        self._progress(self._done, self._whole)
