"""Four presses for a film that is not heard, pressed in the leader's window of a real desk."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.core.stores import begun
from tests.fakes import FakePlayer
from tests.ui.desks import Opens, Room, drawn, room
from vilkaarvi.errors import Code, Fault
from vilkaarvi.film.player import FilmHeard, FilmSilent
from vilkaarvi.session.events import HourStarted, StageEntered
from vilkaarvi.session.view import FactsRoom, FilmIs, FilmRoom
from vilkaarvi.store.store import Store
from vilkaarvi.ui import style
from vilkaarvi.ui.console import Console

__all__ = ["room"]  # a fixture
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NONE = FilmSilent(Fault(Code.NO_SOUND_DEVICE))
GONE = FilmSilent(Fault(Code.SOUND_GONE, name="Projektorn (HDMI)"))


class Filming:
    """A desk whose hour is in its first film."""

    def __init__(self, made: Room) -> None:
        self.desk = made.desk
        assert isinstance(self.desk.parts.player, FakePlayer)
        self.player = self.desk.parts.player

    @property
    def console(self) -> Console:
        assert self.desk.console is not None
        return self.desk.console

    def tells(self, news: FilmSilent | FilmHeard) -> None:
        self.player.tells(news)
        drawn(self.desk)

    def press(self, name: str) -> None:
        getattr(self.console.now.sound, name).click()
        drawn(self.desk)

    def presses(self) -> list[str]:
        """Those in sight, as they are read."""
        sound = self.console.now.sound
        each = (sound.change, sound.text, sound.facts, sound.again)
        return [button.text() for button in each if button.isVisible()]

    @property
    def captions(self) -> bool:
        assert self.desk.led is not None
        return self.desk.led.hour.captions

    def captions_off(self) -> None:
        assert self.desk.led is not None
        self.desk.led.captions()

    def film(self) -> FilmIs:
        assert self.desk.led is not None
        return self.desk.led.hour.view().film


@pytest.fixture
def filming(qtbot: QtBot, tmp_path: Path, room: Callable[[Opens], Room]) -> Filming:
    def opens() -> Store:
        store = Store.open(tmp_path)
        begun(store).record((HourStarted(0, 9), StageEntered(0, "film-1", 0)))
        return store

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    style.apply(app)
    made = Filming(room(opens))
    home = made.desk.home
    qtbot.waitUntil(lambda: home.resume.isVisible())
    home.resume.go_on.click()
    qtbot.waitUntil(lambda: made.desk.led is not None and made.desk.currentWidget() is made.desk.console)
    qtbot.waitUntil(lambda: made.film() is FilmIs.PLAYING)
    drawn(made.desk)
    return made


def test_there_are_no_such_presses_while_the_film_is_heard(filming: Filming) -> None:
    assert filming.presses() == []
    filming.tells(GONE)
    assert filming.presses() == ["Byt högtalare", "Visa fakta", "Spela om delen"]
    filming.tells(FilmHeard())
    assert filming.presses() == []


def test_change_loudspeaker_opens_the_sound_over_the_hour(filming: Filming) -> None:
    filming.tells(GONE)
    filming.press("change")
    panel = filming.desk.home_desk.room_sound.panel
    assert panel is not None
    assert panel.isVisible()
    assert filming.film() is FilmIs.PLAYING, "the hour goes on behind it"
    panel.close()


def test_show_text_turns_captions_on_and_goes(filming: Filming) -> None:
    filming.captions_off()
    filming.tells(GONE)
    assert "Visa text" in filming.presses()
    filming.press("text")
    assert filming.captions
    assert "Visa text" not in filming.presses()


def test_without_a_loudspeaker_there_is_one_line_captions_and_the_facts_at_a_press(filming: Filming) -> None:
    filming.captions_off()
    filming.tells(NONE)
    assert filming.captions
    assert filming.console.now.trouble.text().startswith("Ingen högtalare och inga hörlurar hittades.")
    filming.press("facts")
    assert filming.film() is FilmIs.FAILED
    assert isinstance(filming.desk.audience.view._room, FactsRoom)
    assert "162\N{NO-BREAK SPACE}877" in filming.console.now.mirror.accessibleName()
    assert filming.presses() == ["Byt högtalare", "Spela om delen"]


def test_replay_the_part_begins_it_again_and_brings_the_film_back_from_its_facts(filming: Filming) -> None:
    filming.tells(NONE)
    filming.press("again")
    assert filming.player.calls[-2:] == [("seek", 0), ("play",)]
    filming.press("facts")
    filming.press("again")
    assert filming.film() is FilmIs.PLAYING
    assert isinstance(filming.desk.audience.view._room, FilmRoom)
    assert filming.player.calls[-1] == ("play",)
    assert filming.presses() == []


@pytest.mark.parametrize("size", [(1366, 768), (960, 540)])
def test_the_presses_have_names_and_fit_the_leaders_window(filming: Filming, size: tuple[int, int]) -> None:
    filming.captions_off()
    filming.desk.setMinimumSize(1, 1)
    filming.desk.resize(*size)
    filming.tells(GONE)
    QTest.qWait(50)  # the layouts follow in turns of their own
    now = filming.console.now
    assert len(filming.presses()) == 4
    for widget in (now.trouble, now.sound.change, now.sound.text, now.sound.facts, now.sound.again):
        lowest = widget.mapTo(filming.console, widget.rect().bottomRight())
        assert filming.console.rect().contains(lowest)
        assert widget.visibleRegion().boundingRect() == widget.rect(), "nothing of it is covered"
        needs = widget.heightForWidth(widget.width()) if widget is now.trouble else widget.sizeHint().height()
        assert widget.height() >= needs
    for button in (now.sound.change, now.sound.text, now.sound.facts, now.sound.again):
        assert button.accessibleName() == button.text()
