"""What helps when something is not ready: short steps for somebody who is not of the IT department."""

import sys
from collections.abc import Sequence
from pathlib import Path

from vilkaarvi.doctor.machine import LEAST_MB
from vilkaarvi.errors import Fault
from vilkaarvi.text import Text
from vilkaarvi.ui.home_acts import Helps, Remedy

MOST_FILMS = 3  # named one by one


def of_fault(text: Text, fault: Fault | None) -> Remedy:
    """What happened and what to do, as they are said everywhere."""
    if fault is None:
        return Remedy(Helps.AGAIN)
    said = text.fault(fault)
    return Remedy(Helps.STEPS, (said.what, said.todo))


def projector(text: Text) -> Remedy:
    tr = text.tr
    return Remedy(
        Helps.STEPS,
        (
            tr("Turn the projector on and connect its cable to the computer."),
            extend(text),
            tr("No projector in the room? Start anyway: F5 shows the group's view on this screen."),
        ),
        picture=True,
    )


def mirrored(text: Text) -> Remedy:
    tr = text.tr
    return Remedy(
        Helps.STEPS,
        (
            tr("The projector shows the same as this screen. Then the group would see your notes."),
            extend(text),
            tr("You can start anyway: F5 shows the group's view, without your notes, on both."),
        ),
        picture=True,
    )


def extend(text: Text) -> str:
    if sys.platform == "win32":
        return text.tr("Hold the Windows key down and press P. Choose Extend.")
    return text.tr("Open the computer's settings for screens. Choose to extend the screen, not to mirror it.")


def films(text: Text, faults: Sequence[Fault], media: Path) -> Remedy:
    named = tuple(text.fault(fault).what for fault in faults[:MOST_FILMS])
    return Remedy(
        Helps.STEPS,
        (
            *named,
            text.tr("Copy the films once more to the folder {folder}, or ask IT to do it.", folder=media),
            text.tr("You can start anyway: what the film says is then shown as cards to read aloud."),
        ),
    )


def sound(text: Text) -> Remedy:
    tr = text.tr
    return Remedy(
        Helps.STEPS,
        (
            tr("Connect a loudspeaker, or the projector if it has one."),
            tr("Choose it in the computer's settings for sound, and turn the sound up."),
            tr("You can start anyway: all that the film says stands in the picture too."),
        ),
    )


def disk(text: Text) -> Remedy:
    tr = text.tr
    return Remedy(
        Helps.STEPS,
        (
            tr("Empty the recycle bin."),
            tr("Move big films and pictures to a memory stick."),
            tr("{least} MB need to be free.", least=LEAST_MB),
        ),
    )


def awake(text: Text) -> Remedy:
    tr = text.tr
    return Remedy(
        Helps.STEPS,
        (
            tr("Open the computer's settings for power and screen."),
            tr("Let the screen go dark and the computer sleep after two hours at the earliest."),
            tr("If the settings are locked: touch the keyboard now and then during the session."),
        ),
    )
