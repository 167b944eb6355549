"""After an hour, after a rehearsal, and where slips are counted: the focus stands where a key does what is meant."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.core.keyrings import MemoryKeyring
from tests.ui.desks import Room, room
from tests.ui.test_closing import Presses, closing, to_finish
from tests.ui.test_home import VIEW as AT_HOME
from tests.ui.test_home import Presses as HomePresses
from tests.ui.test_home import home
from tests.ui.test_open_again import at_home, drafted, kept_in, run_on
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text
from vilkaarvi.ui.closing_acts import At
from vilkaarvi.ui.closing_save import ask_where
from vilkaarvi.ui.home_acts import FinishedRow, SessionIs

__all__ = ["room"]  # a fixture
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Made = Callable[..., Room]
HAD = FinishedRow("r1", "Träff 1", "24 november", "Hemtjänst Norr", False)
ALL_HAD = replace(
    AT_HOME,
    sessions=tuple(replace(row, state=SessionIs.DONE) for row in AT_HOME.sessions[:1]) + AT_HOME.sessions[1:],
    finished=(HAD,),
)


def test_after_done_the_focus_stands_on_the_slips_that_nobody_has_counted(
    qtbot: QtBot, tmp_path: Path, room: Made
) -> None:
    keyring = MemoryKeyring()
    (run,) = kept_in(tmp_path, keyring, lambda store, group: run_on(store, group, 3))
    made = room(lambda: Store.open(tmp_path, keyring))
    parts = made.desk.parts
    parts.programme = replace(parts.programme, sessions=parts.programme.sessions[:1])  # there is no next one to start
    at_home(qtbot, made)
    made.desk.home_desk.open_again(run)
    qtbot.waitUntil(lambda: bool(drafted(made)))
    page = made.desk.closing
    assert page is not None
    to_finish(page)
    page.finish.click()
    qtbot.waitUntil(page.save.isVisible)
    page.done.click()
    at_home(qtbot, made)

    def focused() -> str:
        held = made.desk.home.focusWidget()
        return held.accessibleName() if held is not None else ""

    qtbot.waitUntil(lambda: focused().startswith("Räkna lapparna"))


def test_after_a_rehearsal_the_focus_stands_on_starting_the_session(qtbot: QtBot, tmp_path: Path, room: Made) -> None:
    keyring = MemoryKeyring()
    kept_in(tmp_path, keyring)
    made = room(lambda: Store.open(tmp_path, keyring))
    at_home(qtbot, made)
    qtbot.waitUntil(lambda: made.desk.home.next.start.isVisible())
    made.desk.home_desk.rehearse("traff-1")
    qtbot.waitUntil(lambda: made.desk.led is not None and made.desk.led.state().value == "ready")
    made.desk.home.groups.setFocus()
    made.desk.leave()
    at_home(qtbot, made)
    qtbot.waitUntil(lambda: made.desk.home.focusWidget() is made.desk.home.next.start)


def test_where_nothing_is_left_to_do_the_focus_stands_on_another_group(qtbot: QtBot) -> None:
    page = home(qtbot, HomePresses(), ALL_HAD)
    page.groups.setFocus()
    page.focus_first()
    assert page.focusWidget() is page.new_group


def test_the_focus_goes_along_when_the_one_thing_to_do_is_found_out_later(qtbot: QtBot) -> None:
    page = home(qtbot, HomePresses(), ALL_HAD)
    page.focus_first()
    page.show_view(replace(ALL_HAD, finished=(replace(HAD, uncounted=True),)))
    held = page.focusWidget()
    assert held is not None
    assert held.accessibleName().startswith("Räkna lapparna")
    page.settings.setFocus()
    page.show_view(replace(ALL_HAD, finished=(HAD,)))
    assert page.focusWidget() is page.settings


# --- slips


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_no_press_on_the_way_in_counts_a_slip(qtbot: QtBot, key: Qt.Key) -> None:
    acts = Presses()
    page = closing(qtbot, acts)
    page.open_alone(At.TALLY)
    held = page.focusWidget()
    assert held is page.slips
    assert held.accessibleName() == "Lapparna"
    QTest.keyClick(held, key)
    assert acts.made == []
    QTest.keyClick(held, Qt.Key.Key_4)
    assert acts.made == [("grade", 4)]
    QTest.keyClick(held, Qt.Key.Key_Tab)
    assert page.focusWidget() is page.slips.grades[0]


# --- where a paper is saved


@pytest.mark.parametrize("there", [True, False])
def test_a_paper_is_saved_in_documents_or_where_there_are_none_at_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, there: bool
) -> None:
    documents, house = tmp_path / "Dokument", tmp_path / "hem"
    house.mkdir()
    if there:
        documents.mkdir()
    places = {
        QStandardPaths.StandardLocation.DocumentsLocation: str(documents),
        QStandardPaths.StandardLocation.HomeLocation: str(house),
    }
    asked: list[Path] = []

    def answer(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(name))
        return "", ""

    monkeypatch.setattr(QStandardPaths, "writableLocation", places.get)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    assert ask_where(None, Text("sv"), "a.pdf") is None
    assert asked == [(documents if there else house) / "a.pdf"]
