"""What a group has agreed on, together; and what a summary tells beside its lines, read from a real run."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.core.stores import SUMMARY, begun
from tests.core.test_paper import pages
from vilkaarvi.cli import main
from vilkaarvi.clock import SystemClock
from vilkaarvi.notes.summary import Agreed, How, NextStep, Plan, Went
from vilkaarvi.paper.around import around
from vilkaarvi.paper.content import Answers, answer_in_words, summary_paper
from vilkaarvi.paper.sender import NOBODY, Sender
from vilkaarvi.paper.summary import summary_drawn
from vilkaarvi.paper.together import BOX, Held, held_by, together_paper, together_pdf
from vilkaarvi.paths import Places
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.events import HourEnded, HourStarted, StageEntered
from vilkaarvi.session.tally import Tally
from vilkaarvi.store.groups import Group
from vilkaarvi.store.runs import summary_from_plain, summary_to_plain
from vilkaarvi.store.store import Store
from vilkaarvi.store.transfer import Card, HeldRun, Transfer, packed, unpacked
from vilkaarvi.text import Text

PROGRAMME = read_programme(Places.chosen(None, None), "vilka-ar-vi", SystemClock().today())
TODAY = date(2027, 2, 4)
FOLLOW_UP = Held("uppf-hur-gick-det", replace(SUMMARY, session="Uppföljning: Hur gick det?", day=date(2027, 2, 3)))


def held(*sessions: str) -> list[Held]:
    plan = Plan((NextStep("Schemat", "chefen", "före jul"),), "En tolktelefon")
    return [Held(each, replace(SUMMARY, session=f"Träff {each[-1]}: Tema", plan=plan)) for each in sessions]


def held_run(store: Store, slips: int, steps: tuple[str, ...] = ("film-1",)) -> str:
    run = begun(store)
    run.record((HourStarted(0, 9), *(StageEntered(1, step, 0) for step in steps), HourEnded(2)))
    tally = Tally.empty(each.id for each in PROGRAMME.evaluation)
    for statement in PROGRAMME.evaluation:
        for _ in range(slips):
            tally = tally.plus(statement.id, 5)
    run.keep_tally(tally)
    run.finish(SUMMARY)
    return run.head.id


# --- together


def test_each_line_has_boxes_for_how_it_went_in_the_programme_s_order() -> None:
    paper = together_paper(Text(), PROGRAMME, held("traff-2", "traff-1"), NOBODY, TODAY)
    assert [part.title for part in paper.parts] == ["1. Tema", "2. Tema"]
    assert paper.parts[0].lines == (("Vi hälsar.", ""), ("Schemat (chefen, före jul)", ""))
    (page,) = pages(together_pdf(paper).content)
    assert page.count(BOX[0]) == 6 * 3
    assert all(page.count(words) == 6 for words in ("Blev av", "På väg", "Stryks"))
    assert "2 av 5 träffar är färdiga." in page
    assert "Till chefen: En tolktelefon" in page
    assert "Ingen uppföljning är färdig än." in page


def test_what_a_later_session_has_said_of_a_line_stands_beside_it_in_words() -> None:
    first, second = held("traff-1", "traff-2")
    went = (Went("Vi hälsar.", How.HAPPENED), Went("Schemat (chefen, före jul)", How.ON_ITS_WAY))
    later = replace(second, summary=replace(second.summary, plan=Plan(went=went), agreed=(), day=TODAY))
    before = (Went("Schemat (chefen, före jul)", How.DROPPED),)
    follow_up = replace(FOLLOW_UP, summary=replace(FOLLOW_UP.summary, plan=Plan(went=before), agreed=()))
    paper = together_paper(Text(), PROGRAMME, [follow_up, later, first], NOBODY, TODAY)
    assert paper.parts[0].lines == (("Vi hälsar.", "Blev av"), ("Schemat (chefen, före jul)", "På väg"))
    assert BOX not in " ".join(how for _, how in paper.parts[0].lines)
    said = summary_drawn(later.summary, Text()).text
    assert "Så gick det\n– Vi hälsar. (Blev av)\n" in said


def test_what_follow_ups_have_agreed_on_stands_by_itself() -> None:
    paper = together_paper(Text(), PROGRAMME, [FOLLOW_UP, *held("traff-1")], NOBODY, TODAY)
    assert [part.title for part in paper.parts] == ["1. Tema"]
    (page,) = pages(together_pdf(paper).content)
    assert page.index("Vid uppföljningarna") < page.index("Uppföljning: Hur gick det?") < page.rindex("Vi hälsar.")
    assert "Ingen uppföljning" not in page


def test_a_session_without_lines_says_so_and_five_full_ones_take_few_pages() -> None:
    bare = Held("traff-1", replace(SUMMARY, agreed=(), plan=Plan()))
    assert "inga rader" in together_pdf(together_paper(Text(), PROGRAMME, [bare], NOBODY, TODAY)).text
    full = tuple(Agreed(str(n), "?", ("Vi hälsar på alla som är nya. " * 6,) * 3) for n in range(4))
    all_ = held(*(f"traff-{n}" for n in range(1, 6)))
    five = [replace(each, summary=replace(each.summary, agreed=full)) for each in all_]
    assert together_pdf(together_paper(Text("en"), PROGRAMME, five, Sender("K"), TODAY)).pages <= 8


def test_of_a_session_that_was_held_twice_the_later_counts(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        run = begun(store)
        run.record((HourStarted(0, 9), HourEnded(1)))
        run.finish(SUMMARY)
        (group,) = store.groups()
        assert [each.session for each in held_by(store, group.id)] == ["traff-1"]
        assert held_by(store, Group.new("Syd", "", 8, TODAY).id) == ()


def test_the_command_line_prints_it_by_the_group_s_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store.open(tmp_path) as store:
        held_run(store, 8)
    target = tmp_path / "t.pdf"
    words = ["--data", str(tmp_path), "print", "together"]
    assert main([*words, "Hemtjänst Norr", "--output", str(target)]) == 0
    assert "Vi hälsar." in pages(target.read_bytes())[0]
    assert main([*words, "Hemtjänst Syd", "--output", str(target)]) == 2
    assert "Det finns ingen grupp Hemtjänst Syd. Det här finns: Hemtjänst Norr (" in capsys.readouterr().err


def test_a_group_that_has_finished_nothing_is_told_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(tmp_path) as store:
        begun(store)
    assert main(["--data", str(tmp_path), "print", "together", "Hemtjänst Norr", "--output", "x.pdf"]) == 2
    assert "har inte färdigställt någon träff än. Färdigställ en först" in capsys.readouterr().err


# --- beside the lines of a summary


def test_a_summary_tells_the_figures_that_the_room_has_seen_and_no_others(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        run = store.open_run(held_run(store, 0))
        beside = around(run, PROGRAMME, Text())
    film = next(step for step in PROGRAMME.sessions[0].steps if step.id == "film-1")
    assert [fact.id for fact in beside.facts] == list(film.segment.facts)  # type: ignore[attr-defined]
    said = summary_drawn(SUMMARY, Text(), around=beside).text
    assert "162 877 människor sökte asyl i Sverige under 2015. Källa: Migrationsverket via Metro, läst 2026." in said
    assert "1 170 456" not in said


@pytest.mark.parametrize(("slips", "stands"), [(5, False), (6, True)])
def test_answers_stand_in_words_from_six(tmp_path: Path, slips: int, stands: bool) -> None:
    with Store.open(tmp_path) as store:
        beside = around(store.open_run(held_run(store, slips)), PROGRAMME, Text())
    said = summary_drawn(SUMMARY, Text(), around=beside).text
    assert (f"de flesta håller med ({slips} svar)" in said) is stands
    assert ("Så tyckte vi om träffen" in said) is stands


@pytest.mark.parametrize(
    ("high", "said"),
    [(10, "de flesta"), (7, "de flesta"), (6, "ungefär hälften"), (4, "ungefär hälften"), (3, "färre än")],
)
def test_answers_are_told_in_words_and_never_as_a_share(high: int, said: str) -> None:
    words = answer_in_words(Answers("Alla kom till tals.", 10, high), Text())
    assert words.startswith(f"”Alla kom till tals”: {said}")
    assert "%" not in words
    assert str(high) not in words.replace("10 svar", "")


def test_a_paper_without_anything_beside_it_has_no_empty_headings() -> None:
    assert summary_paper(SUMMARY, Text()).aside == ()


def test_a_unit_s_own_name_and_a_refused_logo_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "settings.toml").write_text(
        'format = 1\nmunicipality = "Kommunen"\nlogo = "finns-inte.png"\n[units."Vård"]\nmunicipality = "Vården"\n',
        encoding="utf-8",
    )
    with Store.open(tmp_path) as store:
        held_run(store, 0)
    target = tmp_path / "s.pdf"
    assert main(["--data", str(tmp_path), "print", "summary", "latest", "--output", str(target)]) == 1
    assert "Logotypen går inte att skriva ut: finns-inte.png. Pappren görs utan den." in capsys.readouterr().err
    assert "Vården · Vård" in pages(target.read_bytes())[0]


def test_questions_for_another_time_stand_after_all_that_is_to_be_done() -> None:
    plan = Plan((NextStep("Schemat"),), "En tolktelefon", ("Vem bestämmer?",))
    said = summary_drawn(replace(SUMMARY, plan=plan), Text()).text
    assert said.index("En tolktelefon") < said.index("Frågor till en annan gång\n– Vem bestämmer?")


def test_questions_for_another_time_are_kept_and_handed_over_and_earlier_files_are_read(tmp_path: Path) -> None:
    asked = replace(SUMMARY, plan=Plan((), "", ("Vem bestämmer?",)))
    for summary in (SUMMARY, asked):
        plain = summary_to_plain(summary)
        assert summary_from_plain(plain) == summary
        run = HeldRun("0" * 32, "vilka-ar-vi", 1, "traff-1", summary.day, 9, 9, 0, summary)
        packed_ = packed(Transfer(Card("0" * 16, "Norr", "", 9, ()), (run,)))
        assert (b"parked" in packed_) is (summary is asked)
        assert unpacked(packed_).runs[0].summary == summary
    older = summary_to_plain(SUMMARY)
    del older["plan"]["parked"]
    assert summary_from_plain(older) == SUMMARY
