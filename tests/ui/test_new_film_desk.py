"""A film of the municipality's own over a desk: its facts, its poster, and what goes when it is another one."""

import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from tests.core.programmes import CAPTIONS, NAME
from tests.core.programmes import FILM as FIRST_BYTES
from tests.fakes import FakePlayer
from tests.ui.desks import Room, led_hour, room
from vilkaarvi.app.new_film import NewFilmDesk
from vilkaarvi.app.poster import read_poster
from vilkaarvi.errors import Code, Fault
from vilkaarvi.programme.local import MEDIA, read_local
from vilkaarvi.programme.model import Film
from vilkaarvi.programme.new_film import HIGH, WIDE, NewCue, NewFilm, bring_in, with_film
from vilkaarvi.programme.own_facts import LocalFact
from vilkaarvi.programme.own_words import change_local
from vilkaarvi.programme.read import read_and_keep
from vilkaarvi.seal.disk import RealDisk
from vilkaarvi.session.view import FactsRoom
from vilkaarvi.store.store import Store
from vilkaarvi.ui.watch import FilmList

__all__ = ["room"]
STEP, WAS = "traff-1/film-1", "traff1-del1.mp4"


class Own:
    """A desk whose first film is the municipality's. It is as long as its first bytes, and some more."""

    def __init__(self, qtbot: QtBot, made: Room) -> None:
        self.bot, self.made, self.parts = qtbot, made, made.desk.parts
        self.folder = self.parts.places.local(NAME)
        self.media = self.folder / MEDIA
        qtbot.waitUntil(lambda: made.desk.currentWidget() is made.desk.home)
        self.put_in(b"1")

    def put_in(self, sign: bytes) -> None:
        source = self.folder.parent.parent / "fil.mp4"
        source.write_bytes(FIRST_BYTES + sign * 2_000_000)
        cues = (NewCue(20_000, {"sv": "Vad såg ni?"}),)
        film = NewFilm(bring_in(RealDisk(), source, self.media), 60_000, cues=cues)
        change_local(RealDisk(), self.folder, lambda local: with_film(local, STEP, WAS, film))
        read = read_and_keep(RealDisk(), self.parts.places, NAME, self.parts.clock.today())
        self.made.desk.home_desk._said_otherwise(read.programme)

    def open(self) -> NewFilmDesk:
        desk = self.made.desk
        if not isinstance(desk.currentWidget(), FilmList):
            desk.home_desk.films()
        films = desk.currentWidget()
        assert isinstance(films, FilmList)
        films.strategist.click()
        films.changes[0].click()
        changing = desk.beside.changing
        assert changing is not None
        self.bot.waitUntil(lambda: bool(changing.page.facts.ticks))
        return changing

    def use(self, changing: NewFilmDesk) -> None:
        changing.page.use.click()
        self.bot.waitUntil(lambda: self.made.desk.beside.changing is None)

    def step(self) -> Film:
        session = self.parts.programme.session("traff-1")
        assert session is not None
        return next(each for each in session.steps if isinstance(each, Film))

    def kept(self) -> dict[str, object]:
        (film,) = read_local(self.folder).films
        return dict(film.segment)


@pytest.fixture
def own(qtbot: QtBot, tmp_path: Path, room: Callable[..., Room]) -> Own:
    return Own(qtbot, room(lambda: Store.open(tmp_path)))


def test_none_of_the_old_facts_is_ticked_by_itself_and_those_that_are_stand_in_the_film_s_place(
    own: Own,
) -> None:
    changing = own.open()
    ticks = changing.page.facts.ticks
    assert len(ticks) > 1
    assert not any(tick.isChecked() for tick in ticks.values())
    chosen = list(ticks)[1]
    ticks[chosen].click()
    own.use(changing)
    assert own.step().segment.facts == (chosen,)
    again = own.open()
    assert again.page.facts.ticked() == (chosen,)  # as it was left, and all the others to be chosen from
    assert list(again.page.facts.ticks) == list(ticks)
    again.page.left.emit()
    own.made.desk.currentWidget().left.emit()  # type: ignore[union-attr]
    desk = led_hour(own.bot, own.made)
    assert desk.led is not None
    desk.led.go_to("film-1")
    player = desk.parts.player
    assert isinstance(player, FakePlayer)
    player.fails(Fault(Code.FILM_MISSING, name="var.mp4", folder="media"))
    shown = desk.led.hour.view().room
    assert isinstance(shown, FactsRoom)
    assert [fact.number for fact in shown.facts] == [desk.parts.programme.facts[chosen].number("sv")]


def test_figures_of_one_s_own_that_stay_at_a_question_are_told(own: Own) -> None:
    first = own.open()
    assert first.page.facts.figures.isHidden()
    first.page.left.emit()
    figure = LocalFact(f"{STEP}/cues/0", {"number": "22 569", "year": "2026", "wording": {"sv": "bor här"}})
    change_local(RealDisk(), own.folder, lambda local: replace(local, facts=(figure,)))
    again = own.open()
    said = "Er egen siffra visas fortfarande vid frågan med samma nummer. Titta om den passar där."
    own.bot.waitUntil(lambda: again.page.facts.figures.text() == said)
    assert not again.page.facts.figures.isHidden()


def test_another_film_says_other_things_so_its_ticks_are_gone(own: Own) -> None:
    changing = own.open()
    for tick in changing.page.facts.ticks.values():
        tick.click()
    assert len(changing.page.facts.ticked()) == len(changing.page.facts.ticks)
    changing.page.facts.untick()
    assert changing.page.facts.ticked() == ()


