"""Planned days, from the form to a calendar's file, through the real window and store."""

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.core.test_calendar import events
from tests.core.transfers import hour, norr
from tests.ui.test_transfer import Laptop, laptops
from vilkaarvi.store.store import Store

__all__ = ["laptops"]  # a fixture
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
DAYS = (date(2026, 12, 1), date(2026, 12, 15))


def planned(store: Store) -> None:
    group = norr(store)
    hour(store, group, "traff-1")
    store.add_group(group.changed("Norr", "Vård", 9, DAYS, time(13, 30)))


def test_the_days_that_stand_in_the_form_are_in_the_file(
    qtbot: QtBot, laptops: Callable[..., Laptop], tmp_path: Path
) -> None:
    a = laptops("a").prepared(planned).started()
    path = tmp_path / "Våra träffar.ics"
    a.desk.home_desk.planned_file.ask = lambda suggested: tmp_path / suggested
    a.home.change_group.click()
    days = a.home.form.days
    assert days.hour.currentText() == "13:30"  # the store has kept it
    days.to_calendar.click()
    qtbot.waitUntil(lambda: days.saved.text().startswith("✓ Våra träffar.ics"))
    begins = {each["summary"]: each["dtstart"].dt for each in events(path.read_bytes())}
    assert begins == {
        "Samtalsträff 2: Vad är det som har hänt?": datetime(2026, 12, 1, 13, 30),
        "Förbered: Samtalsträff 2: Vad är det som har hänt?": datetime(2026, 12, 1, 13, 0),
        "Samtalsträff": datetime(2026, 12, 15, 13, 30),
        "Förbered: Samtalsträff": datetime(2026, 12, 15, 13, 0),
    }
    assert b"Norr" not in path.read_bytes()


def test_a_file_that_cannot_be_written_is_told_beside_the_press(
    qtbot: QtBot, laptops: Callable[..., Laptop], tmp_path: Path
) -> None:
    a = laptops("a").prepared(planned).started()
    a.desk.home_desk.planned_file.ask = lambda suggested: tmp_path / "away" / suggested
    a.home.change_group.click()
    days = a.home.form.days
    days.to_calendar.click()
    qtbot.waitUntil(lambda: days.saved.text().startswith("! Mappen"))


def test_whoever_changes_their_mind_hears_nothing(laptops: Callable[..., Laptop]) -> None:
    a = laptops("a").prepared(planned).started()
    a.desk.home_desk.planned_file.ask = lambda _suggested: None
    a.home.change_group.click()
    a.home.form.days.to_calendar.click()
    assert not a.home.form.days.saved.isVisible()
