"""The hour's windows, built while home stands quiet: then the press that starts the hour finds them ready."""

import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from vilkaarvi.app.parts import Parts
from vilkaarvi.text import Text

if TYPE_CHECKING:  # read when home stands there, so that home is there sooner
    from vilkaarvi.app.led import Led
    from vilkaarvi.ui.closing import ClosingPage
    from vilkaarvi.ui.console import Console

    Windows = tuple[Led, Console, ClosingPage]

QUIET_MS = 200  # after home has been shown
REST_MS = 15  # between two pieces, so that no press waits for more than one


class Ahead:
    """`stack` gets the console as a page that is not in sight yet. `shown` is the new `Led`'s."""

    def __init__(self, parts: Parts, stack: QStackedWidget, shown: Callable[[], None]) -> None:
        self._parts, self._stack, self._shown = parts, stack, shown
        self._text = parts.text
        self._pieces: Iterator[None] | None = None
        self._built: Windows | None = None
        self._waiting: Callable[[Windows], None] | None = None
        self._timer = QTimer(stack)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next_piece)

    def begin(self) -> None:
        """Home is in sight: soon the next hour's windows are built, unless they are already."""
        if self._pieces is None:
            self._pieces = self._build()
            self._timer.start(QUIET_MS)

    def take(self, ready: "Callable[[Windows], None]", text: Text | None = None) -> None:
        """`ready` is handed the windows for an hour that begins: at once, or soon when they are not all built yet.

        `text`: other words than usual; then they are built anew.
        """
        self._waiting = ready
        if text is not None:
            self._throw_away()
            self._text = text
        if self._built is None:
            self._pieces = self._pieces or self._build()
            self._timer.start(0)
        else:
            self._hand_out(self._built)

    def _throw_away(self) -> None:
        if self._built is not None:
            self._stack.removeWidget(self._built[1])
            self._built[1].deleteLater()
        self._built = self._pieces = None

    def _next_piece(self) -> None:
        if self._pieces is not None:
            next(self._pieces, None)
        if self._built is None:
            self._timer.start(0 if self._waiting else REST_MS)
        elif self._waiting is not None:
            self._hand_out(self._built)

    def _hand_out(self, windows: "Windows") -> None:
        ready, self._waiting = self._waiting, None
        self._built = self._pieces = None
        self._text = self._parts.text
        if ready is not None:
            ready(windows)

    def _build(self) -> Iterator[None]:
        parts = self._parts
        text = self._text
        reading = threading.Thread(target=_read_what_an_hour_needs, name="worker", daemon=True)
        reading.start()
        while reading.is_alive():
            yield
        from vilkaarvi.app.led import Led

        yield
        led = Led(text, self._shown)
        from vilkaarvi.ui.console import Console

        yield
        console = Console(text, led, led, self._stack)
        yield
        from vilkaarvi.ui.closing import ClosingPage

        yield
        closing = ClosingPage(text, led, parts.where, console.centre)
        yield
        console.set_closing(closing)
        yield
        self._stack.addWidget(console)
        yield
        for widget in console.findChildren(QWidget):
            widget.ensurePolished()
        self._built = led, console, closing


def _read_what_an_hour_needs() -> None:
    """Beside the room's thread: the patterns that find what points somebody out take 50 ms to make alone."""
    import vilkaarvi.app.led  # noqa: F401
