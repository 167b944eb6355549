"""Captions on a bright film: their ground is drawn as the settings say, and the words are read on it."""

from itertools import product

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.test_contrast import contrast
from vilkaarvi.session.view import FilmRoom
from vilkaarvi.settings import CAPTION_SIZES, Settings
from vilkaarvi.ui import style
from vilkaarvi.ui.room import RoomView
from vilkaarvi.ui.room_look import look_of

LEAST = 7.0  # the room's
BRIGHT = (QColor("#FFFFFF"), QColor("#FFE14D"), QColor("#9AD9FF"))  # snow, sun, sky
SHAPES = ((1920, 1080), (1280, 720), (1024, 768), (1366, 768))
LONG = (
    "Hösten 2015 kom 163 000 människor till Sverige, och kommunerna hade några veckor på sig att ordna boende, skola, "
    "barnomsorg, hälsoundersökningar och någonstans att ta vägen för alla dem som hade väntat på ett beslut"
)
ONE_WORD = "Arbetsmarknadsdepartementets" * 3
Points = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]


def shown(
    qtbot: QtBot, settings: Settings, film: QColor, words: str, second: str = "", size: tuple[int, int] = SHAPES[0]
) -> RoomView:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    style.apply(app)
    view = RoomView()
    qtbot.addWidget(view)
    view.resize(*size)
    view.set_look(look_of(settings))
    view.show_room(FilmRoom(None, None))
    frame = QImage(1280, 720, QImage.Format.Format_RGB32)
    frame.fill(film)
    view.set_frame(frame)
    view.set_caption(words, second)
    return view


def points(view: RoomView) -> Points:
    """Height × width × RGB of what is on the screen."""
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine()).copy()
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3)


def box_of(view: RoomView) -> QRectF:
    """Where the caption lies on the screen."""
    assert view._caption_box is not None
    target, scale = view.placed()
    box = view._caption_box.box
    return QRectF(
        target.left() + box.left() * scale, target.top() + box.top() * scale, box.width() * scale, box.height() * scale
    )


def touched(view: RoomView) -> QRectF:
    """What of the screen is another colour than without the caption."""
    with_words = points(view)
    view.set_caption("")
    rows, columns = np.nonzero((with_words != points(view)).any(axis=2))
    return QRectF(QPoint(int(columns.min()), int(rows.min())), QPoint(int(columns.max()) + 1, int(rows.max()) + 1))


def colour(point: Points) -> QColor:
    return QColor(*(int(part) for part in point))


@pytest.mark.parametrize("film", BRIGHT, ids=lambda each: each.name())
def test_the_letters_stand_on_a_dark_ground_of_their_own(qtbot: QtBot, film: QColor) -> None:
    view = shown(qtbot, Settings(captions_background=True), film, "Hej allihop")
    box = box_of(view)
    seen = points(view)
    beside = colour(seen[round(box.center().y()), round(box.left()) + 4])
    ink = colour(seen[round(box.top()) : round(box.bottom()), round(box.left()) : round(box.right())].max(axis=(0, 1)))
    assert contrast(ink, beside) >= LEAST
    assert colour(seen[round(box.center().y()), round(box.left()) - 4]) == film, "the picture is whole beside it"


@pytest.mark.parametrize("film", BRIGHT, ids=lambda each: each.name())
def test_without_a_ground_the_picture_is_seen_and_each_letter_has_a_dark_edge(qtbot: QtBot, film: QColor) -> None:
    view = shown(qtbot, Settings(captions_background=False), film, "Hej allihop")
    box = box_of(view)
    seen = points(view)
    assert colour(seen[round(box.top()) + 2, round(box.center().x())]) == film, "no ground is drawn"
    middle = seen[round(box.top()) : round(box.bottom()), round(box.left()) : round(box.right())]
    white = np.asarray((middle == 255).all(axis=2))
    black = np.asarray((middle < 60).all(axis=2))
    for row in range(len(middle)):
        inner, edge = np.nonzero(white[row])[0], np.nonzero(black[row])[0]
        if len(inner) and film != BRIGHT[0]:
            assert len(edge), "each line of a letter has an edge"
            assert edge.min() < inner.min(), "outside each letter's white there is its edge"
            assert edge.max() > inner.max()
    assert contrast(QColor("#FFFFFF"), colour(middle.reshape(-1, 3)[middle.sum(axis=2).argmin()])) >= LEAST


@pytest.mark.parametrize(
    ("shape", "size", "ground", "second"), tuple(product(SHAPES, CAPTION_SIZES, (True, False), ("", LONG)))
)
def test_a_long_caption_never_leaves_the_picture(
    qtbot: QtBot, shape: tuple[int, int], size: str, ground: bool, second: str
) -> None:
    settings = Settings(captions_size=size, captions_background=ground)
    view = shown(qtbot, settings, BRIGHT[1], LONG, second, shape)
    drawn = touched(view)
    assert QRectF(view.rect()).adjusted(4, 4, -4, -4).contains(drawn)


@pytest.mark.parametrize("size", CAPTION_SIZES)
def test_a_word_that_is_wider_than_its_place_is_not_cut_off(qtbot: QtBot, size: str) -> None:
    view = shown(qtbot, Settings(captions_size=size), BRIGHT[0], ONE_WORD)
    assert QRectF(view.rect()).adjusted(4, 4, -4, -4).contains(touched(view))
