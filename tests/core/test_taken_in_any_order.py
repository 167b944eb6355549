"""What reports say together hangs neither on their order nor on how often they come; what is harmed never counts."""

import random
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.core.completions import plain
from tests.core.registers import (
    COURSE,
    SEEDS,
    SESSIONS,
    TODAY,
    answered,
    card,
    in_memory,
    record,
    signed_lines,
    taken_in,
)
from tests.core.test_completion import mutated
from vilkaarvi.completion.model import Content
from vilkaarvi.completion.report import ENDING, introduction
from vilkaarvi.errors import Code
from vilkaarvi.review.bring_in import MOST_TOLD
from vilkaarvi.review.overview import overview
from vilkaarvi.review.register.protocol import Register
from vilkaarvi.seal.signing import public_of
from vilkaarvi.text import Text

LAPTOPS, ORDERS, FEW, MANY = 4, 30, 400, 10_000
REASONS = {Code.R_UNREADABLE, Code.R_ALTERED, Code.R_UNKNOWN_KEY, Code.NEWER_FORMAT}


def of_laptop(laptop: int) -> list[Content]:
    """Cards, one of a pool group; sessions, one of which is corrected."""
    groups = [10 * laptop + at for at in range(3)]
    cards = [card(each, pool=each % 10 == 2) for each in groups]
    held = [
        record(group, session, TODAY - timedelta(days=90 - 10 * at - laptop), answers=answered((7, 5), (8, 8)))
        for group in groups
        for at, session in enumerate(SESSIONS[: 2 + laptop])
    ]
    again = record(groups[0], SESSIONS[0], held[0].day, id="e" * 31 + str(laptop), supersedes=held[0].id, present=5)
    return [*cards, *held, again]


def state(register: Register) -> tuple[Any, ...]:
    told = register.told()
    return told.everything, told.records, told.cards, told.conflicts, told.missing, overview(register, COURSE, TODAY)


def in_pieces(lines: list[str], folder: Path, dice: random.Random) -> list[Path]:
    folder.mkdir()
    paths: list[Path] = []
    while lines:
        size = dice.randint(1, 12)
        paths.append(folder / f"{len(paths):03}{ENDING}")
        paths[-1].write_text("".join(f"{each}\n" for each in lines[:size]))
        lines = lines[size:]
    return paths


def test_thirty_random_orders_with_duplicates_give_the_same_register(tmp_path: Path) -> None:
    introductions = [introduction(public_of(seed)) for seed in SEEDS[:LAPTOPS]]
    lines = [line for laptop in range(LAPTOPS) for line in signed_lines(of_laptop(laptop), laptop)]
    lines += signed_lines([record(7, "traff-1", TODAY)], 0, first=3)  # the same number, another content
    del lines[5]  # one that never came
    found = []
    for seed in range(ORDERS):
        dice = random.Random(seed)
        mixed = [*lines, *dice.choices(lines, k=len(lines))]
        dice.shuffle(mixed)
        register = in_memory()
        head = tmp_path / f"{seed}{ENDING}"
        head.write_text("".join(f"{each}\n" for each in introductions))
        taken_in(register, head)
        for path in in_pieces(mixed, tmp_path / str(seed), dice):
            taken_in(register, path)
        found.append(state(register))
    assert all(each == found[0] for each in found)
    _everything, _records, _cards, conflicts, missing, _view = found[0]
    assert conflicts
    assert missing


def harmed(folder: Path, count: int) -> None:
    """One by one into a register: each is refused with a reason that can be said, or is a line as it was signed."""
    dice = random.Random(11)
    contents = of_laptop(0)
    right = signed_lines(contents)
    lines = [each.encode() for each in right]
    bad: list[bytes] = []
    while len(bad) < count:
        line = mutated(dice.choice(lines), dice)
        if line.strip() and b"\n" not in line and line.removesuffix(b"\r") not in lines:
            bad.append(line)
    register = in_memory()
    path, text = folder / f"harmed{ENDING}", Text("sv")
    head = introduction(public_of(SEEDS[0])).encode() + b"\n"
    for at in range(0, count, MOST_TOLD):  # of each taking in, so many are told one by one
        some = bad[at : at + MOST_TOLD]
        path.write_bytes(head + b"".join(each + b"\n" for each in some))
        found = taken_in(register, path)
        assert (register.told().everything, len(found.refused)) == (frozenset(), len(some))
        assert {fault.code for fault in found.refused} <= REASONS
        assert sorted(int(str(fault.facts["line"])) for fault in found.refused) == list(range(2, len(some) + 2))
        assert all(str(text.fault(fault)) for fault in found.refused)
    path.write_text("".join(f"{each}\n" for each in right))
    taken_in(register, path)
    assert len(register.told().everything) == len(contents)


def test_no_mutated_line_goes_into_a_register_and_each_is_told(tmp_path: Path) -> None:
    harmed(tmp_path, FEW)


@pytest.mark.long
def test_none_of_ten_thousand_mutated_lines_goes_into_a_register(tmp_path: Path) -> None:
    harmed(tmp_path, MANY)


def test_what_was_mutated_were_lines_of_every_kind() -> None:
    kinds = {(plain(each)["kind"], getattr(each, "pool", None)) for each in of_laptop(0)}
    assert kinds == {("card", False), ("card", True), ("record", None)}
