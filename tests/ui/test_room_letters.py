"""What the room reads, measured as it is drawn: large enough, on the screen, no lonely word, and enough contrast."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication

from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.programme.check_words import GLANCE
from vilkaarvi.programme.model import Film, ModeKind, Question, Round
from vilkaarvi.programme.read import read_programme
from vilkaarvi.programme.shape import MOST_LETTERS
from vilkaarvi.session.engine import Engine, Situation
from vilkaarvi.session.naming import mode_name
from vilkaarvi.session.telling import Teller, fact_cards
from vilkaarvi.session.view import Countdown, FactsRoom, PromptRoom, Room, RulesRoom, SightRoom, TextRoom
from vilkaarvi.text import Text
from vilkaarvi.ui import room as wall
from vilkaarvi.ui import style
from vilkaarvi.ui.room import RoomView
from vilkaarvi.ui.room_look import CAPTION_GROUND, CAPTION_INK, DARK, LIGHT, MARK_GROUND, MARK_INK, RoomLook, Theme

PROGRAMMES = shipped_programmes()
SCREENS = [(1920, 1080), (1366, 768), (1024, 768), (1280, 800), (2560, 1080)]
LONG = "Vad har förändrats i ert arbete med människor som behöver stöd av flera verksamheter? " * 3
CLOCK = Countdown(185, 300)


@dataclass(frozen=True)
class Drawn:
    """Words as they lie on the screen; `high` is their type's size, all in pixels."""

    words: str
    high: float
    box: QRectF
    colour: str


class Eye(QPainter):
    """Draws, and remembers each word that is drawn."""

    seen: list[Drawn] = []

    def drawText(self, at: QPointF, words: str) -> None:  # type: ignore[override]
        super().drawText(at, words)
        turned, metrics = self.worldTransform(), QFontMetricsF(self.font())
        box = QRectF(at.x(), at.y() - metrics.capHeight(), metrics.horizontalAdvance(words), metrics.capHeight())
        high = self.font().pixelSize() * turned.m22()
        self.seen.append(Drawn(words, high, turned.mapRect(box), self.pen().color().name().upper()))


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    style.apply(qapp)
    monkeypatch.setattr(wall, "QPainter", Eye)


def drawn(room: Room, size: tuple[int, int], theme: Theme = DARK) -> list[Drawn]:
    view = RoomView()
    view.set_look(RoomLook(theme))
    view.resize(*size)
    view.show_room(room)
    Eye.seen.clear()
    view.grab()
    return list(Eye.seen)


def rooms(language: str) -> Iterator[Room]:
    """Everything that session 1 shows, film apart, with a clock where one can be."""
    programme = read_programme(Places(PROGRAMMES, PROGRAMMES), "vilka-ar-vi", date(2026, 11, 25))
    session, text = programme.sessions[0], Text(language)
    engine = Engine(session)
    engine.start(0, 9)
    teller = Teller(programme, engine, text, "Hemtjänst Norr")
    while engine.state.situation is not Situation.ENDED:
        yield teller.room(0)
        engine.next(0)
    yield teller.room(0)
    for step in session.steps:
        if isinstance(step, Film):
            yield FactsRoom(teller.kicker(), fact_cards(programme, step.segment, text))


def prompts(language: str) -> list[PromptRoom]:
    return [room for room in rooms(language) if isinstance(room, PromptRoom)]


def is_in(part: str, whole: str) -> bool:
    return bool(part) and part in whole


@pytest.mark.parametrize("size", SCREENS, ids=str)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_questions_modes_and_clocks_are_read_from_the_back_of_the_room(size: tuple[int, int], language: str) -> None:
    found = prompts(language)
    assert len(found) > 6
    for room in found:
        seen, high = drawn(room, size), min(size[1], size[0] * 3 / 4)
        asked = [each for each in seen if is_in(each.words, room.text)]
        assert " ".join(each.words for each in asked) == room.text
        assert min(each.high for each in asked) >= high / 16, room.text
        how = [each for each in seen if each.words == room.mode or each.words[-3:-2] == ":"]
        assert len(how) == (2 if room.clock else 1)
        assert min(each.high for each in how) >= high / 20


@pytest.mark.parametrize("size", SCREENS, ids=str)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_word_of_session_1_lies_on_the_screen_and_on_no_other(size: tuple[int, int], language: str) -> None:
    whole = QRectF(0, 0, *size)
    for room in [*rooms(language), SightRoom("Kan du som sitter längst bak läsa det här?", "En liten rad", CLOCK)]:
        seen = drawn(room, size)
        for each in seen:
            assert whole.contains(each.box), (each.words, each.box)
            others = [other for other in seen if other is not each]
            assert not [other.words for other in others if other.box.intersects(each.box)], each.words


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_line_of_a_question_is_a_lonely_last_word(language: str) -> None:
    for room in prompts(language):
        lines = [each for each in drawn(room, (1920, 1080)) if is_in(each.words, room.text)]
        for above, below in pairwise(lines):
            if above.words[-1] not in ".?!":  # a short sentence of its own is no leftover
                assert below.box.width() > 0.4 * above.box.width(), below.words


