"""Reports in: any order, as often as one likes; what is not right stays out and is told, and the rest goes in."""

import json
import os
import random
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.completions import envelope, forged, identifies, plain
from tests.core.registers import (
    ALL,
    CODES,
    SEEDS,
    TODAY,
    card,
    in_memory,
    record,
    register_of,
    signed_lines,
    taken_in,
    written,
)
from vilkaarvi.completion.model import Content
from vilkaarvi.completion.report import ENDING, comparison_code, digits_of, introduced, introduction, report
from vilkaarvi.completion.union import Union
from vilkaarvi.completion.wire import MOST_BYTES
from vilkaarvi.errors import Code
from vilkaarvi.review.bring_in import BroughtIn, Trust, bring_in
from vilkaarvi.review.reading import MOST_FILE
from vilkaarvi.review.register.protocol import Installation
from vilkaarvi.review.register.tiny import TinyRegister
from vilkaarvi.seal.signing import key_name, public_of

ORDERS = 30
MINE = public_of(SEEDS[0])
GOOD: list[Content] = [card(1), record(1, "traff-1", TODAY), record(1, "traff-2", TODAY)]


def codes(found: BroughtIn) -> list[Code]:
    return [fault.code for fault in found.refused]


def file_of(folder: Path, *lines: str | bytes, name: str = "a") -> Path:
    path = folder / f"{name}{ENDING}"
    raw = [line.encode() if isinstance(line, str) else line for line in lines]
    path.write_bytes(b"".join(line + b"\n" for line in raw))
    return path


def state(register: TinyRegister) -> tuple[Union, tuple[Installation, ...], list[str]]:
    return register.told(), register.installations(), [str(fault) for fault in register.told().faults]


def test_thirty_orders_with_duplicates_give_the_same_register(tmp_path: Path) -> None:
    lines = [introduction(public_of(seed)) for seed in SEEDS]
    for laptop in range(4):
        contents: list[Content] = [card(laptop + 1), *(record(laptop + 1, f"traff-{at}", TODAY) for at in range(1, 6))]
        lines += signed_lines(contents, laptop)
    lines += signed_lines([record(1, "traff-5", TODAY - timedelta(1))], 0, first=6)  # the same number, otherwise
    lines += signed_lines([record(2, None, TODAY)], 1, first=9)  # and a gap
    chance = random.Random(8)
    states = []
    for order in range(ORDERS):
        folder = tmp_path / str(order)
        folder.mkdir()
        mixed = chance.sample(lines, len(lines)) + chance.choices(lines, k=10)
        files = [file_of(folder, *mixed[at::3], name=str(at)) for at in range(3)]
        register = in_memory()
        taken_in(register, folder)
        for path in chance.sample(files, 3):
            taken_in(register, path)
        states.append(state(register))
    assert len(states) == ORDERS
    assert all(each == states[0] for each in states)
    assert [fault.code for fault in states[0][0].faults] == [Code.R_CONFLICT, Code.R_GAP]


def test_taking_in_again_changes_nothing(tmp_path: Path) -> None:
    with register_of("on disk", tmp_path) as register:
        path = written(tmp_path, GOOD)
        assert (taken_in(register, path).new, taken_in(register, path, tmp_path).new) == (3, 0)
        (journal,) = tmp_path.glob("register-*.journal")
        size = journal.stat().st_size
        found = taken_in(register, path)
        assert (found.files, found.new, found.known, found.refused) == (1, 0, 3, ())
        assert journal.stat().st_size == size


def test_a_folder_is_read_with_what_lies_inside_it(tmp_path: Path) -> None:
    inside = tmp_path / "hösten 2026" / "Björk å bror"
    inside.mkdir(parents=True)
    written(inside, GOOD)
    (inside / "läsmig.txt").write_text("hej")
    found = taken_in(in_memory(), tmp_path)
    assert (found.files, found.new, found.refused) == (1, 3, ())


# --- whom to believe


def test_an_unknown_laptop_waits_until_a_person_has_compared_its_code(tmp_path: Path) -> None:
    register, path = in_memory(), written(tmp_path, GOOD)
    found = taken_in(register, path, trust=Trust())
    assert codes(found) == [Code.R_UNKNOWN_KEY] * 3
    assert [each.code for each in found.waiting] == [CODES[0]]
    assert register.told().everything == frozenset()
    spoken = CODES[0].replace("-", " ")
    assert taken_in(register, path, trust=Trust([spoken])).new == 3
    assert taken_in(register, path, trust=Trust()).refused == ()


def test_a_wrong_code_trusts_nobody(tmp_path: Path) -> None:
    register = in_memory()
    for code in ("", "-", CODES[1], CODES[0][:-1]):
        assert taken_in(register, written(tmp_path, GOOD), trust=Trust([code])).new == 0


def test_where_it_has_a_list_the_it_department_alone_decides(tmp_path: Path) -> None:
    register = in_memory()
    paths = [written(tmp_path, GOOD, 0), written(tmp_path, [card(2)], 1)]
    assert taken_in(register, *paths, trust=Trust([CODES[0]], listed=[CODES[1]])).new == 1
    assert [each.trusted for each in register.installations() if each.code == CODES[0]] == [False]
    taken_in(register, *paths, trust=Trust(listed=[]))
    assert register.told().everything == frozenset()


