"""The last minutes of the hour: what happens next, who was there, the slips."""

from datetime import UTC, date, datetime
from itertools import permutations
from pathlib import Path

import pytest

from tests.core.stores import begun
from tests.fakes import Answers, MemoryRecorder
from vilkaarvi.errors import Code, Fault
from vilkaarvi.hour.closing import Closing
from vilkaarvi.hour.notebook import Notebook
from vilkaarvi.notes.summary import MOST_LINE, Agreed, Attendance, How, NextStep, Plan, Summary, Went
from vilkaarvi.session.events import HourEnded, HourStarted
from vilkaarvi.session.tally import Counting, Tally
from vilkaarvi.store.groups import Group
from vilkaarvi.store.head import RunState
from vilkaarvi.store.runs import summary_from_plain, summary_to_plain
from vilkaarvi.store.store import Store

STEP = NextStep("Frågan om jul tas upp på apt", "schemaläggaren", "före advent")
STATEMENTS = ("a", "b")


@pytest.fixture
def recorder() -> MemoryRecorder:
    return MemoryRecorder()


@pytest.fixture
def closing(recorder: MemoryRecorder) -> Closing:
    return Closing(recorder, STATEMENTS)


def test_what_happens_next_is_kept_without_what_is_empty(closing: Closing, recorder: MemoryRecorder) -> None:
    answers = Answers()
    closing.keep_plan(Plan((NextStep("  "), STEP), " Vi behöver en tolktelefon "), frozenset(), answers)
    assert answers == [None]
    assert closing.plan == recorder.plan == Plan((STEP,), "Vi behöver en tolktelefon")


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (Plan((STEP,) * 6), Code.TOO_MANY_STEPS),
        (Plan((NextStep("Ring 070-174 06 05"),)), Code.NAME_IDENTIFIES),
        (Plan((NextStep("Ring", "070-174 06 05"),)), Code.NAME_IDENTIFIES),
        (Plan((), "Skriv till anna@exempel.se"), Code.NAME_IDENTIFIES),
        (Plan((), "x" * (MOST_LINE + 1)), Code.LINE_TOO_LONG),
    ],
)
def test_what_cannot_stand_is_refused_and_nothing_is_kept(
    closing: Closing, recorder: MemoryRecorder, plan: Plan, code: Code
) -> None:
    answers = Answers()
    closing.keep_plan(plan, frozenset(), answers)
    assert answers.code is code
    assert closing.plan == recorder.plan == Plan()


def test_a_line_that_the_paper_has_no_room_for_is_refused_and_nothing_is_cut(recorder: MemoryRecorder) -> None:
    notebook, answers = Notebook(recorder), Answers()
    notebook.agree("q1", ("x" * (MOST_LINE + 1),), frozenset(), answers)
    assert answers.code is Code.LINE_TOO_LONG
    assert notebook.lines == recorder.lines == {}
    notebook.agree("q1", ("x" * MOST_LINE,), frozenset(), answers)
    assert notebook.lines == {"q1": ("x" * MOST_LINE,)}


def test_what_the_leader_has_answered_for_may_stand(closing: Closing) -> None:
    answers = Answers()
    closing.keep_plan(Plan((), "Ring växeln 070-174 06 05"), frozenset({"070-174 06 05"}), answers)
    assert answers == [None]


def test_a_full_disk_keeps_the_count_on_the_screen_and_tells(closing: Closing, recorder: MemoryRecorder) -> None:
    recorder.fault = Fault(Code.DISK_FULL)
    closing.press(5, Answers())
    assert Answers([closing.unsaved_tally]).code is Code.DISK_FULL
    assert closing.counting.tally.of("a") == (0, 0, 0, 0, 1)
    recorder.fault = None
    closing.press(4, Answers())
    assert closing.unsaved_tally is None
    assert recorder.tally == Tally((("a", (0, 0, 0, 0, 1)), ("b", (0, 0, 0, 1, 0))))


