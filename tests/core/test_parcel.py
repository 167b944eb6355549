"""A file that opens with a code: bounded, told apart from a damaged one, and the same for ever."""

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vilkaarvi.errors import Code, Fault
from vilkaarvi.seal import parcel
from vilkaarvi.seal.boxes import USUAL, stretched
from vilkaarvi.seal.parcel import LEAST_FILE, MOST_CONTENT, MOST_FILE, check_parcel, opened_parcel, sealed_parcel

CODE = "356763756496392370769715123364"
OTHER = "104385291036447120983310255017"
CONTENT = "Vi hälsar på alla".encode()
ROOT = Path(__file__).parents[2]
FIXTURES = [Path(__file__).parent / "fixtures" / f"transfer-{version}" for version in (1, 2, 3)]


@pytest.fixture(scope="module")
def made() -> bytes:
    return sealed_parcel(CONTENT, CODE)


def code_of(raw: bytes, code: str = CODE) -> Code:
    with pytest.raises(Fault) as caught:
        opened_parcel(raw, code, "fil.grupp")
    assert caught.value.facts in ({}, {"name": "fil.grupp"})
    return caught.value.code


def summed(body: bytes) -> bytes:
    """`body` as a whole file again, by somebody who knows the format."""
    return body + hashlib.sha256(body).digest()


def changed(raw: bytes, at: int, to: bytes) -> bytes:
    return summed(raw[:at] + to + raw[at + len(to) : -32])


def test_what_was_sealed_opens_with_its_code_alone(made: bytes) -> None:
    assert opened_parcel(made, CODE, "fil.grupp") == CONTENT
    assert code_of(made, OTHER) is Code.CODE_WRONG
    assert CONTENT not in made
    assert CODE.encode() not in made


def test_the_same_group_under_the_same_code_gives_two_files(made: bytes) -> None:
    again = sealed_parcel(CONTENT, CODE)
    assert again[24:40] != made[24:40]
    assert again[40:-32] != made[40:-32]


def test_a_code_costs_at_least_64_mib_and_three_passes() -> None:
    assert USUAL.memory >= 64 * 1024
    assert USUAL.passes >= 3


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.name)
def test_the_published_file_opens_for_ever(fixture: Path) -> None:
    raw = fixture.with_suffix(".grupp").read_bytes()
    assert opened_parcel(raw, CODE, "fil.grupp") == fixture.with_suffix(".json").read_bytes()
    told = (ROOT / "docs" / "transfer-format.md").read_text(encoding="utf-8")
    assert raw[24:40].hex() in told
    assert stretched(CODE, raw[24:40]).hex() in told


def test_every_bit_that_turned_is_told_without_the_code(made: bytes) -> None:
    for at in range(len(made)):
        turned = bytearray(made)
        turned[at] ^= 1 << at % 8
        with pytest.raises(Fault) as caught:
            check_parcel(bytes(turned), "fil.grupp")
        newer = at in (16, 17) and int.from_bytes(turned[16:18], "big") > parcel.FORMAT
        assert caught.value.code is (Code.NEWER_FORMAT if newer else Code.PARCEL_UNREADABLE), at


def test_a_file_cut_anywhere_is_told(made: bytes) -> None:
    for length in range(len(made)):
        with pytest.raises(Fault, match="unreadable"):
            check_parcel(made[:length], "fil.grupp")
    with pytest.raises(Fault, match="unreadable"):
        check_parcel(made + b"\n", "fil.grupp")


@settings(max_examples=300)
@given(st.binary(max_size=400) | st.binary(max_size=300).map(lambda rest: made_like(rest)))
def test_rubbish_is_told_before_anything_is_stretched(raw: bytes) -> None:
    with pytest.raises(Fault) as caught:
        check_parcel(raw, "fil.grupp")
    assert caught.value.code in {Code.PARCEL_UNREADABLE, Code.NEWER_FORMAT}


def made_like(rest: bytes) -> bytes:
    return b"vilkaarvi-group\n" + rest


@pytest.mark.parametrize(
    ("at", "to"),
    [
        (18, (64 * 1024 - 1).to_bytes(4, "big")),
        (18, (256 * 1024 + 1).to_bytes(4, "big")),
        (18, b"\xff\xff\xff\xff"),
        (22, b"\x02"),
        (22, b"\xff"),
        (23, b"\x00"),
        (23, b"\x09"),
        (16, b"\x00\x00"),
    ],
)
def test_costs_out_of_bounds_are_never_paid(made: bytes, at: int, to: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcel, "stretched", lambda *_: pytest.fail("stretched"))
    assert code_of(changed(made, at, to)) is Code.PARCEL_UNREADABLE


def test_a_newer_format_is_refused_whatever_follows(made: bytes) -> None:
    assert code_of(changed(made, 16, b"\x00\x04")) is Code.NEWER_FORMAT
    assert code_of(made[:16] + b"\x01\x00") is Code.NEWER_FORMAT


def test_a_head_that_somebody_changed_opens_nothing(made: bytes) -> None:
    assert code_of(changed(made, 22, b"\x04")) is Code.CODE_WRONG
    assert code_of(changed(made, 24, os.urandom(16))) is Code.CODE_WRONG
    assert code_of(changed(made, 41, os.urandom(8))) is Code.CODE_WRONG


def test_sizes_are_bounded_on_both_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcel, "stretched", lambda *_: pytest.fail("stretched"))
    with pytest.raises(Fault, match="refused"):
        sealed_parcel(bytes(MOST_CONTENT + 1), CODE)
    for length in (LEAST_FILE - 1, MOST_FILE + 1):
        raw = (b"vilkaarvi-group\n\x00\x01" + bytes(length))[: length - 32]
        assert code_of(summed(raw)) is Code.PARCEL_UNREADABLE
