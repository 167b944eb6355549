"""What the tests of the review share: registers of every kind, reports on a disk, and small municipalities."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tinydb.storages import MemoryStorage

from tests.core.completions import RECORD, identifies
from vilkaarvi.completion.model import Answer, CompletionRecord, Content, GroupCard
from vilkaarvi.completion.report import ENDING, comparison_code, report
from vilkaarvi.completion.wire import packed
from vilkaarvi.review.answers import let_out
from vilkaarvi.review.bring_in import BroughtIn, Trust, bring_in
from vilkaarvi.review.course import Course
from vilkaarvi.review.made_up import MadeUp
from vilkaarvi.review.register.protocol import Register
from vilkaarvi.review.register.tiny import TinyRegister
from vilkaarvi.seal.signing import public_of
from vilkaarvi.seal.vault import Vault

TODAY = date(2026, 11, 24)
SESSIONS = tuple(f"traff-{number}" for number in range(1, 6))
COURSE = Course("vilka-ar-vi", 1, SESSIONS, frozenset({"uppf-sprak"}), ("utbildning-1",), frozenset({"utbildning-1"}))
SEEDS = tuple(hashlib.sha256(f"laptop {number}".encode()).digest() for number in range(4))
CODES = tuple(comparison_code(public_of(seed)) for seed in SEEDS)
ALL = Trust(CODES)


@contextmanager
def register_of(kind: str, data: Path) -> Iterator[Register]:
    """`kind`: one of KINDS. On a disk it is there again when it is opened anew."""
    register = TinyRegister.open(data, Vault.open(data)) if kind == "on disk" else TinyRegister(MemoryStorage())  # type: ignore[no-untyped-call]
    try:
        yield register
    finally:
        register.close()


KINDS = ("on disk", "in memory")


def in_memory() -> TinyRegister:
    return TinyRegister(MemoryStorage())  # type: ignore[no-untyped-call]


def fill(register: Register, made: MadeUp) -> None:
    """With all that was made up."""
    with TemporaryDirectory() as folder:
        for name, content in made.reports.items():
            (Path(folder) / f"{name}{ENDING}").write_bytes(content)
        assert taken_in(register, Path(folder), trust=Trust(made.codes)).refused == ()
    let_out(register, COURSE.programme)


def group_id(number: int) -> str:
    return f"{number:016x}"


def card(number: int, name: str = "", unit: str = "Vård", **fields: object) -> GroupCard:
    plain = GroupCard(group_id(number), name or f"Grupp {number}", unit, 9, ())
    return replace(plain, **fields)  # type: ignore[arg-type]


def record(group: int, session: str | None, day: date, **fields: object) -> CompletionRecord:
    """Without answers. Its id hangs on group and session."""
    made = hashlib.sha256(f"{group} {session} {day}".encode()).hexdigest()[:32]
    plain = replace(RECORD, id=made, group=group_id(group), session=session, day=day, answers=())
    return replace(plain, **fields)  # type: ignore[arg-type]


def answered(*counts: tuple[int, int]) -> tuple[Answer, ...]:
    """(how many answered, how many of them 4 or 5), a question each; none of a question that nobody answered."""
    return tuple(Answer(at, many, high) for at, (many, high) in enumerate(counts, 1) if many)


def signed_lines(contents: Sequence[Content], laptop: int = 0, first: int = 1) -> list[str]:
    return [packed(SEEDS[laptop], number, each, identifies) for number, each in enumerate(contents, first)]


def written(folder: Path, contents: Sequence[Content], laptop: int = 0) -> Path:
    """A report of one laptop, as a file."""
    path = folder / f"laptop-{laptop}{ENDING}"
    path.write_bytes(report([public_of(SEEDS[laptop])], signed_lines(contents, laptop)))
    return path


def taken_in(register: Register, *paths: Path, trust: Trust = ALL, today: date = TODAY) -> BroughtIn:
    return bring_in(register, paths, identifies, today, trust)


def filled(register: Register, folder: Path, contents: Sequence[Content]) -> Register:
    """All of one laptop."""
    found = taken_in(register, written(folder, contents))
    assert found.refused == ()
    return register
