"""An edition: a programme's words as they stood when they were checked, kept in the data folder.

Reading and checking a programme's files takes a tenth of a second; its edition is there in a fraction of that, the same
to the letter as long as the files are. What was checked once is not checked at each start.

Format 1 of `editions/<programme>-<edition>.json`: a line with the SHA-256 of all that follows, then one JSON object:
`format`; `files`, file name → what it says; `told`, [code, place] of each fault of the municipality's own. A day is
written {"day": "2026-11-24"}: no table of a programme has such a key. Whatever is not exactly what was written counts
as not there.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from vilkaarvi.programme.place import refused
from vilkaarvi.seal.disk import Disk, replace_file

FORMAT = 1
LOCAL = "local.toml"  # what the municipality says in its own way (local.py)
MOST_FILES = 60
MOST_BYTES = 1_000_000  # of one file; what is larger is refused when it is read
_DAY = "day"

Files = Mapping[str, dict[str, Any]]


@dataclass(frozen=True)
class Edition:
    """`id`: 16 hex digits of what the files say. `files`: file name → its plain data. `told`: code and place of what
    of the municipality's own could not be laid over them."""

    id: str
    files: Files
    told: tuple[tuple[str, str], ...] = ()


def edition_id(folder: Path, local: Path, municipality: str = "") -> str | None:
    """What tells the programme in `folder`, with the municipality's own in `local` and its name, from any other edition
    of it; None where that cannot be known."""
    made = hashlib.sha256(f"edition {FORMAT}\n{municipality}\n".encode())
    try:
        paths = sorted(folder.glob("*.toml"))[: MOST_FILES + 1]
        if not paths or len(paths) > MOST_FILES or any(refused(path, folder) for path in paths):
            return None
        own = local / LOCAL
        for path in (*paths, own) if own.exists() else paths:
            with path.open("rb") as file:
                content = file.read(MOST_BYTES + 1)
            if len(content) > MOST_BYTES:
                return None
            made.update(f"{path.name}\n{len(content)}\n".encode() + content)
    except OSError:
        return None
    return made.hexdigest()[:16]


def kept_file(folder: Path, programme: str, edition: str) -> Path:
    return folder / f"{programme}-{edition}.json"


def packed(edition: Edition) -> bytes:
    body = json.dumps(
        {"format": FORMAT, "files": edition.files, "told": edition.told}, default=_written, ensure_ascii=False
    ).encode()
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def keep(disk: Disk, folder: Path, programme: str, edition: Edition) -> None:
    """For whoever may write in the data folder. Raises OSError; then it is read from its files again next time."""
    folder.mkdir(parents=True, exist_ok=True)
    replace_file(disk, kept_file(folder, programme, edition.id), packed(edition))


def read_kept(folder: Path, programme: str, edition: str) -> Edition | None:
    """The edition as it was kept; None when it is not there, or not whole."""
    try:
        said, _, body = kept_file(folder, programme, edition).read_bytes().partition(b"\n")
    except OSError:
        return None
    if hashlib.sha256(body).hexdigest().encode() != said:
        return None
    plain = json.loads(body, object_hook=_read)
    told = tuple((str(code), str(place)) for code, place in plain.get("told", ()))
    return Edition(edition, plain["files"], told) if plain["format"] == FORMAT else None


def _written(value: object) -> dict[str, str]:
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    raise TypeError(value)


def _read(plain: dict[str, Any]) -> object:
    return date.fromisoformat(plain[_DAY]) if plain.keys() == {_DAY} else plain
