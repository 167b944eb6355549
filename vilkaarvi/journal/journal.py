"""A journal: one file of sealed frames (frames.py), only ever appended to."""

import errno
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vilkaarvi.errors import Code, Fault
from vilkaarvi.journal.frames import FORMAT, MOST_BYTES, Content, frame, is_newer, last_frame, opened, read_frames
from vilkaarvi.seal.boxes import SEAL_BYTES
from vilkaarvi.seal.disk import Disk, read_all, replace_file, told, write_all

GLANCE_BYTES = 8192
Header = dict[str, Any]


@dataclass(frozen=True)
class Glance:
    """The first and the last payload of a file; None where none opens within reach."""

    header: Header | None
    last: bytes | None


class Journal:
    """One file, open for a writer or only read. A reader never repairs.

    Attributes: header ({} when its frame is damaged), payloads (after the header, oldest first), lost (frames that
    damage has cost, those told by the header's "lost" counted), torn (bytes of an unfinished write at the end; a writer
    has cut them), key (the one that fits), commits (frames after the header, also those that were lost).
    Raises Fault DATA_UNREADABLE, FILE_UNREADABLE (nothing opens), NEWER_FORMAT (the file is untouched), and when
    writing DISK_FULL or WRITE_FAILED: then the journal is as it was, and may be written to again.
    """

    def __init__(self, path: Path, keys: Sequence[bytes], disk: Disk, writer: bool) -> None:
        self._path, self._disk = path, disk
        self._handle: int | None = None
        self.key, content = _content(path, keys, disk)
        self.payloads = [payload for _number, payload in content.frames]
        self.header: Header = {}
        if content.frames and content.frames[0][0] == 1:
            self.header = _checked_header(self.payloads.pop(0), path)
        self.lost, self.torn = content.lost + int(self.header.get("lost", 0)), content.torn
        self._last, self._size = content.last, content.size
        if writer:
            self._open_to_write()

    @classmethod
    def create(cls, path: Path, key: bytes, disk: Disk, header: Header, payloads: Sequence[bytes] = ()) -> "Journal":
        """A new file with a header and first payloads: there whole, or not at all."""
        first = json.dumps({"format": FORMAT, **header}).encode("ascii")
        frames = [frame(number, one, key, _file_id(path)) for number, one in enumerate([first, *payloads], 1)]
        with told(path):
            replace_file(disk, path, b"".join(frames))
        return cls(path, [key], disk, writer=True)

    @property
    def commits(self) -> int:
        return self._last - 1

    def append(self, payload: bytes) -> None:
        """Returns when `payload` is on the disk."""
        if self._handle is None:
            raise Fault(Code.WRITE_FAILED, path=self._path)
        if len(payload) + SEAL_BYTES > MOST_BYTES:
            raise Fault(Code.WRITE_FAILED, path=self._path)
        made = frame(self._last + 1, payload, self.key, _file_id(self._path))
        with told(self._path):
            self._write(self._handle, made)
        self._size += len(made)
        self._last += 1

    def close(self) -> None:
        if self._handle is not None:
            handle, self._handle = self._handle, None
            with suppress(OSError):  # all that was acknowledged is on the disk already
                self._disk.close(handle)

    def _open_to_write(self) -> None:
        with told(self._path):
            self._handle = self._disk.open(self._path, write=True)
            try:
                if self.torn:
                    self._disk.cut(self._handle, self._size)
                    self._disk.sync(self._handle)
            except OSError:
                self.close()
                raise
        self._uncertain = False

    def _write(self, handle: int, made: bytes) -> None:
        if self._uncertain:  # what a failed write left could not be taken back then
            self._disk.cut(handle, self._size)
            self._uncertain = False
        if self._disk.size(handle) != self._size:
            raise OSError(errno.EIO, "the file is not as long as it was left")
        try:
            write_all(self._disk, handle, self._size, made)
        except OSError:
            self._uncertain = True
            with suppress(OSError):
                self._disk.cut(handle, self._size)
                self._disk.sync(handle)
                self._uncertain = False
            raise


def glance(path: Path, keys: Sequence[bytes], disk: Disk) -> Glance:
    """The first and last frame without reading what lies between. Raises Fault DATA_UNREADABLE, NEWER_FORMAT."""
    try:
        handle = disk.open(path)
        try:
            size = disk.size(handle)
            first = disk.read(handle, 0, GLANCE_BYTES)
            tail = first if size <= GLANCE_BYTES else disk.read(handle, size - GLANCE_BYTES, GLANCE_BYTES)
        finally:
            disk.close(handle)
    except OSError as fault:
        raise Fault(Code.DATA_UNREADABLE, path=path) from fault
    for key in keys:
        found = opened(first, 0, key, _file_id(path))
        if found is not None and found[0] == 1:
            return Glance(_checked_header(found[1], path), last_frame(tail, key, _file_id(path)))
    return Glance(None, None)


def _content(path: Path, keys: Sequence[bytes], disk: Disk) -> tuple[bytes, Content]:
    """The key that fits and what it opens."""
    try:
        raw = read_all(disk, path)
    except OSError as fault:
        raise Fault(Code.DATA_UNREADABLE, path=path) from fault
    for key in keys:
        content = read_frames(raw, key, _file_id(path))
        if content.frames:
            return key, content
    if is_newer(raw):
        raise Fault(Code.NEWER_FORMAT, name=path.name)
    raise Fault(Code.FILE_UNREADABLE, name=path.name)


def _checked_header(payload: bytes, path: Path) -> Header:
    header = json.loads(payload)
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise Fault(Code.NEWER_FORMAT, name=path.name)
    return header


def _file_id(path: Path) -> bytes:
    return path.name.encode("utf-8")
