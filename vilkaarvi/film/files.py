"""The manifest of a programme's media: what each file should be."""

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path

from vilkaarvi.errors import Code, Fault


@dataclass(frozen=True)
class MediaFile:
    """`length_ms` is 0 for what is no film."""

    name: str
    sha256: str
    bytes: int
    length_ms: int = 0


def read_manifest(media: Path) -> tuple[MediaFile, ...]:
    """What `media/manifest.toml` (format 1) lists; nothing when there is none."""
    path = media / "manifest.toml"
    if not path.is_file():
        return ()
    rows = tomllib.loads(path.read_text(encoding="utf-8")).get("files", [])
    return tuple(MediaFile(row["name"], row["sha256"], row["bytes"], row.get("length_ms", 0)) for row in rows)


def whole(media: Path, file: MediaFile) -> Fault | None:
    """None when the file is there and unchanged, else FILM_MISSING or FILM_CHANGED. Reads it all: not for the room."""
    path = media / file.name
    try:
        if path.stat().st_size == file.bytes:
            with path.open("rb") as content:
                if hashlib.file_digest(content, "sha256").hexdigest() == file.sha256:
                    return None
    except OSError:
        return Fault(Code.FILM_MISSING, name=file.name, folder=media)
    return Fault(Code.FILM_CHANGED, name=file.name)
