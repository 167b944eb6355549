"""Pool groups: night and hourly staff, put together for the purpose; told apart from the card to the table."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.core.registers import COURSE, SESSIONS, TODAY, card, filled, in_memory, record
from tests.core.transfers import opened
from vilkaarvi.completion.model import CompletionRecord, Content
from vilkaarvi.paper.overview import overview_paper
from vilkaarvi.paper.sender import Sender
from vilkaarvi.review.answers import Answers
from vilkaarvi.review.groups import groups_of
from vilkaarvi.review.made_up import made_up
from vilkaarvi.review.overview import Next, Overview, Stage, overview
from vilkaarvi.review.tables import groups_table
from vilkaarvi.review.words import attendance_of, next_of, pool_mark
from vilkaarvi.review.xapi import as_xapi
from vilkaarvi.store.groups import Group
from vilkaarvi.store.taken import coming, leaving, take_in
from vilkaarvi.text import Text

TEXT = Text("sv")
NIGHT = card(1, "Nattpersonal Norr", headcount=9, pool=True)
DAY = card(2, "Hemtjänst Norr", headcount=9)


def seen(folder: Path, *contents: Content) -> Overview:
    return overview(filled(in_memory(), folder, contents), COURSE, TODAY)


def all_sessions(group: int) -> list[CompletionRecord]:
    days = [TODAY - timedelta(days=300 - 14 * at) for at in range(len(SESSIONS))]
    return [record(group, each, day, present=6, guests=2) for each, day in zip(SESSIONS, days, strict=True)]


def test_a_pool_group_s_attendance_is_set_against_no_headcount(tmp_path: Path) -> None:
    view = seen(tmp_path, NIGHT, DAY, *all_sessions(1), *all_sessions(2))
    work, night = view.rows
    assert (attendance_of(night, TEXT), attendance_of(work, TEXT)) == ("6", "6 av 9")
    totals = view.totals
    assert (totals.present, totals.seated, totals.headcount, totals.guests) == (60, 30, 45, 20)
    assert (totals.pools, totals.at_pools, totals.sessions) == (1, 30, 10)


def test_a_pool_group_is_none_of_the_groups_that_have_had_all_sessions(tmp_path: Path) -> None:
    view = seen(tmp_path, NIGHT, DAY, *all_sessions(1), *all_sessions(2))
    assert (view.totals.groups, view.totals.at(Stage.ALL), view.stands) == (1, 1, (0, 0, 0, 0, 0, 1))
    assert view.this_term().due == 1
    assert next_of(view.rows[1], TEXT) == "ingen dag bestämd"


def test_a_pool_group_without_a_day_is_not_said_never_to_have_met(tmp_path: Path) -> None:
    work, night = seen(tmp_path, NIGHT, DAY).rows
    assert (work.next, night.next) == (Next.NOT_MET, Next.NO_DAY)


def test_a_pool_group_s_missing_report_is_told_as_any_other(tmp_path: Path) -> None:
    lost = TODAY - timedelta(days=30)
    (night,) = seen(tmp_path, card(1, pool=True, planned=(lost,))).rows
    assert (night.next, night.day) == (Next.REPORT_MISSING, lost)


def test_a_table_says_in_words_which_groups_are_pool_groups(tmp_path: Path) -> None:
    view = seen(tmp_path, NIGHT, DAY, *all_sessions(1), *all_sessions(2))
    heading, work, night = groups_table(view, COURSE, TEXT)
    column = list(heading).index("Poolgrupp")
    assert (work[column], night[column], night[list(heading).index("Av")]) == ("", "ja", "")
    assert [pool_mark(row, TEXT) for row in view.rows] == ["", "poolgrupp"]


def test_the_paper_says_it_too_and_tells_them_apart(tmp_path: Path) -> None:
    view = seen(tmp_path, NIGHT, DAY, *all_sessions(1), *all_sessions(2))
    paper = overview_paper(TEXT, view, Answers((), (), (), 0), lambda _question: "", Sender())
    assert [row[0] for row in paper.groups_rows] == ["Hemtjänst Norr · Vård", "Nattpersonal Norr · Vård · poolgrupp"]
    assert [row[2] for row in paper.groups_rows] == ["6 av 9", "6"]
    assert ("Poolgrupper, räknade för sig: 1", "30") in paper.figures


def test_a_statement_of_a_pool_group_has_no_headcount(tmp_path: Path) -> None:
    register = filled(in_memory(), tmp_path, [NIGHT, DAY, all_sessions(1)[0], all_sessions(2)[0]])
    groups = groups_of(register, COURSE.programme)
    night, work = json.loads(as_xapi(groups, "https://kommun.example", lambda _id: "Träff", "sv"))
    told = [{name.rsplit("/", 1)[1]: value for name, value in each["result"]["extensions"].items()}
            for each in (night, work)]  # fmt: skip
    assert told == [{"present": 6, "guests": 2, "pool-group": True}, {"present": 6, "guests": 2, "headcount": 9}]


@pytest.mark.parametrize("pool", [True, False])
def test_a_pool_group_is_one_after_it_was_handed_over_too(tmp_path: Path, pool: bool) -> None:
    with opened(tmp_path / "mine") as mine, opened(tmp_path / "theirs") as theirs:
        group = Group.new("Natt", "Vård", 7, TODAY, pool=pool)
        mine.add_group(group)
        assert [each.pool for each in mine.groups()] == [pool]
        take_in(theirs, leaving(mine, group.id).transfer, TODAY)
        assert [each.pool for each in theirs.groups()] == [pool]
        theirs.add_group(group.changed("Natt", "Vård", 7, (), pool=not pool))
        assert coming(theirs, leaving(mine, group.id).transfer).card_differs


def test_what_is_made_up_has_a_pool_group_to_every_twenty_beside_the_groups(tmp_path: Path) -> None:
    made = made_up(41, TODAY, COURSE)
    cards = sum(content.count(b'"format":2,"key"') for content in made.reports.values())
    assert cards == 2
    assert made.expected.decode("utf-8-sig").count("\n") == 42  # nobody lists a pool group as one that ought to meet
    assert made_up(41, date(2026, 11, 24), COURSE) == made
