"""Session 1 in English: all of it is there, with the same figures and the same times as the Swedish."""

import re
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest

from tools.film.storyboard import StoryboardFault, read
from tools.film.written import LANGUAGES
from tools.film.written import captions as written
from vilkaarvi.errors import Code
from vilkaarvi.film.captions import Captions, read_captions
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.check import check
from vilkaarvi.programme.model import Film, Programme, Words
from vilkaarvi.programme.read import read_programme

DAY = date(2026, 11, 24)
PLACES = Places(Path("unused"), shipped_programmes())
SWEDISH = re.compile(r"[åäöÅÄÖ]|\b(och|inte|det|som|för|att|av|är|vi|ni|en)\b")


@pytest.fixture(scope="module")
def programme() -> Programme:
    return read_programme(PLACES, "vilka-ar-vi", DAY)


def texts(thing: object) -> list[Words]:
    """Every text by language in `thing`, however deep."""
    if isinstance(thing, Words):
        return [thing]
    if isinstance(thing, dict):
        return [words for each in thing.values() for words in texts(each)]
    if isinstance(thing, tuple):
        return [words for each in thing for words in texts(each)]
    return (
        [words for field in fields(thing) for words in texts(getattr(thing, field.name))] if is_dataclass(thing) else []
    )


def bare(text: str, language: str) -> str:
    """Thousands together and decimals after a point, whichever way a language writes them."""
    if language == "en":
        return re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    return re.sub(r"(?<=\d),(?=\d)", ".", re.sub(r"(?<=\d)\N{NO-BREAK SPACE}(?=\d{3}\b)", "", text))


def figures(text: str, language: str) -> list[str]:
    """The digits of a text, in order of size: two languages may tell them in another order."""
    return sorted(re.findall(r"\d+(?:\.\d+)?", bare(text, language)))


def test_thousands_and_decimals_are_written_as_each_language_does() -> None:
    assert figures("162\N{NO-BREAK SPACE}877 och 11,3 %", "sv") == figures("162,877 and 11.3%", "en")
    assert figures("162\N{NO-BREAK SPACE}877", "en") != figures("162\N{NO-BREAK SPACE}877", "sv")


def captions(programme: Programme) -> list[tuple[Captions, Captions]]:
    segments = [step.segment for step in programme.sessions[0].steps if isinstance(step, Film)]
    return [
        (read_captions(programme.media / each.captions["sv"]), read_captions(programme.media / each.captions["en"]))
        for each in segments
    ]


def test_nothing_is_only_in_swedish() -> None:
    findings = check(PLACES.sessions("vilka-ar-vi"), PLACES.media("vilka-ar-vi"), DAY)
    assert not [each for each in findings if each.code is Code.P_NO_ENGLISH]


def test_the_english_is_english(programme: Programme) -> None:
    names = [fact.source for fact in programme.facts.values()]  # of those who counted: Språktidningen, Skolvärlden
    found = [words("en") for words in texts(programme) if words.by_language and words not in names]
    assert len(found) > 100
    assert not [text for text in found if not text.strip() or SWEDISH.search(text)]


def tidy(number: str, language: str) -> str:
    """Figures and per cent as one language writes them."""
    return bare(number, language).replace("\N{NO-BREAK SPACE}", " ").replace(" %", "%").replace("% and", " and")


def test_figures_are_the_same_in_both_languages(programme: Programme) -> None:
    spelled = {
        "Ungefär": "About", "Drygt": "Just over", "Över": "Over", "Ett par": "A couple of", "hundra": "hundred",
        "hälften": "half", "Hälften": "Half", "Nästan var tredje": "Nearly one in three", "Nästan": "Almost",
        "Sex av tio": "Six out of ten", "sedan Syrien": "then Syria", " av ": " of ", " och ": " and ",
    }  # fmt: skip
    for fact in programme.facts.values():
        for words in (fact.number, fact.wording):
            assert figures(words("en"), "en") == figures(words("sv"), "sv"), fact.id
        swedish = bare(fact.number("sv"), "sv")
        for word, english in spelled.items():
            swedish = swedish.replace(word, english)
        assert tidy(fact.number("en"), "en") == tidy(swedish, "en"), fact.id


def test_english_captions_stand_as_long_as_the_swedish(programme: Programme) -> None:
    pairs = captions(programme)
    assert len(pairs) == 2
    for swedish, english in pairs:
        assert [row[:2] for row in english.rows] == [row[:2] for row in swedish.rows]
        assert all(text.strip() for _, _, text in english.rows)


def test_english_captions_hold_every_figure_of_the_swedish(programme: Programme) -> None:
    for swedish, english in captions(programme):
        for (_, _, said), (_, _, told) in zip(swedish.rows, english.rows, strict=True):
            assert set(figures(said, "sv")) <= set(figures(told, "en")), told


def test_figures_only_in_the_english_captions_are_facts_too(programme: Programme) -> None:
    for step, (_, english) in zip(
        [step for step in programme.sessions[0].steps if isinstance(step, Film)], captions(programme), strict=True
    ):
        facts = [programme.facts[each] for each in step.segment.facts]
        known = " ".join(f"{fact.number('en')} {fact.wording('en')} {fact.year('en')}" for fact in facts)
        for _, _, told in english.rows:
            assert set(figures(told, "en")) <= set(figures(known, "en")), told


def test_the_captions_are_those_of_the_storyboards(programme: Programme) -> None:
    for path in programme.media.glob("*.storyboard.toml"):
        board = read(path)
        for language in LANGUAGES:
            there = programme.media / f"{board.name}.{language}.vtt"
            assert there.read_text(encoding="utf-8") == written(board, language)


def test_a_storyboard_whose_english_has_other_parts_is_refused(programme: Programme, tmp_path: Path) -> None:
    board = (programme.media / "traff1-del1.storyboard.toml").read_text(encoding="utf-8")
    changed = tmp_path / "a.storyboard.toml"
    changed.write_text(board.replace("Sweden. | Each", "Sweden. Each"), encoding="utf-8")
    with pytest.raises(StoryboardFault, match="scene 3"):
        read(changed)


def test_no_english_figure_has_a_decimal_comma(programme: Programme) -> None:
    comma = re.compile(r"\d,\d{1,2}(?!\d)")  # before three figures it could be thousands
    shown = [words("en") for words in texts(programme)]
    shown += [path.read_text(encoding="utf-8") for path in programme.media.glob("*.en.txt")]
    assert any("19.7" in told.replace("\N{NO-BREAK SPACE}", " ") for told in shown)
    assert not [told for told in shown if comma.search(told)]
