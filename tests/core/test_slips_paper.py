"""Slips for the end of the hour: enough for everybody, with the programme's own sentences and nothing of anybody."""

from pathlib import Path

import pytest

from tests.core.test_paper import pages
from vilkaarvi.cli import main
from vilkaarvi.clock import SystemClock
from vilkaarvi.paper.slips import slips_paper, slips_pdf
from vilkaarvi.paths import Places
from vilkaarvi.programme.read import read_programme
from vilkaarvi.text import Text

PROGRAMME = read_programme(Places.chosen(None, None), "vilka-ar-vi", SystemClock().today())


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_slip_has_all_sentences_with_one_to_five(language: str) -> None:
    paper = slips_paper(Text(language), PROGRAMME, PROGRAMME.sessions[0])
    (page,) = pages(slips_pdf(paper, 4).content)
    words = " ".join(page.split())
    assert len(paper.statements) == 4
    for said in (paper.title, paper.lead, *paper.statements, paper.no_name):
        assert words.count(said) == 4
    assert words.count("1 2 3 4 5") == 16


@pytest.mark.parametrize(("people", "sheets"), [(1, 1), (4, 1), (5, 2), (9, 3), (12, 3), (40, 10)])
def test_there_are_slips_for_everybody(people: int, sheets: int) -> None:
    paper = slips_paper(Text(), PROGRAMME, PROGRAMME.sessions[0])
    assert len(pages(slips_pdf(paper, people).content)) == sheets


def test_long_sentences_still_fit_a_quarter_of_a_sheet() -> None:
    from dataclasses import replace

    paper = slips_paper(Text(), PROGRAMME, PROGRAMME.sessions[0])
    wordy = replace(
        paper, title="Träff 1: " + "Vad är det som har hänt här hos oss? " * 3, statements=("ord " * 30,) * 6
    )
    assert len(pages(slips_pdf(wordy, 4).content)) == 1


def test_the_command_line_prints_them_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "lappar.pdf"
    assert main(["print", "slips", "vilka-ar-vi", "1", "--people", "9", "--output", str(target)]) == 0
    assert capsys.readouterr().out == f"{target}\n"
    assert len(pages(target.read_bytes())) == 3


def test_slips_of_a_session_that_is_not_there_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["print", "slips", "vilka-ar-vi", "7", "--output", "x.pdf"]) == 2
    assert "Det här finns: traff-1, traff-2, " in capsys.readouterr().err