@pytest.mark.parametrize("size", SCREENS, ids=str)
def test_a_question_as_long_as_the_check_allows_is_large_enough(size: tuple[int, int]) -> None:
    words = LONG[:GLANCE].strip()
    seen = drawn(PromptRoom("Träff 1", words, "Alla", "Du får alltid passa", CLOCK), size)
    asked = [each for each in seen if is_in(each.words, words)]
    assert " ".join(each.words for each in asked) == words
    assert min(each.high for each in asked) >= min(size[1], size[0] * 3 / 4) / 16


@pytest.mark.parametrize("size", SCREENS, ids=str)
@pytest.mark.parametrize("letters", [GLANCE + 1, 600, MOST_LETTERS])
def test_a_question_that_is_too_long_is_still_seen_whole(size: tuple[int, int], letters: int) -> None:
    words = (LONG * 10)[:letters].strip()
    seen = drawn(PromptRoom("Träff 1", words, "Alla", "Du får alltid passa", CLOCK), size)
    foot = next(each.box.top() for each in seen if each.words == "Alla")
    asked = [each for each in seen if each.words != "Alla" and is_in(each.words, words)]
    assert " ".join(each.words for each in asked) == words
    assert max(each.box.bottom() for each in asked) < foot
    assert max(each.box.right() for each in asked) < size[0]


@pytest.mark.parametrize("size", SCREENS, ids=str)
def test_many_long_rules_are_seen_whole(size: tuple[int, int]) -> None:
    rules = tuple([LONG[:170].strip()] * 8)
    for room in (RulesRoom("Träff 1", LONG[:90], rules), TextRoom("Träff 1", LONG[:90], rules)):
        assert max(each.box.bottom() for each in drawn(room, size)) < size[1]


def test_a_line_that_stands_alone_begins_where_its_heading_does() -> None:
    _kicker, title, line = drawn(TextRoom("Träff 1", "Tack för i dag", ("Det var fint att ni var med.",)), (1920, 1080))
    assert line.box.left() == title.box.left()
    _kicker, title, *lines = drawn(TextRoom("Träff 1", "Tack för i dag", ("Det var fint.", "Vi ses.")), (1920, 1080))
    assert min(each.box.left() for each in lines) > title.box.left() + 40  # each after its mark


def test_every_mode_fits_beside_the_clock_or_makes_room() -> None:
    for kind in ModeKind:
        for language in ("sv", "en"):
            text = Text(language)
            room = PromptRoom("1", "Hej?", mode_name(kind, text), text.tr("You can always pass"), Countdown(-3599, 600))
            seen = drawn(room, (1024, 768))
            for each in seen:
                assert not [other for other in seen if other is not each and other.box.intersects(each.box)]


# --- colours


def brightness(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_every_word_has_a_contrast_of_seven_to_one(theme: Theme) -> None:
    used = set()
    for room in rooms("sv"):
        used |= {each.colour for each in drawn(room, (1366, 768), theme)}
    assert used == {theme.ink.upper(), theme.quiet.upper()}
    assert min(contrast(colour, theme.ground) for colour in used) >= 7
    assert contrast(theme.dot, theme.ground) >= 3  # marks bear no words
    assert contrast(theme.quiet, theme.track) >= 3  # what is left of the clock beside what has gone


def test_captions_and_the_rehearsal_s_mark_have_it_too() -> None:
    assert contrast(CAPTION_INK, CAPTION_GROUND) >= 7
    assert contrast(MARK_INK, MARK_GROUND) >= 7


def test_the_light_picture_is_light_in_all_of_it() -> None:
    room = prompts("sv")[0]
    view = RoomView()
    view.set_look(RoomLook(LIGHT))
    view.resize(640, 360)
    view.show_room(room)
    picture = view.grab().toImage()
    corners = [picture.pixelColor(x, y).name().upper() for x in (0, 639) for y in (0, 359)]
    assert corners == [LIGHT.ground] * 4


def test_the_mirror_breaks_its_lines_as_a_narrow_projector_does() -> None:
    room = prompts("sv")[-1]
    here = [each.words for each in drawn(room, (1024, 768))]
    mirror = RoomView()
    mirror.set_shape(1024 / 768)
    mirror.resize(480, 270)
    mirror.show_room(room)
    Eye.seen.clear()
    mirror.grab()
    assert [each.words for each in Eye.seen] == here


def test_session_1_asks_in_rounds_and_questions() -> None:
    programme = read_programme(Places(PROGRAMMES, PROGRAMMES), "vilka-ar-vi", date(2026, 11, 25))
    asked = {step.prompt("sv") for step in programme.sessions[0].steps if isinstance(step, Round | Question)}
    assert asked <= {room.text for room in prompts("sv")}
