"""Letting go in the windows: told once at home, "Gallra nu" asks once, "Stoppa gallring", a backup in two presses."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.core.keyrings import MemoryKeyring
from tests.core.stores import NOTE, SUMMARY
from tests.fakes import FakeClock
from tests.ui.desks import Opens, Room, room
from vilkaarvi.app.letting_go import LettingGo
from vilkaarvi.session.events import HourEnded, HourStarted
from vilkaarvi.settings import Settings
from vilkaarvi.store.groups import Group
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text
from vilkaarvi.ui.letting_go import LettingGoWindow
from vilkaarvi.ui.settings_form import SettingsForm

Make = Callable[..., Room]
__all__ = ["room"]


def hours(data: Path, keyring: MemoryKeyring, *ages: int, finished: bool = False) -> list[str]:
    """Runs that began so many days before the clock of the tests, each with a note; the newest last."""
    today, ids = FakeClock().today(), []
    with Store.open(data, keyring) as store:
        group = Group.new("Hemtjänst Norr", "", 9, today)
        store.add_group(group)
        for age in ages:
            day = today - timedelta(age)
            run = store.begin_run(
                group, "vilka-ar-vi", 1, "traff-1", 9, datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
            )
            run.record((HourStarted(0, 9),))
            run.keep_note(NOTE)
            run.record((HourEnded(9),))
            if finished:
                run.finish(SUMMARY)
            ids.append(run.head.id)
    return ids


def opener(data: Path, keyring: MemoryKeyring) -> Opens:
    return lambda: Store.open(data, keyring)


def at_home(qtbot: QtBot, made: Room) -> None:
    qtbot.waitUntil(lambda: made.desk.currentWidget() is made.desk.home)


def test_what_is_overdue_goes_at_the_start_and_home_says_which_hour_and_nothing_more(
    qtbot: QtBot, tmp_path: Path, room: Make
) -> None:
    keyring = MemoryKeyring()
    old, new = hours(tmp_path, keyring, 200, 5)
    made = room(opener(tmp_path, keyring))
    at_home(qtbot, made)
    desk = made.desk.home_desk
    qtbot.waitUntil(lambda: bool(desk.view.notices) and any(row.erased for row in desk.view.finished))
    (said,) = desk.view.notices
    assert desk.view.troubles == ()  # nothing is wrong
    told = desk.page.troubles.findChildren(QLabel)
    assert [(each.text(), each.property("look")) for each in told] == [(said.what, "body"), (said.todo, "quiet")]
    assert said.what == "1 träff har gallrats, för tiden var ute."
    assert said.todo == "Träff 1: Vad är det som har hänt? · Hemtjänst Norr · 8 maj 2026 (anteckningar)"
    assert [(row.run, row.keeps) for row in desk.view.finished] == [(old, "Anteckningarna gallrades 24 november 2026")]
    assert desk.view.unfinished is not None
    assert desk.view.unfinished.run == new  # whose time is not over
    desk.refresh()
    desk.tell(None)
    assert not list(tmp_path.rglob(f"{old}.notes"))


def test_beside_a_session_stands_until_when_it_is_kept(qtbot: QtBot, tmp_path: Path, room: Make) -> None:
    keyring = MemoryKeyring()
    hours(tmp_path, keyring, 20, finished=True)
    hours(tmp_path, keyring, 10, 5)
    made = room(opener(tmp_path, keyring))
    at_home(qtbot, made)
    desk = made.desk.home_desk
    assert [row.keeps for row in desk.view.finished if row.working] == ["Anteckningarna gallras 14 februari 2027"]
    desk.choose_group(desk.view.groups[0].id)
    assert "Sparas: gallras inte av programmet" in [row.keeps for row in desk.view.finished]


def window_of(qtbot: QtBot, made: Room) -> tuple[LettingGo, LettingGoWindow]:
    at_home(qtbot, made)
    letting_go = made.desk.home_desk.letting_go
    letting_go.retention(made.desk)
    window = letting_go.window
    assert window is not None
    qtbot.waitUntil(lambda: bool(window.ticks))
    return letting_go, window


def test_erase_now_lists_what_goes_and_asks_once(qtbot: QtBot, tmp_path: Path, room: Make) -> None:
    keyring = MemoryKeyring()
    (one,) = hours(tmp_path, keyring, 20)
    hours(tmp_path, keyring, 19, finished=True)
    made = room(opener(tmp_path, keyring))
    _letting_go, window = window_of(qtbot, made)
    assert not window.erase.isEnabled()  # nothing is due, nothing is chosen
    finished = next(box for run, box in window.ticks.items() if run != one)
    assert not finished.isEnabled()  # a summary goes when its time is over and not before
    window.ticks[one].click()
    window.erase.click()
    assert window.yes.isVisible()
    assert list(tmp_path.rglob("*.notes"))
    window.no.click()
    qtbot.waitUntil(window.ticks[one].isVisible)
    window.erase.click()
    window.yes.click()
    qtbot.waitUntil(lambda: one not in window.ticks)
    assert not list(tmp_path.rglob("*.notes"))
    assert (tmp_path / "retention.log").read_text() == f"2026-11-24 erased-notes {one}\n"


def test_a_stopped_session_cannot_be_chosen_and_home_says_so(qtbot: QtBot, tmp_path: Path, room: Make) -> None:
    keyring = MemoryKeyring()
    one, _new = hours(tmp_path, keyring, 20, 2)
    made = room(opener(tmp_path, keyring))
    letting_go, window = window_of(qtbot, made)
    window.stops[one].click()
    qtbot.waitUntil(lambda: bool(window.ticks) and not window.ticks[one].isEnabled())
    assert (tmp_path / "retention.log").read_text() == f"2026-11-24 stopped {one}\n"
    view = made.desk.home_desk
    qtbot.waitUntil(lambda: "Gallringen är stoppad" in [row.keeps for row in view.view.finished])
    letting_go.erase((one,), lambda _fault: None)
    window.stops[one].click()
    qtbot.waitUntil(lambda: bool(window.ticks) and window.ticks[one].isEnabled())
    assert list(tmp_path.rglob(f"{one}.notes"))


def test_the_backup_is_two_presses_from_home(
    qtbot: QtBot, tmp_path: Path, room: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, file, keyring = tmp_path, tmp_path.parent / f"{tmp_path.name}-copy.vilkaarvi", MemoryKeyring()
    hours(data, keyring, 20, finished=True)
    made = room(opener(data, keyring))
    at_home(qtbot, made)
    letting_go, said = made.desk.home_desk.letting_go, list[str]()
    letting_go.ask_to_copy = letting_go.ask_to_take_in = lambda _over: file
    letting_go.say = lambda _over, what, _more: said.append(what)

    def presses(name: str) -> Callable[[SettingsForm], int]:
        def exec_(form: SettingsForm) -> int:
            getattr(form, name).click()
            form.reject()
            return 0

        return exec_

    for name, wanted in (("back_up", "Säkerhetskopian är gjord."), ("restore", "0 träffar har lästs in.")):
        monkeypatch.setattr(SettingsForm, "exec", presses(name))
        said.clear()
        made.desk.home.settings.click()
        qtbot.waitUntil(lambda: bool(said))
        assert said == [wanted]
    assert file.exists()


def test_how_long_things_are_kept_is_chosen_in_the_settings_and_fixed_by_the_municipality(qtbot: QtBot) -> None:
    kept: list[Settings] = []
    form = SettingsForm(Text(), Settings(fixed=frozenset({"summary_months"})), lambda new, _done: kept.append(new))
    qtbot.addWidget(form)
    assert (form.notes_months.currentText(), form.summary_months.currentText()) == ("3 månader", "Aldrig av programmet")
    assert not form.summary_months.isEnabled()
    form.notes_months.setCurrentIndex(form.notes_months.findData(6))
    form.save.click()
    assert (kept[0].notes_months, kept[0].summary_months) == (6, 0)
