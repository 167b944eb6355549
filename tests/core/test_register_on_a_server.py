"""The register on PostgreSQL says what the one on the computer says, whatever was told, in whatever order."""

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.core.completions import identifies
from tests.core.registers import (
    COURSE,
    SEEDS,
    SESSIONS,
    TODAY,
    answered,
    card,
    fill,
    group_id,
    in_memory,
    record,
    signed_lines,
)
from tests.postgres import WHY_NOT, Cluster, can_serve, cluster, server
from vilkaarvi.completion.model import Content
from vilkaarvi.completion.wire import unpacked
from vilkaarvi.errors import Code, Fault
from vilkaarvi.review.answers import answers, let_out
from vilkaarvi.review.called import groups_on
from vilkaarvi.review.groups import groups_of, merge, unmerge
from vilkaarvi.review.made_up import made_up
from vilkaarvi.review.overview import Stage, matching, overview
from vilkaarvi.review.register.postgres import queries
from vilkaarvi.review.register.postgres.register import PostgresRegister
from vilkaarvi.review.register.protocol import Expected, Register
from vilkaarvi.review.spellings import spellings
from vilkaarvi.seal.signing import key_name, public_of

__all__ = ["server"]  # fixtures
PROGRAMME = COURSE.programme
UNITS = ("Vård", "vård", "Skola", "")


def said_by(register: Register, course: Any = COURSE, today: date = TODAY) -> dict[str, Any]:
    return {
        "told": register.told(),
        "lines": {(each.key, each.payload) for each in register.lines()},
        "installations": register.installations(),
        "expected": register.expected(),
        "merges": dict(register.merges()),
        "blocks": register.blocks(),
        "doubts": sorted(map(str, register.doubts())),
        "programmes": register.programmes(),
        "groups": groups_of(register, PROGRAMME),
        "overview": overview(register, course, today),
        "called": groups_on(register),
        "spellings": spellings(register, PROGRAMME),
        "answers": answers(register, PROGRAMME),
    }


def both(server: Cluster) -> tuple[PostgresRegister, Register]:
    server.empty()
    return PostgresRegister.at(server.url), in_memory()


def hears(register: Register, contents: list[Content], laptop: int, first: int = 1) -> None:
    public = public_of(SEEDS[laptop])
    register.introduce([public], TODAY)
    keys = {key_name(public): public}
    register.add([unpacked(line, keys, identifies) for line in signed_lines(contents, laptop, first)])


def test_a_made_up_municipality_looks_the_same_on_both(server: Cluster) -> None:
    on_server, small = both(server)
    with closing(on_server):
        for register in (on_server, small):
            fill(register, made_up(60, TODAY, COURSE))
            register.mark_made_up()
        assert said_by(on_server) == said_by(small)
        later = TODAY + timedelta(days=200)
        assert said_by(on_server, today=later) == said_by(small, today=later)
        assert on_server.queries is not None
        for typed in ("norr", "hemtj 2", "100 %", "finns inte"):
            rows = matching(overview(small, COURSE, TODAY).rows, typed)
            assert on_server.queries.sought(COURSE, TODAY, typed) == (rows, 0)
            for stage in Stage:
                some = tuple(row for row in rows if row.stage is stage)
                assert on_server.queries.sought(COURSE, TODAY, typed, stage) == (some, 0)


def test_another_course_is_worked_out_anew_and_the_first_again(server: Cluster) -> None:
    on_server, small = both(server)
    other = replace(COURSE, sessions=SESSIONS[:3], training=())
    with closing(on_server):
        for register in (on_server, small):
            fill(register, made_up(12, TODAY, COURSE))
        for course in (COURSE, other, COURSE):
            assert said_by(on_server, course) == said_by(small, course)


