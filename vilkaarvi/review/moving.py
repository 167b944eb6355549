"""From the register in the data folder to the one on a server, with everything that was ever told to it."""

from collections.abc import Callable, Iterator
from itertools import groupby, islice

from vilkaarvi.completion.wire import HandedOver
from vilkaarvi.errors import Code, Fault
from vilkaarvi.review.register.protocol import Register

Progress = Callable[[int], None]  # lines so far


def move(old: Register, new: Register, progress: Progress = lambda _lines: None) -> int:
    """How many lines. `old` is only read. Done twice, or broken off and done again, it ends the same.

    Raises Fault REGISTER_NOT_MOVED where the other holds something else, or does not say the same afterwards.
    """
    _must_fit(old, new)
    if old.made_up:
        new.mark_made_up()
    installations = old.installations()
    for day, some in groupby(sorted(installations, key=lambda each: each.first), key=lambda each: each.first):
        new.introduce([each.public for each in some], day)
    moved, lines = 0, old.lines()
    while part := list(islice(lines, new.at_once)):
        new.add(part)
        moved += len(part)
        progress(moved)
    for each in installations:
        new.trust(each.key, each.trusted)
    new.expect(old.expected())
    for group, into in old.merges().items():
        new.merge(group, into)
    if not new.blocks():
        new.let_out(old.blocks())
    for what, said in _says(old):
        if said != dict(_says(new))[what]:
            raise Fault(Code.REGISTER_NOT_MOVED, what=what)
    return moved


def _must_fit(old: Register, new: Register) -> None:
    """The other is empty, or holds a part of this one: then it was broken off."""
    mine, its = (set(map(_name, register.lines())) for register in (old, new))
    if its - mine:
        raise Fault(Code.REGISTER_NOT_MOVED, what="lines")
    for what, (here, there) in {
        "expected": (old.expected(), new.expected()),
        "merges": (old.merges(), new.merges()),
        "blocks": (old.blocks(), new.blocks()),
    }.items():
        if there and there != here:
            raise Fault(Code.REGISTER_NOT_MOVED, what=what)


def _says(register: Register) -> Iterator[tuple[str, object]]:
    yield "lines", set(map(_name, register.lines()))
    yield "installations", register.installations()
    yield "expected", register.expected()
    yield "merges", dict(register.merges())
    yield "blocks", register.blocks()


def _name(line: HandedOver) -> tuple[str, bytes]:
    return line.key, line.payload