def test_who_has_signed_but_introduced_nobody_cannot_be_trusted(tmp_path: Path) -> None:
    found = taken_in(in_memory(), file_of(tmp_path, *signed_lines(GOOD)))
    assert (codes(found), found.waiting) == ([Code.R_UNKNOWN_KEY] * 3, ())


def test_two_laptops_have_two_codes_of_sixteen_digits() -> None:
    assert len(set(CODES)) == len(SEEDS)
    assert all(code.replace("-", "").isdecimal() and len(code) == 19 for code in CODES)
    assert digits_of(CODES[0]) == CODES[0].replace("-", "") == digits_of(CODES[0].replace("-", " "))


def test_a_report_of_the_same_content_is_the_same_to_the_byte() -> None:
    lines = signed_lines(GOOD)
    assert report([MINE], lines) == report(iter([MINE]), iter(lines))
    assert introduced(introduction(MINE).encode()) == MINE
    assert introduced(signed_lines(GOOD)[0].encode()) is None
    assert comparison_code(MINE) == CODES[0]


# --- attacks


def attacks() -> dict[str, tuple[str | bytes, Code]]:
    """Each as a line that may not go in, and why not."""
    right = signed_lines(GOOD)[1]
    body = plain(GOOD[1], 7)
    parts = json.loads(right)
    later = TODAY + timedelta(days=1)
    return {
        "one bit": (right.replace('"signature":"', '"signature":"A', 1), Code.R_UNREADABLE),
        "an altered count": (
            envelope(1, parts["key"], json.dumps(body).encode(), bytes(64)),
            Code.R_ALTERED,
        ),
        "a key of nobody": (forged(body, seed=bytes(32)), Code.R_UNKNOWN_KEY),
        "format 0": (forged(body, SEEDS[0], version=0), Code.R_UNREADABLE),
        "format 3": (forged(body, SEEDS[0], version=3), Code.NEWER_FORMAT),
        "a note along": (forged({**body, "note": "Fatima sa att"}, SEEDS[0]), Code.R_FIELDS),
        "text for an id": (forged({**body, "id": "Fatima sa att"}, SEEDS[0]), Code.R_VALUE),
        "true for a number": (forged({**body, "present": True}, SEEDS[0]), Code.R_VALUE),
        "7.0 for a number": (forged({**body, "present": 7.0}, SEEDS[0]), Code.R_VALUE),
        "more present than there are": (forged({**body, "present": 10}, SEEDS[0]), Code.R_VALUE),
        "five answers": (
            forged({**body, "answers": [{"question": 1, "answered": 5, "high": 5}]}, SEEDS[0]),
            Code.R_VALUE,
        ),
        "no signature": ('{"format":1,"key":"' + parts["key"] + '","alg":"none"}', Code.R_UNREADABLE),
        "a key twice": (right.replace('{"format":1,', '{"format":1,"format":1,'), Code.R_UNREADABLE),
        "rubbish": (b"\x00\xff rubbish", Code.R_UNREADABLE),
        "a future day": (signed_lines([record(1, "traff-3", later)], first=8)[0], Code.R_FUTURE),
        "an endless line": (b"{" * (MOST_BYTES * 3), Code.R_UNREADABLE),
        "an introduction of half a key": ('{"format":1,"public":"' + "0" * 63 + '"}', Code.R_UNREADABLE),
    }


@pytest.mark.parametrize("name", attacks())
def test_what_is_not_right_is_told_with_file_and_line_and_the_rest_goes_in(name: str, tmp_path: Path) -> None:
    line, code = attacks()[name]
    first, second, third = signed_lines(GOOD)
    register = in_memory()
    found = taken_in(register, file_of(tmp_path, introduction(MINE), first, line, second, third))
    assert codes(found) == [code]
    assert (found.refused[0].facts["name"], found.refused[0].facts["line"]) == (f"a{ENDING}", 3)
    assert found.new == 3
    assert "Fatima" not in str(found.refused[0])
    assert {each.number for each in register.told().everything} == {1, 2, 3}


def test_the_same_number_with_other_content_counts_neither_and_is_told(tmp_path: Path) -> None:
    register = in_memory()
    other = signed_lines([record(1, "traff-1", TODAY, present=9)], first=2)
    found = taken_in(register, file_of(tmp_path, introduction(MINE), *signed_lines(GOOD), *other))
    assert [fault.code for fault in found.doubts] == [Code.R_CONFLICT]
    assert [each.session for each in register.told().records] == ["traff-2"]


def test_a_gap_in_the_numbers_is_told_and_closes(tmp_path: Path) -> None:
    register, lines = in_memory(), signed_lines(GOOD)
    found = taken_in(register, file_of(tmp_path, introduction(MINE), lines[0], lines[2]))
    assert [(fault.code, fault.facts["missing"]) for fault in found.doubts] == [(Code.R_GAP, "2")]
    assert taken_in(register, file_of(tmp_path, lines[1])).doubts == ()


