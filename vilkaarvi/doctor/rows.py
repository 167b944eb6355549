"""What a look at the computer answers with: one row for each thing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from vilkaarvi.errors import Fault


class Grade(StrEnum):
    GOOD = "good"
    WARNING = "warning"  # the hour can be led
    FAULT = "fault"


class About(StrEnum):
    """What a row is about; the value is what `--json` shows."""

    VLC = "vlc"
    PLUGINS = "vlc-plugins"
    PICTURE = "picture"
    SOUND = "sound"
    DEVICES = "sound-devices"
    FONTS = "fonts"
    SCREENS = "screens"
    DATA = "data"
    LOCK = "data-lock"
    DISK = "disk"
    CHARGER = "charger"
    KEYRING = "keyring"
    AWAKE = "awake"
    OWN = "own-words"
    PROGRAM = "program"
    PYTHON = "python"
    QT = "qt"
    SYSTEM = "system"


@dataclass(frozen=True)
class Row:
    """One thing: how it is, the facts that say so, and what is wrong with it.

    `lacking`: the machine lacks something that is needed (exit 3), else a fault is the thing's own (exit 1).
    """

    about: About
    grade: Grade = Grade.GOOD
    facts: Mapping[str, str] = field(default_factory=dict)
    fault: Fault | None = None
    lacking: bool = False


def good(about: About, **facts: str) -> Row:
    return Row(about, Grade.GOOD, facts)


def warning(about: About, fault: Fault, **facts: str) -> Row:
    return Row(about, Grade.WARNING, facts, fault)


def faulty(about: About, fault: Fault, lacking: bool = False, **facts: str) -> Row:
    return Row(about, Grade.FAULT, facts, fault, lacking)
