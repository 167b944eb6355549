"""Every word the program says is in Swedish, and the compiled words are those of the sources."""

import ast
import string
from datetime import date

import pytest
from babel.messages.mofile import read_mo

from tools.words import FOLDER, KEYWORDS, ROOT, extracted, known
from vilkaarvi.errors import Code, Fault
from vilkaarvi.text import SAYINGS, Text

Ids = str | tuple[str, ...] | list[str] | None


def forms(words: Ids) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words or ())


def facts_in(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


def test_every_message_has_its_swedish() -> None:
    swedish = known()
    lacking = []
    for message in extracted():
        there = swedish.get(forms(message.id)[0]) if message.id else None
        if message.id and (there is None or not all(forms(there.string))):
            lacking.append(message.id)
    assert not lacking


def test_no_words_hide_from_the_extractor_in_a_wholethat_is_put_together() -> None:
    """The extractor reads no call inside an f-string; such words would stand in English in the Swedish window."""
    hidden = []
    for path in sorted((ROOT / "vilkaarvi").rglob("*.py")):
        for whole in (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.JoinedStr)):
            for call in (node.func for node in ast.walk(whole) if isinstance(node, ast.Call)):
                name = call.attr if isinstance(call, ast.Attribute) else call.id if isinstance(call, ast.Name) else ""
                if name in KEYWORDS:
                    hidden.append(f"{path.name}:{call.lineno}")
    assert not hidden


def test_the_compiled_words_are_fresh() -> None:
    with (FOLDER / "vilkaarvi.mo").open("rb") as file:
        compiled = read_mo(file)
    said = {forms(each.id): forms(each.string) for each in compiled if each.id}
    written = {forms(each.id): forms(each.string) for each in known() if each.id}
    assert said == written
    assert set(written) == {forms(each.id) for each in extracted() if each.id}


def test_both_languages_put_in_the_same_facts() -> None:
    for message in known():
        if message.id:
            english = set[str]().union(*map(facts_in, forms(message.id)))
            swedish = set[str]().union(*map(facts_in, forms(message.string)))
            assert swedish == english, message.id


def test_swedish_uses_swedish_quotation_marks() -> None:
    for message in known():
        if message.id:
            assert not any("“" in said or '"' in said for said in forms(message.string)), message.id


@pytest.mark.parametrize("code", Code)
def test_every_fault_says_what_happened_and_what_to_do(code: Code) -> None:
    for language in ("sv", "en"):
        said = Text(language).fault(Fault(code))
        assert said.what
        assert said.todo
    assert set(SAYINGS) == set(Code)


def test_swedish_is_spoken_whatever_was_asked_for() -> None:
    assert Text("de").language == "sv"
    assert Text().fault(Fault(Code.NOTES_LOCKED)).what == "Anteckningarna är låsta."


def test_a_missing_fact_does_not_hide_the_fault() -> None:
    assert "–" in str(Text("en").fault(Fault(Code.FILM_MISSING)))


def test_days_and_numbers_are_written_as_people_here_do() -> None:
    text = Text()
    assert text.day(date(2026, 11, 24)) == "24 november 2026"
    assert text.number(19.7) == "19,7"
    assert Text("en").day(date(2026, 11, 24)) == "24 November 2026"
