"""Captions on the room's screen: as large as was chosen, in one language or two, and never over a film's source."""

from itertools import product
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontMetricsF, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tools.film.pen import LEFT, WIDTH, source_lines
from tools.film.storyboard import Scene, read
from tools.film.written import LANGUAGES
from vilkaarvi.app.captioning import Captioning
from vilkaarvi.errors import Code
from vilkaarvi.paths import shipped_programmes
from vilkaarvi.session.view import FilmRoom
from vilkaarvi.settings import CAPTION_SIZES
from vilkaarvi.ui import lettering as wall
from vilkaarvi.ui import room as room_module
from vilkaarvi.ui import style
from vilkaarvi.ui.room import RoomView
from vilkaarvi.ui.room_captions import CaptionBox, caption_box, paint_caption
from vilkaarvi.ui.room_look import CAPTION_PIXELS, DARK, RoomLook

MEDIA = shipped_programmes() / "media" / "vilka-ar-vi"
SCENES = [scene for path in sorted(MEDIA.glob("*.storyboard.toml")) for scene in read(path).scenes]
LARGER = wall.WIDTH / WIDTH  # the film fills the wall
MOST_LINES = {"normal": 2, "large": 3, "largest": 4}


def named(value: object) -> str:
    return value.title if isinstance(value, Scene) else str(value)


def source_of(scene: Scene) -> float:
    """Where the source at the film's lower left ends, on the canvas."""
    if not scene.source:
        return 0
    widest = max(QFontMetricsF(wall.font(28)).horizontalAdvance(line) for line in source_lines(scene))
    return (LEFT + widest) * LARGER


def boxes(scene: Scene, size: str, both: bool) -> list[tuple[CaptionBox, str]]:
    spoken = list(zip(scene.say.split("|"), scene.say_en.split("|"), strict=True))
    look = RoomLook(DARK, CAPTION_PIXELS[size])
    if both:
        return [(caption_box(sv.strip(), en.strip(), look), sv) for sv, en in spoken]
    return [(caption_box(each.strip(), "", look), each) for pair in spoken for each in pair]


@pytest.mark.parametrize(("scene", "size"), tuple(product(SCENES, CAPTION_SIZES)), ids=named)
def test_a_caption_leaves_the_source_in_sight(qapp: QApplication, scene: Scene, size: str) -> None:
    style.apply(qapp)
    assert LANGUAGES == ("sv", "en")
    for both in (False, True):
        for caption, part in boxes(scene, size, both):
            assert len(caption.rows) <= MOST_LINES[size] * (2 if both else 1), part
            assert caption.box.left() > source_of(scene), part
            assert caption.box.right() < wall.WIDTH
            assert caption.box.bottom() < wall.HEIGHT


def test_the_second_language_stands_under_the_first_and_is_smaller(qapp: QApplication) -> None:
    style.apply(qapp)
    rows = caption_box("Hej allihop", "Hello everyone", RoomLook()).rows
    assert [row.words for row in rows] == ["Hej allihop", "Hello everyone"]
    assert rows[1].pixels < rows[0].pixels


def test_the_sizes_grow(qapp: QApplication) -> None:
    style.apply(qapp)
    highs = [caption_box("Hej", "", RoomLook(DARK, CAPTION_PIXELS[size])).box.height() for size in CAPTION_SIZES]
    assert highs == sorted(set(highs))


@pytest.mark.parametrize("size", CAPTION_SIZES)
def test_on_a_narrow_screen_captions_lie_under_the_source_or_beside_it(qapp: QApplication, size: str) -> None:
    style.apply(qapp)
    narrow = wall.HEIGHT * 4 / 3
    film = narrow / wall.WIDTH
    source_ends = (wall.HEIGHT + film * wall.HEIGHT) / 2 - film * 50
    look = RoomLook(DARK, CAPTION_PIXELS[size])
    for scene in SCENES:
        for part, other in zip(scene.say.split("|"), scene.say_en.split("|"), strict=True):
            for second in ("", other.strip()):
                box = caption_box(part.strip(), second, look, narrow).box
                assert box.top() >= source_ends or box.left() > source_of(scene) * film, part
                assert box.left() > 0
                assert box.right() < narrow


def test_a_number_is_never_broken(qapp: QApplication) -> None:
    style.apply(qapp)
    for size in CAPTION_SIZES:
        rows = caption_box(
            "Hösten 2015 kom 163 000 människor till Sverige", "", RoomLook(DARK, CAPTION_PIXELS[size])
        ).rows
        assert sum("163\N{NO-BREAK SPACE}000" in row.words for row in rows) == 1


class Wall:
    """Remembers the caption that stands on it."""

    def __init__(self) -> None:
        self.shown = ("", "")

    def set_caption(self, words: str, second: str = "") -> None:
        self.shown = words, second


def room_of(second: Path) -> FilmRoom:
    return FilmRoom(None, MEDIA / "traff1-del1.sv.vtt", (("en", second),))


def test_both_languages_are_shown_at_the_same_moment() -> None:
    captions, wall_ = Captioning(), Wall()
    assert captions.read(room_of(MEDIA / "traff1-del1.en.vtt"), "en") is None
    captions.show([wall_], 4_000, wanted=True)
    assert all(wall_.shown)
    assert wall_.shown[0] != wall_.shown[1]
    captions.show([wall_], 4_000, wanted=False)
    assert wall_.shown == ("", "")


def test_without_a_second_language_there_is_one() -> None:
    captions, wall_ = Captioning(), Wall()
    captions.read(room_of(MEDIA / "traff1-del1.en.vtt"), "")
    captions.show([wall_], 4_000, wanted=True)
    assert wall_.shown[0]
    assert not wall_.shown[1]


def test_a_second_language_that_cannot_be_read_is_told_and_the_first_is_shown(tmp_path: Path) -> None:
    captions, wall_ = Captioning(), Wall()
    fault = captions.read(room_of(tmp_path / "none.vtt"), "en")
    assert fault is not None
    assert fault.code is Code.CAPTIONS_BROKEN
    captions.show([wall_], 4_000, wanted=True)
    assert wall_.shown[0]


def test_a_caption_is_laid_down_once_while_the_film_s_pictures_change_under_it(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    style.apply(qapp)
    drawn: list[CaptionBox] = []
    real = paint_caption

    def counted(canvas: wall.Canvas, box: CaptionBox) -> None:
        drawn.append(box)
        real(canvas, box)

    monkeypatch.setattr(room_module, "paint_caption", counted)
    view = RoomView()
    qtbot.addWidget(view)
    view.show()
    view.resize(1920, 1080)
    view.show_room(FilmRoom(None, None))
    pictures = [QImage(1920, 1080, QImage.Format.Format_RGB32) for _ in range(3)]
    for number, picture in enumerate(pictures):
        picture.fill(QColor(60 * number, 0, 0))
    view.set_caption("Vi bor i samma stad")
    seen = []
    for picture in pictures:
        view.set_frame(picture)
        seen.append(view.grab().toImage())
    assert len(drawn) == 1
    assert len({each.pixelColor(1000, 200).red() for each in seen}) == 3
    view.set_caption("och arbetar på samma plats")
    assert view.grab().toImage() != seen[-1]
    view.resize(960, 540)
    view.grab()
    assert len(drawn) == 3
    view.set_caption("")
    view.resize(1920, 1080)
    assert view.grab().toImage() == pictures[-1].convertToFormat(seen[0].format())
