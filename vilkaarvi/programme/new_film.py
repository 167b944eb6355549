"""A film that a municipality puts in the place of the programme's: copied in, its questions marked, laid over a step.

A file lies in the municipality's media under a name that holds a piece of its SHA-256: another film never takes its
name, and a group that began with the older one still finds it.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from vilkaarvi.errors import Code, Fault
from vilkaarvi.programme.edition import Files
from vilkaarvi.programme.local import CUE_GAP_MS, Local, LocalFilm, minutes_of, step_at
from vilkaarvi.programme.media import HEAD, caption_fault, film_kind, is_picture, is_playlist
from vilkaarvi.programme.model import Film, ModeKind, Session
from vilkaarvi.programme.source import HIDDEN
from vilkaarvi.programme.values import braces, declared
from vilkaarvi.seal.disk import NEW, Disk, replace_file, told, write_piece

MOST_BYTES = 2 << 30  # as much as fits in one file for other computers
MOST_MS, LEAST_MS = 30 * 60_000, 4_000  # longer is no part of an hour; shorter has no room for a question
MOST_CUES = 12
SPARE_BYTES = 200 << 20  # what the disk keeps free after a film has been copied
USUAL_MINUTES = 1.0
MINUTES_OF = {ModeKind.PAIRS: 2.0, ModeKind.SMALL: 3.0, ModeKind.ROUND: 4.0, ModeKind.ALL: 2.0}  # unless it is changed
MOST_PICTURE = 20 << 20  # bytes of a poster's file
MOST_PIXELS = 50_000_000  # of a poster; more than any camera's
WIDE, HIGH = 1920, 1080  # pixels of a projector: what is larger is only heavier
ODD = 0.03  # so little more, or so little another shape, is not seen
MOST_PROMPT = 180  # characters that are read at a glance
UNFINISHED = "film-"  # before the number of the process that copies it
_PIECE = 1 << 20
_PIECE_OF_NAME = 8  # hex digits
_PICTURES = {"png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff"}
_UNSAFE = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class NewCue:
    """Where the picture stops, what the room reads there (language → text), how the group talks, and for how long."""

    at_ms: int
    prompt: dict[str, str]
    mode: str = "silent"
    minutes: float = USUAL_MINUTES


@dataclass(frozen=True)
class NewFilm:
    """What is known of it: names in the municipality's media. `captions`: language → name. `facts`: those of the
    programme's film that hold for this one too."""

    file: str
    length_ms: int
    poster: str = ""
    captions: tuple[tuple[str, str], ...] = ()
    cues: tuple[NewCue, ...] = ()
    facts: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """Of its step: the film and its questions."""
        return minutes_of(segment_of(self))


def bring_in(
    disk: Disk,
    source: Path,
    media: Path,
    copied: Callable[[int], None] = lambda percent: None,
    named: Callable[[str], None] = lambda name: None,
) -> str:
    """Copies a film into `media`; answers its name there, which `named` hears before anything has it. For a worker: it
    reads and writes all of it.

    Raises Fault FILM_MISSING, P_PLAYLIST, FILM_NOT_FILM, FILM_TOO_BIG (most, in GB), COPY_FULL, WRITE_FAILED,
    FILM_LEFT (it vanished meanwhile, or has become shorter). Then nothing is left of it.
    """
    head, size = _head(source)
    if is_playlist(source.name, head):
        raise Fault(Code.P_PLAYLIST, name=source.name)
    if film_kind(head) is None:
        raise Fault(Code.FILM_NOT_FILM, name=source.name)
    if size > MOST_BYTES:
        raise Fault(Code.FILM_TOO_BIG, name=source.name, most=MOST_BYTES >> 30)
    with told(media):
        media.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(media).free < size + SPARE_BYTES:
            raise Fault(Code.COPY_FULL, name=source.name)
    return _copy(disk, source, media, (film_kind(head) or "mp4", size), copied, named)


def bring_in_captions(disk: Disk, source: Path, media: Path, length_ms: int) -> str:
    """Raises Fault FILM_MISSING, P_CAPTIONS (why), DISK_FULL or WRITE_FAILED."""
    _head(source)
    wrong = caption_fault(source, length_ms)
    if wrong is not None:
        raise Fault(Code.OWN_CAPTIONS, name=source.name, line=wrong[0], why=wrong[1])
    return keep_bytes(disk, source.read_bytes(), media, source.stem, ".vtt")


