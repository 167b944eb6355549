"""What a manager sees of the groups: how far they have come, and what is missing."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.core.registers import COURSE, SESSIONS, TODAY, card, filled, group_id, in_memory, record
from vilkaarvi.completion.model import CompletionRecord, Content
from vilkaarvi.paths import Places
from vilkaarvi.programme.read import read_programme
from vilkaarvi.review.course import Course
from vilkaarvi.review.overview import FollowedUp, Mark, Next, Overview, Row, Stage, matching, overview
from vilkaarvi.review.register.protocol import Expected
from vilkaarvi.review.sorting import as_sorted
from vilkaarvi.review.terms import Month, Term
from vilkaarvi.review.words import headline, next_of, unknowable
from vilkaarvi.text import Text

VT26, HT26, VT27 = Term(2026, False), Term(2026, True), Term(2027, False)
SPRING = date(2026, 3, 2)


def seen(folder: Path, contents: Sequence[Content], expected: Sequence[Expected] = (), today: date = TODAY) -> Overview:
    register = filled(in_memory(), folder, contents)
    register.expect(expected)
    return overview(register, COURSE, today)


def whole(group: int, last: date, **fields: object) -> list[CompletionRecord]:
    """All five sessions, a week apart."""
    return [record(group, name, last - timedelta(weeks=4 - at), **fields) for at, name in enumerate(SESSIONS)]


def row(folder: Path, contents: Sequence[Content]) -> Row:
    (only,) = seen(folder, contents).rows
    return only


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


# --- one group


def test_a_group_under_way_shows_what_is_done_and_when_the_next_is(tmp_path: Path) -> None:
    planned = (ago(19), ago(5), ago(-9), ago(-23))
    held = [record(1, "traff-1", ago(19)), record(1, "traff-2", ago(5), present=7, headcount=8)]
    one = row(tmp_path, [card(1, planned=planned), *held])
    assert one.marks == (Mark.DONE, Mark.DONE, Mark.PLANNED, Mark.PLANNED, Mark.OPEN)
    assert (one.present, one.of, one.last, one.held) == (7, 8, ago(5), 2)
    assert (one.next, one.day, one.stage) == (Next.DAY, ago(-9), Stage.UNDER_WAY)


def test_a_session_of_today_is_the_next(tmp_path: Path) -> None:
    assert row(tmp_path, [card(1, planned=(TODAY,))]).day == TODAY


def test_a_listed_group_of_which_nothing_came_has_not_met(tmp_path: Path) -> None:
    (one,) = seen(tmp_path, [], [Expected(group_id(1), "Nattpatrullen", "Vård", 7)]).rows
    assert (one.next, one.stage, one.present, one.last) == (Next.NOT_MET, Stage.NOT_BEGUN, None, None)
    assert next_of(one, Text("sv")) == "har inte träffats"


def test_a_planned_day_of_which_nothing_came_is_a_missing_report_and_not_a_group_that_has_not_met(
    tmp_path: Path,
) -> None:
    one = row(tmp_path, [card(1, planned=(ago(40), ago(30), ago(-5))), record(1, "traff-1", ago(40))])
    assert (one.next, one.day, one.stage) == (Next.REPORT_MISSING, ago(30), Stage.REPORT_MISSING)
    assert next_of(one, Text("sv")) == "rapport saknas sedan 25 oktober 2026"
    never = row(tmp_path, [card(1, planned=(ago(30),))])
    assert (never.next, never.stage) == (Next.REPORT_MISSING, Stage.REPORT_MISSING)


@pytest.mark.parametrize(("days", "what"), [(7, Next.NO_DAY), (8, Next.REPORT_MISSING)])
def test_a_leader_has_a_week_to_hand_over(days: int, what: Next, tmp_path: Path) -> None:
    assert row(tmp_path, [card(1, planned=(ago(40), ago(days))), record(1, "traff-1", ago(40))]).next is what


def test_a_day_left_over_when_all_sessions_have_been_held_is_not_missing(tmp_path: Path) -> None:
    assert row(tmp_path, [card(1, planned=(ago(20),)), *whole(1, ago(40))]).next is Next.FOLLOW_UP
    followed = row(tmp_path, [card(1, planned=(ago(20),)), *whole(1, ago(200))])
    assert (followed.next, followed.day) == (Next.REPORT_MISSING, ago(20))  # a follow-up was planned, in the next term


def test_a_session_that_was_held_some_days_early_is_not_missing(tmp_path: Path) -> None:
    one = row(tmp_path, [card(1, planned=(ago(20),)), record(1, "traff-1", ago(23))])
    assert one.next is Next.NO_DAY


def test_a_group_that_has_had_all_is_followed_up_the_term_after_and_then_every_term(tmp_path: Path) -> None:
    done_now = row(tmp_path, [card(1), *whole(1, ago(10))])
    assert (done_now.stage, done_now.next, done_now.term) == (Stage.ALL, Next.FOLLOW_UP, VT27)
    done_before = row(tmp_path, [card(1), *whole(1, SPRING)])
    assert done_before.term == HT26
    followed = row(tmp_path, [card(1), *whole(1, SPRING), record(1, "uppf-sprak", ago(9))])
    assert (followed.term, followed.follow_ups, followed.held) == (VT27, (HT26,), 5)
    assert followed.last == ago(9)
    assert next_of(followed, Text("sv")) == "uppföljning vt 27"


def test_a_follow_up_without_an_id_is_one_too(tmp_path: Path) -> None:
    assert row(tmp_path, [card(1), *whole(1, SPRING), record(1, None, ago(9))]).follow_ups == (HT26,)


def test_a_manager_of_whom_nothing_is_known_counts_neither_way(tmp_path: Path) -> None:
    said = [True, False, None]
    held = [record(1, SESSIONS[at], ago(20 - at), manager_took_part=each) for at, each in enumerate(said)]
    one = row(tmp_path, [card(1), *held])
    assert (one.with_manager, one.manager_known, one.held) == (1, 2, 3)


def test_records_of_another_programme_are_not_this_one_s(tmp_path: Path) -> None:
    one = row(tmp_path, [card(1), record(1, "traff-1", ago(5), programme="annat")])
    assert (one.done, one.stage) == (0, Stage.NOT_BEGUN)


# --- all of them


def municipality(folder: Path) -> Overview:
    contents: list[Content] = [
        card(1, "Norr 10"), *whole(1, SPRING), record(1, None, ago(9)),
        card(2, "Norr 2", "Skola"), *whole(2, SPRING),
        card(3, "Älvgården"), *whole(3, ago(10), guests=2),
        card(4, "Centrum", planned=(ago(-3),)), record(4, "traff-1", ago(20), manager_took_part=False),
        card(5, "Ute", planned=(ago(30),)),
        card(6, "Samtalsledare", ""), record(6, "utbildning-1", ago(60), present=8, guests=3),
    ]  # fmt: skip
    return seen(folder, contents, [Expected(group_id(7), "Natten", "Vård", 6)])


def test_groups_stand_in_swedish_order_and_leaders_in_training_are_no_group(tmp_path: Path) -> None:
    names = [each.name for each in municipality(tmp_path).rows]
    assert names == ["Centrum", "Natten", "Norr 2", "Norr 10", "Ute", "Älvgården"]
    assert sorted(["Ö", "Z", "Å", "Ä", "a"], key=as_sorted) == ["a", "Z", "Å", "Ä", "Ö"]


def test_every_group_is_in_one_stage(tmp_path: Path) -> None:
    totals = municipality(tmp_path).totals
    assert totals.stages == (
        (Stage.ALL, 3), (Stage.UNDER_WAY, 1), (Stage.NOT_BEGUN, 1), (Stage.REPORT_MISSING, 1),
    )  # fmt: skip
    assert totals.groups == 6


def test_what_was_held_is_summed(tmp_path: Path) -> None:
    totals = municipality(tmp_path).totals
    assert (totals.sessions, totals.present, totals.headcount, totals.guests) == (16, 16 * 8, 16 * 9, 10 + 5 + 6)
    assert (totals.with_manager, totals.manager_known) == (15, 16)
    assert totals.trained == (("utbildning-1", 11),)


def test_follow_ups_are_counted_per_term_of_those_that_were_through_before(tmp_path: Path) -> None:
    view = municipality(tmp_path)
    assert view.follow_ups == (FollowedUp(VT26, 0, 0), FollowedUp(HT26, 2, 1))
    assert view.this_term() == FollowedUp(HT26, 2, 1)


def test_months_without_a_session_stand_between_the_others(tmp_path: Path) -> None:
    months = dict(municipality(tmp_path).months)
    assert min(months) == Month(2026, 2)
    assert max(months) == Month(2026, 11)
    assert len(months) == 10
    assert months[Month(2026, 6)] == 0
    assert sum(months.values()) == 16


def test_where_groups_stand_counts_each_of_them(tmp_path: Path) -> None:
    assert municipality(tmp_path).stands == (2, 1, 0, 0, 0, 3)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("norr", ["Norr 2", "Norr 10"]), ("SKOLA norr", ["Norr 2"]), ("älv", ["Älvgården"]), ("zzz", []), (" ", None)],
)
def test_typing_filters_by_name_and_unit(typed: str, found: list[str] | None, tmp_path: Path) -> None:
    rows = municipality(tmp_path).rows
    names = [each.name for each in matching(rows, typed)]
    assert names == (found if found is not None else [each.name for each in rows])


def test_an_empty_register_has_an_overview_too(tmp_path: Path) -> None:
    view = seen(tmp_path, [])
    assert (view.rows, view.months, view.stands, view.totals.groups) == ((), (), (0,) * 6, 0)
    assert view.this_term() == FollowedUp(HT26, 0, 0)


def test_it_is_said_what_cannot_be_known_and_who_knows(tmp_path: Path) -> None:
    assert headline(municipality(tmp_path), 5, Text("sv")) == "3 av 6 grupper har haft alla 5 träffar"
    assert unknowable(5, Text("sv"), "HR") == (
        "Hur många medarbetare som har varit med på alla 5 träffar går inte att se här, för ingen räknas med namn. "
        "Det står i närvarolistan. Den finns hos: HR."
    )
    assert unknowable(5, Text("sv")).endswith("Det står i arbetsgivarens egen närvarolista.")


def test_a_course_is_known_from_its_programme(tmp_path: Path) -> None:
    course = Course.of(read_programme(Places.chosen(tmp_path), "vilka-ar-vi", TODAY))
    assert course.sessions == SESSIONS
    assert course.training == ("utbildning-1", "utbildning-2")
    assert "uppf-sprak" in course.follow_ups
    assert course.apart == {"utbildning-1", "utbildning-2", "handledning", "chefer"}


def test_nothing_in_the_overview_is_free_text_but_name_and_unit(tmp_path: Path) -> None:
    """Everything else that is text is an id or one of a closed list."""
    for each in municipality(tmp_path).rows:
        texts = {name for name, value in vars(each).items() if type(value) is str}
        assert texts == {"id", "name", "unit"}
