"""A journal: one file of sealed frames (frames.py), only ever appended to."""

import hashlib
import json
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vilkaarvi.errors import Code, Fault
from vilkaarvi.journal.frames import FORMAT, MOST_BYTES, Content, frame, is_newer, last_frame, opened, read_frames
from vilkaarvi.journal.spool import Joined, Spool
from vilkaarvi.seal.boxes import SEAL_BYTES
from vilkaarvi.seal.disk import Disk, read_all, replace_file, told, write_all, write_code

GLANCE_BYTES = 8192
AGAIN_S = 5.0  # between two looks for a folder that is gone
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
    `spool`: where frames wait while the folder is gone (spool.py); they count as written.
    Raises Fault DATA_UNREADABLE, FILE_UNREADABLE (nothing opens), NEWER_FORMAT (the file is untouched), and when
    writing DISK_FULL or WRITE_FAILED: then the journal is as it was, and may be written to again. JOURNAL_WENT_ON:
    somebody else wrote in it while its folder was gone, and it is not written to any more.
    """

    def __init__(self, path: Path, keys: Sequence[bytes], disk: Disk, writer: bool, spool: Spool | None = None) -> None:
        self._path, self._disk, self._spool = path, disk, spool
        self.aside = False  # what is written waits in the spool
        self._went_on = False
        self._again = 0.0  # when the folder is to be looked for, monotonic
        self._handle: int | None = None
        self.key, content, raw = _content(path, keys, disk)
        self._digest = hashlib.sha256(raw[: content.size])  # of what is surely in the file
        self.payloads = [payload for _number, payload in content.frames]
        self.header: Header = {}
        if content.frames and content.frames[0][0] == 1:
            self.header = _checked_header(self.payloads.pop(0), path)
        self.lost, self.torn = content.lost + int(self.header.get("lost", 0)), content.torn
        self._last, self._size = content.last, content.size
        if writer:
            self._open_to_write()

    @classmethod
    def create(
        cls,
        path: Path,
        key: bytes,
        disk: Disk,
        header: Header,
        payloads: Sequence[bytes] = (),
        spool: Spool | None = None,
    ) -> "Journal":
        """A new file with a header and first payloads: there whole, or not at all."""
        first = json.dumps({"format": FORMAT, **header}).encode("ascii")
        frames = [frame(number, one, key, _file_id(path)) for number, one in enumerate([first, *payloads], 1)]
        with told(path):
            replace_file(disk, path, b"".join(frames))
        return cls(path, [key], disk, True, spool)

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
            if self.aside:
                self._look_for_the_folder()
            if self.aside:
                assert self._spool is not None  # noqa: S101  only with one anything lies aside
                self._spool.append(made)
            else:
                self._write_or_spool(self._handle, made)
        self._last += 1

    def look_again(self) -> None:
        """Joins what waits, if the folder is back; asked for seldom, it costs nothing."""
        if self.aside:
            with told(self._path):
                self._look_for_the_folder()

    def settle(self) -> None:
        """What waits is joined now. Raises Fault WRITE_FAILED while the folder is gone, JOURNAL_WENT_ON."""
        if self.aside:
            self._again = 0.0
            with told(self._path):
                self._look_for_the_folder()
            if self.aside:
                raise Fault(Code.WRITE_FAILED, path=self._path)

    def close(self) -> None:
        with suppress(Fault):  # what still waits is joined by the next start
            self.settle()
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

    def _write_or_spool(self, handle: int, made: bytes) -> None:
        try:
            self._write(handle, made)
        except OSError as fault:
            if self._spool is None or write_code(fault) is Code.DISK_FULL:
                raise
            self._spool.begin(self._size, self._digest.digest())
            self._spool.append(made)
            self.aside, self._again = True, time.monotonic() + AGAIN_S
        else:
            self._digest.update(made)
            self._size += len(made)

    def _look_for_the_folder(self) -> None:
        """Joins what waits if the folder is back; asked for seldom, because a lost network may take long to say no."""
        if time.monotonic() < self._again or self._spool is None:
            return
        self._again = time.monotonic() + AGAIN_S
        if self._went_on:
            raise Fault(Code.JOURNAL_WENT_ON, name=self._path.name)
        try:
            joined = self._spool.join(self._path, self._disk)
            if joined is not Joined.WENT_ON:
                self._take_up_again()
        except OSError:
            return
        if joined is Joined.WENT_ON:
            self._went_on, self._again = True, 0.0
            raise Fault(Code.JOURNAL_WENT_ON, name=self._path.name)

    def _take_up_again(self) -> None:
        """The file is open as it is now, and what waited is in it."""
        raw = read_all(self._disk, self._path)
        if self._handle is not None:
            with suppress(OSError):
                self._disk.close(self._handle)
        self._handle = self._disk.open(self._path, write=True)
        self._size, self._digest = len(raw), hashlib.sha256(raw)
        self.aside = self._uncertain = False

    def _write(self, handle: int, made: bytes) -> None:
        if self._uncertain:  # what a failed write left could not be taken back then
            self._disk.cut(handle, self._size)
            self._uncertain = False
        if self._disk.size(handle) != self._size:
            raise Fault(Code.WRITE_FAILED, path=self._path)  # somebody else wrote in it
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
            _number, header, end = found
            last = last_frame(tail, key, _file_id(path)) if end < size else None  # the header is no line
            return Glance(_checked_header(header, path), last)
    return Glance(None, None)


def _content(path: Path, keys: Sequence[bytes], disk: Disk) -> tuple[bytes, Content, bytes]:
    """The key that fits, what it opens, and the whole file."""
    try:
        raw = read_all(disk, path)
    except OSError as fault:
        raise Fault(Code.DATA_UNREADABLE, path=path) from fault
    for key in keys:
        content = read_frames(raw, key, _file_id(path))
        if content.frames:
            return key, content, raw
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
