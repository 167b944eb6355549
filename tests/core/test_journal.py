"""The journal against cuts, flipped bits, other people's writing and faults of the disk."""

import json
import os
from pathlib import Path

import pytest

from tests.core.fault_layer import BROKEN, FULL, NOT_SYNCED, SHORT, FaultyDisk
from vilkaarvi.errors import Code, Fault
from vilkaarvi.journal.frames import Content, frame, read_frames
from vilkaarvi.journal.journal import Journal, glance
from vilkaarvi.seal.disk import RealDisk, read_all

KEY = bytes(range(32))
ID = b"a.run"
LINES = [f"rad {n}".encode() for n in range(5)]
# Format 1, for ever: key 00…1f, nonces a0…ab and b0…bb, file id "a.run", payloads {"format":1} and a note.
VECTOR = bytes.fromhex(
    "d5564a310100000028000000a0a1a2a3a4a5a6a7a8a9aaab9d3a1a4237a663cb405fb6ae2724c3cb328eb71f77d8266d"
    "63a273ccd5564a310200000041000000b0b1b2b3b4b5b6b7b8b9babbc20e78c583b9de2c65d4b593ef71f3e0f05931a6"
    "3714ad6337eeea32f8ee817777695e673e1c45111690ee5aa3811d4050c5acd1d0"
)
VECTOR_PAYLOADS = [b'{"format":1}', '[["notes","1",{"text":"Vi hälsar"}]]'.encode()]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.run"


def made(path: Path) -> bytes:
    """The bytes of a journal with five lines."""
    journal = Journal.create(path, KEY, RealDisk(), {"run": "a"})
    for line in LINES:
        journal.append(line)
    journal.close()
    return path.read_bytes()


def opened(path: Path, writer: bool = False) -> Journal:
    journal = Journal(path, [KEY], RealDisk(), writer)
    journal.close()
    return journal


def refused(path: Path, writer: bool = True) -> Code:
    with pytest.raises(Fault) as caught:
        Journal(path, [KEY], RealDisk(), writer)
    return caught.value.code


def test_what_is_written_is_read(path: Path) -> None:
    made(path)
    journal = opened(path)
    assert journal.header == {"format": 1, "run": "a"}
    assert (journal.payloads, journal.lost, journal.torn) == (LINES, 0, 0)


def test_the_vector_of_format_one_is_read_for_ever() -> None:
    content = read_frames(VECTOR, KEY, ID)
    assert [payload for _number, payload in content.frames] == VECTOR_PAYLOADS


