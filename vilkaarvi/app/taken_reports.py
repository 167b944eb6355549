"""Reports taken in for the overview's window, and those that a server has not taken yet. On the writer's thread."""

from datetime import date
from pathlib import Path

from vilkaarvi.app.review_parts import ReviewParts
from vilkaarvi.errors import Code, Fault
from vilkaarvi.review.bring_in import Progress
from vilkaarvi.review.register.place import PASSES
from vilkaarvi.ui.review_import import Result


def taken_in(parts: ReviewParts, paths: list[Path], codes: tuple[str, ...], today: date, progress: Progress) -> Result:
    """On the writer's thread: reports in, and answers let out that have become enough."""
    from vilkaarvi.notes.check import surely_points_out
    from vilkaarvi.review.answers import let_out
    from vilkaarvi.review.bring_in import Trust, bring_in
    from vilkaarvi.review.called import with_computers

    register, text = parts.register(), parts.text
    trust = Trust(codes, parts.settings.listed_installations)
    try:
        found = bring_in(register, paths, surely_points_out, today, trust, progress)
        for programme in register.programmes():
            let_out(register, programme)
    except Fault as fault:
        later = parts.waiting()
        if fault.code not in PASSES or later is None:
            raise
        raise Fault(Code.REGISTER_LATER, place=fault.facts["place"], count=later.keep(paths)) from fault
    waiting = {each.key for each in found.waiting}
    told = [each for each in found.refused if not (each.code is Code.R_UNKNOWN_KEY and each.facts["key"] in waiting)]
    waits = len(found.refused) - len(told)  # they are not wrong: they wait for the code
    counts = text.plural(
        "{count} report: {new} lines taken in, {known} were here already, {refused} left out.",
        "{count} reports: {new} lines taken in, {known} were here already, {refused} left out.",
        found.files,
        new=found.new,
        known=found.known,
        refused=found.refused_count - waits,
    )
    if waits:
        said = text.plural("{count} line waits for the code.", "{count} lines wait for the code.", waits)
        counts = f"{counts} {said}"
    refused = tuple(map(text.fault, with_computers(told, register)))
    doubts = tuple(map(text.fault, with_computers(found.doubts, register)))
    return Result(counts, refused, found.refused_count - waits, doubts, found.waiting, trust.listed is not None)


def take_what_waits(parts: ReviewParts, today: date) -> None:
    """What a server did not take the last time. Raises its Faults, and then everything waits on."""
    from vilkaarvi.notes.check import surely_points_out
    from vilkaarvi.review.answers import let_out
    from vilkaarvi.review.bring_in import Trust, bring_in

    waiting = parts.waiting()
    paths = waiting.paths() if waiting is not None and parts.held_by() is None else []
    if waiting is not None and paths:
        register, trust = parts.register(), Trust((), parts.settings.listed_installations)
        found = bring_in(register, paths, surely_points_out, today, trust)
        for programme in register.programmes():
            let_out(register, programme)
        waiting.done(paths, found)


def waits_on(parts: ReviewParts, today: date) -> Fault | None:
    """Takes in what waits. Why it must wait on, where the server may still be read; raises every other Fault."""
    try:
        take_what_waits(parts, today)
    except Fault as fault:
        if fault.code not in PASSES:
            raise
        waiting = parts.waiting()
        count = len(waiting.paths()) if waiting is not None else 0
        return Fault(Code.REGISTER_LATER, place=fault.facts["place"], count=count)
    return None
