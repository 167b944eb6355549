"""The few words at the console's upper right: the projector, and whether all is saved."""

from vilkaarvi.text import Text
from vilkaarvi.ui.screens import Seen


def projector_chip(seen: Seen, lost: bool, paused: bool, text: Text) -> str:
    """`lost`: it was there in this hour. `paused`: the film waits because of that. What begins with "!" is amber."""
    tr = text.tr
    if seen.projector is not None:
        return tr("✓ Projector")
    if seen.mirrored:
        return "! " + tr("Both screens show the same. Choose to extend the screen, not to mirror it.")
    if lost and paused:
        return "! " + tr("The projector is gone. The film is paused. F5 shows the room's view here.")
    if lost:
        return "! " + tr("The projector is gone. F5 shows the room's view here.")
    return tr("One screen")
