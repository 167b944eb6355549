"""Screens, and what keeps them awake: judged here from what the windows' library saw."""

from dataclasses import dataclass

from vilkaarvi.doctor.rows import About, Row, faulty, good, warning
from vilkaarvi.errors import Code, Fault


@dataclass(frozen=True)
class Sight:
    """`screens` None: windows cannot be shown. `keepers`: the services that can keep a screen awake."""

    screens: tuple[str, ...] | None
    keepers: tuple[str, ...] = ()


def sight_rows(sight: Sight, display: bool) -> list[Row]:
    """`display`: whether this start of the program names a screen at all (not so over a bare terminal)."""
    if not display:
        screens = warning(About.SCREENS, Fault(Code.NO_DISPLAY))
    elif not sight.screens:
        screens = faulty(About.SCREENS, Fault(Code.NO_WINDOWS), lacking=True)
    else:
        screens = good(About.SCREENS, count=str(len(sight.screens)), names="; ".join(sight.screens))
    return [screens, awake_row(sight.keepers)]


def awake_row(keepers: tuple[str, ...]) -> Row:
    """`keepers`: the services that can keep the screen awake."""
    if keepers:
        return good(About.AWAKE, names="; ".join(keepers))
    return warning(About.AWAKE, Fault(Code.MAY_SLEEP))
