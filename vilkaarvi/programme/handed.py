"""What a municipality has of its own in one file, for its other computers; never trusted where it is taken in.

Format 1, a ZIP file: `<programme>/local.toml` and `<programme>/media/<file>` for each film, poster and captions that it
names; nothing else. Taken in whole, in the place of what was there, or not at all.
"""

import os
import zipfile
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from vilkaarvi.errors import Code, Fault
from vilkaarvi.paths import Places
from vilkaarvi.programme.edition import LOCAL, MOST_BYTES
from vilkaarvi.programme.local import MEDIA, Local, local_of, read_local, write_local
from vilkaarvi.programme.media import HEAD, film_kind, is_picture, is_playlist
from vilkaarvi.programme.own_media import named_media
from vilkaarvi.programme.place import is_bare
from vilkaarvi.programme.read import programmes
from vilkaarvi.programme.shape import ID
from vilkaarvi.seal.disk import NEW, Disk, told

ENDING = ".vilkaarvi-kommun"
MOST_FILES = 300
MOST_FILM = 2 << 30  # bytes of one file
MOST_ALL = 8 << 30
_PIECE = 1 << 20
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, NotImplementedError)


@dataclass(frozen=True)
class Handed:
    """What stands in such a file: whose programme it is, and all that would be said. `media`: bare names."""

    programme: str
    local: Local
    media: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """Places and ids that would be otherwise than they are here: `new` come, `other` change, `gone` go away."""

    new: tuple[str, ...]
    other: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def none(self) -> bool:
        return not (self.new or self.other or self.gone)


def hand_out(places: Places, name: str, path: Path) -> Handed:
    """Writes `path`: whole, or what was there before. Raises Fault DISK_FULL, WRITE_FAILED, those of `read_local`."""
    folder = places.local(name)
    local = read_local(folder)
    media = tuple(each for each in dict.fromkeys(named_media(local)) if (folder / MEDIA / each).is_file())
    beside = path.with_name(path.name + NEW)
    with told(path):
        try:
            with zipfile.ZipFile(beside, "w", zipfile.ZIP_STORED) as made:
                if (folder / LOCAL).exists():
                    made.write(folder / LOCAL, f"{name}/{LOCAL}")
                else:
                    made.writestr(f"{name}/{LOCAL}", "format = 1\n")
                for each in media:
                    made.write(folder / MEDIA / each, f"{name}/{MEDIA}/{each}")
            os.replace(beside, path)  # noqa: PTH105  on Windows rename would refuse
        except OSError:
            with suppress(OSError):
                beside.unlink()
            raise
    return Handed(name, local, media)


def look_in(path: Path, places: Places) -> Handed:
    """All of a file looked at, nothing written. Raises Fault OWN_UNREADABLE (name) or NEWER_FORMAT."""
    try:
        with zipfile.ZipFile(path) as file:
            return _looked(file, path, places)
    except (*_BROKEN, Fault) as fault:
        if isinstance(fault, Fault) and fault.code is Code.NEWER_FORMAT:
            raise
        raise Fault(Code.OWN_UNREADABLE, name=path.name) from fault


def _looked(file: zipfile.ZipFile, path: Path, places: Places) -> Handed:
    """Raises ValueError on whatever does not belong there."""
    rows = file.infolist()
    _need(0 < len(rows) <= MOST_FILES and sum(row.file_size for row in rows) <= MOST_ALL)
    name = rows[0].filename.split("/")[0]
    _need(bool(ID.fits(name)) and name in programmes(places))
    wanted = f"{name}/{LOCAL}"
    _need(len({row.filename for row in rows}) == len(rows) and wanted in {row.filename for row in rows})
    media = []
    for row in rows:
        _need(not row.flag_bits & 1 and row.compress_type in _PACKED)
        if row.filename != wanted:
            _need(row.file_size <= MOST_FILM)
            media.append(_media_name(file, row, name))
    _need(file.getinfo(wanted).file_size <= MOST_BYTES)
    with file.open(wanted) as opened:
        local = local_of(opened.read(MOST_BYTES + 1), path)
    here = places.local(name) / MEDIA
    needed = set(named_media(local))
    _need(all(each in media or (here / each).is_file() for each in needed) and set(media) <= needed)
    return Handed(name, local, tuple(media))


def _media_name(file: zipfile.ZipFile, row: zipfile.ZipInfo, name: str) -> str:
    """A bare name, of a film, a picture or captions by its first bytes."""
    start = f"{name}/{MEDIA}/"
    bare = row.filename.removeprefix(start)
    _need(row.filename.startswith(start) and is_bare(bare))
    with file.open(row) as opened:
        head = opened.read(HEAD)
    captions = bare.lower().endswith(".vtt") and head.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT")
    _need((captions or film_kind(head) is not None or is_picture(head)) and not is_playlist(bare, head))
    return bare


def take_in(disk: Disk, path: Path, places: Places) -> Local:
    """All of it in the place of what was there; on a Fault nothing has changed. Raises as `look_in`, and DISK_FULL or
    WRITE_FAILED."""
    handed = look_in(path, places)
    folder = places.local(handed.programme)
    made: list[Path] = []
    try:
        with told(folder), zipfile.ZipFile(path) as file:
            (folder / MEDIA).mkdir(parents=True, exist_ok=True)
            for each in handed.media:
                target = folder / MEDIA / each
                info = file.getinfo(f"{handed.programme}/{MEDIA}/{each}")
                made += [] if target.exists() else [target]
                _unpack(disk, file, info, target)
        return write_local(disk, folder, handed.local)
    except BaseException as fault:
        for each_made in made:
            with suppress(OSError):
                each_made.unlink()
        if isinstance(fault, Fault) or not isinstance(fault, _BROKEN):
            raise
        raise Fault(Code.OWN_UNREADABLE, name=path.name) from fault


def _unpack(disk: Disk, file: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path) -> None:
    """Never more than the file says that there is."""
    beside = target.with_name(target.name + NEW)
    try:
        with file.open(info) as source, beside.open("wb") as written:
            left = info.file_size
            while piece := source.read(min(_PIECE, left + 1)):
                left -= len(piece)
                _need(left >= 0)
                written.write(piece)
            written.flush()
            os.fsync(written.fileno())
        disk.rename(beside, target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def difference(here: Local, there: Local) -> Difference:
    """What taking in `there` would change."""
    ours, theirs = _all_of(here), _all_of(there)
    new = tuple(each for each in theirs if each not in ours)
    other = tuple(each for each in theirs if each in ours and theirs[each] != ours[each])
    return Difference(new, other, tuple(each for each in ours if each not in theirs))


def _all_of(local: Local) -> dict[str, object]:
    every: dict[str, object] = {each.place: each.own for each in local.texts}
    every |= {f"{each.place} (film)": dict(each.segment) for each in local.films}
    every |= {f"{each.place} (fakta)": dict(each.plain) for each in local.facts}
    every |= {f"{{{name}}}": dict(each) for name, each in local.values.items()}
    return every | ({"reviewed_by": (local.reviewed_by, local.reviewed_on)} if local.reviewed_by else {})


def _need(true: bool) -> None:
    if not true:
        raise ValueError
