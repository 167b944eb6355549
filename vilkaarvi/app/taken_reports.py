"""Reports taken in for the overview's window, and those that a server has not taken yet. On the writer's thread."""

from datetime import date
from pathlib import Path

from vilkaarvi.app.review_parts import ReviewParts
from vilkaarvi.errors import Code, Fault
from vilkaarvi.review.bring_in import Progress
from vilkaarvi.ui.review_import import Result


def taken_in(parts: ReviewParts, paths: list[Path], codes: tuple[str, ...], today: date, progress: Progress) -> Result:
    """On the writer's thread: reports in, and answers let out that have become enough."""
    from vilkaarvi.notes.check import surely_points_out
    from vilkaarvi.review.bring_in import Trust
    from vilkaarvi.review.called import with_computers
    from vilkaarvi.review.taking_in import take_in

    register, text = parts.register(), parts.text
    trust = Trust(codes, parts.settings.listed_installations)
    found = take_in(register, paths, surely_points_out, today, trust, parts.waiting(), progress)
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


def waits_on(parts: ReviewParts, today: date) -> Fault | None:
    """Takes in what a server did not take the last time. Why it must wait on, where that server may still be read;
    raises every other Fault."""
    from vilkaarvi.notes.check import surely_points_out
    from vilkaarvi.review.bring_in import Trust
    from vilkaarvi.review.taking_in import take_in

    waiting = parts.waiting()
    if waiting is None or parts.held_by() is not None or not waiting.paths():
        return None
    try:
        take_in(parts.register(), (), surely_points_out, today, Trust((), parts.settings.listed_installations), waiting)
    except Fault as fault:
        if fault.code is not Code.REGISTER_LATER:
            raise
        return fault
    return None
