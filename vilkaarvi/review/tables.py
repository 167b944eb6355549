"""What the overview holds as tables: a heading and rows of cells, to be saved."""

from collections.abc import Callable, Sequence

from vilkaarvi.review.answers import Answers, Shown
from vilkaarvi.review.course import Course
from vilkaarvi.review.overview import Mark, Overview, Row
from vilkaarvi.review.register.protocol import Question
from vilkaarvi.review.words import group_name, next_of, share_in_words, stage_name, term_name
from vilkaarvi.text import Text

Cells = Sequence[str | int]
Statement = Callable[[Question], str]


def groups_table(view: Overview, course: Course, text: Text) -> list[Cells]:
    """One line a group. The list of expected groups may be written anew from it: its columns and ids are there."""
    tr = text.tr
    heading = [
        tr("Group"), tr("Unit"), tr("People"), tr("Sessions held"), tr("Sessions in all"),
        *(tr("Session {number}", number=number) for number in range(1, len(course.sessions) + 1)),
        tr("Present last time"), tr("Out of"), tr("Last"), tr("Next"), tr("Where it stands"),
        tr("Sessions with a manager"), tr("Sessions where that is known"), tr("Follow-ups"),
        tr("Guests, in all"), tr("Pool group"), "id",
    ]  # fmt: skip
    rows = [_group(row, course, text) for row in view.rows]
    if view.made_up:
        for row in rows:
            row[0] = tr("made up: {name}", name=row[0])
    return [heading, *rows]


def _group(row: Row, course: Course, text: Text) -> list[str | int]:
    marks = {Mark.DONE: text.tr("held"), Mark.PLANNED: text.tr("planned"), Mark.OPEN: ""}
    return [
        group_name(row, text), row.unit, _or_blank(row.headcount), row.done, len(course.sessions),
        *(marks[mark] for mark in row.marks),
        _or_blank(row.present), _or_blank(row.of), row.last.isoformat() if row.last else "", next_of(row, text),
        stage_name(row.stage, text), row.with_manager, row.manager_known,
        ", ".join(term_name(term, text) for term in row.follow_ups), row.guests,
        text.tr("yes") if row.pool else "", row.id,
    ]  # fmt: skip


def answers_table(shown: Answers, statement: Statement, text: Text, made_up: bool = False) -> list[Cells]:
    """The whole, then units, then terms; a line a question. `statement`: a question in words."""
    tr = text.tr
    heading = [
        tr("Whose answers"), tr("Statement"), tr("Answered 4 or 5"), tr("Answers"), tr("Response rate"),
        tr("Sessions"), tr("Groups"), tr("Reaches 90 %"),
    ]  # fmt: skip
    parts = [(tr("All"), shown.whole)]
    parts += [(unit or tr("Small units together"), some) for unit, some in shown.by_unit]
    parts += [(term_name(term, text), some) for term, some in shown.by_term]
    if made_up:
        parts = [(tr("made up: {name}", name=of), some) for of, some in parts]
    return [heading, *(_answer(of, one, statement, text) for of, some in parts for one in some)]


def _answer(of: str, one: Shown, statement: Statement, text: Text) -> Cells:
    reaches = "" if one.reaches is None else text.tr("yes") if one.reaches else text.tr("no")
    return [
        of, statement(one.question), share_in_words(one.high, text), one.answered,
        share_in_words(one.response, text), one.sessions, one.groups, reaches,
    ]  # fmt: skip


def _or_blank(count: int | None) -> str | int:
    return "" if count is None else count
