"""The manager's paper says what the overview says, and nothing more."""

from pathlib import Path

from tests.core.registers import COURSE, TODAY, answered, card, filled, group_id, in_memory, record
from vilkaarvi.completion.model import Content
from vilkaarvi.paper.overview import OverviewPaper, overview_paper, overview_pdf
from vilkaarvi.paper.sender import Sender
from vilkaarvi.review.answers import answers, let_out
from vilkaarvi.review.overview import overview
from vilkaarvi.review.register.protocol import Expected
from vilkaarvi.text import Text


def paper(folder: Path, groups: int = 3, made_up: bool = False) -> OverviewPaper:
    contents: list[Content] = [card(number) for number in range(1, groups + 1)]
    contents += [record(number, "traff-1", TODAY, answers=answered((8, 6))) for number in range(1, groups + 1)]
    register = in_memory()
    filled(register, folder, contents)
    register.expect([Expected(group_id(99), "Natten", "", 7)])
    let_out(register, COURSE.programme)
    if made_up:
        register.mark_made_up()
    view, shown = overview(register, COURSE, TODAY), answers(register, COURSE.programme)
    statement = f"Påstående {groups}"
    return overview_paper(Text("sv"), view, shown, lambda _asked: statement, Sender("Exempelkommun"), "HR")


def test_the_paper_begins_with_how_many_have_had_all_and_tells_each_group(tmp_path: Path) -> None:
    made = paper(tmp_path)
    assert made.title == "0 av 4 grupper har haft alla 5 träffar"
    assert ("Har inte börjat", "1") in made.figures
    assert ("Närvaro i genomsnitt", "89 %") in made.figures
    assert made.groups_rows[0] == ("Grupp 1 · Vård", "1 av 5", "8 av 9", "24 nov. 2026", "ingen dag bestämd")
    assert made.groups_rows[-1] == ("Natten", "0 av 5", "–", "–", "har inte träffats")


def test_the_paper_shows_answers_of_three_groups_and_says_so_where_there_are_two(tmp_path: Path) -> None:
    assert paper(tmp_path).answers_rows == (("Påstående 3", "75 %", "24", "knappt 90 %"),)
    few = paper(tmp_path, groups=2)
    assert (few.answers_rows, few.answers_lead) == ((), "Inget kan visas än: svaren är för få.")


def test_the_paper_says_what_it_cannot_know_and_who_knows(tmp_path: Path) -> None:
    words = " ".join(overview_pdf(paper(tmp_path)).text.split())
    assert "går inte att se här, för ingen räknas med namn." in words
    assert "Den finns hos: HR." in words
    assert "Här finns inga anteckningar." in words


def test_a_made_up_paper_says_so_on_its_first_page(tmp_path: Path) -> None:
    assert "inget av det här har hänt" in paper(tmp_path, made_up=True).made_up
    assert paper(tmp_path).made_up == ""
