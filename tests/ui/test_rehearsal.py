"""A rehearsed hour: led to its end and marked all the way, while not a byte of the saved work changes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.core.keyrings import MemoryKeyring
from tests.fakes import FakePlayer
from tests.ui.desks import Room, drawn, room
from tests.ui.test_closing import to_finish
from tests.ui.test_open_again import LINE, at_home, finished, kept_in, run_on
from vilkaarvi.app.rehearsal import RehearsalRecorder
from vilkaarvi.notes.summary import NextStep, Plan
from vilkaarvi.session.view import FilmIs
from vilkaarvi.store.store import Store
from vilkaarvi.ui.closing import ClosingPage
from vilkaarvi.ui.home_acts import ReadyIs

__all__ = ["room"]  # a fixture
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Made = Callable[..., Room]
Tree = dict[str, tuple[int, bytes]]


def tree(data: Path) -> Tree:
    """Every file and folder under `data` with its time and its bytes; the lock apart."""
    return {
        str(path.relative_to(data)): (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in sorted(data.rglob("*"))
        if path.name not in ("writer.lock", "writer.json")
    }


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, room: Made) -> Iterator[Room]:
    """Home of a group that has had session 1; its settled folder is what must not change."""
    keyring, data = MemoryKeyring(), tmp_path
    kept_in(data, keyring, lambda store, group: finished(run_on(store, group, 3)))
    made = room(lambda: Store.open(data, keyring))
    at_home(qtbot, made)
    qtbot.waitUntil(lambda: bool(made.desk.home_desk.view.agreed))
    qtbot.waitUntil(lambda: all(row.state is not ReadyIs.WAIT for row in made.desk.home_desk.view.ready))
    settle(qtbot, made)
    yield made
    if made.desk.led is not None:
        made.desk.leave()


def settle(qtbot: QtBot, made: Room) -> None:
    """All that the writer was handed is done and answered."""
    answered: list[bool] = []
    made.writer.do(lambda: None, lambda *_: answered.append(True))
    qtbot.waitUntil(lambda: bool(answered))


def rehearse(qtbot: QtBot, made: Room) -> None:
    made.desk.home_desk.rehearse("traff-1")
    qtbot.waitUntil(lambda: made.desk.led is not None and made.desk.led.state().value == "ready")
    assert made.desk.led is not None
    assert made.desk.led.rehearsal
    drawn(made.desk)


def lead_to_the_end(made: Room) -> None:
    led, player = made.desk.led, made.desk.parts.player
    assert led is not None
    assert isinstance(player, FakePlayer)
    for _press in range(40):
        view = led.hour.view()
        assert_marked(made)
        if view.ended:
            drawn(made.desk)
            return
        if view.film is FilmIs.PLAYING:
            player.ends(120_000)
        led.next()


def assert_marked(made: Room) -> None:
    """The word stands over the console, in its mirrors and in the room's screen."""
    assert made.desk.console is not None
    console, word = made.desk.console, "ÖVNING"
    over = [label for label in console.findChildren(QLabel) if label.text() == word]
    assert any(label.isVisible() for label in over)
    for seen in (console.room, console.now.mirror, made.desk.audience.view):
        assert [label.isHidden() for label in seen.findChildren(QLabel) if label.text() == word] == [False]


def close(qtbot: QtBot, made: Room) -> ClosingPage:
    """Lines, what happens next, slips and heads; then the end."""
    led, page = made.desk.led, made.desk.closing
    assert led is not None
    assert page is not None
    told: list[object] = []
    led.keep_lines("fraga-1", (LINE,), frozenset(), told.append)
    led.keep_plan(Plan((NextStep("Schemat", "schemaläggaren", "före jul"),), ""), frozenset(), told.append)
    led.press_grade(5, told.append)
    qtbot.waitUntil(lambda: told == [None, None, None])
    to_finish(page)
    page.finish.click()
    qtbot.waitUntil(page.finished.isVisible)
    return page


