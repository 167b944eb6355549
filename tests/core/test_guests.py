"""Who missed a session and catches up elsewhere is a guest there: a number, apart from those present all the way."""

import json
from pathlib import Path

from tests.core.registers import in_memory, taken_in
from tests.core.test_handover import STARTED, begun
from vilkaarvi.app.handover import hand_over
from vilkaarvi.completion.outbox import Outbox
from vilkaarvi.completion.report import ENDING, comparison_code, report
from vilkaarvi.notes.summary import Attendance
from vilkaarvi.paper.overview import overview_paper
from vilkaarvi.paper.sender import Sender
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.read import read_programme
from vilkaarvi.review.answers import answers
from vilkaarvi.review.bring_in import Trust
from vilkaarvi.review.course import Course
from vilkaarvi.review.groups import groups_of
from vilkaarvi.review.overview import overview
from vilkaarvi.review.tables import groups_table
from vilkaarvi.review.words import attendance_of
from vilkaarvi.review.xapi import as_xapi
from vilkaarvi.session.events import HourEnded
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text

TEXT, DAY = Text("sv"), STARTED.date()


def test_one_guest_is_a_guest_from_the_closing_to_the_overview(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        programme = read_programme(Places(Path("unused"), shipped_programmes()), "vilka-ar-vi", DAY)
        run = begun(store, programme)
        run.keep_attendance(Attendance(8, 1, None, None))
        run.record((HourEnded(3_400_000),))
        hand_over(store, tmp_path, programme, run)
        assert [(each.headcount, each.name) for each in store.groups()] == [(9, "Norr")]  # the guest is none of it
        outbox = Outbox.open(tmp_path, store.vault, lambda _words: False)
        record = outbox.record_of(run.head.id)
        raw = report(outbox.public_keys().values(), outbox.lines())
        codes = [comparison_code(public) for public in outbox.public_keys().values()]
        outbox.close()
    assert record is not None
    assert (record.present, record.guests, record.headcount) == (8, 1, 9)

    path = tmp_path / f"rapport{ENDING}"
    path.write_bytes(raw)
    register = in_memory()
    assert taken_in(register, path, trust=Trust(codes)).refused == ()
    course = Course.of(programme)
    view = overview(register, course, DAY)
    (row,) = view.rows
    assert (attendance_of(row, TEXT), row.guests) == ("8 av 9", 1)
    totals = view.totals
    assert (totals.present, totals.seated, totals.headcount, totals.guests) == (8, 8, 9, 1)

    heading, cells = groups_table(view, course, TEXT)
    told = dict(zip(heading, cells, strict=True))
    assert (told["Närvarande senast"], told["Av"], told["Gäster, sammanlagt"]) == (8, 9, 1)
    shown = answers(register, course.programme)
    paper = overview_paper(TEXT, view, shown, lambda _question: "", Sender())
    assert {("Närvarande, sammanlagt", "8"), ("Gäster, sammanlagt", "1")} <= set(paper.figures)
    (said,) = json.loads(as_xapi(groups_of(register, course.programme), "https://a.example", lambda _id: "Träff", "sv"))
    counts = {name.rsplit("/", 1)[1]: count for name, count in said["result"]["extensions"].items()}
    assert counts == {"present": 8, "guests": 1, "headcount": 9}
