"""The few words at the console's upper right: the projector, and whether all is saved."""

from typing import TYPE_CHECKING

from vilkaarvi.text import Text
from vilkaarvi.ui.screens import Seen

if TYPE_CHECKING:
    from vilkaarvi.app.led import Led


def chips(led: "Led", seen: Seen, lost: bool, paused: bool, text: Text) -> str:
    """What is wrong with the saving goes first; a rehearsal saves nothing. The rest as `projector_chip`."""
    wrong = led.hour.unsaved or led.harm or led.aside
    if wrong is not None:
        return "! " + str(text.fault(wrong))
    if led.rehearsal:
        return text.tr("Nothing is saved.")
    saved = text.tr("✓ Saved")
    return f"{projector_chip(seen, lost, paused, text)}   {saved}"


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
