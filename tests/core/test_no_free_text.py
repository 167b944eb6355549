"""No field of a card, a record or a report's line carries words, but a group's name and its unit: all are tried."""

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest

from tests.core.completions import CARD, FOLLOW_UP, ME, POOL, RECORD, forged, line, plain, read
from vilkaarvi.completion.model import Answer, CompletionRecord, Content, GroupCard
from vilkaarvi.completion.report import introduced, introduction
from vilkaarvi.completion.shape import ANSWER, CARD_2, NUMBERED
from vilkaarvi.completion.shape import RECORD as RECORD_SHAPE
from vilkaarvi.completion.wire import format_of
from vilkaarvi.errors import Fault

NOTES = (
    "Vi hälsar på alla som är nya",
    "Fatima grät när hon berättade om resan",
    "tystnad",
    "ja",
    "ja nej kanske",
    "vi-vill-att-chefen-lyssnar-nu!",
    "Åsa",
    "",
)
IDS = {"programme", "session"}  # a word of small letters, digits and hyphens, as a programme's files name it
NAMES = {"name", "unit"}
CONTENTS: tuple[Content, ...] = (CARD, POOL, RECORD, FOLLOW_UP)
Path = tuple[str | int, ...]


def places(value: object, path: Path = ()) -> Iterator[Path]:
    """Every place in a payload, those in lists and in answers among them."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*path, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from places(inner, (*path, at))


def put(whole: Any, path: Path, value: object) -> Any:
    made = json.loads(json.dumps(whole))
    inside = made
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    return made


def taken(payload: object, version: int) -> bool:
    try:
        read(forged(payload, version=version))
    except Fault:
        return False
    return True


@pytest.mark.parametrize("content", CONTENTS, ids=["card", "pool", "record", "follow-up"])
def test_a_note_s_words_are_refused_in_every_place_but_a_name_s(content: Content) -> None:
    whole, version = plain(content), format_of(content)
    free = set()
    for path in places(whole):
        for note in NOTES:
            for value in (note, [note], {"note": note}, {note: 1}):
                if taken(put(whole, path, value), version):
                    assert isinstance(value, str)
                    free.add((path[-1], note))
    names = NAMES if isinstance(content, GroupCard) else set()
    ids = IDS if isinstance(content, CompletionRecord) else set()
    assert {place for place, _note in free} == names | ids
    said = {note for place, note in free if place in ids}
    assert said == ({"tystnad", "ja"} if ids else set())  # no blank, no capital, no other sign


@pytest.mark.parametrize("content", CONTENTS, ids=["card", "pool", "record", "follow-up"])
def test_nothing_can_be_put_beside_the_fields(content: Content) -> None:
    whole, version = plain(content), format_of(content)
    inside: list[Path] = [(), *(path for path in places(whole) if path[-2:-1] == ("answers",))]
    for path in inside:
        for key in (*NOTES, "note", "text", "comment"):
            assert not taken(put(whole, (*path, key), NOTES[0]), version), path


@pytest.mark.parametrize("content", CONTENTS, ids=["card", "pool", "record", "follow-up"])
def test_a_line_s_own_fields_carry_no_words_either(content: Content) -> None:
    parts = json.loads(line(content))
    for key in (*parts, "note"):
        for note in NOTES:
            with pytest.raises(Fault):
                read(json.dumps({**parts, key: note}, separators=(",", ":"), ensure_ascii=False))
    assert parts["key"] == ME


def test_an_introduction_carries_no_words() -> None:
    right = introduction(bytes(32))
    assert introduced(right.encode()) == bytes(32)
    for note in NOTES:
        told = json.loads(right)
        for harmed in ({**told, "public": note}, {**told, "format": note}, {**told, "note": note}):
            assert introduced(json.dumps(harmed, separators=(",", ":"), ensure_ascii=False).encode()) is None
        assert introduced(right.encode() + note.encode()) is None or note == ""


def test_the_shapes_know_every_field_that_a_card_a_record_and_an_answer_has() -> None:
    """A field that somebody adds comes into the tests above by itself, or fails here."""
    shapes = ((GroupCard, CARD_2), (CompletionRecord, RECORD_SHAPE), (Answer, ANSWER))
    for of, shape in shapes:
        assert {each.name for each in fields(of)} == set(shape)
    assert {*NUMBERED, *CARD_2} == set(plain(POOL))
    assert {*NUMBERED, *RECORD_SHAPE} == set(plain(RECORD)) == set(plain(FOLLOW_UP))