def test_the_vector_is_what_the_documented_format_says() -> None:
    """A reader of its own: nothing of ours but the words of frames.py."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    at, found = 0, list[bytes]()
    while at < len(VECTOR):
        head = VECTOR[at : at + 12]
        assert head[:4] == b"\xd5VJ1"
        assert int.from_bytes(head[4:8], "little") == len(found) + 1
        length = int.from_bytes(head[8:12], "little")
        nonce, sealed = VECTOR[at + 12 : at + 24], VECTOR[at + 24 : at + 12 + length]
        found.append(AESGCM(KEY).decrypt(nonce, sealed, b"a.run" + head))
        at += 12 + length
    assert found == VECTOR_PAYLOADS


def ends_of_frames(raw: bytes) -> list[int]:
    """Where each frame of a whole journal ends."""
    ends, at = list[int](), 0
    while at < len(raw):
        at += 12 + int.from_bytes(raw[at + 8 : at + 12], "little")
        ends.append(at)
    return ends


@pytest.mark.parametrize("writer", [True, False])
def test_every_cut_leaves_all_whole_lines_and_is_told(path: Path, writer: bool) -> None:
    """Told by the bytes of the torn end; only a cut exactly between two frames cannot be seen."""
    raw = made(path)
    for size in range(len(raw)):
        path.write_bytes(raw[:size])
        whole = [end for end in ends_of_frames(raw) if end <= size]
        if not whole:
            assert refused(path, writer) is Code.FILE_UNREADABLE
            continue
        journal = opened(path, writer)
        assert journal.payloads == LINES[: len(whole) - 1]
        assert (journal.torn, journal.lost) == (size - whole[-1], 0)
        assert path.read_bytes() == (raw[: whole[-1]] if writer else raw[:size])


@pytest.mark.parametrize("fill", [b"\0", b"\xd5", os.urandom(1)], ids=["zeros", "a mark", "rubbish"])
def test_a_torn_end_of_zeros_or_rubbish_is_told(path: Path, fill: bytes) -> None:
    raw = made(path)
    last = raw.rfind(b"\xd5VJ1")
    for size in range(last, len(raw)):
        torn = raw[:size] + fill * (len(raw) - size)
        if torn == raw:
            continue  # the frame's last byte happens to be the same
        content = read_frames(torn, KEY, ID)
        assert [payload for _number, payload in content.frames] == [*_header(raw), *LINES[:-1]]
        assert content.lost or content.torn


def _header(raw: bytes) -> list[bytes]:
    return [read_frames(raw, KEY, ID).frames[0][1]]


def flipped(raw: bytes, at: int, bit: int) -> bytes:
    return raw[:at] + bytes([raw[at] ^ (1 << bit)]) + raw[at + 1 :]


def costs_one_frame_and_is_told(whole: Content, content: Content) -> bool:
    return (
        set(content.frames) < set(whole.frames)
        and len(content.frames) == len(whole.frames) - 1
        and content.lost <= 1
        and content.lost + content.torn > 0
    )


def test_a_flipped_bit_in_any_byte_costs_one_frame_and_is_told(path: Path) -> None:
    raw = made(path)
    whole = read_frames(raw, KEY, ID)
    for at in range(len(raw)):
        assert costs_one_frame_and_is_told(whole, read_frames(flipped(raw, at, at % 8), KEY, ID)), at


@pytest.mark.long
def test_every_flipped_bit_costs_one_frame_and_is_told(path: Path) -> None:
    raw = made(path) + frame(7, os.urandom(3000), KEY, ID)
    whole = read_frames(raw, KEY, ID)
    for at in range(len(raw) * 8):
        assert costs_one_frame_and_is_told(whole, read_frames(flipped(raw, at // 8, at % 8), KEY, ID)), at


def test_after_a_damaged_end_writing_goes_on_and_the_damage_stays_told(path: Path) -> None:
    raw = made(path)
    path.write_bytes(flipped(raw, len(raw) - 1, 0))
    journal = Journal(path, [KEY], RealDisk(), writer=True)
    assert (journal.lost, journal.torn) == (1, 0)
    journal.append(b"till")
    journal.close()
    again = opened(path)
    assert (again.payloads, again.lost) == ([*LINES[:-1], b"till"], 1)


def test_frames_out_of_place_do_not_count() -> None:
    one, two, three = (frame(n, b"x", KEY, ID) for n in (1, 2, 3))
    assert read_frames(one + two, KEY, b"b.run").frames == ()
    assert read_frames(one + two + one, KEY, ID).lost == 1
    assert read_frames(one + three + two, KEY, ID).lost == 2
    assert [number for number, _payload in read_frames(one + three, KEY, ID).frames] == [1, 3]


@pytest.mark.parametrize(
    "raw",
    [frame(1, b'{"format":2}', KEY, ID) + b"more", b"\xd5VJ2 what comes later", b"\xd5VJ9"],
    ids=["a newer frame", "a newer mark", "a much newer mark"],
)
def test_a_newer_format_is_refused_and_left_alone(path: Path, raw: bytes) -> None:
    path.write_bytes(raw)
    assert refused(path) is Code.NEWER_FORMAT
    assert path.read_bytes() == raw


def test_a_file_opens_with_the_older_of_two_keys(path: Path) -> None:
    made(path)
    assert Journal(path, [bytes(32), KEY], RealDisk(), writer=False).payloads == LINES


def test_rubbish_is_told_and_left_alone(path: Path) -> None:
    path.write_bytes(b"rubbish")
    assert refused(path) is Code.FILE_UNREADABLE
    assert path.read_bytes() == b"rubbish"
    assert refused(path.with_name("none.run")) is Code.DATA_UNREADABLE


def test_a_glance_sees_the_first_and_the_last_line(path: Path) -> None:
    made(path)
    seen = glance(path, [KEY], RealDisk())
    assert seen.header == {"format": 1, "run": "a"}
    assert seen.last == LINES[-1]


def test_a_glance_at_a_header_alone_sees_no_line(path: Path) -> None:
    raw = made(path)
    path.write_bytes(raw[: ends_of_frames(raw)[0]])
    seen = glance(path, [KEY], RealDisk())
    assert (seen.header, seen.last) == ({"format": 1, "run": "a"}, None)


@pytest.mark.parametrize(
    ("fails", "code"),
    [
        (SHORT, Code.DISK_FULL),
        (FULL, Code.DISK_FULL),
        (NOT_SYNCED, Code.WRITE_FAILED),
        (BROKEN, Code.WRITE_FAILED),
        (SHORT | {"cut": 5}, Code.DISK_FULL),
    ],
)
def test_a_failing_disk_is_told_and_the_next_line_is_written(path: Path, fails: dict[str, int], code: Code) -> None:
    disk = FaultyDisk()
    journal = Journal.create(path, KEY, disk, {})
    journal.append(b"ett")
    disk.fails = fails
    with pytest.raises(Fault) as caught:
        journal.append(b"nej" * 500)
    assert caught.value.code is code
    with pytest.raises(Fault):
        journal.append(b"nej")
    disk.fails = {}
    journal.append(b"ett till")
    journal.close()
    again = opened(path)
    assert (again.payloads, again.lost, again.torn) == ([b"ett", b"ett till"], 0, 0)


@pytest.mark.parametrize("fails", [SHORT, NOT_SYNCED, BROKEN, {"sync": 5, "cut": 5}])
def test_a_failing_disk_that_then_loses_its_power_loses_nothing_acknowledged(
    tmp_path: Path, fails: dict[str, int]
) -> None:
    for seed in range(40):
        path = tmp_path / f"{seed}.run"
        disk = FaultyDisk(seed)
        journal = Journal.create(path, KEY, disk, {})
        for line in LINES:
            journal.append(line)
        disk.fails = fails
        with pytest.raises(Fault):
            journal.append(os.urandom(3000))
        disk.fails = {}
        journal.close()
        disk.power_cut()
        again = Journal(path, [KEY], RealDisk(), writer=True)
        assert again.payloads[: len(LINES)] == LINES
        again.append(b"efter")
        again.close()
        assert opened(path).payloads[-1] == b"efter"


@pytest.mark.parametrize("fails", [FULL, SHORT, {"write": 5}])
def test_what_was_told_as_not_saved_is_not_there_afterwards(path: Path, fails: dict[str, int]) -> None:
    disk = FaultyDisk()
    journal = Journal.create(path, KEY, disk, {})
    before = path.read_bytes()
    disk.fails = fails
    with pytest.raises(Fault):
        journal.append(b"nej" * 500)
    journal.close()
    assert path.read_bytes() == before


def test_what_was_written_but_not_synced_is_taken_back(path: Path) -> None:
    disk = FaultyDisk()
    journal = Journal.create(path, KEY, disk, {})
    before = path.read_bytes()
    disk.fails = NOT_SYNCED
    with pytest.raises(Fault):
        journal.append(b"nej")
    journal.close()
    assert path.read_bytes() == before


def test_a_file_that_somebody_else_wrote_in_is_not_written_to(path: Path) -> None:
    journal = Journal.create(path, KEY, RealDisk(), {})
    with path.open("ab") as other:
        other.write(b"other")
    with pytest.raises(Fault) as caught:
        journal.append(b"mine")
    journal.close()
    assert caught.value.code is Code.WRITE_FAILED
    assert path.read_bytes().endswith(b"other")


def test_a_reader_cannot_write(path: Path) -> None:
    made(path)
    with pytest.raises(Fault):
        opened(path).append(b"x")


def test_what_is_too_large_for_a_frame_is_refused_before_it_is_written(path: Path) -> None:
    journal = Journal.create(path, KEY, RealDisk(), {})
    before = read_all(RealDisk(), path)
    with pytest.raises(Fault):
        journal.append(bytes(1 << 24))
    journal.append(json.dumps([]).encode())
    journal.close()
    assert path.read_bytes()[: len(before)] == before