def test_counting_goes_on_where_it_was_left_and_can_be_done_anew(closing: Closing, recorder: MemoryRecorder) -> None:
    for grade in (5, 4):
        closing.press(grade, Answers())
    later = Closing(recorder, STATEMENTS)
    later.load(Plan(), None, recorder.tally)
    later.press(5, Answers())
    later.press(1, Answers())
    assert recorder.tally == Tally((("a", (0, 0, 0, 0, 2)), ("b", (1, 0, 0, 1, 0))))
    later.start_over(Answers())
    assert recorder.tally == Tally.empty(STATEMENTS)


def test_slips_that_nobody_has_counted_are_not_none_but_not_there(closing: Closing) -> None:
    assert closing.tally is None
    assert isinstance(closing.counting, Counting)


def test_the_store_keeps_counts_when_the_notes_are_gone(tmp_path: Path) -> None:
    started = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    tally = Tally((("a", (0, 0, 1, 2, 4)), ("b", (0, 0, 0, 0, 7))))
    attendance = Attendance(9, 1, True, None)
    summary = Summary(
        "sv", "Vilka är vi?", "Träff 1: Nu", date(2026, 11, 24), "Norr", "", 9,
        (Agreed("f", "?", ("En rad",)),), Plan((STEP,), "En tolktelefon"),
    )  # fmt: skip
    with Store.open(tmp_path) as store:
        group = Group.new("Norr", "", 9, started.date())
        store.add_group(group)
        store.vault.choose("kaffe regn cykel")
        run = store.begin_run(group, "p", 1, "s", 9, started)
        run.keep_plan(Plan((STEP,)))
        assert run.plan() == Plan((STEP,))
        run.keep_attendance(Attendance(8))
        run.keep_attendance(attendance)
        run.close()
        run.finish(summary)
        run.keep_tally(tally)
        identity = run.head.id
    with Store.open(tmp_path) as store:
        run = store.open_run(identity)
        assert (run.attendance(), run.tally(), run.summary()) == (attendance, tally, summary)
        assert store.runs()[0].state is RunState.FINISHED


def test_a_summary_from_before_there_was_a_plan_is_read() -> None:
    plain = summary_to_plain(Summary("sv", "P", "S", date(2026, 11, 24), "N", "", 9, ()))
    del plain["plan"]
    assert summary_from_plain(plain).plan == Plan()


def test_how_it_went_with_the_lines_before_is_kept_with_what_happens_next(
    closing: Closing, recorder: MemoryRecorder, tmp_path: Path
) -> None:
    went = (Went("Vi hälsar.", How.HAPPENED), Went("Schemat (chefen)", How.DROPPED))
    answers = Answers()
    closing.keep_plan(Plan((STEP,), went=went), frozenset(), answers)
    assert (answers, closing.plan) == ([None], Plan((STEP,), went=went))
    summary = Summary("sv", "P", "S", date(2026, 11, 24), "N", "", 9, (), closing.plan)
    with Store.open(tmp_path) as store:
        store.vault.choose("kaffe regn cykel")
        run = begun(store)
        run.keep_plan(closing.plan)
        assert run.plan() == closing.plan
        run.record((HourStarted(0, 9), HourEnded(1)))
        run.finish(summary)
        identity = run.head.id
    with Store.open(tmp_path) as store:
        assert store.open_run(identity).summary() == summary


def test_lines_on_paper_stand_in_no_order_that_can_be_found_again() -> None:
    lines = tuple(f"rad {n}" for n in range(3))
    books = [Notebook(MemoryRecorder()) for _ in range(60)]
    for book in books:
        book.lines["f1"] = lines
    assert {book.on_paper("f1") for book in books} == set(permutations(lines))
    assert all(book.on_paper("f1") == book.on_paper("f1") for book in books)  # the draft is the finished paper
    assert books[0].on_paper("f2") == ()
