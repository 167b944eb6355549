"""A file that opens with a code said on the phone (docs/transfer-format.md).

    0   16  "vilkaarvi-group\\n"
    16   2  format, big-endian
    18   4  Argon2id: memory in KiB, big-endian          later formats keep the meaning of the first 18 bytes alone
    22   1            passes
    23   1            lanes
    24  16            salt
    40   …  nonce (12), content under AES-256-GCM, tag (16); bound to the 40 bytes before
    −32 32  SHA-256 of all before: tells a damaged file from a wrong code, without the code

Sizes and costs are bounded before anything is stretched or opened.
"""

import hashlib
import os
import struct

from vilkaarvi.errors import Code, Fault
from vilkaarvi.seal.boxes import SEAL_BYTES, USUAL, Cost, seal, stretched, unseal

FORMAT = 3  # what is written; 1 and 2 are the same but for what its content may hold (docs/transfer-format.md)
MOST_CONTENT = 32 * 1024 * 1024  # bytes; the largest group that store/transfer.py allows fits
_MAGIC = b"vilkaarvi-group\n"
_NAMED = len(_MAGIC) + 2  # where every format says which it is
_HEAD = struct.Struct(">16sHIBB16s")
_SALT_BYTES, _SUM_BYTES = 16, 32
LEAST_FILE = _HEAD.size + SEAL_BYTES + _SUM_BYTES
MOST_FILE = LEAST_FILE + MOST_CONTENT
_MEMORY, _PASSES, _LANES = range(64 * 1024, 256 * 1024 + 1), range(3, 11), range(1, 9)  # what a reader bears


def sealed_parcel(content: bytes, code: str, cost: Cost = USUAL) -> bytes:
    """The whole file. Takes 0.2 s and 64 MiB by intent. Raises Fault PARCEL_REFUSED when `content` is too large."""
    if len(content) > MOST_CONTENT:
        raise Fault(Code.PARCEL_REFUSED, field="size")
    salt = os.urandom(_SALT_BYTES)
    head = _HEAD.pack(_MAGIC, FORMAT, cost.memory, cost.passes, cost.lanes, salt)
    body = head + seal(stretched(code, salt, cost), content, head)
    return body + hashlib.sha256(body).digest()


def check_parcel(raw: bytes, name: str) -> Cost:
    """What a try costs. Raises Fault NEWER_FORMAT, or PARCEL_UNREADABLE for what is no such file, or damaged."""
    if len(raw) < _NAMED or not raw.startswith(_MAGIC):
        raise Fault(Code.PARCEL_UNREADABLE, name=name)
    if int.from_bytes(raw[len(_MAGIC) : _NAMED], "big") > FORMAT:
        raise Fault(Code.NEWER_FORMAT, name=name)
    body, told = raw[:-_SUM_BYTES], raw[-_SUM_BYTES:]
    if not LEAST_FILE <= len(raw) <= MOST_FILE or hashlib.sha256(body).digest() != told:
        raise Fault(Code.PARCEL_UNREADABLE, name=name)
    _magic, version, memory, passes, lanes, _salt = _HEAD.unpack_from(raw)
    if version not in range(1, FORMAT + 1) or memory not in _MEMORY or passes not in _PASSES or lanes not in _LANES:
        raise Fault(Code.PARCEL_UNREADABLE, name=name)
    return Cost(memory, passes, lanes)


def opened_parcel(raw: bytes, code: str, name: str) -> bytes:
    """The content. Raises the Faults of `check_parcel`, and CODE_WRONG. Takes 0.2 s by intent."""
    cost = check_parcel(raw, name)
    head, sealed = raw[: _HEAD.size], raw[_HEAD.size : -_SUM_BYTES]
    content = unseal(stretched(code, head[-_SALT_BYTES:], cost), sealed, head)
    if content is None:
        raise Fault(Code.CODE_WRONG)
    return content
