"""Names and files of a programme, which nobody has to trust: plain names, plain files, all inside their folder."""

import re
import stat
from pathlib import Path

from vilkaarvi.errors import Code

_FORBIDDEN = re.compile(r'[/\\:*?"<>|\x00-\x1f\x7f]')
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+:")
_DEVICES = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"}
_NUMBERED = re.compile(r"(COM|LPT)[0-9¹²³]")


def is_bare(name: str) -> bool:
    """A name that stays in its folder, and is a file's, on every system."""
    if not name or len(name) > 200 or _FORBIDDEN.search(name) or name != name.strip(" ") or name.endswith("."):
        return False
    stem = name.split(".", maxsplit=1)[0].strip().upper()  # Windows opens the device whatever the ending
    return stem not in _DEVICES and not _NUMBERED.fullmatch(stem)


def is_address(name: str) -> bool:
    """`http:…`, `dvd:…`; not `C:…`, which is only a path."""
    return bool(_ADDRESS.match(name))


def refused(path: Path, folder: Path) -> Code | None:
    """Why `path` may not be opened: it is not there, leads out of `folder`, or is no plain file. Opens nothing."""
    try:
        if not path.resolve(strict=True).is_relative_to(folder.resolve()):
            return Code.P_OUTSIDE
        if not stat.S_ISREG(path.stat().st_mode):
            return Code.P_NOT_FILE
    except (OSError, RuntimeError, ValueError):  # a ring of links; a name that no system has
        return Code.P_NO_FILE
    return None


def stays(folder: Path) -> bool:
    """Whether a programme's folder lies where its name says, and is no link that leads elsewhere."""
    try:
        return folder.resolve().is_relative_to(folder.parent.resolve())
    except (OSError, RuntimeError):
        return False
