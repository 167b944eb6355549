"""The manager's window over a real PostgreSQL: the same overview, and what it says when the server goes away."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.core.registers import COURSE, TODAY, card, fill, record, written
from tests.postgres import QUICK, WHY_NOT, can_serve, cluster, postgres, server
from tests.ui.reviews import Reviewed, Reviews, review
from tests.ui.test_review_desk import NOV, believed, import_page, names, read, said
from tests.ui.test_review_page import Presses, municipality, shown
from vilkaarvi.app import reviewing
from vilkaarvi.errors import Code
from vilkaarvi.review.made_up import made_up
from vilkaarvi.review.overview import Stage
from vilkaarvi.review.register.postgres import queries
from vilkaarvi.review.register.postgres.register import PostgresRegister
from vilkaarvi.review.waiting import Waiting
from vilkaarvi.settings import Settings
from vilkaarvi.ui.review_acts import Table

__all__ = ["postgres", "review", "server"]  # fixtures


def on(url: str) -> Settings:
    return Settings(register=url)


def test_reports_go_into_the_server_s_register_and_another_computer_sees_them(
    qtbot: QtBot, review: Reviews, tmp_path: Path, postgres: str
) -> None:
    made = review(on(postgres))
    page = read(qtbot, made, written(tmp_path, [card(1, "Norr"), record(1, "traff-1", NOV)]))
    believed(qtbot, made, page)
    qtbot.waitUntil(lambda: names(made) == ["Norr"])
    assert not list(made.data.glob("register-*.journal"))
    other = review(on(postgres), tmp_path / "annan")
    assert names(other) == ["Norr"]


@pytest.mark.skipif(not can_serve(), reason=WHY_NOT)
def test_when_the_server_goes_away_what_is_seen_stays_with_its_time_and_reports_wait_for_it(
    qtbot: QtBot, review: Reviews, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reviewing, "AGAIN_MS", 300)
    with cluster({**QUICK, "synchronous_commit": "on"}) as lasting:
        made = review(on(lasting.url))
        page = read(qtbot, made, written(tmp_path, [card(1, "Norr")]))
        believed(qtbot, made, page)
        qtbot.waitUntil(lambda: names(made) == ["Norr"])
        lasting.stop()
        later = written(tmp_path, [card(1, "Norr"), record(1, "traff-1", NOV)])
        made.chosen = [later]
        made.desk.take_in(False)
        qtbot.waitUntil(lambda: "sparade på den här datorn: 1" in said(import_page(made)))
        later.unlink()
        assert len(Waiting(made.data).paths()) == 1
        qtbot.waitUntil(lambda: "Det du ser är från kl." in made.desk.page.said.text())
        assert names(made) == ["Norr"]
        lasting.start()
        qtbot.waitUntil(lambda: done(made) == [1])
        assert Waiting(made.data).paths() == []


def done(made: Reviewed) -> list[int]:
    view = made.desk.view
    return [row.done for row in view.overview.rows] if view else []


def test_a_server_that_is_away_from_the_start_is_told(qtbot: QtBot, review: Reviews, tmp_path: Path) -> None:
    made = review(on(f"postgresql:///x?host={tmp_path}"))
    qtbot.waitUntil(lambda: bool(made.refused))
    assert made.refused[0].code is Code.REGISTER_AWAY


def test_of_very_many_groups_what_is_typed_is_asked_of_the_server(
    qtbot: QtBot, review: Reviews, tmp_path: Path, postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MOST_ROWS", 10)
    with closing(PostgresRegister.at(postgres)) as register:
        fill(register, made_up(40, TODAY, COURSE))
    made = review(on(postgres))
    page = made.desk.page
    assert len(names(made)) == 10
    assert "till: skriv" in page.count.text()
    made.chosen = [tmp_path / "alla.csv"]
    made.desk.save_table(Table.GROUPS)
    qtbot.waitUntil(lambda: "Sparad som" in page.said.text())
    assert len((tmp_path / "alla.csv").read_text(encoding="utf-8-sig").splitlines()) > 40
    page.search.setText("norr")
    qtbot.waitUntil(lambda: bool(page.table.groups.rows) and all("Norr" in row.name for row in page.table.groups.rows))
    before = made.desk.view
    made.desk.doubt("0" * 24)  # the overview is drawn anew
    qtbot.waitUntil(lambda: made.desk.view is not before)
    qtbot.waitUntil(lambda: "Norr" in page.table.groups.rows[0].name)
    page.stage.setCurrentIndex(page.stage.findData(Stage.NOT_BEGUN))
    page.stage.activated.emit(page.stage.currentIndex())
    qtbot.waitUntil(lambda: all(row.stage is Stage.NOT_BEGUN for row in page.table.groups.rows))
    page.stage.setCurrentIndex(0)
    page.search.clear()
    qtbot.waitUntil(lambda: len(page.table.groups.rows) == 10)


def test_an_answer_to_what_was_typed_before_is_not_shown(qtbot: QtBot, tmp_path: Path) -> None:
    view = municipality(tmp_path, 12)
    many = replace(view, overview=replace(view.overview, left_out=90))
    page = shown(qtbot, Presses(), many)
    page.search.setText("norr")
    page.show_found("no", None, (), 0)
    assert page.table.groups.rows
    page.show_found("norr", None, (), 0)
    assert not page.table.groups.rows
