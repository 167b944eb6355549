"""A group that has begun keeps its words when programme or municipality change theirs, until the leader changes."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.desks import Room, led_hour, room
from vilkaarvi.app.editions import begun_with, needed
from vilkaarvi.programme.edition import kept_file
from vilkaarvi.programme.local import Local, LocalText, write_local
from vilkaarvi.programme.model import Programme
from vilkaarvi.programme.read import read_edition
from vilkaarvi.seal.disk import RealDisk
from vilkaarvi.session.view import PromptRoom
from vilkaarvi.store.head import RunHead, RunState
from vilkaarvi.store.store import Store

__all__ = ["room"]
QUESTION, NEXT = "traff-1/fraga-1/prompt", "traff-2/fraga-1/prompt"
OLD, NEW = "a" * 16, "b" * 16


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path, room: Callable[..., Room]) -> Room:
    """A desk that has looked around: what it sweeps at its start is swept."""
    made, done = room(lambda: Store.open(tmp_path)), list[bool]()
    qtbot.waitUntil(lambda: made.desk.home_desk._looks)
    made.writer.do(lambda: None, lambda _none, _fault: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    return made


def change_words(made: Room, words: str) -> Programme:
    """As in the window, and as an update of the program does: another edition, kept by the writer."""
    parts = made.desk.parts
    texts = tuple(LocalText(place, {"sv": "?"}, {"sv": words}) for place in (QUESTION, NEXT))
    write_local(RealDisk(), parts.places.local("vilka-ar-vi"), Local(texts=texts))
    return kept_now(made)


def kept_now(made: Room) -> Programme:
    from vilkaarvi.programme.edition import keep

    parts = made.desk.parts
    read = read_edition(parts.places, "vilka-ar-vi", parts.clock.today())
    if read.keep is not None:
        keep(RealDisk(), parts.places.editions, "vilka-ar-vi", read.keep)
    return read.programme


def asked(made: Room) -> str:
    """The first question that the room sees."""
    assert made.desk.led is not None
    made.desk.led.go_to("fraga-1")
    shown = made.desk.led.hour.view().room
    assert isinstance(shown, PromptRoom)
    return shown.text


def end_and_leave(qtbot: QtBot, made: Room) -> None:
    desk = made.desk
    assert desk.led is not None
    desk.led.end()
    clock = desk.parts.clock
    assert isinstance(clock, FakeClock)
    clock.advance(3600)  # the next hour begins later
    desk.led.hour.finish("", lambda _fault: None)
    desk.leave()
    qtbot.waitUntil(lambda: desk.home.next.isVisible() and desk.home_desk.view.next_session is not None)
    qtbot.waitUntil(lambda: desk.home_desk.view.next_session.id == "traff-2")  # type: ignore[union-attr]


def test_a_group_that_has_begun_keeps_its_words_until_the_leader_changes(qtbot: QtBot, made: Room) -> None:
    desk = made.desk
    desk.parts.programme = change_words(made, "Första versionen?")
    led_hour(qtbot, made)
    assert asked(made) == "Första versionen?"
    end_and_leave(qtbot, made)
    assert desk.home.next.older.isHidden()
    desk.home_desk._said_otherwise(change_words(made, "Andra versionen?"))
    qtbot.waitUntil(lambda: desk.home_desk.view.older)
    assert desk.home.next.older.text() == "Gruppen går efter den version den började med."
    desk.home.next.start.click()
    qtbot.waitUntil(lambda: desk.led is not None)
    assert asked(made) == "Första versionen?"
    desk.leave()
    qtbot.waitUntil(lambda: desk.home_desk.view.unfinished is not None)
    run = desk.home_desk.view.unfinished
    assert run is not None
    desk.home_desk.newest_words(desk.home_desk.view.chosen or "")
    desk.home_desk.go_on(run.run, 60)
    qtbot.waitUntil(lambda: desk.led is not None)
    assert asked(made) == "Första versionen?", "an hour that was broken off goes on in its own words"


def test_after_the_press_the_next_session_has_the_new_words(qtbot: QtBot, made: Room) -> None:
    desk = made.desk
    desk.parts.programme = change_words(made, "Första versionen?")
    led_hour(qtbot, made)
    end_and_leave(qtbot, made)
    desk.home_desk._said_otherwise(change_words(made, "Andra versionen?"))
    qtbot.waitUntil(lambda: desk.home_desk.view.older)
    desk.home.next.newest.click()
    assert desk.home.next.older.isHidden()
    desk.home.next.start.click()
    qtbot.waitUntil(lambda: desk.led is not None)
    assert asked(made) == "Andra versionen?"


def test_an_edition_that_is_gone_is_led_in_the_newest(qtbot: QtBot, made: Room) -> None:
    desk = made.desk
    desk.parts.programme = change_words(made, "Första versionen?")
    first = desk.parts.programme.edition
    led_hour(qtbot, made)
    end_and_leave(qtbot, made)
    kept_file(desk.parts.places.editions, "vilka-ar-vi", first).unlink()
    desk.home_desk._said_otherwise(change_words(made, "Andra versionen?"))
    qtbot.waitUntil(lambda: not made.writer._work.qsize())
    desk.home.next.start.click()
    qtbot.waitUntil(lambda: desk.led is not None)
    assert asked(made) == "Andra versionen?"


def test_editions_that_nobody_goes_by_are_swept_and_the_others_stay(qtbot: QtBot, made: Room) -> None:
    desk, folder = made.desk, made.desk.parts.places.editions
    change_words(made, "Ingen går efter den här.")
    desk.parts.programme = change_words(made, "Första versionen?")
    led_hour(qtbot, made)
    end_and_leave(qtbot, made)
    first = desk.parts.programme.edition
    desk.parts.programme = change_words(made, "Andra versionen?")
    assert len(list(folder.iterdir())) == 3
    desk.home_desk.editions.sweep(desk.parts.store().runs(), desk.home_desk._beside.in_hand)
    left = {path.stem.rpartition("-")[2] for path in folder.iterdir()}
    assert left == {first, desk.parts.programme.edition}


def head(session: str, edition: str, day: int, state: RunState = RunState.FINISHED, group: str = "g") -> RunHead:
    return RunHead(
        f"{day:032x}", group, "vilka-ar-vi", 1, session, 9, datetime(2026, 11, day, tzinfo=UTC), state, edition=edition
    )


def test_whose_edition_is_needed(made: Room) -> None:
    programme = made.desk.parts.programme
    assert begun_with([head("traff-1", OLD, 1)], "g", programme) == OLD
    assert begun_with([head("traff-1", OLD, 1), head("traff-2", NEW, 2)], "g", programme) == NEW  # it was changed to
    assert begun_with([head("traff-1", "", 1)], "g", programme) == ""  # a run from before there were any
    every = [head(f"traff-{number}", OLD, number) for number in range(1, 6)]
    assert begun_with(every, "g", programme) == ""
    assert needed(every, programme) == set()
    assert needed([*every, head("traff-1", NEW, 7, RunState.CLOSED, "h")], programme) == {NEW}
