"""What is handed over of a group: its plan, who was there, what was agreed on; never a note, and nothing unknown."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.transfers import AGREED, CANARY, DAY, PLAN, SUMMARY, hour, norr, opened, two_sessions
from vilkaarvi.errors import Code, Fault
from vilkaarvi.notes.summary import MOST_LINES, MOST_SIGNS, MOST_STEPS, Agreed, How, NextStep, Plan, Went
from vilkaarvi.seal.code import new_code
from vilkaarvi.seal.parcel import MOST_CONTENT, opened_parcel, sealed_parcel
from vilkaarvi.store.taken import leaving
from vilkaarvi.store.transfer import MOST_LETTERS, MOST_QUESTIONS, MOST_RUNS, Card, HeldRun, Transfer, packed, unpacked

FIXTURES = Path(__file__).parent / "fixtures"
EDITION = "4f1d9b07c2a83e65"
CARD = Card("0123456789abcdef", "Norr", "Vård", 9, (date(2026, 12, 8),))
RUN = HeldRun("0" * 32, "vilka-ar-vi", 1, "traff-1", DAY.date(), 9, 8, 1, SUMMARY)
OPEN = HeldRun("1" * 32, "vilka-ar-vi", 1, "traff-2", date(2026, 12, 1), 9)
WHOLE = Transfer(CARD, (RUN, OPEN))
LED_IN = Transfer(CARD, (replace(RUN, edition=EDITION), replace(OPEN, edition=EDITION)))
OF_POOL = Transfer(replace(CARD, name="Natt", pool=True), (replace(RUN, edition=EDITION),))
PUBLISHED = {"transfer-1.json": WHOLE, "transfer-2.json": LED_IN, "transfer-3.json": OF_POOL}


@pytest.mark.parametrize("whole", PUBLISHED.values(), ids=PUBLISHED)
def test_a_group_comes_out_as_it_went_in(whole: Transfer) -> None:
    assert unpacked(packed(whole)) == whole


@pytest.mark.parametrize(("name", "whole"), PUBLISHED.items(), ids=PUBLISHED)
def test_the_published_group_is_read_for_ever(name: str, whole: Transfer) -> None:
    assert unpacked((FIXTURES / name).read_bytes()) == whole
    assert packed(whole) == (FIXTURES / name).read_bytes()


def test_no_note_no_draft_no_slip_and_no_clock_time_goes_along(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        transfer = two_sessions(store)
    assert [run.summary is None for run in transfer.runs] == [False, True]
    code = new_code()
    content = opened_parcel(sealed_parcel(packed(transfer), code), code, "fil")
    said = content.decode()
    assert "Vi hälsar på alla som är nya" in said
    assert CANARY not in said
    for word in ("utkast", "understand", "09:17", "17:33", "notes", "tally", "started", "events", "manager", "key"):
        assert word not in said


def test_an_hour_that_goes_on_is_not_handed_over_and_an_unfinished_one_is_told(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        group = norr(store)
        hour(store, group, "traff-1", finished=False)
        store.begin_run(group, "vilka-ar-vi", 1, "traff-2", 9, DAY)
        found = leaving(store, group.id)
    assert [run.session for run in found.transfer.runs] == ["traff-1"]
    assert [head.session for head in found.unfinished] == ["traff-1"]
    with opened(tmp_path / "other") as store, pytest.raises(Fault, match="no-such-group"):
        leaving(store, group.id)


def test_the_largest_group_fits_a_file() -> None:
    text, line = "å" * MOST_LETTERS, "😀" * MOST_SIGNS
    long = "😀" * MOST_LETTERS
    agreed = tuple(Agreed(f"f{at}", long, (long,) * MOST_LINES) for at in range(MOST_QUESTIONS))
    plan = Plan((NextStep(line, line, line),) * MOST_STEPS, line)
    summary = replace(SUMMARY, programme=text, session=text, group=text, unit=text, agreed=agreed, plan=plan)
    runs = tuple(replace(RUN, id=f"{at:032x}", summary=summary) for at in range(MOST_RUNS))
    content = packed(Transfer(CARD, runs))
    assert len(content) <= MOST_CONTENT
    with pytest.raises(Fault, match="refused"):
        packed(Transfer(CARD, (*runs, replace(RUN, id="f" * 32))))


Change = Callable[[dict[str, Any]], None]


def put(*path: str | int, value: object) -> Change:
    def change(plain: dict[str, Any]) -> None:
        inside: Any = plain
        for key in path[:-1]:
            inside = inside[key]
        inside[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (put("notes", value=CANARY), "group"),
        (put("group", "members", value=["x"]), "group"),
        (put("group", "headcount", value=True), "headcount"),
        (put("group", "headcount", value=7.0), "headcount"),
        (put("group", "id", value="../../runs/0000"), "id"),
        (put("group", "planned", value=["2026-12-08", "2026-12-08"]), "planned"),
        (put("group", "planned", value=["2026-02-30"]), "planned"),
        (put("group", "name", value=" Norr "), "name"),
        (put("runs", value={}), "runs"),
        (put("runs", 0, value=None), "runs"),
        (put("runs", 0, "id", value="../" * 10 + "aa"), "id"),
        (put("runs", 1, "id", value="0" * 32), "id"),
        (put("runs", 0, "day", value="2026-12-02"), "runs"),
        (put("runs", 0, "started", value="09:17"), "runs"),
        (put("runs", 0, "present", value=-1), "present"),
        (put("runs", 0, "guests", value=None), "guests"),
        (put("runs", 0, "edition", value=""), "edition"),
        (put("runs", 0, "edition", value="../editions/0000"), "edition"),
        (put("runs", 0, "summary", value="x"), "summary"),
        (put("runs", 0, "summary", "notes", value=CANARY), "summary"),
        (put("runs", 0, "summary", "agreed", 0, "who", value=CANARY), "agreed"),
        (put("runs", 0, "summary", "agreed", 0, "lines", value=["x"] * 4), "lines"),
        (put("runs", 0, "summary", "agreed", 0, "lines", value=["x" * 2001]), "lines"),
        (put("runs", 0, "summary", "agreed", 0, "lines", value=["\x1b[2J"]), "lines"),
        (put("runs", 0, "summary", "plan", "steps", 0, "name", value=CANARY), "steps"),
        (put("runs", 0, "summary", "plan", "upward", value=None), "upward"),
    ],
)
def test_whatever_does_not_belong_is_refused_and_never_repeated(change: Change, field: str) -> None:
    plain = json.loads(packed(WHOLE))
    change(plain)
    with pytest.raises(Fault) as caught:
        unpacked(json.dumps(plain).encode())
    assert (caught.value.code, caught.value.facts) == (Code.PARCEL_CONTENT, {"field": field})


def test_a_name_that_points_to_a_person_is_refused_on_both_sides() -> None:
    plain = json.loads(packed(WHOLE))
    plain["group"]["name"] = "Ring 070-174 06 05"
    with pytest.raises(Fault, match="name-identifies"):
        unpacked(json.dumps(plain).encode())
    with pytest.raises(Fault, match="name-identifies"):
        packed(Transfer(replace(CARD, name="Ring 070-174 06 05")))


def test_a_key_that_stands_twice_is_refused() -> None:
    raw = packed(WHOLE)
    with pytest.raises(Fault, match="parcel-content"):
        unpacked(raw.replace(b'"unit":', b'"name":"x","unit":', 1))


@settings(max_examples=300)
@given(st.binary(max_size=300) | st.integers(0, 900).map(lambda at: packed(WHOLE)[:at]))
def test_rubbish_is_a_fault(raw: bytes) -> None:
    with pytest.raises(Fault, match="parcel-content"):
        unpacked(raw)


NESTED = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=500)
@given(st.data())
def test_any_value_in_any_place_is_read_or_refused(data: st.DataObject) -> None:
    plain = json.loads(packed(WHOLE))
    inside: Any = plain
    while True:
        key = data.draw(st.sampled_from(sorted(inside) if isinstance(inside, dict) else range(len(inside))))
        if not isinstance(inside[key], dict | list) or not inside[key] or data.draw(st.booleans()):
            break
        inside = inside[key]
    inside[key] = data.draw(NESTED)
    told = read = None
    try:
        read = unpacked(json.dumps(plain).encode())
    except Fault as fault:
        told = fault.code
    if read is not None:
        assert unpacked(packed(read)) == read
    else:
        assert told in {Code.PARCEL_CONTENT, Code.NAME_EMPTY, Code.NAME_TOO_LONG, Code.NAME_IDENTIFIES}


SAID = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


@given(
    lines=st.lists(SAID, max_size=3),
    prompt=SAID,
    what=SAID,
    went=st.lists(st.builds(Went, SAID, st.sampled_from(How)), max_size=5),
    present=st.none() | st.integers(0, 40),
)
def test_whatever_a_group_has_agreed_on_comes_out_the_same(
    lines: list[str], prompt: str, what: str, went: list[Went], present: int | None
) -> None:
    agreed = (*AGREED, Agreed("f", prompt, tuple(lines)))
    summary = replace(SUMMARY, agreed=agreed, plan=replace(PLAN, steps=(NextStep(what),), went=tuple(went)))
    guests = None if present is None else 0
    whole = Transfer(CARD, (replace(RUN, present=present, guests=guests, summary=summary),))
    assert unpacked(packed(whole)) == whole
