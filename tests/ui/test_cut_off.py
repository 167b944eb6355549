"""A write that a crash cut off is said on the leader's screen, whatever the leader opens the session for."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.core.keyrings import MemoryKeyring
from tests.core.stores import NOTE, SUMMARY, begun
from tests.ui.desks import Room, drawn, room
from vilkaarvi.app.desk import Desk
from vilkaarvi.cli import main
from vilkaarvi.notes.summary import Attendance
from vilkaarvi.session.events import HourEnded, HourStarted, StageEntered
from vilkaarvi.store.head import RunState
from vilkaarvi.store.store import Store

__all__ = ["room"]  # a fixture
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SAID = (
    "Programmet bröts mitt i en sparning. Allt som hann sparas finns kvar. "
    "Titta efter om det allra sista du gjorde saknas."
)  # fmt: skip
BEGUN = (HourStarted(0, 9), StageEntered(0, "valkomna", 0))
CUT = 5  # bytes that never reached the disk


def an_hour(data: Path, keyring: MemoryKeyring | None, state: RunState, cut: str) -> str:
    """Its run's id. `cut`: the file whose last write was cut off."""
    with Store.open(data, keyring) as store:
        run = begun(store)
        run.record(BEGUN)
        run.keep_note(NOTE)
        run.keep_note(replace(NOTE, text="Kaffet blev mycket bättre"))
        if state is not RunState.ONGOING:
            run.record((HourEnded(9),))
        if state is RunState.FINISHED:
            run.finish(SUMMARY)
        run.keep_attendance(Attendance(8, 1))
        run_id = run.head.id
    path = data / "runs" / f"{run_id}{cut}"
    os.truncate(path, path.stat().st_size - CUT)
    return run_id


def said(desk: Desk) -> str:
    """What stands in sight of what is wrong, beside the hour or its closing."""
    drawn(desk)
    assert desk.console is not None
    told = desk.console.now.trouble
    return told.text() if told.isVisible() and not told.visibleRegion().isEmpty() else ""


@pytest.mark.parametrize(
    ("state", "cut"),
    [
        (RunState.ONGOING, ".run"),
        (RunState.ONGOING, ".notes"),
        (RunState.CLOSED, ".run"),
        (RunState.CLOSED, ".notes"),
        (RunState.FINISHED, ".run"),
    ],
)
def test_a_write_that_was_cut_off_stands_on_the_screen_of_whoever_opens_the_session(
    qtbot: QtBot, tmp_path: Path, room: Callable[..., Room], state: RunState, cut: str
) -> None:
    keyring = MemoryKeyring()
    run = an_hour(tmp_path, keyring, state, cut)
    desk = room(lambda: Store.open(tmp_path, keyring)).desk
    qtbot.waitUntil(lambda: desk.currentWidget() is desk.home)
    if state is RunState.ONGOING:
        desk.home_desk.go_on(run, 30)
    else:
        desk.home_desk.open_again(run)
    qtbot.waitUntil(lambda: desk.led is not None and said(desk) == SAID)
    desk.leave()


def test_nothing_is_said_of_a_session_whose_last_write_is_whole(
    qtbot: QtBot, tmp_path: Path, room: Callable[..., Room]
) -> None:
    keyring = MemoryKeyring()
    with Store.open(tmp_path, keyring) as store:
        run = begun(store)
        run.record(BEGUN)
        run.keep_note(NOTE)
    desk = room(lambda: Store.open(tmp_path, keyring)).desk
    qtbot.waitUntil(lambda: desk.currentWidget() is desk.home)
    desk.home_desk.go_on(run.head.id, 30)
    qtbot.waitUntil(lambda: desk.led is not None and len(desk.led.notes("fraga-1")) == 1)
    assert said(desk) == ""
    desk.leave()


@pytest.mark.parametrize("state", RunState)
def test_the_list_of_sessions_says_it_and_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], state: RunState
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    with Store.open(tmp_path) as store:
        store.vault.choose("tre vanliga ord")
        run = begun(store)
        run.record(BEGUN if state is RunState.ONGOING else (*BEGUN, HourEnded(9)))
        if state is RunState.FINISHED:
            run.finish(SUMMARY)
        run.keep_attendance(Attendance(8, 1))
        path = store.runs_folder / f"{run.head.id}.run"
    os.truncate(path, path.stat().st_size - CUT)
    assert main(["runs", "--data", str(tmp_path)]) == 0
    heard = capsys.readouterr()
    assert run.head.id in heard.out
    assert heard.err == f"{run.head.id}.run: {SAID}\n"
    with Store.open(tmp_path) as store:
        store.open_run(run.head.id)  # a writer cuts it off
    assert main(["runs", "--data", str(tmp_path)]) == 0
    assert capsys.readouterr().err == ""
