"""The list of what must never happen and what is promised cannot rot: its texts, tests and pages are as it says."""

import ast
from pathlib import Path

import pytest

from tests.core.test_dev import ROOT
from tools.remedies import Bite, Line, pages, places_of_tests, plain, read_lines

LINES = read_lines(ROOT)
BITES = [(line, bite) for line in LINES for bite in line.bites]


def named(pair: tuple[Line, Bite]) -> str:
    return f"{pair[0].place} {Path(pair[1].file).name} {pair[1].tests[0]}"


def test_all_twenty_complaints_are_there_each_with_its_remedy_and_a_test_that_bites() -> None:
    complaints = [line for line in LINES if line.place.startswith("complaint-")]
    assert len(complaints) == 20
    assert [line.place for line in complaints if not (line.remedy and line.bites)] == []


def test_every_promise_has_a_test_or_says_what_is_still_to_come() -> None:
    assert [line.place for line in LINES if not (line.tests or line.later)] == []


@pytest.mark.parametrize("pair", BITES, ids=named)
def test_a_remedy_stands_exactly_once_and_without_it_the_file_is_still_python(pair: tuple[Line, Bite]) -> None:
    bite = pair[1]
    without = bite.taken((ROOT / bite.file).read_text(encoding="utf-8"))
    assert ast.dump(ast.parse(without)) != ast.dump(ast.parse((ROOT / bite.file).read_text(encoding="utf-8")))


def test_every_test_that_is_named_exists_once_and_bites_somewhere() -> None:
    known = places_of_tests(ROOT)
    bites = {plain(test) for _line, bite in BITES for test in bite.tests}
    assert bites - known.keys() == set()
    assert {plain(test) for line in LINES for test in line.also} - bites == set()
    assert [line.place for line, bite in BITES if not bite.tests] == []


def test_the_pages_are_as_the_list_says() -> None:
    """Else: python tools/bites.py --pages"""
    for path, content in pages(LINES).items():
        assert (ROOT / path).read_text(encoding="utf-8") == content


def test_a_text_that_is_gone_or_stands_twice_is_an_error() -> None:
    bite = Bite("a.py", "one", "", ())
    for content in ("two", "one one"):
        with pytest.raises(ValueError, match="not once"):
            bite.taken(content)
