"""The sound panel: by keyboard, counted at once, written down, and true about what it cannot do."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from vilkaarvi.errors import Code, Fault
from vilkaarvi.film.sound import OWN_CHOICE, Found, SoundDevice, Tried
from vilkaarvi.text import Text
from vilkaarvi.ui.sound_panel import SoundIs, SoundPanel

HDMI, LAPTOP = SoundDevice("hdmi", "Projektorn (HDMI)"), SoundDevice("laptop", "Datorns högtalare")


class Presses:
    def __init__(self) -> None:
        self.now = SoundIs("EPSON", OWN_CHOICE, 80, False, frozenset(), plays=False)
        self.there: tuple[SoundDevice, ...] = (HDMI, LAPTOP)
        self.made: list[object] = []
        self.answer: Fault | None = None

    def state(self) -> SoundIs:
        return self.now

    def find(self, found: Found) -> None:
        found(self.there)

    def choose(self, device: SoundDevice) -> None:
        self.now = replace(self.now, device=device)
        self.made.append(device.id)

    def set_level(self, percent: int) -> None:
        self.made.append(percent)

    def set_read_aloud(self, wanted: bool) -> None:
        self.made.append(wanted)

    def chime(self, tried: Tried) -> None:
        self.made.append("chime")
        tried(self.answer)

    def keep(self, done: Callable[[Fault | None], None]) -> None:
        self.made.append("kept")
        done(None)


@pytest.fixture
def acts() -> Presses:
    return Presses()


def opened(qtbot: QtBot, acts: Presses) -> SoundPanel:
    panel = SoundPanel(Text("sv"), acts)
    panel.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(panel)
    panel.show()
    return panel


def test_a_loudspeaker_is_chosen_by_keyboard_counts_at_once_and_is_written_down(qtbot: QtBot, acts: Presses) -> None:
    panel = opened(qtbot, acts)
    assert [each.text() for each in panel.devices] == ["Där datorn själv väljer", HDMI.name, LAPTOP.name]
    panel.activateWindow()
    qtbot.waitUntil(panel.devices[0].hasFocus)
    QTest.keyClick(panel.devices[0], Qt.Key.Key_Down)
    assert acts.made == ["hdmi"]
    qtbot.waitUntil(lambda: acts.made == ["hdmi", "kept"])


def test_one_that_was_chosen_and_is_gone_still_stands_there(qtbot: QtBot, acts: Presses) -> None:
    acts.now = replace(acts.now, device=HDMI)
    acts.there = (LAPTOP,)
    panel = opened(qtbot, acts)
    assert [each.text() for each in panel.devices][-1] == "Projektorn (HDMI) (inte ansluten)"
    assert panel.devices[-1].isChecked()


def test_the_level_goes_by_arrow_keys_and_is_kept_also_when_the_window_is_closed_at_once(
    qtbot: QtBot, acts: Presses
) -> None:
    panel = opened(qtbot, acts)
    QTest.keyClick(panel.level, Qt.Key.Key_Left)
    assert (acts.made, panel.percent.text()) == ([75], "75 %")
    panel.leave.click()
    assert acts.made == [75, "kept"]


def test_the_chime_asks_whether_it_was_heard_and_a_fault_is_told(qtbot: QtBot, acts: Presses) -> None:
    panel = opened(qtbot, acts)
    panel.try_it.click()
    assert panel.told.text().startswith("Hörde du två toner?")
    acts.answer = Fault(Code.SOUND_GONE, name=HDMI.name)
    panel.try_it.click()
    assert (
        panel.told.text()
        == "! Högtalaren Projektorn (HDMI) är inte ansluten. Byt högtalare. Datorn spelar ljudet så länge."
    )
    assert panel.try_it.isEnabled()


def test_no_chime_into_a_film_that_is_heard(qtbot: QtBot, acts: Presses) -> None:
    acts.now = replace(acts.now, plays=True)
    panel = opened(qtbot, acts)
    panel.try_it.click()
    assert acts.made == []
    assert panel.told.text() == "Filmen hörs nu. Pausa den om du vill prova ljudet."


def test_the_voice_is_offered_only_where_the_film_has_one(qtbot: QtBot, acts: Presses) -> None:
    assert not opened(qtbot, acts).read_aloud.isHidden()
    acts.now = replace(acts.now, read_aloud=None)
    assert opened(qtbot, acts).read_aloud.isHidden()


def test_what_the_it_department_has_set_cannot_be_changed(qtbot: QtBot, acts: Presses) -> None:
    acts.now = replace(acts.now, fixed=frozenset({"film_volume", "film_read_aloud"}))
    panel = opened(qtbot, acts)
    assert not panel.level.isEnabled()
    assert not panel.read_aloud.isEnabled()
