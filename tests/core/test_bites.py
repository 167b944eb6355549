"""The tool that takes remedies away: it believes a test that fails by its own assertion, and nothing else."""

from pathlib import Path

import pytest

from tests.core.test_dev import ROOT
from tools import bites

PLUGIN = "bites_report.py"
REMEDIED = "def doubled(number):\n    return number + number\n\n\nWORDS = ('one', 'two')\n"
TESTED = """
from vilkaarvi import doubled, WORDS

def test_twice_is_double():
    assert doubled(3) == 6

def test_it_is_a_number():
    assert doubled(1) != "2"

def test_there_are_words():
    assert WORDS[1] == "two"
"""
LINE = """
[[parts.lines]]
says = "It holds"
[[parts.lines.bites]]
file = "vilkaarvi/__init__.py"
take = '''{take}'''
instead = '''{instead}'''
tests = ["{test}"]
"""
STORIES = {
    ("number + number", "number", "test_twice_is_double"): "",
    ("return number + number", "return number + numbre", "test_twice_is_double"): "the program is broken",
    ("number + number", "number", "test_it_is_a_number"): "passes all the same",
    ("'one', 'two'", "'one',", "test_there_are_words"): "fails by IndexError",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small program with its tests and its list."""
    for folder in ("vilkaarvi", "tests", "tools"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "__init__.py").touch()
    (tmp_path / "vilkaarvi" / "__init__.py").write_text(REMEDIED)
    (tmp_path / "tests" / "test_numbers.py").write_text(TESTED)
    (tmp_path / "tools" / PLUGIN).write_text((ROOT / "tools" / PLUGIN).read_text(encoding="utf-8"))
    lines = [LINE.format(take=take, instead=instead, test=test) for take, instead, test in STORIES]
    head = '[[parts]]\nid = "small"\nname = "Small"\n'
    (tmp_path / "tests" / "remedies.toml").write_text(head + "".join(lines))
    return tmp_path


def test_only_a_test_that_fails_by_its_own_assertion_bites(tree: Path) -> None:
    outcomes = bites.run(tree, [])
    assert len(outcomes) == len(STORIES)
    for outcome, wrong in zip(outcomes, STORIES.values(), strict=True):
        assert outcome.wrong.startswith(wrong), outcome
        assert bool(outcome.wrong) == bool(wrong)
    assert (tree / "vilkaarvi" / "__init__.py").read_text() == REMEDIED  # all of it happened in the copy


def test_a_test_that_fails_anyway_bites_nothing(tree: Path) -> None:
    path = tree / "tests" / "test_numbers.py"
    path.write_text(path.read_text().replace("== 6", "== 7"))
    assert [each.wrong for each in bites.run(tree, ["small-1"])] == ["does not pass in the untouched copy"]


def test_a_copy_that_is_not_the_one_that_was_imported_says_nothing(tree: Path, tmp_path: Path) -> None:
    copy = bites.Copy(tree, tmp_path / "work")
    report = copy.folder.parent / "report.json"
    report.write_text('{"package": "/elsewhere/vilkaarvi/__init__.py", "tests": [], "errors": []}')
    with pytest.raises(bites.Astray, match="was imported"):
        copy._read("")


@pytest.mark.long
def test_every_test_of_the_list_bites(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        wrong = [each for each in bites.run(ROOT, []) if each.wrong]
    assert [bites.row(each) for each in wrong] == []