def test_of_very_many_groups_the_first_are_shown_and_the_others_counted(
    server: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_server, small = both(server)
    monkeypatch.setattr(queries, "MOST_ROWS", 7)
    with closing(on_server):
        for register in (on_server, small):
            fill(register, made_up(12, TODAY, COURSE))
        some, every = overview(on_server, COURSE, TODAY), overview(small, COURSE, TODAY)
        assert (some.rows, some.left_out) == (every.rows[:7], len(every.rows) - 7)
        assert some.totals == every.totals
        assert overview(on_server, COURSE, TODAY, whole=True) == every


groups = st.integers(1, 5)
days = st.integers(0, 400).map(lambda back: TODAY - timedelta(days=back))


@st.composite
def contents(draw: st.DrawFn) -> Content:
    group = draw(groups)
    if draw(st.integers(0, 3)) == 0:
        planned = tuple(sorted(draw(st.sets(days, max_size=3))))
        name, unit = draw(st.sampled_from(("", "Norr", "norr", "Söder"))), draw(st.sampled_from(UNITS))
        pool = draw(st.booleans())
        return card(group, name, unit, planned=planned, pool=pool, revision=draw(st.integers(1, 3)))
    session = draw(st.sampled_from((*SESSIONS, None, "uppf-sprak", "utbildning-1")))
    many = draw(st.integers(6, 9))
    marks = answered((many, draw(st.integers(0, many)))) if draw(st.booleans()) else ()
    made = record(
        group, session, draw(days), answers=marks, manager_took_part=draw(st.sampled_from((True, False, None)))
    )
    if draw(st.integers(0, 4)) == 0:  # one that takes the place of another, of the right kind or not
        made = replace(made, supersedes=record(draw(groups), session, draw(days)).id)
    return made if made.supersedes != made.id else replace(made, supersedes=None)


acts = st.lists(
    st.one_of(
        st.tuples(st.just("hear"), st.integers(0, 2), st.tuples(st.integers(1, 9), st.lists(contents(), max_size=9))),
        st.tuples(st.just("trust"), st.integers(0, 2), st.booleans()),
        st.tuples(st.just("expect"), st.sets(groups), st.sampled_from(UNITS)),
        st.tuples(st.just("merge"), groups, groups),
        st.tuples(st.just("unmerge"), groups, st.none()),
        st.tuples(st.just("let out"), st.none(), st.none()),
        st.tuples(st.just("look"), st.none(), st.none()),
    ),
    max_size=14,
)


def act(register: Register, what: str, one: Any, other: Any) -> object:
    """Whatever it answers, or the fault that it raises."""
    try:
        match what:
            case "hear":
                hears(register, other[1], one, other[0])
            case "trust":
                register.introduce([public_of(SEEDS[one])], TODAY)
                register.trust(key_name(public_of(SEEDS[one])), other)
            case "expect":
                names = {each: ("Norr", "Söder")[each % 2] + " " * (each > 2) for each in one}
                register.expect([Expected(group_id(each), names[each], other, each) for each in sorted(one)])
            case "merge":
                merge(register, group_id(one), group_id(other))
            case "unmerge":
                unmerge(register, group_id(one))
            case "let out":
                return let_out(register, PROGRAMME)
            case "look":
                return said_by(register)
    except Fault as fault:
        return fault.code, fault.facts
    return None


def story(server: Cluster, done: list[tuple[str, Any, Any]]) -> None:
    on_server, small = both(server)
    with closing(on_server):
        for laptop in (0, 1):
            for register in (on_server, small):
                act(register, "trust", laptop, True)
        for what, one, other in done:
            assert act(on_server, what, one, other) == act(small, what, one, other), what
        assert said_by(on_server) == said_by(small)


HEALTH = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
COMES_BACK = [  # the id that another counts as is unknown for a while
    ("expect", {4}, "Vård"),
    ("hear", 0, (1, [card(1)])),
    ("hear", 1, (1, [card(2, "Norr", "Vård")])),
    ("merge", 1, 2),
    ("look", None, None),
    ("trust", 1, False),
    ("look", None, None),
    ("trust", 1, True),
]
RING = [("hear", 0, (1, [card(1), card(2), card(3)])), ("merge", 1, 2), ("merge", 3, 1), ("unmerge", 2, None)]


@settings(max_examples=40, deadline=None, suppress_health_check=HEALTH)
@given(acts)
@example(RING)
@example(COMES_BACK)
def test_any_story_ends_the_same_on_both(server: Cluster, done: list[tuple[str, Any, Any]]) -> None:
    story(server, done)


@pytest.mark.long
@settings(max_examples=600, deadline=None, suppress_health_check=HEALTH)
@given(acts)
def test_six_hundred_stories_end_the_same_on_both(server: Cluster, done: list[tuple[str, Any, Any]]) -> None:
    story(server, done)


@pytest.mark.skipif(not can_serve(), reason=WHY_NOT)
def test_what_was_told_is_there_after_a_power_cut() -> None:
    with cluster({}) as lasting:
        on_server, small = both(lasting)
        with closing(on_server):
            for register in (on_server, small):
                fill(register, made_up(6, TODAY, COURSE))
            lasting.stop()
            with pytest.raises(Fault) as told:
                on_server.installations()
            assert told.value.code is Code.REGISTER_AWAY
            lasting.start()
            assert said_by(on_server) == said_by(small)
