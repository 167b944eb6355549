"""A municipality's own figure is written in a form, told to the leader at its question and shown to the room."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desks import Room, room
from tests.ui.test_own_words import Opened
from vilkaarvi.programme.local import read_local
from vilkaarvi.store.store import Store
from vilkaarvi.ui.own_fact import OwnFactWindow

__all__ = ["room"]
CUE = "traff-1/film-1/cues/0"


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, room: Callable[..., Room]) -> Opened:
    return Opened(qtbot, room(lambda: Store.open(tmp_path)))


def form(opened: Opened) -> OwnFactWindow:
    opened.window.fact.click()
    assert opened.words.fact is not None
    return opened.words.fact


def write(window: OwnFactWindow, number: str, wording: str, year: str, source: str) -> None:
    fields = (window.number, window.wording, window.year, window.source)
    for field, said in zip(fields, (number, wording, year, source), strict=True):
        field.setText(said)


def test_a_figure_is_kept_with_its_day_shown_again_and_taken_away(qtbot: QtBot, opened: Opened) -> None:
    window = form(opened)
    assert window.place.itemText(0) == "Träff 1: Vad är det som har hänt? · Film, del 1 · vid fråga 1"
    assert window.place.currentData() == CUE
    assert window.remove.isHidden()
    write(window, "22 569", "människor bor här nu", "2026", "SCB")
    window.save.click()
    qtbot.waitUntil(lambda: len(read_local(opened.folder).facts) == 1)
    (kept,) = read_local(opened.folder).facts
    assert kept.place == CUE
    assert kept.plain == {
        "number": "22 569", "wording": {"sv": "människor bor här nu"}, "year": "2026", "source": "SCB",
        "read_on": opened.made.desk.parts.clock.today(),
    }  # fmt: skip
    qtbot.waitUntil(lambda: "own:0" in opened.made.desk.parts.programme.facts)
    again = form(opened)
    assert again.place.currentText().startswith("● ")
    assert (again.number.text(), again.source.text()) == ("22 569", "SCB")
    again.remove.click()
    qtbot.waitUntil(lambda: not read_local(opened.folder).facts)


def test_a_figure_without_a_source_is_not_kept_and_the_form_says_why(opened: Opened) -> None:
    window = form(opened)
    write(window, "22 569", "människor bor här nu", "2026", " ")
    window.save.click()
    assert window.trouble.isVisible()
    assert window.trouble.text() == "Alla fyra behövs: den som läser en siffra vill veta vems den är."
    assert window.focusWidget() is window.source
    assert not read_local(opened.folder).facts
