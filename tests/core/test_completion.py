"""What leaves the laptop: its form, for ever, and everything that may be wrong with a line of it."""

import base64
import json
import random
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.completions import (
    CARD,
    FOLLOW_UP,
    GROUP,
    KEYS,
    ME,
    POOL,
    RECORD,
    SEED,
    UNKNOWN_SEED,
    cards,
    envelope,
    forged,
    identifies,
    line,
    plain,
    read,
    records,
)
from vilkaarvi.completion.model import Content
from vilkaarvi.completion.wire import MOST_BYTES, format_of, packed, read_lines, unpacked
from vilkaarvi.errors import Code, Fault
from vilkaarvi.seal.signing import signed

FIXTURES = Path(__file__).parent / "fixtures"
MUTATIONS = 3000


def refused(raw: bytes | str) -> Code:
    with pytest.raises(Fault) as caught:
        read(raw)
    return caught.value.code


def changed(**fields: object) -> str:
    """A record signed with another value in it."""
    return forged({**plain(), **fields})


# --- the form


@settings(max_examples=200, deadline=None)
@given(st.one_of(records(), cards), st.integers(1, 10**5))
def test_what_is_packed_is_unpacked(content: Content, number: int) -> None:
    told = line(content, number)
    again = read(told)
    assert (again.key, again.number, again.content, again.line) == (ME, number, content, told)
    assert len(told) <= MOST_BYTES
    assert told.isascii()
    assert "\n" not in told


@pytest.mark.parametrize(
    ("name", "contents"),
    [
        ("completion-1/card.jsonl", [CARD]),
        ("completion-1/records.jsonl", [RECORD, FOLLOW_UP]),
        ("completion-2/card.jsonl", [POOL]),
    ],
    ids=["card", "records", "pool"],
)
def test_the_published_formats_are_read_and_written_for_ever(name: str, contents: list[Content]) -> None:
    raw = (FIXTURES / name).read_bytes()
    good, faults = read_lines(raw, name, KEYS, identifies)
    assert (faults, [each.content for each in good]) == ([], contents)
    assert raw.decode() == "".join(f"{each.line}\n" for each in good)
    assert raw.decode() == "".join(f"{line(content, n)}\n" for n, content in enumerate(contents, 1))


