"""The window with everything about the computer: opened at once, filled when it is known, copied with one press."""

import gc
import threading
import time
import weakref
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from vilkaarvi.app.computer import show_computer
from vilkaarvi.doctor.report import Line
from vilkaarvi.doctor.rows import About, Grade
from vilkaarvi.paths import Places, shipped_programmes
from vilkaarvi.text import Text
from vilkaarvi.ui.bridge import Bridge
from vilkaarvi.ui.computer import ComputerWindow

LINES = (Line(Grade.GOOD, "VLC", "3.0.24"), Line(Grade.WARNING, "Ljudenheter", "Ingen hittades.", "Anslut en."))


def test_what_is_shown_is_what_is_copied(qtbot: QtBot) -> None:
    window = ComputerWindow(Text())
    qtbot.addWidget(window)
    window.show()
    assert not window.copy.isEnabled()
    window.show_lines(LINES)
    assert window.told.text() == "1 sak att se över."
    assert window.focusWidget() is window.copy
    window.copy.click()
    assert QGuiApplication.clipboard().text().splitlines() == [
        "✓ VLC          3.0.24",
        "! Ljudenheter  Ingen hittades.",
        "               → Anslut en.",
    ]


def test_each_row_is_spoken_with_its_state_in_words(qtbot: QtBot) -> None:
    window = ComputerWindow(Text())
    qtbot.addWidget(window)
    window.show_lines((*LINES, Line(Grade.FAULT, "VLC", "Saknas.")))
    names = [child.accessibleName() for child in window.findChildren(QWidget)]
    assert "Se över: Ljudenheter: Ingen hittades.: Anslut en." in names
    assert "Fungerar inte: VLC: Saknas." in names


def test_the_window_opens_at_once_and_the_room_goes_on_while_the_computer_is_looked_at(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bridge, ticks, posted_by = Bridge(), list[float](), list[threading.Thread]()

    def post(call: Callable[[], None]) -> None:
        posted_by.append(threading.current_thread())
        bridge.post(call)

    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start(10)
    window = show_computer(Text(), Places(tmp_path, shipped_programmes()), post, None)
    assert not window.lines, "the window was held until the computer had been looked at"
    qtbot.addWidget(window)
    assert window.isVisible()
    qtbot.waitUntil(lambda: bool(window.lines), timeout=20_000)
    timer.stop()
    assert threading.main_thread() not in posted_by, "the computer is looked at beside the room's thread"
    assert len(window.lines) >= len(About) - 4
    assert max(after - before for before, after in pairwise(ticks)) < 2
    assert str(Path.home()) not in "".join(line.what for line in window.lines)


def test_a_window_that_was_closed_meanwhile_is_not_drawn_in(qtbot: QtBot, tmp_path: Path) -> None:
    calls = list[object]()
    window = show_computer(Text(), Places(tmp_path, shipped_programmes()), calls.append, None)
    window.close()
    window.deleteLater()
    qtbot.waitUntil(lambda: bool(calls), timeout=20_000)
    call = calls[0]
    assert callable(call)
    call()


def test_the_worker_never_holds_the_window_since_the_room_s_thread_alone_may_destroy_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """The worker is stopped where it hands over its answer, and all others let the window go."""
    calls, may_go_on = list[Callable[[], None]](), threading.Event()

    def post(call: Callable[[], None]) -> None:
        calls.append(call)
        may_go_on.wait(30)

    window = show_computer(Text(), Places(tmp_path, shipped_programmes()), post, None)
    gone_on = list[threading.Thread]()
    held = weakref.ref(window, lambda _: gone_on.append(threading.current_thread()))
    try:
        qtbot.waitUntil(lambda: bool(calls), timeout=20_000)
        del window
        gc.collect()
        assert held() is None, "the worker holds it"
        assert gone_on == [threading.main_thread()]
        calls.pop()()  # the answer comes after all, and nobody wants it
    finally:
        may_go_on.set()
