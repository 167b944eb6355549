"""Which screen is the projector, and that it is known again: invented screens, since a test's own say nothing of
themselves."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QScreen

from vilkaarvi.settings import Settings, load, save
from vilkaarvi.ui import screens


@dataclass(eq=False)
class Screen:
    """What QScreen tells."""

    socket: str
    left: int
    maker: str = ""
    kind: str = ""
    serial: str = ""

    def name(self) -> str:
        return self.socket

    def manufacturer(self) -> str:
        return self.maker

    def model(self) -> str:
        return self.kind

    def serialNumber(self) -> str:
        return self.serial

    def geometry(self) -> QRect:
        return QRect(self.left, 0, 100, 100)


LAPTOP = Screen("eDP-1", 0, "AUO", "B140")


class Desktop:
    """Stands in for QGuiApplication."""

    def __init__(self, *others: Screen) -> None:
        self._screens = [LAPTOP, *others]

    def screens(self) -> list[Screen]:
        return self._screens

    def primaryScreen(self) -> Screen:
        return LAPTOP


Plug = Callable[..., None]


@pytest.fixture
def plug(monkeypatch: pytest.MonkeyPatch) -> Plug:
    """Beside the laptop these are in."""
    return lambda *others: monkeypatch.setattr(screens, "QGuiApplication", Desktop(*others))


def epson(socket: str, left: int, serial: str) -> Screen:
    return Screen(socket, left, "Seiko Epson", "EB-U05", serial)


def identity(screen: Screen) -> str:
    return screens.identity(cast("QScreen", screen))


def taken(remembered: str) -> str:
    """The socket of the one that is taken."""
    screen = screens.chosen(remembered)
    assert screen is not None
    return screen.name()


def test_two_of_the_same_name_are_two_by_their_serial_number(plug: Plug) -> None:
    first, second = epson("DP-1", 100, "X1A"), epson("DP-2", 200, "X1B")
    plug(first, second)
    assert identity(first) != identity(second)
    assert taken(identity(first)) == "DP-1"
    assert taken(identity(second)) == "DP-2"


def test_one_that_sits_in_another_socket_is_known_by_its_serial_number(plug: Plug) -> None:
    plug(before := epson("DP-1", 100, "X1A"))
    remembered = identity(before)
    plug(epson("DP-1", 100, "X1B"), epson("HDMI-1", 200, "X1A"))
    assert taken(remembered) == "HDMI-1"


def test_it_is_remembered_in_the_settings_as_maker_model_and_serial_number(plug: Plug, tmp_path: Path) -> None:
    plug(screen := epson("DP-1", 100, "X1A"))
    save(tmp_path / "settings.toml", replace(Settings(), projector=identity(screen)))
    assert 'projector = "Seiko Epson|EB-U05|X1A"' in (tmp_path / "settings.toml").read_text(encoding="utf-8")
    kept = load(tmp_path / "settings.toml")[0].projector
    plug(Screen("DP-1", 100, "LG", "TV"), epson("HDMI-1", 200, "X1A"))
    assert taken(kept) == "HDMI-1"


def test_twins_that_tell_no_serial_number_can_both_be_taken_and_are_known_by_their_socket(plug: Plug) -> None:
    first, second = epson("DP-1", 100, ""), epson("DP-2", 200, "")
    plug(first, second)
    after = screens.after(identity(first))
    assert after is not None
    assert after.name() == "DP-2"
    remembered = screens.identity(after)
    assert taken(remembered) == "DP-2"
    again = screens.after(remembered)
    assert again is not None
    assert again.name() == "DP-1"


def test_one_of_twins_is_known_when_the_other_is_not_there(plug: Plug) -> None:
    first, second = epson("DP-1", 100, ""), epson("DP-2", 200, "")
    plug(first, second)
    remembered = identity(second)
    plug(Screen("HDMI-1", 300, "LG", "TV"), epson("DP-1", 100, ""))
    assert taken(remembered) == "DP-1"


def test_one_that_has_got_a_twin_goes_before_what_is_quite_another(plug: Plug) -> None:
    plug(alone := epson("DP-1", 100, ""))
    remembered = identity(alone)
    plug(Screen("HDMI-1", 300, "LG", "TV"), epson("DP-2", 100, ""), epson("DP-3", 200, ""))
    assert taken(remembered) == "DP-2"


def test_a_screen_that_tells_nothing_of_itself_is_known_by_its_socket(plug: Plug) -> None:
    plug(Screen("VGA-1", 100), Screen("VGA-2", 200))
    assert taken("VGA-2") == "VGA-2"
    assert taken("gone") == "VGA-1"


def test_without_another_screen_there_is_no_projector(plug: Plug) -> None:
    plug()
    assert screens.chosen("Seiko Epson|EB-U05|X1A") is None
    assert screens.after("") is None
