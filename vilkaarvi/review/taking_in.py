"""Taking reports in, whatever the register stands on; answers that have become enough are let out.

Where a server does not take them just now, they are kept on this computer and go in with the next that do.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from vilkaarvi.completion.model import Identifies
from vilkaarvi.errors import Code, Fault
from vilkaarvi.review.answers import let_out
from vilkaarvi.review.bring_in import BroughtIn, Progress, Trust, bring_in
from vilkaarvi.review.register.place import PASSES
from vilkaarvi.review.register.protocol import Register
from vilkaarvi.review.waiting import Waiting


def take_in(
    register: Register,
    paths: Sequence[Path],
    identifies: Identifies,
    today: date,
    trust: Trust,
    waiting: Waiting | None = None,
    progress: Progress | None = None,
) -> BroughtIn:
    """What waits from an earlier time goes in, too. `waiting` None: nothing can.

    Raises Fault REGISTER_LATER (place, count) when a server takes nothing just now, and the register's other Faults.
    """
    waits = waiting.paths() if waiting is not None else []
    try:
        found = bring_in(register, [*paths, *waits], identifies, today, trust, progress)
        for programme in register.programmes():
            let_out(register, programme)
    except Fault as fault:
        if fault.code not in PASSES or waiting is None:
            raise
        waiting.keep(paths)
        raise Fault(Code.REGISTER_LATER, place=fault.facts["place"], count=len(waiting.paths())) from fault
    if waiting is not None:
        waiting.done(waits, found)
    return found