def test_a_picture_from_a_file_becomes_the_poster_as_large_as_the_screen_needs(own: Own, tmp_path: Path) -> None:
    changing, path = own.open(), tmp_path / "affisch.png"
    assert changing.page.poster.picture.isHidden()
    image = QImage(3840, 2160, QImage.Format.Format_ARGB32)
    image.fill(QColor(200, 40, 40, 255))
    image.setText("GPS", "59.3 N")
    image.save(str(path))
    changing.ask = lambda *_asked: path
    changing.page.poster.choose.click()
    own.bot.waitUntil(lambda: not changing.page.poster.picture.isHidden())
    own.use(changing)
    poster = own.media / str(own.kept()["poster"])
    kept = QImage(str(poster))
    assert (kept.width(), kept.height()) == (WIDE, HIGH)
    assert abs(kept.pixelColor(5, 5).red() - 200) < 4
    assert b"59.3" not in poster.read_bytes()
    again = own.open()
    own.bot.waitUntil(lambda: not again.page.poster.picture.isHidden())


def test_what_is_no_picture_is_said_at_the_poster_and_the_one_before_stays(own: Own, tmp_path: Path) -> None:
    changing, path = own.open(), tmp_path / "affisch.png"
    for content in (b"<svg onload='x'/>", b"\x89PNG\r\n\x1a\n" + bytes(90)):
        changing.page.tell_poster("")
        path.write_bytes(content)
        changing.ask = lambda *_asked: path
        changing.page.poster.choose.click()
        own.bot.waitUntil(lambda: bool(changing.page.poster.said.text()))
        assert changing.page.poster.said.text() == (
            "affisch.png gick inte att läsa som en bild. Inget har ändrats. Välj en PNG- eller JPEG-fil."
        )
    own.use(changing)
    assert "poster" not in own.kept()


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "stor.png"
    image = QImage(8, 8, QImage.Format.Format_Mono)
    image.fill(0)
    image.save(str(path))
    whole = bytearray(path.read_bytes())
    whole[16:24] = (60_000).to_bytes(4) * 2  # IHDR: wide, high
    whole[29:33] = zlib.crc32(whole[12:29]).to_bytes(4)
    path.write_bytes(bytes(whole))
    with pytest.raises(Fault) as told:
        read_poster(path)
    assert told.value.code is Code.PICTURE_BIG


def test_what_one_can_look_through_is_black_as_it_is_beside_a_film(tmp_path: Path) -> None:
    path = tmp_path / "genomskinlig.png"
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    image.fill(0)
    image.save(str(path))
    assert read_poster(path).pixelColor(3, 3) == QColor(0, 0, 0)


def test_captions_that_were_brought_in_and_never_used_go_when_the_page_is_left(own: Own, tmp_path: Path) -> None:
    changing, path = own.open(), tmp_path / "text.vtt"
    path.write_text(CAPTIONS)
    before = set(own.media.iterdir())
    changing.ask = lambda *_asked: path
    changing.page.captions["sv"].click()
    own.bot.waitUntil(lambda: changing.page.captioned["sv"].text() == "✓ text.vtt")
    (brought,) = set(own.media.iterdir()) - before
    own.made.desk.home_desk._sought.sweep(own.made.desk.home_desk.editions, own.made.desk.beside.in_hand)
    done: list[bool] = []
    own.made.writer.do(lambda: None, lambda _none, _fault: done.append(True))
    own.bot.waitUntil(lambda: bool(done))
    assert brought.exists()  # it is in hand
    changing.page.back.click()
    assert own.made.desk.beside.changing is changing  # asked first
    changing.page.back.click()
    own.bot.waitUntil(lambda: not brought.exists())
    assert set(own.media.iterdir()) == before


def test_home_tells_how_much_space_a_film_gave_that_nobody_uses_any_more(own: Own) -> None:
    (older,) = own.media.iterdir()
    assert not own.made.desk.home_desk.view.notices
    own.put_in(b"2")
    own.bot.waitUntil(lambda: bool(own.made.desk.home_desk.view.notices))
    (told,) = own.made.desk.home_desk.view.notices
    assert told.what == "Egna filmer som ingen längre använder har tagits bort från datorn."
    assert told.todo == "Det gav 2 MB ledigt utrymme."
    assert not older.exists()
    assert len(list(own.media.iterdir())) == 1


def test_a_group_midway_keeps_the_film_that_it_began_with(own: Own) -> None:
    (older,) = own.media.iterdir()
    desk = led_hour(own.bot, own.made)
    assert desk.led is not None
    desk.leave()
    own.put_in(b"2")
    swept: list[bool] = []
    own.made.writer.do(lambda: None, lambda _none, _fault: swept.append(True))
    own.bot.waitUntil(lambda: bool(swept))
    assert older.exists()
    assert not desk.home_desk.view.notices


def test_the_film_that_is_put_back_is_played_no_longer_when_it_is_removed(own: Own) -> None:
    (older,) = own.media.iterdir()
    changing, player = own.open(), own.parts.player
    assert isinstance(player, FakePlayer)
    assert changing.runs
    changing.page.put_back.click()
    own.bot.waitUntil(lambda: not older.exists())
    assert player.calls[-1] == ("stop",)
    assert own.step().segment.file == WAS
