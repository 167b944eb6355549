"""Home's "Visa allt om datorn": the computer is looked at beside the room's thread."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from vilkaarvi.app.sight import screens
from vilkaarvi.awake.here import keepers
from vilkaarvi.doctor.report import in_words, look
from vilkaarvi.doctor.sight import Sight
from vilkaarvi.text import Text
from vilkaarvi.ui.computer import ComputerWindow


def show_computer(
    text: Text, data: Path, post: Callable[[Callable[[], None]], None], parent: QWidget | None
) -> ComputerWindow:
    """Opens the window at once; its rows come when they are known."""
    window = ComputerWindow(text, parent)
    shown = screens()

    def work() -> None:
        lines = in_words(look(data, Sight(shown, keepers()), True), text)
        post(lambda: window.show_lines(lines))

    window.open()
    threading.Thread(target=work, name="worker", daemon=True).start()
    return window
