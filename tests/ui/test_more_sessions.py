"""Follow-ups, training and the like: found from home, read through, and led with the group that is chosen."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from vilkaarvi.paths import Places
from vilkaarvi.programme.model import Session, SessionKind
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.agenda import plan
from vilkaarvi.session.naming import full_name, short_name
from vilkaarvi.text import Text
from vilkaarvi.ui.more_sessions import MoreRow, MoreSessions

ROWS = (
    MoreRow("uppf", "Uppföljning", "Hur gick det?", "20 minuter."),
    MoreRow("chefer", "För chefer", "Innan grupperna börjar", "30 minuter."),
)


def test_each_can_be_read_and_started_by_its_name(qtbot: QtBot) -> None:
    done: list[tuple[str, str]] = []
    page = MoreSessions(
        Text("sv"),
        ROWS,
        "Nattlaget",
        lambda name: done.append(("start", name)),
        lambda name: done.append(("read", name)),
    )
    qtbot.addWidget(page)
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    page.reads[0].click()
    assert (done, left) == ([("read", "uppf")], [])
    page.starts[1].click()
    assert (done[1:], left) == ([("start", "chefer")], [True])
    assert page.starts[1].accessibleName() == "Starta: Innan grupperna börjar"


def test_nothing_is_started_without_a_group(qtbot: QtBot) -> None:
    page = MoreSessions(Text("sv"), ROWS, "", None, lambda _name: None)
    qtbot.addWidget(page)
    assert not any(button.isEnabled() for button in page.starts)
    assert all(button.isEnabled() for button in page.reads)


PROGRAMME = read_programme(Places.chosen(None, None), "vilka-ar-vi", date(2026, 11, 25))
WANTED = {
    SessionKind.FOLLOW_UP: 6,
    SessionKind.TRAINING: 2,
    SessionKind.SUPERVISION: 1,
    SessionKind.BRIEFING: 1,
    SessionKind.CATCH_UP: 1,
}


def test_the_programme_has_what_a_municipality_needs_around_the_five() -> None:
    kinds = [each.kind for each in PROGRAMME.extras]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == WANTED
    assert len(PROGRAMME.sessions) == 5
    assert not any(each.coming for each in (*PROGRAMME.sessions, *PROGRAMME.extras))


@pytest.mark.parametrize("session", [*PROGRAMME.sessions, *PROGRAMME.extras], ids=lambda each: each.id)
@pytest.mark.parametrize("people", [6, 9, 12])
def test_every_session_fits_its_time_for_six_nine_and_twelve(session: Session, people: int) -> None:
    assert sum(row.minutes for row in plan(session, people)) <= session.minutes + 1e-6


def test_one_of_no_numbered_order_is_called_by_what_it_is_for() -> None:
    text = Text("sv")
    by_id = {each.id: each for each in PROGRAMME.extras}
    assert full_name(by_id["uppf-sprak"], text) == "Uppföljning: Så pratar vi här"
    assert full_name(by_id["handledning"], text) == "Handledning"
    assert short_name(PROGRAMME.sessions[1], text) == "Träff 2"
