"""Python's garbage collector takes windows that nobody holds: on the room's thread alone, and no more."""

import gc
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Iterator

import pytest

from vilkaarvi.app.collector import Collector

COLLECT = """
import gc
from PySide6.QtWidgets import QApplication, QWidget
from vilkaarvi.ui.fitted_window import FittedWindow
from vilkaarvi.ui.screens import screen_of

app = QApplication([])
app.primaryScreen().destroyed.connect(lambda: print("the screen is gone", flush=True))
for _ in range(60):
    window = FittedWindow(400)
    window.fit()
    window.own = (window, app.primaryScreen(), screen_of(window))
    del window
    gc.collect()
print(QWidget().font() is not None, flush=True)
"""


def test_a_window_that_is_collected_takes_no_screen_along() -> None:
    told = subprocess.run(
        [sys.executable, "-c", COLLECT], check=True, capture_output=True, text=True, timeout=60
    ).stdout.splitlines()
    assert told[0] == "True"  # the screen goes with the program, after that


class Ring:
    """Held by itself alone."""

    def __init__(self) -> None:
        self.me = self


class Looks:
    """The room's timers, by hand."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def later(self, _ms: int, call: Callable[[], None]) -> None:
        self.waiting.append(call)


@pytest.fixture
def looks() -> Iterator[Looks]:
    room = Looks()
    collector = Collector(room.later)
    collector.begin()
    yield room
    collector.end()


def test_what_nobody_holds_is_taken_by_the_room_s_thread_and_by_no_other(looks: Looks) -> None:
    taken: list[threading.Thread] = []
    ring = Ring()
    weakref.finalize(ring, lambda: taken.append(threading.current_thread()))
    del ring
    worker = threading.Thread(target=lambda: [Ring() for _ in range(gc.get_threshold()[0] * 200)] and None)
    worker.start()
    worker.join()
    assert taken == []
    for _ in range(300):  # young ones first: the ring may have grown old before
        looks.waiting.pop()()
        made = [Ring() for _ in range(gc.get_threshold()[0] + 1)]
        del made
    assert taken == [threading.main_thread()]


def test_when_the_windows_are_gone_python_collects_by_itself_again() -> None:
    gc.enable()
    room = Looks()
    collector = Collector(room.later)
    collector.begin()
    assert not gc.isenabled()
    collector.end()
    assert gc.isenabled()
    gc.disable()  # as in every test
    room.waiting.pop()()
    assert room.waiting == []  # the last look asks for no other
