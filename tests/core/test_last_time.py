"""The next session opens with what the group agreed on: two sessions of a test programme, one after the other."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.fakes import FakeClock, FakePlayer, MemoryRecorder
from vilkaarvi.app.closingview import offer
from vilkaarvi.app.homeview import last_lines
from vilkaarvi.hour.conductor import Hour
from vilkaarvi.notes.summary import Agreed, NextStep, Plan, Summary
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.model import Programme
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.events import HourStarted
from vilkaarvi.session.view import RulesRoom, TextRoom
from vilkaarvi.store.groups import Group
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text

DAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
LINES = ("Vi hälsar på alla som är nya", "Vi frågar innan vi antar")
PLAN = Plan((NextStep("Schemat sätts upp tidigare", "schemaläggaren", "före jul"),))
WHOLE = (*LINES, "Schemat sätts upp tidigare (schemaläggaren, före jul)")


@pytest.fixture(scope="module")
def programme() -> Programme:
    made = read_programme(Places(Path("unused"), shipped_programmes()), "vilka-ar-vi", date(2026, 11, 24))
    first = made.sessions[0]
    return replace(made, sessions=(first, replace(first, id="traff-2", number=2)))


def finished(store: Store, programme: Programme, group: Group, session: str) -> None:
    run = store.begin_run(group, programme.id, programme.version, session, 9, DAY)
    run.record((HourStarted(0, 9),))
    run.close()
    agreed = (Agreed("fraga-1", "?", LINES[:1]), Agreed("fraga-2", "?", LINES[1:]))
    run.finish(Summary("sv", "P", "Träff 1: Nu", DAY.date(), group.name, "", 9, agreed, PLAN))


def test_the_lines_are_those_of_the_groups_own_last_finished_session(tmp_path: Path, programme: Programme) -> None:
    with Store.open(tmp_path) as store:
        norr, syd = Group.new("Norr", "", 9, DAY.date()), Group.new("Syd", "", 8, DAY.date())
        for group in (norr, syd):
            store.add_group(group)
        assert last_lines(store, norr.id) == ()
        finished(store, programme, norr, "traff-1")
        store.begin_run(norr, programme.id, programme.version, "traff-2", 9, DAY)
        assert last_lines(store, norr.id) == WHOLE
        assert last_lines(store, syd.id) == ()


def test_the_leader_is_told_at_the_welcome_and_the_room_only_on_a_press(programme: Programme) -> None:
    text = Text()
    hour = Hour(programme, programme.sessions[1], "Norr", FakePlayer(), MemoryRecorder(), FakeClock(), text)
    hour.start(9)
    hour.recall(WHOLE)
    assert hour.view().last_time == WHOLE
    assert isinstance(hour.view().room, RulesRoom)
    assert offer(hour.view(), text, hour.showing) == "Visa förra gångens rader"
    hour.show_lines(True)
    assert hour.view().room == TextRoom("Träff 2", "Det vi enades om förra gången", WHOLE)
    hour.next()
    assert hour.view().last_time == ()
    assert not isinstance(hour.view().room, TextRoom)


def test_a_first_session_tells_of_no_earlier_one(programme: Programme) -> None:
    text = Text()
    hour = Hour(programme, programme.sessions[0], "Norr", FakePlayer(), MemoryRecorder(), FakeClock(), text)
    hour.start(9)
    assert hour.view().last_time == ()
    assert offer(hour.view(), text, False) == ""
