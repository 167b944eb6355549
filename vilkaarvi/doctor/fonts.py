"""Are the bundled letters whole? A TrueType file holds a sum of each of its tables."""

import array
import struct
import sys
from pathlib import Path

from vilkaarvi.doctor.rows import About, Row, good, warning
from vilkaarvi.errors import Code, Fault
from vilkaarvi.paths import FONTS

FACES = ("SourceSans3-Regular", "SourceSans3-It", "SourceSans3-Semibold", "SourceSans3-Bold")


def font_row(folder: Path = FONTS) -> Row:
    broken = [face for face in FACES if not whole(folder / f"{face}.ttf")]
    if broken:
        return warning(About.FONTS, Fault(Code.FONTS_DAMAGED, name=", ".join(broken)))
    return good(About.FONTS, count=str(len(FACES)))


def whole(path: Path) -> bool:
    """Whether every table is there and adds up to its sum (the head table's own sum is not in it)."""
    try:
        content = path.read_bytes()
        count = struct.unpack_from(">H", content, 4)[0]
        for index in range(count):
            name, total, at, size = struct.unpack_from(">4sIII", content, 12 + 16 * index)
            if at + size > len(content) or (name != b"head" and _sum(content[at : at + size]) != total):
                return False
    except (OSError, struct.error):
        return False
    return bool(count)


def _sum(table: bytes) -> int:
    words = array.array("I", table + bytes(-len(table) % 4))
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF
