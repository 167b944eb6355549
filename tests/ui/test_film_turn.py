"""On one screen a film begins behind the console: the group is offered it from its beginning, and misses nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.core.test_hour import Led
from tests.ui.test_console import console, hands, led
from tests.ui.whole_hours import begun
from vilkaarvi.session.view import FilmIs
from vilkaarvi.ui.console import Console

__all__ = ["console", "hands", "led"]  # fixtures
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def places(console: Console) -> list[int]:
    """Where the film was played from again, in ms."""
    seen: list[int] = []
    console._film_turn._again = seen.append
    return seen


def at_the_film(console: Console) -> Led:
    """From the step before it, as the leader gets there."""
    made = begun()
    made.hour.next()
    console.show_view(made.hour.view(), "", False)
    assert not console.now.show_film.isVisible()
    made.hour.next()
    assert made.hour.view().film is FilmIs.PLAYING
    console.show_view(made.hour.view(), "", False)
    return made


def test_a_film_that_the_group_has_not_seen_is_offered_and_begins_anew(console: Console, places: list[int]) -> None:
    at_the_film(console)
    assert console.now.show_film.isVisible()
    assert console.now.show_film.accessibleName() == "Visa för gruppen"
    console.now.show_film.click()
    assert console.room.isVisible()
    assert places == [0]


def test_f5_does_what_the_offer_does_and_only_once(console: Console, places: list[int]) -> None:
    made = at_the_film(console)
    QTest.keyClick(console, Qt.Key.Key_F5)
    assert places == [0]
    for _ in range(2):
        QTest.keyClick(console, Qt.Key.Key_F5)
        console.show_view(made.hour.view(), "", False)
    assert places == [0]
    assert not console.now.show_film.isVisible()


def test_with_a_projector_nothing_is_offered_nor_played_again_when_it_is_pulled(
    console: Console, places: list[int]
) -> None:
    console.one_screen = False
    made = at_the_film(console)
    assert not console.now.show_film.isVisible()
    console.one_screen = True
    console.show_view(made.hour.view(), "", False)
    assert not console.now.show_film.isVisible()
    QTest.keyClick(console, Qt.Key.Key_F5)
    assert places == []


def test_a_film_that_an_hour_is_taken_up_in_goes_on_where_it_was(console: Console, places: list[int]) -> None:
    made = begun()
    made.hour.next()
    made.hour.next()
    console._film_turn._begun = False  # nothing was shown before
    console.show_view(made.hour.view(), "", False)
    QTest.keyClick(console, Qt.Key.Key_F5)
    assert console.room.isVisible()
    assert places == []