def picture_in(source: Path) -> tuple[bytes, str]:
    """A poster's file as it is, and whether it is "png" or "jpeg".

    Raises Fault PICTURE_UNREADABLE or PICTURE_BIG (most, in MB; pixels, in millions).
    """
    unreadable = Fault(Code.PICTURE_UNREADABLE, name=source.name)
    try:
        if not source.is_file():  # a pipe would be waited for
            raise unreadable
        with source.open("rb") as file:
            content = file.read(MOST_PICTURE + 1)
    except (OSError, ValueError) as fault:
        raise unreadable from fault
    if len(content) > MOST_PICTURE:
        raise picture_too_big(source.name)
    kind = next((kind for kind, start in _PICTURES.items() if content.startswith(start)), None)
    if kind is None:
        raise unreadable
    return content, kind


def picture_too_big(name: str) -> Fault:
    return Fault(Code.PICTURE_BIG, name=name, most=MOST_PICTURE >> 20, pixels=MOST_PIXELS // 1_000_000)


def keep_picture(disk: Disk, content: bytes, media: Path, name: str) -> str:
    """The poster. Raises Fault FILM_NOT_FILM where it is no picture, DISK_FULL or WRITE_FAILED."""
    if not is_picture(content[:HEAD]):
        raise Fault(Code.FILM_NOT_FILM, name=name)
    return keep_bytes(disk, content, media, name, ".jpg")


def keep_bytes(disk: Disk, content: bytes, media: Path, stem: str, ending: str) -> str:
    name = _named(stem, hashlib.sha256(content).hexdigest(), ending)
    with told(media):
        media.mkdir(parents=True, exist_ok=True)
        replace_file(disk, media / name, content)
    return name


def usual_minutes(kind: ModeKind) -> float:
    """How long a group needs to talk so about a question in a film."""
    return MINUTES_OF.get(kind, USUAL_MINUTES)


def wrong_with_length(name: str, length_ms: int) -> Fault | None:
    """FILM_SHORT or FILM_LONG (minutes)."""
    if length_ms < LEAST_MS:
        return Fault(Code.FILM_SHORT, name=name)
    return Fault(Code.FILM_LONG, name=name, minutes=MOST_MS // 60_000) if length_ms > MOST_MS else None


def worth_saying(size: tuple[int, int]) -> tuple[Fault, ...]:
    """Of a film that can be used: FILM_LARGE, FILM_NARROW or FILM_WIDE (wide, high: its picture in pixels)."""
    wide, high = size
    if not (wide and high):
        return ()
    codes = [Code.FILM_LARGE] if wide * high > WIDE * HIGH * (1 + ODD) else []
    shape = wide * HIGH / (high * WIDE)
    if abs(shape - 1) > ODD:
        codes.append(Code.FILM_NARROW if shape < 1 else Code.FILM_WIDE)
    return tuple(Fault(code, wide=wide, high=high) for code in codes)


def wrong_with_cues(
    cues: Sequence[NewCue], length_ms: int, own: str, values: Sequence[str] | None = None
) -> tuple[int, Fault] | None:
    """Which cue, and why: CUE_NEAR (less than a second from the film's beginning, its end or another), CUE_EMPTY (no
    words in the language `own`), CUE_LONG (most), P_HIDDEN, P_PLACEHOLDER (braces around other than `values`; None:
    nobody knows), CUE_MANY (most). None: they can be used."""
    if len(cues) > MOST_CUES:
        return MOST_CUES, Fault(Code.CUE_MANY, most=MOST_CUES)
    last = 0
    for index, cue in enumerate(cues):
        if cue.at_ms - last < CUE_GAP_MS or length_ms - cue.at_ms < CUE_GAP_MS:
            return index, Fault(Code.CUE_NEAR)
        last = cue.at_ms
        if not cue.prompt.get(own, "").strip():
            return index, Fault(Code.CUE_EMPTY)
        for words in cue.prompt.values():
            if found := HIDDEN.search(words):
                return index, Fault(Code.P_HIDDEN, sign=f"U+{ord(found[0]):04X}")
            if strange := [each for each in braces(words) if values is not None and each not in values]:
                known = ", ".join(f"{{{each}}}" for each in values or ()) or "–"
                return index, Fault(Code.P_PLACEHOLDER, name=f"{{{strange[0]}}}", known=known)
            if len(words) > MOST_PROMPT:
                return index, Fault(Code.CUE_LONG, most=MOST_PROMPT)
    return None


def segment_of(film: NewFilm) -> dict[str, Any]:
    """As a session's file has it."""
    plain: dict[str, Any] = {"file": film.file, "length_ms": film.length_ms, "facts": list(film.facts)}
    if film.poster:
        plain["poster"] = film.poster
    if film.captions:
        plain["captions"] = dict(film.captions)
    if film.cues:
        plain["cues"] = [
            {
                "at_ms": cue.at_ms,
                "prompt": {language: words for language, words in cue.prompt.items() if words.strip()},
                "mode": cue.mode,
                "minutes": cue.minutes,
            }
            for cue in film.cues
        ]
    return plain


def with_film(local: Local, place: str, was: str, film: NewFilm | None) -> Local:
    """`film` in the place of a step's; None gives the programme's back. `was`: the programme's own file."""
    return local.with_film(LocalFilm(place, was, segment_of(film)) if film is not None else None, place)


def film_at(files: Files, place: str) -> str:
    """The file that is shown at a step; "" where there is none."""
    return str(_segment_at(files, place).get("file", ""))


def facts_at(files: Files, place: str) -> tuple[str, ...]:
    """The facts of the programme's film at a step: only a person knows which of them hold for another film too."""
    return tuple(_segment_at(files, place).get("facts", ()))


@dataclass(frozen=True)
class Around:
    """What belongs to a step beside its film: the facts of the programme's, how many figures of the municipality's own
    are shown there, and the values that its texts may have in braces."""

    facts: tuple[str, ...]
    figures: int
    values: tuple[str, ...]


def around(files: Files, local: Local, place: str) -> Around:
    here = [fact for fact in local.facts if fact.place == place or fact.place.startswith(f"{place}/")]
    return Around(facts_at(files, place), len(here), tuple(each.id for each in declared(files)))


def _segment_at(files: Files, place: str) -> dict[str, Any]:
    segment: dict[str, Any] = (step_at(files, place) or {}).get("segment", {})
    return segment


def names_in(media: Path) -> set[str]:
    """The files that lie there already; nothing where there is no such folder."""
    with suppress(OSError):
        return {path.name for path in media.iterdir()}
    return set()


def own_fault(path: Path, read: Callable[[int], None] = lambda count: None) -> Fault | None:
    """FILM_MISSING, or FILM_CHANGED where it is no longer what its name says. Reads it all: not for the room.

    `read` hears how many bytes more have been read.
    """
    digest = hashlib.sha256()
    try:
        for piece in _pieces(path):
            digest.update(piece)
            read(len(piece))
    except Fault:
        return Fault(Code.FILM_MISSING, name=path.name, folder=path.parent)
    said = path.stem.rpartition("-")[2]
    whole = digest.hexdigest().startswith(said) and len(said) == _PIECE_OF_NAME
    return None if whole else Fault(Code.FILM_CHANGED, name=path.name)


def longer(session: Session, step: str, minutes: int) -> Session:
    """The session when its film step takes so many minutes."""
    steps = (
        replace(each, minutes=float(minutes), min_minutes=float(minutes))
        if each.id == step and isinstance(each, Film)
        else each
        for each in session.steps
    )
    return replace(session, steps=tuple(steps))


def _head(source: Path) -> tuple[bytes, int]:
    try:
        if not source.is_file():
            raise FileNotFoundError
        with source.open("rb") as file:
            return file.read(HEAD), os.fstat(file.fileno()).st_size
    except (OSError, ValueError) as fault:
        raise Fault(Code.FILM_MISSING, name=source.name, folder=source.parent) from fault


def _copy(
    disk: Disk,
    source: Path,
    media: Path,
    is_: tuple[str, int],
    copied: Callable[[int], None],
    named: Callable[[str], None],
) -> str:
    kind, size = is_
    beside = media / f"{UNFINISHED}{os.getpid()}{NEW}"
    digest, done = hashlib.sha256(), 0
    try:
        with told(media):
            handle = disk.open(beside, write=True, make=True)
            try:
                for piece in _pieces(source):
                    write_piece(disk, handle, done, piece)  # a sync for each would take minutes on an old stick
                    digest.update(piece)
                    done += len(piece)
                    copied(min(100, 100 * done // max(1, size)))
                if done < size:
                    raise Fault(Code.FILM_LEFT, name=source.name)
                disk.sync(handle)
            finally:
                disk.close(handle)
            name = _named(source.stem, digest.hexdigest(), f".{kind}")
            named(name)
            disk.rename(beside, media / name)
            disk.sync_folder(media)
    except BaseException as fault:
        with suppress(OSError):
            disk.remove(beside)
        if isinstance(fault, Fault) and fault.code is Code.DISK_FULL:
            raise Fault(Code.COPY_FULL, name=source.name) from fault
        raise
    return name


def _pieces(source: Path) -> Iterator[bytes]:
    """Faults of reading are FILM_LEFT: those of writing are the disk's."""
    try:
        with source.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece
    except OSError as fault:
        raise Fault(Code.FILM_LEFT, name=source.name) from fault


def _named(stem: str, digest: str, ending: str) -> str:
    plain = _UNSAFE.sub("-", stem.lower().translate(str.maketrans("åäö", "aao"))).strip("-")[:40] or "film"
    return f"{plain}-{digest[:_PIECE_OF_NAME]}{ending}"
