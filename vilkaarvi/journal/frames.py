"""The frames of a journal file, format 1.

    file   = frame, frame, … to the end of the file
    frame  = magic D5 56 4A 31 ("\\xd5VJ1") | number u32 | length u32 | sealed        (little-endian)
    sealed = nonce, 12 random bytes | AES-256-GCM(key, payload) with its tag of 16    (length = payload + 28, ≤ 16 MiB)
    bound  = file id | the frame's first 12 bytes                                     (the file's name, as UTF-8)

Numbers start at 1 and grow by one. The first payload is the header, JSON with "format": 1; "lost" tells how many frames
damage had cost before the file was written anew, "compact" that nothing was changed when it was. Every other payload is
JSON, [[table, document id, document | null], …]: null removes the document; an id of null with null makes an empty
table, with "drop" removes a table. One frame is one commit.

A frame that does not open costs itself alone: reading goes on at the next magic, and the gap in the numbers tells how
many are lost. A torn end (less than a whole frame) was never acknowledged. What is cut off exactly between two frames
cannot be seen.
"""

import struct
from dataclasses import dataclass

from vilkaarvi.seal.boxes import SEAL_BYTES, seal, unseal

FORMAT = 1
FAMILY = b"\xd5VJ"
MAGIC = FAMILY + b"1"
HEAD = struct.Struct("<4sII")
MOST_BYTES = 1 << 24


@dataclass(frozen=True)
class Content:
    """What a file held.

    frames: numbers and payloads that opened, in order. size: bytes up to where the torn end begins. torn: bytes of that
    end. lost: frames that did not open. last: the highest number used, lost frames at the end counted.
    """

    frames: tuple[tuple[int, bytes], ...]
    size: int
    torn: int
    lost: int
    last: int


def frame(number: int, payload: bytes, key: bytes, file_id: bytes) -> bytes:
    """Raises ValueError when `payload` is larger than a frame can be."""
    if len(payload) + SEAL_BYTES > MOST_BYTES:
        raise ValueError("too large for a frame")
    head = HEAD.pack(MAGIC, number, len(payload) + SEAL_BYTES)
    return head + seal(key, payload, file_id + head)


def opened(raw: bytes, at: int, key: bytes, file_id: bytes) -> tuple[int, bytes, int] | None:
    """Number, payload and end of the frame at `at`; None when none opens there."""
    end = _claimed_end(raw, at)
    if end is None:
        return None
    head = raw[at : at + HEAD.size]
    payload = unseal(key, raw[at + HEAD.size : end], file_id + head)
    return None if payload is None else (HEAD.unpack(head)[1], payload, end)


def read_frames(raw: bytes, key: bytes, file_id: bytes) -> Content:
    """All frames that open. Never raises on damage."""
    frames: list[tuple[int, bytes]] = []
    at = end = last = lost = 0
    while 0 <= at < len(raw):
        found = opened(raw, at, key, file_id)
        if found is None:
            at = raw.find(MAGIC, at + 1)
            continue
        number, payload, end = found
        at = end
        if number > last:
            lost += number - last - 1
            frames.append((number, payload))
            last = number
        else:
            lost += 1  # an older frame, copied to a place where it does not belong
    size = end
    while (stop := _claimed_end(raw, size)) is not None:  # whole to look at, but damaged: left where they are
        size, last, lost = stop, last + 1, lost + 1
    return Content(tuple(frames), size, len(raw) - size, lost, last)


def last_frame(tail: bytes, key: bytes, file_id: bytes) -> bytes | None:
    """The payload of the frame that ends exactly where `tail` ends; None when none does."""
    at = tail.rfind(MAGIC)
    while at >= 0:
        found = opened(tail, at, key, file_id)
        if found is not None and found[2] == len(tail):
            return found[1]
        at = tail.rfind(MAGIC, 0, at)
    return None


def whole_frames(raw: bytes) -> bytes:
    """As much of `raw` as is whole frames, by what they say themselves."""
    end = 0
    while (stop := _claimed_end(raw, end)) is not None:
        end = stop
    return raw[:end]


def is_newer(raw: bytes) -> bool:
    """True for a file of this family whose frames a later version has made."""
    return raw[:3] == FAMILY and raw[3:4] > MAGIC[3:]


def _claimed_end(raw: bytes, at: int) -> int | None:
    """Where the frame at `at` ends by what it says itself; None when it says nonsense or more than there is."""
    if raw[at : at + 4] != MAGIC or at + HEAD.size > len(raw):
        return None
    _magic, _number, length = HEAD.unpack_from(raw, at)
    end = at + HEAD.size + int(length)
    return end if SEAL_BYTES <= length <= MOST_BYTES and end <= len(raw) else None