def test_a_session_of_tomorrow_goes_in_tomorrow(tmp_path: Path) -> None:
    register, tomorrow = in_memory(), TODAY + timedelta(days=1)
    path = written(tmp_path, [record(1, "traff-1", tomorrow)])
    assert codes(taken_in(register, path)) == [Code.R_FUTURE]
    assert taken_in(register, path, today=tomorrow).new == 1


# --- files that do harm


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    good = written(tmp_path, GOOD)
    pipe = tmp_path / f"pipe{ENDING}"
    os.mkfifo(pipe)
    huge = tmp_path / f"huge{ENDING}"
    with huge.open("wb") as file:
        file.truncate(MOST_FILE + 1)
    empty = tmp_path / "tom"
    empty.mkdir()
    found = taken_in(in_memory(), tmp_path / "borta", pipe, huge, empty, good)
    assert codes(found) == [
        Code.REPORT_UNREADABLE, Code.REPORT_UNREADABLE, Code.REPORT_TOO_BIG, Code.REPORT_NONE,
    ]  # fmt: skip
    assert found.new == 3


def test_a_file_that_came_by_mail_may_have_a_mark_and_other_line_breaks(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n\r\n").rstrip())
    found = taken_in(in_memory(), path)
    assert (found.new, found.refused) == (3, ())


def test_of_very_many_refused_lines_a_thousand_are_told_and_all_are_counted(tmp_path: Path) -> None:
    found = taken_in(in_memory(), file_of(tmp_path, *["x"] * 1500))
    assert (len(found.refused), found.refused_count) == (1000, 1500)


def test_a_file_of_endlessly_many_lines_is_left_out_as_a_whole(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    path.write_bytes(path.read_bytes() + b"x\n" * 100_000)
    found = taken_in(in_memory(), path)
    assert (codes(found), found.files, found.new) == ([Code.REPORT_TOO_BIG], 0, 0)


def test_a_thousand_strangers_may_introduce_themselves_at_once_and_no_more(tmp_path: Path) -> None:
    lines = [introduction(number.to_bytes(32, "big")) for number in range(1500)]
    register = in_memory()
    taken_in(register, file_of(tmp_path, *lines[:700], name="a"), file_of(tmp_path, *lines[700:], name="b"))
    assert len(register.installations()) == 1000


def test_progress_is_told_to_its_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    paths = [written(tmp_path, GOOD, laptop) for laptop in (0, 1)]
    bring_in(in_memory(), paths, identifies, TODAY, ALL, lambda done, whole: told.append((done, whole)))
    assert [done for done, _whole in told] == sorted({done for done, _whole in told})
    assert told[-1][0] == told[-1][1] == 2 * sum(path.stat().st_size for path in paths)


# --- rubbish

SOUND = report([MINE], signed_lines(GOOD))
SOUND_LINES = frozenset(SOUND.split(b"\n"))


def harmed(raw: bytes, places: list[tuple[float, int]]) -> bytes:
    content = bytearray(raw)
    for where, value in places:
        content[int(where * len(content))] = value
    return bytes(content)


def nothing_wrong_goes_in(raw: bytes, folder: Path) -> None:
    """Every line that went in stands in the sound file, letter by letter."""
    path = folder / f"harmed{ENDING}"
    path.write_bytes(raw)
    register = in_memory()
    taken_in(register, path)
    assert {each.line.encode() for each in register.told().everything} <= SOUND_LINES
    assert register.told().conflicts == ()


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(places=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8))
def test_of_a_harmed_report_only_sound_lines_go_in(places: list[tuple[float, int]], tmp_path: Path) -> None:
    nothing_wrong_goes_in(harmed(SOUND, places), tmp_path)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(raw=st.binary(max_size=400))
def test_no_rubbish_goes_in_and_none_stops_it(raw: bytes, tmp_path: Path) -> None:
    nothing_wrong_goes_in(raw, tmp_path)


@pytest.mark.long
def test_of_ten_thousand_harmed_lines_none_goes_in(tmp_path: Path) -> None:
    chance = random.Random(10_000)
    lines = signed_lines(GOOD)
    harmed_lines: list[bytes] = []
    while len(harmed_lines) < 10_000:
        places = [(chance.random(), chance.randrange(256)) for _ in range(chance.randint(1, 4))]
        line = harmed(chance.choice(lines).encode(), places)
        if line not in SOUND_LINES and b"\n" not in line and b"\r" not in line and line.strip():
            harmed_lines.append(line)
    register = in_memory()
    found = taken_in(register, file_of(tmp_path, introduction(MINE), *harmed_lines))
    assert (found.new, found.refused_count) == (0, 10_000)
    assert [each.key for each in register.installations()] == [key_name(MINE)]


def test_a_record_of_the_last_century_is_refused(tmp_path: Path) -> None:
    body = {**plain(GOOD[1], 7), "day": date(1999, 1, 1).isoformat()}
    assert codes(taken_in(in_memory(), file_of(tmp_path, introduction(MINE), forged(body, SEEDS[0])))) == [Code.R_VALUE]