def test_the_fixtures_are_what_the_documented_format_says() -> None:
    """A reader of its own: nothing of ours but the words of docs/completion-format.md."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    for told in (FIXTURES / "completion-1" / "records.jsonl").read_text().splitlines():
        parts = json.loads(told)
        assert parts["format"] == 1
        payload = base64.b64decode(parts["payload"])
        public = Ed25519PublicKey.from_public_bytes(KEYS[parts["key"]])
        public.verify(base64.b64decode(parts["signature"]), b"vilkaarvi completion 1\n" + payload)
        assert json.loads(payload)["present"] == 8


def test_there_is_no_text_in_a_line_but_the_names_on_a_card() -> None:
    """Every other string is a day or an id: hexadecimal, or small letters, digits and hyphens as in programme files."""
    for content in (CARD, POOL, RECORD, FOLLOW_UP):
        strings = {name for name, value in plain(content).items() if isinstance(value, str)}
        named = {"name", "unit"} & strings
        for name in strings - named - {"kind"}:
            spoken = {**plain(content), name: "Anna sade att hon"}
            assert refused(forged(spoken, version=format_of(content))) is Code.R_VALUE, name


# --- attacks


def flipped_signature() -> str:
    parts = json.loads(line())
    signature = bytearray(base64.b64decode(parts["signature"]))
    signature[3] ^= 1
    return envelope(1, ME, base64.b64decode(parts["payload"]), bytes(signature))


def altered_count() -> str:
    parts = json.loads(line())
    return envelope(1, ME, json.dumps({**plain(), "present": 9}).encode(), base64.b64decode(parts["signature"]))


def with_envelope(**more: object) -> str:
    return json.dumps({**json.loads(line()), **more}, separators=(",", ":"))


def without(name: str) -> str:
    return forged({key: value for key, value in plain().items() if key != name})


def other_purpose() -> str:
    payload = json.dumps(plain()).encode()
    return envelope(1, ME, payload, signed(SEED, b"something else\n" + payload))


ATTACKS: dict[str, tuple[Callable[[], str | bytes], Code]] = {
    "a bit of the signature flipped": (flipped_signature, Code.R_ALTERED),
    "a count altered": (altered_count, Code.R_ALTERED),
    "a key that is not known": (lambda: line(seed=UNKNOWN_SEED), Code.R_UNKNOWN_KEY),
    "another's key named": (
        lambda: forged(plain(), UNKNOWN_SEED).replace(json.loads(line(seed=UNKNOWN_SEED))["key"], ME),
        Code.R_ALTERED,
    ),
    "signed for another purpose": (other_purpose, Code.R_ALTERED),
    "format 0": (lambda: forged(plain(), version=0), Code.R_UNREADABLE),
    "format 3": (lambda: forged(plain(), version=3), Code.NEWER_FORMAT),
    "format 3, signed as 1": (lambda: with_envelope(format=3), Code.NEWER_FORMAT),
    "format 2, signed as 1": (lambda: with_envelope(format=2), Code.R_ALTERED),
    "a record of format 2": (lambda: forged(plain(), version=2), Code.R_VALUE),
    "a card of format 2 that is no pool": (lambda: forged({**plain(CARD), "pool": False}, version=2), Code.R_VALUE),
    "a card of format 2 without pool": (lambda: forged(plain(CARD), version=2), Code.R_FIELDS),
    "a pool in format 1": (lambda: forged(plain(POOL)), Code.R_FIELDS),
    "a pool that speaks": (lambda: forged({**plain(POOL), "pool": "Anna sade"}, version=2), Code.R_VALUE),
    "a pool that is a number": (lambda: forged({**plain(POOL), "pool": 1}, version=2), Code.R_VALUE),
    "format true": (lambda: with_envelope(format=True), Code.R_UNREADABLE),
    "format 1.0": (lambda: with_envelope(format=1.0), Code.R_UNREADABLE),
    "no format": (lambda: line().replace('"format":1,', ""), Code.R_UNREADABLE),
    "a note as one more field": (lambda: changed(note="Anna sade"), Code.R_FIELDS),
    "a field less": (lambda: without("present"), Code.R_FIELDS),
    "no kind": (lambda: without("kind"), Code.R_FIELDS),
    "another kind": (lambda: changed(kind="note"), Code.R_VALUE),
    "a card that calls itself a record": (lambda: forged({**plain(CARD), "kind": "record"}), Code.R_FIELDS),
    "text in a number's field": (lambda: changed(present="Anna"), Code.R_VALUE),
    "true for a number": (lambda: changed(present=True), Code.R_VALUE),
    "a broken number": (lambda: changed(present=7.0), Code.R_VALUE),
    "null for a number": (lambda: changed(present=None), Code.R_VALUE),
    "a number for yes": (lambda: changed(manager_took_part=1), Code.R_VALUE),
    "not a number": (lambda: changed(minutes=float("nan")), Code.R_VALUE),
    "an enormous number": (lambda: changed(minutes=10**200), Code.R_VALUE),
    "more present than there are": (lambda: changed(present=10), Code.R_VALUE),
    "fewer than none": (lambda: changed(guests=-1), Code.R_VALUE),
    "number 0": (lambda: changed(number=0), Code.R_VALUE),
    "a day that is none": (lambda: changed(day="2026-02-30"), Code.R_VALUE),
    "a day with a time": (lambda: changed(day="2026-11-24T10:00"), Code.R_VALUE),
    "a day written otherwise": (lambda: changed(day="20261124"), Code.R_VALUE),
    "digits of another script": (lambda: changed(group="٠123456789abcdef"), Code.R_VALUE),
    "an id with a line break": (lambda: changed(programme="vilka-ar-vi\n"), Code.R_VALUE),
    "steps out of order": (lambda: changed(steps_done=[2, 1]), Code.R_VALUE),
    "a step twice": (lambda: changed(steps_done=[1, 1]), Code.R_VALUE),
    "a step called something": (lambda: changed(steps_done=["film"]), Code.R_VALUE),
    "takes its own place": (lambda: changed(supersedes="a" * 32), Code.R_VALUE),
    "five answers": (lambda: changed(answers=[answer(answered=5, high=5)]), Code.R_VALUE),
    "more high answers than answers": (lambda: changed(answers=[answer(answered=6, high=7)]), Code.R_VALUE),
    "more answers than people": (lambda: changed(answers=[answer(answered=11)]), Code.R_VALUE),
    "a question twice": (lambda: changed(answers=[answer(), answer()]), Code.R_VALUE),
    "a note in an answer": (lambda: changed(answers=[{**answer(), "said": "bra"}]), Code.R_FIELDS),
    "an answer that is text": (lambda: changed(answers=["bra"]), Code.R_VALUE),
    "a card that points somebody out": (
        lambda: forged({**plain(CARD), "name": "Ring 070-123 45 67"}),
        Code.NAME_IDENTIFIES,
    ),
    "a unit that points somebody out": (
        lambda: forged({**plain(CARD), "unit": "kim@example.se"}),
        Code.NAME_IDENTIFIES,
    ),
    "a long name": (lambda: forged({**plain(CARD), "name": "x" * 41}), Code.NAME_TOO_LONG),
    "no name": (lambda: forged({**plain(CARD), "name": ""}), Code.NAME_EMPTY),
    "a name of two lines": (lambda: forged({**plain(CARD), "name": "Norr\nSyd"}), Code.R_VALUE),
    "a name with half a character": (lambda: forged({**plain(CARD), "name": "Norr\ud800"}), Code.R_VALUE),
    "a name that is a number": (lambda: forged({**plain(CARD), "name": 7}), Code.R_VALUE),
    "a plan out of order": (lambda: forged({**plain(CARD), "planned": ["2027-01-12", "2026-12-01"]}), Code.R_VALUE),
    "no algorithm, please": (lambda: with_envelope(alg="none"), Code.R_UNREADABLE),
    "a key twice in the envelope": (lambda: line().replace("{", '{"format":1,', 1), Code.R_UNREADABLE),
    "a key twice in the payload": (
        lambda: forged(json.dumps(plain()).replace("{", '{"present":7,', 1).encode()),
        Code.R_UNREADABLE,
    ),
    "a payload that is a list": (lambda: forged([plain()]), Code.R_UNREADABLE),
    "a payload that is no JSON": (lambda: forged(b"\xff\x00"), Code.R_UNREADABLE),
    "a payload that is no base64": (lambda: with_envelope(payload="åäö"), Code.R_UNREADABLE),
    "a payload with bits to spare": (lambda: with_envelope(payload="QR=="), Code.R_UNREADABLE),
    "a signature that is a number": (lambda: with_envelope(signature=7), Code.R_UNREADABLE),
    "an empty signature": (lambda: with_envelope(signature=""), Code.R_ALTERED),
    "a key's name that speaks": (lambda: with_envelope(key="Anna sade"), Code.R_UNREADABLE),
    "blanks": (lambda: line().replace(",", ", "), Code.R_UNREADABLE),
    "a list": (lambda: "[]", Code.R_UNREADABLE),
    "nested without end": (lambda: "[" * 4000, Code.R_UNREADABLE),
    "nested objects without end": (lambda: '{"a":' * 800, Code.R_UNREADABLE),
    "a long line": (lambda: line() + " " * MOST_BYTES, Code.R_UNREADABLE),
    "garbage": (lambda: b"\x00\xff\xfe", Code.R_UNREADABLE),
    "half a character": (lambda: "\ud800", Code.R_UNREADABLE),
    "nothing": (lambda: "", Code.R_UNREADABLE),
}


def answer(**fields: int) -> dict[str, int]:
    return {"question": 1, "answered": 8, "high": 4, **fields}


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused(attack: str) -> None:
    make, code = ATTACKS[attack]
    assert refused(make()) is code


def test_a_fault_never_repeats_what_a_stranger_wrote() -> None:
    for make, _code in ATTACKS.values():
        with pytest.raises(Fault) as caught:
            read(make())
        assert "Anna" not in str(caught.value)
        assert "note" not in caught.value.facts.values()


def mutated(raw: bytes, dice: random.Random) -> bytes:
    at, more = dice.randrange(len(raw)), dice.randrange(1, 8)
    match dice.randrange(5):
        case 0:
            return raw[:at] + bytes([raw[at] ^ (1 << dice.randrange(8))]) + raw[at + 1 :]
        case 1:
            return raw[:at] + raw[at + more :]
        case 2:
            return raw[:at] + dice.randbytes(more) + raw[at:]
        case 3:
            return raw[:at] + raw[at : at + more] + raw[at:]
        case _:
            return raw[:at]


def accepted(mutations: int) -> int:
    dice = random.Random(7)
    contents: tuple[Content, ...] = (CARD, POOL, RECORD, FOLLOW_UP)
    lines = [line(content, number).encode() for content, number in product(contents, (1, 77))]
    taken = 0
    for _ in range(mutations):
        whole = dice.choice(lines)
        harmed = mutated(whole, dice)
        if harmed == whole:
            continue
        try:
            read(harmed)
        except Fault:
            continue
        taken += 1
    return taken


def test_no_mutated_line_is_taken() -> None:
    assert accepted(MUTATIONS) == 0


@pytest.mark.long
def test_no_mutated_line_of_many_is_taken() -> None:
    assert accepted(20 * MUTATIONS) == 0


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300))
def test_rubbish_is_a_fault_and_nothing_worse(raw: bytes | str) -> None:
    assert refused(raw) is not None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([CARD, POOL, RECORD]), st.data(), json_values)
def test_any_value_in_any_field_is_right_or_a_fault(content: Content, data: st.DataObject, value: Any) -> None:
    field = data.draw(st.sampled_from(sorted(plain(content))))
    try:
        again = read(forged({**plain(content), field: value}, version=format_of(content)))
    except Fault:
        return
    assert again.number >= 1
    assert line(again.content, again.number)


# --- files


def test_a_file_with_bad_lines_gives_the_good_ones_and_tells_the_others() -> None:
    raw = f"{line(CARD, 1)}\r\n\n{flipped_signature()}\n{line(RECORD, 2)}\n".encode() + b"\xff\n"
    good, faults = read_lines(raw, "norr.jsonl", KEYS, identifies)
    assert [each.number for each in good] == [1, 2]
    assert [(fault.code, fault.facts["name"], fault.facts["line"]) for fault in faults] == [
        (Code.R_ALTERED, "norr.jsonl", 3),
        (Code.R_UNREADABLE, "norr.jsonl", 5),
    ]


def test_a_key_filed_under_anothers_name_opens_nothing() -> None:
    with pytest.raises(Fault) as caught:
        unpacked(line(), {ME: KEYS[ME][::-1]}, identifies)
    assert caught.value.code is Code.R_UNKNOWN_KEY


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (replace(RECORD, present=10), Code.COUNT_IMPOSSIBLE),
        (replace(RECORD, group="g1"), Code.COUNT_IMPOSSIBLE),
        (replace(CARD, headcount=0), Code.COUNT_IMPOSSIBLE),
        (replace(CARD, name="Ring 070-123 45 67"), Code.NAME_IDENTIFIES),
        (replace(CARD, unit="x" * 41), Code.NAME_TOO_LONG),
        (replace(CARD, name=""), Code.NAME_EMPTY),
    ],
)
def test_what_may_not_be_read_is_not_signed(content: Content, code: Code) -> None:
    with pytest.raises(Fault) as caught:
        packed(SEED, 1, content, identifies)
    assert caught.value.code is code
    assert GROUP not in str(caught.value)
