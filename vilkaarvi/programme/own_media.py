"""Which of the files in a municipality's media are needed, and taking away those that are not.

A film that was replaced stays for as long as a group goes by an edition that shows it. Only files that this program has
named itself are ever removed: what somebody has put there by hand stays.
"""

import os
import re
import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vilkaarvi.paths import Places
from vilkaarvi.programme.edition import Files, read_kept
from vilkaarvi.programme.local import MEDIA, OWN_FOLDER, Local, read_local
from vilkaarvi.programme.new_film import UNFINISHED
from vilkaarvi.programme.place import is_bare
from vilkaarvi.seal.disk import NEW

_OURS = re.compile(r"[a-z0-9-]{1,40}-[0-9a-f]{8}\.(mp4|mkv|avi|ogg|ts|vtt|jpg)", re.ASCII)
_UNFINISHED = re.compile(rf"{re.escape(UNFINISHED)}(\d+){re.escape(NEW)}", re.ASCII)
_EDITION = "[0-9a-f]" * 16


@dataclass(frozen=True)
class Swept:
    """What was taken away."""

    names: tuple[str, ...] = ()
    bytes: int = 0


class InHand:
    """Files that are brought in and that nothing says yet, from any thread. Each that takes one releases it once."""

    def __init__(self) -> None:
        self._names: Counter[str] = Counter()
        self._lock = threading.Lock()

    def take(self, name: str) -> None:
        with self._lock:
            self._names[name] += 1

    def release(self, names: Iterable[str]) -> None:
        with self._lock:
            self._names.subtract(names)
            self._names = +self._names

    def remove(self, path: Path) -> int:
        """Removes a file unless it is in hand; answers its bytes. Whoever takes it meanwhile waits, and brings it in
        anew."""
        with self._lock, suppress(OSError):  # Windows keeps what is open: the next start removes it
            if not self._names[path.name]:
                size = path.stat().st_size
                path.unlink()
                return size
        return 0


def named_media(local: Local) -> Iterator[str]:
    """The files of its films, posters and captions. Names that are none are left out."""
    for film in local.films:
        yield from _files_of(film.segment)


def shown_media(files: Files) -> Iterator[str]:
    """The same of an edition: of the segments whose files are the municipality's."""
    for plain in files.values():
        for step in plain.get("steps", ()):
            segment = step.get("segment", {}) if isinstance(step, dict) else {}
            if isinstance(segment, dict) and segment.get(OWN_FOLDER):
                yield from _files_of(segment)


def sweep_media(places: Places, name: str, in_hand: InHand) -> Swept:
    """Takes away what neither the municipality's own nor a kept edition of the programme `name` shows. For the writer
    thread, when editions that nobody goes by are gone. Raises Fault as `read_local`; then nothing is removed.

    Where an edition cannot be read, nobody knows what it needs: then nothing is removed either.
    """
    media = places.local(name) / MEDIA
    if not media.is_dir():
        return Swept()
    needed = set(named_media(read_local(places.local(name))))
    for path in places.editions.glob(f"{name}-{_EDITION}.json"):
        kept = read_kept(places.editions, name, path.stem[-16:])
        if kept is None:
            return Swept()
        needed |= set(shown_media(kept.files))
    gone, freed = [], 0
    for path in sorted(media.iterdir()):
        if path.name not in needed and _may_go(path.name) and (size := in_hand.remove(path)):
            gone.append(path.name)
            freed += size
    return Swept(tuple(gone), freed)


def _may_go(name: str) -> bool:
    """A copy that a crash cut off is another process's: this one may be in the middle of its own."""
    unfinished = _UNFINISHED.fullmatch(name)
    return bool(_OURS.fullmatch(name)) or (unfinished is not None and int(unfinished[1]) != os.getpid())


def _files_of(segment: Any) -> Iterator[str]:
    captions = segment.get("captions", {})
    every = [segment.get("file"), segment.get("poster")]
    every += captions.values() if isinstance(captions, dict) else []
    yield from (each for each in every if isinstance(each, str) and is_bare(each))
