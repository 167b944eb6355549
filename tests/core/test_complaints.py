"""The list of what must never happen names tests that are there."""

import re

from tests.core.test_dev import ROOT

LIST = ROOT / "docs" / "complaints.md"
TESTS = {
    name
    for path in (ROOT / "tests").rglob("test_*.py")
    for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.M)
}


def rows() -> list[str]:
    return [line for line in LIST.read_text(encoding="utf-8").splitlines() if re.match(r"\| \d+ \|", line)]


def test_all_twenty_are_there_and_each_has_a_test() -> None:
    assert [int(row.split("|")[1]) for row in rows()] == list(range(1, 21))
    assert all("`test_" in row for row in rows())


def test_every_test_that_is_named_exists() -> None:
    named = {name for row in rows() for name in re.findall(r"`(test_\w+)`", row)}
    assert named - TESTS == set()
