"""Home's "Visa allt om datorn": the computer is looked at beside the room's thread."""

import threading
import weakref
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from vilkaarvi.app.sight import screens
from vilkaarvi.awake.here import keepers
from vilkaarvi.doctor.report import Line, in_words, look
from vilkaarvi.doctor.sight import Sight
from vilkaarvi.paths import Places
from vilkaarvi.text import Text
from vilkaarvi.ui.computer import ComputerWindow


def show_computer(
    text: Text, places: Places, post: Callable[[Callable[[], None]], None], parent: QWidget | None
) -> ComputerWindow:
    """Opens the window at once; its rows come when they are known, unless it is gone by then.

    The worker never holds it: whoever lets go of a window last destroys it, and a window that is destroyed on another
    thread than the room's takes the program with it.
    """
    window = ComputerWindow(text, parent)
    kept, shown = weakref.ref(window), screens()

    def show(lines: Sequence[Line]) -> None:
        still_there = kept()
        if still_there is not None:
            still_there.show_lines(lines)

    def work() -> None:
        lines = in_words(look(places, Sight(shown, keepers()), True), text)
        post(lambda: show(lines))

    window.open()
    threading.Thread(target=work, name="worker", daemon=True).start()
    return window
