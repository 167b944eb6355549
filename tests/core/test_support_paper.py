"""After a heavy hour: the same words on the screen and on one page of paper, and no room to write in."""

from dataclasses import replace

import pytest

from tests.core.test_paper import pages
from vilkaarvi.paper.support import support_paper, support_pdf
from vilkaarvi.text import Text


@pytest.mark.parametrize("language", ["sv", "en"])
def test_all_the_words_stand_on_one_page(language: str) -> None:
    paper = support_paper(Text(language), "Exempelkommun", "växeln", "Maria på HR, 0000-00 00 01")
    (page,) = pages(support_pdf(paper))
    said = (paper.title, paper.lead, *paper.questions, paper.care, *paper.call, paper.nothing, "Exempelkommun")
    assert len(paper.questions) == 3
    for words in said:
        assert words in page


def test_whom_to_call_is_who_stands_in_the_settings() -> None:
    assert support_paper(Text(), contact="växeln", support="Maria").call[0] == "Maria"
    assert support_paper(Text(), contact="växeln").call[0] == "växeln"
    assert support_paper(Text()).call[0].startswith("Ingen är inskriven än.")


def test_there_is_another_way_when_it_is_the_manager_and_the_duty_to_act_is_not_hidden() -> None:
    said = " ".join(support_paper(Text()).call)
    assert "Gäller det din chef? HR, skyddsombudet eller facket." in said
    assert "Arbetsgivaren måste göra något" in said


def test_neither_day_nor_group_stands_on_it() -> None:
    assert support_pdf(support_paper(Text())) == support_pdf(support_paper(Text()))
    (page,) = pages(support_pdf(support_paper(Text())))
    assert "202" not in page


def test_the_longest_settings_still_fit_one_page() -> None:
    paper = support_paper(Text(), "K" * 80, "", "Ring växeln och be att få tala med någon. " * 3)
    assert len(pages(support_pdf(replace(paper, call=(paper.call[0][:120], *paper.call[1:]))))) == 1
