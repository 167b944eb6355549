"""What is opened from home and leads back there: films, the session to read, three questions, what was agreed last."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.core.keyrings import MemoryKeyring
from tests.core.test_paper import pages
from tests.fakes import FakePlayer
from tests.ui.desks import Room, room
from tests.ui.test_console import Hands
from tests.ui.test_languages import OTHER, clean, shown
from tests.ui.test_open_again import LINE, at_home, finished, kept_in, run_on
from vilkaarvi.app.watch import Watching, films_of
from vilkaarvi.errors import Code, Fault
from vilkaarvi.paper.support import support_paper
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.read import read_programme
from vilkaarvi.session.reading import reading
from vilkaarvi.session.view import FactsRoom, FilmRoom
from vilkaarvi.store.store import Store
from vilkaarvi.text import Text
from vilkaarvi.ui.after import AfterPage
from vilkaarvi.ui.console import Console
from vilkaarvi.ui.home_acts import ReadyIs
from vilkaarvi.ui.paper_view import PaperPage
from vilkaarvi.ui.read_through import ReadThroughPage
from vilkaarvi.ui.rehearsal import mark_rehearsal
from vilkaarvi.ui.room import RoomView, said
from vilkaarvi.ui.screens import Seen
from vilkaarvi.ui.sight_page import SightPage
from vilkaarvi.ui.watch import FilmList, FilmPage, FilmText

__all__ = ["room"]  # a fixture
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Made = Callable[..., Room]
WRITABLE = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path, room: Made) -> Room:
    keyring = MemoryKeyring()
    kept_in(tmp_path, keyring, lambda store, group: finished(run_on(store, group, 3)))
    made = room(lambda: Store.open(tmp_path, keyring), tmp_path / "fragor.pdf")
    made.desk.resize(1366, 768)
    at_home(qtbot, made)
    qtbot.waitUntil(lambda: bool(made.desk.home_desk.view.agreed))
    qtbot.waitUntil(lambda: all(row.state is not ReadyIs.WAIT for row in made.desk.home_desk.view.ready))
    return made


def player_of(made: Room) -> FakePlayer:
    player = made.desk.parts.player
    assert isinstance(player, FakePlayer)
    return player


def labels(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel)]


def filled(page: FilmPage) -> bool:
    return page.filled


def watched(made: Room, place: int = 0) -> Watching:
    made.desk.home.films.click()
    films = made.desk.currentWidget()
    assert isinstance(films, FilmList)
    films.watches[place].click()
    assert made.desk.beside.watching is not None
    return made.desk.beside.watching


# --- films


def test_every_film_of_the_programme_is_listed_with_its_length_in_words(home: Room) -> None:
    home.desk.home.films.click()
    films = home.desk.currentWidget()
    assert isinstance(films, FilmList)
    names = [button.accessibleName() for button in films.watches]
    assert names[0] == "Titta: Träff 1: Vad är det som har hänt?, Film, del 1, 2 minuter"
    assert names[2] == "Titta: Träff 2: Vilka är vi?, Film, del 1, 2 minuter 30 sekunder"
    assert names[-1] == "Titta: Metod, För dig som ska leda., 4 minuter"  # a film of no session
    assert len(names) == len(set(names)) == 14  # each once, though training and others show some of them too
    QTest.keyClick(films, Qt.Key.Key_Escape)
    assert home.desk.currentWidget() is home.desk.home


def test_what_a_film_says_can_be_read_and_leads_back_to_the_films(home: Room) -> None:
    home.desk.home.films.click()
    films = home.desk.currentWidget()
    assert isinstance(films, FilmList)
    reads = [each for each in films.findChildren(QPushButton) if each.accessibleName().startswith("Läs texten: ")]
    assert len(reads) == len(films.watches)
    reads[-1].click()
    page = home.desk.currentWidget()
    assert isinstance(page, FilmText)
    assert "Metod" in labels(page)
    assert "Sluta i tid." in " ".join(labels(page))
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert home.desk.currentWidget() is films


def test_a_film_plays_through_without_its_cues(home: Room) -> None:
    watching = watched(home)
    assert player_of(home).calls[-2:] == [("load", "traff1-del1.mp4", 120_000, ()), ("play",)]
    assert isinstance(watching.page.room._room, FilmRoom)
    assert said(home.desk.audience.view._room or FilmRoom(None, None)) == ""  # the room sees the film too
    assert home.desk.audience.view._room == watching.page.room._room


def test_without_a_projector_the_picture_fills_the_window_until_esc(home: Room) -> None:
    page = watched(home).page
    assert filled(page)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not filled(page)
    QTest.keyClick(page, Qt.Key.Key_F5)
    assert filled(page)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert isinstance(home.desk.currentWidget(), FilmList)
    assert player_of(home).calls[-1] == ("stop",)


def test_with_a_projector_the_presses_stay(home: Room) -> None:
    watching = watched(home)
    watching.projector_changed(True)
    assert not filled(watching.page)
    watching.projector_changed(False)
    assert filled(watching.page)


def runs(watching: Watching) -> bool:
    return watching.runs


def test_the_film_waits_when_the_projector_is_pulled_out_and_not_because_there_is_none(home: Room) -> None:
    watching = watched(home)
    watching.projector_changed(False)
    assert runs(watching)
    watching.projector_changed(True)
    watching.projector_changed(False)
    assert not runs(watching)
    assert player_of(home).calls[-1] == ("pause",)
    watching.projector_changed(True)
    assert not runs(watching)  # it goes on when the leader says so


# --- the test picture


def test_the_test_picture_fills_the_window_where_there_is_no_projector_and_esc_leads_back(home: Room) -> None:
    row = home.desk.home.ready.lines[0]
    row.help.setFocus()
    home.desk.home_desk.test_picture()
    page = home.desk.currentWidget()
    assert isinstance(page, SightPage)
    assert page.bar.isHidden()
    assert page.room.accessibleName().startswith("Kan du som sitter längst bak läsa det här?")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert home.desk.currentWidget() is home.desk.home
    assert home.desk.beside.sighting is None


def test_beside_a_projector_the_test_picture_has_presses_and_says_where_it_is(qtbot: QtBot) -> None:
    page = SightPage(Text())
    qtbot.addWidget(page)
    page.show()
    page.show_seen(Seen("EPSON EB"))
    assert page.where.text() == "Det här visas nu på EPSON EB."
    assert not page.bar.isHidden()
    assert page.switch.isHidden()
    page.show_seen(Seen("EPSON EB", several=True))
    with qtbot.waitSignal(page.another):
        page.switch.click()
    with qtbot.waitSignal(page.left):
        page.back.click()


def test_space_pauses_and_r_repeats_ten_seconds(home: Room) -> None:
    page, player = watched(home).page, player_of(home)
    player.at_ms = 42_000
    QTest.keyClick(page, Qt.Key.Key_Space)
    assert player.calls[-1] == ("pause",)
    assert page.pause.text() == "Fortsätt"
    assert page.clock.text() == "0:42 av 2:00"
    QTest.keyClick(page, Qt.Key.Key_Space)
    assert player.calls[-1] == ("play",)
    QTest.keyClick(page, Qt.Key.Key_R)
    assert player.calls[-2:] == [("seek", 32_000), ("play",)]


def test_at_its_end_the_film_waits_to_be_played_again(home: Room) -> None:
    page, player = watched(home).page, player_of(home)
    player.ends(120_000)
    assert page.pause.text() == "Spela igen"
    assert page.clock.text() == "2:00 av 2:00"
    page.pause.click()
    assert player.calls[-2:] == [("load", "traff1-del1.mp4", 120_000, ()), ("play",)]


def test_a_film_that_cannot_be_shown_is_told_and_its_facts_are_there_to_read(home: Room) -> None:
    watching, player = watched(home), player_of(home)
    player.fails(Fault(Code.FILM_MISSING, name="traff1-del1.mp4", folder="media"))
    page = watching.page
    assert not filled(page)
    assert "traff1-del1.mp4" in page.trouble.text()
    assert isinstance(page.room._room, FactsRoom)
    assert len(page.room._room.facts) == 4
    assert page.pause.isHidden()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert isinstance(home.desk.currentWidget(), FilmList)


def test_watching_asks_nothing_of_the_store(home: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[object] = []
    monkeypatch.setattr(home.writer, "do", lambda work, done: handed.append(work))
    watching = watched(home, 1)
    watching.toggle_pause()
    watching.replay()
    watching.close()
    home.desk.home_desk.read_through("traff-1")
    home.desk.home_desk.heavy()
    assert handed == []


def test_an_hour_after_a_film_hears_its_own_film(qtbot: QtBot, home: Room) -> None:
    watched(home).close()
    home.desk.home_desk.rehearse("traff-1")
    qtbot.waitUntil(lambda: home.desk.led is not None)
    led = home.desk.led
    assert led is not None
    led.next()
    led.next()
    assert player_of(home).calls[-2:] == [("load", "traff1-del1.mp4", 120_000, (70_000,)), ("play",)]
    player_of(home).reaches(70_000)
    assert led.hour.view().film.value == "at-cue"
    home.desk.leave()


# --- reading


def test_the_session_is_read_by_keys_alone(qtbot: QtBot, home: Room) -> None:
    home.desk.home_desk.read_through("traff-1")
    page = home.desk.currentWidget()
    assert isinstance(page, ReadThroughPage)
    assert page.takes.text().startswith("Det tar ungefär ")
    qtbot.waitUntil(lambda: page.reading.verticalScrollBar().maximum() > 0)
    bar = page.reading.verticalScrollBar()
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Down):
        before = bar.value()
        QTest.keyClick(page.reading, key)
        assert bar.value() > before
    QTest.keyClick(page.reading, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(page.reading, Qt.Key.Key_Home)
    assert bar.value() == 0
    QTest.keyClick(page.reading, Qt.Key.Key_Escape)
    assert home.desk.currentWidget() is home.desk.home


# --- after a heavy hour


def test_the_three_questions_are_shown_and_printed_and_nothing_can_be_typed(
    qtbot: QtBot, tmp_path: Path, home: Room
) -> None:
    home.desk.home.past.heavy.click()
    page = home.desk.currentWidget()
    assert isinstance(page, AfterPage)
    assert not [each for each in page.findChildren(QWidget) if isinstance(each, WRITABLE)]
    questions = [each for each in labels(page) if each[:2] in ("1.", "2.", "3.")]
    assert len(questions) == 3
    page.saves.click()
    qtbot.waitUntil(lambda: page.said.text().startswith("✓"))
    (printed,) = pages((tmp_path / "fragor.pdf").read_bytes())
    for question in questions:
        assert question[2:].strip() in printed
    page.shows.click()
    qtbot.waitUntil(lambda: isinstance(home.desk.currentWidget(), PaperPage))
    seen = home.desk.currentWidget()
    assert isinstance(seen, PaperPage)
    assert questions[0][2:].strip() in seen.paper.text
    QTest.keyClick(seen.prints, Qt.Key.Key_Escape)
    assert home.desk.currentWidget() is page
    page.back.click()
    assert home.desk.currentWidget() is home.desk.home


def test_from_the_end_of_an_hour_the_questions_lead_back_to_it(qtbot: QtBot, home: Room) -> None:
    home.desk.home_desk.open_again(home.store().runs()[0].id)
    qtbot.waitUntil(lambda: home.desk.closing is not None and home.desk.closing.heavy.isVisible())
    assert home.desk.closing is not None
    home.desk.closing.heavy.click()
    page = home.desk.currentWidget()
    assert isinstance(page, AfterPage)
    QTest.keyClick(page.reading, Qt.Key.Key_Escape)
    assert home.desk.currentWidget() is home.desk.console
    home.desk.leave()


# --- what was agreed last


def test_home_tells_quietly_what_the_group_agreed_on_last(home: Room) -> None:
    assert home.desk.home_desk.view.agreed == (LINE,)
    assert "Det ni enades om sist" in labels(home.desk.home.next)
    assert f"•  {LINE}" in labels(home.desk.home.next)


@pytest.mark.parametrize("language", OTHER)
def test_the_pages_speak_one_language(language: str, qtbot: QtBot) -> None:
    text, places = Text(language), Places(Path("unused"), shipped_programmes())
    programme = read_programme(places, "vilka-ar-vi", date(2026, 11, 24))
    rows = tuple(film.row for film in films_of(programme, text))
    console = Console(text, Hands(), Hands())
    mark_rehearsal(text, console, RoomView(), lambda: None)
    pages_shown: tuple[QWidget, ...] = (
        ReadThroughPage(text, reading(programme, programme.sessions[0], 9, text)),
        AfterPage(text, support_paper(text)),
        FilmList(text, rows, lambda _place: None, lambda _place: None),
        FilmPage(text, rows[0], Hands()),
        console,
    )
    found: set[str] = set()
    for page in pages_shown:
        qtbot.addWidget(page)
        found |= shown(page)
    assert len(found) > 100
    clean(language, programme, found)
