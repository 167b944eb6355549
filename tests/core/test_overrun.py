"""A first question eight minutes too long: the five sessions end in time; short ones say how late they end."""

import json

import pytest

from tests.core.programmes import NAME, SHIPPED, TODAY
from vilkaarvi.cli import main
from vilkaarvi.programme.model import Session
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.agenda import PROTECTED, TELL_FROM_MIN, least, plan
from vilkaarvi.session.engine import Engine
from vilkaarvi.session.overrun import overrun
from vilkaarvi.session.telling import Teller
from vilkaarvi.text import Text

PROGRAMME = read_programme(SHIPPED, NAME, TODAY)
ALL = (*PROGRAMME.sessions, *PROGRAMME.extras)
FIVE = PROGRAMME.sessions


@pytest.mark.parametrize("people", [6, 9, 12])
@pytest.mark.parametrize("session", ALL, ids=lambda session: session.id)
def test_every_session_fits_its_time_by_plan(session: Session, people: int) -> None:
    assert sum(row.minutes for row in plan(session, people)) <= session.minutes + 0.01


@pytest.mark.parametrize("people", [6, 9, 12])
@pytest.mark.parametrize("session", FIVE, ids=lambda session: session.id)
def test_eight_minutes_over_are_taken_in_by_the_proposals_and_never_from_the_ending(
    session: Session, people: int
) -> None:
    led = overrun(session, people, 8)
    assert led.taken
    assert led.taken[0].step.droppable, "what may go goes first"
    assert led.minutes <= session.minutes + TELL_FROM_MIN
    planned = {row.step.id: row.minutes for row in plan(session, people)}
    for row in led.rows:
        if isinstance(row.step, PROTECTED):
            assert not row.dropped
            assert row.minutes == pytest.approx(planned[row.step.id])
    (slow,) = (row for row in led.rows if row.step.id == led.step.id)
    assert slow.minutes == pytest.approx(planned[led.step.id] + 8)


@pytest.mark.parametrize("session", FIVE, ids=lambda session: session.id)
def test_an_hour_that_keeps_its_time_is_offered_nothing(session: Session) -> None:
    led = overrun(session, 9, 0)
    assert not led.taken
    assert led.rows == plan(session, 9)


@pytest.mark.parametrize("people", [6, 9, 12])
@pytest.mark.parametrize("session", PROGRAMME.extras, ids=lambda session: session.id)
def test_what_a_short_session_cannot_take_in_is_told_and_its_ending_stays_whole(session: Session, people: int) -> None:
    led = overrun(session, people, 8)
    planned = {row.step.id: row.minutes for row in plan(session, people)}
    for row in led.rows:
        if isinstance(row.step, PROTECTED):
            assert row.minutes == pytest.approx(planned[row.step.id])
    late = led.minutes - session.minutes
    assert led.over(session) == (round(late) if late >= TELL_FROM_MIN else 0)
    ahead = led.rows[[row.step.id for row in led.rows].index(led.step.id) + 1 :]
    could = [row for row in ahead if not isinstance(row.step, PROTECTED) and not row.dropped]
    if led.over(session):
        assert all(row.minutes < least(row.step) + 1 for row in could)  # proposals are whole minutes


def test_the_plan_says_how_late_a_short_session_ends(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", NAME, "uppf-rykten", "--people", "9", "--late", "8"]) == 1
    assert "Slutar 6 minuter för sent" in capsys.readouterr().out


def test_who_can_shorten_nothing_more_is_told_to_ask_the_group() -> None:
    engine = Engine(next(each for each in PROGRAMME.extras if each.id == "uppf-rykten"))
    teller = Teller(PROGRAMME, engine, Text("sv"), "Testgruppen")
    engine.start(0, 9)
    engine.go_to(0, "enas")
    assert teller.view(15 * 60_000).pace == "4 minuter före"
    pace = teller.view(22 * 60_000).pace
    assert pace == "3 minuter sena. Inget mer att korta: fråga om ni kan stanna"


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["plan", NAME, *words]) == 0
    return capsys.readouterr().out


def test_the_plan_says_what_is_proposed_when_the_hour_runs_over(capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, "2", "--people", "12", "--late", "8").splitlines()
    assert any(line.startswith("Förslag: hoppa över ”Fördjupning") for line in told)
    plain = json.loads(said(capsys, "2", "--late", "8", "--json"))
    assert plain["late"] == {"step": "fraga-1", "minutes": 8, "over": 0}
    assert plain["proposals"][0]["way"] == "drop"
    assert sum(row["minutes"] for row in plain["rows"]) <= 60 + TELL_FROM_MIN


def test_for_more_than_ten_people_the_plan_advises_two_groups(capsys: pytest.CaptureFixture[str]) -> None:
    assert "två grupper" in said(capsys, "1", "--people", "11")
    assert "två grupper" not in said(capsys, "1", "--people", "10")
    for late in ((), ("--late", "8")):
        assert "två grupper" in json.loads(said(capsys, "1", "--people", "11", "--json", *late))["advice"][0]
        assert json.loads(said(capsys, "1", "--people", "10", "--json", *late))["advice"] == []


def test_the_plan_as_data_has_a_row_for_every_step(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(said(capsys, "1", "--json"))["rows"]
    assert [row["step"] for row in rows] == [step.id for step in FIVE[0].steps]


def test_an_hour_cannot_run_over_by_rubbish(capsys: pytest.CaptureFixture[str]) -> None:
    for late in ("-1", "61", "nan", "många"):
        assert main(["plan", NAME, "1", "--late", late]) == 2
    assert capsys.readouterr().err
