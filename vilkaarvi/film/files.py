"""The manifest of a programme's media: what each file should be."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from vilkaarvi.errors import Code, Fault
from vilkaarvi.programme.place import is_bare
from vilkaarvi.programme.source import MANIFEST, load

PART = 1 << 20  # bytes read at a time
_ROW = {"name": str, "sha256": str, "bytes": int, "length_ms": int}


@dataclass(frozen=True)
class MediaFile:
    """`length_ms` is 0 for what is no film."""

    name: str
    sha256: str
    bytes: int
    length_ms: int = 0


def read_manifest(media: Path) -> tuple[MediaFile, ...]:
    """What `media/manifest.toml` (format 1) lists; nothing when there is none, or none that can be read."""
    rows = load(media / MANIFEST).plain.get("files", [])
    return tuple(MediaFile(**row) for row in rows if fits(row)) if isinstance(rows, list) else ()


def fits(row: object) -> bool:
    """Whether a row of the manifest is one."""
    if not isinstance(row, dict) or not {"name", "sha256", "bytes"} <= set(row) <= {*_ROW}:
        return False
    return all(type(row[name]) is _ROW[name] for name in row) and is_bare(row["name"])


def whole(media: Path, file: MediaFile, read: Callable[[int], None] = lambda count: None) -> Fault | None:
    """None when the file is there and unchanged, else FILM_MISSING or FILM_CHANGED. Reads it all: not for the room.

    `read` hears how many bytes more have been read, some hundred times in a big file.
    """
    path = media / file.name
    try:
        if path.stat().st_size == file.bytes:
            with path.open("rb") as content:
                digest = hashlib.sha256()
                while part := content.read(PART):
                    digest.update(part)
                    read(len(part))
                if digest.hexdigest() == file.sha256:
                    return None
    except OSError:
        return Fault(Code.FILM_MISSING, name=file.name, folder=media)
    return Fault(Code.FILM_CHANGED, name=file.name)
