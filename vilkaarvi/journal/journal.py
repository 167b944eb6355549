"""A journal: one file of sealed frames, one frame a commit. Version 1.

    frame  = magic D5 'VJ1' | sequence u32 | length u32 (both little-endian) | sealed
    sealed = 12-byte nonce | AES-256-GCM(key, payload), bound to the file's id and the frame's first 12 bytes

The first frame's payload is the header, JSON: {"format": 1, …}. A torn end was never acknowledged: a writer cuts it. A
damaged middle costs its frames, which are counted and told; reading goes on at the next magic. Nothing is repaired by a
reader.
"""

import json
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vilkaarvi.errors import Code, Fault
from vilkaarvi.journal.disk import Disk
from vilkaarvi.seal import seal, unseal

FORMAT = 1
MAGIC = b"\xd5VJ1"
_HEAD = struct.Struct("<4sII")
_LEAST = 28  # nonce and tag
_MOST = 1 << 24


@dataclass(frozen=True)
class Content:
    """What a file held: payloads with their numbers, where the last good frame ends, how many frames are lost."""

    frames: tuple[tuple[int, bytes], ...]
    end: int
    lost: int


def read_frames(raw: bytes, key: bytes, file_id: bytes) -> Content:
    """All frames that open. Never raises on damage."""
    frames: list[tuple[int, bytes]] = []
    at = end = lost = 0
    while at < len(raw):
        opened = _frame(raw, at, key, file_id)
        if opened is None:
            at = raw.find(MAGIC, at + 1)
            if at < 0:
                break
            continue
        number, payload, at = opened
        before = frames[-1][0] if frames else 0
        if number > before:
            lost += number - before - 1
            frames.append((number, payload))
        else:
            lost += 1  # a frame put back from elsewhere
        end = at
    return Content(tuple(frames), end, lost)


def _frame(raw: bytes, at: int, key: bytes, file_id: bytes) -> tuple[int, bytes, int] | None:
    if raw[at : at + 4] != MAGIC or at + _HEAD.size > len(raw):
        return None
    _magic, number, length = _HEAD.unpack_from(raw, at)
    stop = at + _HEAD.size + length
    if not _LEAST <= length <= _MOST or stop > len(raw):
        return None
    payload = unseal(key, raw[at + _HEAD.size : stop], file_id + raw[at : at + _HEAD.size])
    return None if payload is None else (number, payload, stop)


def made_frame(number: int, payload: bytes, key: bytes, file_id: bytes) -> bytes:
    head = _HEAD.pack(MAGIC, number, len(payload) + _LEAST)
    return head + seal(key, payload, file_id + head)


class Journal:
    """One file, open for appending (`writer`) or only read.

    Attributes: header, payloads (after the header, oldest first), lost (frames that could not be read).
    Raises Fault NEWER_FORMAT (the file is untouched), DATA_UNREADABLE, DISK_FULL, WRITE_FAILED.
    """

    def __init__(self, path: Path, key: bytes, file_id: bytes, disk: Disk, writer: bool = True) -> None:
        self._path, self._key, self._id, self._disk, self._writer = path, key, file_id, disk, writer
        try:
            raw = disk.read(path)
        except OSError as fault:
            raise Fault(Code.DATA_UNREADABLE, path=path) from fault
        content = read_frames(raw, key, file_id)
        self.header: dict[str, Any] = {}
        payloads = [payload for _number, payload in content.frames]
        if content.frames and content.frames[0][0] == 1:
            self.header = json.loads(payloads.pop(0))
            if self.header["format"] > FORMAT:
                raise Fault(Code.NEWER_FORMAT, name=path.name)
        self.payloads = payloads
        self.lost = content.lost
        self._number = content.frames[-1][0] if content.frames else 0
        self._size = len(raw)
        if content.end < len(raw):
            torn = raw[content.end :]
            if _whole_frames(torn):
                self.lost += _whole_frames(torn)  # a whole frame that does not open: damage, not a torn end
                self._number += _whole_frames(torn)
            elif writer:
                self._guard(lambda: disk.cut(path, content.end))
                self._size = content.end

    @classmethod
    def create(cls, path: Path, key: bytes, file_id: bytes, disk: Disk, header: dict[str, Any]) -> "Journal":
        """A new file with its header on the disk."""
        guarded(path, lambda: disk.create(path))
        journal = cls(path, key, file_id, disk)
        journal.header = {"format": FORMAT, **header}
        journal._append(json.dumps(journal.header).encode())
        return journal

    def append(self, payload: bytes) -> None:
        """Returns when `payload` is on the disk. On a fault the file is as it was."""
        self._append(payload)
        self.payloads.append(payload)

    def _append(self, payload: bytes) -> None:
        frame = made_frame(self._number + 1, payload, self._key, self._id)

        def write() -> None:
            if self._disk.size(self._path) != self._size:
                raise OSError("somebody else wrote in the journal")
            try:
                self._disk.append(self._path, self._size, frame)
            except OSError:
                self._take_back()
                raise

        self._guard(write)
        self._size += len(frame)
        self._number += 1

    def _take_back(self) -> None:
        try:
            self._disk.cut(self._path, self._size)
        except OSError:
            return  # the torn end is cut at the next opening

    def _guard(self, work: Any) -> None:
        guarded(self._path, work)


def guarded(path: Path, work: Any) -> None:
    """Runs `work`; an OSError becomes DISK_FULL or WRITE_FAILED."""
    import errno

    try:
        work()
    except OSError as fault:
        full = (
            fault.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
            or getattr(fault, "winerror", None) == 112
        )
        raise Fault(Code.DISK_FULL if full else Code.WRITE_FAILED, path=path) from fault


def _whole_frames(raw: bytes) -> int:
    """How many frames `raw` is made of, to the last byte; 0 when its end is torn."""
    at = count = 0
    while at < len(raw):
        if raw[at : at + 4] != MAGIC or at + _HEAD.size > len(raw):
            return 0
        at += _HEAD.size + _HEAD.unpack_from(raw, at)[2]
        count += 1
    return count if at == len(raw) else 0
