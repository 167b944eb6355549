"""The presentation times of a film's pictures, read from an MP4 file's own tables (ISO/IEC 14496-12: moov/trak/…).

Only the boxes that tell time are read: mdhd (time scale), stts (durations), ctts (offsets), elst (what is cut away).
"""

import struct
from collections.abc import Iterator
from pathlib import Path

MOST_PICTURES = 2_000_000
MOST_MOOV = 64_000_000


def picture_times(path: Path) -> list[float]:
    """Milliseconds of each picture in the order of showing; empty when the file is no MP4 with a video track."""
    try:
        return _times(_moov(path))
    except (OSError, struct.error, ValueError, IndexError):
        return []


def even_times(length_ms: int, pictures_a_second: float) -> list[float]:
    """Times of a film whose table cannot be read: evenly spread."""
    step = 1000 / (pictures_a_second or 25.0)
    return [n * step for n in range(max(1, round(length_ms / step)))]


def _moov(path: Path) -> bytes:
    with path.open("rb") as file:
        while head := file.read(8):
            size, kind = struct.unpack(">I4s", head)
            skip = 8
            if size == 1:
                size = struct.unpack(">Q", file.read(8))[0]
                skip = 16
            if kind == b"moov" and size - skip <= MOST_MOOV:
                return file.read(size - skip)
            if size < skip:
                break
            file.seek(size - skip, 1)
    return b""


def _boxes(inside: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(inside):
        size, kind = struct.unpack_from(">I4s", inside, at)
        if size < 8:
            return
        yield kind, inside[at + 8 : at + size]
        at += size


def _box(inside: bytes, *path: bytes) -> bytes:
    for kind in path:
        inside = next((content for name, content in _boxes(inside) if name == kind), b"")
    return inside


def _times(moov: bytes) -> list[float]:
    film_scale = struct.unpack_from(">I", _box(moov, b"mvhd"), 12)[0] if moov else 1000
    for kind, trak in _boxes(moov):
        if kind != b"trak" or _box(trak, b"mdia", b"hdlr")[8:12] != b"vide":
            continue
        header = _box(trak, b"mdia", b"mdhd")
        scale = struct.unpack_from(">I", header, 20 if header[0] == 1 else 12)[0]
        table = _box(trak, b"mdia", b"minf", b"stbl")
        shown = _shown(_runs(_box(table, b"stts"), ">II"), _runs(_box(table, b"ctts"), ">Ii"))
        start, delay = _edit(_box(trak, b"edts", b"elst"))
        first = 1000 * delay / film_scale
        return [first + 1000 * (at - start) / scale for at in sorted(shown) if at >= start]
    return []


def _runs(box: bytes, shape: str) -> list[tuple[int, int]]:
    if not box:
        return []
    count = struct.unpack_from(">I", box, 4)[0]
    return [struct.unpack_from(shape, box, 8 + 8 * i) for i in range(min(count, (len(box) - 8) // 8))]


def _shown(durations: list[tuple[int, int]], offsets: list[tuple[int, int]]) -> list[int]:
    if sum(count for count, _ in durations) > MOST_PICTURES:
        raise ValueError("too many pictures")
    decoded, at = [], 0
    for count, duration in durations:
        for _ in range(count):
            decoded.append(at)
            at += duration
    shift = [offset for count, offset in offsets for _ in range(count)]
    return [at + (shift[i] if i < len(shift) else 0) for i, at in enumerate(decoded)]


def _edit(box: bytes) -> tuple[int, int]:
    """Media time at which the film begins (in media units), and an empty time before it (in film units)."""
    delay = 0
    if not box:
        return 0, 0
    wide = box[0] == 1
    for i in range(struct.unpack_from(">I", box, 4)[0]):
        length, start = struct.unpack_from(">Qq" if wide else ">Ii", box, 8 + i * (20 if wide else 12))
        if start >= 0:
            return start, delay
        delay += length
    return 0, delay