def test_a_whole_rehearsed_hour_changes_no_byte_and_no_time_of_the_saved_work(
    qtbot: QtBot, tmp_path: Path, opened: Room
) -> None:
    before = tree(tmp_path)
    assert any(name.endswith(".run") for name in before)
    rehearse(qtbot, opened)
    led, told = opened.desk.led, list[object]()
    assert led is not None
    led.keep("fraga-1", "Det gick fort", frozenset(), told.append)
    qtbot.waitUntil(lambda: told == [None])
    assert [note.text for note in led.notes("fraga-1")] == ["Det gick fort"]  # in memory it is there
    lead_to_the_end(opened)
    page = close(qtbot, opened)
    assert tree(tmp_path) == before
    page.done.click()
    at_home(qtbot, opened)
    settle(qtbot, opened)
    assert tree(tmp_path) == before
    assert len(opened.store().runs()) == 1


def test_the_comparison_sees_a_real_hour(qtbot: QtBot, tmp_path: Path, opened: Room) -> None:
    before = tree(tmp_path)
    opened.desk.home_desk.start("traff-1")
    qtbot.waitUntil(lambda: opened.desk.led is not None)
    settle(qtbot, opened)
    assert tree(tmp_path) != before


def test_nothing_is_handed_to_the_writer_while_an_hour_is_rehearsed(
    qtbot: QtBot, opened: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[object] = []
    monkeypatch.setattr(opened.writer, "do", lambda work, done: handed.append(work))
    rehearse(qtbot, opened)
    lead_to_the_end(opened)
    close(qtbot, opened)
    assert handed == []


def test_the_end_says_that_nothing_was_saved_and_offers_no_paper(qtbot: QtBot, opened: Room) -> None:
    rehearse(qtbot, opened)
    lead_to_the_end(opened)
    page = close(qtbot, opened)
    shown = [label.text() for label in page.finished.findChildren(QLabel)]
    assert any("Inget har sparats" in said for said in shown)
    pressed = {button.text() for button in page.findChildren(QPushButton) if button.isVisible()}
    assert pressed == {"Klar"}
    assert_marked(opened)


def test_nowhere_is_it_said_that_something_is_saved(qtbot: QtBot, opened: Room) -> None:
    rehearse(qtbot, opened)
    console = opened.desk.console
    assert console is not None
    console.notes.field.setPlainText("Det gick fort")
    console.notes.save.click()
    qtbot.waitUntil(lambda: "Kvar medan du övar" in console.notes.status.text())
    lead_to_the_end(opened)
    close(qtbot, opened)
    said = {label.text() for label in opened.desk.findChildren(QLabel)}
    assert not [each for each in said if each.endswith("Sparat")]
    assert "Inget sparas." in console.head.chips.text()


def test_a_rehearsal_stops_at_once_and_the_room_s_mark_goes_with_it(qtbot: QtBot, opened: Room) -> None:
    rehearse(qtbot, opened)
    assert_marked(opened)
    stop = next(b for b in opened.desk.findChildren(QPushButton) if b.text() == "Sluta öva")
    stop.click()
    at_home(qtbot, opened)
    QApplication.processEvents()
    marks = [label for label in opened.desk.audience.view.findChildren(QLabel) if not label.isHidden()]
    assert marks == []
    opened.desk.home_desk.start("traff-1")  # and a real hour bears no mark
    qtbot.waitUntil(lambda: opened.desk.console is not None)
    assert not [label for label in opened.desk.findChildren(QLabel) if label.text() == "ÖVNING"]


def test_last_time_s_lines_are_there_to_practise_with(qtbot: QtBot, opened: Room) -> None:
    rehearse(qtbot, opened)
    assert opened.desk.led is not None
    assert opened.desk.led.hour.view().last_time == (LINE,)


def test_the_recorder_answers_later_and_keeps_nothing() -> None:
    calls: list[Callable[[], None]] = []
    recorder, told = RehearsalRecorder(calls.append), list[object]()
    recorder.keep_lines("fraga-1", (LINE,), told.append)
    assert told == []
    calls.pop()()
    assert told == [None]
    assert vars(recorder) == {"_post": calls.append}
