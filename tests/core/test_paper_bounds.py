"""Papers at their bounds: many sessions, long lines in tables, and marks drawn with letters."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.core.programmes import NAME, SHIPPED, TODAY
from tests.papers import a_summary
from vilkaarvi.app.picture import MOST_USES, logo_of
from vilkaarvi.errors import Code, Fault
from vilkaarvi.notes.summary import NextStep, Plan
from vilkaarvi.paper.attendance import attendance_paper, attendance_pdf
from vilkaarvi.paper.guide import guide_paper, guide_pdf
from vilkaarvi.paper.sender import Sender
from vilkaarvi.paper.summary import summary_drawn
from vilkaarvi.programme.read import read_programme
from vilkaarvi.text import Text

PROGRAMME = read_programme(SHIPPED, NAME, TODAY)
LETTERS = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50"><text x="5" y="30">Exempelstad</text></svg>'


@pytest.mark.parametrize("sessions", [0, 1, 7, 8, 20])
def test_a_name_has_room_in_the_attendance_list_of_any_programme(sessions: int) -> None:
    programme = replace(PROGRAMME, sessions=(PROGRAMME.sessions * 4)[:sessions])
    assert attendance_pdf(attendance_paper(Text(), programme, 9, Sender())).pages == 1


def test_a_line_of_a_table_may_be_longer_than_a_page() -> None:
    step = NextStep("Ett ord till. " * 600, "rollen", "i maj")
    assert summary_drawn(replace(a_summary(), plan=Plan((step,))), Text()).pages > 1


@pytest.mark.parametrize("steps", [0, 2, 5])
def test_fifteen_full_lines_take_two_pages(steps: int) -> None:
    line = ("Vi säger hej till den som är ny och visar i stället för att förklara. " * 3)[:200]
    whole = a_summary(questions=5)
    agreed = tuple(replace(each, lines=(line,) * 3) for each in whole.agreed)
    plan = Plan((NextStep("Schemat sätts upp en vecka tidigare", "schemaläggaren", "före jul"),) * steps)
    assert summary_drawn(replace(whole, agreed=agreed, plan=plan), Text()).pages == 2


@pytest.mark.parametrize("session", PROGRAMME.sessions, ids=lambda session: session.id)
def test_a_guide_has_each_card_whole_with_what_it_does(session: object) -> None:
    paper = guide_paper(Text(), PROGRAMME, session, 9, Sender())  # type: ignore[arg-type]
    told = " ".join(guide_pdf(paper).text.split())
    assert paper.cards
    for card in paper.cards:
        assert card.short in told
        assert card.do in told


def test_a_mark_with_letters_is_drawn_where_there_is_no_window(tmp_path: Path) -> None:
    mark = tmp_path / "mark.svg"
    mark.write_text(LETTERS)
    program = "import sys; from pathlib import Path; from vilkaarvi.app.picture import logo_of; "
    program += "print(logo_of(Path(sys.argv[1]))[1:4].decode())"
    ran = subprocess.run([sys.executable, "-c", program, mark], capture_output=True, text=True, check=False)
    assert ran.stdout == "PNG\n", ran.stderr


def test_a_mark_made_of_itself_again_and_again_is_refused(tmp_path: Path) -> None:
    mark = tmp_path / "mark.svg"
    mark.write_text(LETTERS.replace("<text", '<use href="#a"/>' * (MOST_USES + 1) + "<text"))
    with pytest.raises(Fault) as fault:
        logo_of(mark)
    assert fault.value.code is Code.LOGO_REFUSED
