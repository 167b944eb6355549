"""A film in the leader's small mirror: some of its pictures, and always the one that stays."""

import time

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from vilkaarvi.session.view import FilmRoom
from vilkaarvi.ui import style
from vilkaarvi.ui.mirror import REST_MS, Mirror

FILM = FilmRoom(None, None)
PICTURE_MS = 40


def picture(shade: int) -> QImage:
    made = QImage(64, 36, QImage.Format.Format_RGB32)
    made.fill(QColor(shade, 0, 0))
    return made


class Counted(Mirror):
    painted = 0
    ground: QWidget  # Python's hold on what it lies on

    def paintEvent(self, event: object) -> None:
        super().paintEvent(event)  # type: ignore[arg-type]
        self.painted += 1


class Under(QWidget):
    """What a mirror lies on."""

    painted = 0

    def paintEvent(self, _event: object) -> None:
        self.painted += 1


@pytest.fixture
def mirror(qtbot: QtBot) -> Counted:
    under, made = Under(), Counted()
    made.ground = under
    under.setStyleSheet(style.SHEET)
    row = QHBoxLayout(under)
    row.addWidget(made)
    qtbot.addWidget(under)
    under.resize(320, 180)
    under.show()
    qtbot.waitExposed(under)
    made.show_room(FILM)
    made.set_frame(picture(0))
    QTest.qWait(2 * REST_MS)
    return made


def shade(mirror: Mirror) -> int:
    return mirror.grab().toImage().pixelColor(mirror.rect().center()).red()


def test_the_mirror_shows_some_of_a_film_s_pictures_and_the_one_that_stays(mirror: Counted) -> None:
    before, began = mirror.painted, time.perf_counter()
    for number in range(25):
        mirror.set_frame(picture(number * 10))
        QTest.qWait(PICTURE_MS)
    moved, took_ms = mirror.painted - before, (time.perf_counter() - began) * 1000
    QTest.qWait(2 * REST_MS)
    assert 5 <= moved <= took_ms / REST_MS + 5
    assert mirror.painted > before
    assert shade(mirror) == 240


def test_the_first_picture_after_a_rest_is_there_at_once(mirror: Counted) -> None:
    before = mirror.painted
    mirror.set_frame(picture(200))
    QCoreApplication.processEvents()
    assert mirror.painted == before + 1


def test_no_picture_of_the_film_before_stays(mirror: Counted) -> None:
    mirror.set_frame(picture(100))
    mirror.set_frame(picture(200))
    mirror.set_frame(None)
    QTest.qWait(2 * REST_MS)
    assert shade(mirror) == 0


def test_nothing_under_the_room_s_picture_is_painted_with_it(mirror: Counted) -> None:
    assert mirror.testAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    under = mirror.parentWidget()
    assert isinstance(under, Under)
    before = under.painted
    mirror.set_frame(picture(200))
    QTest.qWait(2 * REST_MS)
    assert under.painted == before
